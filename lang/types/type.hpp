// Types of the language. A Type is a small value: a kind, for some kinds what it refers to, and
// whether it is a list of that. There are no lists of lists; a list of records may hold lists.

#pragma once

#include <cstdint>

#include "lang/base/id.hpp"

namespace regel::types {

using CodeListId = Id<struct CodeListTag>;  // code lists and scales
using CodeSetId = Id<struct CodeSetTag>;
using RecordId = Id<struct RecordTag>;  // fields of a register or of a `post`
using RegisterId = Id<struct RegisterTag>;
using ParameterId = Id<struct ParameterTag>;

enum class TypeKind : std::uint8_t {
  Error,    // already reported; compatible with everything, silently
  Bool,     // conditions and ja/nej
  Integer,  // 64 bits
  Number,   // decimal: six decimals stored, twelve in computation
  Text,
  Date,         // days since 1970-01-01
  Instant,      // microseconds since 1970-01-01T00:00Z
  Period,       // calendar: months and days
  WorkingDays,  // a number of working days, only in `x ± n arbetsdagar`
  Duration,     // exact: microseconds
  Code,         // ref: CodeListId; value: index of the code in its list
  Level,        // ref: CodeListId of a scale; value: index, in ascending order of number
  Link,         // ref: RegisterId
  Row,          // ref: RecordId; a record itself: subject, element, or what a link leads to
};

struct Type {
  TypeKind kind = TypeKind::Error;
  std::uint32_t ref = 0xFFFFFFFFu;
  bool list = false;

  bool is(TypeKind k) const { return kind == k && !list; }
  bool error() const { return kind == TypeKind::Error; }
  Type element() const { return {kind, ref, false}; }
  CodeListId code_list() const { return {ref}; }
  RegisterId target() const { return {ref}; }
  RecordId record() const { return {ref}; }
  friend bool operator==(const Type& a, const Type& b) {
    return a.kind == b.kind && a.ref == b.ref && a.list == b.list;
  }
  friend bool operator!=(const Type& a, const Type& b) { return !(a == b); }
};

}  // namespace regel::types
