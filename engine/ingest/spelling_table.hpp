// A SpellingTable knows the words that mean something in a field: labels of codes and levels, words
// for yes and no, `blankt` and `okänt`. It is made once and holds nothing but what was declared:
// a word of the data that is not in it is never added. Exact spellings are found in one comparison;
// others are cleaned and case-folded first, and a bounded number of such spellings of known words
// is remembered.

#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace regel::ingest {

class SpellingTable {
 public:
  enum class Meaning : std::uint8_t { None, Code, Blank, Unknown };
  struct Entry {
    Meaning meaning = Meaning::None;
    std::int64_t code = 0;
  };

  // The first to declare a word wins.
  void add(std::string_view word, Entry entry);
  bool empty() const { return entries_.empty(); }

  // The word with these bytes, which must be readable to 16 past their beginning; null if there is
  // none. `text` has no escapes in it.
  const Entry* exact(std::string_view text) const {
    const Slot* slot = find(text, key_of(text));
    return slot == nullptr ? nullptr : &slot->entry;
  }
  // The word that this text is, however it is written. The same bytes must be readable.
  const Entry* lookup(std::string_view text);
  // Of a text that is clean as it stands. False: no word, however its case is written, begins or
  // ends like this or is so long. True says nothing.
  bool may_hold(std::string_view text) const {
    return text.size() <= longest_ * kFoldShrinks &&
           (text.empty() || (begins_[static_cast<unsigned char>(text.front())] &&
                             ends_[static_cast<unsigned char>(text.back())]));
  }

 private:
  // Folding makes a text at most this many times shorter (KELVIN SIGN is three bytes, k is one).
  static constexpr std::size_t kFoldShrinks = 3;

  struct Key {
    std::uint64_t low, high, hash;
  };
  struct Slot {
    std::uint64_t low = 0, high = 0;
    std::uint32_t size = 0;
    bool used = false;
    std::string rest;  // from byte 16 on
    Entry entry;
  };
  static std::uint64_t mix(std::uint64_t hash) {
    hash *= 0x9E3779B97F4A7C15ull;
    return hash ^ (hash >> 29);
  }
  static Key key_of(std::string_view text) {
    Key key{};
    const std::size_t size = text.size();
    std::memcpy(&key.low, text.data(), 8);
    std::memcpy(&key.high, text.data() + 8, 8);
    if (size < 8) {
      key.low &= (std::uint64_t{1} << (size * 8)) - 1;
      key.high = 0;
    } else if (size < 16) {
      key.high &= (std::uint64_t{1} << ((size - 8) * 8)) - 1;
    }
    key.hash = mix(mix(key.low ^ size) ^ key.high);
    return key;
  }
  const Slot* find(std::string_view text, const Key& key) const {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = key.hash & mask; slots_[i].used; i = (i + 1) & mask) {
      const Slot& slot = slots_[i];
      if (slot.low != key.low || slot.high != key.high || slot.size != text.size()) continue;
      if (text.size() <= 16 || text.substr(16) == slot.rest) return &slot;
    }
    return nullptr;
  }
  void insert(std::string_view text, Entry entry);
  void place(Slot slot, std::uint64_t hash);
  void note_ends(std::string_view word);

  std::vector<std::pair<std::string, Entry>> entries_;  // as inserted
  std::vector<Slot> slots_{16};
  std::size_t learned_ = 0;
  std::size_t longest_ = 0;  // bytes of a word, folded
  bool begins_[256] = {}, ends_[256] = {};
};

}  // namespace regel::ingest
