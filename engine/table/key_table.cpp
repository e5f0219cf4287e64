#include "engine/table/key_table.hpp"

#include "lang/base/check.hpp"
#include "lang/base/hash.hpp"

namespace regel::table {

namespace {
constexpr std::size_t kFirstSlots = 16;
}

std::uint64_t KeyTable::hash(std::string_view text) const { return collide_ ? 0 : hash64(text, 0); }

// The slot that holds `text`, or the free one where it belongs.
std::size_t KeyTable::slot_of(std::string_view wanted, std::uint64_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  const auto tag = static_cast<std::uint32_t>(hash >> 32);
  std::size_t at = hash & mask;
  while (slots_[at].id != kNone) {
    if (slots_[at].tag == tag && text(slots_[at].id) == wanted) return at;
    at = (at + 1) & mask;
  }
  return at;
}

KeyTable::Hashes KeyTable::look_ahead(std::span<const std::string_view> texts) const {
  Hashes hashes;
  for (std::size_t i = 0; i < texts.size(); ++i) hashes[i] = hash(texts[i]);
  if (slots_.empty()) return hashes;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = 0; i < texts.size(); ++i) __builtin_prefetch(&slots_[hashes[i] & mask]);
  const auto each_text = [&](auto visit) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const std::uint32_t id = slots_[hashes[i] & mask].id;
      if (id != kNone) visit(id);
    }
  };
  each_text([this](std::uint32_t id) { __builtin_prefetch(&ends_[id]); });
  each_text([this](std::uint32_t id) { __builtin_prefetch(bytes_.data() + ends_[id]); });
  return hashes;
}

std::uint32_t KeyTable::find(std::string_view text, std::uint64_t h) const {
  if (slots_.empty()) return kNone;
  return slots_[slot_of(text, h)].id;
}

std::uint32_t KeyTable::insert(std::string_view text, std::uint64_t h) {
  if ((size() + 1) * std::size_t{2} > slots_.size()) grow();
  Slot& slot = slots_[slot_of(text, h)];
  if (slot.id != kNone) return slot.id;
  REGEL_CHECK(size() < kNone - 1);
  slot.tag = static_cast<std::uint32_t>(h >> 32);
  slot.id = size();
  bytes_ += text;
  ends_.push_back(bytes_.size());
  return slot.id;
}

void KeyTable::grow() {
  slots_.assign(slots_.empty() ? kFirstSlots : slots_.size() * 2, Slot{});
  for (std::uint32_t id = 0; id < size(); ++id) {
    const std::uint64_t h = hash(text(id));
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = h & mask;
    while (slots_[at].id != kNone) at = (at + 1) & mask;
    slots_[at] = {static_cast<std::uint32_t>(h >> 32), id};
  }
}

std::size_t KeyTable::memory() const {
  return slots_.capacity() * sizeof(Slot) + bytes_.capacity() +
         ends_.capacity() * sizeof(std::size_t);
}

}  // namespace regel::table
