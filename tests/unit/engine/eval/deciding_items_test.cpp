// Which items of a list a finding names, and which values it blames.

#include "engine/run.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/compiled.hpp"

namespace regel {

namespace {

// One record, a = 5, b = 0, c and d not there: "items; fields" of what the requirement makes of it.
std::string found(const std::string& requirement) {
  const Compilation compiled =
      test::compiled({"språk svenska\nregister R\n  fil: \"r.json\"\n"
                      "  poster: \"$[*]\"\n  nyckel: id\n"
                      "  fält id: text från \"id\"\n"
                      "  fält a: heltal från \"a\"\n"
                      "  fält b: heltal från \"b\"\n"
                      "  fält c: text från \"c\", valfritt\n"
                      "  fält d: heltal från \"d\"\n"
                      "regel A-1 \"a\"\n  för varje: R\n  " +
                      requirement + "\n  annars: \"fel\"\n"});
  INFO(test::reports(compiled));
  REQUIRE_FALSE(compiled.sink.has_errors());
  MemoryFileReader files;
  files.add("r.json", R"([{"id": "1", "a": 5, "b": 0}])");
  const outcome::RunReport report = run(compiled.program, files, {});
  REQUIRE(report.findings.size() == 1);
  const outcome::Finding finding = report.findings[0];
  std::string out = finding.item + ";";
  for (const outcome::Cause& cause : finding.causes) out += " " + cause.field;
  return out;
}

}  // namespace

TEST_CASE("what must hold is broken by the items that fail", "[eval]") {
  CHECK(found("ska: alla dessa\n a) a > 1\n b) b > 1") == "b;");
  CHECK(found("ska: något av dessa\n a) a < 1\n b) b > 1") == "a, b;");
  CHECK(found("ska: minst 2 av dessa\n a) a > 1\n b) b > 1\n c) c finns") == "b, c; c");
}

TEST_CASE("what must not hold is broken by the items that hold", "[eval]") {
  CHECK(found("ska: inget av dessa\n a) a > 1\n b) b > 1") == "a;");
  CHECK(found("ska: högst 1 av dessa\n a) a > 1\n b) b > 2\n c) a > 2") == "a, c;");
  CHECK(found("ska: högst 1 av dessa\n a) a > 1\n b) c finns\n c) a > 2") == "a, c;");
  CHECK(found("ska: högst 1 av dessa\n a) a > 1\n b) c saknas") == "a, b; c");
  CHECK(found("får inte: något av dessa\n a) a > 1\n b) b > 1") == "a;");
  CHECK(found("får inte: alla dessa\n a) a > 1\n b) b < 1") == "a, b;");
  CHECK(found("får inte: inget av dessa\n a) a < 1\n b) b > 1") == "a, b;");
  CHECK(found("får inte: högst 1 av dessa\n a) a > 1\n b) b > 1") == "b;");
}

TEST_CASE("of an exact number there are too many or too few", "[eval]") {
  CHECK(found("ska: exakt 1 av dessa\n a) a > 1\n b) b > 2\n c) a > 2") == "a, c;");
  CHECK(found("ska: exakt 2 av dessa\n a) a > 1\n b) b > 2\n c) a < 2") == "b, c;");
  CHECK(found("får inte: exakt 1 av dessa\n a) a > 1\n b) b > 2") == "a;");
}

TEST_CASE("what cannot be decided is left open by the items that are unknown", "[eval]") {
  CHECK(found("ska: alla dessa\n a) a > 1\n b) d > 1") == "b; d");
  CHECK(found("ska: högst 1 av dessa\n a) a > 1\n b) d > 1\n c) b > 1") == "b; d");
  CHECK(found("får inte: något av dessa\n a) a < 1\n b) d > 1") == "b; d");
}

}  // namespace regel
