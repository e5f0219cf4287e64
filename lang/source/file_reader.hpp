// The door to the file system: what reads rule texts, project files and exports asks a FileReader
// and nothing else, so that tests, editors and the browser can stand in for the disk. Paths use
// forward slashes; "-" is standard input. It only ever reads.
//
// A failure is a FileFault, without words: diag::file_error() has them.

#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace regel {

enum class FileFaultKind : std::uint8_t { NotThere, IsFolder, NoPermission, Other };
struct FileFault {
  FileFaultKind kind = FileFaultKind::Other;
  std::string reason;  // of the system, for Other
};
template <class T>
using FileResult = std::variant<T, FileFault>;

// A file that is being read. Bytes may arrive piecemeal.
class InputFile {
 public:
  virtual ~InputFile() = default;
  // No value for a pipe: its bytes come in order only.
  virtual std::optional<std::uint64_t> size() const = 0;
  // The next bytes, at most `most`; 0 at the end.
  virtual FileResult<std::size_t> read(char* into, std::size_t most) = 0;
  // The bytes at a place, from any thread; only where there is a size. 0 at the end.
  virtual FileResult<std::size_t> read_at(std::uint64_t offset, char* into,
                                          std::size_t most) const = 0;
  // Whether size or time of change differ from when it was opened.
  virtual bool changed() const = 0;
};

class FileReader {
 public:
  virtual ~FileReader() = default;
  virtual bool exists(const std::string& path) const = 0;
  virtual bool is_folder(const std::string& path) const = 0;
  // Names in a folder (not paths), sorted by code points, without "." and "..".
  virtual FileResult<std::vector<std::string>> list(const std::string& folder) const = 0;
  virtual FileResult<std::unique_ptr<InputFile>> open(const std::string& path) const = 0;
  // The whole text of a small file.
  FileResult<std::string> read(const std::string& path) const;
};

class RealFileReader final : public FileReader {
 public:
  bool exists(const std::string& path) const override;
  bool is_folder(const std::string& path) const override;
  FileResult<std::vector<std::string>> list(const std::string& folder) const override;
  FileResult<std::unique_ptr<InputFile>> open(const std::string& path) const override;
};

// Files that exist in memory only. Folders are there when a file is in them.
class MemoryFileReader final : public FileReader {
 public:
  void add(std::string path, std::string text) { files_[std::move(path)] = std::move(text); }
  bool exists(const std::string& path) const override;
  bool is_folder(const std::string& path) const override;
  FileResult<std::vector<std::string>> list(const std::string& folder) const override;
  FileResult<std::unique_ptr<InputFile>> open(const std::string& path) const override;

 private:
  std::map<std::string, std::string> files_;
};

// "a/b" + "c" = "a/b/c"; an absolute second part and "-" stand alone, "." and "" add nothing.
std::string join_path(std::string_view folder, std::string_view path);

}  // namespace regel
