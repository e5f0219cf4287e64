#include "engine/report/atomic_file.hpp"

#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lang/diag/environment.hpp"

namespace regel::report {
namespace {

constexpr int kStandardOutput = 1;

Bilingual reason(int error) {
  switch (error) {
    case EISDIR:
      return {"det är en mapp", "it is a folder"};
    case ENOENT:
    case ENOTDIR:
      return {"mappen finns inte", "there is no such folder"};
    case EACCES:
    case EPERM:
      return {"behörighet saknas", "permission is missing"};
    case EROFS:
      return {"disken är skrivskyddad", "the disk is read-only"};
    default: {
      const std::string text = std::generic_category().message(error);
      return {text, text};
    }
  }
}

// What the path leads to if it is a link; the path itself if it is none, or leads nowhere yet.
std::string resolved(const std::string& path) {
  char* real = ::realpath(path.c_str(), nullptr);
  if (real == nullptr) return path;
  std::string result = real;
  std::free(real);
  return result;
}

std::string beside(const std::string& target, int number) {
  const std::size_t slash = target.rfind('/');
  const std::size_t name = slash == std::string::npos ? 0 : slash + 1;
  return target.substr(0, name) + "." + target.substr(name) + "." + std::to_string(number) + ".tmp";
}

}  // namespace

Result<AtomicFile> AtomicFile::open(const std::string& path) {
  const std::string target = resolved(path);
  struct stat found {};
  const bool exists = ::stat(target.c_str(), &found) == 0;
  if (exists && S_ISDIR(found.st_mode)) {
    return diag::make_error<diag::Code::S015>(path, reason(EISDIR));
  }
  if (exists && !S_ISREG(found.st_mode)) {
    const int descriptor = ::open(target.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) return diag::make_error<diag::Code::S015>(path, reason(errno));
    return AtomicFile(descriptor, path, target, "");
  }
  // Leftovers of a run that was killed keep their names; take the next free one.
  constexpr int kAttempts = 100;
  int error = EEXIST;
  for (int number = 0; number < kAttempts && error == EEXIST; ++number) {
    std::string temporary = beside(target, number);
    const int descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor >= 0) {
      if (exists) static_cast<void>(::fchmod(descriptor, found.st_mode & 07777));
      return AtomicFile(descriptor, path, target, std::move(temporary));
    }
    error = errno;
  }
  if (error == ENOSPC || error == EDQUOT) return diag::make_error<diag::Code::S014>(path);
  return diag::make_error<diag::Code::S015>(path, reason(error));
}

// As messages name it.
Bilingual AtomicFile::shown() const {
  if (descriptor_ == kStandardOutput) return {"standard ut", "standard output"};
  return {path_, path_};
}

AtomicFile AtomicFile::standard_output() { return {kStandardOutput, "", "", ""}; }

AtomicFile::AtomicFile(int descriptor, std::string path, std::string target, std::string temporary)
    : descriptor_(descriptor),
      path_(std::move(path)),
      target_(std::move(target)),
      temporary_(std::move(temporary)) {}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      path_(std::move(other.path_)),
      target_(std::move(other.target_)),
      temporary_(std::exchange(other.temporary_, {})) {}

AtomicFile::~AtomicFile() {
  if (descriptor_ >= 0 && descriptor_ != kStandardOutput) ::close(descriptor_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

Error AtomicFile::failure(int error) const {
  if (error == ENOSPC || error == EDQUOT) return diag::make_error<diag::Code::S014>(shown());
  return diag::make_error<diag::Code::S015>(shown(), reason(error));
}

Status AtomicFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return failure(errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return Done{};
}

Status AtomicFile::commit() {
  if (temporary_.empty()) return Done{};
  if (::fsync(descriptor_) != 0) return failure(errno);
  // A disk on the network may refuse as late as here.
  if (::close(std::exchange(descriptor_, -1)) != 0) return failure(errno);
  if (::rename(temporary_.c_str(), target_.c_str()) != 0) return failure(errno);
  temporary_.clear();
  return Done{};
}

}  // namespace regel::report
