#include "lang/diag/render_text.hpp"

#include <string>
#include <string_view>

#include "lang/diag/environment.hpp"
#include "lang/diag/sink.hpp"
#include "tests/support/catch.hpp"

using namespace regel;
using namespace regel::diag;

namespace {

// The `nth` place of `text` in a file.
Span find(const SourceMap& sources, FileId file, std::string_view text, int nth = 1) {
  std::size_t at = 0;
  for (int i = 0; i < nth; ++i) at = sources.text(file).find(text, i == 0 ? 0 : at + 1);
  REQUIRE(at != std::string_view::npos);
  return {file, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + text.size())};
}

std::string rendered(const Sink& sink, const SourceMap& sources, TextStyle style = {}) {
  return render_text(sink.sorted(), sources, style);
}

}  // namespace

TEST_CASE("a diagnostic with ways out to choose from", "[diag]") {
  SourceMap sources;
  const FileId file = sources.add("dataskydd/incident.regel",
                                  "språk svenska\n"
                                  "regel I-1 \"Anmälan\"\n"
                                  "  ska:       anmäld inom 72 timmar efter upptäckt\n");
  Sink sink;
  sink.report<Code::R512>(find(sources, file, "anmäld"), "anmäld")
      .propose("anmäld finns och anmäld inom 72 timmar efter upptäckt",
               {"saknas = villkoret är inte uppfyllt", "missing = the condition is not met"})
      .propose("anmäld saknas eller anmäld inom 72 timmar efter upptäckt",
               {"saknas = villkoret är uppfyllt", "missing = the condition is met"})
      .propose("när: anmäld finns",
               {"saknas = regeln gäller inte", "missing = the rule does not apply"});
  CHECK(rendered(sink, sources) ==
        R"(R512  VALFRITT FÄLT UTAN BESKED                            dataskydd/incident.regel:3:14

  3 │   ska:       anmäld inom 72 timmar efter upptäckt
    │              ^^^^^^

`anmäld` är valfritt. Säg vad det betyder när det saknas: `anmäld finns och …`,
`anmäld saknas eller …` eller `anmäld om saknas …`.                   regel explain R512

Välj ett av dessa:
    anmäld finns och anmäld inom 72 timmar efter upptäckt     saknas = villkoret är inte uppfyllt
    anmäld saknas eller anmäld inom 72 timmar efter upptäckt  saknas = villkoret är uppfyllt
    när: anmäld finns                                         saknas = regeln gäller inte
)");
}

TEST_CASE("carets stand under every labelled place of a line", "[diag]") {
  SourceMap sources;
  const FileId file = sources.add("behandling.regel",
                                  "språk svenska\n\n"
                                  "  ska: hög_risk och åtgärder finns eller restvärde finns\n");
  Sink sink;
  sink.report<Code::R110>(find(sources, file, "eller"))
      .label(find(sources, file, "och"), {})
      .propose("(hög_risk och åtgärder finns) eller restvärde finns", {})
      .propose("hög_risk och (åtgärder finns eller restvärde finns)", {});
  CHECK(rendered(sink, sources) ==
        R"(R110  OCH TILLSAMMANS MED ELLER                                    behandling.regel:3:36

  3 │   ska: hög_risk och åtgärder finns eller restvärde finns
    │                 ^^^                ^^^^^

`och` och `eller` i samma villkor kan läsas på två sätt. Sätt ut parenteser, eller skriv
en lista.                                                             regel explain R110
    (hög_risk och åtgärder finns) eller restvärde finns
    hög_risk och (åtgärder finns eller restvärde finns)
)");
}

