#include "engine/diff/review_of_diff.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "engine/diff/say.hpp"
#include "engine/outcome/fingerprint.hpp"
#include "lang/base/check.hpp"
#include "lang/base/version.hpp"

namespace regel::diff {

using diag::Language;
using review::Level;
using review::State;

namespace {

Bilingual title_of(DemandKind kind) {
  switch (kind) {
    case DemandKind::Undeclared:
      return {"Odeklarerad ändring", "Undeclared change"};
    case DemandKind::NotSeen:
      return {"Ändring utan synlig verkan", "Change whose effect was not seen"};
    case DemandKind::Contradicted:
      return {"Ändringen stämmer inte med deklarationen",
              "Change that contradicts its declaration"};
    case DemandKind::Wider:
      return {"Vidare deklaration än ändringen", "Declaration wider than the change"};
    case DemandKind::NoEffect:
      return {"Deklaration utan ändring", "Declaration without a change"};
    case DemandKind::NoSuchRule:
      return {"Deklaration för okänd regel", "Declaration for an unknown rule"};
  }
  REGEL_UNREACHABLE();
}

Bilingual exit_meaning(const DiffReport& report) {
  if (report.data == DataState::Failed) {
    return {"ett uttag gick inte att läsa", "an export could not be read"};
  }
  if (report.exit == 0) return {"ändringen får göras", "the change may be made"};
  if (report.exit == 1) return {"ändringen är stoppad", "the change is stopped"};
  return {"ändringens verkan är inte visad", "the effect of the change is not shown"};
}

class Collector {
 public:
  Collector(const DiffReport& report, const review::Repository& repository, Language language)
      : report_(report), repository_(repository), language_(language) {}

  review::Review collect() {
    review_.command = "regel diff";
    review_.version = version();
    review_.language = language_;
    review_.exit = report_.exit;
    review_.exit_meaning = pick(exit_meaning(report_));
    review_.complete = report_.data != DataState::Failed;
    review_.as_of = report_.as_of;
    review_.note = headline(report_, language_) + " " + caution(report_, language_);
    review_.main_file = review::main_file(repository_);
    for (const RuleDiff& rule : report_.rules) {
      if (report_.tells_of(rule)) moved(rule);
    }
    for (const Demand& demand : report_.demands) demanded(demand);
    for (const Error& failure : report_.failures) {
      review_.notices.push_back({Level::Error, failure.code, pick(failure.text), {}});
    }
    const auto results = std::make_shared<std::vector<review::Result>>(std::move(results_));
    review_.results = results->size();
    review_.result = [results](std::size_t i) { return (*results)[i]; };
    return std::move(review_);
  }

 private:
  std::string pick(const Bilingual& text) const { return std::string(diag::pick(language_, text)); }

  std::size_t kind(std::string_view id, Level level, const Bilingual& title) {
    for (std::size_t i = 0; i < review_.rules.size(); ++i) {
      if (review_.rules[i].id == id) return i;
    }
    review::Rule rule;
    rule.id = id;
    rule.title = pick(title);
    rule.text = rule.title;
    rule.help = rule.title;
    rule.level = level;
    review_.rules.push_back(std::move(rule));
    return review_.rules.size() - 1;
  }

  review::Place place_of(const std::string& id) const {
    review::Place place;
    const auto rule = std::ranges::find(report_.rules, id, &RuleDiff::id);
    // A rule that was removed stands in no file of the change.
    if (rule == report_.rules.end() || rule->presence == Presence::Removed) return place;
    place.file = review::file_of_rules(repository_, rule->file);
    if (!place.file.empty()) place.line = rule->line;
    return place;
  }

  void add(std::string_view id, Level level, const Bilingual& title, const std::string& rule,
           std::string message) {
    review::Result result;
    result.rule = kind(id, level, title);
    result.level = level;
    result.message = std::move(message);
    result.rules = place_of(rule);
    result.fingerprint = outcome::fingerprint(id, "", rule);
    results_.push_back(std::move(result));
  }

  void moved(const RuleDiff& rule) {
    std::string text = fmt::format("{}: {}", rule.id, words(rule.verdict).in(language_));
    const std::string changed = changes(rule, language_);
    if (!changed.empty()) text += fmt::format(" ({})", changed);
    for (const Move move : kMoves) {
      const std::uint64_t count = rule.on_data.of(move);
      if (count != 0) text += fmt::format("; {}: {}", words(move).in(language_), count);
    }
    review::Case one;
    one.suite = review_.command;
    one.name = rule.id;
    one.message = text;
    one.place = place_of(rule.id);
    for (const Demand& demand : report_.demands) {
      if (demand.rule != rule.id) continue;
      one.details += problem(report_, demand, language_) + "\n";
      if (demand.stops()) one.state = State::Failed;
      if (demand.kind == DemandKind::NotSeen) one.state = State::Undecided;
    }
    review_.cases.push_back(std::move(one));
    add("moved", Level::Note, {"Regel som rör sig", "Rule that moved"}, rule.id, std::move(text));
  }

  void demanded(const Demand& demand) {
    std::string text = problem(report_, demand, language_);
    const std::string entry = entry_text(demand, language_);
    if (!entry.empty()) {
      text += " " + pick({"Är det meningen, lägg till i ", "If it is meant, add to "}) +
              report_.declarations_file + ": " + entry;
    }
    const Level level =
        demand.stops() || demand.kind == DemandKind::NotSeen ? Level::Error : Level::Warning;
    add(name(demand.kind), level, title_of(demand.kind), demand.rule, std::move(text));
  }

  const DiffReport& report_;
  const review::Repository& repository_;
  Language language_;
  review::Review review_;
  std::vector<review::Result> results_;
};

}  // namespace

review::Review review_of_diff(const DiffReport& report, const review::Repository& repository,
                              Language language) {
  return Collector(report, repository, language).collect();
}

}  // namespace regel::diff
