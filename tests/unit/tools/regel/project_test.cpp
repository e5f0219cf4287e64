// Where the rule files of a project are looked for.

#include "tools/regel/project.hpp"

#include "tests/support/catch.hpp"

namespace regel::tool {
namespace {

// A rule file in so many folders inside each other.
MemoryFileReader with_file_in(int folders) {
  std::string path = "p/";
  for (int i = 0; i < folders; ++i) path += "m/";
  MemoryFileReader files;
  files.add("p/a.regel", "");
  files.add(path + "b.regel", "");
  return files;
}

}  // namespace

TEST_CASE("rule files are found in folders in folders, and the hidden are left alone", "[tools]") {
  MemoryFileReader files;
  for (const char* name : {"p/b/c.regel", "p/a.regel", "p/.git/d.regel", "p/b/.e.regel",
                           "p/b/c.regel.bak", "q/f.regel"})
    files.add(name, "");
  const auto found = find_rule_files(files, "p");
  REQUIRE(found);
  CHECK(found.value() == std::vector<std::string>{"a.regel", "b/c.regel"});
}

TEST_CASE("thirty-two folders may be inside each other; one more is an error", "[tools]") {
  const auto found = find_rule_files(with_file_in(32), "p");
  REQUIRE(found);
  CHECK(found.value().size() == 2);
  const auto deeper = find_rule_files(with_file_in(33), "p");
  REQUIRE_FALSE(deeper);
  CHECK(deeper.error().code == "S026");
  CHECK(deeper.error().text.en.find("more than 32 folders inside each other") != std::string::npos);
}

}  // namespace regel::tool
