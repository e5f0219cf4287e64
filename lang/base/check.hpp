// REGEL_CHECK states a promise that no input can break. A failed check is a bug in Regel: it says
// what was promised and where, and ends the process with exit code 70. It is never used for a
// mistake in rules or data (see lang/diag) or a failure of the machine (see result.hpp).

#pragma once

namespace regel {

[[noreturn]] void check_failed(const char* promise, const char* file, int line) noexcept;

}  // namespace regel

#define REGEL_CHECK(promise) \
  ((promise) ? static_cast<void>(0) : ::regel::check_failed(#promise, __FILE__, __LINE__))

// For the end of a switch over a closed enum: reaching it is a bug.
#define REGEL_UNREACHABLE() ::regel::check_failed("unreachable", __FILE__, __LINE__)
