// Builds JSON at the end of a text: commas, quotes and escapes are in one place, and nothing is
// allocated on the way. The caller keeps the order of members. text() is for everything that may
// stem from data and masks personal numbers; plain() is for our own words, hashes and dates.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace regel::report {

class JsonText {
 public:
  explicit JsonText(std::string& out) : out_(out) {}

  void open(char bracket);   // '{' or '['
  void close(char bracket);  // '}' or ']'
  void key(std::string_view name);
  void text(std::string_view value);
  void plain(std::string_view value);
  void number(std::uint64_t value);
  void boolean(bool value);
  void null();
  void raw(std::string_view json);  // a value that is JSON already

  void member(std::string_view name, std::string_view value) {
    key(name);
    text(value);
  }
  void plain_member(std::string_view name, std::string_view value) {
    key(name);
    plain(value);
  }
  void number_member(std::string_view name, std::uint64_t value) {
    key(name);
    number(value);
  }
  // Empty text as null.
  void optional_member(std::string_view name, std::string_view value);
  // The next value begins on a line of its own, this far in.
  void new_line(int indent);

 private:
  void separate();

  std::string& out_;
  bool first_ = true;
  bool after_key_ = false;
  int indent_ = -1;
};

}  // namespace regel::report
