#include "engine/ingest/byte_source.hpp"

#include <algorithm>
#include <cstring>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "engine/ingest/decoder.hpp"
#include "lang/diag/environment.hpp"
#include "lang/diag/file_error.hpp"

namespace regel::ingest {
namespace {

using diag::Code;

class MemorySource final : public ByteSource {
 public:
  MemorySource(std::string_view bytes, std::string name) : bytes_(bytes), name_(std::move(name)) {}
  MemorySource(std::string own, std::string name)
      : own_(std::move(own)), bytes_(own_), name_(std::move(name)) {}
  MemorySource(const MemorySource&) = delete;
  MemorySource& operator=(const MemorySource&) = delete;

  const std::string& name() const override { return name_; }
  std::uint64_t stored_size() const override { return bytes_.size(); }
  Result<std::size_t> read(std::uint64_t offset, char* into, std::size_t size) override {
    if (offset >= bytes_.size()) return std::size_t{0};
    size = std::min<std::size_t>(size, bytes_.size() - static_cast<std::size_t>(offset));
    std::memcpy(into, bytes_.data() + offset, size);
    return size;
  }

 private:
  std::string own_;
  std::string_view bytes_;
  std::string name_;
};

class FileSource final : public ByteSource {
 public:
  FileSource(std::unique_ptr<InputFile> file, std::uint64_t size, std::string name)
      : file_(std::move(file)), size_(size), name_(std::move(name)) {}

  const std::string& name() const override { return name_; }
  std::uint64_t stored_size() const override { return size_; }
  Result<std::size_t> read(std::uint64_t offset, char* into, std::size_t size) override {
    auto got = file_->read_at(offset, into, size);
    if (const auto* fault = std::get_if<FileFault>(&got)) return diag::file_error(name_, *fault);
    return std::get<std::size_t>(got);
  }
  Status check_unchanged() override {
    if (file_->changed()) return diag::make_error<Code::S012>(name_);
    return Done{};
  }

 private:
  std::unique_ptr<InputFile> file_;
  std::uint64_t size_;
  std::string name_;
};

Result<std::string> read_pipe(InputFile& file, const std::string& name, std::size_t limit) {
  std::string bytes;
  for (;;) {
    const std::size_t have = bytes.size();
    if (have > limit) {
      return diag::make_error<Code::S013>(
          name, Bilingual{"mer minne", "more memory"},
          Bilingual{"data som inte kan läsas om", "data that cannot be read again"},
          fmt::format("{} MiB", limit / kMiB), fmt::format("{}M", 2 * (limit / kMiB) + 1));
    }
    const std::size_t step = std::min(std::max(have, 64 * kKiB), 16 * kMiB);
    bytes.resize(have + step);
    auto got = file.read(bytes.data() + have, step);
    if (const auto* fault = std::get_if<FileFault>(&got)) return diag::file_error(name, *fault);
    bytes.resize(have + std::get<std::size_t>(got));
    if (bytes.size() == have) return bytes;
  }
}

}  // namespace

std::unique_ptr<ByteSource> open_memory(std::string_view bytes, std::string name) {
  return std::make_unique<MemorySource>(bytes, std::move(name));
}

Result<std::unique_ptr<ByteSource>> open_stored(const FileReader& files, const std::string& path,
                                                const std::string& name, const Limits& limits) {
  auto opened = files.open(path);
  if (const auto* fault = std::get_if<FileFault>(&opened)) return diag::file_error(name, *fault);
  auto& file = std::get<std::unique_ptr<InputFile>>(opened);
  std::unique_ptr<ByteSource> source;
  if (const auto size = file->size()) {
    source = std::make_unique<FileSource>(std::move(file), *size, name);
  } else {
    REGEL_TRY(bytes, read_pipe(*file, name, limits.standard_input));
    source = std::make_unique<MemorySource>(std::move(bytes), name);
  }
  return source;
}

Result<std::unique_ptr<ByteSource>> open_source(const FileReader& files, const std::string& path,
                                                const std::string& name, const Limits& limits) {
  REGEL_TRY(stored, open_stored(files, path, name, limits));
  return decoded(std::move(stored));
}

}  // namespace regel::ingest
