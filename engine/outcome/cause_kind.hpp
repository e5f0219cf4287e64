// Why a value could not be used (language.md 4.1, product.md 2).

#pragma once

#include <cstdint>

namespace regel::outcome {

enum class CauseKind : std::uint8_t {
  Missing,
  Invalid,
  RecordedUnknown,
  Imprecise,
  Dangling,
  Ambiguous,
  NotInSource,
  SourceMissing,
  PreviousMissing,
  TreeBroken,
  OutOfRange,
  Overflow,
  Unclear,  // the rule itself says so
};

}  // namespace regel::outcome
