// The formatter: canonical layout, both languages, comments.

#include "lang/format/format.hpp"

#include <filesystem>
#include <string>
#include <vector>

#include "lang/ast/dump.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/parse_text.hpp"

using regel::diag::Language;
using regel::test::parse_fragment;
using regel::test::parse_text;
using regel::test::read_file;

namespace {

std::string formatted(const regel::test::ParsedText& parsed, Language language) {
  INFO(Catch::StringMaker<std::vector<std::string>>::convert(parsed.places()));
  REQUIRE(parsed.sink.errors() == 0);
  return regel::format::format(parsed.module, {language, false});
}

// What a fragment looks like without its header.
std::string body(std::string_view text, Language language = Language::Swedish) {
  const std::string out = formatted(parse_fragment(text), language);
  return out.substr(out.find("\n\n") + 2);
}

}  // namespace

TEST_CASE("a canonical file is left alone", "[format]") {
  std::vector<std::string> paths = {"tests/data/lang/library.sv.regel",
                                    "tests/data/lang/library.en.regel"};
  for (const auto& entry : std::filesystem::recursive_directory_iterator("stdlib")) {
    if (entry.path().extension() == ".regel") paths.push_back(entry.path().generic_string());
  }
  CHECK(paths.size() > 20);
  for (const std::string& path : paths) {
    INFO(path);
    const std::string text = read_file(path);
    const auto parsed = parse_text(text);
    CHECK(formatted(parsed, parsed.module.language) == text);
  }
}

TEST_CASE("a file translates to the other language and back", "[format]") {
  const std::string sv = read_file("tests/data/lang/library.sv.regel");
  const std::string en = read_file("tests/data/lang/library.en.regel");
  CHECK(formatted(parse_text(sv), Language::English) == en);
  CHECK(formatted(parse_text(en), Language::Swedish) == sv);
  CHECK(regel::ast::dump(parse_text(sv).module) == regel::ast::dump(parse_text(en).module));
}

TEST_CASE("clauses are put in order and in a column", "[format]") {
  CHECK(body("regel A-1 \"x\" ska: a finns för varje: Risk allvar: hög annars: \"y\"") ==
        "regel A-1 \"x\"\n"
        "  för varje: Risk\n"
        "  ska:       a finns\n"
        "  annars:    \"y\"\n"
        "  allvar:    hög\n");
}

TEST_CASE("comments follow their clause", "[format]") {
  CHECK(body("# om regeln\n"
             "regel A-1 \"x\"  # rubrik\n"
             "  # villkoret\n"
             "  ska: något av dessa  # minst ett\n"
             "    # det första\n"
             "    a) a finns  # så här\n"
             "    b) b finns\n"
             "  för varje: Risk # alla\n"
             "# sist\n") ==
        "# om regeln\n"
        "regel A-1 \"x\"  # rubrik\n"
        "  för varje: Risk  # alla\n"
        "  # villkoret\n"
        "  ska:       något av dessa  # minst ett\n"
        "               # det första\n"
        "               a) a finns  # så här\n"
        "               b) b finns\n"
        "\n"
        "# sist\n");
}

TEST_CASE("a comment inside an expression moves above its clause", "[format]") {
  CHECK(body("regel A-1 \"x\"\n"
             "  ska: a finns\n"
             "    ## inte dokumentation\n"
             "    och b finns\n") ==
        "regel A-1 \"x\"\n"
        "  # inte dokumentation\n"
        "  ska: a finns och b finns\n");
}

TEST_CASE("documentation stays with its declaration", "[format]") {
  const std::string text =
      "## Första raden.\n"
      "##\n"
      "## Tredje.\n"
      "register R\n"
      "  nyckel: id\n"
      "  ## Fältet.\n"
      "  fält id: text\n";
  CHECK(body(text) == text);
  const auto parsed = parse_fragment(text);
  CHECK(parsed.module.decls[0].doc == "Första raden.\n\nTredje.");
}

