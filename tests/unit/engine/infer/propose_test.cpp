// What is proposed for values of every kind: the text of the whole command, without its files.

#include <string>
#include <string_view>
#include <vector>

#include "engine/infer/infer.hpp"
#include "lang/base/text.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/compiled.hpp"

using namespace regel;

namespace {

struct Export {
  std::string name, text;
};

std::string proposed(const std::vector<Export>& exports,
                     diag::Language language = diag::Language::Swedish) {
  MemoryFileReader files;
  infer::InferOptions options;
  options.folder = ".";
  options.language = language;
  for (const Export& one : exports) {
    files.add(one.name, one.text);
    options.names.push_back(one.name);
  }
  const Result<std::string> text = infer::infer(files, options);
  REQUIRE(text.ok());
  // Whatever is proposed, it compiles and gives nothing to remark on.
  const Compilation compilation = test::compiled({text.value()});
  INFO(text.value());
  CHECK(test::reports(compilation).empty());
  return text.value();
}

// The line that begins like this, without its comment and with single blanks.
std::string line(const std::string& text, std::string_view begin) {
  for (const std::string_view whole : split(text, '\n')) {
    std::string plain;
    for (const std::string_view part : split(trim(whole.substr(0, whole.find(" # "))), ' ')) {
      if (!part.empty()) plain += (plain.empty() ? "" : " ") + std::string(part);
    }
    if (plain.starts_with(begin)) return plain;
  }
  return "";
}

std::string comment(const std::string& text, std::string_view begin) {
  for (const std::string_view whole : split(text, '\n')) {
    const std::size_t mark = whole.find("  # ");
    if (mark != std::string_view::npos && trim(whole).starts_with(begin))
      return std::string(whole.substr(mark + 4));
  }
  return "";
}

// The field and its mapping, where x has each of these values once for every time around.
std::string field(const std::vector<std::string>& values, int times = 1,
                  const std::string& name = "x") {
  std::string text = "[";
  for (int round = 0; round < times; ++round) {
    for (const std::string& value : values) {
      if (text.size() > 1) text += ",";
      text += value.empty() ? "{\"y\":1}" : "{\"" + name + "\":" + value + "}";
    }
  }
  const std::string all = proposed({{"a.json", text + "]"}});
  const std::string type = line(all, "fält " + name + ":");
  const std::string from = line(all, "fält " + name + " från");
  return type.substr(type.find(": ") + 2) + " | " + from.substr(from.find("från \"") + 6);
}

}  // namespace

TEST_CASE("kinds of values", "[infer]") {
  CHECK(field({"1", "-2", "30"}) == "heltal | \"x\"");
  CHECK(field({"1", "2.5"}) == "tal | \"x\"");
  CHECK(field({"true", "false"}) == "ja/nej | \"x\"");
  CHECK(field({"\"en text\"", "\"en annan\""}) == "text | \"x\"");
  CHECK(field({"1", "\"A2\"", "3"}) == "text | \"x\"");
  CHECK(field({"null", "null"}) == "text, valfritt | \"x\"");
  CHECK(field({"1", ""}) == "heltal, valfritt | \"x\"");
  CHECK(field({"1", "null"}) == "heltal, valfritt | \"x\"");
  CHECK(field({"[1]", "[2,3]"}) == "lista av heltal | \"x\"");
  CHECK(field({"[]", "[\"a\"]", ""}) == "lista av text, valfritt | \"x\"");
  CHECK(field({"\"P5Y\"", "\"18 månader\""}) == "period | \"x\"");
  CHECK(field({"\"PT72H\"", "\"30 minuter\""}) == "varaktighet | \"x\"");
}

