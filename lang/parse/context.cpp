#include "lang/parse/context.hpp"

#include <algorithm>

#include "lang/base/check.hpp"
#include "lang/base/text.hpp"
#include "lang/base/unicode.hpp"

namespace regel::parse {
namespace {

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

std::size_t white_space(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == ' ' || c == '\t' || c == '\r' || c == '\n') return 1;
  if (text.substr(at, 2) == kNoBreakSpace) return 2;
  if (text.substr(at, 3) == kByteOrderMark) return 3;
  return 0;
}

}  // namespace

std::size_t name_character(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) {
    const bool ok = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                    (byte >= '0' && byte <= '9') || byte == '_';
    return ok ? 1 : 0;
  }
  std::size_t end = at;
  return is_name_letter(decode(text, end)) ? end - at : 0;
}

std::size_t match_words(std::string_view text, std::size_t at, std::string_view spelling) {
  while (!spelling.empty()) {
    const std::string_view word = cut(spelling, ' ');
    if (text.substr(at, word.size()) != word) return 0;
    at += word.size();
    if (spelling.empty()) break;
    const std::size_t gap = at;
    while (at < text.size() && white_space(text, at) != 0) at += white_space(text, at);
    if (at == gap) return 0;
  }
  return name_character(text, at) == 0 ? at : 0;
}

Context::Context(std::string_view text, diag::Language language)
    : text_(text), language_(language) {
  for (std::size_t i = 0; i < std::size(ast::kKeywords); ++i) {
    if (!ast::kKeywords[i].reserved) continue;
    const auto keyword = static_cast<ast::Keyword>(i);
    const std::string_view first = ast::spelling(keyword, language);
    reserved_by_byte_[static_cast<unsigned char>(first[0])].push_back(keyword);
  }
}

std::size_t Context::after_trivia(std::size_t at) {
  if (trivia_known_ && at == trivia_begin_) return trivia_end_;
  std::size_t i = at;
  while (i < text_.size()) {
    if (const std::size_t n = white_space(text_, i); n != 0) {
      i += n;
    } else if (text_[i] == '#') {
      const std::size_t end = std::min(text_.find('\n', i), text_.size());
      if (comments_.empty() || comments_.back().begin < i) {
        comments_.push_back({static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)});
      }
      i = end;
    } else {
      break;
    }
  }
  trivia_known_ = true;
  trivia_begin_ = at;
  trivia_end_ = i;
  return i;
}

std::size_t Context::match_keyword(ast::Keyword keyword, std::size_t at) const {
  std::string_view spellings = ast::spelling(keyword, language_);
  std::size_t longest = 0;
  while (!spellings.empty()) {
    const std::string_view spelling = trim(cut(spellings, ','));
    longest = std::max(longest, match_words(text_, at, spelling));
  }
  return longest;
}

bool Context::is_reserved(std::size_t at) const {
  if (at >= text_.size()) return false;
  const auto& candidates = reserved_by_byte_[static_cast<unsigned char>(text_[at])];
  return std::any_of(candidates.begin(), candidates.end(),
                     [&](ast::Keyword k) { return match_keyword(k, at) != 0; });
}

void Context::expect(std::size_t at, Expectation what) {
  if (at < farthest_) return;
  if (at > farthest_) {
    farthest_ = at;
    expected_.clear();
  }
  if (std::find(expected_.begin(), expected_.end(), what) == expected_.end()) {
    expected_.push_back(what);
  }
}

void Context::expect_instead(std::size_t at, std::size_t kept, Expectation what) {
  if (at != farthest_) return;
  if (expected_.size() > kept) expected_.resize(kept, what);
  expect(at, what);
}

// A node that ends after the place where matching goes on belongs to an alternative that was given
// up. (Nodes are never empty, so this is exact.)
void Context::drop_stale(std::size_t first, std::size_t at) {
  while (nodes_.size() > first && nodes_.back().end > at) nodes_.pop_back();
}

void Context::open(Kind kind, ast::Keyword keyword, std::size_t raw, std::size_t begin) {
  drop_stale(open_.empty() ? 0 : open_.back() + 1, raw);
  open_.push_back(static_cast<std::uint32_t>(nodes_.size()));
  const auto at = static_cast<std::uint32_t>(begin);
  nodes_.push_back({kind, keyword, at, at, 0});
}

void Context::close(std::size_t end) {
  REGEL_CHECK(!open_.empty());
  const std::uint32_t index = open_.back();
  open_.pop_back();
  drop_stale(index + 1, end);
  nodes_[index].end = static_cast<std::uint32_t>(end);
  nodes_[index].next = static_cast<std::uint32_t>(nodes_.size());
}

void Context::cancel() {
  REGEL_CHECK(!open_.empty());
  nodes_.resize(open_.back());
  open_.pop_back();
}

void Context::begin_part() {
  nodes_.clear();
  open_.clear();
  depth_ = 0;
}

}  // namespace regel::parse
