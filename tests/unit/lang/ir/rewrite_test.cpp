// Expressions with something else in place of a part.

#include "lang/ir/rewrite.hpp"

#include <variant>

#include "lang/ir/dump.hpp"
#include "lang/ir/verify.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/compiled.hpp"

namespace regel::ir {
namespace {

const char* const kRule = R"(språk svenska
post Del
  fält vikt: heltal från "x"
register R
  fil: "r.json"
  nyckel: id
  fält id: text från "id"
  fält n: heltal från "n"
  fält delar: lista av Del från "delar"
regel A-1 "a"
  för varje: R
  ska:       alla delar där vikt > 1 uppfyller (vikt < n eller n = 9)
  annars:    "{id}"
)";

bool is_nine(const Program& program, ExprId id) {
  const auto* literal = std::get_if<Literal>(&program.exprs[id].node);
  return literal != nullptr && program.constants[literal->value].number == 9;
}
bool is_one(const Program& program, ExprId id) {
  const auto* literal = std::get_if<Literal>(&program.exprs[id].node);
  return literal != nullptr && program.constants[literal->value].number == 1;
}

ExprId literal(Program& program, std::int64_t number) {
  Constant constant;
  constant.number = number;
  const ConstantId id = program.constants.add(constant);
  return program.exprs.add({{types::TypeKind::Integer}, false, {}, Literal{id}});
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("nothing replaced is the same expression", "[ir]") {
  Program program = test::compiled({kRule}).program;
  const ExprId written = program.rules[0].requirement;
  const std::uint32_t size = program.exprs.size();
  CHECK(rewrite(program, written, [](ExprId) { return std::nullopt; }) == written);
  CHECK(program.exprs.size() == size);
  CHECK_FALSE(rewrite(program, {}, [](ExprId) { return std::nullopt; }).valid());
}

TEST_CASE("a part deep down is replaced, and the original stays what it was", "[ir]") {
  Program program = test::compiled({kRule}).program;
  const ExprId written = program.rules[0].requirement;
  const std::string before = dump(program, written);
  const ExprId eight = literal(program, 8);
  const ExprId other = rewrite(program, written, [&](ExprId id) -> std::optional<ExprId> {
    return is_nine(program, id) ? std::optional(eight) : std::nullopt;
  });
  CHECK(other != written);
  CHECK(dump(program, written) == before);
  CHECK(dump(program, other) == replaced(before, "n 9", "n 8"));
  program.rules[0].requirement = other;
  CHECK(verify(program).empty());
}

TEST_CASE("so is a part of the filter of a scope", "[ir]") {
  Program program = test::compiled({kRule}).program;
  const ExprId written = program.rules[0].requirement;
  const std::string before = dump(program, written);
  const ExprId two = literal(program, 2);
  const ExprId other = rewrite(program, written, [&](ExprId id) -> std::optional<ExprId> {
    return is_one(program, id) ? std::optional(two) : std::nullopt;
  });
  CHECK(dump(program, written) == before);
  CHECK(dump(program, other) == replaced(before, "vikt 1", "vikt 2"));
}

}  // namespace regel::ir
