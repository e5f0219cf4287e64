// A test's given records as something that can be run: the program of its rule, the documents and
// the date. Whoever asks something else of the same records puts other rules into `program`.

#pragma once

#include "engine/ruletest/write_records.hpp"
#include "engine/run_options.hpp"
#include "lang/source/file_reader.hpp"

namespace regel::ruletest {

struct Given {
  Documents documents;  // `documents.program` has the versions of the test's rule and nothing else
  MemoryFileReader files;
  RunOptions options;
};

// The day and the time of a test as a run is told them.
RunOptions options_of(const ir::Test& test);

Given given_records(const ir::Program& program, const ir::Test& test);

}  // namespace regel::ruletest
