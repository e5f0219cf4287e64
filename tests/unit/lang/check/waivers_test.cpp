#include "tests/support/catch.hpp"
#include "tests/support/compiled.hpp"

namespace regel {

namespace {

const std::string kRules =
    "rättskälla Handbok: \"H\"\n"
    "register R\n  nyckel: id\n  fält id: text\n  fält n: heltal\n"
    "register S\n  nyckel: id\n  fält id: text\n"
    "regel A-1 \"a\"\n  för varje: R\n  ska: n > 0\n  annars: \"{id}\"\n"
    "  lagstöd: Handbok \"1\"\n  ansvarig: \"x\"\n";

std::string of(const std::string& waiver) { return test::reports(kRules + waiver); }

std::string waiver(const std::string& covers, const std::string& in_force) {
  return "dispens D-1 från A-1\n  avser: " + covers + "\n" +
         (in_force.empty() ? "" : "  i kraft: " + in_force + "\n") +
         "  beslut: \"KS 1\"\n  beslutat av: \"KS\"\n  skäl: \"s\"\n";
}

}  // namespace

TEST_CASE("a waiver has a register, keys and an end", "[check]") {
  const Compilation c =
      test::compiled({"språk svenska\n" + kRules +
                      waiver("R \"1\", \"2\"", "från 2026-01-15 till och med 2026-06-30")});
  CHECK(test::reports(c).empty());
  REQUIRE(c.program.waivers.size() == 1);
  const ir::Waiver& made = c.program.waivers[0];
  CHECK(made.id == "D-1");
  CHECK(made.rule == "A-1");
  CHECK(made.keys == std::vector<std::string>{"1", "2"});
  CHECK(made.validity.from == Date{20468}.days);     // 2026-01-15
  CHECK(made.validity.through == Date{20634}.days);  // 2026-06-30
  CHECK(made.decision == "KS 1");
  CHECK(made.decided_by == "KS");
}

TEST_CASE("mistakes in waivers", "[check]") {
  const std::string term = "från 2026-01-15 till och med 2026-06-30";
  CHECK(of(waiver("R \"1\"", "")) == "R704 `D-1`");
  CHECK(of(waiver("R \"1\"", "från 2026-01-15")) == "R704 `D-1`");
  CHECK(of(waiver("R \"1\"", "till och med 2026-06-30")).empty());
  CHECK(of(waiver("R \"1\"", "från 2026-01-15 till och med 2026-06-31")) == "R117 `2026-06-31`");
  CHECK(of(waiver("R \"1\"", "från 2026-06-15 till och med 2026-01-31")) == "R418 `2026-01-31`");
  CHECK(of(waiver("R \"1\"", "från 2026-01-15 till och med 2027-07-15")).empty());
  CHECK(of(waiver("R \"1\"", "från 2026-01-15 till och med 2027-07-16")) ==
        "R709 `från 2026-01-15 till och med 2027-07-16`");
  CHECK(of(waiver("S \"1\"", term)) == "R708 `S`");
  CHECK(of(waiver("T \"1\"", term)) == "R302 `T`");
  CHECK(of("dispens D-1 från A-2\n  avser: R \"1\"\n  i kraft: " + term + "\n") == "R313 `A-2`");
  CHECK(of(waiver("R \"1\"", term) + waiver("R \"2\"", term)) == "R323 `D-1`");
  CHECK(of(waiver("R \"1\"", term) + "  skäl: \"igen\"\n") == "R124 `\"igen\"`");
  std::string keys = "R \"0\"";
  for (int i = 1; i < 100; ++i) keys += ", \"" + std::to_string(i) + "\"";
  CHECK(of(waiver(keys, term)).empty());
  CHECK(of(waiver(keys + ", \"100\"", term)) == "R710 `R`");
}

}  // namespace regel
