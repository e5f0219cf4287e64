// One small vocabulary for the tests of the checker, and a rule about it.

#pragma once

#include <string>

namespace regel::test {

inline constexpr const char* kVocabulary = R"(språk svenska
rättskälla Handbok: "Handboken"
kodlista Tillstånd
  kod öppen: "Öppen"
  kod stängd: "Stängd"
  kod arkiverad under stängd: "Arkiverad"
kodlista Färg
  kod röd: "Röd"
  kod öppen_färg: "Öppen färg"
kodmängd Avslutade av Tillstånd: stängd
kodmängd Varma av Färg: röd
skala Vikt
  nivå 1 lätt: "1"
  nivå 2 tung: "2"
skala Storlek
  nivå 1 liten: "L"
  nivå 2 stor: "S"
register Rum
  nyckel: kod
  träd via inom_rum
  fält kod: text
  fält namn: text
  fält inom_rum: länk till Rum, valfritt
  fält ansvarig: text, valfritt
  samling saker: Sak via rum
register Sak
  nyckel: id
  fält id: text
  fält ägare: text, skyddat
  fält rum: länk till Rum
  fält lånad_från: länk till Rum, valfritt
  fält flyttad_till: lista av länk till Rum
  fält märken: lista av Färg
  fält ord: lista av text, valfritt
  fält tillstånd: Tillstånd
  fält vikt: Vikt
  fält antal: heltal
  fält pris: tal, valfritt
  fält köpt: datum
  fält såld: datum, valfritt
  fält sedd: tidpunkt
  fält trasig: ja/nej
  fält not: text, valfritt
register Händelse
  fält sak: länk till Sak
  fält dag: datum
parameter gräns: heltal = 9
parameter hall: länk till Rum = "HALL"
definition såld_i_tid för Sak
  betyder: såld finns och såld inom 5 dagar efter köpt
definition obevakat_såld för Sak
  betyder: såld < idag
definition dyrare_än(belopp: tal) för Sak
  betyder: pris finns och pris > belopp
definition säljdag för Sak
  betyder: såld
)";

// The vocabulary and a rule with this requirement; `clauses` are whole lines before it.
inline std::string in_rule(const std::string& condition, const std::string& clauses = "",
                           const std::string& subject = "Sak") {
  return std::string(kVocabulary) + "regel T-1 \"t\"\n  för varje: " + subject + "\n" + clauses +
         "  ska: " + condition + "\n  annars: \"x\"\n  lagstöd: Handbok \"1\"\n";
}

}  // namespace regel::test
