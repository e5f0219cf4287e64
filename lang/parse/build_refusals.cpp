// Expressions that can be read in two ways, or lists with a gap: accepted by the grammar, reported
// here with what to write instead.

#include <algorithm>

#include "lang/parse/build_ast.hpp"

namespace regel::parse {
namespace {

using ast::Keyword;

}  // namespace

// One gap, one message: after the first, the labels say nothing about what was meant.
void Builder::check_labels(const std::vector<std::uint32_t>& labels, bool letters) {
  constexpr std::string_view kLetters[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j",
                                           "k", "l", "m", "n", "o", "p", "q", "r", "s", "t",
                                           "u", "v", "w", "x", "y", "z", "å", "ä", "ö"};
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (letters && i >= std::size(kLetters)) return;
    const std::string expected = letters ? std::string(kLetters[i]) : std::to_string(i + 1);
    const std::string_view found = raw(labels[i]).substr(0, raw(labels[i]).size() - 1);
    if (found == expected) continue;
    sink_.report<diag::Code::R113>(span(labels[i]), found, expected)
        .propose(expected + ")", {"nästa punkt", "the next item"});
    return;
  }
}

// R140: `10.000` is ten thousand to one reader and ten to another.
bool Builder::refuse_thousands(std::uint32_t number) {
  const std::string_view token = raw(number);
  const std::size_t mark = token.find_first_of(".,");
  const std::string_view digits = token.substr(0, token.find_first_not_of("0123456789.,"));
  if (mark == std::string_view::npos || mark > 3 || token[0] == '0') return false;
  if (digits.size() != mark + 4) return false;
  const std::string whole(token.substr(0, mark)), part(digits.substr(mark + 1));
  std::string decimals = part;
  while (decimals.size() > 1 && decimals.back() == '0') decimals.pop_back();
  if (decimals.size() == part.size()) decimals += '0';
  const std::string thousands = whole + " " + part, decimal = whole + token[mark] + decimals;
  sink_.report<diag::Code::R140>(span(number), digits, thousands, decimal)
      .propose(thousands, {"tusental", "thousands"})
      .propose(decimal, {"decimaltal", "decimals"});
  return true;
}

// R110: proposes both ways of setting parentheses.
ast::ExprId Builder::mixed(std::uint32_t index) {
  Cursor cursor = children(index);
  std::vector<std::uint32_t> operands{cursor.take()};
  std::vector<std::uint32_t> words;
  while (!cursor.done()) {
    words.push_back(cursor.take(Kind::Word));
    operands.push_back(cursor.take());
  }
  const auto other = std::find_if(words.begin(), words.end(), [&](std::uint32_t w) {
    return node(w).keyword != node(words[0]).keyword;
  });
  const auto text_of = [&](std::size_t i) {
    return one_line(node(operands[i]).begin, node(operands[i]).end);
  };
  const auto grouped = [&](Keyword tight) {
    std::string out;
    for (std::size_t i = 0; i < operands.size(); ++i) {
      const bool before = i > 0 && node(words[i - 1]).keyword == tight;
      const bool after = i < words.size() && node(words[i]).keyword == tight;
      if (i > 0) out += " " + std::string(raw(words[i - 1])) + " ";
      if (after && !before) out += "(";
      out += text_of(i);
      if (before && !after) out += ")";
    }
    return out;
  };
  auto builder = sink_.report<diag::Code::R110>(span(*other));
  builder.label(span(words[0]), {});
  constexpr std::size_t kMostShown = 12;  // longer proposals help nobody
  if (operands.size() <= kMostShown) {
    const Keyword first = node(words[0]).keyword;
    const Keyword second = first == Keyword::And ? Keyword::Or : Keyword::And;
    builder.propose(grouped(first), {}).propose(grouped(second), {});
  }
  return broken(span(index));
}

// R111: a quantifier beside something else, without parentheses. `chain` is what it stands in.
ast::ExprId Builder::unclear_reach(std::uint32_t chain, std::uint32_t quantified) {
  Cursor parts = children(quantified);
  const Bilingual head = ast::spellings(parts.word());
  if (parts.is(Kind::Integer)) parts.take();
  parts.take(Kind::Scope);
  const std::uint32_t body = parts.take();

  const Node& outer = node(chain);
  const Node& inner = node(quantified);
  const std::string before = one_line(outer.begin, inner.begin);
  const std::string after = one_line(inner.end, outer.end);
  auto builder = sink_.report<diag::Code::R111>(span(quantified), head);
  std::string whole = before.empty() ? "(" : before + " (";
  whole += one_line(inner.begin, inner.end) + ")";
  if (!after.empty()) whole += " " + after;
  builder.propose(whole, {});
  if (!after.empty()) {
    std::string rest = before.empty() ? "" : before + " ";
    rest += one_line(inner.begin, node(body).begin) + " (";
    rest += one_line(node(body).begin, outer.end) + ")";
    builder.propose(rest, {});
  }
  return broken(span(chain));
}

}  // namespace regel::parse
