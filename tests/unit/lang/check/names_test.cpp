// Modules, imports, clashes, and what is never used.

#include "tests/support/catch.hpp"
#include "tests/support/compiled.hpp"

namespace regel {

namespace {

const char* const kRegister = "register R\n  nyckel: id\n  fält id: text\n  fält n: heltal\n";

std::string of(std::vector<std::string> texts) {
  for (std::string& text : texts) text = "språk svenska\n" + text;
  return test::reports(test::compiled(std::move(texts)));
}

const std::string kRule =
    "rättskälla Handbok: \"H\"\nregel A-1 \"a\"\n  för varje: R\n  ska: n > 0\n"
    "  annars: \"{id}\"\n  lagstöd: Handbok \"1\"\n  ansvarig: \"x\"\n";

}  // namespace

TEST_CASE("files of one module share their names, others are imported", "[check]") {
  const std::string reg = kRegister;
  CHECK(of({reg, kRule}).empty());  // both without a module
  CHECK(of({"modul m\n" + reg, "modul m\n" + kRule}).empty());
  CHECK(of({"modul m\n" + reg, "använd m\n" + kRule}).empty());
  CHECK(of({"modul m\n" + reg, "modul n\nanvänd m\n" + kRule}).empty());
  CHECK(of({"modul m\n" + reg, kRule}) == "R302 `R`");
  CHECK(of({"modul m\n" + reg, "använd m som q\n" + kRule}) == "R302 `R`");
  CHECK(of({"använd x.y\n" + reg}) == "R328 `x.y`");
  // What is not found may have come from there.
  CHECK(of({"modul m\n" + reg, "använd mm\n" + kRule}) == "R328 `mm`");
}

TEST_CASE("what an unimported module has is pointed out", "[check]") {
  const Compilation c = test::compiled(
      {std::string("språk svenska\nmodul m.n\n") + kRegister, "språk svenska\n" + kRule});
  const auto all = c.sink.sorted();
  REQUIRE(all.size() == 1);
  CHECK(diag::message(all[0], diag::Language::Swedish) ==
        "Det finns inget register som heter `R`. Det ligger i en modul som inte används: `använd "
        "m.n`.");
}

TEST_CASE("a misspelt word for the members of a group is known", "[check]") {
  const Compilation c = test::compiled({std::string("språk svenska\n") + kRegister +
                                        "regel A-1 \"a\"\n  för varje: grupp av R per n\n"
                                        "  ska: antal(medlemar) > 1\n  annars: \"fel\"\n"});
  std::string said;
  for (const auto& one : c.sink.sorted()) {
    if (one.code == diag::Code::R334) said = diag::message(one, diag::Language::Swedish);
  }
  CHECK(said.ends_with("Menade du `medlemmar`?"));
}

TEST_CASE("a name from two imports is a clash, the module's own name is not", "[check]") {
  const std::string reg = kRegister;
  CHECK(of({"modul m\n" + reg, "modul n\n" + reg, "använd m\nanvänd n\n" + kRule}) == "R305 `R`");
  CHECK(of({"modul m\n" + reg, "modul n\n" + reg, "använd m\nanvänd n som q\n" + kRule}) ==
        "R314 `n`");
  CHECK(of({"modul m\n" + reg, reg + kRule}).empty());
}

TEST_CASE("standard modules may be imported, and their names are always visible", "[check]") {
  CHECK(
      of({"använd standard.sverige\nanvänd standard.datum\nanvänd standard.eu som eu\n"}).empty());
  const Compilation c = test::compiled({"språk svenska\nanvänd standard.kvalitet\n"});
  CHECK(test::reports(c).empty());
  CHECK(c.program.rules.size() == 5);
  CHECK(c.modules.size() == 4);  // with the two that it imports
  // The project's own module of that name is the one.
  const Compilation own = test::compiled(
      {"språk svenska\nanvänd standard.kvalitet\n", "språk svenska\nmodul standard.kvalitet\n"});
  CHECK(test::reports(own).empty());
  CHECK(own.modules.size() == 2);
}

TEST_CASE("what is never used is said once, when nothing is wrong", "[check]") {
  const std::string reg = kRegister;
  CHECK(of({reg + "parameter p: heltal = 1\n"}) == "R314 `p`");
  CHECK(of({reg + "definition d för R\n  betyder: n > 1\n"}) == "R314 `d`");
  CHECK(of({"modul m\n" + reg, "använd m\n"}) == "R314 `m`");
  CHECK(of({reg + "parameter p: heltal = 1\nregister S\n  fält x: länk till T\n"}) == "R302 `T`");
}

TEST_CASE("a link that a definition is given has a state, also before it is used", "[check]") {
  const std::string text =
      "register R\n  nyckel: id\n  fält id: text\n  fält n: heltal\n  fält över: länk till R, "
      "valfritt\n"
      "definition känd(vilken: länk till R)\n  betyder: alla dessa\n"
      "    a) inte (vilken är ifyllt) eller vilken finns\n    b) vilken.n > 1\n";
  CHECK(of({text}) == "R314 `känd`");
  CHECK(of({text + "definition fel(vilken: länk till R)\n  betyder: vilken.saknas_här > 1\n"}) ==
        "R301 `saknas_här`");
}

TEST_CASE("definitions are found by their record", "[check]") {
  const std::string two =
      "register R\n  nyckel: id\n  fält id: text\n  fält n: heltal\n"
      "register S\n  nyckel: id\n  fält id: text\n  fält n: heltal\n"
      "definition hög för R\n  betyder: n > 5\ndefinition hög för S\n  betyder: n > 7\n";
  CHECK(of({two}) == "R314 `hög`; R314 `hög`");
  CHECK(of({two + "definition hög för S\n  betyder: n > 7\n"}).substr(0, 11) == "R323 `hög`");
}

TEST_CASE("the edition must exist", "[check]") {
  CHECK(test::reports(test::compiled({"språk svenska utgåva 1\n"})).empty());
  CHECK(test::reports(test::compiled({"språk svenska utgåva 2\n"})) ==
        "R128 `språk svenska utgåva 2`");
}

TEST_CASE("the order of the files does not matter", "[check]") {
  CompileInput one, two;
  one.files = {{"a.regel", std::string("språk svenska\n") + kRegister + "parameter å: tal = 1\n"},
               {"b.regel", "språk svenska\nparameter a: tal = 2\n" + kRule}};
  two.files = {one.files[1], one.files[0]};
  CHECK(test::reports(compile(one)) == test::reports(compile(two)));
  CHECK(test::reports(compile(one)) == "R314 `å`; R306 `a`; R314 `a`");
}

}  // namespace regel