TEST_CASE("dates and times, and how they are written", "[infer]") {
  CHECK(field({"\"2026-03-01\"", "\"2025-12-31\""}) == "datum | \"x\"");
  CHECK(field({"\"2026-03-01\"", "\"2025-12\"", "\"2024\""}) == "datum | \"x\"");
  CHECK(field({"\"2024\"", "\"2025\""}) == "heltal | \"x\", skrivet \"9\"");
  CHECK(field({"\"31.12.2025\""}) == "datum | \"x\", skrivet \"DD.MM.ÅÅÅÅ\"");
  CHECK(field({"\"1.2.2025\"", "\"31.12.2025\""}) == "datum | \"x\", skrivet \"D.M.ÅÅÅÅ\"");
  CHECK(field({"\"31/12 2025\""}) == "datum | \"x\", skrivet \"D/M ÅÅÅÅ\"");
  CHECK(field({"\"12/31/2025\"", "\"01/02/2025\""}) == "datum | \"x\", skrivet \"MM/DD/ÅÅÅÅ\"");
  CHECK(field({"20251231", "20260101", "20260228"}) == "datum | \"x\", skrivet \"ÅÅÅÅMMDD\"");
  CHECK(field({"20251231", "20260101", "20269999"}) == "heltal | \"x\"");
  CHECK(field({"\"2026-03-01T14:00:00Z\""}) == "tidpunkt | \"x\"");
  CHECK(field({"\"2026-03-01 14:00\""}) == "tidpunkt | \"x\"");
  CHECK(field({"\"31.12.2025 08:15\""}) == "tidpunkt | \"x\", skrivet \"DD.MM.ÅÅÅÅ hh:mm\"");
  CHECK(field({"\"2026-03-01T00:00:00\""}, 3) == "datum | \"x\", skrivet \"ÅÅÅÅ-MM-DDThh:mm:ss\"");
  // A few that are not what all others are, are what a check should find.
  std::vector<std::string> dates(19, "\"2026-03-01\"");
  dates.push_back("\"i tisdags\"");
  CHECK(field(dates) == "datum | \"x\"");
  const std::string ambiguous =
      proposed({{"a.json", R"([{"x":"01/02/2025"},{"x":"03/04/2025"}])"}});
  CHECK(comment(ambiguous, "fält x:").find("dag och månad kan vara omkastade") !=
        std::string::npos);
}

TEST_CASE("local times need a zone, others do not", "[infer]") {
  CHECK(line(proposed({{"a.json", R"([{"x":"2026-03-01 14:00"}])"}}), "tidszon") ==
        "tidszon: \"Europe/Stockholm\"");
  CHECK(line(proposed({{"a.json", R"([{"x":"2026-03-01T14:00Z"}])"}}), "tidszon").empty());
}

TEST_CASE("numbers that stand as texts", "[infer]") {
  CHECK(field({"\"12\"", "\"1 000\""}) == "heltal | \"x\", skrivet \"9\"");
  CHECK(field({"\"0,5\"", "\"12\""}) == "tal | \"x\", skrivet \"9\"");
  CHECK(field({"12", "\"7\""}) == "heltal | \"x\", skrivet \"9\"");
  CHECK(field({"\"007\"", "\"12\""}) == "text | \"x\"");
  CHECK(field({"\"11122\"", "\"75310\""}) == "text | \"x\"");  // a postal code, perhaps
  CHECK(field({"\"1\"", "\"2\""}, 1, "nr") == "text | \"nr\"");
  // What a scan leaves behind is not counted against the others.
  CHECK(field({"\"5\"", "\"12\"", "\"9\"", "\"a\"", "\"&\""}) == "heltal | \"x\", skrivet \"9\"");
}

TEST_CASE("yes and no in many words", "[infer]") {
  CHECK(field({"\"Ja\"", "\"nej\""}) == "ja/nej | \"x\"");
  CHECK(field({"\"J\"", "\"N\""}) == "ja/nej | \"x\", \"J\" betyder ja, \"N\" betyder nej");
  CHECK(field({"\"X\"", "\"\""}) == "ja/nej, valfritt | \"x\", \"X\" betyder ja");
  CHECK(field({"\"Ja\"", "\"Vet ej\""}) == "ja/nej | \"x\"");
  CHECK(field({"\"n\"", "\"\""}) == "text, valfritt | \"x\"");
  CHECK(field({"\"Ja\"", "\"Delvis\"", "\"Nej\""}) == "text | \"x\"");
}

