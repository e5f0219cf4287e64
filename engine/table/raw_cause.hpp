// A cause as the evaluation meets it: enough to say where, without formatting anything. Ordinals
// and lines are relative to the stretch of the file that a thread read; joining adds the base.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/outcome/cause_kind.hpp"
#include "lang/base/result.hpp"

namespace regel::table {

// Where a record lies. `file` counts the files of the source in order.
struct RawPlace {
  std::uint32_t source = 0xFFFFFFFFu;  // index in Plan::sources; none: nowhere in the exports
  std::uint32_t file = 0;
  std::uint32_t rows_index = 0;
  std::uint64_t ordinal = 0;  // of the record in its file
  std::uint64_t line = 0;     // newlines before it
  std::uint64_t offset = 0;   // of its first byte in the file, whatever the stretch
  std::string member;         // name, where records are members of an object
  std::string below;          // pointer from the record to the value
  bool relative = false;      // ordinal and line count from the stretch's beginning
};

struct RawCause {
  outcome::CauseKind kind;
  std::uint8_t detail = 0;  // column::InvalidDetail + 1, of Invalid
  std::string register_name, key, field;
  RawPlace place;
};

struct RawCauses {
  std::vector<RawCause> first;
  std::uint64_t total = 0;
};

struct CauseBase {
  std::uint64_t ordinal = 0, line = 0;
};

inline void rebase(RawPlace& place, const CauseBase& base) {
  if (!place.relative) return;
  place.ordinal += base.ordinal;
  place.line += base.line;
  place.relative = false;
}

}  // namespace regel::table
