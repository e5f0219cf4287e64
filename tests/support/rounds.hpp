// How long a random test searches: as told by the environment, or as it does every day.

#pragma once

#include <cstdint>
#include <cstdlib>

namespace regel::test {

inline std::uint64_t number_from(const char* variable, std::uint64_t usual) {
  const char* text = std::getenv(variable);
  return text == nullptr ? usual : std::strtoull(text, nullptr, 10);
}

// REGEL_ROUNDS: how many seeds are tried.
inline std::uint64_t rounds(std::uint64_t usual) { return number_from("REGEL_ROUNDS", usual); }

}  // namespace regel::test
