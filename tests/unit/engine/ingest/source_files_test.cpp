// Which files a name, a folder or a pattern stands for.

#include "engine/ingest/source_files.hpp"

#include "lang/source/file_reader.hpp"
#include "tests/support/catch.hpp"

namespace regel {
namespace {

// "a.json b/c.json", or the code of the error.
std::string found(const std::vector<std::string>& there, const std::string& name) {
  MemoryFileReader files;
  for (const std::string& path : there) files.add("p/" + path, "[]");
  const auto result = ingest::source_files(files, "p", {name}, "R");
  if (!result) return result.error().code;
  std::string out;
  for (const ingest::SourceFile& file : result.value()) {
    CHECK(file.path == "p/" + file.name);
    out += (out.empty() ? "" : " ") + file.name;
  }
  return out;
}

std::string below(int folders) {
  std::string path;
  for (int i = 0; i < folders; ++i) path += "m/";
  return path + "a.json";
}

}  // namespace

TEST_CASE("a name stands for a file, a folder for the exports in it", "[ingest]") {
  const std::vector<std::string> there{"a.json",  "b/c.json.gz", "b/d.ndjson.zst", "b/e.jsonl",
                                       "b/f.txt", "b/g/h.json",  "tom/läsmig.txt", "b/.i.txt"};
  CHECK(found(there, "a.json") == "a.json");
  CHECK(found(there, "b") == "b/c.json.gz b/d.ndjson.zst b/e.jsonl");
  CHECK(found(there, "tom") == "S020");
  CHECK(found(there, "z.json") == "S001");
}

TEST_CASE("a pattern stands for what fits it", "[ingest]") {
  const std::vector<std::string> there{"a1.json", "a22.json", "b/a1.json", "b/c/a1.json",
                                       "b/.d/a1.json"};
  CHECK(found(there, "a?.json") == "a1.json");
  CHECK(found(there, "a*.json") == "a1.json a22.json");
  CHECK(found(there, "*/a1.json") == "b/a1.json");
  CHECK(found(there, "**/a1.json") == "a1.json b/a1.json b/c/a1.json");
  CHECK(found(there, "b/**") == "b/a1.json b/c/a1.json");
  CHECK(found(there, "b/*/a1.json") == "b/c/a1.json");
  CHECK(found(there, "c*.json") == "S020");
}

TEST_CASE("** follows sixty-four folders inside each other; one more is an error", "[ingest]") {
  CHECK(found({below(64)}, "**/a.json") == below(64));
  CHECK(found({below(65)}, "**/a.json") == "S026");
}

}  // namespace regel
