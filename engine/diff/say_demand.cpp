// What the author of a change must do: every sentence that stops something says how to go on.

#include <utility>

#include <fmt/format.h>

#include "engine/diff/say.hpp"
#include "lang/base/check.hpp"
#include "lang/base/escape.hpp"
#include "lang/diag/suggest.hpp"

namespace regel::diff {

using diag::Language;

namespace {

template <class... Args>
std::string say(Language language, std::string_view sv, std::string_view en, const Args&... args) {
  return fmt::format(fmt::runtime(language == Language::Swedish ? sv : en), args...);
}

std::string_view became(Verdict seen, Language language) {
  const bool sv = language == Language::Swedish;
  switch (seen) {
    case Verdict::Equal:
      return sv ? "rörde ingen post" : "moved no record";
    case Verdict::Stricter:
      return sv ? "blev strängare" : "became stricter";
    case Verdict::Looser:
      return sv ? "blev mildare" : "became looser";
    case Verdict::Incomparable:
      return sv ? "ändrades åt båda håll" : "changed both ways";
    case Verdict::NotSeen:
      return sv ? "är ändrad" : "is changed";
  }
  REGEL_UNREACHABLE();
}

}  // namespace

std::string problem(const DiffReport& report, const Demand& demand, Language language) {
  const std::string& file = report.declarations_file;
  const std::string_view declared =
      demand.declared ? words(*demand.declared).in(language) : std::string_view();
  switch (demand.kind) {
    case DemandKind::Undeclared:
      if (demand.removed) {
        return say(language, "{} är borttagen, och det står inte i {}.",
                   "{} is removed, and {} does not say so.", demand.rule, file);
      }
      return say(language, "{} {}, och det står inte i {}.", "{} {}, and {} does not say so.",
                 demand.rule, became(demand.seen, language), file);
    case DemandKind::NotSeen:
      return say(language, "{} är ändrad, och det finns inga uppgifter att se verkan på.",
                 "{} is changed, and there is no data to see its effect on.", demand.rule);
    case DemandKind::Contradicted:
      if (demand.removed) {
        return say(language, "{} ska enligt {} bli {}, men är borttagen.",
                   "{} is {} according to {}, but is removed.", demand.rule,
                   language == Language::Swedish ? std::string_view(file) : declared,
                   language == Language::Swedish ? declared : std::string_view(file));
      }
      return say(language, "{} ska enligt {} bli {}, men {}.", "{} should by {} be {}, but {}.",
                 demand.rule, file, declared, became(demand.seen, language));
    case DemandKind::Wider:
      return say(language, "{} ska enligt {} få en annan verkan; här {} den bara.",
                 "{} has another effect according to {}; here it only {}.", demand.rule, file,
                 became(demand.seen, language));
    case DemandKind::NoEffect:
      return say(language, "{} står som ändrad i {}, men inget i vad regeln finner är ändrat.",
                 "{} is declared in {}, but nothing in what the rule finds changed.", demand.rule,
                 file);
    case DemandKind::NoSuchRule:
      return say(language, "{} nämner regeln {}, som ingen av versionerna har.",
                 "{} names the rule {}, which neither version has.", file, demand.rule);
  }
  REGEL_UNREACHABLE();
}

std::string entry_text(const Demand& demand, Language language) {
  if (!demand.stops() && demand.kind != DemandKind::NotSeen) return {};
  return say(language,
             "{{\"regel\": {}, \"verkan\": {}, \"skäl\": \"…\", \"beslutat_av\": \"…\", "
             "\"datum\": \"ÅÅÅÅ-MM-DD\"}}",
             "{{\"rule\": {}, \"effect\": {}, \"reason\": \"…\", \"decided_by\": \"…\", "
             "\"date\": \"YYYY-MM-DD\"}}",
             json_string(demand.rule), json_string(words(demand.effect).in(language)));
}

namespace {

// `created`: the advice before this one has the file made.
std::string remedy(const DiffReport& report, const Demand& demand, bool created,
                   Language language) {
  const std::string& file = report.declarations_file;
  const std::string into =
      report.declarations_exist || created
          ? say(language, "lägg till detta i listan i {}", "add this to the list in {}", file)
          : say(language, "skapa {} i projektet med detta innehåll",
                "create {} in the project with this in it", file);
  switch (demand.kind) {
    case DemandKind::Undeclared:
      return say(language,
                 "Är det inte meningen: ändra tillbaka. Är det meningen: {}, och fyll i skäl, vem "
                 "som beslutat och datum:",
                 "If it is not meant: change it back. If it is: {}, and fill in the reason, who "
                 "decided and the date:",
                 into);
    case DemandKind::NotSeen:
      return say(language,
                 "Ange uttag med --data, skriv ett test vid regeln som visar skillnaden, eller {}:",
                 "Give exports with --data, write a test beside the rule that shows the "
                 "difference, or {}:",
                 into);
    case DemandKind::Contradicted:
      return say(language, "Rätta regeln, eller byt posten i {} mot denna:",
                 "Mend the rule, or replace the entry in {} by this one:", file);
    case DemandKind::Wider:
      return say(language, "Räcker \"{}\" så skriv det, så ser granskaren det.",
                 "If \"{}\" is enough then say so, and the reviewer will see it.",
                 words(demand.effect).in(language));
    case DemandKind::NoEffect:
      return say(language, "Ta bort posten om ändringen inte ska göras.",
                 "Remove the entry if the change is not to be made.");
    case DemandKind::NoSuchRule: {
      const Bilingual hint = diag::did_you_mean(demand.similar);
      const std::string_view text = diag::pick(language, hint);
      if (!text.empty()) return std::string(text);
      return say(language, "Rätta namnet eller ta bort posten.",
                 "Mend the name or remove the entry.");
    }
  }
  REGEL_UNREACHABLE();
}

}  // namespace

std::vector<Advice> advice(const DiffReport& report, Language language) {
  std::vector<Advice> all;
  bool created = false;
  const auto add = [&](const std::vector<const Demand*>& demands) {
    if (demands.empty()) return;
    const Demand& first = *demands.front();
    const bool declares = first.kind == DemandKind::Undeclared || first.kind == DemandKind::NotSeen;
    const bool creates = declares && !report.declarations_exist && !created;
    Advice one;
    one.stops = first.stops() || first.kind == DemandKind::NotSeen;
    one.remedy = remedy(report, first, created, language);
    for (const Demand* demand : demands) {
      one.problems.push_back(problem(report, *demand, language));
      const std::string entry = entry_text(*demand, language);
      if (entry.empty()) continue;
      if (!one.paste.empty()) one.paste += ",\n";
      one.paste += creates ? "  " + entry : entry;
    }
    if (creates) one.paste = "[\n" + one.paste + "\n]";
    created = created || creates;
    all.push_back(std::move(one));
  };
  for (const DemandKind kind : {DemandKind::Undeclared, DemandKind::NotSeen}) {
    std::vector<const Demand*> together;
    for (const Demand& demand : report.demands) {
      if (demand.kind == kind) together.push_back(&demand);
    }
    add(together);
  }
  for (const bool stops : {true, false}) {
    for (const Demand& demand : report.demands) {
      const bool together =
          demand.kind == DemandKind::Undeclared || demand.kind == DemandKind::NotSeen;
      if (!together && demand.stops() == stops) add({&demand});
    }
  }
  return all;
}

}  // namespace regel::diff
