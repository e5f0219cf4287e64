#include "tests/property/random_program.hpp"

namespace regel::property {

namespace {

// Every place in the text, `från "A"`, as that of the attribute A.
std::string from_attributes(std::string text) {
  const std::string from = "från \"";
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos;) {
    const std::size_t begin = at + from.size(), end = text.find('"', begin);
    const std::string place =
        "från \"attribut\" där \"namn\" = \"" + text.substr(begin, end - begin) + "\" / \"värden\"";
    text.replace(at, end + 1 - at, place);
    at += place.size();
  }
  return text;
}

}  // namespace

std::string random_vocabulary(Random& random, Shape& shape, std::optional<Written> written) {
  shape.name_any_case = random.chance(40);
  shape.parent_optional = random.chance(80);
  shape.written = random.chance(60)   ? Written::Nested
                  : random.chance(50) ? Written::Sheet
                                      : Written::Attributes;
  if (written) shape.written = *written;
  // The rows of a sheet are elements of one list.
  shape.lines = random.chance(30) && shape.written != Written::Sheet;
  shape.two_files = random.chance(30);
  shape.members = random.chance(40);
  shape.far_away = random.chance(15);
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

kodmängd Allt av Kategori: Känsliga, adress

parameter gräns: heltal
  från 2025-01-01: 2
  från 2026-02-01: 3
parameter löptid: period = 2 månader
parameter brådska: varaktighet = 36 timmar
parameter roten: länk till Enhet = "e1"

post Sak
  fält märke: text från "märke", valfritt
  fält antalet: heltal från "antalet"
  fält slag: Kategori från "slag", valfritt
  fält märken: lista av text från "märken"
  fält ansvar: länk till Enhet från "ansvar", valfritt

post Plats
  fält ort: text från "ort"
  fält boende: heltal från "boende", valfritt

definition tungt för Ärende
  betyder: nivå(vikt) × poäng > gräns
definition tyngd för Ärende
  betyder: nivå(vikt) + poäng
definition öppnat_nära(dag: datum, tid: period) för Ärende
  betyder: öppnat inom tid före dag
definition ledd för Enhet
  betyder: något av dessa
    a) chef finns
    b) någon av överordnade som ö uppfyller ö.chef finns
definition mer_än(antal_folk: heltal) för Enhet
  betyder: folk > antal_folk
definition rör(märket: text) för Sak
  betyder: märke finns och märke = märket

register Program
  fil: "program.json"
  okänt: "Vet ej"
  nyckel: id
  unik: namn
  unik: alias
  fält alias: lista av text från "alias", valfritt
  fält klass: Vikt från "klass"
  fält ägare: länk till Enhet från "ägare", valfritt
  samling användning: Ärende via program
)";
  out += std::string("  fält namn: text från \"namn\"") +
         (shape.name_any_case ? ", oavsett versaler\n" : "\n");
  out += shape.members ? "  poster: \"$.program.*\"\n  fält id: text från nyckeln\n"
                       : "  poster: \"$.program[*]\"\n  fält id: text från \"id\"\n";
  out += R"(
register Kurs
  fil: "kurs.json"
  poster: "$[*]"
  nyckel: namn, termin
  unik: lärare, termin
  fält namn: text från "namn"
  fält termin: heltal från "termin"
  fält lärare: text från "lärare", valfritt
  fält godkänd: ja/nej från "godkänd"

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
)";
  out += shape.far_away ? "  tidszon: \"UTC\"\n" : "";
  if (shape.written == Written::Sheet) {
    out += "  ny post: \"id\"\n  som ovan: \"enhet\", \"taggar\"\n";
  }
  std::string fields = R"(  fält id: text från "id"
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
  fält taggar: lista av text från "taggar", delat vid ";", valfritt
  fält tal: lista av heltal från "tal", valfritt
  fält program: länk till Program på namn eller alias från "program", valfritt
  fält plats: Plats från "plats", valfritt
  fält frist: varaktighet från "frist"
  fält gallras: period från "gallras", valfritt, blankt "n/a", okänt "oklart"
  fält inkom: datum från "inkom", skrivet "DD.MM.ÅÅÅÅ"
  fält hemlig: text från "hemlig", skyddat, valfritt
)";
  if (shape.written != Written::Sheet) fields += "  fält saker: lista av Sak från \"saker\"\n";
  if (shape.written == Written::Attributes) fields = from_attributes(fields);
  if (shape.written == Written::Sheet) fields += "  fält saker: lista av Sak från raderna\n";
  return out + fields;
}

}  // namespace regel::property
