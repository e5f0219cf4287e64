// A Profile is what was seen in some exports: one Place for each path that values stood at, with
// counts of what they were. All elements of an array share a place, as do all records of a
// register. No value is kept, except texts of a field that has only a few different ones.
//
// Memory is bounded: kMostFew texts and one Sketch a place, kMostMembers names of one object. An
// object with more names than that, most of them rare, is read as a map: its members then share a
// place like the elements of an array.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/infer/sketch.hpp"
#include "engine/infer/traits.hpp"
#include "engine/ingest/source_files.hpp"
#include "lang/base/id.hpp"
#include "lang/base/store.hpp"

namespace regel::infer {

using PlaceId = Id<struct PlaceTag>;

inline constexpr std::size_t kMostFew = 40;
inline constexpr std::size_t kMostMembers = 512;

// The scalars at a place.
struct Values {
  std::uint64_t nulls = 0;
  std::uint64_t blanks = 0;  // texts of white space alone
  std::uint64_t yes = 0, no = 0;
  std::uint64_t integers = 0, decimals = 0;
  std::uint64_t texts = 0;                      // that are neither blank nor one of `words`
  std::map<std::string, std::uint64_t> words;   // that stand where nothing is, or nobody knows
  std::array<std::uint64_t, kTraits> traits{};  // of texts; forms also of whole numbers
  std::array<std::uint64_t, kWrittenForms.size()> forms{};
  std::size_t shortest = ~std::size_t{0}, longest = 0;  // of texts, bytes
  Sketch distinct;                                      // of numbers and texts
  std::map<std::string, std::uint64_t> few;             // the texts, while there are a few
  bool many = false;

  std::uint64_t trait(Trait trait) const { return traits[static_cast<std::size_t>(trait)]; }
  std::uint64_t numbers() const { return integers + decimals; }
  // Those that say something.
  std::uint64_t count() const { return yes + no + integers + decimals + texts; }
  bool any() const { return count() + nulls + blanks + word_count() != 0; }
  std::uint64_t word_count() const;
  void add_few(std::string_view text, std::uint64_t times);
  void add(const Values& other);
};

struct Member {
  std::string name;
  PlaceId place;
  std::uint64_t objects = 0;  // that have the name
  std::uint64_t last = 0;     // the latest of them
};

// A value that would be too large for a record: which of the files, and where it begins.
struct Large {
  std::size_t file = 0;
  std::uint64_t offset = 0;
};

struct Place {
  std::uint64_t objects = 0;
  std::uint64_t arrays = 0;
  std::uint64_t elements = 0;  // of all arrays
  Values values;
  std::vector<Member> members;  // in the order they were met
  std::map<std::string, std::uint32_t, std::less<>> by_name;
  std::uint32_t next = 0;      // the member that is likely to come now
  PlaceId element;             // of the arrays; invalid if no array had any
  PlaceId each;                // of the members, once they are read as a map
  Sketch names;                // of a map
  std::uint64_t left_out = 0;  // members beyond kMostMembers
  std::uint64_t twice = 0;     // values whose name was met before in the same object
  std::optional<Large> large;  // the first

  bool is_map() const { return each.valid(); }
};

// A file, or the files that a folder or a pattern stands for.
struct Source {
  std::vector<std::string> files;  // as the source block will name them
  bool lines = false;              // every line is a document, even if there is only one
  PlaceId root;
  std::uint64_t documents = 0;
  std::uint64_t file_count = 0;
};

struct Profile {
  Store<PlaceId, Place> places;
  std::vector<Source> sources;
  std::vector<ingest::SourceFile> files;  // that were read, in order

  const Place& operator[](PlaceId id) const { return places[id]; }
};

// The place of this name in the objects at `place`; new if it was not met before.
PlaceId member_of(Profile& profile, PlaceId place, std::string_view name);
PlaceId element_of(Profile& profile, PlaceId place);
// Reads the objects at `place` as maps from now on.
void read_as_map(Profile& profile, PlaceId place);
// Everything that was seen at `from`, also seen at `into`.
void merge(Profile& profile, PlaceId into, PlaceId from);
}  // namespace regel::infer
