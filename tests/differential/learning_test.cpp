// No silent pass: Kleene's logic is monotone in what is known, so what was decided while a value
// was unknown stays decided, the same way, whatever valid value it gets. Excepted are only rules
// that ask about presence, or about what stands there, of the very field that is filled
// (language.md 4.2); links, keys and parents are read as recorded and are not filled here.

#include <algorithm>
#include <set>

#include "lang/compile.hpp"
#include "lang/ir/walk.hpp"
#include "lang/value/civil_time.hpp"
#include "lang/value/time_text.hpp"
#include "tests/differential/compare.hpp"
#include "tests/differential/records.hpp"
#include "tests/reference/import.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/rounds.hpp"

namespace regel {

namespace {

using Json = nlohmann::ordered_json;
using property::Project;
using property::Random;
using reference::Datum;
using reference::State;
using test::rounds;

// A field of the random vocabulary, and values that are valid in it.
struct Fillable {
  const char* register_name;
  const char* field;
  std::vector<Json> values;
};

const std::vector<Fillable>& fillable() {
  static const std::vector<Fillable> kFields{
      {"Enhet", "folk", {-1, 0, 2, 4}},
      {"Enhet", "stor", {true, false}},
      {"Enhet", "startad", {"2026-01-02", "2026-03-01", "2025-01-01"}},
      {"Enhet", "chef", {"Alm", "Ek"}},
      {"Program", "klass", {"Låg", "Medel", "Hög"}},
      {"Kurs", "godkänd", {true, false}},
      {"Kurs", "lärare", {"Alm", "Ny"}},
      {"Ärende", "poäng", {-1, 0, 1, 3, 6}},
      {"Ärende", "rest", {0, 2, 5}},
      {"Ärende", "belopp", {"1,5", 0, "0,333333", 7}},
      {"Ärende", "vikt", {"Låg", "Medel", "Hög"}},
      {"Ärende", "kat", {"Religion", "D", "Adress", "Hälsa"}},
      {"Ärende", "bikat", {"Religion", "Diagnos"}},
      {"Ärende", "klar", {true, false}},
      {"Ärende", "öppnat", {"2026-03-01", "2025-12-30", "2026-04-03"}},
      {"Ärende", "stängt", {"2026-03-01", "2026-12-24"}},
      {"Ärende", "inkom", {"27.02.2026", "02.04.2026"}},
      {"Ärende", "hänt", {"2026-03-27 16:00", "2025-12-31T23:30:00Z"}},
      {"Ärende", "anmält", {"2026-03-30 17:00", "2026-01-02 00:30"}},
      {"Ärende", "frist", {"PT36H", "72 timmar"}},
      {"Ärende", "gallras", {"P2M", "1 år"}},
      {"Ärende", "rubrik", {"Ärende", "SN 2026/1"}},
      {"Ärende", "hemlig", {"X", "Y"}},
      {"Ärende", "kats", {"Hälsa", "Religion", "Adress"}},
      {"Ärende", "tal", {1, 2, 7}}};
  return kFields;
}

std::string file_of(const std::string& register_name) {
  if (register_name == "Enhet") return "enhet";
  if (register_name == "Program") return "program";
  return register_name == "Kurs" ? "kurs" : "arende";
}

struct Filled {
  types::RecordId record;
  std::uint32_t field;
  State state;   // it was in; Value for one of too little precision
  bool element;  // of a list
};

bool is_open(const Datum& datum) {
  if (datum.state == State::Value) return datum.low != datum.high;
  return datum.state != State::NotSupplied;
}

// A day between the ends, as it is written.
Json day_within(Random& random, const Datum& datum, bool instant) {
  constexpr std::int64_t kDayMicros = 86'400'000'000;
  const std::int64_t low = instant ? datum.low / kDayMicros : datum.low;
  const std::int64_t high = instant ? datum.high / kDayMicros : datum.high;
  const auto days = static_cast<std::size_t>(high - low + 1);
  const Date day{static_cast<std::int32_t>(low + static_cast<std::int64_t>(random.below(days)))};
  return to_text(day) + (instant ? "T12:00:00Z" : "");
}

// Fills one value that is not known, or was not there, or is not precise; none if there is none.
std::optional<Filled> fill_one(Random& random, const ir::Program& program, Project& project) {
  const reference::Export read = reference::import_files(program, project.current, shipped_zones());
  struct Place {
    std::string file;
    std::size_t record;
    const Fillable* what;
    const Datum* datum;
    std::optional<std::size_t> element;
    Filled filled;
  };
  std::vector<Place> places;
  for (const Fillable& what : fillable()) {
    types::RegisterId id;
    for (const types::RegisterId each : program.schema.registers.ids()) {
      if (program.schema.registers[each].name == what.register_name) id = each;
    }
    const types::Record& record = program.schema.record_of(id);
    const auto field = static_cast<std::uint32_t>(record.find(what.field));
    std::size_t number = 0;
    for (const auto& [name, text] : project.current) {
      if (name.rfind(file_of(what.register_name), 0) != 0) continue;
      const std::size_t size = differential::records_of(name, text).size();
      for (std::size_t i = 0; i < size; ++i, ++number) {
        const Datum& datum = read.registers[id.index].records[number].fields[field];
        const Filled filled{program.schema.registers[id].record, field, datum.state, false};
        if (!record.fields[field].type.list) {
          if (is_open(datum)) places.push_back({name, i, &what, &datum, {}, filled});
          continue;
        }
        for (std::size_t e = 0; datum.state == State::Value && e < datum.elements.size(); ++e) {
          Filled one = filled;
          one.state = datum.elements[e].state;
          one.element = true;
          if (is_open(datum.elements[e])) {
            places.push_back({name, i, &what, &datum.elements[e], e, one});
          }
        }
      }
    }
  }
  if (places.empty()) return std::nullopt;
  const Place& place = places[random.below(places.size())];
  std::string& text = project.current[place.file];
  Json records = differential::records_of(place.file, text);
  auto record = records.begin();
  std::advance(record, place.record);
  Json value = place.what->values[random.below(place.what->values.size())];
  if (place.filled.state == State::Value) {
    const std::string_view field = place.what->field;
    value = day_within(random, *place.datum, field == "hänt" || field == "anmält");
  }
  Json& there = (*record)[place.what->field];
  if (!place.element) {
    there = value;
  } else if (there.is_array()) {
    there[*place.element] = value;
  } else {
    there = Json::array({value});
  }
  text = differential::text_of(place.file, text, records);
  return place.filled;
}

// Whether an expression asks whether something stands in the field, or what.
class Asks {
 public:
  Asks(const ir::Program& program, const Filled& filled) : program_(program), filled_(filled) {}

