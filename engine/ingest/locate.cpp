#include "engine/ingest/locate.hpp"

#include <algorithm>

#include "engine/ingest/json_grammar.hpp"
#include "engine/ingest/read_text.hpp"
#include "lang/base/unicode.hpp"

namespace regel::ingest {
namespace {

// A cursor over bytes that are JSON; it never leaves them, whatever they are.
class Cursor {
 public:
  explicit Cursor(std::string_view bytes) : bytes_(bytes) {}

  std::size_t at() const { return at_; }
  char peek() {
    while (at_ < bytes_.size() && (bytes_[at_] == ' ' || bytes_[at_] == '\t' ||
                                   bytes_[at_] == '\n' || bytes_[at_] == '\r'))
      ++at_;
    return at_ < bytes_.size() ? bytes_[at_] : '\0';
  }
  void take() { at_ = std::min(at_ + 1, bytes_.size()); }
  bool take(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }
  // The string here, with its quotation marks.
  std::string_view string() {
    const std::size_t begin = at_++;
    while (at_ < bytes_.size() && bytes_[at_] != '"') at_ += bytes_[at_] == '\\' ? 2 : 1;
    at_ = std::min(at_ + 1, bytes_.size());
    return bytes_.substr(begin, at_ - begin);
  }
  // The whole value here. Depth is counted, not recursed.
  std::string_view value() {
    peek();
    const std::size_t begin = at_;
    std::size_t depth = 0;
    do {
      const char c = peek();
      if (c == '\0') break;
      if (c == '"') {
        string();
      } else if (c == '{' || c == '[') {
        ++depth;
        ++at_;
      } else if (c == '}' || c == ']') {
        if (depth == 0) break;
        --depth;
        ++at_;
      } else if (c == ',' || c == ':') {
        if (depth == 0) break;
        ++at_;
      } else {
        while (at_ < bytes_.size() && !kDelimiters[static_cast<unsigned char>(bytes_[at_])]) ++at_;
      }
    } while (depth != 0);
    return bytes_.substr(begin, at_ - begin);
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
};

std::string name_of(std::string_view quoted) { return raw_text(quoted); }

struct Child {
  std::string_view json;
  std::size_t begin = 0;
  std::string name;  // of a member
  std::size_t index = 0;
};

// Calls visit(child) for the members or elements of the value, until it returns false.
template <class Visit>
void each_child(std::string_view json, Visit&& visit) {
  Cursor cursor(json);
  const bool object = cursor.peek() == '{';
  if (!object && cursor.peek() != '[') return;
  cursor.take();
  for (std::size_t index = 0;; ++index) {
    Child child;
    child.index = index;
    if (object) {
      if (cursor.peek() != '"') return;
      child.name = name_of(cursor.string());
      if (!cursor.take(':')) return;
    }
    const char first = cursor.peek();
    if (first == ']' || first == '}' || first == '\0') return;
    child.begin = cursor.at();
    child.json = cursor.value();
    if (!visit(child)) return;
    if (!cursor.take(',')) return;
  }
}

}  // namespace

void append_pointer(std::string& pointer, std::string_view name) {
  pointer += '/';
  for (const char c : name) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
}

void append_pointer(std::string& pointer, std::size_t index) {
  pointer += '/' + std::to_string(index);
}

std::string raw_text(std::string_view json) {
  if (json.size() < 2 || json.front() != '"') return std::string(json);
  const std::string_view inner = json.substr(1, json.size() - 2);
  std::string text(inner.size(), '\0');
  text.resize(unescape(inner, text.data()));
  return text;
}

namespace {

// The object in an attribute list that says its name; an object that stands alone is such a list.
std::optional<Child> attribute_in(std::string_view json, const types::FieldStep& step) {
  const auto says = [&](std::string_view object) {
    bool said = false;
    each_child(object, [&](const Child& member) {
      said = to_nfc(member.name) == step.by && to_nfc(raw_text(member.json)) == step.name;
      return !said;
    });
    return said;
  };
  std::optional<Child> found;
  each_child(json, [&](const Child& child) {
    if (child.json.front() == '{' && says(child.json)) found = child;
    return !found;
  });
  return found;
}

bool is_empty(std::string_view json) {
  return json == "null" || (json.front() == '"' && is_blank(raw_text(json)));
}

// Calls visit(number, row, begin) until it returns false.
template <class Visit>
void each_row(std::string_view rows, Visit&& visit) {
  Cursor cursor(rows);
  for (std::size_t number = 0; cursor.peek() == '{'; ++number) {
    const std::size_t begin = cursor.at();
    if (!visit(number, cursor.value(), begin) || !cursor.take(',')) return;
  }
}

}  // namespace

RowOfSheet row_that_fills(std::string_view rows, std::string_view cell) {
  RowOfSheet found;
  each_row(rows, [&](std::size_t number, std::string_view row, std::size_t begin) {
    bool fills = false;
    each_child(row, [&](const Child& member) {
      fills = to_nfc(member.name) == cell && !is_empty(member.json);
      return !fills;
    });
    if (fills) found = {number, begin};
    return !fills;
  });
  return found;
}

RowOfSheet row_of_number(std::string_view rows, std::size_t number) {
  RowOfSheet found;
  each_row(rows, [&](std::size_t at, std::string_view, std::size_t begin) {
    found = {at, begin};
    return at < number;
  });
  return found;
}

Location locate(std::string_view record, const types::FieldPath& path,
                std::span<const std::uint32_t> indexes) {
  Located at;
  at.json = Cursor(record).value();
  std::size_t step = 0;
  while (step < path.size() || !indexes.empty()) {
    const char first = at.json.empty() ? '\0' : at.json.front();
    if (step < path.size() && !path[step].by.empty()) {
      if (first == '[') {
        const std::optional<Child> attribute = attribute_in(at.json, path[step]);
        if (!attribute) return {std::nullopt, at.pointer};
        append_pointer(at.pointer, attribute->index);
        at.json = attribute->json;
      }
      ++step;
      continue;
    }
    const bool by_index = first == '[' || (step == path.size() && first == '{');
    if (by_index && indexes.empty()) break;
    if (!by_index && (step == path.size() || first != '{')) {
      if (step == path.size()) break;  // a single value is the element
      return {std::nullopt, at.pointer};
    }
    std::optional<Child> found;
    bool twice = false;
    const std::string wanted = by_index ? std::string() : to_nfc(path[step].name);
    each_child(at.json, [&](const Child& child) {
      const bool match = by_index ? child.index == indexes.front() : to_nfc(child.name) == wanted;
      if (match && found) twice = true;
      if (match && !found) found = child;
      return !by_index || !match;
    });
    if (by_index) {
      indexes = indexes.subspan(1);
    } else {
      ++step;
    }
    if (!found) return {std::nullopt, at.pointer};
    if (first == '{') {
      append_pointer(at.pointer, found->name);
    } else {
      append_pointer(at.pointer, found->index);
    }
    at.json = found->json;
    at.twice = at.twice || twice;
  }
  std::string pointer = at.pointer;
  return {std::move(at), std::move(pointer)};
}

std::string pointer_at(std::string_view record, std::size_t position) {
  std::string pointer;
  std::string_view json = record;
  std::size_t base = 0;
  for (;;) {
    std::optional<Child> inside;
    each_child(json, [&](const Child& child) {
      const std::size_t begin = base + child.begin;
      if (position >= begin && position < begin + child.json.size()) inside = child;
      return begin <= position && !inside;
    });
    if (!inside) return pointer;
    if (json.front() == '{') {
      append_pointer(pointer, inside->name);
    } else {
      append_pointer(pointer, inside->index);
    }
    base += inside->begin;
    json = inside->json;
    if (base == position) return pointer;
  }
}

}  // namespace regel::ingest
