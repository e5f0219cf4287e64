// Which rules a command about tests is about.

#pragma once

#include <cstdint>
#include <vector>

#include "engine/ruletest/run_tests.hpp"
#include "tools/regel/session.hpp"

namespace regel::tool {

// Indices of the rules that were chosen, of the project's own files: packs have tests of their own.
std::vector<std::uint32_t> own_rules(const Session& session, const ruletest::Selection& selection);

}  // namespace regel::tool
