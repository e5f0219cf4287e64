// A file that is written whole or not at all: the bytes go to a file beside the target, which takes
// the target's place in one step when all of them are on the disk. Whatever happens before that,
// the target is as it was and nothing is left beside it. A target that is a device or a pipe is
// written directly, a link is followed. Standard output is here too, because it fails in the same
// ways.

#pragma once

#include <string>

#include "engine/report/byte_sink.hpp"

namespace regel::report {

class AtomicFile final : public ByteSink {
 public:
  // `path` is where the file shall be and what errors call it.
  static Result<AtomicFile> open(const std::string& path);
  // Descriptor 1. commit() tells whether everything arrived.
  static AtomicFile standard_output();

  AtomicFile(AtomicFile&& other) noexcept;
  AtomicFile& operator=(AtomicFile&&) = delete;
  ~AtomicFile() override;

  Status write(std::string_view bytes) override;
  Status commit();

 private:
  Bilingual shown() const;
  AtomicFile(int descriptor, std::string path, std::string target, std::string temporary);
  Error failure(int error) const;

  int descriptor_;
  std::string path_;
  std::string target_;
  std::string temporary_;  // empty if written directly
};

}  // namespace regel::report
