#include "lang/format/spell.hpp"

#include "lang/base/text.hpp"
#include "lang/base/unicode.hpp"

namespace regel::format {
namespace {

using K = ast::Keyword;

constexpr std::size_t kLeastGrouped = 5;  // digits: 2026, but 10 000

constexpr K kUnits[] = {K::UnitYear,       K::UnitMonth, K::UnitWeek,  K::UnitDay,
                        K::UnitWorkingDay, K::UnitHour,  K::UnitMinute};
constexpr K kAggregateCalls[] = {K::Count,   K::Share,  K::Sum,    K::Average,
                                 K::Highest, K::Lowest, K::Latest, K::Earliest};

bool is_plain(std::string_view text) {
  std::size_t at = 0;
  if (text.empty() || !is_lower_letter(decode(text, at))) return false;
  while (at < text.size()) {
    const char32_t c = decode(text, at);
    const bool ok = is_name_letter(c) || (c >= U'0' && c <= U'9') || c == U'_';
    if (!ok) return false;
  }
  return true;
}

std::string escaped(std::string_view text, bool braces) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == '"' || c == '\\' || (braces && (c == '{' || c == '}'))) out.push_back('\\');
    out.push_back(c);
  }
  return out;
}

}  // namespace

std::string Speller::word(ast::Keyword keyword, int form) const {
  std::string_view rest = ast::spelling(keyword, language_);
  const std::string_view first = trim(cut(rest, ','));
  return std::string(form == 0 || rest.empty() ? first : trim(cut(rest, ',')));
}

std::string Speller::name(std::string_view text, NameAt at) const {
  if (is_plain(text) && !taken(text, at)) return std::string(text);
  return "'" + std::string(text) + "'";
}

// Also the first word of a reserved phrase ("at least"): `at` alone can be read, but not by people.
bool Speller::taken(std::string_view text, NameAt at) const {
  for (const ast::KeywordInfo& keyword : ast::kKeywords) {
    if (!keyword.reserved) continue;
    std::string_view cell = language_ == diag::Language::Swedish ? keyword.sv : keyword.en;
    while (!cell.empty()) {
      std::string_view spelling = trim(cut(cell, ','));
      if (cut(spelling, ' ') == text) return true;
    }
  }
  if (at == NameAt::Value) return text == word(K::MissingValue);
  if (at == NameAt::Step || at == NameAt::ScopeStart) {
    if (text == word(K::TextFields)) return true;
    return at == NameAt::ScopeStart && text == word(K::Members);
  }
  if (at == NameAt::Callee) {
    for (const types::BuiltinInfo& b : types::kBuiltins) {
      if (text == (language_ == diag::Language::Swedish ? b.sv : b.en)) return true;
    }
    for (const K aggregate : kAggregateCalls) {
      if (text == word(aggregate)) return true;
    }
  }
  return false;
}

std::string Speller::builtin(types::Builtin builtin) const {
  const types::BuiltinInfo& info = types::info(builtin);
  return std::string(language_ == diag::Language::Swedish ? info.sv : info.en);
}

std::string Speller::number(std::string_view digits, bool in_list) const {
  std::string out;
  if (!digits.empty() && digits[0] == '-') {
    out = "-";
    digits.remove_prefix(1);
  }
  const std::string_view whole = digits.substr(0, digits.find('.'));
  for (std::size_t i = 0; i < whole.size(); ++i) {
    const bool gap = i > 0 && whole.size() >= kLeastGrouped && (whole.size() - i) % 3 == 0;
    if (gap) out.push_back(' ');
    out.push_back(whole[i]);
  }
  if (whole.size() == digits.size()) return out;
  out.push_back(language_ == diag::Language::Swedish && !in_list ? ',' : '.');
  return out + std::string(digits.substr(whole.size() + 1));
}

std::string Speller::amount(std::string_view digits, CalendarUnit unit, bool in_list) const {
  const bool one = digits == "1" || digits == "-1";
  return number(digits, in_list) + " " + word(kUnits[static_cast<std::size_t>(unit)], one ? 0 : 1);
}

std::string quoted(std::string_view text) { return "\"" + escaped(text, false) + "\""; }

std::string message_text(std::string_view text) { return escaped(text, true); }

std::string instant(std::string_view iso) {
  std::string out(iso);
  if (out.size() > 10) out[10] = ' ';
  return out;
}

}  // namespace regel::format
