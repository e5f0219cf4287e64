// Documents as events: every value once, whatever the windows, and the same refusals as when
// records are read.

#include "engine/ingest/value_reader.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/catch.hpp"
#include "tests/support/ingest.hpp"

using namespace regel;
using namespace regel::test;

namespace {

class Told final : public ingest::ValueSink {
 public:
  std::string said, places;
  void begin_object() override { said += "{"; }
  void name(std::string_view name) override { said += std::string(name) + ":"; }
  void end_object(std::uint64_t begin, std::uint64_t end) override {
    said += "}";
    places += std::to_string(begin) + "-" + std::to_string(end) + " ";
  }
  void begin_array() override { said += "["; }
  void end_array(std::uint64_t begin, std::uint64_t end) override {
    said += "]";
    places += std::to_string(begin) + "-" + std::to_string(end) + " ";
  }
  void text(std::string_view text) override { said += "'" + std::string(text) + "' "; }
  void number(std::string_view text) override { said += std::string(text) + " "; }
  void yes_no(bool value) override { said += value ? "yes " : "no "; }
  void null() override { said += "null "; }
};

std::string events(std::string_view document, std::size_t window = std::size_t{512} * 1024,
                   std::size_t bytes_at_a_time = ~std::size_t{0}) {
  ByteSourceDouble source(document);
  source.most = bytes_at_a_time;
  Told told;
  ingest::Limits limits;
  limits.window = window;
  const Status status = ingest::read_values(source, told, limits);
  return status.ok() ? told.said : status.error().code + " " + status.error().text.sv;
}

const char* const kDocument =
    "\xEF\xBB\xBF { \"a\" : [ 1, -2.5e3, \"x\\ny\", true, null, {} , [] ],\n"
    " \"\\u00e5\" : { \"djupt\" : [ [ \"\\ud83d\\ude00\" ], { \"b\" : false } ] }, \"a\": \"igen\" "
    "} ";

}  // namespace

TEST_CASE("every value is an event, in order", "[ingest]") {
  CHECK(events(kDocument) ==
        "{a:[1 -2.5e3 'x\ny' yes null {}[]]\xC3\xA5:{djupt:[['\xF0\x9F\x98\x80' ]{b:no }]}a:'igen' "
        "}");
  CHECK(events("3") == "3 ");
  CHECK(events("\"text\"") == "'text' ");
  // A name is composed, as it is everywhere.
  CHECK(events("{\"a\xCC\x8A\":1}") == "{\xC3\xA5:1 }");
}

TEST_CASE("objects and arrays are told with their places, whatever the windows", "[ingest]") {
  const std::string_view document = "\xEF\xBB\xBF{\"a\": [1, {}, []],\n \"b\": {\"c\": 2}}\n";
  for (const std::size_t window : {std::size_t{1}, std::size_t{7}, std::size_t{4096}}) {
    ByteSourceDouble source(document);
    Told told;
    ingest::Limits limits;
    limits.window = window;
    REQUIRE(ingest::read_values(source, told, limits).ok());
    CHECK(told.places == "13-15 17-19 9-20 28-36 3-37 ");
  }
}

TEST_CASE("documents of a sequence follow each other, one a line", "[ingest]") {
  CHECK(events("{\"a\":1}\n{\"a\":2}\n\n3\n") == "{a:1 }{a:2 }3 ");
  CHECK(events("[1]\n[2]").substr(0, 4) == "S029");
  CHECK(events("{} {}").substr(0, 4) == "S029");
}

TEST_CASE("where windows end changes nothing", "[ingest]") {
  const std::string whole = events(kDocument);
  const std::string lines = "{\"a\":\"en lite längre text\"}\n12345\n\"y\"\n{\"b\":[]}\n";
  for (std::size_t window = 1; window < 80; ++window) {
    CHECK(events(kDocument, window) == whole);
    CHECK(events(lines, window) == events(lines));
    CHECK(events(kDocument, window, 3) == whole);
  }
}

TEST_CASE("what is refused when records are read is refused here, in the same words", "[ingest]") {
  const column::ReadSpec spec = spec_of("$", {});
  const std::string deep(2000, '[');
  for (const std::string& document : std::vector<std::string>{
           "",           "  ",          "{",         "[1",    "[1,",   "{\"a\"",    "{\"a\":",
           "{\"a\":1",   "\"a",         "tru",       "[1 2]", "[1,]",  "{\"a\" 1}", "{1:2}",
           "{\"a\":1,}", "[01]",        "[1.]",      "[+1]",  "[nul]", "[\"\\x\"]", "[\"\\ud800\"]",
           "[\"\x01\"]", "[\"\xFF\"]",  "\xFF\xFE[", "]",     "[}",    "{]",        "1 2",
           deep,         "[\"a\"\"b\"]"}) {
    INFO(document.substr(0, 20));
    const ReadOut out = read_text(document, spec);
    REQUIRE(out.error);
    CHECK(events(document) == out.error->code + " " + out.error->text.sv);
    CHECK(events(document, 5).substr(0, 4) == out.error->code);
  }
}

TEST_CASE("a file that fails or changes while it is read is an error", "[ingest]") {
  const std::string document = "[" + std::string(5000, ' ') + "]";
  ByteSourceDouble failing(document);
  failing.fails_at = 2000;
  Told told;
  CHECK_FALSE(ingest::read_values(failing, told).ok());
  ByteSourceDouble changing(document);
  changing.changes_after = 10;
  const Status changed = ingest::read_values(changing, told);
  REQUIRE_FALSE(changed.ok());
  CHECK(changed.error().code == "S012");
}
