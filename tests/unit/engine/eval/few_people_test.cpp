// Figures about fewer than five people are withheld, in messages and in summaries, so that they
// cannot be worked out from the others either.

#include "engine/run.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/compiled.hpp"

namespace regel {
namespace {

// Units A, B and C with 4, 6 and 9 persons, of whom 2, 6 and 9 have taken the course.
outcome::RunReport report(const std::string& people) {
  const Compilation compiled = test::compiled(
      {"språk svenska\n"
       "register Enhet\n  fil: \"e.json\"\n  nyckel: kod\n  fält kod: text från \"kod\"\n"
       "  samling anställda: Anställd via enhet\n"
       "register Anställd\n  fil: \"a.json\"\n  nyckel: id\n" +
       people +
       "  fält id: text från \"id\"\n  fält enhet: länk till Enhet från \"enhet\"\n"
       "  fält kurs: ja/nej från \"kurs\"\n"
       "regel A-1 \"a\"\n  för varje: Enhet\n  ska: antal(anställda) > 99\n"
       "  annars: \"{kod}: {antal(anställda)}, {antal(anställda där kurs = ja)}, "
       "{andel(anställda där kurs = ja)}.\"\n"
       "sammanställning A-2 \"b\"\n  för varje: grupp av Anställd per enhet\n"
       "  visar antal_anställda: antal(medlemmar)\n"});
  INFO(test::reports(compiled));
  REQUIRE_FALSE(compiled.sink.has_errors());
  std::string persons;
  const auto add = [&](const char* unit, int number, int trained) {
    for (int i = 0; i < number; ++i) {
      persons += (persons.empty() ? "[" : ",") + std::string(R"({"id": ")") + unit +
                 std::to_string(i) + R"(", "enhet": ")" + unit + R"(", "kurs": )" +
                 (i < trained ? "true}" : "false}");
    }
  };
  add("A", 4, 2);
  add("B", 6, 6);
  add("C", 9, 9);
  MemoryFileReader files;
  files.add("e.json", R"([{"kod": "A"}, {"kod": "B"}, {"kod": "C"}])");
  files.add("a.json", persons + "]");
  RunOptions options;
  options.as_of = 20513;
  return run(compiled.program, files, options);
}

std::vector<std::string> messages(const outcome::RunReport& report) {
  std::vector<std::string> all;
  for (const outcome::Finding finding : report.findings) all.emplace_back(finding.message);
  return all;
}

}  // namespace

TEST_CASE("a message tells no figure about fewer than five people", "[eval]") {
  CHECK(messages(report("  gäller personer\n")) ==
        std::vector<std::string>{"A: färre än fem, färre än fem, färre än fem.", "B: 6, 6, 100 %.",
                                 "C: 9, 9, 100 %."});
}

TEST_CASE("nor one that was counted elsewhere", "[eval]") {
  const auto told = [](const std::string& hole, int number) {
    const Compilation compiled = test::compiled(
        {"språk svenska\n"
         "register Enhet\n  fil: \"e.json\"\n  nyckel: kod\n  fält kod: text från \"kod\"\n"
         "  samling anställda: Anställd via enhet\n"
         "register Anställd\n  fil: \"a.json\"\n  nyckel: id\n  gäller personer\n"
         "  fält id: text från \"id\"\n  fält enhet: länk till Enhet från \"enhet\"\n"
         "  fält ålder: heltal från \"ålder\"\n"
         "register Akt\n  fil: \"k.json\"\n  nyckel: id\n  fält id: text från \"id\"\n"
         "  fält enhet: länk till Enhet från \"enhet\"\n"
         "definition antal_anställda för Enhet\n  betyder: antal(anställda)\n"
         "definition unga för Enhet\n  betyder: andel(anställda där ålder < 30)\n"
         "definition medelålder för Enhet\n"
         "  betyder: medelvärde(ålder för anställda) om saknas 0\n"
         "regel A-1 \"a\"\n  för varje: Akt\n  ska: id = \"\"\n  annars: \"" +
         hole + "\"\n"});
    INFO(test::reports(compiled));
    REQUIRE_FALSE(compiled.sink.has_errors());
    std::string persons;
    for (int i = 0; i < number; ++i) {
      persons += (i == 0 ? "[{\"id\": \"" : ", {\"id\": \"") + std::to_string(i) +
                 R"(", "enhet": "A", "ålder": 40})";
    }
    MemoryFileReader files;
    files.add("e.json", R"([{"kod": "A"}])");
    files.add("a.json", persons + "]");
    files.add("k.json", R"([{"id": "1", "enhet": "A"}])");
    RunOptions options;
    options.as_of = 20513;
    return messages(run(compiled.program, files, options)).at(0);
  };
  for (const char* hole : {"{antal(Anställd)}", "{andel(Anställd där ålder < 30)}",
                           "{enhet.antal_anställda}", "{enhet.unga}", "{enhet.medelålder}"}) {
    INFO(hole);
    CHECK(told(hole, 4) == "färre än fem");
  }
  CHECK(told("{antal(Anställd)}", 5) == "5");
  CHECK(told("{enhet.antal_anställda}", 5) == "5");
  CHECK(told("{enhet.unga}", 5) == "0 %");
}

TEST_CASE("other registers are counted aloud", "[eval]") {
  CHECK(messages(report("")) ==
        std::vector<std::string>{"A: 4, 2, 50 %.", "B: 6, 6, 100 %.", "C: 9, 9, 100 %."});
}

TEST_CASE("a summary withholds one row more if a single one could be worked out", "[eval]") {
  const outcome::RunReport withheld = report("  gäller personer\n");
  REQUIRE(withheld.summaries.at(0).rows.size() == 3);
  CHECK(withheld.summaries[0].rows[0].withheld);        // A, of 4
  CHECK(withheld.summaries[0].rows[1].withheld);        // B, the smallest other one
  CHECK_FALSE(withheld.summaries[0].rows[2].withheld);  // C
  const outcome::RunReport aloud = report("");
  for (const outcome::SummaryRow& row : aloud.summaries.at(0).rows) {
    CHECK_FALSE(row.withheld);
    CHECK(row.figures.at(0).low != "");
  }
}

}  // namespace regel
