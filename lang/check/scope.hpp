// The names in sight at one place of an expression. A Frame is what one body sees: of a rule, or of
// a definition that is being expanded, which sees its own subject and parameters and nothing of the
// rule around it. Its levels are the subject and, inwards, the elements of the quantifiers and
// aggregates around the place. Plain data; the rules of looking up are in check_names.cpp.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lang/check/names.hpp"
#include "lang/ir/ir.hpp"

namespace regel::check {

struct Level {
  std::string_view alias;  // as it was named with `som`, or empty
  ir::ExprId self;         // the element: a record, a link or a value; invalid for a group
  ir::ExprId row;          // the record whose fields can be read by bare names; or invalid
  types::RecordId record;  // of `row`
  bool group = false;      // the subject is a group
  bool member = false;     // an element of `medlemmar`
};

struct GroupName {
  std::string name;    // the alias, or the key as it was written
  bool alias = false;  // it has one
};

struct Parameter {
  std::string_view name;
  ir::ExprId value;
};

struct Frame {
  ModuleIndex module = 0;
  const DefinitionRef* definition = nullptr;  // none for a rule
  std::vector<Parameter> parameters;          // of the definition
  std::vector<Level> levels;                  // the outermost first
  bool has_subject = false;                   // levels[0] is what `denna` means
  ir::VarId group;                            // of a rule about groups
  types::RegisterId members;                  // of the group
  bool members_previous = false;
  std::vector<GroupName> group_names;    // by key
  std::vector<ir::ExprId> group_values;  // likewise, over the member variable
};

// What a path names. Only a Value can be computed with; the others are collections, or the names
// of code lists and sets where those may stand.
struct Place {
  enum class Kind : std::uint8_t {
    Error,  // reported
    Value,
    Collection,
    Descendants,
    Ancestors,
    TextFields,
    Members,
    Register,
    CodeList,
    CodeSet,
  };
  Kind kind = Kind::Error;
  ir::ExprId value;         // the value; for Collection … TextFields the record
  std::uint32_t index = 0;  // of a Collection
  types::RegisterId register_id;
  types::CodeListId list;
  types::CodeSetId set;
  bool previous = false;  // of a Register: its earlier export
};

}  // namespace regel::check
