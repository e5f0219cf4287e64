#include "lang/source/file_reader.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <set>
#include <system_error>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace regel {
namespace {

FileFault fault(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return {FileFaultKind::NotThere, {}};
    case EISDIR:
      return {FileFaultKind::IsFolder, {}};
    case EACCES:
    case EPERM:
      return {FileFaultKind::NoPermission, {}};
    default:
      return {FileFaultKind::Other, std::generic_category().message(error)};
  }
}

class RealInputFile final : public InputFile {
 public:
  RealInputFile(int descriptor, const struct stat& found)
      : descriptor_(descriptor), found_(found) {}
  RealInputFile(const RealInputFile&) = delete;
  RealInputFile& operator=(const RealInputFile&) = delete;
  ~RealInputFile() override {
    if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
  }

  std::optional<std::uint64_t> size() const override {
    if (!S_ISREG(found_.st_mode)) return std::nullopt;
    return static_cast<std::uint64_t>(found_.st_size);
  }
  FileResult<std::size_t> read(char* into, std::size_t most) override {
    return result([&] { return ::read(descriptor_, into, most); });
  }
  FileResult<std::size_t> read_at(std::uint64_t offset, char* into,
                                  std::size_t most) const override {
    return result([&] { return ::pread(descriptor_, into, most, static_cast<off_t>(offset)); });
  }
  bool changed() const override {
    struct stat now {};
    if (::fstat(descriptor_, &now) != 0) return true;
    return now.st_size != found_.st_size || now.st_mtim.tv_sec != found_.st_mtim.tv_sec ||
           now.st_mtim.tv_nsec != found_.st_mtim.tv_nsec;
  }

 private:
  template <class Read>
  static FileResult<std::size_t> result(Read read) {
    for (;;) {
      const ssize_t got = read();
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno != EINTR) return fault(errno);
    }
  }

  int descriptor_;
  struct stat found_;
};

class MemoryInputFile final : public InputFile {
 public:
  explicit MemoryInputFile(const std::string& text) : text_(text) {}
  std::optional<std::uint64_t> size() const override { return text_.size(); }
  FileResult<std::size_t> read(char* into, std::size_t most) override {
    const std::size_t got = copy(at_, into, most);
    at_ += got;
    return got;
  }
  FileResult<std::size_t> read_at(std::uint64_t offset, char* into,
                                  std::size_t most) const override {
    return copy(static_cast<std::size_t>(offset), into, most);
  }
  bool changed() const override { return false; }

 private:
  std::size_t copy(std::size_t at, char* into, std::size_t most) const {
    if (at >= text_.size()) return 0;
    const std::size_t count = std::min(most, text_.size() - at);
    std::memcpy(into, text_.data() + at, count);
    return count;
  }

  const std::string& text_;
  std::size_t at_ = 0;
};

std::string as_folder(const std::string& path) {
  if (path.empty() || path == ".") return "";
  return path.back() == '/' ? path : path + '/';
}

}  // namespace

FileResult<std::string> FileReader::read(const std::string& path) const {
  FileResult<std::unique_ptr<InputFile>> opened = open(path);
  if (FileFault* failed = std::get_if<FileFault>(&opened)) return std::move(*failed);
  InputFile& file = *std::get<std::unique_ptr<InputFile>>(opened);
  std::string text;
  for (;;) {
    constexpr std::size_t kPiece = 1u << 16;
    const std::size_t before = text.size();
    text.resize(before + kPiece);
    FileResult<std::size_t> got = file.read(text.data() + before, kPiece);
    if (FileFault* failed = std::get_if<FileFault>(&got)) return std::move(*failed);
    text.resize(before + std::get<std::size_t>(got));
    if (text.size() == before) return text;
  }
}

bool RealFileReader::exists(const std::string& path) const {
  struct stat found {};
  return path == "-" || ::stat(path.c_str(), &found) == 0;
}

bool RealFileReader::is_folder(const std::string& path) const {
  struct stat found {};
  return ::stat(path.c_str(), &found) == 0 && S_ISDIR(found.st_mode);
}

FileResult<std::vector<std::string>> RealFileReader::list(const std::string& folder) const {
  DIR* opened = ::opendir(folder.empty() ? "." : folder.c_str());
  if (opened == nullptr) return fault(errno);
  std::vector<std::string> names;
  while (const dirent* entry = ::readdir(opened)) {
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") names.emplace_back(name);
  }
  ::closedir(opened);
  std::ranges::sort(names);
  return names;
}

FileResult<std::unique_ptr<InputFile>> RealFileReader::open(const std::string& path) const {
  const int descriptor = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return fault(errno);
  struct stat found {};
  if (::fstat(descriptor, &found) != 0) return fault(errno);
  if (S_ISDIR(found.st_mode)) {
    if (descriptor != STDIN_FILENO) ::close(descriptor);
    return fault(EISDIR);
  }
  return std::unique_ptr<InputFile>(std::make_unique<RealInputFile>(descriptor, found));
}

bool MemoryFileReader::exists(const std::string& path) const {
  return files_.contains(path) || is_folder(path);
}

bool MemoryFileReader::is_folder(const std::string& path) const {
  const std::string folder = as_folder(path);
  const auto at = files_.lower_bound(folder);
  return at != files_.end() && at->first.starts_with(folder);
}

FileResult<std::vector<std::string>> MemoryFileReader::list(const std::string& folder) const {
  const std::string prefix = as_folder(folder);
  std::set<std::string> names;
  for (auto at = files_.lower_bound(prefix); at != files_.end(); ++at) {
    if (!at->first.starts_with(prefix)) break;
    const std::string_view rest = std::string_view(at->first).substr(prefix.size());
    names.emplace(rest.substr(0, rest.find('/')));
  }
  if (names.empty()) return fault(ENOENT);
  return std::vector<std::string>(names.begin(), names.end());
}

FileResult<std::unique_ptr<InputFile>> MemoryFileReader::open(const std::string& path) const {
  const auto found = files_.find(path);
  if (found == files_.end()) return fault(is_folder(path) ? EISDIR : ENOENT);
  return std::unique_ptr<InputFile>(std::make_unique<MemoryInputFile>(found->second));
}

std::string join_path(std::string_view folder, std::string_view path) {
  if (path == "-" || path.starts_with('/') || folder.empty() || folder == ".") {
    return std::string(path);
  }
  if (path.empty() || path == ".") return std::string(folder);
  std::string joined(folder);
  if (joined.back() != '/') joined += '/';
  joined += path;
  return joined;
}

}  // namespace regel
