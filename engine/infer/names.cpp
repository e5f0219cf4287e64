#include "engine/infer/names.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "lang/ast/keyword.hpp"
#include "lang/base/text.hpp"
#include "lang/base/unicode.hpp"
#include "lang/check/confusable.hpp"

namespace regel::infer {
namespace {

constexpr std::size_t kLongest = 48;     // letters of a name; a word that has begun is finished
constexpr std::size_t kLongestEnd = 16;  // unless it has more letters than that beyond them

bool is_decimal_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool is_reserved(std::string_view name) {
  for (const ast::KeywordInfo& keyword : ast::kKeywords) {
    const bool in_scopes = &keyword == &ast::info(ast::Keyword::Members) ||
                           &keyword == &ast::info(ast::Keyword::TextFields) ||
                           &keyword == &ast::info(ast::Keyword::MissingValue);
    if (!keyword.reserved && !in_scopes) continue;
    for (std::string_view cell : {keyword.sv, keyword.en}) {
      while (!cell.empty()) {
        std::string_view spelling = trim(cut(cell, ','));
        if (cut(spelling, ' ') == name) return true;
      }
    }
  }
  return false;
}

// The capital of a small letter that names may have.
char32_t capital(char32_t c) {
  if (c >= U'a' && c <= U'z') return c - U'a' + U'A';
  if (c >= U'à' && c <= U'þ') return c - 0x20;
  if (c > 0xFF && is_lower_letter(c)) return c - 1;
  return U'A';
}

// Endings whose singular is certain.
constexpr std::pair<std::string_view, std::string_view> kSwedish[] = {
    {"ingar", "ing"},           {"heter", "het"},           {"teter", "tet"},
    {"enheter", "enhet"},       {"incidenter", "incident"}, {"dokumenter", "dokument"},
    {"patienter", "patient"},   {"klienter", "klient"},     {"agenter", "agent"},
    {"törer", "tör"},           {"atörer", "atör"},         {"åtgärder", "åtgärd"},
    {"risker", "risk"},         {"kurser", "kurs"},         {"uppgifter", "uppgift"},
    {"personer", "person"},     {"processer", "process"},   {"tjänster", "tjänst"},
    {"tillgångar", "tillgång"}, {"tioner", "tion"},         {"sioner", "sion"},
    {"källor", "källa"},        {"skolor", "skola"},        {"klasser", "klass"},
    {"grupper", "grupp"},       {"roller", "roll"},         {"konton", "konto"},
    {"ärenden", "ärende"},      {"brister", "brist"},       {"kategorier", "kategori"},
    {"rader", "rad"},           {"poster", "post"},         {"anställda", "anställd"},
    {"användare", "användare"}, {"handlingar", "handling"}, {"bilagor", "bilaga"},
    {"frågor", "fråga"},        {"mottagare", "mottagare"}, {"länkar", "länk"},
    {"nämnder", "nämnd"},       {"mappar", "mapp"},         {"filer", "fil"},
};

}  // namespace

std::string plain_name(std::string_view text) {
  std::string out;
  bool gap = false;
  bool small_before = false;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = decode(text, at);
    const bool upper = is_upper_letter(c);
    if (!is_name_letter(c) && !is_decimal_digit(c)) {
      gap = true;
      small_before = false;
      continue;
    }
    if ((gap || (upper && small_before)) && !out.empty()) {
      if (letters >= kLongest) break;
      out += '_';
    }
    if (letters >= kLongest + kLongestEnd) break;
    gap = false;
    small_before = !upper;
    std::string letter;
    append_utf8(letter, c);
    out += upper ? fold_case(letter) : letter;
    ++letters;
  }
  return out;
}

std::string safe_name(std::string_view text, std::string_view before) {
  std::string name = plain_name(text);
  if (name.empty()) return std::string(before);
  std::size_t first = 0;
  if (is_decimal_digit(decode(name, first)) || is_reserved(name))
    name = std::string(before) + "_" + name;
  return name;
}

std::string type_name(std::string_view plain) {
  std::string out;
  for (const std::string_view part : split(plain, '_')) {
    if (part.empty()) continue;
    std::size_t at = 0;
    const char32_t first = decode(part, at);
    append_utf8(out, is_decimal_digit(first) ? first : capital(first));
    out += part.substr(at);
  }
  return out;
}

std::string singular(std::string_view plain, diag::Language language) {
  std::string best(plain);
  std::size_t longest = 0;
  for (const auto& [many, one] : kSwedish) {
    if (many.size() <= longest || !plain.ends_with(many)) continue;
    longest = many.size();
    best = std::string(plain.substr(0, plain.size() - many.size())) + std::string(one);
  }
  if (longest != 0 || language == diag::Language::Swedish) return best;
  if (plain.size() > 4 && plain.ends_with("ies"))
    return std::string(plain.substr(0, plain.size() - 3)) + "y";
  const bool certain = plain.size() > 3 && plain.ends_with("s") && !plain.ends_with("ss") &&
                       !plain.ends_with("us") && !plain.ends_with("is") && !plain.ends_with("ses");
  return std::string(certain ? plain.substr(0, plain.size() - 1) : plain);
}

std::string stem_of_file(std::string_view path) {
  std::string_view name = path.substr(path.rfind('/') + 1);
  name = name.substr(0, name.find('.'));
  const std::string plain = plain_name(name);
  std::string out;
  for (const std::string_view part : split(plain, '_')) {
    if (part.empty() || std::all_of(part.begin(), part.end(), is_digit)) continue;
    out += (out.empty() ? "" : "_") + std::string(part);
  }
  return out;
}

std::string NameScope::unique(std::string wanted) {
  std::string name = wanted;
  for (int n = 2; !taken_.insert(check::without_marks(name)).second; ++n)
    name = wanted + "_" + std::to_string(n);
  return name;
}

}  // namespace regel::infer
