// Unicode, as far as rules and data need it: valid UTF-8, NFC, case folding, the cleaning of texts
// at import, the letters that names may use. The owner of utf8proc: no other file includes it.
// Not here: escaping for output (escape.hpp), distances between words (text.hpp).
//
// Except for valid_utf8_prefix() and decode(), every function expects valid UTF-8; what is not
// valid comes out as U+FFFD and never reads outside the view.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace regel {

inline constexpr std::uint32_t kReplacement = 0xFFFD;
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// The length of the longest valid prefix. Strict: no surrogates, no overlong forms, nothing above
// U+10FFFF.
std::size_t valid_utf8_prefix(std::string_view text);
inline bool is_valid_utf8(std::string_view text) { return valid_utf8_prefix(text) == text.size(); }

// The code point at `at`, which moves past it. An invalid byte gives U+FFFD and is passed alone.
std::uint32_t decode(std::string_view text, std::size_t& at);
void append_utf8(std::string& out, char32_t code_point);
std::size_t code_points(std::string_view text);

// True if every byte is below 0xCC: all code points are below U+0300, which are NFC by definition.
// False says nothing.
bool is_nfc_quick(std::string_view text);
std::string to_nfc(std::string_view text);

// Full Unicode case folding, then NFC. Texts that differ only in case fold to the same text.
std::string fold_case(std::string_view text);

// Texts at import: NFC, trimmed, every run of white space (also no-break space) one space.
std::string clean_text(std::string_view text);
// True: clean_text() would change nothing. False: it might.
bool is_clean(std::string_view text);
bool is_white_space(char32_t code_point);

// The letters of names: a-z, the letters of Latin-1, č đ ŋ ń š ŧ ž, and their capitals.
bool is_name_letter(char32_t code_point);
bool is_upper_letter(char32_t code_point);
bool is_lower_letter(char32_t code_point);

// The script of a character that may not be in a name, as an adjective that goes before
// "letter"/"bokstaven": "Cyrillic"/"kyrilliska".
std::string_view script_name(char32_t code_point, bool swedish);
// The Latin letter that a Cyrillic or Greek letter looks like, or 0.
char32_t latin_lookalike(char32_t code_point);

// What a byte means in Windows-1252, as UTF-8; empty for the five bytes that mean nothing.
std::string_view windows_1252(unsigned char byte);

// A name with a capital, or without one.
std::string with_case(std::string_view word, bool upper);

}  // namespace regel
