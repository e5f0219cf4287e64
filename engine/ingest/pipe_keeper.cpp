#include "engine/ingest/pipe_keeper.hpp"

#include <algorithm>
#include <utility>
#include <variant>

namespace regel::ingest {
namespace {

// Bytes that were read already; of a pipe that brought too many also the pipe.
class KeptFile final : public InputFile {
 public:
  KeptFile(std::shared_ptr<const std::string> bytes, std::unique_ptr<InputFile> rest)
      : bytes_(std::move(bytes)), rest_(std::move(rest)) {}

  std::optional<std::uint64_t> size() const override {
    return rest_ ? std::nullopt : std::optional<std::uint64_t>(bytes_->size());
  }
  FileResult<std::size_t> read(char* into, std::size_t most) override {
    const std::size_t got = copy(at_, into, most);
    at_ += got;
    return got == 0 && rest_ ? rest_->read(into, most) : FileResult<std::size_t>(got);
  }
  FileResult<std::size_t> read_at(std::uint64_t offset, char* into,
                                  std::size_t most) const override {
    return copy(offset, into, most);
  }
  bool changed() const override { return false; }

 private:
  std::size_t copy(std::uint64_t at, char* into, std::size_t most) const {
    if (at >= bytes_->size()) return 0;
    const std::size_t count = std::min<std::size_t>(most, bytes_->size() - at);
    std::copy_n(bytes_->data() + at, count, into);
    return count;
  }

  std::shared_ptr<const std::string> bytes_;
  std::unique_ptr<InputFile> rest_;
  std::uint64_t at_ = 0;
};

}  // namespace

FileResult<std::unique_ptr<InputFile>> PipeKeeper::open(const std::string& path) const {
  if (const auto known = kept_.find(path); known != kept_.end()) {
    return std::make_unique<KeptFile>(known->second, nullptr);
  }
  auto opened = files_.open(path);
  auto* file = std::get_if<std::unique_ptr<InputFile>>(&opened);
  if (file == nullptr || (*file)->size()) return opened;
  constexpr std::size_t kPiece = 1u << 16;
  std::string bytes;
  while (bytes.size() <= limit_) {
    const std::size_t before = bytes.size();
    bytes.resize(before + kPiece);
    auto got = (*file)->read(bytes.data() + before, kPiece);
    if (const FileFault* fault = std::get_if<FileFault>(&got)) return *fault;
    bytes.resize(before + std::get<std::size_t>(got));
    if (bytes.size() != before) continue;
    auto kept = std::make_shared<const std::string>(std::move(bytes));
    kept_.emplace(path, kept);
    return std::make_unique<KeptFile>(std::move(kept), nullptr);
  }
  return std::make_unique<KeptFile>(std::make_shared<const std::string>(std::move(bytes)),
                                    std::move(*file));
}

}  // namespace regel::ingest
