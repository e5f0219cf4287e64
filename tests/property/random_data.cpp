// Exports of the random vocabulary: small pools of keys, so that links meet, dangle and collide.

#include <utility>

#include <nlohmann/json.hpp>

#include "tests/property/random_program.hpp"

namespace regel::property {

namespace {

using Json = nlohmann::ordered_json;

class Exporter {
 public:
  Exporter(Random& random, const Shape& shape) : random_(random), shape_(shape) {
    defects_ = random.chance(25) ? 0 : 4 + random.below(14);
  }

  std::map<std::string, std::string> files() {
    std::map<std::string, std::string> out;
    const bool without_units = random_.chance(6), without_cases = random_.chance(4);
    if (!random_.chance(6)) out["program.json"] = programs();
    if (!random_.chance(6)) {
      out["kurs.json"] = Json(several([&] { return course(); }, 6)).dump();
    }
    Json units = Json::array();
    for (std::size_t i = random_.below(8); i > 0; --i) units.push_back(unit());
    if (!without_units) out["enhet.json"] = units.dump();
    const std::string extension = shape_.lines ? ".ndjson" : ".json";
    for (int file = 1; file <= (shape_.two_files ? 2 : 1) && !without_cases; ++file) {
      Json cases = Json::array();
      for (std::size_t i = random_.below(9); i > 0; --i) {
        const Json one = a_case();
        if (shape_.written == Written::Sheet) {
          for (const Json& row : rows_of(one)) cases.push_back(row);
        } else {
          cases.push_back(shape_.written == Written::Nested ? one : with_attributes(one));
        }
      }
      out["arende-" + std::to_string(file) + extension] = document(cases);
    }
    return out;
  }

 private:
  std::string programs() {
    Json elements = Json::array(), members = Json::object();
    for (std::size_t i = random_.below(6); i > 0; --i) {
      Json one = Json::object();
      const std::string id = "p" + std::to_string(random_.below(6));
      put(one, "namn", program_name(), Json::object());
      maybe(one, "alias", several([&] { return Json(program_name()); }), 4);
      put(one, "klass", random_.pick({"Låg", "Medel", "Hög"}), "Tung");
      maybe(one, "ägare", unit_key(), Json::array());
      // Members of one object have different names.
      members[id] = one;
      put(one, "id", id, Json::array());
      elements.push_back(one);
    }
    return Json{{"program", shape_.members ? members : elements}}.dump();
  }
  Json course() {
    Json out = Json::object();
    put(out, "namn", random_.pick({"Brand", "Data", "Etik"}), Json::array());
    put(out, "termin", static_cast<int>(random_.below(4)), "våren");
    maybe(out, "lärare", random_.pick({"Alm", "Ek"}), true);
    put(out, "godkänd", random_.chance(50), "nästan");
    return out;
  }
  std::string program_name() { return random_.pick({"Ett", "ETT", "Två", "Tre", "Fyra"}); }

  std::string document(const Json& cases) const {
    if (!shape_.lines) return Json{{"version", 1}, {"data", {{"poster", cases}}}}.dump();
    std::string out;
    for (const Json& one : cases) out += one.dump() + "\n";
    return out;
  }

  template <class Make>
  Json several(Make make, std::size_t most = 3) {
    Json out = Json::array();
    for (std::size_t i = random_.below(most + 1); i > 0; --i) out.push_back(make());
    return out;
  }

  // The value, or a defect in its place: missing in four ways, not known, garbage.
  void put(Json& record, const std::string& name, Json value, const Json& garbage) {
    if (!random_.chance(defects_ * 2)) {
      record[name] = std::move(value);
      return;
    }
    switch (random_.below(8)) {
      case 0:
      case 1:
        return;
      case 2:
        record[name] = nullptr;
        return;
      case 3:
        record[name] = random_.chance(50) ? "" : " - ";
        return;
      case 4:
      case 5:
        record[name] = random_.chance(50) ? "Vet ej" : "VET EJ ";
        return;
      default:
        record[name] = garbage;
    }
  }
  void maybe(Json& record, const std::string& name, const Json& value, const Json& garbage) {
    if (random_.chance(60)) put(record, name, value, garbage);
  }

