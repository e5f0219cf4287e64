#include "lang/ir/subject.hpp"
#include "lang/lint/lint.hpp"

namespace regel::lint {

using diag::Code;

void lint_papers(const ir::Program& program, diag::Sink& sink) {
  for (const ir::Rule& rule : program.rules) {
    if (!rule.whole) continue;
    if (rule.authority.empty()) sink.report<Code::R701>(rule.id_span, rule.id);
    if (rule.owner.empty()) sink.report<Code::R702>(rule.id_span, rule.id);
    if (rule.message.empty()) {
      sink.report<Code::R707>(rule.id_span, rule.id);
      continue;
    }
    bool named = false;
    for (const ir::MessagePart& part : rule.message) {
      named = named || (part.value.valid() && ir::identifies(program, rule.subject, part.value));
    }
    if (!named) {
      sink.report<Code::R703>(rule.id_span, rule.id, ir::key_name(program, rule.subject));
    }
  }
}

}  // namespace regel::lint
