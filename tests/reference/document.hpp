// JSON as the reference evaluator sees it: numbers keep the text that they were written with, and
// members keep their order and may occur twice. nlohmann/json parses; nothing here knows the
// engine.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace regel::reference {

struct Member;

struct Json {
  enum class Kind { Null, False, True, Number, String, Array, Object } kind = Kind::Null;
  std::string text;             // of a String or a Number
  std::vector<Json> elements;   // of an Array
  std::vector<Member> members;  // of an Object

  // How many members have the name, and the first of them.
  std::size_t count(std::string_view name) const;
  const Json* find(std::string_view name) const;
};

struct Member {
  std::string first;
  Json second;
};

// No value if the text is not one JSON document.
std::optional<Json> parse_json(std::string_view text);

// The value without blanks between its parts, as the random exports have it.
std::string compact(const Json& json);

// All strings and numbers in it, as they are written, in order.
void collect_texts(const Json& json, std::vector<std::string>& into);

}  // namespace regel::reference
