// A baseline: findings that a project has taken note of, so that a run fails only by what is new.
// It holds what reports show of a finding and nothing else. The file that it lies in is read and
// written by engine/report/baseline_file.hpp; what it means for the exit code is in exit_code.hpp.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/outcome/run_report.hpp"
#include "lang/base/hash.hpp"

namespace regel::outcome {

struct KnownFinding {
  Hash128 fingerprint;
  std::string rule, register_name, key;
  ir::Outcome outcome;  // Fail or Undetermined
};

// Compact, as FindingStore is: a million entries are some fifty bytes each. In the order of the
// file.
class Baseline {
 public:
  void push_back(const KnownFinding& known);
  std::size_t size() const { return entries_.size(); }
  KnownFinding operator[](std::size_t i) const;
  Hash128 fingerprint(std::size_t i) const { return entries_[i].fingerprint; }
  ir::Outcome outcome(std::size_t i) const { return entries_[i].outcome; }
  const std::string& rule(std::size_t i) const { return names_[entries_[i].rule]; }

 private:
  struct Entry {
    Hash128 fingerprint;
    std::uint64_t key;  // where it begins in keys_; it ends where the next begins
    std::uint32_t rule, register_name;
    ir::Outcome outcome;
  };
  std::uint32_t intern(const std::string& name);

  std::vector<Entry> entries_;
  std::string keys_;
  std::vector<std::string> names_;
  std::unordered_map<std::string, std::uint32_t> by_name_;
};

// Positions in the baseline by fingerprint, ascending.
std::vector<std::uint32_t> by_fingerprint(const Baseline& baseline);

// How a finding of this run stands to the baseline.
enum class Standing : std::uint8_t {
  New,
  Worse,   // undetermined there, fails now: new too
  Known,   // the same outcome
  Better,  // fails there, undetermined now: known, but the entry is stale
  Waived,  // a waiver in force covers it: not compared
};
constexpr bool is_known(Standing standing) {
  return standing == Standing::Known || standing == Standing::Better;
}

// Why an entry must go.
enum class StaleWhy : std::uint8_t { NotFound, Waived, Better, NoRule };
struct StaleEntry {
  std::uint32_t entry;  // in the baseline
  StaleWhy why;
};

struct BaselineComparison {
  std::string file;  // as it is shown
  Baseline baseline;
  std::vector<Standing> findings;  // by finding of the report
  struct Known {
    std::uint64_t fail = 0, undetermined = 0;  // by outcome in this run
  };
  std::vector<Known> rules;       // by rule of the report
  std::vector<StaleEntry> stale;  // in the order of the baseline
  std::uint64_t known = 0, fresh = 0;
  // Entries of rules that this run could not check (source missing or failed, not in force): they
  // are left alone.
  std::uint64_t resting = 0;
};

// The report must hold all findings of the run: RunOptions::max_findings 0.
BaselineComparison compare(const RunReport& report, Baseline baseline, std::string file);

// What the baseline becomes when this run is taken note of: its findings but for those under a
// waiver in force, and the resting entries of `before`. By rule id, then in the order of the
// report.
Baseline renewed(const RunReport& report, const Baseline& before);

}  // namespace regel::outcome
