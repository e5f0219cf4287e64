#include "lang/base/escape.hpp"

#include <cstdint>

#include "lang/base/unicode.hpp"

namespace regel {
namespace {

void append_hex(std::string& out, std::uint32_t value, int digits) {
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
    out += "0123456789abcdef"[(value >> shift) & 15u];
  }
}

// Decoding passes an invalid byte alone, which then is a sequence of one byte above ASCII.
bool is_invalid(std::uint32_t point, std::size_t length) {
  return point == kReplacement && length == 1;
}

// What changes the direction of text, or hides in it.
bool is_deceptive(std::uint32_t c) {
  return c == 0x00AD || c == 0x061C || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
         (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
}

bool is_control(std::uint32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

std::string percent_encode(std::string_view text, std::string_view special) {
  std::string out;
  for (const char c : text) {
    if (special.find(c) == std::string_view::npos) {
      out += c;
      continue;
    }
    out += '%';
    out += "0123456789ABCDEF"[static_cast<unsigned char>(c) >> 4];
    out += "0123456789ABCDEF"[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

// A line that begins like this would be a heading, a list, a quotation or a rule.
bool begins_block(std::string_view text) {
  const std::size_t digits = text.find_first_not_of("0123456789");
  if (digits != std::string_view::npos && digits > 0) {
    return text[digits] == '.' || text[digits] == ')';
  }
  return digits == 0 && std::string_view("#+-=").find(text.front()) != std::string_view::npos;
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const std::uint32_t point = decode(text, at);
    if (point == '"' || point == '\\') {
      out += '\\';
      out += static_cast<char>(point);
    } else if (point == '\n') {
      out += "\\n";
    } else if (point == '\t') {
      out += "\\t";
    } else if (is_control(point) || point == 0x2028 || point == 0x2029) {
      out += "\\u";
      append_hex(out, point, 4);
    } else if (is_invalid(point, at - begin)) {
      append_utf8(out, kReplacement);
    } else {
      out.append(text.substr(begin, at - begin));
    }
  }
  out += '"';
}

std::string json_string(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

std::string xml_text(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const std::uint32_t point = decode(text, at);
    const bool allowed =
        point == '\t' || point == '\n' ||
        (!is_control(point) && (point & 0xFFFEu) != 0xFFFEu && !is_invalid(point, at - begin));
    if (point == '&') {
      out += "&amp;";
    } else if (point == '<') {
      out += "&lt;";
    } else if (point == '>') {
      out += "&gt;";
    } else if (point == '"') {
      out += "&quot;";
    } else if (point == '\'') {
      out += "&#39;";
    } else if (point == '\r') {
      out += "&#13;";
    } else if (!allowed) {
      append_utf8(out, kReplacement);
    } else {
      out.append(text.substr(begin, at - begin));
    }
  }
  return out;
}

std::string csv_field(std::string_view text, char separator) {
  const bool formula =
      !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
  const bool quoted = text.find(separator) != std::string_view::npos ||
                      text.find_first_of("\"\r\n") != std::string_view::npos ||
                      (!text.empty() && (text.front() == ' ' || text.back() == ' '));
  std::string out;
  if (quoted) out += '"';
  if (formula) out += '\'';
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const std::uint32_t point = decode(text, at);
    if (point == '"') out += '"';
    const bool control = is_control(point) && point != '\t' && point != '\r' && point != '\n';
    out += control && !is_invalid(point, at - begin) ? std::string_view("\xEF\xBF\xBD")
                                                     : text.substr(begin, at - begin);
  }
  if (quoted) out += '"';
  return out;
}

std::string terminal_text(std::string_view text) {
  std::string out;
  const auto is_plain = [](char c) { return c >= ' ' && c <= '~'; };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    while (at < text.size() && is_plain(text[at])) ++at;
    if (at != begin) {
      out.append(text, begin, at - begin);
      continue;
    }
    const std::uint32_t point = decode(text, at);
    if (is_invalid(point, at - begin)) {
      out += "\\x{";
      append_hex(out, static_cast<unsigned char>(text[begin]), 2);
      out += '}';
    } else if (is_control(point) || is_deceptive(point)) {
      out += "\\u{";
      int digits = 1;
      while (point >> (4 * digits) != 0) ++digits;
      append_hex(out, point, digits);
      out += '}';
    } else {
      out.append(text.substr(begin, at - begin));
    }
  }
  return out;
}

std::string markdown_text(std::string_view text) {
  std::string out;
  if (begins_block(text)) {
    const std::size_t digits = text.find_first_not_of("0123456789");
    out.append(text.substr(0, digits));
    out += '\\';
    out += text[digits];
    text.remove_prefix(digits + 1);
  }
  for (const char c : text) {
    if (c == '\n' || c == '\r') {
      out += ' ';
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '&') {
      out += "&amp;";
    } else {
      if (std::string_view("\\`*_[]>|~").find(c) != std::string_view::npos) out += '\\';
      out += c;
    }
  }
  return out;
}

std::string github_data(std::string_view text) { return percent_encode(text, "%\r\n"); }
std::string github_property(std::string_view text) { return percent_encode(text, "%\r\n:,"); }

}  // namespace regel