TEST_CASE("a certain replacement says so", "[diag]") {
  SourceMap sources;
  const FileId file = sources.add("processing.regel",
                                  "language english\n\n\n\n"
                                  "  must:      konsekvensbedömnig exists\n");
  Sink sink;
  sink.report<Code::R301>(find(sources, file, "konsekvensbedömnig"), "Behandling",
                          "konsekvensbedömnig", Bilingual{})
      .propose("konsekvensbedömning",
               {"länk till Konsekvensbedömning", "link to Konsekvensbedömning"}, true);
  CHECK(rendered(sink, sources, {Language::English, false}) ==
        R"(R301  UNKNOWN FIELD                                                processing.regel:5:14

  5 │   must:      konsekvensbedömnig exists
    │              ^^^^^^^^^^^^^^^^^^

The register `Behandling` has no field called `konsekvensbedömnig`.   regel explain R301

Did you mean
    konsekvensbedömning  link to Konsekvensbedömning  (certain)
)");
}

TEST_CASE("what the message has named is not proposed again", "[diag]") {
  SourceMap sources;
  const FileId file = sources.add("a.regel", "ska: nman finns\n");
  Sink sink;
  sink.report<Code::R301>(find(sources, file, "nman"), "Akt", "nman",
                          Bilingual{"Menade du `namn`?", "Did you mean `namn`?"})
      .propose("namn", {}, true);
  CHECK(rendered(sink, sources) ==
        R"(R301  OKÄNT FÄLT                                                             a.regel:1:6

  1 │ ska: nman finns
    │      ^^^^

Registret `Akt` har inget fält som heter `nman`. Menade du `namn`?    regel explain R301
)");
}

TEST_CASE("texts of labels hang under their places", "[diag]") {
  SourceMap sources;
  const FileId file = sources.add("a.regel", "ska: väntan < \"90 dagar\"\n");
  Sink sink;
  sink.report<Code::R415>(find(sources, file, "väntan < \"90 dagar\""), "väntan",
                          Bilingual{"en varaktighet", "a duration"}, "\"90 dagar\"",
                          Bilingual{"text", "text"}, Bilingual{})
      .label(find(sources, file, "väntan"), {"varaktighet", "duration"})
      .label(find(sources, file, "\"90 dagar\""), {"text", "text"});
  CHECK(rendered(sink, sources) ==
        R"(R415  OLIKA SLAGS VÄRDEN                                                     a.regel:1:6

  1 │ ska: väntan < "90 dagar"
    │      ^^^^^^^^^^^^^^^^^^^ text
    │      varaktighet

`väntan` är en varaktighet och `"90 dagar"` är text. De kan inte jämföras.
                                                                      regel explain R415
)");
}

TEST_CASE("three labels on one line, from right to left", "[diag]") {
  SourceMap sources;
  const FileId file = sources.add("a.regel", "aa bb cc dd\n");
  Sink sink;
  sink.report<Code::R110>(find(sources, file, "dd"))
      .label(find(sources, file, "aa"), {"ett", "one"})
      .label(find(sources, file, "bb"), {"två", "two"})
      .label(find(sources, file, "cc"), {"tre", "three"});
  const std::string text = rendered(sink, sources);
  CHECK(text.find("  1 │ aa bb cc dd\n"
                  "    │ ^^ ^^ ^^ ^^\n"
                  "    │ │  │  tre\n"
                  "    │ │  två\n"
                  "    │ ett\n") != std::string::npos);
}

TEST_CASE("labels on other lines and in other files get their own excerpts", "[diag]") {
  SourceMap sources;
  std::string filler = "språk svenska\n";
  for (int i = 2; i < 100; ++i) filler += "# rad\n";
  const FileId one = sources.add("en.regel", filler + "fält namn: text\nfält x: tal\n");
  const FileId two = sources.add("två.regel", "fält namn: text\n");
  Sink sink;
  sink.report<Code::R323>(find(sources, one, "namn"), "namn", "två.regel:1")
      .label(find(sources, one, "svenska"), {})
      .label(find(sources, two, "namn"), {"här", "here"});
  CHECK(rendered(sink, sources)
            .find("    1 │ språk svenska\n"
                  "      │       ^^^^^^^\n"
                  "      ⋮\n"
                  "  100 │ fält namn: text\n"
                  "      │      ^^^^\n"
                  "\n"
                  "      två.regel\n"
                  "    1 │ fält namn: text\n"
                  "      │      ^^^^ här\n") != std::string::npos);
}

