#include "engine/ingest/sheet.hpp"

#include <algorithm>
#include <cstring>

#include "engine/ingest/members.hpp"
#include "engine/ingest/read_text.hpp"
#include "lang/base/check.hpp"
#include "lang/base/escape.hpp"

namespace regel::ingest {
namespace {

bool is_empty(const Tokens& tokens, std::size_t value) {
  const char c = tokens.first(value);
  if (c != '"') return c == 'n';
  const std::string_view raw = tokens.string(value);
  std::string text(raw.size(), '\0');
  text.resize(unescape(raw, text.data()));
  return is_blank(text);
}

std::string_view json_of(const Tokens& tokens, std::size_t value, std::size_t after) {
  const char c = tokens.first(value);
  const char* const begin = tokens.text(value);
  if (c == '"') return {begin, tokens.string(value).size() + 2};
  if (c == '{' || c == '[')
    return {begin, static_cast<std::size_t>(tokens.text(after - 1) + 1 - begin)};
  return scalar_text(tokens, value);
}

}  // namespace

bool fills_any(const Tokens& tokens, std::size_t i, const std::vector<std::string>& cells) {
  if (tokens.first(i) != '{') return false;
  bool filled = false;
  each_member(tokens, i, [&](std::string_view name, std::size_t value, std::size_t) {
    if (filled || is_empty(tokens, value)) return;
    filled = std::ranges::any_of(cells, [&](const auto& cell) { return is_name(name, cell); });
  });
  return filled;
}

std::size_t Sheet::find(const Tokens& tokens, EscapeIndex& escapes, std::size_t i,
                        std::size_t depth, bool rest, Fault& fault) {
  rows_.tokens = tokens;
  rows_.escapes = &escapes;
  rows_.at.assign(1, i);
  const char first = tokens.first(i);
  std::size_t after = first == '"' ? i + 1 : skip_value(tokens, i, depth, fault);
  // Rows follow each other in a list only, and only objects have cells.
  if (after == 0 || first != '{' || !spec_.new_record || depth == 0) return after;
  const std::vector<std::string> begins{*spec_.new_record};
  for (;;) {
    if (after >= tokens.count) return rest ? fault.incomplete() : after;
    if (tokens.first(after) != ',') return after;
    if (after + 1 >= tokens.count) return rest ? fault.incomplete() : after;
    if (tokens.first(after + 1) != '{') return after;
    Fault next;
    const std::size_t end = skip_value(tokens, after + 1, depth, next);
    if (end == 0 && next.kind == FaultKind::Incomplete && rest) return fault.incomplete();
    // What is wrong with a row is told of it when it is read.
    if (end == 0 || fills_any(tokens, after + 1, begins)) return after;
    rows_.at.push_back(after + 1);
    after = end;
  }
}

void Sheet::take(std::size_t row) {
  const Tokens& tokens = rows_.tokens;
  each_member(tokens, rows_.at[row], [&](std::string_view raw, std::size_t value, std::size_t end) {
    const auto [found, fresh] = cell_of_.emplace(name_between_quotes(raw), cells_.size());
    if (fresh) cells_.push_back({found->first, {}, false, false, row});
    Cell& cell = cells_[found->second];
    cell.twice = cell.twice || (!fresh && cell.row == row);
    cell.row = row;
    const bool filled = !is_empty(tokens, value);
    if (filled && !cell.filled && !cell.twice) cell.values.clear();
    cell.filled = cell.filled || filled;
    if (filled || cell.values.empty() || cell.twice)
      cell.values.push_back(json_of(tokens, value, end));
  });
}

// As members of the object: one, or those that a row gave twice.
void Sheet::append(std::string& out, const Cell& cell) {
  const std::string name = json_string(cell.name) + ":";
  const bool list = cell.values.size() > 1 && !cell.twice;
  for (std::size_t i = 0; i < cell.values.size(); ++i) {
    if (out.back() != '{') out += ',';
    if (i == 0 || cell.twice) out += name;
    if (i == 0 && list) out += '[';
    out += cell.values[i];
  }
  if (list) out += ']';
}

void Sheet::merge(Arena& arena) {
  cells_.clear();
  cell_of_.clear();
  for (std::size_t row = 0; row < rows_.at.size(); ++row) take(row);
  text_ = "{";
  for (const Cell& cell : cells_) {
    const auto named = std::ranges::find(spec_.as_above, cell.name);
    const bool repeats = named != spec_.as_above.end() && !cell.filled && !cell.twice;
    if (!repeats) append(text_, cell);
  }
  fill_from_above();
  text_ += '}';
  char* const place = arena.allocate(text_.size() + StructuralIndex::kPadding);
  std::memcpy(place, text_.data(), text_.size());
  std::memset(place + text_.size(), 0, StructuralIndex::kPadding);
  Fault none;
  const auto built = index_.build(place, text_.size(), true, '}');
  REGEL_CHECK(built == StructuralIndex::Outcome::Ok);
  REGEL_CHECK(escapes_.build(place, text_.size(), none));
}

// What the record has in these cells, or else what the record above has, if any.
void Sheet::fill_from_above() {
  for (std::size_t i = 0; i < spec_.as_above.size(); ++i) {
    const auto known = cell_of_.find(spec_.as_above[i]);
    const Cell* const cell = known == cell_of_.end() ? nullptr : &cells_[known->second];
    if (cell != nullptr && (cell->filled || cell->twice)) {
      above_[i] = "{";
      append(above_[i], *cell);
      above_[i].erase(0, 1);
    } else if (!above_[i].empty()) {
      (text_ += text_.back() == '{' ? "" : ",") += above_[i];
    } else if (cell != nullptr) {
      append(text_, *cell);
    }
  }
}

}  // namespace regel::ingest