  std::string unit_key() { return random_.pick({"e1", "e2", "e3", "e4", "e5", "e6"}); }
  std::string unit_name() {
    return random_.pick({"Arkiv", "ARKIV", "Bad", "Hamn", "Kök", "Skola"});
  }
  std::string category() {
    return random_.pick({"Hälsa", "Diagnos", "DIAGNOSER", "D", "Religion", " adress"});
  }
  std::string date() {
    static const std::vector<std::string> kDays{"2025-12-30", "2026-01-02", "2026-02-27",
                                                "2026-03-01", "2026-03-28", "2026-03-29",
                                                "2026-04-03", "2026-12-24"};
    const std::size_t kind = random_.below(100);
    if (kind < defects_) return random_.pick({"2026-03", "2026", "2025"});
    return random_.pick(kDays);
  }
  std::string time() {
    const std::size_t kind = random_.below(100);
    if (kind < defects_) return random_.pick({"2026-03-28", "2026-03-29", "2026-03"});
    return random_.pick({"2026-03-27 16:00", "2026-03-28T16:00:00Z", "2026-03-29 04:00",
                         "2026-03-30 17:00", "2026-03-30 17:01", "2026-01-02 00:30",
                         "2025-12-31T23:30:00+01:00", "2026-03-29 12:00:01"});
  }
  Json whole() { return static_cast<int>(random_.below(8)) - 1; }
  Json amount() { return random_.pick({"1,5", "0,333333", "10", "1 000", "2.25", "0", "-4", "7"}); }

  Json unit() {
    Json out = Json::object();
    put(out, "kod", unit_key(), Json::array());
    put(out, "namn", unit_name(), true);
    maybe(out, "över", unit_key(), Json::object());
    put(out, "stor", random_.chance(50) ? Json(true) : Json(random_.pick({"nej", "X", "JA"})), 3);
    put(out, "folk", whole(), "många");
    maybe(out, "chef", random_.pick({"Alm", "Berg 19121212-1212", "alm"}), 17.5);
    put(out, "startad", date(), "i tisdags");
    if (random_.chance(20)) out["okänt fält"] = "640823-3234";
    return out;
  }

  Json thing() {
    if (random_.chance(defects_ / 2)) return random_.chance(50) ? Json(nullptr) : Json(5);
    Json out = Json::object();
    maybe(out, "märke", random_.pick({"A", "B", "C"}), false);
    put(out, "antalet", whole(), 2.5);
    maybe(out, "slag", category(), "Annat");
    put(out, "märken", several([&] { return random_.pick({"A", "B", "C"}); }, 2), Json::object());
    maybe(out, "ansvar", unit_key(), 4.5);
    return out;
  }

  Json a_case() {
    Json out = Json::object();
    const auto element = [&](const std::string& value) {
      const Json garbage{"?", "Vet ej", "", 9};
      return random_.chance(defects_) ? garbage[random_.below(4)] : Json(value);
    };
    put(out, "id", random_.chance(90) ? Json("a" + std::to_string(random_.below(9))) : Json(7),
        1.5);
    put(out, "enhet", unit_key(), Json::array());
    put(out, "enheter", several([&] { return element(unit_key()); }), unit_key());
    maybe(out, "ägare", Json{{"namn", unit_name()}}, "Arkiv");
    put(out, "kat", category(), "Annat");
    put(out, "kats", several([&] { return element(category()); }), "Annat");
    maybe(out, "bikat", category(), 4);
    put(out, "vikt", random_.pick({"Låg", "Medel", "mellan", "Hög"}), "Tung");
    put(out, "poäng", whole(), random_.chance(50) ? Json("3") : Json(1.5));
    maybe(out, "rest", whole(), "x");
    put(out, "belopp", random_.chance(50) ? amount() : Json(random_.below(9)), "1,2,3");
    put(out, "öppnat", date(), "2026-02-30");
    maybe(out, "stängt", date(), 20260301);
    put(out, "hänt", time(), "2026-03-29 02:30");
    maybe(out, "anmält", time(), "2026-10-25 02:30");
    put(out, "klar", random_.chance(50), "kanske");
    put(out, "rubrik",
        random_.pick({"Ärende", "Ans  ökan", "SN 2026/1", "KS 2026/12", "x 19121212-1212"}),
        Json::object());
    maybe(out, "anm", random_.pick({"Ärende", "bra", "1"}), false);
    put(out, "saker", several([&] { return thing(); }), 8);
    maybe(out, "taggar",
          random_.chance(50) ? Json(random_.pick({"A;B", " C ; ;A", "D"})) : several([&] {
            return element(random_.pick({"A", "B", "C"}));
          }),
          true);
    maybe(out, "tal", several([&] { return whole(); }), "två");
    maybe(out, "program", program_name(), Json::array());
    maybe(out, "plats", place(), random_.chance(50) ? Json("Bo") : Json(5));
    put(out, "frist", random_.pick({"PT36H", "24 timmar", "90 minuter", "PT72H"}), "snart");
    maybe(out, "gallras", random_.pick({"P2M", "1 månad", "P1Y", "10 dagar", "oklart", "n/a"}), 3);
    put(out, "inkom", random_.pick({"27.02.2026", "01.03.2026", "02.04.2026", "24.12.2025"}),
        "2026-03-01");
    maybe(out, "hemlig", random_.pick({"X", "Y"}), 1.5);
    return out;
  }

