// What the author of a change must do: every sentence that stops something says how to go on.

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

std::string remedy(const DiffReport& report, const Demand& demand, Language language) {
  const std::string& file = report.declarations_file;
  const std::string_view into_sv = report.declarations_exist
                                       ? "lägg till detta i listan i {}"
                                       : "skapa {} med en lista, `[ … ]`, som har detta i sig";
  const std::string_view into_en = report.declarations_exist
                                       ? "add this to the list in {}"
                                       : "create {} with a list, `[ … ]`, that holds this";
  const std::string into = say(language, into_sv, into_en, file);
  switch (demand.kind) {
    case DemandKind::Undeclared:
      return say(language,
                 "Är det meningen: {}, med skäl och vem som beslutat. Annars: ändra "
                 "tillbaka regeln.",
                 "If it is meant: {}, with the reason and who decided. If not: change the rule "
                 "back.",
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
      return say(language, "Räcker {} så skriv det, så ser granskaren det.",
                 "If {} is enough then say so, and the reviewer will see it.",
                 words(demand.entry.effect).in(language));
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

std::string entry_text(const Demand& demand, Language language) {
  const bool asks = demand.stops() || demand.kind == DemandKind::NotSeen;
  if (!asks) return {};
  const Declaration& entry = demand.entry;
  return say(language,
             "{{\"regel\": {}, \"verkan\": {}, \"skäl\": \"…\", \"beslutat_av\": \"…\", "
             "\"datum\": {}}}",
             "{{\"rule\": {}, \"effect\": {}, \"reason\": \"…\", \"decided_by\": \"…\", "
             "\"date\": {}}}",
             json_string(entry.rule), json_string(words(entry.effect).in(language)),
             json_string(entry.date));
}

}  // namespace regel::diff
