// What the lints of a rule's logic say is true: R501 to R505 against the engine's outcomes, on
// random rules over fields of so few values that every combination of them is a record, with every
// state that a value can be in.

#include <string>
#include <vector>

#include <fmt/format.h>

#include "engine/run.hpp"
#include "lang/compile.hpp"
#include "tests/property/random.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/rounds.hpp"

namespace regel {

namespace {

const std::string kVocabulary = R"(språk svenska
kodlista Färg
  kod röd:  "röd"
  kod grön: "grön"
  kod blå:  "blå"
skala Vikt
  nivå 1 lätt:    "lätt"
  nivå 2 måttlig: "måttlig"
  nivå 3 tung:    "tung"
register Sak
  fil: "saker.json"
  nyckel: id
  fält id: text från "id"
  fält n: heltal från "n"
  fält öppen: ja/nej från "öppen"
  fält färg: Färg från "färg"
  fält vikt: Vikt från "vikt"
  fält m: heltal från "m", valfritt
)";

std::string every_record() {
  std::string text = "[";
  std::size_t id = 0;
  for (const char* n : {"0", "1", "2", "3", "4", "\"x\""}) {
    for (const char* open : {"true", "false", "null"}) {
      for (const char* colour : {"\"röd\"", "\"grön\"", "\"blå\"", "\"lila\""}) {
        for (const char* weight : {"\"lätt\"", "\"måttlig\"", "\"tung\""}) {
          for (const char* m : {"0", "1", "2", "null"}) {
            text += fmt::format(
                R"({}{{"id": "{}", "n": {}, "öppen": {}, "färg": {}, "vikt": {}, "m": {}}})",
                id == 0 ? "" : ",\n", id, n, open, colour, weight, m);
            ++id;
          }
        }
      }
    }
  }
  return text + "]";
}

class Writer {
 public:
  explicit Writer(property::Random& random) : random_(random) {}

  std::string rule(std::size_t number) {
    std::string text = fmt::format("\nregel A-{} \"a\"\n  för varje: Sak\n", number);
    if (random_.chance(70)) text += "  när: " + condition(2) + "\n";
    if (random_.chance(50)) text += "  utom när: " + condition(2) + "\n";
    if (random_.chance(15)) text += "  oklart när: " + condition(1) + "\n";
    text += random_.chance(20) ? "  får inte: " : "  ska: ";
    text += random_.chance(40) ? items() : condition(2);
    return text + "\n  annars: \"{id}\"\n";
  }

 private:
  std::string items() {
    std::string text = random_.pick({"alla dessa", "något av dessa", "inget av dessa"});
    for (const char* label : {"a", "b", "c"}) {
      text += fmt::format("\n    {}) {}", label, condition(1));
    }
    return text;
  }

  std::string condition(std::size_t depth) {
    if (depth == 0 || random_.chance(40)) return leaf();
    if (random_.chance(15)) return "inte (" + condition(depth - 1) + ")";
    const std::string joint = random_.pick({" och ", " eller "});
    return "(" + condition(depth - 1) + joint + condition(depth - 1) + ")";
  }

  std::string leaf() {
    switch (random_.below(6)) {
      case 0:
      case 1:
        return "n " + order() + " " + std::to_string(random_.below(5));
      case 2:
        return random_.pick({"öppen", "inte öppen", "öppen = ja"});
      case 3:
        return random_.pick({"färg = röd", "färg <> grön", "färg är en av (röd, blå)",
                             "färg är inte en av (röd, grön)"});
      case 4:
        return "vikt " + random_.pick({"= lätt", "<> tung", ">= måttlig", "< tung", "> lätt"});
      default:
        return random_.chance(50) ? random_.pick({"m finns", "m saknas"})
                                  : "(m saknas eller m " + order() + " 1)";
    }
  }
  std::string order() { return random_.pick({"=", "<>", "<", "<=", ">", ">="}); }

  property::Random& random_;
};

// A program that asks something of the records that a rule applies to.
struct Asked {
  ir::Program program;

