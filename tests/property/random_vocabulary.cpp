#include "tests/property/random_program.hpp"

namespace regel::property {

std::string random_vocabulary(Random& random, Shape& shape) {
  shape.name_any_case = random.chance(40);
  shape.parent_optional = random.chance(80);
  shape.lines = random.chance(30);
  shape.two_files = random.chance(30);
  std::string out = R"(språk svenska
modul slump
använd standard.sverige

kodlista Kategori
  kod hälsa:              "Hälsa"
  kod diagnos under hälsa: "Diagnos", "Diagnoser"
  kod kod_d under diagnos: "D"
  kod religion:           "Religion"
  kod adress:             "Adress"

)";
  out += random.chance(50) ? "kodmängd Känsliga av Kategori: hälsa, religion\n"
                           : "kodmängd Känsliga av Kategori: diagnos, adress\n";
  out += R"(
skala Vikt
  nivå 1 låg:    "Låg"
  nivå 3 medel:  "Medel", "Mellan"
  nivå 7 hög:    "Hög"

parameter gräns: heltal = 3

post Sak
  fält märke: text från "märke", valfritt
  fält antalet: heltal från "antalet"
  fält slag: Kategori från "slag", valfritt

register Enhet
  fil: "enhet.json"
  poster: "$[*]"
  nyckel: kod
  unik: namn
  träd via över
  blankt: "-"
  okänt: "Vet ej"
  fält kod: text från "kod"
)";
  out += std::string("  fält namn: text från \"namn\"") +
         (shape.name_any_case ? ", oavsett versaler\n" : "\n");
  out += std::string("  fält över: länk till Enhet från \"över\"") +
         (shape.parent_optional ? ", valfritt\n" : "\n");
  out += R"(  fält stor: ja/nej från "stor", "X" betyder ja
  fält folk: heltal från "folk"
  fält chef: text från "chef", valfritt
  fält startad: datum från "startad"
  samling ärenden: Ärende via enhet
  samling alla_ärenden: Ärende via enhet, med underordnade
  samling delade: Ärende via enheter
  samling namngivna: Ärende via ägare

register Ärende
)";
  const std::string extension = shape.lines ? ".ndjson" : ".json";
  out += "  fil: \"arende-1" + extension + "\"";
  if (shape.two_files) out += ", \"arende-2" + extension + "\"";
  out += shape.lines ? "\n" : "\n  poster: \"$.data.poster[*]\"\n";
  out += R"(  nyckel: id
  blankt: "-"
  okänt: "Vet ej"
  fält id: text från "id"
  fält enhet: länk till Enhet från "enhet"
  fält enheter: lista av länk till Enhet från "enheter"
  fält ägare: länk till Enhet på namn från "ägare" / "namn", valfritt
  fält kat: Kategori från "kat"
  fält kats: lista av Kategori från "kats"
  fält bikat: Kategori från "bikat", valfritt
  fält vikt: Vikt från "vikt"
  fält poäng: heltal från "poäng"
  fält rest: heltal från "rest", valfritt
  fält belopp: tal från "belopp", skrivet "9"
  fält öppnat: datum från "öppnat"
  fält stängt: datum från "stängt", valfritt
  fält hänt: tidpunkt från "hänt"
  fält anmält: tidpunkt från "anmält", valfritt
  fält klar: ja/nej från "klar"
  fält rubrik: text från "rubrik"
  fält anm: text från "anm", valfritt
  fält saker: lista av Sak från "saker"
  fält taggar: lista av text från "taggar", delat vid ";", valfritt
)";
  return out;
}

}  // namespace regel::property