TEST_CASE("codes are few, short, and come back", "[infer]") {
  const std::vector<std::string> codes = {"\"Öppen\"", "\"Stängd\"", "\"ÖPPEN\""};
  CHECK(field(codes, 3) == "X | \"x\"");
  CHECK(field(codes, 1) == "text | \"x\"");
  CHECK(field(codes, 3, "kommentar") == "text | \"kommentar\"");
  CHECK(field(codes, 3, "handläggare") == "text | \"handläggare\"");
  CHECK(field({"\"Anna Alm\"", "\"Bo Ek\""}, 20) == "text, skyddat | \"x\"");
  CHECK(field({"\"Alm, Ada\"", "\"Ek, Ture\""}, 20) == "text | \"x\"");
  CHECK(field({"\"ada.alm\"", "\"ture.ek\""}, 20) == "text | \"x\"");
  CHECK(field({"\"Ada A\"", "\"Ture E\""}, 20) == "text | \"x\"");
  CHECK(field({"\"Anna\"", "\"Karin\""}, 20) == "text, skyddat | \"x\"");
  CHECK(field({"\"Ada\"", "\"Ture\""}, 20, "handledare") == "text | \"handledare\"");
  CHECK(field({"\"ada\"", "\"ture\""}, 20, "godkänd_av") == "text | \"godkänd_av\"");
  CHECK(field({"\"a@b.se\"", "\"c@d.se\""}, 20) == "text, skyddat | \"x\"");
  CHECK(field({"\"19811218-9876\"", "\"19811218-9876\""}, 20) == "text, skyddat | \"x\"");
  CHECK(field({"\"08-123 45 67\"", "\"070-123 45 67\""}, 20) == "text, skyddat | \"x\"");
  CHECK(field({"\"Hen sa att det var så.\"", "\"Nej det var det inte.\""}, 20) == "text | \"x\"");
  CHECK(field({"\"" + std::string(61, 'a') + "\"", "\"b\""}, 20) == "text | \"x\"");
  const std::string text = proposed({{"a.json", R"([{"x":["a1"]},{"x":["b2","a1"]},{"x":["a1"]},
      {"x":["b2"]},{"x":["b2"]},{"x":["a1"]}])"}});
  CHECK(line(text, "fält x:") == "fält x: lista av X");
  CHECK(line(text, "kod a1:") == "kod a1: \"a1\"");
}

TEST_CASE("fields with the same codes share a list", "[infer]") {
  std::string records;
  for (int i = 0; i < 12; ++i) {
    records += (i == 0 ? "" : ",") + std::string(R"({"före":")") + (i % 2 == 0 ? "röd" : "grön") +
               R"(","efter":")" + (i % 3 == 0 ? "röd" : "grön") + R"("})";
  }
  const std::string text = proposed({{"a.json", "[" + records + "]"}});
  CHECK(line(text, "fält fält_före:") == "fält fält_före: FältFöre");
  CHECK(line(text, "fält fält_efter:") == "fält fält_efter: FältFöre");
}

