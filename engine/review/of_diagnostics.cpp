#include "engine/review/of_diagnostics.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "engine/outcome/fingerprint.hpp"
#include "engine/review/code_rule.hpp"
#include "lang/base/version.hpp"

namespace regel::review {
namespace {

class Collector {
 public:
  Collector(Review& review, diag::Language language)
      : review_(review), language_(language), codes_(review.rules, language) {}

  void add(const Linted& project) {
    const std::size_t first = review_.cases.size();
    for (const std::string& file : project.repository.rule_files) {
      Case one;
      one.suite = review_.command;
      one.name = file == "-" ? file : file_of_rules(project.repository, file);
      one.place.file = file == "-" ? "" : one.name;
      review_.cases.push_back(std::move(one));
    }
    for (const diag::Diagnostic& diagnostic : project.diagnostics) {
      Result result = result_of(project, diagnostic);
      const auto same = [&](const Case& one) { return one.name == result.rules.file; };
      const auto begin = review_.cases.begin() + static_cast<std::ptrdiff_t>(first);
      auto of_file = std::find_if(begin, review_.cases.end(), same);
      // What has no place in a file of the project is told at its first.
      if (of_file == review_.cases.end()) of_file = begin;
      if (of_file != review_.cases.end()) tell(result, *of_file);
      results_.push_back(std::move(result));
    }
  }
  std::vector<Result> take() { return std::move(results_); }

 private:
  Result result_of(const Linted& project, const diag::Diagnostic& diagnostic) {
    Result result;
    result.rule = codes_.index_of(diagnostic.code);
    result.level = level_of(diag::info(diagnostic.code).severity);
    result.message = diag::message(diagnostic, language_);
    result.rules = place_of(project.repository, project.sources, diagnostic.span);
    // It is the same mistake when lines above it come or go, and in either language.
    const std::string code(diag::info(diagnostic.code).name);
    const std::string text = diag::message(diagnostic, diag::Language::Swedish);
    const std::string identity = code + '\n' + result.rules.file + '\n' + text;
    result.fingerprint =
        outcome::fingerprint(code, result.rules.file, text, occurrences_[identity]++);
    return result;
  }
  void tell(const Result& result, Case& into) const {
    const std::string& code = review_.rules[result.rule].id;
    const bool first_error = result.level == Level::Error && into.state != State::Failed;
    if (into.message.empty() || first_error) into.message = code + ' ' + result.message;
    if (first_error) into.state = State::Failed;
    into.details += into.name;
    if (result.rules.line != 0) into.details += ':' + std::to_string(result.rules.line);
    into.details += ": " + code + ' ' + result.message + '\n';
  }

  Review& review_;
  diag::Language language_;
  CodeRules codes_;
  std::map<std::string, std::uint64_t> occurrences_;
  std::vector<Result> results_;
};

}  // namespace

Review review_of_diagnostics(const std::vector<Linted>& projects, diag::Language language,
                             int exit) {
  const bool swedish = language == diag::Language::Swedish;
  Review review;
  review.command = "regel lint";
  review.version = version();
  review.language = language;
  review.exit = exit;
  review.exit_meaning = exit == 0 ? (swedish ? "reglerna går att använda" : "the rules can be used")
                                  : (swedish ? "reglerna har fel" : "the rules have errors");
  Collector collector(review, language);
  for (const Linted& project : projects) {
    collector.add(project);
    if (review.main_file.empty()) review.main_file = main_file(project.repository);
  }
  const auto results = std::make_shared<std::vector<Result>>(collector.take());
  review.results = results->size();
  review.result = [results](std::size_t i) { return (*results)[i]; };
  return review;
}

}  // namespace regel::review
