// What the parts of declare_vocabulary() share: the declaration of each field beside its entry in
// the Schema, for the passes that look at more than the field's type. Used only by declare_*.cpp
// and source_*.cpp.

#pragma once

#include <string>
#include <vector>

#include "lang/check/names.hpp"

namespace regel::check {

struct FieldDecl {
  ModuleIndex module = 0;
  const ast::Field* field = nullptr;
};

struct Vocabulary {
  Names& names;
  std::vector<std::vector<FieldDecl>> fields;  // by record, then by field of the schema

  types::Schema& schema() { return names.schema(); }
  diag::Sink& sink() { return names.sink(); }
};

// In the order in which declare_vocabulary() runs them.
void declare_code_lists(Names& names);
void declare_code_sets(Names& names);
void declare_parameters(Names& names);  // after the lists, whose codes their values may be
void declare_fields(Vocabulary& vocabulary);
void declare_keys(Vocabulary& vocabulary);         // keys, uniques and trees
void declare_links(Vocabulary& vocabulary);        // what links match, needs the keys
void declare_collections(Vocabulary& vocabulary);  // needs the trees
void declare_sources(Vocabulary& vocabulary);
void check_confusable(Vocabulary& vocabulary);  // R306

// The index of a field, or -1 after R301.
std::int32_t resolve_field(Names& names, ModuleIndex from, types::RecordId record,
                           const ast::Name& name);
// R124: `label` stands twice in the thing called `name`.
void report_twice(Names& names, std::string_view name, Bilingual label, Span first, Span second);

}  // namespace regel::check
