#include "engine/ingest/content_hash.hpp"

#include <algorithm>
#include <string>

namespace regel::ingest {
namespace {

void append_big_endian(std::string& out, std::uint64_t word) {
  for (int shift = 56; shift >= 0; shift -= 8) out.push_back(static_cast<char>(word >> shift));
}

}  // namespace

Hash128 content_hash(const BlockHashes& blocks) {
  std::string bytes;
  bytes.reserve(blocks.size() * 16);
  for (const Hash128& block : blocks) {
    append_big_endian(bytes, block.hi);
    append_big_endian(bytes, block.lo);
  }
  return hash128(bytes);
}

void BlockHasher::update(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t size = std::min(bytes.size(), kHashBlock - in_block_);
    hasher_.update(bytes.substr(0, size));
    in_block_ += size;
    bytes.remove_prefix(size);
    if (in_block_ == kHashBlock) end_block();
  }
}

void BlockHasher::finish() {
  if (in_block_ != 0) end_block();
}

void BlockHasher::end_block() {
  blocks_.push_back(hasher_.digest());
  hasher_ = Hasher128();
  in_block_ = 0;
}

}  // namespace regel::ingest