  // The case as a list of attributes, in one of the ways that these are written or garbled.
  Json with_attributes(const Json& one) {
    Json attributes = Json::array();
    for (const auto& [name, value] : one.items()) {
      Json values = value;
      if (!value.is_array() && !random_.chance(15)) values = Json::array({value});
      if (random_.chance(defects_ / 3)) values = random_.chance(50) ? Json::array() : Json(nullptr);
      if (random_.chance(defects_ / 3)) values = Json::array({value, value});
      Json attribute{{"namn", name}, {"värden", values}};
      if (random_.chance(30)) attribute = Json{{"värden", values}, {"nr", 1}, {"namn", name}};
      if (random_.chance(defects_ / 6)) attribute.erase("värden");
      attributes.push_back(attribute);
      if (random_.chance(defects_ / 6)) attributes.push_back(attribute);
    }
    const Json garbage{nullptr, 5, "Vet ej", Json::object(), Json{{"namn", 7}, {"värden", 7}}};
    if (random_.chance(defects_ / 2)) attributes.push_back(garbage[random_.below(5)]);
    if (random_.chance(defects_ / 4)) return Json{{"attribut", garbage[random_.below(5)]}};
    if (random_.chance(5) && !attributes.empty()) return Json{{"attribut", attributes[0]}};
    return Json{{"attribut", attributes}};
  }

  // The case as rows of a sheet: its things one below the other, other cells filled with nothing.
  std::vector<Json> rows_of(const Json& one) {
    std::vector<Json> rows;
    const Json things = one.contains("saker") ? one["saker"] : Json();
    std::size_t thing = 0;
    do {
      Json row = Json::object();
      for (const auto& [name, value] : one.items()) {
        if (name == "saker") continue;
        const bool merged = !rows.empty() && !random_.chance(defects_ / 6);
        if (merged || ((name == "enhet" || name == "taggar") && random_.chance(30))) {
          if (!random_.chance(50)) row[name] = random_.chance(50) ? Json(nullptr) : Json(" ");
        } else {
          row[name] = value;
        }
      }
      if (things.is_array() && thing < things.size() && things[thing].is_object())
        row.update(things[thing]);
      rows.push_back(std::move(row));
    } while (things.is_array() && ++thing < things.size());
    if (random_.chance(defects_ / 4)) rows.push_back(random_.chance(50) ? Json(nullptr) : Json(5));
    return rows;
  }

  Json place() {
    Json out = Json::object();
    put(out, "ort", random_.pick({"Bo", "by"}), Json::array());
    maybe(out, "boende", whole(), "många");
    return out;
  }

  Random& random_;
  const Shape& shape_;
  std::size_t defects_ = 0;
};

}  // namespace

std::map<std::string, std::string> random_export(Random& random, const Shape& shape) {
  return Exporter(random, shape).files();
}

Project random_project(Random& random, std::size_t rules, std::optional<Written> written) {
  Project out;
  Shape shape;
  out.rules = random_vocabulary(random, shape, written);
  out.rules += random_rules(random, shape, rules);
  out.current = random_export(random, shape);
  if (random.chance(65)) out.previous = random_export(random, shape);
  out.today = 20450 + static_cast<std::int32_t>(random.below(120));  // from December 2025
  return out;
}

std::string shown(const Project& project) {
  std::string out = project.rules + "\ntoday: " + std::to_string(project.today);
  for (const auto& [name, text] : project.current) out += "\nnow " + name + ": " + text;
  for (const auto& [name, text] : project.previous) out += "\nbefore " + name + ": " + text;
  return out + "\n";
}

}  // namespace regel::property
