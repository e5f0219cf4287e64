// Where one field is read from: its mapping as written, checked against its type.

#pragma once

#include "lang/check/vocabulary.hpp"

namespace regel::check {

// The mapping of a field, without the children of a nested record. R322, R331, R332.
types::FieldSource field_source(Names& names, ModuleIndex from, const types::Field& field,
                                const ast::Mapping& mapping);

// The default sources of all fields of a record, by their declarations, with nested records.
std::vector<types::FieldSource> default_sources(Vocabulary& vocabulary, types::RecordId record);

}  // namespace regel::check
