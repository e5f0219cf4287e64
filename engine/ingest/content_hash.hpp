// The content hash of a file: XXH3-128 of each block of 1 MiB, and XXH3-128 of those hashes (16
// bytes each, most significant byte first) one after another. A file can so be hashed in stretches
// by several threads; stretches begin and end at block borders. It is that of the file as it is
// stored, compressed or not. An empty file has the hash of no blocks.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "lang/base/hash.hpp"

namespace regel::ingest {

inline constexpr std::size_t kHashBlock = std::size_t{1024} * 1024;
using BlockHashes = std::vector<Hash128>;

Hash128 content_hash(const BlockHashes& blocks);

// Hashes the blocks of bytes that come in order, from a block border on.
class BlockHasher {
 public:
  void update(std::string_view bytes);
  // Also the last block, which may be shorter. Once, at the end.
  void finish();
  const BlockHashes& blocks() const { return blocks_; }

 private:
  void end_block();
  Hasher128 hasher_;
  std::size_t in_block_ = 0;
  BlockHashes blocks_;
};

}  // namespace regel::ingest
