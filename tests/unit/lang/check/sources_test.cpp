// Sources: paths, merging of a register's lines with its `källa` block, and their mistakes.

#include "lang/check/source_path.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/compiled.hpp"

namespace regel {

using types::PathStep;

namespace {

std::string path_text(std::string_view text) {
  const auto parsed = check::parse_json_path(text);
  const auto* path = std::get_if<types::JsonPath>(&parsed);
  if (path == nullptr) return "fault";
  std::string out;
  for (const PathStep& step : *path) {
    out += step.kind == PathStep::Kind::Member     ? "/" + step.name
           : step.kind == PathStep::Kind::Elements ? "[]"
                                                   : "{}";
  }
  return out;
}

const types::SourceSpec& source_of(const Compilation& c, std::string_view name) {
  for (const types::Register& reg : c.program.schema.registers) {
    if (reg.name == name) return reg.source;
  }
  FAIL("no such register");
  throw 0;
}

}  // namespace

TEST_CASE("paths into documents", "[check]") {
  CHECK(path_text("$").empty());
  CHECK(path_text("$[*]") == "[]");
  CHECK(path_text("$.a[*].b") == "/a[]/b");
  CHECK(path_text("$.vendors.*") == "/vendors{}");
  CHECK(path_text("$.åtgärder[*]") == "/åtgärder[]");
  CHECK(path_text("$['x y'].z") == "/x y/z");
  CHECK(path_text("$[\"a.b\"][*]") == "/a.b[]");
  for (const char* wrong :
       {"", "a", ".a", "$a", "$.", "$..a", "$.a[", "$.a[0]", "$['a", "$.a[*]b"}) {
    CAPTURE(wrong);
    CHECK(path_text(wrong) == "fault");
  }
}

TEST_CASE("a source block replaces lines of the same kind and mappings of the same field",
          "[check]") {
  const Compilation c = test::compiled(
      {"språk svenska\nmodul m\nkodlista L\n  kod x: \"X\"\npost P\n  fält u: text från \"u\"\n"
       "  fält v: text från \"v\"\nregister R\n  fil: \"r.json\"\n  poster: \"$.r[*]\"\n  blankt: "
       "\"-\"\n"
       "  nyckel: a\n  fält a: text från \"A\"\n  fält b: datum från \"B\", skrivet "
       "\"DD.MM.ÅÅÅÅ\"\n"
       "  fält c: L från \"C\" / \"D\"\n  fält d: text\n  fält p: lista av P från \"P\"\n",
       "språk svenska\nanvänd m\nkälla R\n  fil: \"x.json\", \"y.json.gz\"\n  antal: \"$.n\"\n"
       "  tidszon: \"Europe/Helsinki\"\n  färskhet: 31 dagar från \"$.t\"\n"
       "  fält b från \"Bee\"\n  fält c från \"cc\", \"ett x\" betyder x, okänt \"?\"\n"
       "  fält p.v från \"vee\"\n"});
  CHECK(test::reports(c).empty());
  const types::SourceSpec& source = source_of(c, "R");
  CHECK(source.present);
  CHECK(source.files == std::vector<std::string>{"x.json", "y.json.gz"});
  REQUIRE(source.rows.size() == 2);
  CHECK(source.rows[0].name == "r");
  CHECK(source.blank == std::vector<std::string>{"-"});
  CHECK(source.time_zone == "Europe/Helsinki");
  REQUIRE(source.count);
  CHECK(source.count->at(0).name == "n");
  REQUIRE(source.freshness);
  CHECK(source.freshness->days == 31);
  REQUIRE(source.fields.size() == 5);
  CHECK(source.fields[0].path == types::FieldPath{"A"});
  CHECK(source.fields[1].path == types::FieldPath{"Bee"});
  CHECK_FALSE(source.fields[1].written);
  CHECK(source.fields[2].path == types::FieldPath{"cc"});
  CHECK(source.fields[2].spellings ==
        std::vector<std::pair<std::string, std::int64_t>>{{"ett x", 0}});
  CHECK(source.fields[2].unknown == std::vector<std::string>{"?"});
  CHECK_FALSE(source.fields[3].mapped);
  REQUIRE(source.fields[4].children.size() == 2);
  CHECK(source.fields[4].path == types::FieldPath{"P"});
  CHECK(source.fields[4].children[0].path == types::FieldPath{"u"});
  CHECK(source.fields[4].children[1].path == types::FieldPath{"vee"});
}

TEST_CASE("attributes and sheets", "[check]") {
  const Compilation c = test::compiled(
      {"språk svenska\npost P\n  fält u: text från \"U\"\n"
       "register R\n  fil: \"r.json\"\n  ny post: \"Nr\"\n  som ovan: \"A\", \"B\", \"A\"\n"
       "  fält t: text från \"a\" där \"n\" = \"Än\" / \"v\"\n  fält p: lista av P från "
       "raderna\n"});
  CHECK(test::reports(c).empty());
  const types::SourceSpec& source = source_of(c, "R");
  CHECK(source.new_record == "Nr");
  CHECK(source.as_above == std::vector<std::string>{"A", "B"});
  const types::FieldPath path{"a", types::FieldStep("Än", "n"), "v"};
  CHECK(source.fields[0].path == path);
  CHECK(types::names_of(path) == std::vector<std::string>{"a", "Än", "v"});
  CHECK(types::told_name(path) == "Än");
  CHECK(source.fields[1].from_rows);
  CHECK(source.fields[1].mapped);
}

TEST_CASE("what a source does not say", "[check]") {
  const Compilation c = test::compiled(
      {"språk svenska\nregister A\n  fil: \"a.json\"\n  fält x: text\n"
       "register B\n  fil: \"b.ndjson.gz\"\n  fält x: text\n"
       "register C\n  fält x: text\n"
       "register D\n  fil: \"@run\"\n  poster: \"$.sources[*]\"\n  fält x: text från \"file\"\n"
       "register E\n  fil: \"e.json\"\n  poster: \"$.v.*\"\n  fält x: text från nyckeln\n"
       "register F\n  fil: \"f.json\"\n  färskhet: 3 månader från filnamnet \"f-ÅÅÅÅ-MM-DD.json\"\n"
       "  fält x: text\n"});
  CHECK(test::reports(c).empty());
  const types::SourceSpec& a = source_of(c, "A");
  REQUIRE(a.rows.size() == 1);  // a document without `poster` is a list of records
  CHECK(a.rows[0].kind == PathStep::Kind::Elements);
  CHECK(a.time_zone == "Europe/Stockholm");
  CHECK(source_of(c, "B").rows.empty());  // and each line of NDJSON is one
  CHECK_FALSE(source_of(c, "C").present);
  CHECK(source_of(c, "D").run);
  CHECK(source_of(c, "E").fields[0].from_key);
  CHECK(source_of(c, "E").fields[0].mapped);
  REQUIRE(source_of(c, "F").freshness);
  CHECK(source_of(c, "F").freshness->months == 3);
  CHECK(source_of(c, "F").freshness->file_pattern == "f-ÅÅÅÅ-MM-DD.json");
}

TEST_CASE("mistakes in sources", "[check]") {
  const std::string reg =
      "kodlista L\n  kod x: \"X\"\npost P\n  fält u: text\nregister R\n  fält t: text\n  fält n: "
      "tal\n"
      "  fält d: datum\n  fält j: ja/nej\n  fält l: L\n  fält p: P\n  fält s: lista av text\n";
  const auto of = [&](const std::string& line) {
    return test::reports(reg + "källa R\n  fil: \"r.json\"\n" + line + "\n");
  };
  CHECK(of("  poster: \"$.a[*]\"").empty());
  CHECK(of("  poster: \"a\"") == "R330 `\"a\"`");
  CHECK(of("  ny post: \"A\"\n  som ovan: \"B\", \"C\"").empty());
  CHECK(of("  poster: \"$.a.*\"\n  ny post: \"A\"") == "R330 `\"A\"`");
  CHECK(of("  ny post: \"A\"\n  fält s från raderna") == "R331 `från raderna`");
  CHECK(test::reports(reg + "  fält q: lista av P\nkälla R\n  fil: \"r.json\"\n"
                            "  fält q från raderna\n") == "R330 `q`");
  CHECK(of("  antal: \"$.a[*]\"") == "R330 `\"$.a[*]\"`");
  CHECK(of("  färskhet: 31 dagar från \"$.a.*\"") == "R330 `\"$.a.*\"`");
  CHECK(of("  färskhet: 72 timmar från \"$.a\"") == "R413 `72 timmar`");
  CHECK(of("  färskhet: 31 dagar från filnamnet \"r-ÅÅÅÅ.json\"") == "R332 `\"r-ÅÅÅÅ.json\"`");
  CHECK(test::reports(reg + "källa R\n  fil: \"@standard/lander.json\"\n").empty());
  CHECK(test::reports(reg + "källa R\n  fil: \"@standard/x.json\"\n") ==
        "R330 `\"@standard/x.json\"`");
  CHECK(test::reports(reg + "källa R\n  fil: \"@standard/lander.json\", \"r.json\"\n") ==
        "R330 `R`");
  CHECK(of("  tidszon: \"Europe/Stokholm\"") == "R329 `\"Europe/Stokholm\"`");
  CHECK(of("  fil: \"s.json\"") == "R124 `fil: \"s.json\"`");
  CHECK(of("  fält x från \"X\"") == "R315 `x`");
  CHECK(of("  fält p.x från \"X\"") == "R315 `x`");
  CHECK(of("  fält p.u från \"X\"").empty());
  CHECK(of("  fält t.u från \"X\"") == "R338 `t`");
  CHECK(of("  fält t från \"X\"\n  fält t från \"Y\"") == "R323 `t`");
  CHECK(of("  fält d från \"X\", skrivet \"DD/MM ÅÅÅÅ\"").empty());
  CHECK(of("  fält d från \"X\", skrivet \"DD/MM\"") == "R332 `\"DD/MM\"`");
  CHECK(of("  fält n från \"X\", skrivet \"9\"").empty());
  CHECK(of("  fält n från \"X\", skrivet \"#\"") == "R332 `\"#\"`");
  CHECK(of("  fält t från \"X\", skrivet \"9\"") == "R331 `\"9\"`");
  CHECK(of("  fält s från \"X\", delat vid \";\"").empty());
  CHECK(of("  fält t från \"X\", delat vid \";\"") == "R331 `\";\"`");
  CHECK(of("  fält j från \"X\", \"Y\" betyder ja, \"N\" betyder nej").empty());
  CHECK(of("  fält j från \"X\", \"Y\" betyder ja, \"y\" betyder nej") == "R306 `\"y\"`");
  CHECK(of("  fält l från \"X\", \"Y\" betyder x").empty());
  CHECK(of("  fält l från \"X\", \"Y\" betyder z") == "R303 `z`");
  CHECK(of("  fält t från \"X\", \"Y\" betyder \"z\"") == "R331 `\"Y\"`");
  CHECK(of("  blankt: \"-\"\n  okänt: \"-\"") == "R322 `\"-\"`");
  CHECK(of("  blankt: \"Vet ej\"\n  fält t från \"X\", okänt \"vet ej\"") == "R322 `t`");
  CHECK(of("  fält t från nyckeln") == "R330 `t`");
  CHECK(test::reports("källa Q\n  fil: \"q.json\"\n") == "R302 `Q`");
  CHECK(test::reports(reg + "källa R\n  fil: \"a.json\"\nkälla R\n  fil: \"b.json\"\n") ==
        "R316 `R`");
}

}  // namespace regel
