#include "lang/parse/habits.hpp"

#include <algorithm>
#include <span>

#include "lang/ast/keyword.hpp"
#include "lang/base/text.hpp"
#include "lang/base/unicode.hpp"
#include "lang/parse/context.hpp"
#include "lang/parse/written_date.hpp"

namespace regel::parse {
namespace {

using ast::Keyword;

struct Sign {
  std::string_view found, sv, en;
};
constexpr Sign kForeignSigns[] = {{"==", "=", "="},    {"!=", "<>", "<>"},   {"=<", "<=", "<="},
                                  {"=>", ">=", ">="},  {"&&", "och", "and"}, {"||", "eller", "or"},
                                  {"//", "#", "#"},    {"/*", "#", "#"},     {"!", "inte", "not"},
                                  {"&", "och", "and"}, {"|", "eller", "or"}, {"„", "\"", "\""},
                                  {"–", "-", "-"},     {"—", "-", "-"},      {"−", "-", "-"},
                                  {"÷", "/", "/"},     {"·", "×", "×"},      {"‘", "\"", "\""},
                                  {"’", "\"", "\""},   {"«", "\"", "\""},    {"»", "\"", "\""}};

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
                              {"är ej", "<>"},
                              {"är skilt från", "<>"},
                              {"är mellan", "mellan"},
                              {"är någon av", "är en av"},
                              {"är ett av", "är en av"},
                              {"finns i", "är en av"},
                              {"i", "är en av"},
                              {"x", "×"},
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
                              {"is not missing", "exists"},
                              {"is null", "is missing"},
                              {"is not null", "exists"},
                              {"does not exist", "is missing"},
                              {"is between", "between"},
                              {"is in", "is one of"},
                              {"in", "is one of"},
                              {"not in", "is not one of"},
                              {"x", "×"},
                              {"is not", "<>"},
                              {"is", "="}};

// Units as they are cut short after a number.
struct CutUnit {
  std::string_view found, sv, en;
};
constexpr CutUnit kCutUnits[] = {
    {"h", "timmar", "hours"},       {"tim", "timmar", "hours"},   {"min", "minuter", "minutes"},
    {"d", "dagar", "days"},         {"dgr", "dagar", "days"},     {"v", "veckor", "weeks"},
    {"mån", "månader", "months"},   {"mon", "månader", "months"}, {"hrs", "timmar", "hours"},
    {"mins", "minuter", "minutes"}, {"yrs", "år", "years"}};

// What a spreadsheet calls a function, and how the same is said here.
struct Function {
  std::string_view names;  // in lower case, with commas
  std::string_view sv, en;
};
constexpr Function kFunctions[] = {
    {"om,if", "Skriv `om villkor så värde annars värde`.",
     "Write `if condition then value else value`."},
    {"och,and", "Skriv `a och b`, eller en lista: `alla dessa`.",
     "Write `a and b`, or a list: `all of these`."},
    {"eller,or", "Skriv `a eller b`, eller en lista: `något av dessa`.",
     "Write `a or b`, or a list: `any of these`."},
    {"inte,icke,ej,not", "Skriv `inte (…)`.", "Write `not (…)`."},
    {"idag,today,nu,now", "Skriv `idag` eller `nu`, utan parenteser.",
     "Write `today` or `now`, without parentheses."},
    {"datum,date", "Skriv datumet som `2026-03-01`.", "Write the date as `2026-03-01`."},
    {"summa,sum,sumif", "Skriv `summa(fält för samling där villkor)`.",
     "Write `sum(field over collection where condition)`."},
    {"antal,antalv,count,counta,countif", "Skriv `antal(samling där villkor)`.",
     "Write `count(collection where condition)`."},
    {"medel,medelvärde,average", "Skriv `medelvärde(fält för samling)`.",
     "Write `average(field over collection)`."},
    {"max", "Skriv `högsta(fält för samling)`.", "Write `highest(field over collection)`."},
    {"min", "Skriv `lägsta(fält för samling)`.", "Write `lowest(field over collection)`."},
    {"ärtom,isblank", "Skriv `fält saknas`.", "Write `field is missing`."},
    {"längd,len", "Skriv `längd(text)`.", "Write `length(text)`."},
    {"letarad,letaupp,xletaupp,vlookup,lookup,xlookup",
     "Ett fält i en annan post skrivs med punkt efter länken: `enhet.namn`.",
     "A field of another record is written with a dot after the link: `enhet.namn`."}};

struct Label {
  std::string_view written;
  Keyword meant;
};
constexpr Label kSwedishLabels[] = {{"måste", Keyword::Must},
                                    {"skall", Keyword::Must},
                                    {"krävs", Keyword::Must},
                                    {"krav", Keyword::Must},
                                    {"bör", Keyword::Must},
                                    {"får ej", Keyword::MustNot},
                                    {"ska inte", Keyword::MustNot},
                                    {"om", Keyword::When},
                                    {"villkor", Keyword::When},
                                    {"undantag", Keyword::Unless},
                                    {"utom", Keyword::Unless},
                                    {"utom om", Keyword::Unless},
                                    {"kan inte avgöras när", Keyword::UnclearWhen},
                                    {"för alla", Keyword::ForEach},
                                    {"för", Keyword::ForEach},
                                    {"gäller", Keyword::ForEach},
                                    {"meddelande", Keyword::Otherwise},
                                    {"fel", Keyword::Otherwise},
                                    {"text", Keyword::Otherwise},
                                    {"prioritet", Keyword::Severity},
                                    {"allvarlighet", Keyword::Severity},
                                    {"lag", Keyword::Authority},
                                    {"källa", Keyword::Authority},
                                    {"ägare", Keyword::Owner},
                                    {"giltig", Keyword::InForce},
                                    {"gäller från", Keyword::InForce}};
constexpr Label kEnglishLabels[] = {
    {"should", Keyword::Must},        {"shall", Keyword::Must},
    {"requires", Keyword::Must},      {"require", Keyword::Must},
    {"should not", Keyword::MustNot}, {"if", Keyword::When},
    {"where", Keyword::When},         {"except", Keyword::Unless},
    {"except when", Keyword::Unless}, {"undetermined when", Keyword::UnclearWhen},
    {"for all", Keyword::ForEach},    {"for every", Keyword::ForEach},
    {"message", Keyword::Otherwise},  {"else", Keyword::Otherwise},
    {"error", Keyword::Otherwise},    {"priority", Keyword::Severity},
    {"law", Keyword::Authority},      {"legal basis", Keyword::Authority},
    {"source", Keyword::Authority},   {"responsible", Keyword::Owner},
    {"valid", Keyword::InForce}};

bool is_swedish(diag::Language language) { return language == diag::Language::Swedish; }

bool is_blank(char c) { return c == ' ' || c == '\t'; }

std::size_t before_blanks(std::string_view text, std::size_t begin, std::size_t at) {
  while (at > begin && is_blank(text[at - 1])) --at;
  return at;
}

std::size_t word_begin(std::string_view text, std::size_t begin, std::size_t end) {
  while (end > begin) {
    std::size_t previous = end - 1;
    while (previous > begin && (static_cast<unsigned char>(text[previous]) & 0xC0) == 0x80) {
      --previous;
    }
    if (name_character(text, previous) == 0) break;
    end = previous;
  }
  return end;
}

// `72 h`, `12 mån`: a unit after a number.
bool unit_at(std::string_view text, std::size_t at, diag::Language language, Habit& found) {
  const std::size_t number = before_blanks(text, 0, at);
  if (number == 0 || text[number - 1] < '0' || text[number - 1] > '9') return false;
  for (const CutUnit& unit : kCutUnits) {
    const std::size_t end = match_words(text, at, unit.found);
    if (end == 0) continue;
    found = {at, end, std::string(is_swedish(language) ? unit.sv : unit.en)};
    return true;
  }
  return false;
}

// The reserved word, in the file's language, that `word` is in capitals: `AND`, `ELLER`.
std::string keyword_in_capitals(std::string_view word, diag::Language language) {
  const std::string small = fold_case(word);
  if (small == word) return {};
  for (const ast::KeywordInfo& keyword : ast::kKeywords) {
    if (keyword.reserved && (keyword.sv == small || keyword.en == small)) {
      return std::string(is_swedish(language) ? keyword.sv : keyword.en);
    }
  }
  return {};
}

}  // namespace

