#include <map>
#include <set>

#include "lang/lint/lint.hpp"

namespace regel::lint {

using diag::Code;

namespace {

// A record to begin with: of the subject's register, without values, which is what most often
// cannot be decided; with dots where values would break the rule.
Bilingual record(const ir::Program& program, const ir::Rule& rule, bool empty) {
  if (!rule.subject.register_id.valid()) return {"…", "…"};
  const types::Register& target = program.schema.registers[rule.subject.register_id];
  const bool previous = rule.subject.kind == ir::RelationKind::Previous || rule.subject.previous;
  Bilingual out{previous ? "`givet föregående " : "`givet ",
                previous ? "`given previous " : "`given "};
  std::string rest = target.name + " x1";
  if (!empty) {
    const types::Record& fields = program.schema.record_of(rule.subject.register_id);
    std::string separator = ": ";
    for (const types::Field& field : fields.fields) {
      if (field.optional) continue;
      rest += separator + field.name + " = …";
      separator = ", ";
    }
  }
  out.sv += rest + "`";
  out.en += rest + "`";
  return out;
}

}  // namespace

void lint_tests(const ir::Program& program, diag::Sink& sink) {
  std::map<std::string, std::set<ir::Outcome>> shown;
  for (const ir::Test& test : program.tests) {
    std::set<ir::Outcome>& outcomes = shown[test.rule];
    for (const ir::Expectation& expected : test.expected) outcomes.insert(expected.outcome);
  }
  std::set<std::string> seen;  // versions of one rule share their tests
  for (const ir::Rule& rule : program.rules) {
    if (!rule.whole || !seen.insert(rule.id).second) continue;
    const auto found = shown.find(rule.id);
    if (found == shown.end()) {
      sink.report<Code::R801>(rule.id_span, rule.id);
      continue;
    }
    if (found->second.count(ir::Outcome::Fail) == 0) {
      sink.report<Code::R802>(rule.id_span, rule.id, Bilingual{"bruten", "broken"},
                              record(program, rule, false));
    }
    if (found->second.count(ir::Outcome::Undetermined) == 0) {
      sink.report<Code::R802>(rule.id_span, rule.id, Bilingual{"kan ej avgöras", "undetermined"},
                              record(program, rule, true));
    }
  }
}

}  // namespace regel::lint
