// Words that tell something about a value or a field, whatever the register: texts that stand where
// nobody knows or nothing is, words for yes and no, and parts of names that suggest what a field
// holds. Lists to read and to add to; Swedish, English and the neighbours' words.

#pragma once

#include <cstdint>
#include <string_view>

namespace regel::infer {

enum class WordMeaning : std::uint8_t { None, Blank, Unknown, Yes, No };

// `folded` is clean and case-folded. Words that ja/nej understands by itself are not in here.
WordMeaning meaning_of(std::string_view folded);
inline constexpr std::size_t kLongestWord = 32;  // bytes

// One of the commonest given names.
bool is_given_name(std::string_view folded);

// Names as they are in rules: small letters, words parted by underscores.

// How much the name says "this tells the record from all others": 0 is most, kNotAKey nothing.
inline constexpr int kNotAKey = 9;
int key_rank(std::string_view name);
// The field is about a person: whom to ask, who owns, an address to reach someone.
bool is_personal(std::string_view name);
// The field names what the record lies under.
bool is_parent(std::string_view name);
// A place in an export that says when it was made.
bool is_export_time(std::string_view name);
// Someone's own words are to be expected there.
bool is_free_text(std::string_view name);
// A number of records.
bool is_count(std::string_view name);
// A name that says nothing about what the records are.
bool is_generic(std::string_view name);

}  // namespace regel::infer
