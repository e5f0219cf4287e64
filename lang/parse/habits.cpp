#include "lang/parse/habits.hpp"

#include <algorithm>
#include <span>

#include "lang/ast/keyword.hpp"
#include "lang/parse/context.hpp"

namespace regel::parse {
namespace {

using ast::Keyword;

struct Sign {
  std::string_view found, sv, en;
};
constexpr Sign kSigns[] = {
    {"==", "=", "="},     {"!=", "<>", "<>"},    {"=<", "<=", "<="},   {"=>", ">=", ">="},
    {"&&", "och", "and"}, {"||", "eller", "or"}, {"//", "#", "#"},     {"/*", "#", "#"},
    {"!", "inte", "not"}, {"&", "och", "and"},   {"|", "eller", "or"}, {"„", "\"", "\""},
    {"‘", "\"", "\""},    {"’", "\"", "\""},     {"«", "\"", "\""},    {"»", "\"", "\""}};

struct Words {
  std::string_view found, right;
};
constexpr Words kSwedish[] = {{"är lika med", "="},
                              {"lika med", "="},
                              {"är inte lika med", "<>"},
                              {"skilt från", "<>"},
                              {"är större än", ">"},
                              {"större än", ">"},
                              {"är mer än", ">"},
                              {"mer än", ">"},
                              {"över", ">"},
                              {"är mindre än", "<"},
                              {"mindre än", "<"},
                              {"under", "<"},
                              {"är minst", ">="},
                              {"minst", ">="},
                              {"är högst", "<="},
                              {"högst", "<="},
                              {"är tom", "saknas"},
                              {"är tomt", "saknas"},
                              {"är inte tom", "finns"},
                              {"är inte tomt", "finns"},
                              {"är ifylld", "är ifyllt"},
                              {"är okänt", "är angivet som okänt"},
                              {"är okänd", "är angivet som okänt"},
                              {"är inte", "<>"},
                              {"är", "="}};
constexpr Words kEnglish[] = {{"is equal to", "="},
                              {"equals", "="},
                              {"is not equal to", "<>"},
                              {"is greater than", ">"},
                              {"greater than", ">"},
                              {"is more than", ">"},
                              {"more than", ">"},
                              {"over", ">"},
                              {"is less than", "<"},
                              {"less than", "<"},
                              {"under", "<"},
                              {"is at least", ">="},
                              {"at least", ">="},
                              {"is at most", "<="},
                              {"at most", "<="},
                              {"is empty", "is missing"},
                              {"is not empty", "exists"},
                              {"is unknown", "is recorded as unknown"},
                              {"is not", "<>"},
                              {"is", "="}};

struct Label {
  std::string_view written;
  Keyword meant;
};
constexpr Label kSwedishLabels[] = {
    {"måste", Keyword::Must},         {"skall", Keyword::Must},
    {"krävs", Keyword::Must},         {"krav", Keyword::Must},
    {"bör", Keyword::Must},           {"får ej", Keyword::MustNot},
    {"ska inte", Keyword::MustNot},   {"om", Keyword::When},
    {"villkor", Keyword::When},       {"undantag", Keyword::Unless},
    {"utom", Keyword::Unless},        {"utom om", Keyword::Unless},
    {"för alla", Keyword::ForEach},   {"för", Keyword::ForEach},
    {"gäller", Keyword::ForEach},     {"meddelande", Keyword::Otherwise},
    {"fel", Keyword::Otherwise},      {"text", Keyword::Otherwise},
    {"prioritet", Keyword::Severity}, {"allvarlighet", Keyword::Severity},
    {"lag", Keyword::Authority},      {"källa", Keyword::Authority},
    {"ägare", Keyword::Owner},        {"giltig", Keyword::InForce},
    {"gäller från", Keyword::InForce}};
constexpr Label kEnglishLabels[] = {{"should", Keyword::Must},
                                    {"shall", Keyword::Must},
                                    {"requires", Keyword::Must},
                                    {"require", Keyword::Must},
                                    {"should not", Keyword::MustNot},
                                    {"if", Keyword::When},
                                    {"where", Keyword::When},
                                    {"except", Keyword::Unless},
                                    {"except when", Keyword::Unless},
                                    {"for all", Keyword::ForEach},
                                    {"for every", Keyword::ForEach},
                                    {"message", Keyword::Otherwise},
                                    {"else", Keyword::Otherwise},
                                    {"error", Keyword::Otherwise},
                                    {"priority", Keyword::Severity},
                                    {"law", Keyword::Authority},
                                    {"legal basis", Keyword::Authority},
                                    {"source", Keyword::Authority},
                                    {"responsible", Keyword::Owner},
                                    {"valid", Keyword::InForce}};

bool is_swedish(diag::Language language) { return language == diag::Language::Swedish; }

bool is_blank(char c) { return c == ' ' || c == '\t'; }

}  // namespace

std::optional<Habit> habit_at(std::string_view text, std::size_t at, diag::Language language,
                              bool comparison) {
  const bool swedish = is_swedish(language);
  for (const Sign& sign : kSigns) {
    if (text.substr(at, sign.found.size()) != sign.found) continue;
    return Habit{at, at + sign.found.size(), swedish ? sign.sv : sign.en};
  }
  // `50 procent`
  const std::string_view percent = swedish ? "procent" : "percent";
  std::size_t before = at;
  while (before > 0 && is_blank(text[before - 1])) --before;
  const bool number = before > 0 && text[before - 1] >= '0' && text[before - 1] <= '9';
  if (const std::size_t end = match_words(text, at, percent); number && end != 0) {
    return Habit{at, end, "%"};
  }
  if (!comparison) return std::nullopt;
  std::optional<Habit> longest;
  const auto all = swedish ? std::span<const Words>(kSwedish) : std::span<const Words>(kEnglish);
  for (const Words& words : all) {
    const std::size_t end = match_words(text, at, words.found);
    if (end > (longest ? longest->end : at)) longest = Habit{at, end, words.right};
  }
  return longest;
}

std::optional<Habit> negation_before(std::string_view text, std::size_t begin, std::size_t at,
                                     diag::Language language) {
  if (!is_swedish(language)) return std::nullopt;
  std::size_t end = at;
  while (end > begin && is_blank(text[end - 1])) --end;
  for (const std::string_view word : {"ej", "icke"}) {
    if (end < begin + word.size() || text.substr(end - word.size(), word.size()) != word) continue;
    const std::size_t first = end - word.size();
    if (first > begin && !is_blank(text[first - 1]) && text[first - 1] != '(') continue;
    return Habit{first, end, "inte"};
  }
  return std::nullopt;
}

std::vector<std::string> label_meant(std::string_view label, const std::vector<std::string>& known,
                                     diag::Language language) {
  const auto labels = is_swedish(language) ? std::span<const Label>(kSwedishLabels)
                                           : std::span<const Label>(kEnglishLabels);
  for (const Label& one : labels) {
    std::string meant(ast::spelling(one.meant, language));
    if (one.written == label && std::ranges::find(known, meant) != known.end()) return {meant};
  }
  return {};
}

}  // namespace regel::parse
