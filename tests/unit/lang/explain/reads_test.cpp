// The registers and fields that a rule reads.

#include "lang/explain/reads.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/compiled.hpp"

namespace regel::explain {
namespace {

constexpr std::string_view kVocabulary = R"(språk svenska
register Enhet
  fil: "e.json"
  nyckel: kod
  fält kod: text från "kod"
  fält namn: text från "namn"
  samling behandlingar: Behandling via enhet
register Behandling
  fil: "b.json"
  nyckel: id
  fält id: text från "id"
  fält namn: text från "namn"
  fält enhet: länk till Enhet från "enhet"
  fält klar: ja/nej från "klar"
)";

// "Behandling: id, namn; Enhet: kod"
std::string read(const std::string& rule) {
  const Compilation compiled = test::compiled({std::string(kVocabulary) + rule});
  REQUIRE(compiled.program.rules.size() == 1);
  std::string out;
  for (const auto& [id, fields] : reads(compiled.program, compiled.program.rules[0])) {
    out += (out.empty() ? "" : "; ") + compiled.program.schema.registers[id].name + ":";
    for (const std::uint32_t field : fields) {
      out += " " + compiled.program.schema.record_of(id).fields[field].name;
    }
  }
  return out;
}

}  // namespace

TEST_CASE("a rule reads the fields of its conditions, through links too", "[explain]") {
  CHECK(read("regel A-1 \"a\"\n  för varje: Behandling\n  när: klar\n  ska: enhet.namn finns\n"
             "  annars: \"{id}\"\n") == "Enhet: namn; Behandling: enhet klar");
}

TEST_CASE("a collection is read by the links of its members", "[explain]") {
  CHECK(read("regel A-1 \"a\"\n  för varje: Enhet\n  ska: behandlingar finns\n"
             "  annars: \"{kod}\"\n") == "Enhet:; Behandling: enhet");
}

TEST_CASE("the keys of a group are read", "[explain]") {
  CHECK(read("regel A-1 \"a\"\n  för varje: grupp av Behandling där klar per namn\n"
             "  ska: antal(medlemmar) = 1\n  annars: \"{namn}\"\n") == "Behandling: namn klar");
}

}  // namespace regel::explain