std::optional<Habit> habit_at(std::string_view text, std::size_t at, diag::Language language,
                              bool comparison) {
  const bool swedish = is_swedish(language);
  for (const Sign& sign : kForeignSigns) {
    if (text.substr(at, sign.found.size()) != sign.found) continue;
    return Habit{at, at + sign.found.size(), std::string(swedish ? sign.sv : sign.en)};
  }
  if (Habit found; unit_at(text, at, language, found)) return found;
  // `50 procent`
  const std::string_view percent = swedish ? "procent" : "percent";
  std::size_t before = at;
  while (before > 0 && is_blank(text[before - 1])) --before;
  const bool number = before > 0 && text[before - 1] >= '0' && text[before - 1] <= '9';
  if (const std::size_t end = match_words(text, at, percent); number && end != 0) {
    return Habit{at, end, "%"};
  }
  std::size_t word = at;
  while (name_character(text, word) != 0) word += name_character(text, word);
  if (std::string right = keyword_in_capitals(text.substr(at, word - at), language);
      !right.empty()) {
    return Habit{at, word, std::move(right)};
  }
  if (!comparison) return std::nullopt;
  std::optional<Habit> longest;
  const auto all = swedish ? std::span<const Words>(kSwedish) : std::span<const Words>(kEnglish);
  for (const Words& words : all) {
    const std::size_t end = match_words(text, at, words.found);
    if (end > (longest ? longest->end : at)) longest = Habit{at, end, std::string(words.right)};
  }
  return longest;
}

