#include "lang/source/file_reader.hpp"

#include "tests/support/catch.hpp"

namespace regel {

TEST_CASE("paths are joined", "[source]") {
  CHECK(join_path("a/b", "c.json") == "a/b/c.json");
  CHECK(join_path("a/", "c.json") == "a/c.json");
  CHECK(join_path(".", "c.json") == "c.json");
  CHECK(join_path("a", "/c.json") == "/c.json");
  CHECK(join_path("a", "-") == "-");
  CHECK(join_path("a", ".") == "a");
}

TEST_CASE("files in memory form folders, listed by code points", "[source]") {
  MemoryFileReader files;
  files.add("p/ö.regel", "1");
  files.add("p/a.regel", "22");
  files.add("p/Z/x.regel", "3");
  CHECK(files.is_folder("p"));
  CHECK(files.is_folder("p/Z"));
  CHECK_FALSE(files.is_folder("p/a.regel"));
  CHECK(files.exists("p/a.regel"));
  CHECK(std::get<std::vector<std::string>>(files.list("p")) ==
        std::vector<std::string>{"Z", "a.regel", "ö.regel"});
  CHECK(std::get<std::string>(files.read("p/a.regel")) == "22");
  CHECK(std::get<FileFault>(files.read("p/b")).kind == FileFaultKind::NotThere);
  CHECK(std::get<FileFault>(files.read("p")).kind == FileFaultKind::IsFolder);
}

TEST_CASE("the disk answers in the same way", "[source]") {
  const RealFileReader files;
  CHECK(files.is_folder("tests"));
  CHECK(files.exists("CMakeLists.txt"));
  CHECK_FALSE(files.exists("no such file"));
  CHECK(std::get<FileFault>(files.read("no such file")).kind == FileFaultKind::NotThere);
  CHECK(std::get<FileFault>(files.read("tests")).kind == FileFaultKind::IsFolder);
  const FileResult<std::string> text = files.read("CMakeLists.txt");
  CHECK(std::get<std::string>(text).starts_with("cmake_minimum_required"));
  FileResult<std::unique_ptr<InputFile>> opened = files.open("CMakeLists.txt");
  InputFile& file = *std::get<std::unique_ptr<InputFile>>(opened);
  CHECK(file.size() == std::get<std::string>(text).size());
  char bytes[5] = {};
  CHECK(std::get<std::size_t>(file.read_at(6, bytes, 4)) == 4);
  CHECK(std::string(bytes) == "mini");
  CHECK_FALSE(file.changed());
}

}  // namespace regel
