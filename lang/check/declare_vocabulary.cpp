#include "lang/check/declare.hpp"
#include "lang/check/vocabulary.hpp"
#include "lang/diag/suggest.hpp"

namespace regel::check {

using diag::Code;

void declare_vocabulary(Names& names) {
  declare_code_lists(names);
  declare_code_sets(names);
  declare_parameters(names);
  Vocabulary vocabulary{names, {}};
  vocabulary.fields.resize(names.schema().records.size());
  declare_fields(vocabulary);
  declare_keys(vocabulary);
  declare_links(vocabulary);
  declare_collections(vocabulary);
  declare_sources(vocabulary);
  check_confusable(vocabulary);
}

std::int32_t resolve_field(Names& names, ModuleIndex from, types::RecordId id,
                           const ast::Name& name) {
  const types::Record& record = names.schema().records[id];
  const std::string_view text = names.module(from).text(name);
  const std::int32_t index = record.find(text);
  if (index >= 0) return index;
  if (names.is_lost(text)) return -1;
  std::vector<std::string> known;
  for (const types::Field& field : record.fields) known.push_back(field.name);
  names.sink().report<Code::R301>(name.span, record.name, text, diag::suggestion(text, known));
  return -1;
}

void report_twice(Names& names, std::string_view name, Bilingual label, Span first, Span second) {
  const auto line = [&names](Span span) {
    return names.sources().position(span.file, span.begin).line;
  };
  names.sink()
      .report<Code::R124>(second, name, line(first), line(second), std::move(label))
      .label(first, {"först här", "first here"});
}

}  // namespace regel::check
