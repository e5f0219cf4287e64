// Mistakes in the form of a file: the place and the code of each, and the words of those whose
// wording depends on what was found.

#include "tests/support/catch.hpp"
#include "tests/support/parse_text.hpp"

using regel::diag::Language;
using regel::test::parse_fragment;
using regel::test::parse_text;

namespace {

using Lines = std::vector<std::string>;

Lines places(std::string_view text, Language language = Language::Swedish) {
  return parse_fragment(text, language).places();
}

std::string only_message(std::string_view text, Language language = Language::Swedish) {
  const Lines all = parse_fragment(text, language).messages();
  return all.size() == 1 ? all[0] : std::to_string(all.size()) + " messages";
}

// A rule around one clause.
std::string rule(std::string_view clause) {
  return "regel A-1 \"x\"\n  för varje: Risk\n  " + std::string(clause) + "\n  annars: \"y\"\n";
}

Lines proposals(std::string_view text) {
  Lines out;
  const auto parsed = parse_fragment(text);
  for (const auto& d : parsed.sink.sorted()) {
    for (const auto& p : d.proposals) out.push_back(p.replacement);
  }
  return out;
}

}  // namespace

TEST_CASE("R110: och and eller without parentheses", "[parse]") {
  const std::string text = rule("ska: a och b finns eller c");
  CHECK(places(text) == Lines{"3:22 R110 [eller]"});
  CHECK(proposals(text) == Lines{"(a och b finns) eller c", "a och (b finns eller c)"});
  CHECK(places(rule("ska: (a och b finns) eller c")).empty());
  CHECK(places(rule("ska: a eller (b och\n c eller d)")) == Lines{"4:4 R110 [eller]"});
}

TEST_CASE("R111: a quantifier beside something else", "[parse]") {
  const std::string last = rule("ska: a finns och alla b uppfyller c");
  CHECK(places(last) == Lines{"3:20 R111 [alla b uppfyller c]"});
  CHECK(proposals(last) == Lines{"a finns och (alla b uppfyller c)"});
  const std::string first = rule("ska: någon av b uppfyller c och d");
  CHECK(places(first) == Lines{"3:8 R111 [någon av b uppfyller c]"});
  CHECK(proposals(first) ==
        Lines{"(någon av b uppfyller c) och d", "någon av b uppfyller (c och d)"});
  CHECK(places(rule("ska: inte alla b uppfyller c")) == Lines{"3:13 R111 [alla b uppfyller c]"});
  CHECK(places(rule("ska: alla b uppfyller någon av c uppfyller d")) ==
        Lines{"3:25 R111 [någon av c uppfyller d]"});
}

TEST_CASE("R112: a decimal comma in a list", "[parse]") {
  const std::string text = rule("ska: a är en av (1,2, 3)");
  CHECK(places(text) == Lines{"3:20 R112 [1,2]"});
  CHECK(proposals(text) == Lines{"1, 2", "1.2"});
  CHECK(only_message(text) ==
        "`1,2` i en lista kan vara ett tal eller två. Skriv `1, 2` för två och `1.2` för ett.");
  CHECK(places(rule("ska: högsta(a, 0,5) > 1")) == Lines{"3:18 R112 [0,5]"});
  CHECK(places(rule("ska: avrunda(a * 0,5) > 1")) == Lines{"3:20 R112 [0,5]"});
  CHECK(places(rule("ska: a > 0,5 och b är en av (1.2, 3, (0,5))")).empty());
  CHECK(places("test \"t\" för A-1\n  givet R r1: a = 0,5, b = [1,5]") == Lines{"2:29 R112 [1,5]"});
}

TEST_CASE("R113: a gap in the letters of a list", "[parse]") {
  CHECK(places(rule("ska: alla dessa\n a) x\n c) y\n d) z")) == Lines{"5:2 R113 [c)]"});
  CHECK(places(rule("ska: alla dessa\n a) alla dessa 1) x 1) y")) == Lines{"4:21 R113 [1)]"});
  CHECK(only_message(rule("ska: alla dessa\n b) x")) ==
        "Här står b), men nästa punkt i listan är a). Saknas a), eller ska b) vara a)?");
}

TEST_CASE("R106: nothing after a label", "[parse]") {
  CHECK(places(rule("ska:")) == Lines{"3:3 R106 [ska:]"});
  CHECK(only_message(rule("ska:")) ==
        "Det står inget efter `ska:`; sedan kommer `annars:`. Skriv villkoret som ska vara "
        "uppfyllt.");
  CHECK(places(rule("ska: # inget\n  allvar: hög\n  råd:\n")) ==
        Lines{"3:3 R106 [ska:]", "5:3 R106 [råd:]"});
  CHECK(places("regel A-1 \"x\"\n  när:") == Lines{"2:3 R106 [när:]"});
  CHECK(places("regel A-1 \"x\"\n  när:\nregel B-1 \"y\"") == Lines{"2:3 R106 [när:]"});
  CHECK(places(rule("när: a\n  utom när:\n  om oklart: \"z\"")) == Lines{"4:3 R106 [utom när:]"});
  CHECK(places(rule("när: a\n  oklart när:\n  om oklart: \"z\"")) ==
        Lines{"4:3 R106 [oklart när:]"});
  CHECK(places(rule("when: a\n  must:"), Language::English) != Lines{});
}

