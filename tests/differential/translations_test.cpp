// Six rules on exports with missing, invalid, unknown, dangling and ambiguous values. What each
// record gets was worked out from the queries of language.md 4.9, with 0.12 and 0.15 over them, and
// both evaluators give it.

#include <algorithm>
#include <fstream>
#include <sstream>

#include "lang/compile.hpp"
#include "tests/differential/both.hpp"
#include "tests/support/catch.hpp"

namespace regel {

namespace {

// The rules are those of the tests beside them; here they read documents.
const std::string kSources = R"(språk svenska
modul prov.uttag
använd prov.museum
källa Besiktning
  fil: "besiktning.json"
  poster: "$[*]"
  fält nummer från "nummer"
källa Utlån
  fil: "utlån.json"
  poster: "$[*]"
  okänt: "Vet ej"
  fält id från "id"
  fält föremål från "föremål"
  fält ömtåligt från "ömtåligt"
  fält besiktning från "besiktning"
källa Larm
  fil: "larm.json"
  poster: "$[*]"
  fält nummer från "nummer"
  fält sal från "sal"
  fält skarpt från "skarpt"
  fält utlöst från "utlöst"
  fält rapporterat från "rapporterat"
  fält ursäkt från "ursäkt"
  fält dröjsmål från "dröjsmål"
källa Sal
  fil: "sal.json"
  poster: "$[*]"
  fält kod från "kod"
  fält namn från "namn"
  fält verk från "verk"
källa Intyg
  fil: "intyg.json"
  poster: "$[*]"
  fält sal från "sal"
  fält avser_år från "avser_år"
källa Vakt
  fil: "vakt.json"
  poster: "$[*]"
  fält nummer från "nummer"
  fält från från "från"
  fält till från "till"
  fält tjänstefri från "tjänstefri"
källa Prov
  fil: "prov.json"
  poster: "$[*]"
  fält vakt från "vakt"
  fält slag från "slag"
  fält avlagt från "avlagt"
källa Monter
  fil: "monter.json"
  poster: "$[*]"
  fält id från "id"
  fält skydd från "skydd"
källa Utställning
  fil: "utställning.json"
  poster: "$[*]"
  fält id från "id"
  fält lånad från "lånad"
  fält montrar från "montrar"
regel MUS-006 "Hälften av larmen rapporteras i tid"
  för varje: grupp av Larm där skarpt = ja per sal, kvartal(utlöst) som kvartalet
  när:       antal(medlemmar) >= 2
  ska:       andel(medlemmar där rapporterat finns och inte rapporterat_i_tid) <= 50 %
  annars:    "För många sena larm."
)";

std::string text_of(const std::string& path) {
  const std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

using Files = std::map<std::string, std::string>;

// "a=P b=F", in order of key: what records of one rule got on a day. A key that several records
// have comes several times.
std::string outcomes(const std::string& rule, std::int32_t today, Files files) {
  for (const char* name :
       {"besiktning", "utlån", "larm", "sal", "intyg", "vakt", "prov", "monter", "utställning"}) {
    files.emplace(std::string(name) + ".json", "[]");
  }
  const Compilation compiled = compile(
      {{{"museum.regel", text_of("tests/data/meaning/museum.regel")}, {"uttag.regel", kSources}}});
  property::Project project;
  project.current = files;
  project.today = today;
  differential::judged_by_both(compiled, project);

  MemoryFileReader reader;
  const RunOptions options = differential::offer(project, reader);
  std::vector<std::string> each;
  for (const JudgedRecord& record : judge_all(compiled.program, reader, options)) {
    if (compiled.program.rules[record.rule].id != rule) continue;
    each.push_back(record.key + "=" + "PFN?"[static_cast<int>(record.outcome)]);
  }
  std::sort(each.begin(), each.end());
  std::string out;
  for (const std::string& one : each) out += (out.empty() ? "" : " ") + one;
  return out;
}

constexpr std::int32_t kLeapDay = 19782;      // 2024-02-29
constexpr std::int32_t kAprilSecond = 20545;  // 2026-04-02
constexpr std::int32_t kNovember = 20787;     // 2026-11-30

}  // namespace

TEST_CASE("(1) a reference that exists", "[differential]") {
  CHECK(outcomes("MUS-001", kAprilSecond,
                 {{"besiktning.json",
                   R"([{"nummer":"n1"},{"nummer":"n2"},{"nummer":"n2"},{"nummer":null}])"},
                  {"utlån.json", R"([
    {"id":"a1","ömtåligt":true,"besiktning":"n1"},
    {"id":"a2","ömtåligt":true},
    {"id":"a3","ömtåligt":true,"besiktning":""},
    {"id":"b1","ömtåligt":true,"besiktning":"n9"},
    {"id":"b2","ömtåligt":true,"besiktning":"n2"},
    {"id":"b3","ömtåligt":true,"besiktning":["n1"]},
    {"id":"b4","ömtåligt":true,"besiktning":"Vet ej"},
    {"id":"c1","ömtåligt":false,"besiktning":"n9"},
    {"id":"c2","ömtåligt":"nej","besiktning":"n2"},
    {"id":"d1","besiktning":"n1"},
    {"id":"d2","ömtåligt":"kanske","besiktning":"n1"},
    {"id":"d3","ömtåligt":"Vet ej"}])"}}) ==
        "a1=P a2=F a3=F b1=F b2=? b3=? b4=? c1=N c2=N d1=? d2=? d3=?");
}

TEST_CASE("(2) some member, with calendar months and an end that may be open", "[differential]") {
  CHECK(outcomes("MUS-003", kLeapDay,
                 {{"vakt.json", R"([
    {"nummer":"a1","från":"2020-01-01","tjänstefri":false},
    {"nummer":"a2","från":"2020-01-01","tjänstefri":false},
    {"nummer":"a3","från":"2020-01-01","tjänstefri":false},
    {"nummer":"a4","från":"2020-01-01","tjänstefri":false},
    {"nummer":"a5","från":"2020-01-01","tjänstefri":false},
    {"nummer":"a6","från":"2020-01-01","tjänstefri":false,"till":"någon gång"},
    {"nummer":"a7","tjänstefri":false},
    {"nummer":"a8","tjänstefri":true},
    {"nummer":"a9","från":"2020-01-01","tjänstefri":false,"till":"2024-02-28"},
    {"nummer":"b1","från":"2020-01-01","tjänstefri":false},
    {"nummer":"b2","från":"2020-01-01","tjänstefri":false},
    {"nummer":"b2","från":"2020-01-01","tjänstefri":true},
    {"nummer":"b3","från":"2020-01-01","tjänstefri":false},
    {"nummer":"b3","från":"2020-01-01","tjänstefri":false},
    {"nummer":"b4","från":"2023-11-29","tjänstefri":false},
    {"nummer":"b5","från":"2023-11-30","tjänstefri":false},
    {"nummer":"b6","från":"2020-01-01","tjänstefri":"ibland"}])"},
                  {"prov.json", R"([
    {"vakt":"a1","slag":"Brand","avlagt":"2023-02-28"},
    {"vakt":"a2","slag":"Brand","avlagt":"2023-02-27"},
    {"vakt":"a3","slag":"Brand","avlagt":"våren 2023"},
    {"vakt":"a4","avlagt":"2023-09-01"},
    {"vakt":"a5","slag":"Vatten","avlagt":"våren 2023"},
    {"vakt":"a6","slag":"Brand","avlagt":"2024-01-01"},
    {"vakt":"a7","slag":"Brand","avlagt":"2024-01-01"},
    {"vakt":"b2","slag":"Brand","avlagt":"2024-01-01"},
    {"vakt":"b4","slag":"Brand","avlagt":"2024-03-01"},
    {"vakt":"b6","slag":"Brand","avlagt":"2024-01-01"},
    {"vakt":"ingen","slag":"Brand","avlagt":"2024-01-01"},
    {"slag":"Brand","avlagt":"2024-01-01"}])"}}) ==
        "a1=P a2=F a3=? a4=? a5=F a6=? a7=? a8=N a9=N b1=F b2=? b2=N b3=F b3=F b4=F b5=N b6=?");
}

TEST_CASE("(3) instants, alternatives, and a duty that is not yet due", "[differential]") {
  CHECK(outcomes("MUS-002", kAprilSecond, {{"larm.json", R"([
    {"nummer":"a1","skarpt":true,"utlöst":"2026-03-27 16:00","rapporterat":"2026-03-30 17:00"},
    {"nummer":"a2","skarpt":true,"utlöst":"2026-03-27 16:00","rapporterat":"2026-03-30 17:01"},
    {"nummer":"a3","skarpt":true,"utlöst":"2026-03-27 16:00","rapporterat":"2026-03-30T15:00:00Z"},
    {"nummer":"a4","skarpt":true,"utlöst":"2026-03-27 16:00","rapporterat":"2026-03-27 15:59"},
    {"nummer":"a5","skarpt":true,"utlöst":"2026-03-31 09:00"},
    {"nummer":"a6","skarpt":true,"utlöst":"2026-03-30 09:00"},
    {"nummer":"b1","skarpt":true,"rapporterat":"2026-03-30 17:00"},
    {"nummer":"b2","skarpt":true,"rapporterat":"2026-03-30 17:00","dröjsmål":"Strömavbrott"},
    {"nummer":"b3","skarpt":true,"dröjsmål":"Strömavbrott"},
    {"nummer":"b4","skarpt":true,"utlöst":"2026-03-27 16:00","rapporterat":"2026-03-31 09:00",
     "ursäkt":{}},
    {"nummer":"b5","skarpt":true,"utlöst":"2026-03-27 16:00","rapporterat":"tidigt"},
    {"nummer":"b6","skarpt":true,"utlöst":"2026-03-27 16:00","rapporterat":"tidigt",
     "ursäkt":"Övning"},
    {"nummer":"b7","skarpt":true,"utlöst":"2026-04-01 09:00","rapporterat":"tidigt",
     "ursäkt":"Övning"},
    {"nummer":"c1","utlöst":"2026-03-27 16:00","rapporterat":"2026-03-30 09:00"},
    {"nummer":"c2","skarpt":false},
    {"nummer":"c3","skarpt":true,"utlöst":"2026-03-29 02:30","rapporterat":"2026-03-29 04:00"},
    {"nummer":"c4","skarpt":true,"utlöst":"2025-10-26 02:30","rapporterat":"2025-10-26 04:00"},
    {"nummer":"c5","skarpt":true,"utlöst":"2025-10-26T02:30+02:00","rapporterat":"2025-10-29 01:31"},
    {"nummer":"c6","skarpt":true,"utlöst":"2025-10-26T02:30+01:00","rapporterat":"2025-10-29 02:30"}])"}}) ==
        "a1=P a2=F a3=P a4=F a5=N a6=F b1=? b2=P b3=? b4=? b5=? b6=P b7=? c1=? c2=N c3=? c4=? c5=F "
        "c6=P");
}

TEST_CASE("(4) counts as intervals over collections", "[differential]") {
  CHECK(outcomes("MUS-004", kNovember,
                 {{"sal.json", R"([
    {"kod":"a1","namn":"A","verk":40},
    {"kod":"a2","namn":"A","verk":12},
    {"kod":"a3","namn":"A","verk":12},
    {"kod":"a4","namn":"A","verk":10},
    {"kod":"a5","namn":"A"},
    {"kod":"a6","namn":"A","verk":"många"},
    {"kod":"b1","namn":"A","verk":15},
    {"kod":"b2","namn":"A","verk":15},
    {"kod":"b3","namn":"A","verk":15},
    {"kod":"b4","namn":"A","verk":15},
    {"kod":"c1","namn":"A","verk":15},
    {"kod":"c1","namn":"A","verk":15},
    {"kod":"c2","namn":"A","verk":15},
    {"kod":"c2","namn":"A","verk":5}])"},
                  {"larm.json", R"([
    {"nummer":"1","sal":"a1","utlöst":"2026-05-05 08:00"},
    {"nummer":"2","sal":"a2","utlöst":"2025-12-31 23:30"},
    {"nummer":"3","sal":"a3","utlöst":"2025-12-31T23:30:00Z"},
    {"nummer":"4","sal":"b1","utlöst":"maj"},
    {"nummer":"5","sal":"b3","utlöst":"maj"},
    {"nummer":"6","sal":"c1","utlöst":"2026-05-05 08:00"},
    {"nummer":"7","sal":"borta","utlöst":"2026-05-05 08:00"},
    {"nummer":"8","utlöst":"2026-05-05 08:00"}])"},
                  {"intyg.json", R"([
    {"sal":"b2","avser_år":"i år"},
    {"sal":"b3","avser_år":2026},
    {"sal":"b4","avser_år":2025},
    {"sal":["b4"],"avser_år":2026}])"}}) ==
        "a1=P a2=F a3=P a4=N a5=? a6=? b1=? b2=? b3=P b4=F c1=? c1=? c2=F c2=N");
}

TEST_CASE("(5) all of a list of references", "[differential]") {
  CHECK(outcomes("MUS-005", kAprilSecond,
                 {{"monter.json", R"([
    {"id":"stark","skydd":"Larmat"},
    {"id":"svag","skydd":"Glas"},
    {"id":"oläslig","skydd":"Hemligt"},
    {"id":"tom"},
    {"id":"dubbel","skydd":"Valv"},
    {"id":"dubbel","skydd":"Valv"}])"},
                  {"utställning.json", R"([
    {"id":"a1","lånad":true,"montrar":["stark"]},
    {"id":"a2","lånad":true,"montrar":["stark","svag"]},
    {"id":"a3","lånad":true,"montrar":[]},
    {"id":"a4","lånad":true},
    {"id":"a5","lånad":true,"montrar":null},
    {"id":"b1","lånad":true,"montrar":["stark","oläslig"]},
    {"id":"b2","lånad":true,"montrar":["svag","oläslig"]},
    {"id":"b3","lånad":true,"montrar":["stark","borta"]},
    {"id":"b4","lånad":true,"montrar":["svag","borta"]},
    {"id":"b5","lånad":true,"montrar":["stark","dubbel"]},
    {"id":"b6","lånad":true,"montrar":["stark","tom"]},
    {"id":"b7","lånad":true,"montrar":["stark",null]},
    {"id":"b8","lånad":true,"montrar":[null]},
    {"id":"c1","lånad":false,"montrar":["svag"]},
    {"id":"c2","montrar":["stark"]}])"}}) ==
        "a1=P a2=F a3=F a4=? a5=? b1=? b2=F b3=? b4=F b5=? b6=? b7=? b8=? c1=N c2=?");
}

TEST_CASE("(6) groups with possible members, and a share at its limit", "[differential]") {
  const std::string in_time = R"("utlöst":"2026-05-04 08:00","rapporterat":"2026-05-04 09:00")";
  const std::string late = R"("utlöst":"2026-05-04 08:00","rapporterat":"2026-05-08 09:00")";
  const std::string open = R"("utlöst":"2026-05-04 08:00","rapporterat":"någon gång")";
  const std::vector<std::pair<const char*, std::string>> given{
      {R"("a1","skarpt":true)", in_time},  // one of two
      {R"("a1","skarpt":true)", late},
      {R"("a2","skarpt":true)", in_time},  // two of three
      {R"("a2","skarpt":true)", late},
      {R"("a2","skarpt":true)", late},
      {R"("a3","skarpt":true)", late},  // one or two of two
      {R"("a3","skarpt":true)", open},
      {R"("b1","skarpt":true)", in_time},  // one member or two
      {R"("b1")", in_time},
      {R"("b2","skarpt":true)", in_time},  // none, or one of three
      {R"("b2","skarpt":true)", in_time},
      {R"("b2")", late},
      {R"("b3","skarpt":true)", late},  // two of two, or of three
      {R"("b3","skarpt":true)", late},
      {R"("b3")", in_time},
      {R"("b4")", in_time},  // none to two
      {R"("b4")", in_time},
      {R"("c1","skarpt":true)", in_time},  // too few
      {R"("c2","skarpt":false)", late},    // no member, so no group
      {R"("borta","skarpt":true)", late},  // links are read as recorded
      {R"("dubbel","skarpt":true)", late},
      {R"("a1","skarpt":true)", R"("utlöst":"i våras","rapporterat":"2026-05-08 09:00")"}};
  std::string alarms;
  for (const auto& [who, when] : given) {
    alarms += (alarms.empty() ? "[{\"nummer\":\"" : ",{\"nummer\":\"") +
              std::to_string(alarms.size()) + "\",\"sal\":" + who + "," + when + "}";
  }
  const Files files{{"larm.json", alarms + "]"}, {"sal.json", R"([
    {"kod":"a1"},{"kod":"a2"},{"kod":"a3"},{"kod":"b1"},{"kod":"b2"},{"kod":"b3"},{"kod":"b4"},
    {"kod":"c1"},{"kod":"c2"},{"kod":"dubbel"},{"kod":"dubbel"}])"}};
  CHECK(outcomes("MUS-006", kNovember, files) ==
        "a1 · 2=P a2 · 2=F a3 · 2=? b1 · 2=? b2 · 2=P b3 · 2=F b4 · 2=? c1 · 2=N");
}

}  // namespace regel
