// Whole vocabularies, as they are declared, give the schemas in tests/data/lang.

#include <fstream>
#include <sstream>

#include "lang/ir/dump.hpp"
#include "lang/ir/verify.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/compiled.hpp"

namespace regel {

namespace {

std::string read(const std::string& name) {
  const std::ifstream file("tests/data/lang/" + name);
  REQUIRE(file);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("a vocabulary and a customer's sources for it", "[check]") {
  const Compilation c = test::compiled({read("dataskydd.regel"), read("kallor.regel")});
  CHECK(test::reports(c).empty());
  CHECK(ir::verify(c.program).empty());
  CHECK(ir::dump(c.program) == read("dataskydd.schema"));
}

TEST_CASE("codes under codes, trees, aliases and the run itself, in English", "[check]") {
  const Compilation c = test::compiled({read("trees.regel")});
  CHECK(test::reports(c) == "R314 `Protected`; R314 `limit`; R314 `validity`; R314 `head_office`");
  CHECK(ir::verify(c.program).empty());
  CHECK(ir::dump(c.program) == read("trees.schema"));
}

namespace {

std::string numbered(std::size_t count, const std::string& before, const std::string& after) {
  std::string out;
  for (std::size_t i = 1; i <= count; ++i) {
    const std::string number = std::to_string(i);
    out += before + number + after;
  }
  return out;
}

std::size_t errors_of(const std::string& text, diag::Code code) {
  const Compilation c = test::compiled({"språk svenska\n" + text});
  std::size_t found = 0;
  for (const diag::Diagnostic& d : c.sink.all()) found += d.code == code ? 1 : 0;
  CHECK(c.sink.errors() == found);
  return found;
}

}  // namespace

TEST_CASE("a record has at most ten thousand fields", "[check]") {
  const std::string most = "register A\n" + numbered(10'000, "  fält f", ": text\n");
  CHECK(errors_of(most, diag::Code::R340) == 0);
  CHECK(errors_of(most + "  fält g: text\n  fält h: text\n", diag::Code::R340) == 1);
}

TEST_CASE("with those of the records within it", "[check]") {
  const std::string inner = "post P\n" + numbered(4'999, "  fält f", ": text\n");
  const std::string outer = "register A\n  fält p: P\n  fält q: lista av P\n";
  CHECK(errors_of(inner + outer, diag::Code::R340) == 0);
  CHECK(errors_of(inner + outer + "  fält r: text\n", diag::Code::R340) == 1);
  // Each holds the next twice: as many fields as no machine could list.
  std::string twice;
  for (std::size_t i = 0; i < 60; ++i) {
    const std::string next = "P" + std::to_string(i + 1);
    twice += "post P" + std::to_string(i) + "\n  fält a: " + next + "\n  fält b: " + next + "\n";
  }
  CHECK(errors_of(twice + "post P60\n  fält a: text\n", diag::Code::R340) > 0);
}

TEST_CASE("records within records go two hundred deep", "[check]") {
  const auto chain = [](std::size_t posts) {
    std::string out = "post P" + std::to_string(posts) + "\n  fält a: text\n";
    for (std::size_t i = 1; i < posts; ++i) {
      out += "post P" + std::to_string(i) + "\n  fält a: P" + std::to_string(i + 1) + "\n";
    }
    return out;
  };
  CHECK(errors_of(chain(200), diag::Code::R340) == 0);
  CHECK(errors_of(chain(201), diag::Code::R340) == 1);
  CHECK(errors_of(chain(50'000), diag::Code::R340) > 1);
}

TEST_CASE("a code list may be as long as a file", "[check]") {
  std::string flat = "kodlista L\n  kod k0: \"0\"\n", chain = flat;
  for (std::size_t i = 1; i <= 50'000; ++i) {
    const std::string number = std::to_string(i), text = ": \"" + number + "\"\n";
    flat += "  kod k" + number + text;
    chain += "  kod k" + number + " under k" + std::to_string(i - 1) + text;
  }
  CHECK(errors_of(flat, diag::Code::R323) == 0);
  CHECK(errors_of(chain, diag::Code::R317) == 0);
}

TEST_CASE("each ring of codes is told once", "[check]") {
  const std::string rings =
      "kodlista L\n  kod a under b: \"a\"\n  kod b under c: \"b\"\n  kod c under b: \"c\"\n"
      "  kod d under d: \"d\"\n";
  CHECK(errors_of(rings, diag::Code::R317) == 2);
}

}  // namespace regel
