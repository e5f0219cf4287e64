#include "lang/ir/verify.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/compiled.hpp"

namespace regel {

namespace {

Compilation whole() {
  return test::compiled(
      {"språk svenska\nregister R\n  nyckel: id\n  fält id: text\n  fält n: heltal\n"
       "  fält r: länk till R, valfritt\n"
       "regel A-1 \"a\"\n  för varje: R\n  när: r finns\n  ska: n > 5 och r.n = n\n"
       "  annars: \"{id}\"\n"});
}

}  // namespace

TEST_CASE("a program that was checked is whole", "[ir]") {
  const Compilation c = whole();
  REQUIRE_FALSE(c.sink.has_errors());
  CHECK(ir::verify(c.program).empty());
}

TEST_CASE("what does not hold is told", "[ir]") {
  SECTION("an expression that is not there") {
    Compilation c = whole();
    c.program.rules[0].requirement = ir::ExprId{c.program.exprs.size()};
    CHECK_FALSE(ir::verify(c.program).empty());
  }
  SECTION("a condition that is a number") {
    Compilation c = whole();
    c.program.exprs[c.program.rules[0].requirement].type = {types::TypeKind::Integer};
    CHECK_FALSE(ir::verify(c.program).empty());
  }
  SECTION("poison") {
    Compilation c = whole();
    c.program.exprs[c.program.rules[0].when[0]].type = {};
    CHECK_FALSE(ir::verify(c.program).empty());
  }
  SECTION("a key beside the fields") {
    Compilation c = whole();
    c.program.schema.registers[types::RegisterId{0}].key = {7};
    CHECK(ir::verify(c.program) == std::vector<std::string>{"R: a key is a field"});
  }
  SECTION("a link that matches nothing") {
    Compilation c = whole();
    c.program.schema.records[types::RecordId{0}].fields[2].link_on.clear();
    CHECK(ir::verify(c.program) == std::vector<std::string>{"R: a link matches some field"});
  }
}

}  // namespace regel