TEST_CASE("long conditions are broken before och and eller", "[format]") {
  CHECK(body("regel A-1 \"x\"\n  ska: (aaaaaaaaaaaaaaaaaaaaaaaaaa finns eller "
             "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb finns eller cccccccccccccccccccccccc finns) och "
             "ddd finns") ==
        "regel A-1 \"x\"\n"
        "  ska: (aaaaaaaaaaaaaaaaaaaaaaaaaa finns\n"
        "        eller bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb finns\n"
        "        eller cccccccccccccccccccccccc finns)\n"
        "       och ddd finns\n");
}

TEST_CASE("names that mean something in the other language are quoted", "[format]") {
  const auto parsed = parse_fragment(
      "regel A-1 \"x\"\n"
      "  ska: at finns och where > today och (någon av members uppfyller count(all) = 1)");
  const std::string en = formatted(parsed, Language::English);
  CHECK(en.find("must: 'at' exists and 'where' > 'today' and "
                "(some of 'members' satisfies 'count'('all') = 1)") != std::string::npos);
  CHECK(regel::ast::dump(parse_text(en).module) == regel::ast::dump(parsed.module));
  CHECK(formatted(parse_text(en), Language::Swedish) == formatted(parsed, Language::Swedish));
}

TEST_CASE("numbers have one spelling", "[format]") {
  CHECK(body("parameter a: tal = 0.5\nparameter b: tal = 12345,5\nparameter c: tal = 2026\n"
             "parameter d: period = 1 månader\nparameter e: tal = 25%") ==
        "parameter a: tal = 0,5\nparameter b: tal = 12 345,5\nparameter c: tal = 2026\n"
        "parameter d: period = 1 månad\nparameter e: tal = 25 %\n");
  CHECK(body("regel A-1 \"x\" ska: a är en av (0.5, 10 000) och b ≥ 0.5 och c ≠ 2*3") ==
        "regel A-1 \"x\"\n  ska: a är en av (0.5, 10 000) och b >= 0,5 och c <> 2 × 3\n");
}

TEST_CASE("texts from a word processor get straight marks", "[format]") {
  CHECK(body("regel A-1 ”Den ”\n  annars: “a {b} \"c\" {d}”") ==
        "regel A-1 \"Den \"\n  annars: \"a {b} \\\"c\\\" {d}\"\n");
}

TEST_CASE("items can be numbered anew", "[format]") {
  const auto parsed =
      parse_fragment("regel A-1 \"x\" ska: alla dessa a) x c) alla dessa 1) y 3) z");
  CHECK(parsed.places() == std::vector<std::string>{"1:36 R113 [c)]", "1:55 R113 [3)]"});
  const std::string out = regel::format::format(parsed.module, {Language::Swedish, true});
  CHECK(out.find("  ska: alla dessa\n"
                 "         a) x\n"
                 "         b) alla dessa\n"
                 "              1) y\n"
                 "              2) z\n") != std::string::npos);
}

TEST_CASE("a file with mistakes is not formatted", "[format]") {
  regel::SourceMap sources;
  regel::diag::Sink sink;
  const auto file = sources.add("a.regel", "språk svenska\nregel A-1 \"x\"\n  ska:\n");
  CHECK_FALSE(regel::format::format_file(sources, file, {}, sink).text.has_value());
  CHECK(sink.has_errors());
  const auto good = sources.add("b.regel", "språk svenska\n\n\n\npost A fält a:text");
  CHECK(regel::format::format_file(sources, good, {Language::English}, sink).text ==
        "language english\n\nrecord A\n  field a: text\n");
}

TEST_CASE("a gap in a list hinders a file unless it is what is to be mended", "[format]") {
  regel::SourceMap sources;
  regel::diag::Sink sink;
  const std::string head = "# lists\nlanguage english\n\nrule A-1 \"x\"\n  must: ";
  const auto file = sources.add("a.regel", head + "all of these\n          a) x\n          c) y\n");
  const auto refused = regel::format::format_file(sources, file, {}, sink);
  CHECK_FALSE(refused.text.has_value());
  CHECK(refused.read_as == Language::English);
  CHECK(regel::format::format_file(sources, file, {std::nullopt, true}, sink).text ==
        head + "all of these\n          a) x\n          b) y\n");
  const auto broken = sources.add("b.regel", head + "all of these a) x c) y ==\n");
  CHECK_FALSE(regel::format::format_file(sources, broken, {std::nullopt, true}, sink).text);
}
