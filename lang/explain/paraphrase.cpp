#include "lang/explain/paraphrase.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "lang/base/check.hpp"
#include "lang/explain/phrases.hpp"
#include "lang/explain/sentences.hpp"

namespace regel::explain {
namespace {

class Paraphrase {
 public:
  Paraphrase(const ir::Program& program, const ir::Rule& rule, diag::Language language)
      : program_(program),
        rule_(rule),
        phrases_(program, rule.subject, language),
        said_(sentences(program, rule, language)) {}

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
  std::string severity() const;
  void append_outcomes();
  void append_background();

  const ir::Program& program_;
  const ir::Rule& rule_;
  Phrases phrases_;
  Sentences said_;
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

void Paraphrase::append_outcomes() {
  if (!said_.message.empty()) {
    line("{}: \"{}\"",
         pick("Annars är regeln bruten och rapporten säger",
              "Otherwise the rule is broken and the report says"),
         said_.message);
  }
  for (const std::string& sentence : said_.undetermined) line("{}", sentence);
  if (!said_.unclear.empty()) {
    line("{}: \"{}\"", pick("Då säger rapporten", "The report then says"), said_.unclear);
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
  if (!said_.advice.empty()) line("{}: {}", pick("Råd", "Advice"), said_.advice);
  if (!rule_.owner.empty()) line("{}: {}.", pick("Ansvarig", "Owner"), rule_.owner);
  if (!said_.validity.empty()) line("{}", said_.validity);
}

std::string Paraphrase::text() {
  line("{}  {}", rule_.id, rule_.title);
  line("{}: {}.", pick("Allvar", "Severity"), severity());
  out_ += '\n';
  line("{}", said_.requirement);
  for (const std::string& sentence : said_.exceptions) line("{}", sentence);
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
