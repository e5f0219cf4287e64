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

}  // namespace regel
