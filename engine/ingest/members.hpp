// The members of an object that has been checked, for those who look at an object before they read
// it: what an attribute list is read by, and the rows of sheets.

#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "engine/ingest/json_grammar.hpp"
#include "engine/ingest/tokens.hpp"
#include "lang/base/unicode.hpp"

namespace regel::ingest {

// The name that stands between two quotation marks.
inline std::string name_between_quotes(std::string_view raw) {
  std::string name(raw.size(), '\0');
  name.resize(unescape(raw, name.data()));
  return is_nfc_quick(name) ? name : to_nfc(name);
}

// `wanted` is in NFC.
inline bool is_name(std::string_view raw, std::string_view wanted) {
  return raw == wanted || name_between_quotes(raw) == wanted;
}

// The index after the value at token i.
inline std::size_t after_value(const Tokens& tokens, std::size_t i) {
  Fault none;
  return tokens.first(i) == '"' ? i + 1 : skip_value(tokens, i, 0, none);
}

// Calls visit(name as it stands, index of the value, index after it) for each member.
template <class Visit>
void each_member(const Tokens& tokens, std::size_t i, Visit&& visit) {
  while (tokens.first(i + 1) == '"') {
    const std::size_t value = i + 3;
    const std::size_t after = after_value(tokens, value);
    visit(tokens.string(i + 1), value, after);
    if (tokens.first(after) != ',') return;
    i = after;
  }
}

}  // namespace regel::ingest
