// Start here: a checked program and its exports in, a report out. Everything else in engine/ serves
// this. Effects come in through the arguments: files through `files`, time through `options`;
// nothing reads a clock, an environment or the network. Same inputs, same report, for any number of
// threads.

#pragma once

#include <cstdint>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/outcome/run_report.hpp"
#include "lang/base/result.hpp"
#include "lang/ir/program.hpp"
#include "lang/source/file_reader.hpp"

namespace regel {

// Severity at or above which a broken rule gives exit code 1.
struct RunOptions {
  std::int32_t as_of = 0;                 // days since 1970-01-01
  std::optional<std::int64_t> now;        // microseconds UTC; default 23:59:59 of as_of in `zone`
  std::string zone = "Europe/Stockholm";  // of the project
  unsigned threads = 1;
  std::uint64_t memory = 2ull << 30;  // bytes for what is kept of registers
  ir::Severity fail_on = ir::Severity::Info;
  std::string folder;                          // what the sources' file names are relative to
  std::optional<std::string> previous_folder;  // the same names in the earlier export
  std::map<std::string, std::string> previous_files;  // register name -> file, wins over the folder
  std::map<std::string, std::vector<std::string>>
      files;                       // register name -> files, replaces the source's own
  bool sha256 = false;             // also for runs over 64 MiB
  std::uint64_t max_findings = 0;  // kept per rule; 0 = all. Counts are always exact.
  diag::Language language = diag::Language::Swedish;
  std::function<void(std::uint64_t read, std::uint64_t total)> progress;  // bytes; may be empty
};

// What only tests change (docs/testing.md): no setting may change a byte of a report.
struct TestSettings {
  std::size_t window = 512 << 10;  // bytes
  std::size_t batch_rows = 4096;
  std::uint64_t stretch = 8 << 20;  // bytes a thread takes at a time
  bool collide_hashes = false;
};

// Everything was decided before any file was opened for writing; nothing here throws.
outcome::RunReport run(const ir::Program& program, const FileReader& files,
                       const RunOptions& options, const TestSettings& settings = {});

// One condition of a rule as it stood for one record: what `regel explain RULE KEY` prints.
struct ConditionTrace {
  Span span;          // the condition in the rule text
  ir::Outcome truth;  // Pass: holds, Fail: does not hold, Undetermined: not known
  std::string item;   // label of a list item, "b"
  std::string value;  // of a value: as text, or its state in words; "(skyddat)" if protected
  std::vector<outcome::Cause> causes;  // why it is not known
  outcome::Place place;                // of a field's value
  std::vector<ConditionTrace> parts;
};
struct RecordTrace {
  std::string rule, register_name, key;
  ir::Outcome outcome;
  outcome::Place place;
  std::vector<ConditionTrace> when, unless;
  ConditionTrace requirement;
};

// The traces of every record with this key, in order of place; empty if there is none.
Result<std::vector<RecordTrace>> trace(const ir::Program& program, const FileReader& files,
                                       const RunOptions& options, const std::string& rule,
                                       const std::string& key);

// Every record under every rule, whatever its outcome: what tests of rules compare with.
struct JudgedRecord {
  std::uint32_t rule;  // index in Program::rules
  std::string register_name, key;
  ir::Outcome outcome;
  std::string message, item;  // of Fail and Undetermined
  std::vector<outcome::Cause> causes;
};
std::vector<JudgedRecord> judge_all(const ir::Program& program, const FileReader& files,
                                    const RunOptions& options);

}  // namespace regel
