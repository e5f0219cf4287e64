// An Arena holds the texts of a window that do not stand in it as they are meant: unescaped or
// cleaned. What it gave stays where it is until reset(), which keeps the memory.

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace regel::ingest {

class Arena {
 public:
  char* allocate(std::size_t size) {
    while (chunk_ < chunks_.size() && chunks_[chunk_].size - used_ < size) {
      ++chunk_;
      used_ = 0;
    }
    if (chunk_ == chunks_.size()) {
      const std::size_t bytes = std::max(size, kChunk);
      chunks_.push_back({std::make_unique<char[]>(bytes), bytes});
      used_ = 0;
    }
    char* const place = chunks_[chunk_].bytes.get() + used_;
    used_ += size;
    return place;
  }
  // Gives back the end of what was allocated last.
  void shrink(std::size_t unused) { used_ -= unused; }

  std::string_view copy(std::string_view text) {
    if (text.empty()) return {};
    char* const place = allocate(text.size());
    std::memcpy(place, text.data(), text.size());
    return {place, text.size()};
  }

  void reset() { chunk_ = used_ = 0; }

 private:
  static constexpr std::size_t kChunk = std::size_t{64} * 1024;
  struct Chunk {
    std::unique_ptr<char[]> bytes;
    std::size_t size;
  };
  std::vector<Chunk> chunks_;
  std::size_t chunk_ = 0;
  std::size_t used_ = 0;
};

}  // namespace regel::ingest