  void ask(const ir::Rule& rule, const std::vector<ir::ExprId>& unless, ir::ExprId requirement) {
    ir::Rule one = rule;
    one.id = fmt::format("{:06}", program.rules.size());
    one.unless = unless;
    one.unclear_when.clear();
    one.requirement = requirement;
    one.prohibition = false;
    program.rules.push_back(std::move(one));
  }
  ir::ExprId condition(ir::Node node) {
    return program.exprs.add({{types::TypeKind::Bool}, false, {}, std::move(node)});
  }
};

outcome::RunReport run_on_every_record(const ir::Program& program) {
  MemoryFileReader files;
  files.add("saker.json", every_record());
  RunOptions options;
  options.as_of = 20513;
  options.max_findings = 1;
  return run(program, files, options);
}

std::size_t counted[5];

// What the lints promise of one rule, compared with what the engine gives.
void hold_to(const Compilation& compiled, const ir::Rule& rule, const outcome::RuleResult& result) {
  const ir::Program& program = compiled.program;
  Asked asked{program};
  asked.program.rules.clear();
  for (const diag::Diagnostic& one : compiled.sink.all()) {
    const Span whole{rule.span};
    const bool here =
        one.span.valid() && one.span.begin >= whole.begin && one.span.end <= whole.end;
    if (!here) continue;
    if (one.code == diag::Code::R501) {
      ++counted[0];
      CHECK(result.pass + result.fail == 0);
    } else if (one.code == diag::Code::R502) {
      ++counted[1];
      CHECK(result.fail == 0);
    } else if (one.code == diag::Code::R503) {
      ++counted[2];
      CHECK(result.pass == 0);
    } else if (one.code == diag::Code::R504) {
      ++counted[3];
      for (const ir::ExprId unless : rule.unless) {
        if (program.exprs[unless].span == one.span) asked.ask(rule, {}, unless);
      }
    } else if (one.code == diag::Code::R505) {
      ++counted[4];
      const auto& items = std::get<ir::Items>(program.exprs[rule.requirement].node);
      ir::ExprId covered, covering;
      for (const ir::ItemRef& item : items.items) {
        const Span span = program.exprs[item.condition].span;
        if (span == one.span) covered = item.condition;
        if (one.labels.at(0).span == span) covering = item.condition;
      }
      // Nothing hangs on the covered item: wherever it could matter, the other one decides. Where
      // the rule is unclear no item matters.
      const bool all = items.kind == ir::ItemsKind::All;
      const ir::ExprId holds = all ? covering : covered, fails = all ? covered : covering;
      std::vector<ir::ExprId> aside = rule.unless;
      aside.insert(aside.end(), rule.unclear_when.begin(), rule.unclear_when.end());
      asked.ask(rule, aside, asked.condition(ir::And{{holds, asked.condition(ir::Not{fails})}}));
    }
  }
  if (asked.program.rules.empty()) return;
  for (const outcome::RuleResult& never : run_on_every_record(asked.program).rules) {
    CHECK(never.pass == 0);
  }
}

}  // namespace

TEST_CASE("what lint says of a rule's logic is true of every record", "[differential]") {
  const std::uint64_t first = test::number_from("REGEL_SEED", 1);
  const std::uint64_t rounds = test::rounds(60);
  for (std::size_t& count : counted) count = 0;
  for (std::uint64_t seed = first; seed < first + rounds; ++seed) {
    property::Random random(seed);
    Writer writer(random);
    std::string rules = kVocabulary;
    for (std::size_t i = 0; i < 12; ++i) rules += writer.rule(i);
    const Compilation compiled = compile({{{"regler.regel", rules}}});
    // What is always true or false by itself is refused (R506 and others): then another seed.
    if (compiled.sink.has_errors()) continue;
    const outcome::RunReport report = run_on_every_record(compiled.program);
    for (const outcome::RuleResult& result : report.rules) {
      for (const ir::Rule& rule : compiled.program.rules) {
        if (rule.id != result.id) continue;
        INFO("seed " << seed << ", " << rule.id << "\n" << compiled.sources.text(rule.span));
        hold_to(compiled, rule, result);
      }
    }
  }
  // A test that meets no lint says nothing.
  for (const std::size_t count : counted) CHECK(count > 0);
}

}  // namespace regel
