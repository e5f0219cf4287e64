// A finished run: what was checked, what was found, what could not be decided and why. It is plain
// data in final order (rule id, key in code points, origin); report writers format it and never
// decide anything. Texts from an export are already withheld or masked where they must be.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/outcome/finding_store.hpp"
#include "lang/base/hash.hpp"
#include "lang/base/result.hpp"
#include "lang/diag/diagnostic.hpp"
#include "lang/ir/program.hpp"

namespace regel::outcome {

enum class RuleStatus : std::uint8_t {
  Checked,
  NotInForce,
  NotExercised,
  SourceMissing,
  SourceFailed,
};

// One rule version; the counts add up to `records`.
struct RuleResult {
  std::string id, title;
  ir::Severity severity;
  RuleStatus status = RuleStatus::Checked;
  std::uint64_t records = 0, not_applicable = 0, pass = 0, fail = 0, undetermined = 0;
  std::uint64_t waived = 0;       // of fail and undetermined, by a waiver in force
  std::uint64_t waived_fail = 0;  // of waived, those that fail
  std::vector<ir::Cite> authority;
  std::string owner, advice;
  std::vector<std::string> tags;
  std::string file;
  std::uint32_t line = 0;
};

// A finding about data (D9…): the code's text with its arguments, and where it bites.
struct DataFinding {
  diag::Code code;
  std::vector<Bilingual> args;
  std::string register_name, field;
  std::uint64_t count = 0;
  std::vector<Place> examples;    // at most three
  std::vector<std::string> keys;  // keys of the examples
};

// What travels with a rule's result: the data finding that weakens it.
struct Caveat {
  std::vector<std::string> rules;  // ids
  diag::Code code;
  std::vector<Bilingual> args;
};

// What the run showed about a rule or waiver itself (R…): its text, and where in the rules it is.
struct RuleAdvice {
  diag::Code code;
  std::vector<Bilingual> args;
  Span span;
  std::string file;  // of the span, and its line: for reports
  std::uint32_t line = 0;
};

struct SourceResult {
  std::string register_name, file;
  bool previous = false;
  Hash128 hash;
  std::string sha256;  // empty if not computed
  std::uint64_t bytes = 0, records = 0;
  std::optional<std::uint64_t> claimed;
  std::string exported;          // ISO date or instant; empty if not known
  std::optional<Error> failure;  // the source could not be read: no conclusion from it
};

struct Figure {
  std::string name;
  std::string low, high;  // formatted; equal unless the figure is an interval; empty if unknown
  std::vector<Cause> causes;
};
struct SummaryRow {
  std::string key;
  bool withheld = false;  // fewer than five people
  std::vector<Figure> figures;
};
struct SummaryResult {
  std::string id, title;
  std::uint64_t subjects = 0, undetermined = 0;
  std::vector<SummaryRow> rows;
};

struct WaiverResult {
  std::string id, rule, register_name, decision, decided_by, reason;
  std::string from, through;  // ISO; empty if open
  std::uint64_t matched = 0;
};

struct Manifest {
  std::string engine;      // version of Regel
  std::string rules_hash;  // xxh3-128 over rule texts, hexadecimal
  std::vector<std::pair<std::string, std::string>> rule_files;  // path, sha-256
  std::string calendar, zones;  // versions of the working-day and time-zone data
  std::vector<std::pair<std::string, std::string>> parameters;  // name, value in force
};

struct RunReport {
  std::string as_of;  // ISO date
  std::string now;    // ISO instant with offset
  int exit = 0;
  diag::Language language = diag::Language::Swedish;
  std::vector<RuleResult> rules;
  FindingStore findings;
  std::vector<DataFinding> data_findings;
  std::vector<Caveat> caveats;
  std::vector<RuleAdvice> advice;
  std::vector<SourceResult> sources;
  std::vector<SummaryResult> summaries;
  std::vector<WaiverResult> waivers;
  std::vector<Error> failures;  // of the machine, beyond those of a source
  Manifest manifest;
};

}  // namespace regel::outcome
