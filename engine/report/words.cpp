#include "engine/report/words.hpp"

#include "lang/base/check.hpp"

namespace regel::report {

using outcome::CauseKind;
using outcome::RuleStatus;
using outcome::StaleWhy;

Words words(ir::Outcome outcome) {
  switch (outcome) {
    case ir::Outcome::Pass:
      return {"uppfylld", "pass"};
    case ir::Outcome::Fail:
      return {"bruten", "fail"};
    case ir::Outcome::NotApplicable:
      return {"ej tillämplig", "not applicable"};
    case ir::Outcome::Undetermined:
      return {"kan ej avgöras", "undetermined"};
  }
  REGEL_UNREACHABLE();
}

Words words(ir::Severity severity) {
  switch (severity) {
    case ir::Severity::Critical:
      return {"kritisk", "critical"};
    case ir::Severity::High:
      return {"hög", "high"};
    case ir::Severity::Medium:
      return {"medel", "medium"};
    case ir::Severity::Low:
      return {"låg", "low"};
    case ir::Severity::Info:
      return {"upplysning", "info"};
  }
  REGEL_UNREACHABLE();
}

Words words(RuleStatus status) {
  switch (status) {
    case RuleStatus::Checked:
      return {"prövad", "checked"};
    case RuleStatus::NotInForce:
      return {"inte i kraft", "not in force"};
    case RuleStatus::NotExercised:
      return {"ej prövad", "not exercised"};
    case RuleStatus::SourceMissing:
      return {"källan saknas", "source missing"};
    case RuleStatus::SourceFailed:
      return {"källan kunde inte läsas", "source could not be read"};
  }
  REGEL_UNREACHABLE();
}

Words words(StaleWhy why) {
  switch (why) {
    case StaleWhy::NotFound:
      return {"finns inte längre", "is no longer found"};
    case StaleWhy::Waived:
      return {"har dispens nu", "has a waiver now"};
    case StaleWhy::Better:
      return {"kan ej avgöras nu", "is undetermined now"};
    case StaleWhy::NoRule:
      return {"regeln finns inte", "there is no such rule"};
  }
  REGEL_UNREACHABLE();
}

std::string_view name(StaleWhy why) {
  switch (why) {
    case StaleWhy::NotFound:
      return "not_found";
    case StaleWhy::Waived:
      return "waived";
    case StaleWhy::Better:
      return "better";
    case StaleWhy::NoRule:
      return "no_rule";
  }
  REGEL_UNREACHABLE();
}

std::string_view name(ir::Outcome outcome) {
  switch (outcome) {
    case ir::Outcome::Pass:
      return "pass";
    case ir::Outcome::Fail:
      return "fail";
    case ir::Outcome::NotApplicable:
      return "not_applicable";
    case ir::Outcome::Undetermined:
      return "undetermined";
  }
  REGEL_UNREACHABLE();
}

std::string_view name(ir::Severity severity) { return words(severity).en; }

std::string_view name(RuleStatus status) {
  switch (status) {
    case RuleStatus::Checked:
      return "checked";
    case RuleStatus::NotInForce:
      return "not_in_force";
    case RuleStatus::NotExercised:
      return "not_exercised";
    case RuleStatus::SourceMissing:
      return "source_missing";
    case RuleStatus::SourceFailed:
      return "source_failed";
  }
  REGEL_UNREACHABLE();
}

std::string_view name(CauseKind kind) {
  switch (kind) {
    case CauseKind::Missing:
      return "missing";
    case CauseKind::Invalid:
      return "invalid";
    case CauseKind::RecordedUnknown:
      return "recorded_unknown";
    case CauseKind::Imprecise:
      return "imprecise";
    case CauseKind::Dangling:
      return "dangling";
    case CauseKind::Ambiguous:
      return "ambiguous";
    case CauseKind::NotInSource:
      return "not_in_source";
    case CauseKind::SourceMissing:
      return "source_missing";
    case CauseKind::PreviousMissing:
      return "previous_missing";
    case CauseKind::TreeBroken:
      return "tree_broken";
    case CauseKind::OutOfRange:
      return "out_of_range";
    case CauseKind::Overflow:
      return "overflow";
    case CauseKind::Unclear:
      return "unclear";
  }
  REGEL_UNREACHABLE();
}

namespace {

// What follows the name of the field or register.
Words predicate(CauseKind kind) {
  switch (kind) {
    case CauseKind::Missing:
      return {"saknas", "is missing"};
    case CauseKind::Invalid:
      return {"är ogiltigt", "is invalid"};
    case CauseKind::RecordedUnknown:
      return {"är angivet som okänt", "is recorded as unknown"};
    case CauseKind::Imprecise:
      return {"är inte angivet tillräckligt precist", "is not recorded precisely enough"};
    case CauseKind::Dangling:
      return {"pekar på en post som inte finns", "points to a record that does not exist"};
    case CauseKind::Ambiguous:
      return {"pekar på en nyckel som flera poster har",
              "points to a key that several records have"};
    case CauseKind::NotInSource:
      return {"finns inte i källan", "is not in the source"};
    case CauseKind::SourceMissing:
      return {"ingår inte i körningen", "was not supplied"};
    case CauseKind::PreviousMissing:
      return {"saknar ett tidigare uttag", "has no earlier export"};
    case CauseKind::TreeBroken:
      return {"leder inte ända upp: kedjan är bruten",
              "does not lead all the way up: the chain is broken"};
    case CauseKind::OutOfRange:
      return {"ger ett värde utanför gränserna", "gives a value that is out of range"};
    case CauseKind::Overflow:
      return {"ger ett tal som är för stort", "gives a number that is too large"};
    case CauseKind::Unclear:
      return {"säger själv att det inte går att avgöra",
              "itself says that it cannot be determined"};
  }
  REGEL_UNREACHABLE();
}

}  // namespace

std::string sentence(const outcome::Cause& cause, diag::Language language) {
  std::string text;
  // A register that is not there is the cause itself, whatever field led to it.
  const bool of_register = cause.field.empty() || cause.kind == CauseKind::SourceMissing ||
                           cause.kind == CauseKind::PreviousMissing;
  if (of_register && !cause.register_name.empty()) {
    text = cause.register_name;
  } else if (!cause.field.empty()) {
    text = "`" + cause.field + "`";
  } else if (cause.kind == CauseKind::Unclear) {
    text = language == diag::Language::Swedish ? "regeln" : "the rule";
  } else {
    text = language == diag::Language::Swedish ? "uträkningen" : "the calculation";
  }
  text += ' ';
  text += predicate(cause.kind).in(language);
  const std::string_view detail = diag::pick(language, cause.detail);
  if (!detail.empty()) {
    text += " (";
    text += detail;
    text += ')';
  }
  return text;
}

std::string data_text(diag::Code code, const std::vector<Bilingual>& args,
                      diag::Language language) {
  const diag::CodeInfo& known = diag::info(code);
  return diag::fill(language == diag::Language::Swedish ? known.text_sv : known.text_en, args,
                    language);
}

Words honesty() {
  return {
      "En rapport utan avvikelser säger att registren stämmer med reglerna, inte att verksamheten "
      "följer lagen.",
      "A report without findings says that the registers agree with the rules, not that the "
      "organisation complies with the law."};
}

}  // namespace regel::report
