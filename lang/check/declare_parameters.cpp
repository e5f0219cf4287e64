// Parameters and their dated values.

#include <algorithm>

#include "lang/check/literals.hpp"
#include "lang/check/vocabulary.hpp"
#include "lang/value/time_text.hpp"

namespace regel::check {

using diag::Code;

void declare_parameters(Names& names) {
  for (const Names::Entry& entry : names.entries()) {
    if (entry.kind != Names::Kind::Parameter) continue;
    const ast::Module& module = names.module(entry.module);
    const auto& decl = std::get<ast::Parameter>(module.decls[entry.decl].node);
    ir::ParameterInfo& info = names.program().parameters[types::ParameterId{entry.id}];
    const types::Type type = names.type_of(entry.module, decl.type);
    info.type = type;
    std::vector<ir::DatedConstant> values;
    const auto add = [&](Date from, ast::ExprId value) {
      if (const auto constant = names.constant(entry.module, value, type)) {
        values.push_back({from.days, *constant});
      }
    };
    if (decl.value.valid()) add(kFirstDate, decl.value);
    for (const ast::DatedValue& dated : decl.dated) {
      const auto from = literal_date(dated.from.iso, dated.from.span, names.sink());
      if (!from) continue;
      const bool taken = std::ranges::any_of(
          values, [&](const ir::DatedConstant& value) { return value.from == from->days; });
      if (taken) {
        names.sink().report<Code::R337>(dated.from.span, info.name, to_text(*from));
        continue;
      }
      add(*from, dated.value);
    }
    std::ranges::sort(values, {}, &ir::DatedConstant::from);
    // Without a value it was reported, and what uses it is to stay silent.
    if (values.empty()) info.type = {};
    info.values = std::move(values);
  }
}

}  // namespace regel::check
