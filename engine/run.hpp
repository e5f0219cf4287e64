// Start here: a checked program and its exports in, a report out. Everything else in engine/ serves
// this. Effects come in through the arguments: files through `files`, time through `options`;
// nothing reads a clock, an environment or the network. Same inputs, same report, for any number of
// threads.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/outcome/judged_record.hpp"
#include "engine/outcome/record_trace.hpp"
#include "engine/outcome/run_report.hpp"
#include "engine/run_options.hpp"
#include "lang/base/result.hpp"
#include "lang/ir/program.hpp"
#include "lang/source/file_reader.hpp"

namespace regel {

// Everything was decided before any file was opened for writing; nothing here throws.
outcome::RunReport run(const ir::Program& program, const FileReader& files,
                       const RunOptions& options, const TestSettings& settings = {});

// The traces of every record with this key, in order of place; empty if there is none.
Result<std::vector<RecordTrace>> trace(const ir::Program& program, const FileReader& files,
                                       const RunOptions& options, const std::string& rule,
                                       const std::string& key);

// What tests of rules compare with.
std::vector<JudgedRecord> judge_all(const ir::Program& program, const FileReader& files,
                                    const RunOptions& options);

}  // namespace regel