  bool rule(const ir::Rule& rule) const {
    std::vector<ir::ExprId> all = rule.when;
    all.insert(all.end(), rule.unless.begin(), rule.unless.end());
    all.insert(all.end(), rule.unclear_when.begin(), rule.unclear_when.end());
    all.push_back(rule.requirement);
    all.push_back(rule.subject.filter);
    const bool asked = std::any_of(all.begin(), all.end(), [&](ir::ExprId id) {
      return ir::any_below(program_, id, [&](const ir::Expr& expr) { return asks(expr); });
    });
    // Group keys are read as recorded.
    return asked || std::any_of(rule.subject.keys.begin(), rule.subject.keys.end(),
                                [&](const ir::GroupKeyInfo& key) { return reads(key.value); });
  }

 private:
  bool reads(ir::ExprId id) const {
    return ir::any_below(program_, id, [&](const ir::Expr& expr) {
      const auto* field = std::get_if<ir::Field>(&expr.node);
      if (field == nullptr) {
        return filled_.element && std::holds_alternative<ir::VarValue>(expr.node);
      }
      return field->field == filled_.field &&
             program_.exprs[field->row].type.is(types::TypeKind::Row) &&
             program_.exprs[field->row].type.record() == filled_.record;
    });
  }
  bool asks(const ir::Expr& expr) const {
    const bool absent = filled_.state == State::Missing;
    if (const auto* state = std::get_if<ir::State>(&expr.node)) {
      const bool presence = state->test == StateTest::Exists || state->test == StateTest::Missing ||
                            state->test == StateTest::Filled;
      const bool concerned = presence ? absent
                             : state->test == StateTest::Invalid
                                 ? filled_.state == State::Invalid
                                 : filled_.state == State::RecordedUnknown;
      return concerned && reads(state->value);
    }
    if (const auto* either = std::get_if<ir::IfMissing>(&expr.node)) {
      const bool own = !std::holds_alternative<ir::Aggregate>(program_.exprs[either->value].node);
      return absent && own && reads(either->value);
    }
    if (const auto* aggregate = std::get_if<ir::Aggregate>(&expr.node)) {
      if (absent && aggregate->ignoring_missing && reads(aggregate->value)) return true;
      return of_texts(aggregate->scope);
    }
    if (const auto* quantified = std::get_if<ir::Quantified>(&expr.node)) {
      return of_texts(quantified->scope);
    }
    const auto* call = std::get_if<ir::Call>(&expr.node);
    return call != nullptr && call->function == types::Builtin::Raw && reads(call->arguments[0]);
  }
  bool of_texts(ir::ScopeId id) const {
    return program_.scopes[id].kind == ir::ScopeKind::TextFields;
  }

