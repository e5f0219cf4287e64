// All tests, or those somebody asked for: run on as many threads as they are given, with the time
// each took.

#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "engine/ruletest/run_test.hpp"

namespace regel::ruletest {

// What a test must be to be run: each list that is not empty has to name it.
struct Selection {
  std::vector<std::string> rules;  // ids; `*` stands for any letters
  std::vector<std::string> tags;   // of the rule
  std::vector<std::string> files;  // of the test, or a folder it lies in
  bool empty() const { return rules.empty() && tags.empty() && files.empty(); }
};

// Indices in Program::tests, in their order. `path` names a file of rules.
std::vector<std::uint32_t> select(const ir::Program& program, const Selection& selection,
                                  const std::function<std::string(FileId)>& path);
// The rules chosen by the same selection, whether they have tests or not; a rule by its own file.
std::vector<std::uint32_t> select_rules(const ir::Program& program, const Selection& selection,
                                        const std::function<std::string(FileId)>& path);

struct TestResult {
  std::uint32_t test = 0;  // index in Program::tests
  std::vector<Judged> judged;
  std::uint64_t micros = 0;  // as the clock has it
  bool passed() const;
};

// In the order asked for. `clock` gives microseconds since any moment, or is empty: no times.
std::vector<TestResult> run_tests(const ir::Program& program,
                                  const std::vector<std::uint32_t>& tests, unsigned threads,
                                  const std::function<std::uint64_t()>& clock = {});

}  // namespace regel::ruletest
