// A ByteSource is the door to the bytes of one input: a file, standard input, a piece of memory, or
// what a decoder makes of one of these. Reading changes nothing of it, so it can be read again, and
// by several threads at once where `random_access()` says so.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "engine/ingest/content_hash.hpp"
#include "engine/ingest/limits.hpp"
#include "lang/base/result.hpp"
#include "lang/source/file_reader.hpp"

namespace regel::ingest {

class ByteSource {
 public:
  virtual ~ByteSource() = default;

  // What messages call it.
  virtual const std::string& name() const = 0;
  // Of the file as it is stored.
  virtual std::uint64_t stored_size() const = 0;
  // Any place can be read at the same cost, and stored_size() is where the bytes end.
  virtual bool random_access() const { return true; }
  // Up to `size` bytes from `offset` on; 0 only at the end.
  virtual Result<std::size_t> read(std::uint64_t offset, char* into, std::size_t size) = 0;
  // Fails if the file is no longer what it was when it was opened. Call when all has been read.
  virtual Status check_unchanged() { return Done{}; }
  // Of a decoder that has been read to the end: the hashes of what it decoded. Else null.
  virtual const BlockHashes* stored_hashes() const { return nullptr; }
};

// A file, or a pipe, which is kept whole in memory (up to the limit for standard input) so that it
// can be read again; compressed files as what they hold. `name` is what messages show.
Result<std::unique_ptr<ByteSource>> open_source(const FileReader& files, const std::string& path,
                                                const std::string& name, const Limits& limits = {});
// The same without decoding.
Result<std::unique_ptr<ByteSource>> open_stored(const FileReader& files, const std::string& path,
                                                const std::string& name, const Limits& limits = {});
// The bytes must outlive the source.
std::unique_ptr<ByteSource> open_memory(std::string_view bytes, std::string name);

}  // namespace regel::ingest
