// One project judged twice: by the reference evaluator and by the engine. What differs, in words.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/run.hpp"
#include "lang/ir/program.hpp"
#include "tests/property/random_program.hpp"

namespace regel::differential {

struct Settings {
  unsigned threads = 1;
  TestSettings test;
};

// Settings that no report may depend on, and the same in words.
Settings random_settings(property::Random& random);
std::string shown(const Settings& settings);

// A project's exports where a run with these options finds them.
RunOptions offer(const property::Project& project, MemoryFileReader& files);

// The report of the engine on a random project's exports.
outcome::RunReport run_engine(const ir::Program& program, const property::Project& project,
                              const Settings& settings);

// Differences in outcomes, counts, deciding items, messages, causes, what is waived and the figures
// of summaries; findings without a cause, counts that do not add up. Empty if there are none.
std::string differences(const ir::Program& program, const property::Project& project,
                        const outcome::RunReport& report);

}  // namespace regel::differential
