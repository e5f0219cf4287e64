#include "engine/diff/say.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "lang/base/check.hpp"

namespace regel::diff {

using diag::Language;
using report::Words;

namespace {

std::string number(std::uint64_t count, Words one, Words several, Language language) {
  return fmt::format("{} {}", count, (count == 1 ? one : several).in(language));
}

std::string joined(const std::vector<std::string>& texts, std::string_view between) {
  std::string text;
  for (const std::string& one : texts) {
    if (!text.empty()) text += between;
    text += one;
  }
  return text;
}

std::string part_text(const Part& part, Language language) {
  const bool sv = language == Language::Swedish;
  switch (part.kind) {
    case PartKind::Condition:
      return sv ? "villkoren" : "the conditions";
    case PartKind::Parameter:
      return (sv ? "parametern " : "the parameter ") + part.name;
    case PartKind::Register:
      return (sv ? "registret " : "the register ") + part.name;
    case PartKind::CodeList:
      return (sv ? "kodlistan " : "the code list ") + part.name;
    case PartKind::Zone:
      return sv ? "tidszonen" : "the time zone";
  }
  REGEL_UNREACHABLE();
}

Words words(Wording wording) {
  switch (wording) {
    case Wording::Title:
      return {"rubrik", "title"};
    case Wording::Message:
      return {"meddelande", "message"};
    case Wording::Unclear:
      return {"meddelande om oklart", "message when unclear"};
    case Wording::Advice:
      return {"råd", "advice"};
    case Wording::Authority:
      return {"lagstöd", "authority"};
    case Wording::Tags:
      return {"etiketter", "tags"};
    case Wording::Owner:
      return {"ansvarig", "owner"};
    case Wording::Quotation:
      return {"lydelse", "quotation"};
    case Wording::Purpose:
      return {"syfte", "purpose"};
    case Wording::Comment:
      return {"kommentar", "comment"};
  }
  REGEL_UNREACHABLE();
}

std::string outcome_text(const std::optional<Reason>& reason, Language language) {
  const bool sv = language == Language::Swedish;
  if (!reason) return sv ? "ingen avvikelse" : "no finding";
  const std::string text(report::words(reason->outcome).in(language));
  std::string why;
  if (!reason->item.empty()) why = (sv ? "villkor " : "item ") + reason->item;
  if (!reason->causes.empty()) {
    if (!why.empty()) why += "; ";
    why += report::sentence(reason->causes.front(), language);
    if (reason->causes_total > 1) {
      why += fmt::format(fmt::runtime(sv ? ", och {} till" : ", and {} more"),
                         reason->causes_total - 1);
    }
  }
  return why.empty() ? text : fmt::format("{} ({})", text, why);
}

}  // namespace

std::string headline(const DiffReport& report, Language language) {
  const bool sv = language == Language::Swedish;
  if (report.data == DataState::Failed) {
    return sv ? "Inget utslag: uppgifter kunde inte läsas."
              : "No verdict: something could not be read.";
  }
  if (report.of_exports) {
    return sv ? "Samma regler på två uttag." : "The same rules on two exports.";
  }
  switch (report.verdict) {
    case Verdict::Equal:
      return report.untouched == report.rules.size()
                 ? (sv ? "Ingen regel är ändrad." : "No rule changed.")
                 : (sv ? "Lika: ingen post får ett bättre eller sämre utfall."
                       : "Equal: no record gets a better or worse outcome.");
    case Verdict::Stricter:
      return sv ? "Strängare: reglerna finner mer än förut."
                : "Stricter: the rules find more than before.";
    case Verdict::Looser:
      return sv ? "Mildare: reglerna finner mindre än förut."
                : "Looser: the rules find less than before.";
    case Verdict::Incomparable:
      return sv ? "Åt båda håll: reglerna finner både mer och mindre än förut."
                : "Incomparable: the rules find both more and less than before.";
    case Verdict::NotSeen:
      return sv ? "Inget utslag: ändringar kunde inte prövas."
                : "No verdict: there are changes that could not be looked at.";
  }
  REGEL_UNREACHABLE();
}

std::string tally(const DiffReport& report, Language language) {
  std::uint64_t changed = 0, added = 0, removed = 0, failing = 0, undetermined = 0, cleared = 0,
                reason = 0;
  for (const RuleDiff& rule : report.rules) {
    if (rule.presence == Presence::Added) ++added;
    if (rule.presence == Presence::Removed) ++removed;
    if (rule.presence == Presence::Both && !rule.same()) ++changed;
    failing += rule.on_data.failing;
    undetermined += rule.on_data.undetermined;
    cleared += rule.on_data.cleared;
    reason += rule.on_data.reason;
  }
  const Words rule{"regel", "rule"}, rules{"regler", "rules"};
  std::string text;
  if (report.of_exports) {
    text = number(report.rules.size() - report.untouched, rule, rules, language) +
           fmt::format(fmt::runtime(language == Language::Swedish ? " rör sig, {} gör det inte. "
                                                                  : " moved, {} did not. "),
                       report.untouched);
  } else {
    text = fmt::format("{} {}, {} {}, {} {}, {} {}. ", number(changed, rule, rules, language),
                       Words{changed == 1 ? "ändrad" : "ändrade", "changed"}.in(language), added,
                       Words{added == 1 ? "ny" : "nya", "added"}.in(language), removed,
                       Words{removed == 1 ? "borttagen" : "borttagna", "removed"}.in(language),
                       report.untouched,
                       Words{report.untouched == 1 ? "orörd" : "orörda", "untouched"}.in(language));
  }
  if (report.data != DataState::Read) return text.substr(0, text.size() - 1);
  return text +
         fmt::format(
             fmt::runtime(Words{
                 "I uttagen: {} nya brott, {} nya oklara, {} som inte längre finns med, {} av "
                 "annan orsak.",
                 "In the exports: {} newly failing, {} newly undetermined, {} no longer found, "
                 "{} for another reason."}
                              .in(language)),
             failing, undetermined, cleared, reason);
}

std::string evidence(const DiffReport& report, Language language) {
  const bool sv = language == Language::Swedish;
  std::string text;
  switch (report.data) {
    case DataState::NotNeeded:
      if (report.tests + report.tests_left_out == 0) {
        return sv ? "Inga villkor och inga källor är ändrade, så ingen post kan få ett annat "
                    "utfall."
                  : "No condition and no source changed, so no record can get another outcome.";
      }
      break;
    case DataState::None:
      text = sv ? "Inte prövat på uttag: projektet har inga källor. "
                : "Not looked at on exports: the project has no sources. ";
      break;
    case DataState::Read:
      text = sv ? "Prövat på uttagen. " : "Looked at on the exports. ";
      break;
    case DataState::Failed:
      text = sv ? "Ett uttag kunde inte läsas: dra ingen slutsats av det som saknas. "
                : "An export could not be read: draw no conclusion from what is missing. ";
      break;
  }
  if (report.of_exports) return text.substr(0, text.empty() ? 0 : text.size() - 1);
  std::uint64_t records = 0;
  for (const RuleDiff& rule : report.rules) records += rule.test_records;
  if (report.tests > 0) {
    text += fmt::format(
        fmt::runtime(sv ? "Prövat på posterna i {} test: {} utfall avgörs. "
                        : "Looked at on the records of {} tests: {} outcomes are determined. "),
        report.tests, records);
  }
  if (report.tests_left_out > 0) {
    text += fmt::format(
        fmt::runtime(sv ? "{} test nämner sådant som bara den ena versionen har, och är inte med. "
                        : "{} tests name what only one version has, and were left out. "),
        report.tests_left_out);
  }
  return text.substr(0, text.empty() ? 0 : text.size() - 1);
}

std::string caution(const DiffReport& report, Language language) {
  const bool sv = language == Language::Swedish;
  if (report.of_exports) return std::string(report::honesty().in(language));
  // What cannot move a record needs no data to be seen on.
  if (report.data == DataState::NotNeeded && report.tests + report.tests_left_out == 0) return {};
  return fmt::format(fmt::runtime(sv ? "Utslaget gäller dessa uppgifter den {}; andra uppgifter "
                                       "kan röra sig på annat sätt."
                                     : "The verdict is about this data on {}; other data may move "
                                       "in other ways."),
                     report.as_of);
}

std::string changes(const RuleDiff& rule, Language language) {
  const bool sv = language == Language::Swedish;
  if (rule.presence != Presence::Both) return std::string(words(rule.presence).in(language));
  std::vector<std::string> texts, parts, wording;
  for (const Part& part : rule.changed) parts.push_back(part_text(part, language));
  if (!parts.empty()) texts.push_back(joined(parts, ", "));
  if (rule.severity) {
    texts.push_back(fmt::format("{} {} → {}", sv ? "allvar" : "severity",
                                report::words(rule.severity->first).in(language),
                                report::words(rule.severity->second).in(language)));
  }
  if (rule.validity) {
    texts.push_back(fmt::format("{} {} → {}", sv ? "gäller" : "in force", rule.validity->first,
                                rule.validity->second));
  }
  for (const Wording one : rule.wording) wording.emplace_back(words(one).in(language));
  if (!wording.empty()) {
    texts.push_back((texts.empty() ? (sv ? "bara ordalydelsen: " : "only the wording: ")
                                   : (sv ? "ordalydelsen: " : "the wording: ")) +
                    joined(wording, ", "));
  }
  return joined(texts, "; ");
}

std::string counts_text(const Counts& counts, Language language) {
  if (!counts.judged()) return std::string(report::words(counts.status).in(language));
  const bool sv = language == Language::Swedish;
  return fmt::format(
      fmt::runtime(sv ? "{} poster: {} ej tillämpliga, {} uppfyllda, {} brutna, {} oklara"
                      : "{} records: {} not applicable, {} passed, {} failed, {} undetermined"),
      counts.records, counts.not_applicable, counts.pass, counts.fail, counts.undetermined);
}

std::string record_text(const MovedRecord& record, Language language) {
  const bool sv = language == Language::Swedish;
  const std::string key = !record.key.empty() ? record.key : sv ? "(utan nyckel)" : "(no key)";
  return fmt::format("{} {}: {} → {}", record.register_name, key,
                     outcome_text(record.before, language), outcome_text(record.after, language));
}

}  // namespace regel::diff
