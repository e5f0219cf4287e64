#include "lang/explain/paraphrase.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "lang/base/check.hpp"
#include "lang/explain/phrases.hpp"
#include "lang/explain/unknowns.hpp"
#include "lang/value/civil_time.hpp"
#include "lang/value/time_text.hpp"

namespace regel::explain {
namespace {

class Paraphrase {
 public:
  Paraphrase(const ir::Program& program, const ir::Rule& rule, diag::Language language)
      : program_(program), rule_(rule), phrases_(program, rule.subject, language) {}

  std::string text();

 private:
  std::string_view pick(std::string_view sv, std::string_view en) const {
    return phrases_.pick(sv, en);
  }
  template <class... Args>
  void line(std::string_view format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), fmt::runtime(format), std::forward<Args>(args)...);
    out_ += '\n';
  }
  std::string subject() const;
  std::string severity() const;
  std::string message(const ir::Message& message) const;
  void append_requirement();
  void append_outcomes();
  void append_background();

  const ir::Program& program_;
  const ir::Rule& rule_;
  Phrases phrases_;
  std::string out_;
};

std::string Paraphrase::severity() const {
  switch (rule_.severity) {
    case ir::Severity::Critical:
      return std::string(pick("kritisk", "critical"));
    case ir::Severity::High:
      return std::string(pick("hög", "high"));
    case ir::Severity::Medium:
      return std::string(pick("medel", "medium"));
    case ir::Severity::Low:
      return std::string(pick("låg", "low"));
    case ir::Severity::Info:
      return std::string(pick("upplysning", "info"));
  }
  REGEL_UNREACHABLE();
}

std::string Paraphrase::subject() const {
  const ir::Subject& subject = rule_.subject;
  switch (subject.kind) {
    case ir::RelationKind::Group: {
      std::vector<std::string> keys;
      for (const ir::GroupKeyInfo& key : subject.keys) keys.push_back("`" + key.name + "`");
      std::string text = fmt::format(
          fmt::runtime(pick("varje grupp av {} med samma {}", "each group of {} with the same {}")),
          program_.schema.registers[subject.register_id].name, phrases_.join(keys, true));
      if (subject.filter.valid()) {
        text += fmt::format(" ({} {})", pick("bara de där", "only those where"),
                            phrases_.holds(subject.filter));
      }
      return text;
    }
    case ir::RelationKind::Codes:
      return fmt::format("{} `{}`", pick("varje kod i", "each code of"),
                         subject.set.valid() && !program_.schema.code_sets[subject.set].name.empty()
                             ? program_.schema.code_sets[subject.set].name
                             : program_.schema.code_lists[subject.list].name);
    case ir::RelationKind::Previous:
      return fmt::format(
          fmt::runtime(pick("varje {} i det tidigare uttaget", "each {} of the earlier export")),
          program_.schema.registers[subject.register_id].name);
    case ir::RelationKind::Register:
    case ir::RelationKind::List:
    case ir::RelationKind::Text:
      return fmt::format("{} {}", pick("varje", "each"),
                         program_.schema.registers[subject.register_id].name);
  }
  REGEL_UNREACHABLE();
}

std::string Paraphrase::message(const ir::Message& parts) const {
  std::string text;
  for (const ir::MessagePart& part : parts) {
    if (!part.value.valid()) {
      text += part.literal;
      continue;
    }
    const std::string path = phrases_.path(part.value);
    text += "{" + (path.empty() ? phrases_.value(part.value) : path) + "}";
  }
  return text;
}

void Paraphrase::append_requirement() {
  std::vector<std::string> conditions;
  for (const ir::ExprId when : rule_.when) conditions.push_back(phrases_.holds(when));
  // "För varje X gäller: om A, så ska B", but "För varje X ska B": the verb comes second.
  std::string sentence = fmt::format("{} {}", pick("För", "For"), subject());
  sentence += conditions.empty() ? pick(" ", " this holds: ") : pick(" gäller: ", " this holds: ");
  const bool lists = std::ranges::any_of(
      conditions, [](const std::string& text) { return text.find('\n') != std::string::npos; });
  if (!conditions.empty()) {
    sentence += fmt::format("{} {}{} ", pick("om", "if"), phrases_.join(conditions, true),
                            lists ? "\n" : ",");
    sentence += pick("så ", "then ");
  }
  if (rule_.prohibition) {
    sentence +=
        fmt::format(fmt::runtime(pick("får det inte vara så att {}", "it must not be that {}")),
                    phrases_.holds(rule_.requirement));
  } else {
    sentence += pick("ska ", "");
    sentence += phrases_.duty(rule_.requirement);
  }
  line("{}{}", sentence, sentence.find('\n') == std::string::npos ? "." : "");
  for (const ir::ExprId unless : rule_.unless) {
    line("{} {}.", pick("Det gäller inte när", "It does not apply when"), phrases_.holds(unless));
  }
  for (const ir::ExprId unclear : rule_.unclear_when) {
    line("{} {}.", pick("Det kan inte avgöras när", "It cannot be determined when"),
         phrases_.holds(unclear));
  }
}

