// What is said of rules as wholes: their parts, their messages, and what they likely do not mean.

#include <algorithm>

#include "lang/ir/walk.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/compiled.hpp"
#include "tests/unit/lang/check/vocabulary.hpp"

namespace regel::test {

namespace {

// Without what is said of the vocabulary, and of rules without papers.
std::string said(const std::string& declarations) {
  const Compilation checked = compiled({std::string(kVocabulary) + declarations});
  std::string out, all = all_reports(checked) + "; ";
  for (std::size_t begin = 0; begin < all.size();) {
    const std::size_t end = all.find("; ", begin);
    const std::string one = all.substr(begin, end - begin);
    begin = end + 2;
    const std::string code = one.substr(0, 4);
    if (code == "R314" || code == "R702" || code == "R801" || one.empty()) continue;
    out += (out.empty() ? "" : "; ") + one;
  }
  return out;
}

std::string rule(const std::string& clauses) {
  return "regel T-1 \"t\"\n  lagstöd: Handbok \"1\"\n" + clauses;
}
std::string demand(const std::string& condition) {
  return rule("  för varje: Sak\n  ska: " + condition + "\n  annars: \"{id}\"\n");
}

}  // namespace

TEST_CASE("the parts of a rule", "[check]") {
  struct Case {
    const char *clauses, *want;
  };
  const auto c = GENERATE(values<Case>({
      {"  för varje: Sak\n  ska: trasig\n  annars: \"{id}\"\n", ""},
      {"  för varje: Sak\n  annars: \"{id}\"\n", "R107 `T-1`"},
      {"  ska: trasig\n  annars: \"{id}\"\n", "R130 `T-1`"},
      {"  för varje: Sak\n  ska: trasig\n  ska: trasig\n  annars: \"{id}\"\n", "R105 `ska`"},
      {"  för varje: Sak\n  när: hittepå\n  ska: trasig\n  annars: \"{id}\"\n", "R301 `hittepå`"},
      {"  för varje: Sak\n  ska: trasig\n  annars: \"{id}\"\n  annars: \"{id}\"\n",
       "R124 `annars`"},
      {"  för varje: Sak\n  ska: trasig\n  får inte: trasig\n  annars: \"{id}\"\n",
       "R138 `får inte`"},
      {"  för varje: Sak\n  ska: trasig\n", "R707 `T-1`"},
      {"  för varje: Sak\n  ska: trasig\n  annars: \"x {antal}\"\n", "R703 `T-1`"},
      {"  för varje: Sak\n  ska: trasig\n  annars: \"{rum}\"\n", ""},
      {"  för varje: Sak\n  ska: trasig\n  annars: \"{id} {ägare}\"\n", "R711 `ägare`"},
      {"  för varje: Sak\n  ska: trasig\n  annars: \"{id} {råtext(ägare)}\"\n",
       "R711 `råtext(ägare)`"},
      {"  för varje: Sak\n  ska: ägare = \"x\"\n"
       "  annars: \"{id} {antal(rum.saker som s där s.ägare = denna.ägare)}\"\n",
       ""},
      {"  för varje: Sak\n  ska: trasig\n  annars: \"{id} {såld}\"\n", "R712 `såld`"},
      {"  för varje: Sak\n  när: såld finns\n  ska: trasig\n  annars: \"{id} {såld}\"\n", ""},
      {"  för varje: Sak\n  får inte: såld finns\n  annars: \"{id} {såld}\"\n", ""},
      {"  för varje: grupp av Sak per ägare\n  ska: antal(medlemmar) > 1\n"
       "  annars: \"{ägare}\"\n",
       "R711 `ägare`"},
  }));
  CAPTURE(c.clauses);
  CHECK(said(rule(c.clauses)) == c.want);
}

TEST_CASE("a protected field is found in a definition", "[check]") {
  CHECK(said("definition vem för Sak\n  betyder: gemener(ägare)\n" +
             rule("  för varje: Sak\n  ska: trasig\n  annars: \"{id} {vem}\"\n")) ==
        "R711 `gemener(ägare)`");
}

TEST_CASE("definitions that depend on themselves are reported once", "[check]") {
  const std::string ring =
      "definition ett för Sak\n  betyder: två\n"
      "definition två för Sak\n  betyder: ett eller trasig\n";
  CHECK(said(ring + demand("ett och två")) == "R307 `ett`");
  CHECK(said("definition jag för Sak\n  betyder: inte jag\n") == "R307 `jag`");
}

TEST_CASE("definitions that multiply are stopped", "[check]") {
  std::string text = "definition d0 för Sak\n  betyder: trasig\n";
  for (int i = 1; i < 40; ++i) {
    const std::string before = "d" + std::to_string(i - 1);
    text += "definition d" + std::to_string(i) + " för Sak\n  betyder: " + before + " och " +
            before + "\n";
  }
  CHECK(said(text + demand("d39")).find("R339") == 0);
}

TEST_CASE("a condition may be four hundred levels deep, definitions and all", "[check]") {
  // Each `inte` is a level, and so are a name and what it stands for.
  const auto deep = [](int first, int second) {
    const auto nots = [](int count) {
      std::string out;
      for (int i = 0; i < count; ++i) out += "inte ";
      return out;
    };
    return "definition inre för Sak\n  betyder: " + nots(first) + "trasig\n" +
           "definition yttre för Sak\n  betyder: " + nots(second) + "inre\n" + demand("yttre");
  };
  CHECK(said(deep(198, 199)).empty());
  CHECK(said(deep(198, 200)).find("R109") == 0);
}

TEST_CASE("definitions may stand in one another forty-eight deep", "[check]") {
  const auto chain = [](int length) {
    std::string text = "definition d1 för Sak\n  betyder: trasig\n";
    for (int i = 2; i <= length; ++i) {
      text += "definition d" + std::to_string(i) + " för Sak\n  betyder: d" +
              std::to_string(i - 1) + "\n";
    }
    return text + demand("d" + std::to_string(length));
  };
  CHECK(said(chain(48)).empty());
  CHECK(said(chain(49)).find("R339") == 0);
}

TEST_CASE("a condition may have a hundred thousand parts, definitions and all", "[check]") {
  // Some parts too few, and the rest made up for with `inte`, each of them one part.
  const auto text = [](std::size_t nots) {
    constexpr std::size_t kUses = 166;
    std::string inner = "trasig", outer;
    for (int i = 1; i < 300; ++i) inner += " och trasig";
    for (std::size_t i = 0; i < kUses; ++i) {
      outer += i == 0 ? "" : " och ";
      for (std::size_t k = i; k < nots; k += kUses) outer += "inte ";
      outer += "många";
    }
    return "definition många för Sak\n  betyder: " + inner + "\n" + demand(outer);
  };
  const auto parts = [](const ir::Program& program) {
    std::vector<ir::ExprId> open{program.rules.at(0).requirement};
    std::size_t count = 0;
    for (; !open.empty(); ++count) {
      const ir::Expr& next = program.exprs[open.back()];
      open.pop_back();
      ir::for_each_child(program, next, [&](ir::ExprId child) { open.push_back(child); });
    }
    return count;
  };
  constexpr std::size_t kMost = 100'000;
  const std::size_t plain = parts(compiled({std::string(kVocabulary) + text(0)}).program);
  REQUIRE(plain + 300 > kMost);
  REQUIRE(plain < kMost);
  const std::string most = text(kMost - plain);
  CHECK(said(most).find("R339") == std::string::npos);
  CHECK(parts(compiled({std::string(kVocabulary) + most}).program) == kMost);
  CHECK(said(text(kMost - plain + 1)).find("R339") == 0);
}

TEST_CASE("a condition may use definitions twenty thousand times", "[check]") {
  // One use of `hundra` is a hundred: itself and ninety-nine of `en`.
  std::string body = "en", uses = "hundra";
  for (int i = 1; i < 99; ++i) body += " och en";
  for (int i = 1; i < 200; ++i) uses += " och hundra";
  const std::string definitions =
      "definition en för Sak\n  betyder: trasig\ndefinition hundra för Sak\n  betyder: " + body +
      "\n";
  CHECK(said(definitions + demand(uses)).find("R339") == std::string::npos);
  CHECK(said(definitions + demand(uses + " och en")).find("R339") == 0);
}

TEST_CASE("what multiplies without growing is stopped too", "[check]") {
  // A parameter that stands twice, a parameter handed on, a mistake below it all.
  const auto chain = [](const std::string& first, const std::string& step) {
    std::string text = "definition d0(x: heltal) för Sak\n  betyder: " + first + "\n";
    for (int i = 1; i < 40; ++i) {
      const std::string before = "d" + std::to_string(i - 1);
      text += "definition d" + std::to_string(i) + "(x: heltal) för Sak\n  betyder: ";
      for (const char c : step) c == 'd' ? text += before : text += c;
      text += "\n";
    }
    return text + demand("d39(antal) = 1");
  };
  CHECK(said(chain("x", "d(x) + d(x)")).find("R339") == 0);
  CHECK(said(chain("x + x", "d(d(x))")).find("R339") == 0);
  CHECK(said(chain("x", "d(d(x))")).find("R339") == 0);
  CHECK(said(chain("antall", "d(d(x)) + d(x)")) == "R301 `antall`");

  std::string between = "antal";
  for (int i = 0; i < 30; ++i) between = "(om (" + between + " mellan 1 och 2) så 1 annars 2)";
  CHECK(said(demand(between + " = 1")).find("R339") == 0);
}

TEST_CASE("a mistake in a definition is reported once, used or not", "[check]") {
  const std::string wrong = "definition fel för Sak\n  betyder: antall > 3\n";
  CHECK(said(wrong) == "R301 `antall`");
  CHECK(said(wrong + demand("fel och inte fel")) == "R301 `antall`");
}

TEST_CASE("conditions that likely mean something else", "[check]") {
  struct Case {
    const char *condition, *want;
  };
  const auto c = GENERATE(values<Case>({
      {"nivå(vikt) >= 3", "R506 `nivå(vikt) >= 3`"},
      {"nivå(vikt) × nivå(vikt) > 4", "R506 `nivå(vikt) × nivå(vikt) > 4`"},
      {"vikt >= lätt", "R506 `vikt >= lätt`"},
      {"vikt > lätt", ""},
      {"månad(köpt) = 13", "R506 `månad(köpt) = 13`"},
      {"antal(rum.saker) >= 0", "R506 `antal(rum.saker) >= 0`"},
      {"antal(rum.saker) mellan 0 och 5", ""},
      {"alla flyttad_till uppfyller namn = \"x\"", "R511 `flyttad_till`"},
      {"flyttad_till finns och (alla flyttad_till uppfyller namn = \"x\")", ""},
      {"flyttad_till saknas eller (alla flyttad_till uppfyller namn = \"x\")", ""},
      {"antal(flyttad_till) > 1 och (alla flyttad_till uppfyller namn = \"x\")", ""},
      {"märken innehåller bara Varma", "R519 `märken`"},
      {"märken finns och märken innehåller bara Varma", ""},
      {"någon av märken som m uppfyller m <> röd",
       "R513 `någon av märken som m uppfyller m <> röd`"},
      {"någon av Händelse uppfyller dag > köpt", "R514 `Händelse`"},
      {"någon av Händelse uppfyller (sak = denna och dag > köpt)", ""},
      {"någon av Händelse där sak = denna uppfyller dag > köpt", ""},
      {"någon av Händelse uppfyller dag > idag", ""},
      {"föregående saknas", "R520 `föregående`"},
  }));
  CAPTURE(c.condition);
  CHECK(said(demand(c.condition)) == c.want);
}

TEST_CASE("members of a group against each other", "[check]") {
  const auto group = [](const std::string& condition) {
    return said(
        rule("  för varje: grupp av Sak per rum\n  ska: " + condition + "\n  annars: \"{rum}\"\n"));
  };
  CHECK(group("ingen av medlemmar som a uppfyller (någon av medlemmar som b uppfyller "
              "a.antal > b.antal)") == "R521 `medlemmar`");
  CHECK(group("ingen av medlemmar som a uppfyller (någon av medlemmar som b uppfyller "
              "b.köpt inom 3 dagar efter a.köpt)") == "");
  CHECK(group("ingen av medlemmar som a uppfyller (någon av medlemmar som b uppfyller "
              "b.antal > 3)") == "");
}

TEST_CASE("links in `när` that lead nowhere", "[check]") {
  const std::string when = "  för varje: Sak\n  när: lånad_från finns\n";
  CHECK(said(rule(when + "  ska: trasig\n  annars: \"{id}\"\n")) == "R522 `lånad_från finns`");
}

TEST_CASE("versions of one rule", "[check]") {
  const auto version = [](const std::string& validity) {
    return demand("trasig") + (validity.empty() ? "" : "  i kraft: " + validity + "\n");
  };
  CHECK(said(version("från 2024-01-01 till och med 2024-12-31") + version("från 2025-01-01")) ==
        "");
  CHECK(said(version("från 2024-01-01 till och med 2025-01-01") + version("från 2025-01-01")) ==
        "R516 `T-1`");
  CHECK(said(version("") + version("")) == "R323 `T-1`");
  CHECK(said(version("till och med 2024-12-31") + version("från 2025-02-01")) == "R517 `T-1`");
}

}  // namespace regel::test
