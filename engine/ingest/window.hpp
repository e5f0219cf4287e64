// A Window is the piece of a document that is in memory: bytes from one offset on, with zeros
// behind them. It moves forward only, reads by the size it is told, and hashes the bytes of a range
// on their way in.

#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "engine/ingest/byte_source.hpp"
#include "engine/ingest/content_hash.hpp"
#include "lang/base/result.hpp"

namespace regel::ingest {

class Window {
 public:
  void open(ByteSource& source, std::uint64_t offset, std::uint64_t hash_from,
            std::uint64_t hash_to);

  const char* bytes() const { return buffer_.get(); }
  std::size_t size() const { return size_; }
  std::string_view view() const { return {buffer_.get(), size_}; }
  std::uint64_t offset() const { return offset_; }  // of the first byte
  // Newlines before the byte at `at`, dropped ones included; asked in ascending order, so that
  // every byte is counted once.
  std::uint64_t lines_before(std::size_t at);
  bool at_end() const { return at_end_; }  // the document ends with the window

  // Drops the first `size` bytes, and no lines if `counted` is false.
  void drop(std::size_t size, bool counted = true);
  // Reads until there are `size` bytes, or the document ends.
  Status fill(std::size_t size);

  // Reads what is left of the range to hash, if anything, and closes the hash.
  Status finish_hash();
  const BlockHashes& hashes() const { return hasher_.blocks(); }

 private:
  void hash(std::uint64_t at, std::string_view bytes);
  void reserve(std::size_t size);

  ByteSource* source_ = nullptr;
  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_ = 0;
  std::size_t size_ = 0;
  std::uint64_t offset_ = 0;
  std::uint64_t lines_ = 0;  // among what was dropped and counted_ bytes of the window
  std::size_t counted_ = 0;
  bool at_end_ = false;
  std::uint64_t hash_from_ = 0;  // the next byte to hash
  std::uint64_t hash_to_ = 0;
  BlockHasher hasher_;
};

}  // namespace regel::ingest
