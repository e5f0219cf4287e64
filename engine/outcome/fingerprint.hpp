// What a finding is called from one run to the next: the rule, the register, the key, and which of
// several records with that key. Not in it, so that it survives: where the record lies, how the
// rule is worded, which item decided and whether the outcome is fail or undetermined.
// The key is taken as the report shows it, so the fingerprint tells nothing that the report hides.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lang/base/hash.hpp"

namespace regel::outcome {

// 32 hexadecimal digits. `occurrence` counts findings of the same rule, register and key from 0, in
// the order of the report: by what they say, not by where they stand.
std::string fingerprint(std::string_view rule, std::string_view register_name, std::string_view key,
                        std::uint64_t occurrence = 0);

// The number that such digits stand for; none for any other text.
std::optional<Hash128> parse_fingerprint(std::string_view digits);

}  // namespace regel::outcome
