#include "lang/parse/messages.hpp"

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "lang/base/text.hpp"
#include "lang/base/unicode.hpp"
#include "lang/diag/suggest.hpp"
#include "lang/parse/characters.hpp"
#include "lang/parse/expectations.hpp"
#include "lang/parse/habits.hpp"

namespace regel::parse {
namespace {

using ast::Keyword;
using diag::Code;

constexpr std::size_t kLongestQuoted = 40;  // bytes of a word that a message repeats

std::string first_spelling(Keyword keyword, diag::Language language) {
  const std::string_view cell = ast::spelling(keyword, language);
  return std::string(cell.substr(0, cell.find(',')));
}

diag::Language other(diag::Language language) {
  return language == diag::Language::Swedish ? diag::Language::English : diag::Language::Swedish;
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// A whole number of code points, at most kLongestQuoted bytes.
std::string shortened(std::string_view text) {
  if (text.size() <= kLongestQuoted) return std::string(text);
  std::size_t end = 0;
  while (true) {
    std::size_t next = end;
    decode(text, next);
    if (next > kLongestQuoted) break;
    end = next;
  }
  return std::string(text.substr(0, end)) + "…";
}

class Explainer {
 public:
  Explainer(const Attempt& attempt, const Context& context, diag::Sink& sink)
      : attempt_(attempt), context_(context), text_(context.text()), sink_(sink) {}

  void expected(std::size_t at) {
    if (open_hole(at)) return;
    if (foreign_letter(at)) return;
    if (empty_label(at)) return;
    if (unknown_label(at)) return;
    if (wrong_language(at)) return;
    if (reserved_name(at)) return;
    if (wrong_case(at)) return;
    if (function(at)) return;
    if (set_without_parentheses(at)) return;
    if (other_notation(at)) return;
    if (rule_id(at)) return;
    if (parenthesis(at)) return;
    if (second_comparison(at)) return;
    if (no_declaration(at)) return;
    auto builder = sink_.report<Code::R102>(token_span(at), found(at),
                                            describe(context_.expected(), context_.language()));
    const std::string_view word_here = text_.substr(at, token_end(at) - at);
    if (name_character(text_, at) == 0) return;
    for (std::string& word : near_words(context_, attempt_.declaration, word_here)) {
      builder.propose(std::move(word), {"det närmaste ordet", "the nearest word"});
    }
  }

  void fault(const Failure& failure) {
    const std::size_t at = failure.at;
    switch (failure.fault) {
      case Fault::Expected:
        return expected(context_.farthest());
      case Fault::TooDeep:
        sink_.report<Code::R109>(token_span(at), kMaxNesting);
        return;
      case Fault::UnclosedText: {
        const std::size_t line_end = std::min(text_.find('\n', at), text_.size());
        const std::string_view mark = text_[at] == '"' ? "\"" : "”";
        sink_.report<Code::R108>(span(at, trimmed(at, line_end)), mark);
        return;
      }
      case Fault::UnclosedLong:
        sink_.report<Code::R108>(span(at, at + 3), "\"\"\"");
        return;
      case Fault::UnclosedHole:
        sink_.report<Code::R121>(token_span(at));
        return;
      case Fault::UnknownEscape: {
        std::size_t next = at;
        if (at < text_.size()) decode(text_, next);
        const std::size_t begin = at == 0 ? 0 : at - 1;
        sink_.report<Code::R120>(span(begin, next), text_.substr(at, next - at));
        return;
      }
      case Fault::OfWithoutThese:
        sink_.report<Code::R102>(token_span(at), Bilingual{"en lista", "a list"},
                                 Bilingual{"`av dessa` före den, inte bara `av`",
                                           "`of these` before it, not only `of`"});
        return;
      case Fault::ThirdLevel:
        sink_.report<Code::R123>(token_span(at));
        return;
    }
  }

 private:
  Span span(std::size_t begin, std::size_t end) const {
    return {attempt_.file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  std::size_t trimmed(std::size_t begin, std::size_t end) const {
    while (end > begin && is_space(text_[end - 1])) --end;
    return end;
  }

  // A word, a number, a text or one character.
  std::size_t token_end(std::size_t at) const {
    if (at >= text_.size()) return text_.size();
    std::size_t end = at;
    while (name_character(text_, end) != 0) end += name_character(text_, end);
    if (end > at) return end;
    if (text_[at] == '"' || text_[at] == '\'') {
      const std::size_t line_end = std::min(text_.find('\n', at), text_.size());
      const std::size_t close = text_.find(text_[at], at + 1);
      return close < line_end ? close + 1 : trimmed(at, line_end);
    }
    decode(text_, end);
    return end;
  }
  Span token_span(std::size_t at) const { return span(at, token_end(at)); }

  Bilingual found(std::size_t at) const {
    if (at >= text_.size()) return {"slutet av filen", "the end of the file"};
    if (attempt_.declaration != nullptr && at > attempt_.begin) {
      if (const PartWord* part = part_at(context_, *attempt_.declaration, at); part != nullptr) {
        std::string label = first_spelling(part->keyword, context_.language());
        label = "`" + label + (part->label ? ":`" : "`");
        return {label, label};
      }
    }
    std::size_t end = token_end(at);
    std::size_t next = at;
    if (const char32_t c = decode(text_, next); c < ' ' || is_white_space(c)) {
      const Bilingual named = character_words(c);
      return {"tecknet " + named.sv, "the character " + named.en};
    }
    if (const auto [keyword, keyword_end] = longest_keyword(context_.language(), at);
        keyword_end > end) {
      end = keyword_end;
    }
    const std::string quoted = "`" + shortened(text_.substr(at, end - at)) + "`";
    return {quoted, quoted};
  }

  std::pair<Keyword, std::size_t> longest_keyword(diag::Language language, std::size_t at) const {
    std::pair<Keyword, std::size_t> best{Keyword::Language, 0};
    for (std::size_t i = 0; i < std::size(ast::kKeywords); ++i) {
      const auto keyword = static_cast<Keyword>(i);
      std::string_view cell = ast::spelling(keyword, language);
      while (!cell.empty()) {
        const std::size_t end = match_words(text_, at, trim(cut(cell, ',')));
        if (end > best.second) best = {keyword, end};
      }
    }
    return best;
  }

  bool expects(Expect what) const {
    const auto& all = context_.expected();
    return std::any_of(all.begin(), all.end(),
                       [&](const Expectation& e) { return e.what == what; });
  }

  // R101, R122: the word at or around `at` has a letter that no name may have.
  bool foreign_letter(std::size_t at) {
    std::size_t begin = at;
    while (begin > 0) {
      std::size_t previous = begin - 1;
      while (previous > 0 && (static_cast<unsigned char>(text_[previous]) & 0xC0) == 0x80) {
        --previous;
      }
      if (name_character(text_, previous) == 0 && !is_foreign(previous)) break;
      begin = previous;
    }
    std::size_t end = begin;
    std::size_t bad = std::string_view::npos;
    while (end < text_.size()) {
      const bool foreign = is_foreign(end);
      if (foreign && bad == std::string_view::npos) bad = end;
      if (!foreign && name_character(text_, end) == 0) break;
      decode(text_, end);
    }
    if (bad == std::string_view::npos) return false;
    std::size_t after = bad;
    const char32_t letter = decode(text_, after);
    const std::string code_point = fmt::format("U+{:04X}", static_cast<std::uint32_t>(letter));
    const std::string word = shortened(text_.substr(begin, end - begin));
    if (const char32_t latin = latin_lookalike(letter); latin != 0) {
      std::string like;
      append_utf8(like, latin);
      const Bilingual script{std::string(script_name(letter, true)),
                             std::string(script_name(letter, false))};
      sink_.report<Code::R101>(span(begin, end), text_.substr(bad, after - bad), word, like, script,
                               code_point);
    } else {
      sink_.report<Code::R122>(span(begin, end), character_words(letter), word);
    }
    return true;
  }

  // Beyond ASCII, and neither a letter of names nor a sign of the language.
  bool is_foreign(std::size_t at) const {
    if (at >= text_.size() || static_cast<unsigned char>(text_[at]) < 0x80) return false;
    const char32_t c = decode(text_, at);
    if (is_name_letter(c) || is_white_space(c)) return false;
    constexpr std::u32string_view kSigns = U"×≤≥≠”“’‘„«»–—−÷·•…§\u00A0\u202F\uFEFF";
    return kSigns.find(c) == std::u32string_view::npos;
  }

  // R121: a hole of a message that runs into the end of the text.
  bool open_hole(std::size_t at) {
    if (at >= text_.size() || text_[at] != '"') return false;
    const std::size_t line = std::max(attempt_.begin, text_.rfind('\n', at) + 1);
    const std::string_view before = text_.substr(line, at - line);
    const std::size_t open = before.rfind('{');
    if (open == std::string_view::npos || before.find('"') > open) return false;
    const std::string_view hole = before.substr(open);
    if (hole.find_first_of("}\"") != std::string_view::npos || hole.size() == 1) return false;
    sink_.report<Code::R121>(token_span(at));
    return true;
  }

  // R106: a label with nothing after it.
  bool empty_label(std::size_t at) {
    if (attempt_.declaration == nullptr) return false;
    const PartWord* word = part_at(context_, *attempt_.declaration, attempt_.begin);
    if (word == nullptr || !word->label) return false;
    const std::size_t colon = text_.find(':', attempt_.begin);
    if (!only_trivia(colon + 1, at)) return false;
    const bool next = at >= text_.size() || declaration_at(context_, at, true) != nullptr ||
                      part_at(context_, *attempt_.declaration, at) != nullptr;
    if (!next) return false;
    const std::string label = first_spelling(word->keyword, context_.language());
    sink_.report<Code::R106>(span(attempt_.begin, colon + 1), label, found(at), to_write(*word));
    return true;
  }

  bool only_trivia(std::size_t begin, std::size_t end) const {
    while (begin < end) {
      if (text_[begin] == '#') {
        begin = std::min(text_.find('\n', begin), text_.size());
      } else if (is_space(text_[begin]) || static_cast<unsigned char>(text_[begin]) >= 0x80) {
        ++begin;  // beyond ASCII, only a no-break space can stand here
      } else {
        return false;
      }
    }
    return true;
  }

  Bilingual to_write(const PartWord& word) const {
    switch (word.keyword) {
      case Keyword::Must:
        return {"villkoret som ska vara uppfyllt", "the condition that must hold"};
      case Keyword::MustNot:
        return {"villkoret som inte får vara uppfyllt", "the condition that must not hold"};
      case Keyword::When:
        return {"villkoret för att regeln gäller", "the condition under which the rule applies"};
      case Keyword::Unless:
        return {"villkoret för undantaget", "the condition of the exception"};
      case Keyword::UnclearWhen:
        return {"villkoret för att det inte kan avgöras",
                "the condition under which it cannot be determined"};
      default:
        return describe(context_.expected(), context_.language());
    }
  }

  bool starts_line(std::size_t at) const {
    while (at > 0 && (text_[at - 1] == ' ' || text_[at - 1] == '\t')) --at;
    return at == 0 || text_[at - 1] == '\n';
  }

  // R103, R104: `label:` where a part was due.
  bool unknown_label(std::size_t at) {
    if (attempt_.declaration == nullptr) return false;
    const bool at_part = at == attempt_.begin || starts_line(at);
    const std::string_view label = label_at(text_, at);
    if (!at_part || label.empty()) return false;
    if (part_at(context_, *attempt_.declaration, at) != nullptr) return false;
    const Span place = span(at, at + label.size());
    for (const PartWord& word : attempt_.declaration->words) {
      if (!word.label || label != ast::spelling(word.keyword, other(context_.language()))) continue;
      report_language(place, label, word.keyword, ":");
      return true;
    }
    std::vector<std::string> known;
    for (const PartWord& word : attempt_.declaration->words) {
      if (word.label) known.push_back(first_spelling(word.keyword, context_.language()));
    }
    if (known.empty()) return false;
    // `falt namn: …` is no label but a part whose first word is misspelt.
    if (label.find(' ') != std::string_view::npos && nearly_part(label)) return false;
    auto near = nearest(label, known, diag::kMostSuggestions);
    if (near.empty()) near = label_meant(label, known, context_.language());
    for (std::string& name : near) name += ":";
    auto builder = sink_.report<Code::R104>(place, label, attempt_.declaration->called,
                                            diag::did_you_mean(near));
    for (std::string& name : near) builder.propose(name.substr(0, name.size() - 1), {});
    return true;
  }

  bool nearly_part(std::string_view label) const {
    const std::string_view first = label.substr(0, label.find(' '));
    return std::ranges::any_of(attempt_.declaration->words, [&](const PartWord& word) {
      const std::string known = first_spelling(word.keyword, context_.language());
      return !word.label && !nearest(first, std::span(&known, 1), 1).empty();
    });
  }

  void report_language(Span place, std::string_view word, Keyword meant, std::string_view after) {
    constexpr auto language_name = [](diag::Language language) -> Bilingual {
      if (language == diag::Language::Swedish) return {"svenska", "Swedish"};
      return {"engelska", "English"};
    };
    const diag::Language here = context_.language();
    const std::string right = first_spelling(meant, here);
    sink_
        .report<Code::R103>(place, word, language_name(other(here)), language_name(here),
                            right + std::string(after))
        .propose(right, {}, true);
  }

  // R103: a keyword of the other language, and none of this one.
  bool wrong_language(std::size_t at) {
    const auto [theirs, end] = longest_keyword(other(context_.language()), at);
    if (end == 0) return false;
    if (longest_keyword(context_.language(), at).second >= end) return false;
    // The id that would have been right here, where several share the spelling.
    Keyword meant = theirs;
    for (const Expectation& e : context_.expected()) {
      if (e.what != Expect::Keyword) continue;
      const std::string_view cell = ast::spelling(e.keyword, other(context_.language()));
      if (match_words(text_, at, cell) == end) meant = e.keyword;
    }
    if (expects(Expect::Name) && !ast::info(theirs).reserved) return false;
    report_language(span(at, end), text_.substr(at, end - at), meant, "");
    return true;
  }

  // R116
  bool reserved_name(std::size_t at) {
    if (!expects(Expect::Name) || !context_.is_reserved(at)) return false;
    sink_.report<Code::R116>(token_span(at), text_.substr(at, token_end(at) - at));
    return true;
  }

  // R114, R115
  bool wrong_case(std::size_t at) {
    if (at >= text_.size()) return false;
    std::size_t next = at;
    const char32_t letter = decode(text_, next);
    const std::string_view word = text_.substr(at, token_end(at) - at);
    const bool capital_due = expects(Expect::TypeName) || expects(Expect::Register);
    const bool small_due = expects(Expect::Name) || expects(Expect::ModuleName);
    if (is_lower_letter(letter) && capital_due && !small_due) {
      const std::string right = with_case(word, true);
      sink_.report<Code::R114>(token_span(at), shortened(word), shortened(right))
          .propose(right, {});
      return true;
    }
    if (is_upper_letter(letter) && small_due && !capital_due) {
      const std::string right = with_case(word, false);
      sink_.report<Code::R115>(token_span(at), shortened(word), shortened(right))
          .propose(right, {});
      return true;
    }
    return false;
  }

  bool expects_symbol(char symbol) const {
    const auto& all = context_.expected();
    return std::any_of(all.begin(), all.end(), [&](const Expectation& e) {
      return e.what == Expect::Symbol && e.symbol == symbol;
    });
  }
  bool expects_keyword(Keyword keyword) const {
    const auto& all = context_.expected();
    return std::any_of(all.begin(), all.end(), [&](const Expectation& e) {
      return e.what == Expect::Keyword && e.keyword == keyword;
    });
  }

  bool report_notation(std::size_t begin, std::size_t end, std::string_view right) {
    sink_.report<Code::R137>(span(begin, end), text_.substr(begin, end - begin), right)
        .propose(std::string(right), {}, true);
    return true;
  }

  // R137: how other languages, or plain Swedish and English, write it. A sign of two characters may
  // have been read as far as its first.
  bool other_notation(std::size_t at) {
    const diag::Language language = context_.language();
    const std::size_t begin = looked_back_to(at);
    if (expects(Expect::ItemLabel) && !expects(Expect::Operand)) return false;
    std::optional<Habit> habit = date_around(text_, begin, at, language);
    if (!habit) habit = state_around(text_, begin, at, language);
    if (!habit) habit = habit_at(text_, at, language, expects(Expect::Test));
    const bool sign = at > attempt_.begin && name_character(text_, at) == 0;
    if (!habit && sign) habit = habit_at(text_, at - 1, language, false);
    if (!habit && at == attempt_.begin && text_.substr(at, 2) == "--") habit = {at, at + 2, "#"};
    if (!habit && name_character(text_, at) != 0) habit = word_before(text_, begin, at, language);
    return habit && report_notation(habit->begin, habit->end, habit->right);
  }

  // Where a mistake at `at` may have begun: a condition that seems whole ends where it goes wrong.
  std::size_t looked_back_to(std::size_t at) const {
    if (at != attempt_.begin || at == 0) return attempt_.begin;
    return text_.rfind('\n', at - 1) + 1;
  }

  // R324: a function of a spreadsheet, or a keyword with parentheses.
  bool function(std::size_t at) {
    if (!expects(Expect::Test) && !expects_keyword(Keyword::And)) return false;
    const auto found = function_before(text_, looked_back_to(at), at);
    if (!found) return false;
    const std::string_view name = trim(text_.substr(found->begin, at - found->begin));
    sink_.report<Code::R324>(span(found->begin, found->begin + name.size()), shortened(name),
                             found->meant);
    return true;
  }

  // `är en av a, b`
  bool set_without_parentheses(std::size_t at) {
    if (at >= text_.size() || text_[at] != ',') return false;
    const std::size_t first = looked_back_to(at);
    std::size_t begin = at;
    while (begin > first && (name_character(text_, begin - 1) != 0 ||
                             static_cast<unsigned char>(text_[begin - 1]) >= 0x80)) {
      --begin;
    }
    const std::string_view before = trim(text_.substr(first, begin - first));
    for (const Keyword k : {Keyword::IsOneOf, Keyword::IsNotOneOf, Keyword::ContainsAny,
                            Keyword::ContainsAll, Keyword::ContainsOnly}) {
      const std::string words = first_spelling(k, context_.language());
      if (!before.ends_with(words)) continue;
      const std::string right = "`" + words + " (…)`";
      sink_.report<Code::R102>(
          span(begin, at + 1), found(at),
          Bilingual{"parentes om värdena: " + right, "parentheses around the values: " + right});
      return true;
    }
    return false;
  }

  // R132
  bool rule_id(std::size_t at) {
    if (!expects(Expect::RuleId)) return false;
    std::size_t end = at;
    while (end < text_.size() && (text_[end] == '-' || name_character(text_, end) != 0)) {
      end += std::max<std::size_t>(1, name_character(text_, end));
    }
    if (end == at) return false;
    sink_.report<Code::R132>(span(at, end), shortened(text_.substr(at, end - at)));
    return true;
  }

  // R134, R135: one that is not closed before the next part, or that closes nothing.
  bool parenthesis(std::size_t at) {
    if (at < text_.size() && text_[at] == ')' && !expects_symbol(')')) {
      if (open_parenthesis(at) != std::string_view::npos) return false;
      sink_.report<Code::R135>(token_span(at));
      return true;
    }
    if (!expects_symbol(')')) return false;
    const bool over = at >= text_.size() || declaration_at(context_, at, true) != nullptr ||
                      (attempt_.declaration != nullptr &&
                       part_at(context_, *attempt_.declaration, at) != nullptr);
    const std::size_t open = open_parenthesis(at);
    if (!over || open == std::string_view::npos) return false;
    sink_.report<Code::R134>(span(open, open + 1));
    return true;
  }

  // The innermost parenthesis of this part that is open at `at`; the letters of lists have none.
  std::size_t open_parenthesis(std::size_t at) const {
    std::vector<std::size_t> open;
    for (std::size_t i = attempt_.begin; i < std::min(at, text_.size()); ++i) {
      if (text_[i] == '"') i = std::min(text_.find('"', i + 1), at);
      if (text_[i] == '#') i = std::min(text_.find('\n', i), at);
      if (i >= at) break;
      if (text_[i] == '(') open.push_back(i);
      if (text_[i] == ')' && !open.empty()) open.pop_back();
    }
    return open.empty() ? std::string_view::npos : open.back();
  }

  // R136: an operator after a comparison that is complete.
  bool second_comparison(std::size_t at) {
    if (at >= text_.size() || !expects_keyword(Keyword::And)) return false;
    constexpr std::string_view kComparisons[] = {"<", ">", "=", "≤", "≥", "≠"};
    const bool sign =
        std::any_of(std::begin(kComparisons), std::end(kComparisons),
                    [&](std::string_view s) { return text_.substr(at, s.size()) == s; });
    if (!sign) return false;
    sink_.report<Code::R136>(token_span(at));
    return true;
  }

  // R133: a word at the beginning of a line that begins neither a declaration nor a part of this
  // one. What else may go on there is not worth telling.
  bool no_declaration(std::size_t at) {
    if (at != attempt_.begin || at >= text_.size() || !starts_line(at)) return false;
    const std::size_t end = token_end(at);
    if (name_character(text_, at) == 0) return false;
    std::vector<std::string> known;
    for (const Declaration& declaration : declarations()) {
      known.push_back(first_spelling(declaration.head, context_.language()));
    }
    if (attempt_.declaration != nullptr) {
      for (const PartWord& part : attempt_.declaration->words) {
        known.push_back(first_spelling(part.keyword, context_.language()));
      }
    }
    const std::string_view word = text_.substr(at, end - at);
    const auto near = nearest(word, known, diag::kMostSuggestions);
    Bilingual hint = diag::did_you_mean(near);
    if (near.empty() && attempt_.lacks_demand) {
      hint = {"Saknas `ska:` framför?", "Is `must:` missing before it?"};
    }
    sink_.report<Code::R133>(token_span(at), shortened(word), hint);
    return true;
  }

  const Attempt& attempt_;
  const Context& context_;
  std::string_view text_;
  diag::Sink& sink_;
};

}  // namespace

void report_failure(const Failure& failure, const Attempt& attempt, const Context& context,
                    diag::Sink& sink) {
  Explainer(attempt, context, sink).fault(failure);
}

void report_stray(const Attempt& attempt, Context& context, diag::Sink& sink) {
  context.expect(attempt.begin, {Expect::PartOf});
  Explainer(attempt, context, sink).expected(std::max(attempt.begin, context.farthest()));
}

std::string_view label_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && end - at <= kLongestQuoted &&
         (name_character(text, end) != 0 || text[end] == ' ')) {
    end += std::max<std::size_t>(1, name_character(text, end));
  }
  if (end >= text.size() || text[end] != ':' || end == at) return {};
  return trim(text.substr(at, end - at));
}

}  // namespace regel::parse