TEST_CASE("levels of a scale have numbers", "[infer]") {
  CHECK(field({"\"1. Låg\"", "\"3. Hög\""}, 2) == "X | \"x\"");
  const std::string text =
      proposed({{"a.json", R"([{"p":"1 - Låg","q":"3 - Hög"},{"p":"3 - Hög","q":"1 - Låg"},
                               {"p":"1 - Låg","q":"2 - Medel"},{"p":"2 - medel","q":"3 - Hög"}])"}});
  CHECK(line(text, "fält p:") == "fält p: P");
  CHECK(line(text, "fält q:") == "fält q: P");
  CHECK(line(text, "nivå 1") == "nivå 1 låg: \"1 - Låg\"");
  CHECK(line(text, "nivå 2") == "nivå 2 medel: \"2 - medel\"");
  // The same word for two numbers is an amount of something.
  CHECK(field({"\"1 st\"", "\"2 st\""}, 5) == "X | \"x\"");
  CHECK(
      line(proposed({{"a.json", R"([{"x":"1 st"},{"x":"2 st"},{"x":"1 st"}])"}}), "skala").empty());
}

TEST_CASE("words for blank and unknown are told apart", "[infer]") {
  const std::string text = proposed(
      {{"a.json",
        R"([{"x":"N/A","y":"okänt"},{"x":"-","y":"Vet ej"},{"x":"saknas","y":"a"},{"x":"b","y":"ej känt"}])"}});
  CHECK(line(text, "blankt:") == "blankt: \"-\", \"N/A\", \"saknas\"");
  CHECK(line(text, "okänt:") == "okänt: \"ej känt\", \"okänt\", \"Vet ej\"");
  CHECK(line(text, "fält x:") == "fält x: text, valfritt");
  CHECK(line(text, "fält y:") == "fält y: text");
}

TEST_CASE("keys are filled in, unique, and called so", "[infer]") {
  const auto key = [](const std::string& records) {
    return line(proposed({{"a.json", "[" + records + "]"}}), "nyckel:");
  };
  CHECK(key(R"({"namn":"a","id":1},{"namn":"b","id":2})") == "nyckel: id");
  CHECK(key(R"({"diarienummer":"a"},{"diarienummer":"b"})") == "nyckel: diarienummer");
  CHECK(key(R"({"kund":{"id":1},"nr":"b"},{"kund":{"id":2},"nr":"c"})") == "nyckel: nr");
  CHECK(key(R"({"id":1},{"id":null})").empty());
  CHECK(key(R"({"id":1},{"id":1})").empty());
  CHECK(key(R"({"belopp":1.5},{"belopp":2.5})").empty());
  CHECK(proposed({{"a.json", R"([{"namn":"a"},{"namn":"b"}])"}})
            .find("Ingen säker nyckel syns. Olika i alla poster: namn.") != std::string::npos);
  CHECK(key(R"({"konto":"K-1"},{"konto":"K-2"},{"konto":"K-3"})") == "nyckel: konto");
}

TEST_CASE("values that are keys elsewhere are links", "[infer]") {
  const std::string text = proposed(
      {{"system.json",
        R"([{"id":"S1","namn":"Alfa"},{"id":"S2","namn":"Beta"},{"id":"S3","namn":"Gamma"},
                           {"id":"S4","namn":"Delta"},{"id":"S5","namn":"Epsilon"}])"},
       {"avtal.json", R"([{"nr":"A1","gäller":"S1","antal":1},{"nr":"A2","gäller":"S2","antal":2},
                          {"nr":"A3","gäller":"S3","antal":3},{"nr":"A4","gäller":"S1","antal":1}])"},
       {"konton.json", R"([{"konto":"x1","system":"Alfa"},{"konto":"x2","system":"Beta"},
                           {"konto":"x3","system":"Okänt system"},{"konto":"x4","system":"Gamma"}])"},
       {"delar.json",
        R"([{"kod":"d1","ingår_i":null,"i":["S1","S2"]},{"kod":"d2","ingår_i":"d1","i":["S3"]},
                          {"kod":"d3","ingår_i":"d1","i":["S4"]}])"}});
  CHECK(line(text, "fält gäller:") == "fält gäller: länk till System");
  CHECK(line(text, "fält antal:") == "fält antal: heltal");
  CHECK(line(text, "fält system:") == "fält system: länk till System på namn");
  CHECK(line(text, "unik:") == "unik: namn");
  CHECK(comment(text, "fält system:").find("1 av 4 leder ingenstans") != std::string::npos);
  CHECK(line(text, "fält ingår_i:") == "fält ingår_i: länk till Delar, valfritt");
  CHECK(line(text, "träd via") == "träd via ingår_i");
  CHECK(line(text, "fält i:") == "fält i: lista av länk till System");
}