TEST_CASE("R103: a word of the other language", "[parse]") {
  const std::string label = rule("when: a");
  CHECK(places(label) == Lines{"3:3 R103 [when]"});
  CHECK(only_message(label) == "`when` är engelska, men filen är på svenska. Skriv `när:`.");
  CHECK(proposals(label) == Lines{"när"});
  CHECK(places(rule("ska: a and b")) == Lines{"3:10 R103 [and]"});
  CHECK(places(rule("ska: a is missing")) == Lines{"3:10 R103 [is missing]"});
  CHECK(places("rule A-1 \"x\"\n  må: a") == Lines{"1:1 R103 [rule]"});
  CHECK(only_message("rule A-1 \"x\"\n  ska: a finns och b exists", Language::English) ==
        "`ska` is Swedish, but this file is in English. Write `must:`.");
}

TEST_CASE("R104: an unknown label", "[parse]") {
  const std::string text = rule("lagstod: GDPR \"art. 1\"");
  CHECK(places(text) == Lines{"3:3 R104 [lagstod]"});
  CHECK(only_message(text) == "`lagstod:` är inte en del av en regel. Menade du `lagstöd:`?");
  CHECK(only_message("källa R\n  xyz: \"a\"\n  fil: \"b\"") ==
        "`xyz:` är inte en del av en källa.");
}

TEST_CASE("R114, R115: the first letter of a name", "[parse]") {
  CHECK(places("regel A-1 \"x\"\n  för varje: behandling") == Lines{"2:14 R114 [behandling]"});
  CHECK(proposals("register åtgärd\n  nyckel: id") == Lines{"Åtgärd"});
  CHECK(places("register R\n  fält A: text") == Lines{"2:8 R115 [A]"});
  CHECK(places("register R\n  fält a: länk till behandling") == Lines{"2:21 R114 [behandling]"});
}

TEST_CASE("R116: a reserved word as a name", "[parse]") {
  CHECK(places("register Akt\n  fält föregående: datum") == Lines{"2:8 R116 [föregående]"});
  CHECK(places("register Akt\n  field at: date", Language::English) == Lines{});
  CHECK(places(rule("ska: någon av R som alla uppfyller b")) == Lines{"3:23 R116 [alla]"});
}

TEST_CASE("R117, R125: days and times that do not exist", "[parse]") {
  CHECK(only_message(rule("i kraft: från 2025-02-29")) ==
        "2025-02-29 finns inte. Februari 2025 har 28 dagar.");
  CHECK(places(rule("i kraft: från 2024-02-29")).empty());
  CHECK(places(rule("ska: a > 2025-13-01")) == Lines{"3:12 R125 [2025-13-01]"});
  CHECK(only_message(rule("ska: a > 2025-01-01 24:00")) ==
        "2025-01-01 24:00 finns inte: timmen går från 0 till 23.");
}

TEST_CASE("R108, R120, R121: texts", "[parse]") {
  CHECK(places("regel A-1 \"x\n  ska: a\n  annars: \"y\"") == Lines{"1:11 R108 [\"x]"});
  CHECK(places(rule("lydelse: \"\"\"\n  ska: a\n  bla bla")) == Lines{"3:12 R108 [\"\"\"]"});
  CHECK(places(rule("råd: \"a\\qb\"")) == Lines{"3:10 R120 [\\q]"});
  CHECK(places(rule("råd: \"a {b\"")) == Lines{"3:13 R121 [\"]"});
  CHECK(places(rule("råd: \"a {b och c}\"")) == Lines{"3:14 R121 [och]"});
  CHECK(places(rule("råd: \"a {} c\"")) == Lines{"3:12 R102 [}]"});
}

TEST_CASE("R123 and a list where none can stand", "[parse]") {
  CHECK(places(rule("ska: alla dessa\n a) alla dessa\n 1) alla dessa")) ==
        Lines{"5:5 R123 [alla]"});
  CHECK(places(rule("ska: minst 2 av\n  a) x\n  b) y")) == Lines{"4:3 R102 [a]"});
  CHECK(places(rule("ska: (alla dessa a) x)")) == Lines{"3:9 R102 [alla]"});
}

TEST_CASE("R101, R122: letters that names do not have", "[parse]") {
  const std::string cyrillic = rule("ska: b\xD0\xB0r finns");  // U+0430
  CHECK(only_message(cyrillic) ==
        "`\xD0\xB0` i `b\xD0\xB0r` ser ut som `a` men är den kyrilliska bokstaven U+0430. Skriv om "
        "ordet.");
  CHECK(places(rule("ska: a\xE2\x80\x8B"
                    "b finns")) == Lines{"3:8 R122 [a\xE2\x80\x8B"
                                         "b]"});
}

