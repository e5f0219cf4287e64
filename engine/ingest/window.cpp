#include "engine/ingest/window.hpp"

#include <algorithm>
#include <cstring>
#include <vector>

#include "engine/ingest/limits.hpp"
#include "engine/ingest/place.hpp"
#include "engine/ingest/structural_index.hpp"

namespace regel::ingest {

void Window::open(ByteSource& source, std::uint64_t offset, std::uint64_t hash_from,
                  std::uint64_t hash_to) {
  source_ = &source;
  size_ = 0;
  offset_ = offset;
  lines_ = 0;
  counted_ = 0;
  at_end_ = false;
  hash_from_ = hash_from;
  hash_to_ = hash_to;
  hasher_ = BlockHasher();
  reserve(kKiB);
}

void Window::reserve(std::size_t size) {
  if (size <= capacity_) return;
  // Not cleared: bytes are read into it, and clearing costs small files more than reading them.
  std::unique_ptr<char[]> bigger(new char[size + StructuralIndex::kPadding]);
  if (size_ != 0) std::memcpy(bigger.get(), buffer_.get(), size_);
  buffer_ = std::move(bigger);
  capacity_ = size;
}

std::uint64_t Window::lines_before(std::size_t at) {
  lines_ += count_lines({buffer_.get() + counted_, at - counted_});
  counted_ = at;
  return lines_;
}

void Window::drop(std::size_t size, bool counted) {
  if (counted) lines_before(size);
  counted_ = 0;
  size_ -= size;
  offset_ += size;
  if (size_ != 0 && size != 0) std::memmove(buffer_.get(), buffer_.get() + size, size_);
  std::memset(buffer_.get() + size_, 0, StructuralIndex::kPadding);
}

Status Window::fill(std::size_t size) {
  reserve(size);
  while (size_ < size && !at_end_) {
    REGEL_TRY(got, source_->read(offset_ + size_, buffer_.get() + size_, size - size_));
    hash(offset_ + size_, {buffer_.get() + size_, got});
    size_ += got;
    at_end_ = got == 0;
  }
  std::memset(buffer_.get() + size_, 0, StructuralIndex::kPadding);
  return Done{};
}

void Window::hash(std::uint64_t at, std::string_view bytes) {
  const std::uint64_t end = std::min(at + bytes.size(), hash_to_);
  if (hash_from_ < at || hash_from_ >= end) return;
  hasher_.update(bytes.substr(static_cast<std::size_t>(hash_from_ - at),
                              static_cast<std::size_t>(end - hash_from_)));
  hash_from_ = end;
}

Status Window::finish_hash() {
  std::vector<char> buffer;
  while (hash_from_ < hash_to_) {
    buffer.resize(64 * kKiB);
    const auto wanted =
        static_cast<std::size_t>(std::min<std::uint64_t>(buffer.size(), hash_to_ - hash_from_));
    REGEL_TRY(got, source_->read(hash_from_, buffer.data(), wanted));
    if (got == 0) break;
    hash(hash_from_, {buffer.data(), got});
  }
  hasher_.finish();
  return Done{};
}

}  // namespace regel::ingest
