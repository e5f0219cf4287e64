// What a comparison says, sentence by sentence, for those who write it for people. Texts are plain:
// nothing in them is escaped for the place where they land, and names may stem from anywhere.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/diff/diff_report.hpp"
#include "engine/report/words.hpp"

namespace regel::diff {

report::Words words(Verdict verdict);
report::Words words(Effect effect);
report::Words words(Move move);  // "nya brott", "newly failing": a heading over records
report::Words words(Presence presence);

// As JSON spells them.
std::string_view name(Verdict verdict);
std::string_view name(Effect effect);
std::string_view name(Move move);
std::string_view name(Presence presence);
std::string_view name(PartKind kind);
std::string_view name(Wording wording);
std::string_view name(DemandKind kind);
std::string_view name(DataState state);

// "mildare på dessa uppgifter": the verdict of all, and how many rules and records moved.
std::string headline(const DiffReport& report, diag::Language language);
std::string tally(const DiffReport& report, diag::Language language);
// What it was looked at on, and what that leaves open.
std::string evidence(const DiffReport& report, diag::Language language);
std::string caution(const DiffReport& report, diag::Language language);

// "villkoren; allvar hög → medel; ordalydelse: rubrik"; of an added rule "ny".
std::string changes(const RuleDiff& rule, diag::Language language);
// "212 poster: 130 ej tillämpliga, 70 uppfyllda, 9 brutna, 3 oklara", or why there are none.
std::string counts_text(const Counts& counts, diag::Language language);
// "Behandling B-017: uppfylld eller ej tillämplig → bruten, villkor b".
std::string record_text(const MovedRecord& record, diag::Language language);

// What is wrong with one rule, in one sentence.
std::string problem(const DiffReport& report, const Demand& demand, diag::Language language);
// The entry that declares it, as JSON on one line, what only a person knows left open; empty if
// there is nothing to declare.
std::string entry_text(const Demand& demand, diag::Language language);
// Problems with one remedy in common, and what to paste: entries, or the whole file if there is
// none yet.
struct Advice {
  bool stops;  // the gate, or any conclusion
  std::vector<std::string> problems;
  std::string remedy, paste;
};
std::vector<Advice> advice(const DiffReport& report, diag::Language language);

}  // namespace regel::diff
