#include "lang/check/validity.hpp"

#include "lang/check/literals.hpp"
#include "lang/diag/suggest.hpp"

namespace regel::check {

using diag::Code;

std::optional<ir::Validity> validity_of(const ast::Validity& validity, diag::Sink& sink) {
  ir::Validity out;
  bool whole = true;
  const auto days =
      [&](const std::optional<ast::DateLiteral>& written) -> std::optional<std::int32_t> {
    if (!written) return std::nullopt;
    const auto date = literal_date(written->iso, written->span, sink);
    whole = whole && date.has_value();
    if (!date) return std::nullopt;
    return date->days;
  };
  out.from = days(validity.from);
  out.through = days(validity.through);
  if (!whole) return std::nullopt;
  if (out.from && out.through && *out.through < *out.from) {
    sink.report<Code::R418>(
        validity.through->span, validity.through->iso, Bilingual{"till och med", "through"},
        Bilingual{"tidigare än " + validity.from->iso, "earlier than " + validity.from->iso});
    return std::nullopt;
  }
  return out;
}

void report_no_rule(Names& names, std::string_view id, Span span) {
  if (names.is_lost(id)) return;
  std::vector<std::string> known;
  for (const ast::Module& module : names.modules()) {
    for (const ast::Decl& decl : module.decls) {
      const auto* rule = std::get_if<ast::Rule>(&decl.node);
      if (rule != nullptr) known.emplace_back(module.text(rule->id));
    }
  }
  names.sink().report<Code::R313>(span, id, diag::suggestion(id, known));
}

}  // namespace regel::check
