#include "lang/explain/sentences.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "lang/base/check.hpp"
#include "lang/explain/phrases.hpp"
#include "lang/explain/unknowns.hpp"
#include "lang/value/civil_time.hpp"
#include "lang/value/time_text.hpp"

namespace regel::explain {
namespace {

// "varje Behandling", "each group of Behörighet with the same `system`".
std::string subject_words(const ir::Program& program, const ir::Subject& subject,
                          const Phrases& phrases) {
  switch (subject.kind) {
    case ir::RelationKind::Group: {
      std::vector<std::string> keys;
      for (const ir::GroupKeyInfo& key : subject.keys) keys.push_back("`" + key.name + "`");
      std::string text =
          fmt::format(fmt::runtime(phrases.pick("varje grupp av {} med samma {}",
                                                "each group of {} with the same {}")),
                      program.schema.registers[subject.register_id].name, phrases.join(keys, true));
      if (subject.filter.valid()) {
        text += fmt::format(" ({} {})", phrases.pick("bara de där", "only those where"),
                            phrases.holds(subject.filter));
      }
      return text;
    }
    case ir::RelationKind::Codes:
      return fmt::format("{} `{}`", phrases.pick("varje kod i", "each code of"),
                         subject.set.valid() && !program.schema.code_sets[subject.set].name.empty()
                             ? program.schema.code_sets[subject.set].name
                             : program.schema.code_lists[subject.list].name);
    case ir::RelationKind::Previous:
      return fmt::format(fmt::runtime(phrases.pick("varje {} i det tidigare uttaget",
                                                   "each {} of the earlier export")),
                         program.schema.registers[subject.register_id].name);
    case ir::RelationKind::Register:
    case ir::RelationKind::List:
    case ir::RelationKind::Text:
      return fmt::format("{} {}", phrases.pick("varje", "each"),
                         program.schema.registers[subject.register_id].name);
  }
  REGEL_UNREACHABLE();
}

std::string own_words(const ir::Message& parts, const Phrases& phrases) {
  std::string text;
  for (const ir::MessagePart& part : parts) {
    if (!part.value.valid()) {
      text += part.literal;
      continue;
    }
    const std::string path = phrases.path(part.value);
    text += "{" + (path.empty() ? phrases.value(part.value) : path) + "}";
  }
  return text;
}

std::string requirement(const ir::Program& program, const ir::Rule& rule, const Phrases& phrases) {
  std::vector<std::string> conditions;
  for (const ir::ExprId when : rule.when) conditions.push_back(phrases.holds(when));
  // "För varje X gäller: om A, så ska B", but "För varje X ska B": the verb comes second.
  std::string text = fmt::format("{} {}", phrases.pick("För", "For"),
                                 subject_words(program, rule.subject, phrases));
  text += conditions.empty() ? phrases.pick(" ", " this holds: ")
                             : phrases.pick(" gäller: ", " this holds: ");
  const bool lists = std::ranges::any_of(
      conditions, [](const std::string& one) { return one.find('\n') != std::string::npos; });
  if (!conditions.empty()) {
    text += fmt::format("{} {}{} ", phrases.pick("om", "if"), phrases.join(conditions, true),
                        lists ? "\n" : ",");
    text += phrases.pick("så ", "then ");
  }
  if (rule.prohibition) {
    text += fmt::format(
        fmt::runtime(phrases.pick("får det inte vara så att {}", "it must not be that {}")),
        phrases.holds(rule.requirement));
  } else {
    text += phrases.pick("ska ", "");
    text += phrases.duty(rule.requirement);
  }
  if (text.find('\n') == std::string::npos) text += '.';
  return text;
}

std::vector<std::string> undetermined(const ir::Program& program, const ir::Rule& rule,
                                      const Phrases& phrases) {
  std::vector<std::string> out;
  const Unknowns unknowns = find_unknowns(program, rule, phrases);
  if (!unknowns.values.empty()) {
    const std::string_view lead =
        unknowns.values.size() == 1
            ? phrases.pick(
                  "Utfallet kan ej avgöras om denna uppgift behövs men saknas, är ogiltig eller är "
                  "angiven som okänd:",
                  "The outcome is undetermined if this value is needed but missing, invalid or "
                  "recorded as unknown:")
            : phrases.pick(
                  "Utfallet kan ej avgöras om någon av dessa uppgifter behövs men saknas, är "
                  "ogiltig eller är angiven som okänd:",
                  "The outcome is undetermined if one of these values is needed but missing, "
                  "invalid or recorded as unknown:");
    out.push_back(fmt::format("{} {}.", lead, phrases.join(unknowns.values, true)));
  }
  if (!unknowns.links.empty()) {
    out.push_back(fmt::format(
        "{} {}.",
        phrases.pick("Det kan inte heller avgöras om någon av dessa länkar leder till en post som "
                     "inte finns, eller till flera:",
                     "Nor can it be determined if one of these links leads to a record that does "
                     "not exist, or to several:"),
        phrases.join(unknowns.links, true)));
  }
  if (unknowns.previous) {
    out.emplace_back(
        phrases.pick("Utan ett tidigare uttag (--previous) kan ingenting avgöras om det som "
                     "jämförs med det.",
                     "Without an earlier export (--previous) nothing that is compared with it can "
                     "be determined."));
  }
  return out;
}

std::string in_force(const ir::Validity& validity, const Phrases& phrases) {
  const auto day = [](std::int32_t days) { return to_text(Date{days}); };
  if (validity.from && validity.through) {
    return fmt::format("{} {} {} {}.", phrases.pick("I kraft från", "In force from"),
                       day(*validity.from), phrases.pick("till och med", "through"),
                       day(*validity.through));
  }
  if (validity.from) {
    return fmt::format("{} {}.", phrases.pick("I kraft från", "In force from"),
                       day(*validity.from));
  }
  if (validity.through) {
    return fmt::format("{} {}.", phrases.pick("I kraft till och med", "In force through"),
                       day(*validity.through));
  }
  return {};
}

}  // namespace

Sentences sentences(const ir::Program& program, const ir::Rule& rule, diag::Language language) {
  const Phrases phrases(program, rule.subject, language);
  Sentences said;
  said.requirement = requirement(program, rule, phrases);
  for (const ir::ExprId unless : rule.unless) {
    said.exceptions.push_back(
        fmt::format("{} {}.", phrases.pick("Det gäller inte när", "It does not apply when"),
                    phrases.holds(unless)));
  }
  for (const ir::ExprId unclear : rule.unclear_when) {
    said.undetermined.push_back(fmt::format(
        "{} {}.", phrases.pick("Det kan inte avgöras när", "It cannot be determined when"),
        phrases.holds(unclear)));
  }
  for (std::string& sentence : undetermined(program, rule, phrases)) {
    said.undetermined.push_back(std::move(sentence));
  }
  said.message = own_words(rule.message, phrases);
  said.unclear = own_words(rule.unclear, phrases);
  said.advice = own_words(rule.advice, phrases);
  said.validity = in_force(rule.validity, phrases);
  return said;
}

Figures figures(const ir::Program& program, const ir::Summary& summary, diag::Language language) {
  const Phrases phrases(program, summary.subject, language);
  Figures shown;
  shown.subject = fmt::format("{} {}", phrases.pick("Visas för", "Shown for"),
                              subject_words(program, summary.subject, phrases));
  std::vector<std::string> conditions;
  for (const ir::ExprId when : summary.when) conditions.push_back(phrases.holds(when));
  if (!conditions.empty()) {
    shown.subject +=
        fmt::format("{} {}", phrases.pick(", om", ", if"), phrases.join(conditions, true));
  }
  if (shown.subject.find('\n') == std::string::npos) shown.subject += '.';
  for (const ir::SummaryValue& value : summary.values) {
    shown.values.emplace_back(value.name, phrases.value(value.value));
  }
  return shown;
}

}  // namespace regel::explain
