#include "lang/parse/expectations.hpp"

#include <algorithm>
#include <string>

#include "lang/base/text.hpp"
#include "lang/diag/suggest.hpp"

namespace regel::parse {
namespace {

using K = ast::Keyword;

constexpr std::size_t kMostNamed = 4;

// What may always go on (a dot, an argument list, an alias) says little about what is missing.
bool is_continuation(const Expectation& e) {
  switch (e.what) {
    case Expect::ArithOperator:
    case Expect::Unit:
    case Expect::ItemLabel:
    case Expect::ListHead:
    case Expect::Operator:
      return true;
    case Expect::Symbol:
      return e.symbol == '.' || e.symbol == '(' || e.symbol == '/';
    case Expect::Keyword:
      return e.keyword == K::IfMissing || e.keyword == K::As || e.keyword == K::Where ||
             e.keyword == K::Under || e.keyword == K::AllThese || e.keyword == K::OfThese;
    default:
      return false;
  }
}

int rank(const Expectation& e) {
  switch (e.what) {
    case Expect::Condition:
      return 0;
    case Expect::Operand:
    case Expect::Value:
    case Expect::Literal:
    case Expect::Collection:
    case Expect::Type:
    case Expect::Register:
    case Expect::Grade:
    case Expect::Outcome:
    case Expect::Option:
      return 1;
    case Expect::Name:
    case Expect::TypeName:
    case Expect::ModuleName:
    case Expect::RuleId:
    case Expect::WholeNumber:
    case Expect::Number:
    case Expect::Date:
    case Expect::Instant:
    case Expect::Text:
      return 2;
    case Expect::Symbol:
      return e.symbol == ',' ? 5 : 3;
    case Expect::Keyword:
      return 4;
    case Expect::Test:
      return 3;
    case Expect::PartOf:
    case Expect::EndOfFile:
      return 6;
    case Expect::Operator:
    case Expect::ArithOperator:
    case Expect::Unit:
    case Expect::ItemLabel:
    case Expect::ListHead:
      return 7;
  }
  return 7;
}

Bilingual same(std::string text) { return {text, text}; }

std::string keyword_text(ast::Keyword keyword, diag::Language language) {
  const std::string_view cell = ast::spelling(keyword, language);
  return "`" + std::string(cell.substr(0, cell.find(','))) + "`";
}

Bilingual words_for(const Expectation& e, diag::Language language) {
  const auto spelled = [&](ast::Keyword keyword) { return keyword_text(keyword, language); };
  switch (e.what) {
    case Expect::Keyword:
      return same(spelled(e.keyword));
    case Expect::Symbol:
      return same(std::string("`") + e.symbol + "`");
    case Expect::Name:
      return {"ett namn", "a name"};
    case Expect::TypeName:
      return {"ett namn med stor begynnelsebokstav", "a name with a capital"};
    case Expect::ModuleName:
      return {"ett modulnamn", "a module name"};
    case Expect::RuleId:
      return {"en beteckning som `ABC-001`", "an id such as `ABC-001`"};
    case Expect::ItemLabel:
      return {"en punkt som `a)`", "an item such as `a)`"};
    case Expect::WholeNumber:
      return {"ett heltal", "a whole number"};
    case Expect::Number:
      return {"ett tal", "a number"};
    case Expect::Date:
      return {"ett datum som `2026-03-01`", "a date such as `2026-03-01`"};
    case Expect::Instant:
      return {"en tidpunkt som `2026-03-01 14:00`", "a time such as `2026-03-01 14:00`"};
    case Expect::Text:
      return {"en text inom citattecken", "a text in quotation marks"};
    case Expect::Operator:
      return {"en jämförelse som `=`", "a comparison such as `=`"};
    case Expect::ArithOperator:
      return {"ett räknetecken", "an arithmetic sign"};
    case Expect::Unit:
      return {"en tidsenhet", "a unit of time"};
    case Expect::Operand:
    case Expect::Literal:
    case Expect::Value:
      return {"ett värde", "a value"};
    case Expect::Condition:
      return {"ett villkor", "a condition"};
    case Expect::Test: {
      const std::string test = spelled(ast::Keyword::Exists);
      return {"en jämförelse som `=` eller " + test, "a comparison such as `=` or " + test};
    }
    case Expect::Type: {
      const std::string text = spelled(ast::Keyword::TypeText);
      const std::string date = spelled(ast::Keyword::TypeDate);
      return {"en typ som " + text + " eller " + date, "a type such as " + text + " or " + date};
    }
    case Expect::Collection:
      return {"en samling", "a collection"};
    case Expect::ListHead:
      return {"en lista", "a list"};
    case Expect::Register:
      return {"ett register", "a register"};
    case Expect::Grade: {
      std::string all;
      for (const auto grade : {ast::Keyword::Critical, ast::Keyword::High, ast::Keyword::Medium,
                               ast::Keyword::Low, ast::Keyword::Info}) {
        all += (all.empty() ? "" : ", ") + spelled(grade);
      }
      return {"en av " + all, "one of " + all};
    }
    case Expect::Outcome: {
      std::string all;
      for (const auto outcome : {ast::Keyword::Pass, ast::Keyword::Fail,
                                 ast::Keyword::NotApplicable, ast::Keyword::Undetermined}) {
        all += (all.empty() ? "" : ", ") + spelled(outcome);
      }
      return {"ett av utfallen " + all, "one of the outcomes " + all};
    }
    case Expect::Option: {
      const std::string optional = spelled(ast::Keyword::Optional);
      return {"ett tillägg som " + optional, "an option such as " + optional};
    }
    case Expect::PartOf:
      return {"nästa del", "the next part"};
    case Expect::EndOfFile:
      return {"slutet", "the end"};
  }
  return {};
}

}  // namespace

Bilingual describe(const std::vector<Expectation>& expected, diag::Language language) {
  std::vector<Expectation> shown;
  for (const Expectation& e : expected) {
    if (!is_continuation(e)) shown.push_back(e);
  }
  if (shown.empty()) shown = expected;
  std::stable_sort(shown.begin(), shown.end(),
                   [](const Expectation& a, const Expectation& b) { return rank(a) < rank(b); });
  std::vector<Bilingual> words;
  for (const Expectation& e : shown) {
    Bilingual next = words_for(e, language);
    const bool known = std::any_of(words.begin(), words.end(),
                                   [&](const Bilingual& w) { return w.sv == next.sv; });
    if (!known && words.size() < kMostNamed) words.push_back(std::move(next));
  }
  Bilingual out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool last = i + 1 == words.size();
    out.sv += (i == 0 ? "" : last ? " eller " : ", ") + words[i].sv;
    out.en += (i == 0 ? "" : last ? " or " : ", ") + words[i].en;
  }
  return out;
}

