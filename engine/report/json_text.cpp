#include "engine/report/json_text.hpp"

#include <fmt/format.h>

#include "engine/outcome/withhold.hpp"
#include "lang/base/escape.hpp"

namespace regel::report {

void JsonText::separate() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (!first_) out_ += ',';
  if (indent_ >= 0) {
    out_ += '\n';
    out_.append(static_cast<std::size_t>(indent_), ' ');
    indent_ = -1;
  } else if (!first_) {
    out_ += ' ';
  }
  first_ = false;
}

void JsonText::open(char bracket) {
  separate();
  out_ += bracket;
  first_ = true;
}

void JsonText::close(char bracket) {
  if (indent_ >= 0) {
    if (!first_) {
      out_ += '\n';
      out_.append(static_cast<std::size_t>(indent_), ' ');
    }
    indent_ = -1;
  }
  out_ += bracket;
  first_ = false;
}

void JsonText::key(std::string_view name) {
  separate();
  out_ += '"';
  out_ += name;
  out_ += "\": ";
  after_key_ = true;
}

void JsonText::text(std::string_view value) {
  separate();
  if (outcome::may_need_masking(value)) {
    std::string masked;
    outcome::append_masked(masked, value);
    append_json_string(out_, masked);
  } else {
    append_json_string(out_, value);
  }
}

void JsonText::plain(std::string_view value) {
  separate();
  append_json_string(out_, value);
}

void JsonText::number(std::uint64_t value) {
  separate();
  const fmt::format_int digits(value);
  out_.append(digits.data(), digits.size());
}

void JsonText::boolean(bool value) {
  separate();
  out_ += value ? "true" : "false";
}

void JsonText::raw(std::string_view json) {
  separate();
  out_ += json;
}

void JsonText::null() {
  separate();
  out_ += "null";
}

void JsonText::optional_member(std::string_view name, std::string_view value) {
  key(name);
  if (value.empty()) {
    null();
  } else {
    text(value);
  }
}

void JsonText::new_line(int indent) { indent_ = indent; }

}  // namespace regel::report