TEST_CASE("R102: found and needed", "[parse]") {
  CHECK(only_message(rule("ska: a b")) ==
        "Här står `b`. Här behövs en jämförelse som `=` eller `finns`, `eller`, `och` eller nästa "
        "del.");
  CHECK(only_message(rule("allvar: hgö")) ==
        "Här står `hgö`. Här behövs en av `kritisk`, `hög`, `medel`, `låg`, `upplysning`.");
  CHECK(proposals(rule("allvar: hgö")) == Lines{"hög"});
  CHECK(only_message("register R\n  fält a: txt") ==
        "Här står `txt`. Här behövs en typ som `text` eller `datum`.");
  CHECK(proposals("register R\n  fält a: txt") == Lines{"text"});
  CHECK(only_message("kodlista A\n  kod x \"y\"") == "Här står `\"y\"`. Här behövs `:`.");
  CHECK(only_message("regel A-1 \"x\"\n  ska: a finns och", Language::Swedish) ==
        "Här står slutet av filen. Här behövs ett villkor.");
}

TEST_CASE("R132 to R137: near misses", "[parse]") {
  CHECK(places("regel A1 \"x\"") == Lines{"1:7 R132 [A1]"});
  CHECK(places("regler A-1 \"x\"") == Lines{"1:1 R133 [regler]"});
  CHECK(places(rule("ska: (a finns")) == Lines{"3:8 R134 [(]"});
  CHECK(places(rule("ska: a finns)")) == Lines{"3:15 R135 [)]"});
  CHECK(places(rule("ska: a < b < c")) == Lines{"3:14 R136 [<]"});
  CHECK(places(rule("ska: a == b && c")) == Lines{"3:10 R137 [==]"});
}

TEST_CASE("every mistake of a file is reported, each once", "[parse]") {
  CHECK(places("regel A-1 \"x\"\n"
               "  för varje: risk\n"
               "  när: a < < b\n"
               "  ska: (a eller\n"
               "  annars: \"x {a\"\n"
               "  allvar: hgö\n"
               "  lagstod: GDPR \"x\"\n"
               "  i kraft: från 2025-02-30\n"
               "regler B-1 \"y\"\n"
               "regel C-1 \"z\"\n"
               "  ska: b finns eller\n"
               "kodlista K\n"
               "  kod Bar: \"x\"\n"
               "  kod bar: \"y\"\n") ==
        Lines{"2:14 R114 [risk]", "3:12 R102 [<]", "5:3 R102 [annars]", "5:16 R121 [\"]",
              "6:11 R102 [hgö]", "7:3 R104 [lagstod]", "8:17 R117 [2025-02-30]",
              "9:1 R133 [regler]", "12:1 R102 [kodlista]", "13:7 R115 [Bar]"});
}

TEST_CASE("what could be read is in the tree", "[parse]") {
  const auto parsed = parse_fragment(
      "regel A-1 \"x\"\n  när: a b c\n  ska: (\n  allvar: hög\n"
      "kodlista K\n  kod a: \"x\"\n  kod b \"y\"\n  kod c: \"z\"\n");
  REQUIRE(parsed.module.decls.size() == 2);
  CHECK(std::get<regel::ast::Rule>(parsed.module.decls[0].node).clauses.size() == 3);
  CHECK(std::get<regel::ast::CodeList>(parsed.module.decls[1].node).codes.size() == 2);
}

TEST_CASE("R100: the language is proposed by the words of the file", "[parse]") {
  const auto sv = parse_text("regel A-1 \"x\"\n  ska:\n  annars: \"y\"");
  CHECK(sv.places() == Lines{"1:1 R100 []", "2:3 R106 [ska:]"});
  CHECK(sv.messages()[0] ==
        "Filen anger inte sitt språk. De flesta nyckelorden är på svenska; lägg till "
        "`språk svenska` överst.");
  const auto en = parse_text("# a comment\nrule A-1 \"x\"\n  must: a exists\n");
  CHECK(en.places() == Lines{"1:1 R100 []"});
  CHECK(en.sink.all()[0].proposals[0].replacement == "language english\n\n");
  CHECK(en.module.decls.size() == 1);
}

TEST_CASE("R130, R131: parts that are missing or misplaced", "[parse]") {
  CHECK(places("kodlista A\nskala B\nparameter c: tal\npost D") ==
        Lines{"1:10 R130 [A]", "2:7 R130 [B]", "3:11 R130 [c]", "4:6 R130 [D]"});
  CHECK(places("post A\n  fält b: text\nanvänd c\nmodul d\npost B fält c: text") ==
        Lines{"3:1 R131 [använd]", "4:1 R131 [modul]"});
}
