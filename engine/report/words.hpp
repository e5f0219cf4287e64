// The words of a report: what outcomes, severities, states and causes are called by people in two
// languages, and by machines in one.

#pragma once

#include <string>
#include <string_view>

#include "engine/outcome/baseline.hpp"
#include "engine/outcome/run_report.hpp"

namespace regel::report {

struct Words {
  std::string_view sv, en;
  std::string_view in(diag::Language language) const {
    return language == diag::Language::Swedish ? sv : en;
  }
};

Words words(ir::Outcome outcome);
Words words(ir::Severity severity);
Words words(outcome::RuleStatus status);
Words words(outcome::StaleWhy why);

// As product.md spells them in JSON.
std::string_view name(ir::Outcome outcome);
std::string_view name(ir::Severity severity);
std::string_view name(outcome::RuleStatus status);
std::string_view name(outcome::CauseKind kind);
std::string_view name(outcome::StaleWhy why);

// "`konsekvensbedömning` saknas", for a person: the field or the register, and what is wrong with
// it.
std::string sentence(const outcome::Cause& cause, diag::Language language);

// The text of a data finding or a caveat, with its arguments.
std::string data_text(diag::Code code, const std::vector<Bilingual>& args, diag::Language language);

// What a report may claim, and what not.
Words honesty();

}  // namespace regel::report
