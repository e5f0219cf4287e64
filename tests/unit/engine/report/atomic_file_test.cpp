#include "engine/report/atomic_file.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <sys/stat.h>

#include "tests/support/catch.hpp"

namespace regel::report {
namespace {

namespace fs = std::filesystem;

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "regel-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path); }
  std::size_t files() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(path), fs::directory_iterator()));
  }
  fs::path path;
};

std::string text_of(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

TEST_CASE("a file appears whole, when it is committed", "[report]") {
  const Folder folder;
  const fs::path target = folder.path / "rapport.json";
  {
    Result<AtomicFile> file = AtomicFile::open(target.string());
    REQUIRE(file.ok());
    CHECK(file.value().write("hel").ok());
    CHECK_FALSE(fs::exists(target));
    CHECK(file.value().commit().ok());
  }
  CHECK(text_of(target) == "hel");
  CHECK(folder.files() == 1);
}

TEST_CASE("without a commit the old file stays and nothing is left", "[report]") {
  const Folder folder;
  const fs::path target = folder.path / "rapport.json";
  std::ofstream(target) << "gammal";
  {
    Result<AtomicFile> file = AtomicFile::open(target.string());
    REQUIRE(file.ok());
    CHECK(file.value().write("halv").ok());
  }
  CHECK(text_of(target) == "gammal");
  CHECK(folder.files() == 1);
}

TEST_CASE("permissions and links are kept", "[report]") {
  const Folder folder;
  const fs::path target = folder.path / "rapport.json", link = folder.path / "länk.json";
  std::ofstream(target) << "gammal";
  fs::permissions(target, fs::perms::owner_read | fs::perms::owner_write);
  fs::create_symlink(target, link);
  Result<AtomicFile> file = AtomicFile::open(link.string());
  REQUIRE(file.ok());
  CHECK(file.value().write("ny").ok());
  CHECK(file.value().commit().ok());
  CHECK(fs::is_symlink(link));
  CHECK(text_of(target) == "ny");
  CHECK(fs::status(target).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("a full disk is S014 and leaves a device where it is", "[report]") {
  if (!fs::exists("/dev/full")) return;
  Result<AtomicFile> file = AtomicFile::open("/dev/full");
  REQUIRE(file.ok());
  const Status written = file.value().write("x");
  REQUIRE_FALSE(written.ok());
  CHECK(written.error().code == "S014");
  CHECK(fs::is_character_file("/dev/full"));
}

TEST_CASE("a folder or a missing folder cannot be written", "[report]") {
  const Folder folder;
  const Error error = AtomicFile::open(folder.path.string()).error();
  CHECK(error.code == "S015");
  CHECK(error.text.sv.find("det är en mapp") != std::string::npos);
  CHECK(error.text.en.find("it is a folder") != std::string::npos);
  CHECK(AtomicFile::open((folder.path / "saknas" / "x").string()).error().code == "S015");
}

}  // namespace regel::report
