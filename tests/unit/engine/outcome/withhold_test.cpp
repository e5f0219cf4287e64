#include "engine/outcome/withhold.hpp"

#include "engine/outcome/fingerprint.hpp"
#include "tests/support/catch.hpp"

namespace regel::outcome {
namespace {

std::vector<bool> withheld(std::vector<std::uint64_t> people) { return withheld_units(people); }

std::string masked(std::string_view text) {
  std::string out;
  append_masked(out, text);
  return out;
}

}  // namespace

TEST_CASE("units of fewer than five people are withheld", "[outcome]") {
  CHECK(withheld({5, 6, 0}) == std::vector<bool>{false, false, false});
  CHECK(withheld({4, 3, 9}) == std::vector<bool>{true, true, false});
  CHECK(withheld({}).empty());
}

TEST_CASE("a single withheld unit takes the smallest other one along", "[outcome]") {
  CHECK(withheld({4, 20, 9, 0}) == std::vector<bool>{true, false, true, false});
  CHECK(withheld({4}) == std::vector<bool>{true});
}

TEST_CASE("personal numbers are masked wherever they stand", "[outcome]") {
  CHECK(masked("x 19121212-1212 y") == "x ********-**** y");
  CHECK(masked("121212-1212") == "******-****");
  CHECK(masked("B-017") == "B-017");
  CHECK(masked("draftit-2026-08-08.json") == "draftit-2026-08-08.json");
}

TEST_CASE("a fingerprint tells records apart and nothing else", "[outcome]") {
  const std::string one = fingerprint("PUB-007", "Behandling", "B-1");
  CHECK(one.size() == 32);
  CHECK(one == fingerprint("PUB-007", "Behandling", "B-1", 0));
  CHECK(one != fingerprint("PUB-007", "Behandling", "B-1", 1));
  CHECK(one != fingerprint("PUB-007", "Behandling", "B-2"));
  CHECK(one != fingerprint("PUB-008", "Behandling", "B-1"));
  CHECK(fingerprint("A", "BC", "D") != fingerprint("A", "B", "CD"));
}

}  // namespace regel::outcome