std::optional<Habit> word_before(std::string_view text, std::size_t begin, std::size_t at,
                                 diag::Language language) {
  const std::size_t end = before_blanks(text, begin, at);
  const std::size_t first = word_begin(text, begin, end);
  const std::string_view word = text.substr(first, end - first);
  if (is_swedish(language) && (word == "ej" || word == "icke")) return Habit{first, end, "inte"};
  const std::string right = keyword_in_capitals(word, language);
  return right.empty() ? std::nullopt : std::optional(Habit{first, end, right});
}

std::optional<Habit> state_around(std::string_view text, std::size_t begin, std::size_t at,
                                  diag::Language language) {
  const bool swedish = is_swedish(language);
  const std::string exists(swedish ? "finns" : "exists");
  const std::string missing(swedish ? "saknas" : "is missing");
  const std::size_t end = before_blanks(text, begin, at);
  const std::string_view before = text.substr(begin, end - begin);
  for (const std::string_view no : {"inte", "ej", "not"}) {
    const std::size_t after = match_words(text, at, no);
    if (after == 0) continue;
    if (before.ends_with(exists)) return Habit{end - exists.size(), after, missing};
    if (before.ends_with(missing)) return Habit{end - missing.size(), after, exists};
  }
  const std::size_t after = match_words(text, at, swedish ? "saknas" : "missing");
  if (after == 0) return std::nullopt;
  if (before.ends_with("<>")) return Habit{end - 2, after, exists};
  if (before.ends_with("=")) return Habit{end - 1, after, missing};
  return std::nullopt;
}

std::optional<Habit> date_around(std::string_view text, std::size_t begin, std::size_t at,
                                 diag::Language language) {
  constexpr std::size_t kLongest = 24;  // bytes of a date before the place that gave it away
  const std::size_t line = text.rfind('\n', at == 0 ? 0 : at - 1);
  if (line != std::string_view::npos) begin = std::max(begin, line + 1);
  if (at > kLongest) begin = std::max(begin, at - kLongest);
  for (std::size_t first = begin; first <= at && first < text.size(); ++first) {
    if (text[first] < '0' || text[first] > '9') continue;
    const bool inside = first > begin && (static_cast<unsigned char>(text[first - 1]) >= 0x80 ||
                                          name_character(text, first - 1) != 0);
    if (inside) continue;
    const auto date = written_date(text, first, language);
    if (date && date->end > at) return Habit{first, date->end, date->right};
  }
  return std::nullopt;
}

std::optional<SheetFunction> function_before(std::string_view text, std::size_t begin,
                                             std::size_t at) {
  if (at >= text.size() || text[at] != '(') return std::nullopt;
  const std::size_t end = before_blanks(text, begin, at);
  const std::size_t first = word_begin(text, begin, end);
  if (first == end) return std::nullopt;
  const std::string name = fold_case(text.substr(first, end - first));
  for (const Function& function : kFunctions) {
    for (std::string_view names = function.names; !names.empty();) {
      if (cut(names, ',') != name) continue;
      return SheetFunction{first, {std::string(function.sv), std::string(function.en)}};
    }
  }
  // `klar = ja (…)` is no function.
  const bool keyword = std::ranges::any_of(ast::kKeywords, [&](const ast::KeywordInfo& known) {
    return known.reserved && (known.sv == name || known.en == name);
  });
  return keyword ? std::nullopt : std::optional(SheetFunction{first, {}});
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