void Paraphrase::append_outcomes() {
  if (!rule_.message.empty()) {
    line("{}: \"{}\"",
         pick("Annars är regeln bruten och rapporten säger",
              "Otherwise the rule is broken and the report says"),
         message(rule_.message));
  }
  const Unknowns unknowns = find_unknowns(program_, rule_, phrases_);
  if (!unknowns.values.empty()) {
    line(
        "{} {}.",
        unknowns.values.size() == 1
            ? pick(
                  "Utfallet kan ej avgöras om denna uppgift behövs men saknas, är ogiltig eller är "
                  "angiven som okänd:",
                  "The outcome is undetermined if this value is needed but missing, invalid or "
                  "recorded as unknown:")
            : pick("Utfallet kan ej avgöras om någon av dessa uppgifter behövs men saknas, är "
                   "ogiltig eller är angiven som okänd:",
                   "The outcome is undetermined if one of these values is needed but missing, "
                   "invalid or recorded as unknown:"),
        phrases_.join(unknowns.values, true));
  }
  if (!unknowns.links.empty()) {
    line("{} {}.",
         pick("Det kan inte heller avgöras om någon av dessa länkar leder till en post som inte "
              "finns, "
              "eller till flera:",
              "Nor can it be determined if one of these links leads to a record that does not "
              "exist, or "
              "to several:"),
         phrases_.join(unknowns.links, true));
  }
  if (unknowns.previous) {
    line("{}",
         pick("Utan ett tidigare uttag (--previous) kan ingenting avgöras om det som jämförs med "
              "det.",
              "Without an earlier export (--previous) nothing that is compared with it can be "
              "determined."));
  }
  if (!rule_.unclear.empty()) {
    line("{}: \"{}\"", pick("Då säger rapporten", "The report then says"), message(rule_.unclear));
  }
}

void Paraphrase::append_background() {
  std::vector<std::string> cites;
  for (const ir::Cite& cite : rule_.authority) {
    const auto known =
        std::ranges::find(program_.schema.instruments, cite.instrument, &types::Instrument::name);
    const bool titled = known != program_.schema.instruments.end() && !known->title.empty();
    cites.push_back((titled ? known->title : cite.instrument) + " " + cite.place);
  }
  if (!cites.empty()) {
    line("{}: {}.", pick("Lagstöd", "Authority"), phrases_.join(cites, true));
  }
  if (!rule_.wording.empty()) {
    line("{}: \"{}\"", pick("Lydelse", "Wording"), rule_.wording);
  }
  if (!rule_.purpose.empty()) line("{}: {}", pick("Syfte", "Purpose"), rule_.purpose);
  if (!rule_.advice.empty()) line("{}: {}", pick("Råd", "Advice"), message(rule_.advice));
  if (!rule_.owner.empty()) line("{}: {}.", pick("Ansvarig", "Owner"), rule_.owner);
  const auto day = [](std::int32_t days) { return format(Date{days}); };
  const ir::Validity& validity = rule_.validity;
  if (validity.from && validity.through) {
    line("{} {} {} {}.", pick("I kraft från", "In force from"), day(*validity.from),
         pick("till och med", "through"), day(*validity.through));
  } else if (validity.from) {
    line("{} {}.", pick("I kraft från", "In force from"), day(*validity.from));
  } else if (validity.through) {
    line("{} {}.", pick("I kraft till och med", "In force through"), day(*validity.through));
  }
}

std::string Paraphrase::text() {
  line("{}  {}", rule_.id, rule_.title);
  line("{}: {}.", pick("Allvar", "Severity"), severity());
  out_ += '\n';
  append_requirement();
  out_ += '\n';
  append_outcomes();
  const std::size_t before = out_.size();
  append_background();
  if (out_.size() != before && out_[before - 1] == '\n') out_.insert(before, "\n");
  return std::move(out_);
}

}  // namespace

std::string paraphrase(const ir::Program& program, const ir::Rule& rule, diag::Language language) {
  return Paraphrase(program, rule, language).text();
}

}  // namespace regel::explain
