#include "engine/ingest/spelling_table.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "engine/ingest/read_text.hpp"
#include "lang/base/unicode.hpp"

namespace regel::ingest {
namespace {

constexpr std::size_t kLearnedMost = 1024;
// Texts of at most this size are folded without asking for memory.
constexpr std::size_t kFoldedHere = 112;

}  // namespace

void SpellingTable::place(Slot slot, std::uint64_t hash) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t i = hash & mask;
  while (slots_[i].used) i = (i + 1) & mask;
  slots_[i] = std::move(slot);
}

void SpellingTable::insert(std::string_view text, Entry entry) {
  const auto put = [this](std::string_view word, Entry meaning) {
    std::string padded(word);
    padded.resize(std::max(padded.size(), std::size_t{16}));
    const Key key = key_of(std::string_view(padded).substr(0, word.size()));
    place({key.low, key.high, static_cast<std::uint32_t>(word.size()), true,
           std::string(word.size() > 16 ? word.substr(16) : std::string_view()), meaning},
          key.hash);
  };
  entries_.emplace_back(text, entry);
  if (entries_.size() * 2 <= slots_.size()) return put(text, entry);
  slots_.assign(slots_.size() * 2, Slot{});
  for (const auto& [word, meaning] : entries_) put(word, meaning);
}

void SpellingTable::note_ends(std::string_view word) {
  longest_ = std::max(longest_, word.size());
  // White space is trimmed, and other letters can fold to these.
  for (bool* table : {begins_, ends_}) {
    for (const char c : {' ', '\t', '\n', '\r'}) table[static_cast<unsigned char>(c)] = true;
    for (int byte = 0x80; byte < 0x100; ++byte) table[byte] = true;
  }
  if (word.empty()) return;
  const auto note = [](bool* table, char c) {
    table[static_cast<unsigned char>(c)] = true;
    if (c >= 'a' && c <= 'z') table[static_cast<unsigned char>(c - 'a' + 'A')] = true;
  };
  note(begins_, word.front());
  note(ends_, word.back());
}

void SpellingTable::add(std::string_view word, Entry entry) {
  std::string folded = fold_case(clean_text(word));
  const std::size_t size = folded.size();
  folded.resize(std::max(size, std::size_t{16}));
  if (exact(std::string_view(folded).substr(0, size)) != nullptr) return;
  folded.resize(size);
  insert(folded, entry);
  note_ends(folded);
}

const SpellingTable::Entry* SpellingTable::lookup(std::string_view text) {
  if (const Entry* entry = exact(text)) return entry;
  if (is_folded(text)) return nullptr;
  // Each of these is a letter of its own in the folded text, too.
  const auto letters =
      std::count_if(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7F; });
  if (static_cast<std::size_t>(letters) > longest_) return nullptr;
  const bool clean = is_clean_latin(text);
  // Such a text keeps its length.
  if (clean && (text.size() > longest_ || !may_hold(text))) return nullptr;
  const Entry* entry = nullptr;
  if (char here[kFoldedHere + 16] = {};
      clean && text.size() <= kFoldedHere && fold_latin(text, here)) {
    entry = exact({here, text.size()});
  } else {
    std::string folded = fold_case(clean_text(text));
    const std::size_t size = folded.size();
    folded.resize(std::max(size, std::size_t{16}));
    entry = exact(std::string_view(folded).substr(0, size));
  }
  if (entry == nullptr || learned_ == kLearnedMost) return entry;
  ++learned_;
  insert(text, *entry);
  return exact(text);
}

}  // namespace regel::ingest
