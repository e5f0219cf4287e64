#include "lang/explain/paraphrase.hpp"

#include "lang/compile.hpp"
#include "lang/diag/render_text.hpp"
#include "tests/support/catch.hpp"

namespace regel::explain {
namespace {

constexpr std::string_view kVocabulary = R"(språk svenska

rättskälla Dataskyddsförordningen: "Dataskyddsförordningen (EU) 2016/679"

kodlista Kategori
  kod hälsa: "Hälsa"
  kod diagnos under hälsa: "Diagnos"
  kod namn: "Namn"

skala Risk
  nivå 1 låg: "Låg"
  nivå 2 hög: "Hög"

register Konsekvensbedömning
  fil: "dpia.json"
  nyckel: id
  fält id: text
  fält datum: datum

register Behandling
  fil: "b.json"
  nyckel: id
  fält id: text
  fält namn: text
  fält känsliga_uppgifter: ja/nej
  fält kategorier: lista av Kategori
  fält risk: Risk
  fält beslutad: datum, valfritt
  fält konsekvensbedömning: länk till Konsekvensbedömning, valfritt
)";

std::string said(std::string_view rule, diag::Language language) {
  CompileInput input;
  input.files.push_back({"v.regel", std::string(kVocabulary) + std::string(rule)});
  const Compilation compiled = compile(input);
  std::string mistakes;
  for (const diag::Diagnostic& diagnostic : compiled.sink.sorted()) {
    mistakes += diag::render_line(diagnostic, compiled.sources, language) + "\n";
  }
  INFO(mistakes);
  REQUIRE_FALSE(compiled.sink.has_errors());
  REQUIRE(compiled.program.rules.size() == 1);
  return paraphrase(compiled.program, compiled.program.rules[0], language);
}

constexpr std::string_view kRule = R"(
regel PUB-007 "Känsliga uppgifter kräver konsekvensbedömning"
  för varje: Behandling
  när:       känsliga_uppgifter = ja
  ska:       konsekvensbedömning finns
  annars:    "{namn} saknar konsekvensbedömning."
  allvar:    hög
  lagstöd:   Dataskyddsförordningen "art. 35.3 b"
  ansvarig:  "Dataskyddsombudet"
)";

}  // namespace

TEST_CASE("a rule in Swedish sentences", "[explain]") {
  CHECK(said(kRule, diag::Language::Swedish) ==
        R"(PUB-007  Känsliga uppgifter kräver konsekvensbedömning
Allvar: hög.

För varje Behandling gäller: om `känsliga_uppgifter` är ja, så ska `konsekvensbedömning` finnas (länken ska leda till exakt en post i Konsekvensbedömning).

Annars är regeln bruten och rapporten säger: "{namn} saknar konsekvensbedömning."
Utfallet kan ej avgöras om denna uppgift behövs men saknas, är ogiltig eller är angiven som okänd: `känsliga_uppgifter`.

Lagstöd: Dataskyddsförordningen (EU) 2016/679 art. 35.3 b.
Ansvarig: Dataskyddsombudet.
)");
}

TEST_CASE("the same rule in English sentences", "[explain]") {
  using Catch::Matchers::Contains;
  const std::string text = said(kRule, diag::Language::English);
  CHECK_THAT(text, Contains("Severity: high.\n"));
  CHECK_THAT(text, Contains("For each Behandling this holds: if `känsliga_uppgifter` is yes, then "
                            "`konsekvensbedömning` must exist (the link must lead to exactly one "
                            "record of Konsekvensbedömning).\n"));
  CHECK_THAT(text, Contains("Otherwise the rule is broken and the report says: "
                            "\"{namn} saknar konsekvensbedömning.\"\n"));
}

TEST_CASE("conditions become clauses", "[explain]") {
  using Catch::Matchers::Contains;
  const auto requirement = [](std::string_view condition, diag::Language language) {
    const std::string text =
        said("\nregel X-1 \"x\"\n  för varje: Behandling\n  ska: " + std::string(condition) +
                 "\n  annars: \"x\"\n  ansvarig: \"y\"\n  allvar: låg\n",
             language);
    const std::string_view lead =
        language == diag::Language::Swedish ? "För varje Behandling " : "this holds: ";
    const std::size_t begin = text.find(lead) + lead.size();
    return text.substr(begin, text.find("\n\n", begin) - begin);
  };
  const auto sv = [&](std::string_view c) { return requirement(c, diag::Language::Swedish); };
  const auto en = [&](std::string_view c) { return requirement(c, diag::Language::English); };
  CHECK(sv("risk >= Risk.hög") == "ska `risk` vara minst hög.");
  CHECK(en("risk >= Risk.hög") == "`risk` must be at least hög.");
  CHECK(sv("inte risk >= Risk.hög") == "ska `risk` vara mindre än hög.");
  CHECK(sv("namn <> \"\\\"\"") == "ska `namn` inte vara \"\"\".");
  CHECK(sv("namn börjar med \"A\" och längd(namn) > 3") ==
        "ska `namn` börja med \"A\" och längden på `namn` vara mer än 3.");
  CHECK(en("namn börjar med \"A\" och längd(namn) > 3") ==
        "`namn` must begin with \"A\" and the length of `namn` must be more than 3.");
  CHECK(sv("beslutad finns och beslutad <= idag") ==
        "ska `beslutad` finnas och `beslutad` vara senast avstämningsdagen.");
  CHECK(sv("kategorier innehåller någon av (hälsa)") ==
        "ska minst en i `kategorier` uppfylla att värdet är en av `hälsa`.");
  CHECK(sv("minst 1 av dessa\n    a) risk = Risk.låg\n    b) namn slutar med \"B\"") ==
        "ska minst 1 av dessa gälla:\n   a) `risk` är låg\n   b) `namn` slutar med \"B\"");
}

TEST_CASE("prohibitions, exceptions and links", "[explain]") {
  using Catch::Matchers::Contains;
  const std::string text = said(
      "\nregel X-2 \"x\"\n  för varje: Behandling\n  när: konsekvensbedömning finns\n"
      "  utom när: risk = Risk.låg\n  oklart när: konsekvensbedömning.datum = idag\n  får inte: "
      "konsekvensbedömning.datum > idag\n"
      "  annars: \"x\"\n  ansvarig: \"y\"\n  allvar: låg\n",
      diag::Language::Swedish);
  CHECK_THAT(text, Contains("så får det inte vara så att `konsekvensbedömning.datum` är efter "
                            "avstämningsdagen.\n"));
  CHECK_THAT(text, Contains("Det gäller inte när `risk` är låg.\n"));
  CHECK_THAT(text, Contains("Det kan inte avgöras när `konsekvensbedömning.datum` är "
                            "avstämningsdagen.\n"));
  CHECK_THAT(text, Contains("leder till en post som inte finns, eller till flera: "
                            "`konsekvensbedömning`.\n"));
}

}  // namespace regel::explain
