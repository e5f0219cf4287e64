// What a run is told besides its program and its files. All that the world decides (the date, the
// number of threads, where the exports are) is here and comes from the caller.

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lang/diag/diagnostic.hpp"
#include "lang/ir/program.hpp"

namespace regel {

struct RunOptions {
  std::int32_t as_of = 0;                 // days since 1970-01-01
  std::optional<std::int64_t> now;        // microseconds UTC; default 23:59:59 of as_of in `zone`
  std::string zone = "Europe/Stockholm";  // of the project
  unsigned threads = 1;
  std::uint64_t memory = 2ull << 30;           // bytes for what is kept of registers
  ir::Severity fail_on = ir::Severity::Info;   // a broken rule at or above it gives exit code 1
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

// What only tests change (docs/testing.md). None but `kept_rows` may change a byte of a report.
struct TestSettings {
  std::size_t window = 320 << 10;  // bytes
  std::size_t batch_rows = 4096;
  std::uint64_t stretch = 8 << 20;  // bytes a thread takes at a time, in whole mebibytes
  bool collide_hashes = false;
  // Rows that are kept of one register (S030); they are numbered with 32 bits.
  std::uint64_t kept_rows = 4'000'000'000;
  bool rules_last = false;  // no rule is judged in the visit that fills a table
};

}  // namespace regel
