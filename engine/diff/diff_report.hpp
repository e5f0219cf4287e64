// What moves between two versions of the rules on the same data, or between two exports under the
// same rules: plain data in final order (rule id, key in code points). Writers format it and decide
// nothing. Keys are as reports show them; no other value from an export is in it.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/diff/declaration.hpp"
#include "engine/diff/verdict.hpp"
#include "engine/outcome/run_report.hpp"

namespace regel::diff {

// One of the things that a rule's outcomes come from.
enum class PartKind : std::uint8_t { Condition, Parameter, Register, CodeList, Zone };
struct Part {
  PartKind kind;
  std::string name;  // of the parameter, register or list
  friend auto operator<=>(const Part&, const Part&) = default;
};

// What changes no outcome.
enum class Wording : std::uint8_t {
  Title,
  Message,
  Unclear,
  Advice,
  Authority,
  Tags,
  Owner,
  Quotation,  // `lydelse`
  Purpose,
  Comment,
};

enum class Presence : std::uint8_t { Both, Added, Removed };

// How a record moved. The order of outcomes is fail > undetermined > (pass, not applicable).
enum class Move : std::uint8_t {
  Failing,       // fails, and did not before
  Undetermined,  // cannot be determined, and could before, or failed
  Cleared,       // failed or was undetermined; passes now, is no concern of the rule, or is gone
  Reason,        // the same outcome by another item or for other causes
};

inline constexpr Move kMoves[] = {Move::Failing, Move::Undetermined, Move::Cleared, Move::Reason};

// Why a record has a finding.
struct Reason {
  ir::Outcome outcome;  // Fail or Undetermined
  std::string item;
  std::vector<outcome::Cause> causes;  // at most ten; causes_total in all
  std::uint64_t causes_total = 0;
};

struct MovedRecord {
  Move move;
  std::string register_name, key;
  std::optional<Reason> before, after;  // none: no finding
  std::string test;                     // whose records it is among; empty: of the exports
};

// The moves of one rule. The counts are exact; `records` are the first of each kind.
struct Movement {
  std::uint64_t failing = 0, undetermined = 0, cleared = 0, reason = 0;
  std::uint64_t up = 0, down = 0;  // of them, to a worse and to a better outcome
  std::vector<MovedRecord> records;

  std::uint64_t total() const { return failing + undetermined + cleared + reason; }
  std::uint64_t of(Move move) const {
    return move == Move::Failing        ? failing
           : move == Move::Undetermined ? undetermined
           : move == Move::Cleared      ? cleared
                                        : reason;
  }
};

// What a run said of all versions of a rule together.
struct Counts {
  outcome::RuleStatus status = outcome::RuleStatus::NotInForce;
  std::uint64_t records = 0, not_applicable = 0, pass = 0, fail = 0, undetermined = 0;

  // Whether the rule was put to the records of the exports.
  bool judged() const {
    return status == outcome::RuleStatus::Checked || status == outcome::RuleStatus::NotExercised;
  }
};

struct RuleDiff {
  std::string id, title;  // as it is now; of a removed rule as it was
  std::string file;       // likewise; where the rule stands
  std::uint32_t line = 0;
  Presence presence = Presence::Both;

  std::vector<Part> changed;  // nothing: the rule cannot move a record
  std::vector<Wording> wording;
  std::optional<std::pair<ir::Severity, ir::Severity>> severity;  // before and now, if they differ
  std::optional<std::pair<std::string, std::string>> validity;    // likewise; ISO, `..` between
  bool milder = false;    // severity lowered, or no longer in force on some day
  bool stricter = false;  // severity raised, or in force on more days

  std::optional<std::pair<Counts, Counts>> counts;  // if it was run on exports
  Movement on_data, on_tests;
  std::uint64_t test_records = 0;  // of tests, that either version passes or fails
  bool unreadable = false;         // an export that it needs could not be read
  Verdict verdict = Verdict::Equal;

  bool same() const {
    return presence == Presence::Both && changed.empty() && wording.empty() && !severity &&
           !validity;
  }
};

enum class DataState : std::uint8_t {
  NotNeeded,  // nothing changed that could move a record
  None,       // the project has no sources
  Read,
  Failed,  // something could not be read: `failures` say what
};

struct DiffReport {
  std::string before, after;  // as the user named them
  std::string as_of;          // ISO date
  bool of_exports = false;    // the rules are the same, the exports differ
  std::vector<RuleDiff> rules;
  std::uint64_t untouched = 0;  // of `rules`, those that there is nothing to tell of

  DataState data = DataState::NotNeeded;
  std::vector<Error> failures;
  std::uint64_t tests = 0;           // that both versions were put to
  std::uint64_t tests_left_out = 0;  // that name what only one version has

  Verdict verdict = Verdict::Equal;  // of all rules together
  std::string declarations_file;     // where declarations are, or would be
  bool declarations_exist = false;
  std::vector<Demand> demands;
  int exit = 0;

  // Whether there is anything to tell of one of the rules.
  bool tells_of(const RuleDiff& rule) const {
    return of_exports ? rule.on_data.total() > 0 || rule.unreadable : !rule.same();
  }
};

}  // namespace regel::diff
