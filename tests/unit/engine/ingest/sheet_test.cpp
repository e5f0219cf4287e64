// Records that are several rows of a sheet: found, whatever the window holds, and numbered by rows.

#include "tests/support/catch.hpp"
#include "tests/support/ingest.hpp"

namespace regel {

using column::ReadAs;
using test::field;
using test::list_of;

namespace {

column::ReadSpec sheet() {
  column::ListSpec parts = list_of("", {field(ReadAs::Text, "P"), field(ReadAs::Integer, "N")});
  parts.cells = {"P", "N"};
  column::ReadSpec spec =
      test::spec_of("$.r[*]", {field(ReadAs::Text, "Id"), field(ReadAs::Text, "E")}, {parts});
  spec.rows[0].sheet = {"Id", {"E"}};
  return spec;
}

// A sheet of so many records, each of one to three rows.
std::string document(std::size_t records) {
  std::string out = R"({"n":[1],"r":[)";
  for (std::size_t i = 0; i < records; ++i) {
    const std::string id = std::to_string(i);
    out += (i == 0 ? "\n" : ",\n") + std::string(R"({"Id":"å)") + id + R"(","E":)" +
           (i % 4 == 0 ? "\"e\\u00e5" + id + "\"" : std::string("null")) + R"(,"P":"p"})";
    for (std::size_t row = 0; row < i % 3; ++row) {
      out += R"(, {"Id": " ", "P": null, "N": )" + id + "}";
    }
  }
  return out + "\n]}";
}

}  // namespace

TEST_CASE("the rows of a record are found in windows of any size", "[ingest]") {
  const std::string text = document(40);
  const test::ReadOut whole = test::read_text(text, sheet());
  REQUIRE_FALSE(whole.error);
  CHECK(whole.records.size() == 40);
  CHECK(whole.statistics.rows[0].records == 40);
  CHECK(whole.statistics.rows[0].record.fields[1].missing == 0);
  for (const std::size_t window : {64u, 100u, 257u, 1000u}) {
    const test::ReadOut pieces = test::read_text(text, sheet(), window);
    REQUIRE_FALSE(pieces.error);
    CHECK(pieces.records == whole.records);
  }
}

TEST_CASE("what is wrong in a row is told as anywhere", "[ingest]") {
  const auto code = [](std::string_view text) {
    const test::ReadOut out = test::read_text(text, sheet(), 64);
    return out.error ? std::string(out.error->code) : std::string();
  };
  CHECK(code(R"({"r":[{"Id":"1"},{"E":"x"}]})").empty());
  CHECK(code(R"({"r":[{"Id":"1"},{"E":"x",}]})") == "S008");
  CHECK(code(R"({"r":[{"Id":"1"},{"E":tru}]})") == "S008");
  CHECK(code(R"({"r":[{"Id":"1"},{"E":"x"})") == "S005");
  CHECK(code(R"({"r":[{"Id":"1"},null,7,{"E":"x"}]})").empty());
  CHECK(code(R"({"r":[]})").empty());
}

}  // namespace regel
