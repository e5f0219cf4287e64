// Where findings point in exports of attributes and sheets: at what the value was read from.

#include "engine/run.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/compiled.hpp"

namespace regel {

namespace {

// Of each cause of the only finding: pointer and line.
std::string places(const std::string& source, const std::string& must,
                   const std::string& document) {
  const Compilation compiled = test::compiled(
      {"språk svenska\npost D\n  fält n: heltal från \"N\"\nregister R\n"
       "  fil: \"r.json\"\n  nyckel: id\n  fält id: text från \"Id\"\n" +
       source + "regel A-1 \"a\"\n  för varje: R\n  ska: " + must + "\n  annars: \"fel\"\n"});
  INFO(test::reports(compiled));
  REQUIRE_FALSE(compiled.sink.has_errors());
  MemoryFileReader files;
  files.add("r.json", document);
  const outcome::RunReport report = run(compiled.program, files, {});
  REQUIRE(report.findings.size() == 1);
  std::string out;
  const outcome::Finding finding = report.findings[0];
  for (const outcome::Cause& cause : finding.causes) {
    out += (out.empty() ? "" : " ") + cause.place.pointer + ":" + std::to_string(cause.place.line);
  }
  return out;
}

}  // namespace

TEST_CASE("an attribute is pointed at by its number", "[eval]") {
  const std::string source = "  fält v: heltal från \"a\" där \"n\" = \"V\" / \"v\"\n";
  CHECK(places(source, "v > 1", R"([{"Id":"1","a":[{"n":"X","v":[1]},{"v":["ett"],"n":"V"}]}])") ==
        "/0/a/1/v:1");
  // What is not there is pointed at as far as the document goes.
  CHECK(places(source, "v > 1", R"([{"Id":"1","a":[{"n":"X","v":[1]}]}])") == "/0/a:1");
}

TEST_CASE("a cell is pointed at in its row", "[eval]") {
  const std::string source =
      "  ny post: \"Id\"\n  fält v: heltal från \"V\"\n  fält d: lista av D från raderna\n";
  const std::string sheet =
      "[\n{\"Id\":\"1\",\"V\":5,\"N\":5},\n{\"Id\":\"2\",\"N\":5},\n"
      "{\"N\":\"fem\"},\n{\"V\":\"tre\"}]";
  CHECK(places(source, "v > 1", sheet) == "/3/V:5");
  CHECK(places(source, "alla d uppfyller n > 1", sheet) == "/2/N:4");
}

}  // namespace regel