  const ir::Program& program_;
  const Filled& filled_;
};

struct Outcomes {
  // How many records of each key have each decided outcome, by rule.
  std::map<std::pair<std::uint32_t, std::string>, std::int64_t> decided;
  std::set<std::pair<std::uint32_t, std::string>> subjects;  // by rule
};

// A group that had possible members only may turn out to be none. No rule can have passed or failed
// there; one may have been out of scope.
bool is_gone(const ir::Rule& rule, const std::pair<std::uint32_t, std::string>& what,
             const Outcomes& now) {
  const std::string outside = " " + std::to_string(static_cast<int>(ir::Outcome::NotApplicable));
  if (rule.subject.kind != ir::RelationKind::Group || !what.second.ends_with(outside)) return false;
  const std::string key = what.second.substr(0, what.second.size() - outside.size());
  return now.subjects.count({what.first, key}) == 0;
}

Outcomes outcomes(const ir::Program& program, const Project& project) {
  MemoryFileReader files;
  const RunOptions options = differential::offer(project, files);
  Outcomes out;
  for (const JudgedRecord& record : judge_all(program, files, options)) {
    out.subjects.insert({record.rule, record.key});
    if (record.outcome == ir::Outcome::Undetermined) continue;
    ++out.decided[{record.rule,
                   record.key + " " + std::to_string(static_cast<int>(record.outcome))}];
  }
  return out;
}

}  // namespace

TEST_CASE("no silent pass: learning a value changes no decided outcome", "[differential]") {
  std::uint64_t learnt = 0, decided = 0, excepted = 0;
  for (std::uint64_t seed = 1; seed <= rounds(60); ++seed) {
    Random random(seed + 900000);
    Project project = property::random_project(random, 8, property::Written::Nested);
    const Compilation compiled = compile({{{"regler.regel", project.rules}}});
    if (compiled.sink.has_errors()) continue;
    const ir::Program& program = compiled.program;
    Outcomes before = outcomes(program, project);
    for (int value = 0; value < 8; ++value) {
      const Project was = project;
      const auto filled = fill_one(random, program, project);
      if (!filled) break;
      ++learnt;
      Outcomes after = outcomes(program, project);
      const Asks asks(program, *filled);
      for (const auto& [what, count] : before.decided) {
        ++decided;
        const auto now = after.decided.find(what);
        if (now != after.decided.end() && now->second >= count) continue;
        if (is_gone(program.rules[what.first], what, after)) continue;
        ++excepted;
        const bool may_change = asks.rule(program.rules[what.first]);
        if (may_change) continue;
        INFO("seed " << seed << ": " << program.rules[what.first].id << " " << what.second << "\n"
                     << shown(was) << "then\n"
                     << shown(project));
        CHECK(may_change);
      }
      before = std::move(after);
    }
  }
  // Much was learnt, and some of it was asked about.
  CHECK(learnt > 3 * rounds(60));
  CHECK(decided > 50 * rounds(60));
  CHECK(excepted * 20 < decided);
}

}  // namespace regel
