// Tests as the checked program has them: values by the type of the field, labels, and mistakes.

#include "lang/ir/dump.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/compiled.hpp"

namespace regel {

namespace {

const std::string kRules =
    "rättskälla Handbok: \"H\"\n"
    "kodlista L\n  kod a: \"Aa\", \"AA\"\n  kod b under a: \"Bb\"\n  kod c: \"Cc\"\n"
    "kodmängd M av L: a\n"
    "skala K\n  nivå 1 låg: \"L\"\n  nivå 2 hög: \"H\"\n"
    "register S\n  nyckel: nr\n  fält nr: text\n"
    "register R\n  nyckel: id\n  fält id: text\n  fält n: heltal\n  fält x: tal\n  fält d: datum\n"
    "  fält t: tidpunkt\n  fält j: ja/nej\n  fält l: L\n  fält k: K\n  fält s: länk till S\n"
    "  fält ls: lista av L\n  fält p: period\n  fält v: varaktighet\n  fält o: O\n"
    "  fält os: lista av O\n"
    "post O\n  fält n: heltal\n  fält l: L\n"
    "regel A-1 \"a\"\n  för varje: R\n  ska: n > 0\n  annars: \"{id}\"\n  lagstöd: Handbok \"1\"\n"
    "regel A-2 \"a\"\n  för varje: R\n  ska: d <= idag\n  annars: \"{id}\"\n  lagstöd: Handbok "
    "\"1\"\n"
    "regel A-3 \"a\"\n  för varje: R\n  ska: t <= nu\n  annars: \"{id}\"\n  lagstöd: Handbok "
    "\"1\"\n"
    "regel A-4 \"a\"\n  för varje: föregående R\n  ska: n > 0\n  annars: \"{id}\"\n"
    "  lagstöd: Handbok \"1\"\n"
    "regel A-5 \"a\"\n  för varje: M som m\n  ska: någon av R uppfyller l = m\n  annars: \"{m}\"\n"
    "  lagstöd: Handbok \"1\"\n"
    "regel A-6 \"a\"\n  för varje: grupp av R per s, l, år(d) som året\n  ska: antal(medlemmar) > "
    "1\n"
    "  annars: \"{året}\"\n  lagstöd: Handbok \"1\"\n"
    "regel A-7 \"a\"\n  för varje: R\n  ska: n > 0\n  annars: \"{id}\"\n  lagstöd: Handbok \"1\"\n"
    "  i kraft: från 2026-01-01\n";

std::string of(const std::string& test) { return test::reports(kRules + test); }

// The test as it is dumped.
std::string made(const std::string& test) {
  const Compilation c = test::compiled({"språk svenska\n" + kRules + test});
  CHECK(test::reports(c).empty());
  const std::string all = ir::dump(c.program);
  return all.substr(all.find("test \""));
}

}  // namespace

TEST_CASE("values in tests are those of an export", "[check]") {
  CHECK(
      made("test \"t\" för A-1\n"
           "  givet S s1\n"
           "  givet R r1: n = 5, x = 0,5, d = 2026-03-01, t = 2026-03-01 09:00, j = ja, l = b, k = "
           "K.hög, s = s1, ls = [a, okänt \"?\", ogiltigt \"!\"], p = 3 månader, v = 72 timmar\n"
           "  givet R r2: n = saknas, x = 7, id = \"R-2\", s = s9, ls = []\n"
           "  förvänta r1: uppfylld\n"
           "  förvänta r2: kan ej avgöras\n") ==
      "test \"t\" for A-1\n"
      "  given S s1: nr=s1\n"
      "  given R r1: n=5 x=0.5 d=2026-03-01 t=2026-03-01T09:00 j=ja l=Bb k=H s=s1 ls=[Aa, unknown "
      "\"?\", invalid \"!\"] p=P3M v=PT72H id=r1\n"
      "  given R r2: n=missing x=7 id=R-2 s=s9 ls=[]\n"
      "  expect r1: pass\n"
      "  expect r2: undetermined\n");
}

TEST_CASE("a date or a time may be recorded with little precision", "[check]") {
  CHECK(made("test \"t\" för A-1\n  givet R r1: n = 1, d = \"2026-03\", t = 2026-03-01\n"
             "  förvänta r1: uppfylld\n") ==
        "test \"t\" for A-1\n  given R r1: n=1 d=2026-03 t=2026-03-01 id=r1\n  expect r1: pass\n");
}

TEST_CASE("the key of a group is its values in the order of the rule", "[check]") {
  CHECK(made("test \"t\" för A-6\n"
             "  givet S s1: nr = \"S-1\"\n"
             "  givet R r1: s = s1, l = b, d = 2026-03-01\n"
             "  förvänta gruppen (året = 2026, l = b, s = s1): bruten\n") ==
        "test \"t\" for A-6\n"
        "  given S s1: nr=S-1\n"
        "  given R r1: s=s1 l=Bb d=2026-03-01 id=r1\n"
        "  expect S-1 · b · 2026: fail\n");
}

TEST_CASE("mistakes in tests", "[check]") {
  const auto in_a1 = [](const std::string& parts) {
    return of("test \"t\" för A-1\n  givet S s1\n  givet R r1: n = 1\n" + parts);
  };
  CHECK(in_a1("  förvänta r1: uppfylld\n").empty());
  CHECK(in_a1("  förvänta r2: uppfylld\n") == "R804 `r2`");
  CHECK(in_a1("  förvänta s1: uppfylld\n") == "R814 `s1`");
  CHECK(in_a1("  förvänta gruppen (n = 1): uppfylld\n").substr(0, 5) == "R804 ");
  CHECK(in_a1("  givet R r1: n = 2\n") == "R810 `r1`");
  CHECK(in_a1("  givet föregående R r1: n = 2\n").empty());
  CHECK(in_a1("  givet Q q1\n") == "R302 `Q`");
  CHECK(in_a1("  givet R r2: m = 2\n") == "R807 `m`");
  CHECK(in_a1("  givet R r2: n = 2, n = 3\n") == "R323 `n`");
  CHECK(in_a1("  givet R r2: n = \"två\"\n") == "R808 `\"två\"`");
  CHECK(in_a1("  givet R r2: n = 0,5\n") == "R808 `0,5`");
  CHECK(in_a1("  givet R r2: n = [1]\n") == "R808 `[1]`");
  CHECK(in_a1("  givet R r2: d = 2026-02-30\n") == "R117 `2026-02-30`");
  CHECK(in_a1("  givet R r2: t = 2026-03-29 02:30\n") == "R126 `2026-03-29 02:30`");
  CHECK(in_a1("  givet R r2: l = z\n") == "R303 `z`");
  CHECK(in_a1("  givet R r2: l = \"Aa\"\n") == "R808 `\"Aa\"`");
  CHECK(in_a1("  givet R r2: k = L.a\n") == "R808 `L.a`");
  CHECK(in_a1("  givet R r2: ls = a\n") == "R808 `a`");
  CHECK(in_a1("  givet R r2: o = (n = 1, l = b), os = [(n = 1), saknas, (l = a)]\n").empty());
  CHECK(in_a1("  givet R r2: o = (m = 1)\n") == "R807 `m`");
  CHECK(in_a1("  givet R r2: o = (n = 1, n = 2)\n") == "R323 `n`");
  CHECK(in_a1("  givet R r2: o = (n = a, l = 1)\n") == "R808 `a`; R808 `1`");
  CHECK(in_a1("  givet R r2: os = (n = 1)\n") == "R808 `(n = 1)`");
  CHECK(in_a1("  givet R r2: n = (n = 1)\n") == "R808 `(n = 1)`");
  CHECK(in_a1("  givet R r2: o = 1\n") == "R808 `1`");
  CHECK(in_a1("  idag: 2026-02-29\n") == "R117 `2026-02-29`");
  CHECK(in_a1("  idag: 2026-02-27\n  idag: 2026-02-28\n") == "R124 `2026-02-28`");
  CHECK(of("test \"t\" för A-9\n  givet R r1\n") == "R313 `A-9`");
  CHECK(of("test \"t\" för A-2\n  givet R r1\n") == "R805 `\"t\"`");
  CHECK(of("test \"t\" för A-2\n  nu: 2026-01-01 12:00\n  givet R r1\n").empty());
  CHECK(of("test \"t\" för A-3\n  givet R r1\n") == "R813 `\"t\"`");
  CHECK(of("test \"t\" för A-3\n  idag: 2026-01-01\n  givet R r1\n").empty());
  CHECK(of("test \"t\" för A-4\n  givet R r1\n") == "R806 `\"t\"`");
  CHECK(of("test \"t\" för A-7\n  idag: 2025-12-31\n  givet R r1: n = 1\n") == "R811 `2025-12-31`");
  CHECK(of("test \"t\" för A-5\n  givet R r1: l = b\n  förvänta b: uppfylld\n").empty());
  CHECK(of("test \"t\" för A-5\n  givet R r1: l = b\n  förvänta c: uppfylld\n") == "R804 `c`");
  CHECK(of("test \"t\" för A-5\n  givet R r1: l = b\n  förvänta z: uppfylld\n") == "R303 `z`");
  CHECK(of("test \"t\" för A-6\n  givet R r1\n  förvänta r1: uppfylld\n") == "R804 `r1`");
  CHECK(of("test \"t\" för A-6\n  givet R r1\n  förvänta gruppen (q = a): uppfylld\n") ==
        "R807 `q`");
}

}  // namespace regel