TEST_CASE("numbers lead somewhere only if their name says so", "[infer]") {
  const std::string text = proposed({{"a.json", R"({"ärenden":[{"id":1},{"id":2},{"id":3}],
                      "beslut":[{"id":7,"ärende_id":"1","antal":3},{"id":8,"ärende_id":"2","antal":1}]})"}});
  CHECK(line(text, "fält ärende_id:") == "fält ärende_id: länk till Ärende");
  CHECK(line(text, "fält antal:") == "fält antal: heltal");
}

TEST_CASE("records lie where they lie", "[infer]") {
  const auto rows = [](const std::string& name, const std::string& document) {
    return line(proposed({{name, document}}), "poster:");
  };
  CHECK(rows("a.json", R"([{"a":1}])") == "poster: \"$[*]\"");
  CHECK(rows("a.json", R"({"x":{"y":[{"a":1}]}})") == "poster: \"$.x.y[*]\"");
  CHECK(rows("a.json", R"({"a.b":[{"a":1}]})") == "poster: \"$['a.b'][*]\"");
  CHECK(rows("a.json", "{\"a\":1}\n{\"a\":2}") == "poster: \"$\"");
  CHECK(rows("a.ndjson", R"({"a":1})") == "poster: \"$\"");
  CHECK(rows("a.json", R"({"id":"x","rader":[{"a":1},{"a":2}]})") == "poster: \"$\"");
  CHECK(rows("a.json", R"({"v":{"k1":{"a":1,"b":2},"k2":{"a":1,"b":3},"k3":{"a":1,"b":2}}})") ==
        "poster: \"$.v.*\"");
  CHECK(proposed({{"a.json", R"([1,{"a":2},null])"}}).find("Element som inte är poster: 2.") !=
        std::string::npos);
  CHECK(rows("a.json", R"([])").empty());
  CHECK(rows("a.json", R"([1,2])").empty());
}

TEST_CASE("nested records", "[infer]") {
  const std::string text = proposed({{"a.json", R"([
      {"id":1,"ägare":{"enhet":{"kod":"e1"}},"delar":[{"namn":"p","steg":[{"n":1}]},{"namn":"q"}]},
      {"id":2,"ägare":null}])"}});
  CHECK(line(text, "fält ägare_enhet_kod:") == "fält ägare_enhet_kod: text, valfritt");
  CHECK(line(text, "fält ägare_enhet_kod från") ==
        "fält ägare_enhet_kod från \"ägare\" / \"enhet\" / \"kod\"");
  CHECK(line(text, "fält delar:") == "fält delar: lista av Delar, valfritt");
  CHECK(line(text, "fält steg:") == "fält steg: lista av Steg, valfritt");
  CHECK(line(text, "fält delar.steg.n från") == "fält delar.steg.n från \"n\"");
}

TEST_CASE("the envelope tells when the export was made and how much it holds", "[infer]") {
  const std::string text = proposed(
      {{"a.json",
        R"({"export":{"skapad":"2026-02-03T08:15:22+01:00","antal":1},"poster":[{"a":1}]})"}});
  CHECK(line(text, "färskhet:") == "färskhet: 31 dagar från \"$.export.skapad\"");
  CHECK(line(text, "antal:") == "antal: \"$.export.antal\"");
}

TEST_CASE("English proposals are in English", "[infer]") {
  const std::string text = proposed(
      {{"vendors.json",
        R"([{"id":"a","since":"31.12.2025","for":"-"},{"id":"b","since":"01.01.2026","for":"some"}])"}},
      diag::Language::English);
  CHECK(line(text, "language") == "language english");
  CHECK(line(text, "register") == "register Vendor");
  CHECK(line(text, "field since from") == "field since from \"since\", written \"DD.MM.YYYY\"");
  CHECK(line(text, "field field_for:") == "field field_for: text, optional");
  CHECK(line(text, "blank:") == "blank: \"-\"");
}

TEST_CASE("no contents in a proposal", "[infer]") {
  const std::string text = proposed({{"a.json", R"([
      {"id":"hemlig1","namn":"Anna Alm","fritext":"sa något","mail":"a@b.se","lön":31234},
      {"id":"hemlig2","namn":"Bo Björk","fritext":"sa annat","mail":"c@d.se","lön":41234}])"}});
  for (const std::string_view secret : {"hemlig", "Anna", "Björk", "sa ", "@", "31234", "41234"}) {
    INFO(secret);
    CHECK(text.find(secret) == std::string::npos);
  }
}

TEST_CASE("a record that a check would refuse is refused", "[infer]") {
  constexpr std::size_t kMost = std::size_t{16} << 20;
  const auto code = [](std::size_t size, const std::string& before, const std::string& after) {
    MemoryFileReader files;
    // Many short texts, so that no single one is what is refused.
    std::string record = R"({"a":[)";
    while (record.size() + 100 < size) record += "\"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\",";
    record += "\"" + std::string(size - record.size() - 4, 'x') + "\"]}";
    REQUIRE(record.size() == size);
    files.add("a.json", before + record + after);
    infer::InferOptions options;
    options.folder = ".";
    options.names = {"a.json"};
    const Result<std::string> proposed = infer::infer(files, options);
    return proposed.ok() ? "" : proposed.error().text.en;
  };
  CHECK(code(kMost, "[{},\n", "]").empty());
  CHECK(code(kMost + 1, "[{},\n", "]") ==
        "a.json: the record or value that begins on line 2 is larger than 16 MiB. "
        "Check `rows:` in the source, or fetch the export again.");
  CHECK(code(kMost + 1, R"({"n":1,"poster":[{"a":["b"]},)", "]}") ==
        "a.json: the record or value that begins on line 1 is larger than 16 MiB. "
        "Check `rows:` in the source, or fetch the export again.");
  CHECK(code(kMost + 1, "{\"a\":[]}\n\n", "\n{}") ==
        "a.json: the record or value that begins on line 3 is larger than 16 MiB. "
        "Check `rows:` in the source, or fetch the export again.");
}

TEST_CASE("awkward exports", "[infer]") {
  const auto all = [](const std::string& text) { return proposed({{"a.json", text}}); };
  // A word that is longer than a name can be.
  const std::string name(300, 'x');
  CHECK(line(all("[{\"" + name + "\":1},{\"" + name + "\":2}]"), "fält x") ==
        "fält " + std::string(64, 'x') + ": heltal");
  // What the envelope says is only taken for the number of records if it is.
  CHECK(line(all(R"({"antal":2,"poster":[{"id":1},{"id":2}]})"), "antal") == "antal: \"$.antal\"");
  const std::string other = all(R"({"antal":3,"poster":[{"id":1},{"id":2}]})");
  CHECK(line(other, "antal").empty());
  CHECK(other.find("# a.json: $.antal är inte antalet poster i $.poster[*], 2:") !=
        std::string::npos);
  // A name that occurs twice in a record: a check reads neither value.
  const std::string twice = all(R"([{"n":"1. Låg","n":"2. Hög","a":{"b":1}},{"n":"1. Låg"},
    {"n":"2. Hög","a":{"b":2},"a":{"b":3}},{"n":"1. Låg"},{"n":"2. Hög"}])");
  CHECK(line(twice, "fält n:") == "fält n: N");
  CHECK(comment(twice, "fält n:").find("1 går inte att läsa") != std::string::npos);
  CHECK(comment(twice, "fält a_b:").find("1 går inte att läsa") != std::string::npos);
  // Few values of different kinds: no kind is more likely than another, and none is a key.
  const std::string mixed = all(R"([{"x":1,"y":"a"},{"x":true,"y":2},{"x":"tre","y":{}}])");
  CHECK(line(mixed, "fält x:") == "fält x: text");
  CHECK(line(mixed, "fält y:") == "fält y: text");
  CHECK(line(mixed, "nyckel").empty());
}