std::vector<std::string> near_words(const Context& context, const Declaration* declaration,
                                    std::string_view word) {
  using ast::Keyword;
  const auto spelled = [&](Keyword keyword) {
    const std::string_view cell = ast::spelling(keyword, context.language());
    return std::string(cell.substr(0, cell.find(',')));
  };
  const auto expects = [&](Expect what) {
    return std::ranges::any_of(context.expected(),
                               [&](const Expectation& e) { return e.what == what; });
  };
  std::vector<std::string> known;
  const auto add = [&](std::initializer_list<Keyword> keywords) {
    for (const Keyword k : keywords) known.push_back(spelled(k));
  };
  for (const Expectation& e : context.expected()) {
    if (e.what == Expect::Keyword) add({e.keyword});
  }
  if (expects(Expect::Type)) {
    add({Keyword::TypeText, Keyword::TypeInteger, Keyword::TypeNumber, Keyword::TypeYesNo,
         Keyword::TypeDate, Keyword::TypeInstant, Keyword::TypePeriod, Keyword::TypeDuration});
  }
  if (expects(Expect::Test)) {
    add({Keyword::Exists, Keyword::Missing, Keyword::Within, Keyword::Between, Keyword::Contains,
         Keyword::Matches});
  }
  if (expects(Expect::Unit)) {
    add({Keyword::UnitYear, Keyword::UnitMonth, Keyword::UnitWeek, Keyword::UnitWorkingDay,
         Keyword::UnitDay, Keyword::UnitHour, Keyword::UnitMinute});
  }
  if (expects(Expect::Grade)) {
    add({Keyword::Critical, Keyword::High, Keyword::Medium, Keyword::Low, Keyword::Info});
  }
  if (expects(Expect::Outcome)) {
    add({Keyword::Pass, Keyword::Fail, Keyword::NotApplicable, Keyword::Undetermined});
  }
  if (expects(Expect::Option)) {
    add({Keyword::Optional, Keyword::Protected, Keyword::AnyCase, Keyword::Written, Keyword::Split,
         Keyword::Blank, Keyword::Unknown});
  }
  if (expects(Expect::PartOf) && declaration != nullptr) {
    for (const PartWord& part : declaration->words) add({part.keyword});
  }
  if (expects(Expect::PartOf)) {
    for (const Declaration& other : declarations()) add({other.head});
  }
  if (expects(Expect::Type)) {
    // `länk Enhet`, `lista text`
    for (const Keyword k : {Keyword::Link, Keyword::List}) {
      if (spelled(k).starts_with(std::string(word) + " ")) return {spelled(k)};
    }
  }
  std::vector<std::string> near = nearest(word, known, diag::kMostSuggestions);
  constexpr std::size_t kTelling = 3;  // bytes of a word that is cut short, as `mån`
  for (const std::string& whole : known) {
    if (near.empty() && word.size() >= kTelling && whole.starts_with(word)) near = {whole};
  }
  return near;
}

}  // namespace regel::parse
