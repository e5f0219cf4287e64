// Matches one part of a file with the grammar. The only door to PEGTL: match.cpp is the only source
// that includes grammar.hpp.

#pragma once

#include <cstddef>
#include <cstdint>

#include "lang/parse/context.hpp"

namespace regel::parse {

enum class Unit : std::uint8_t {
  Header,
  Module,
  Use,
  Head,  // of a declaration; short ones entire
  Code,
  Level,
  Dated,
  Field,
  RegisterPart,
  SourcePart,
  Clause,
  SummaryPart,
  WaiverPart,
  TestPart,
  Expression,  // a condition and nothing after it
};

// On success the nodes of the part are in the context, its Part node first, and `at` is moved past
// it. False: the part does not stand here, or not whole; see Context::farthest(). Throws Failure.
bool match(Unit unit, Context& context, std::size_t& at);

}  // namespace regel::parse