TEST_CASE("tabs are shown as four columns and control characters as escapes", "[diag]") {
  SourceMap sources;
  const FileId file = sources.add("a.regel", "\tska:\t\x1b[31mfält\n");
  Sink sink;
  sink.report<Code::R314>(find(sources, file, "fält"), "f\x1b[2J");
  const std::string text = rendered(sink, sources);
  CAPTURE(text);
  CHECK(text.find("  1 │     ska:    \\u{1b}[31mfält\n"
                  "    │                       ^^^^\n") != std::string::npos);
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find("R314  ANVÄNDS ALDRIG  (varning)") == 0);
}

TEST_CASE("a place at the end of a line and one over several lines are marked", "[diag]") {
  SourceMap sources;
  const FileId file = sources.add("a.regel", "ska:\nalla dessa\n");
  SECTION("at the end") {
    Sink sink;
    sink.report<Code::R107>(Span{file, 4, 4}, "X-1");
    CHECK(rendered(sink, sources).find("  1 │ ska:\n    │     ^\n") != std::string::npos);
  }
  SECTION("several lines") {
    Sink sink;
    sink.report<Code::R107>(Span{file, 1, 9}, "X-1");
    CHECK(rendered(sink, sources).find("  1 │ ska:\n    │  ^^^\n") != std::string::npos);
  }
}

TEST_CASE("a very long line is shown in part", "[diag]") {
  SourceMap sources;
  const FileId file =
      sources.add("a.regel", std::string(500, 'a') + " fel " + std::string(100000, 'b'));
  Sink sink;
  sink.report<Code::R314>(find(sources, file, "fel"), "fel");
  const std::string text = rendered(sink, sources);
  CHECK(text.size() < 1000);
  CHECK(text.find("  1 │ …" + std::string(39, 'a') + " fel " + std::string(76, 'b') + "…\n" +
                  "    │ " + std::string(41, ' ') + "^^^\n") != std::string::npos);
}

TEST_CASE("without a place there is no source line", "[diag]") {
  const SourceMap sources;
  Sink sink;
  sink.report<Code::R801>(Span{}, "PUB-007");
  CHECK(rendered(sink, sources) == "R801  REGEL UTAN TEST  (varning)\n\nPUB-007 har inget test." +
                                       std::string(47, ' ') + "regel explain R801\n");
  CHECK(render_line(sink.all()[0], sources, Language::English) == "R801 PUB-007 has no test.");
}

TEST_CASE("one line for logs", "[diag]") {
  SourceMap sources;
  const FileId file = sources.add("a.regel", "språk svenska\nåäö fel\n");
  Sink sink;
  sink.report<Code::R314>(find(sources, file, "fel"), "fel");
  CHECK(render_line(sink.all()[0], sources, Language::Swedish) ==
        "a.regel:2:5: R314 `fel` är deklarerat men används aldrig.");
}

TEST_CASE("an error of the environment has the same form", "[diag]") {
  CHECK(render_text(make_error<Code::S001>("x.json"), {Language::English, false}) ==
        "S001  NO SUCH FILE\n\nThere is no file x.json. Check the name and the folder." +
            std::string(15, ' ') + "regel explain S001\n");
}

TEST_CASE("colours wrap, and change no text", "[diag]") {
  SourceMap sources;
  const FileId file = sources.add("a.regel", "fält x: tal\n");
  Sink sink;
  sink.report<Code::R326>(find(sources, file, "x"), "X").propose("y", {}, true);
  std::string text = rendered(sink, sources, {Language::Swedish, true});
  CHECK(text.find("\x1b[1;31mR326\x1b[0m") == 0);
  for (std::size_t at; (at = text.find('\x1b')) != std::string::npos;) {
    text.erase(at, text.find('m', at) + 1 - at);
  }
  CHECK(text == rendered(sink, sources));
}
