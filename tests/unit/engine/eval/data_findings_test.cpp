// What a run tells of the data itself: each code with the register, the field, how many values it
// is about, and the rules whose result it limits.

#include "engine/eval/data_findings.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "engine/run.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/compiled.hpp"

namespace regel {
namespace {

constexpr std::int32_t kDay = 20513;  // 2026-03-01

using Files = std::vector<std::pair<std::string, std::string>>;

outcome::RunReport ran(const std::string& text, const Files& exports) {
  const Compilation compiled = test::compiled({"språk svenska\n" + text});
  REQUIRE_FALSE(compiled.sink.has_errors());
  MemoryFileReader files;
  for (const auto& [name, bytes] : exports) files.add(name, bytes);
  RunOptions options;
  options.as_of = kDay;
  return run(compiled.program, files, options);
}

// "D902 R.n 2": code, register, field if it is about one, and how many; sorted, joined by "; ".
std::string findings(const outcome::RunReport& report) {
  std::vector<std::string> lines;
  for (const outcome::DataFinding& finding : report.data_findings) {
    std::string line = std::string(diag::info(finding.code).name) + " " + finding.register_name;
    if (!finding.field.empty()) line += "." + finding.field;
    lines.push_back(line + " " + std::to_string(finding.count));
  }
  std::sort(lines.begin(), lines.end());
  std::string all;
  for (const std::string& line : lines) all += (all.empty() ? "" : "; ") + line;
  return all;
}

// "D914: A-1 A-2": the rules that a shortcoming limits.
std::string caveats(const outcome::RunReport& report) {
  std::string all;
  for (const outcome::Caveat& caveat : report.caveats) {
    all += (all.empty() ? "" : "; ") + std::string(diag::info(caveat.code).name) + ":";
    for (const std::string& rule : caveat.rules) all += " " + rule;
  }
  return all;
}

std::string rule(const std::string& requirement) {
  return "regel A-1 \"a\"\n  för varje: R\n  ska: " + requirement + "\n  annars: \"{id}\"\n";
}

// A register of one field beside its key, and a rule on that field.
std::string about(const std::string& field, const std::string& requirement) {
  return "register R\n  fil: \"r.json\"\n  nyckel: id\n  fält id: text från \"id\"\n  fält " +
         field + "\n" + rule(requirement);
}

std::string found(const std::string& field, const std::string& requirement,
                  const std::string& records) {
  return findings(ran(about(field, requirement), {{"r.json", records}}));
}

// The texts, in order.
std::vector<std::string> texts(const outcome::RunReport& report) {
  std::vector<std::string> all;
  for (const outcome::DataFinding& finding : report.data_findings) {
    all.push_back(
        diag::fill(diag::info(finding.code).text_sv, finding.args, diag::Language::Swedish));
  }
  return all;
}

// "key pointer" of the examples of the first finding.
std::vector<std::string> examples(const outcome::RunReport& report) {
  std::vector<std::string> all;
  const outcome::DataFinding& finding = report.data_findings.at(0);
  for (std::size_t i = 0; i < finding.examples.size(); ++i) {
    all.push_back(finding.keys.at(i) + " " + finding.examples[i].pointer);
  }
  return all;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("values that are missing, of the wrong type or given twice", "[eval]") {
  const std::string n = "n: heltal från \"n\"";
  CHECK(found(n, "n > 0", R"([{"id": "1", "n": 1}])").empty());
  CHECK(found(n, "n > 0", R"([{"id": "1", "n": 1}, {"id": "2"}])") == "D901 R.n 1");
  CHECK(found(n, "n > 0", R"([{"id": "1", "n": "x"}, {"id": "2", "n": [1]}])") == "D902 R.n 2");
  CHECK(found(n, "n > 0", R"([{"id": "1", "n": 1, "n": 2}, {"id": "2", "n": 1}])") == "D923 R.n 1");
  CHECK(found(n, "n > 0", R"([{"id": "1"}, {"id": "2"}])") == "D912 R.n 2");
}

TEST_CASE("elements that are no records, and names that nobody declared", "[eval]") {
  const std::string n = "n: heltal från \"belopp\"";
  CHECK(found(n, "n > 0", R"([{"id": "1", "belopp": 1}, 7, [], "x"])") == "D922 R 3");
  CHECK(found("l: lista av text från \"l\"", "l innehåller \"a\"",
              R"([{"id": "1", "l": ["a"]}, 7, {"id": "2", "l": ["a", {}]}])") ==
        "D902 R.l 1; D922 R 1");
  CHECK(found(n, "n > 0", "[7]") == "D922 R 1");
  const outcome::RunReport report =
      ran(about(n, "n > 0"), {{"r.json", R"([{"id": "1", "belopp": 1, "belop": 2}])"}});
  CHECK(findings(report) == "D908 R 1");
  CHECK(diag::fill(diag::info(report.data_findings[0].code).text_sv, report.data_findings[0].args,
                   diag::Language::Swedish)
            .find("\"belopp\"") != std::string::npos);
}

TEST_CASE("values that were rounded, imprecise, single or between two clocks", "[eval]") {
  CHECK(found("n: tal från \"n\"", "n > 0", R"([{"id": "1", "n": 0.12345678}])") == "D911 R.n 1");
  CHECK(found("d: datum från \"d\"", "d >= 2020-01-01", R"([{"id": "1", "d": "2021-05"}])") ==
        "D919 R.d 1");
  CHECK(found("l: lista av text från \"l\"", "antal(l) > 0", R"([{"id": "1", "l": "a"}])") ==
        "D921 R.l 1");
  // 2025-10-26 the clock was set back at 03:00, 2025-03-30 forward at 02:00.
  CHECK(found("t: tidpunkt från \"t\"", "t <= nu",
              R"([{"id": "1", "t": "2025-10-26T02:30"}, {"id": "2", "t": "2025-03-30T02:30"},
                  {"id": "3", "t": "2025-10-26T12:30"}])") == "D909 R.t 2");
}

TEST_CASE("keys that occur twice limit the rules that look them up", "[eval]") {
  const std::string text =
      "register R\n  fil: \"r.json\"\n  nyckel: id\n  fält id: text från \"id\"\n"
      "  fält s: länk till S från \"s\"\n"
      "register S\n  fil: \"s.json\"\n  nyckel: id\n  fält id: text från \"id\"\n"
      "  fält n: heltal från \"n\"\n" +
      rule("s.n > 0");
  const outcome::RunReport report =
      ran(text, {{"r.json", R"([{"id": "1", "s": "a"}])"},
                 {"s.json", R"([{"id": "a", "n": 1}, {"id": "a", "n": 1}, {"id": "b", "n": 1}])"}});
  CHECK(findings(report) == "D903 S 2");
  CHECK(report.data_findings[0].keys == std::vector<std::string>{"a"});
  CHECK(caveats(report) == "D903: A-1");
  CHECK(report.rules[0].undetermined == 1);
}

TEST_CASE("registers, fields and earlier exports that were not supplied", "[eval]") {
  const std::string r =
      "register R\n  fil: \"r.json\"\n  nyckel: id\n  fält id: text från \"id\"\n";
  const Files one = {{"r.json", R"([{"id": "1"}])"}};
  const std::string link =
      r + "  fält s: länk till S från \"s\", valfritt\nregister S\n  nyckel: id\n" +
      "  fält id: text\n  fält n: heltal\n";
  const outcome::RunReport missing =
      ran(link + rule("s finns och s.n > 0"), {{"r.json", R"([{"id": "1", "s": "a"}])"}});
  CHECK(findings(missing) == "D907 S 1");
  CHECK(caveats(missing) == "D907: A-1");
  CHECK(findings(ran(r + "  fält n: heltal\n" + rule("n > 0"), one)) == "D916 R.n 1");
  const outcome::RunReport previous = ran(r + rule("föregående finns"), one);
  CHECK(findings(previous) == "D918 R 1");
  CHECK(caveats(previous) == "D918: A-1");
}

TEST_CASE("what an export says of its number and its age", "[eval]") {
  const std::string text =
      "register R\n  fil: \"r.json\"\n  poster: \"$.p[*]\"\n  antal: \"$.n\"\n"
      "  färskhet: 31 dagar från \"$.d\"\n  nyckel: id\n  fält id: text från \"id\"\n" +
      rule("id = \"1\"");
  const auto envelope = [&](const std::string& head) {
    return ran(text, {{"r.json", "{" + head + R"("p": [{"id": "1"}]})"}});
  };
  CHECK(findings(envelope(R"("n": 1, "d": "2026-01-29", )")).empty());
  CHECK(findings(envelope(R"("n": 1, "d": "2026-01-28", )")) == "D906 R 1");
  CHECK(findings(envelope(R"("n": 1, )")) == "D906 R 1");
  const outcome::RunReport fewer = envelope(R"("n": 2, "d": "2026-02-28", )");
  CHECK(findings(fewer) == "D914 R 1");
  CHECK(caveats(fewer) == "D914: A-1");
}

TEST_CASE("records above each other in a ring", "[eval]") {
  const std::string text =
      "register R\n  fil: \"r.json\"\n  nyckel: id\n  fält id: text från \"id\"\n"
      "  fält över: länk till R från \"o\", valfritt\n  träd via över\n" +
      rule("ingen av överordnade som ö uppfyller ö.id = \"1\"");
  CHECK(findings(ran(text, {{"r.json", R"([{"id": "1", "o": "2"}, {"id": "2", "o": "1"},
                                           {"id": "3"}])"}})) == "D915 R 2");
}

TEST_CASE("a finding names the records that showed it, the first three", "[eval]") {
  const std::string n = about("n: heltal från \"n\"", "n > 0");
  const auto one = ran(n, {{"r.json", R"([{"id": "a", "n": 1}, {"id": "b", "n": "x"}])"}});
  CHECK(texts(one) == Lines{"R b: `n` är inte ett heltal."});
  CHECK(examples(one) == Lines{"b /1/n"});
  CHECK(one.data_findings[0].examples[0].file == "r.json");
  CHECK(one.data_findings[0].examples[0].line == 1);
  const auto four = ran(n, {{"r.json", R"([{"id": "a", "n": 1}, {"id": "b"}, {"id": "c"},
                                           {"id": "d", "n": null}, {"id": "e"}])"}});
  CHECK(texts(four) == Lines{"R: `n` saknas."});
  CHECK(examples(four) == Lines{"b /1/n", "c /2/n", "d /3/n"});
  CHECK(four.data_findings[0].count == 4);
  // A key that looks like a personal identity number is masked here too.
  const auto person = ran(n, {{"r.json", R"([{"id": "a", "n": 1}, {"id": "19121212-1212"}])"}});
  CHECK(examples(person)[0].find("1212") == std::string::npos);
  CHECK(texts(person)[0].find("1212") == std::string::npos);
}

TEST_CASE("fields within records and lists of records are told of by their whole names", "[eval]") {
  const std::string text =
      "post P\n  fält b: heltal från \"b\"\n  fält c: datum från \"c\"\n"
      "register R\n  fil: \"r.json\"\n  nyckel: id\n  fält id: text från \"id\"\n"
      "  fält p: P från \"p\"\n  fält l: lista av P från \"l\"\n";
  const auto of = [&](const std::string& requirement, const std::string& record) {
    return ran(text + rule(requirement),
               {{"r.json", "[{\"id\": \"1\", " + record +
                               "}, {\"id\": \"2\", \"p\": {\"b\": 1, \"c\": "
                               "\"2021-01-01\"}, \"l\": []}]"}});
  };
  CHECK(texts(of("p.b > 0 och p.c > 2020-01-01", R"("p": {"b": "x", "c": "y"})")) ==
        Lines{"R 1: `p.b` är inte ett heltal.", "R 1: `p.c` är inte ett datum."});
  const auto list = of("alla l som e uppfyller (e.b > 0 och e.c > 2020-01-01)",
                       R"("l": [{"b": 1, "c": "2021-01-01"}, {"c": "y"}, 7])");
  CHECK(findings(list) == "D901 R.l.b 1; D902 R.l 1; D902 R.l.c 1");
}

TEST_CASE("links that lead nowhere", "[eval]") {
  const std::string registers =
      "register R\n  fil: \"r.json\"\n  nyckel: id\n  fält id: text från \"id\"\n"
      "  fält s: länk till S från \"s\", valfritt\n"
      "  fält l: lista av länk till S från \"l\", valfritt\n"
      "register S\n  fil: \"s.json\"\n  nyckel: id\n  fält id: text från \"id\"\n";
  const std::string s = R"([{"id": "DPIA-40"}, {"id": "X-1"}])";
  const auto of = [&](const std::string& requirement, const std::string& records) {
    return ran(registers + rule(requirement), {{"r.json", records}, {"s.json", s}});
  };
  CHECK(findings(of("s finns", R"([{"id": "1", "s": "X-1", "l": []}, {"id": "2"}])")).empty());
  const auto one =
      of("s finns", R"([{"id": "1", "s": "X-1", "l": []}, {"id": "2", "s": "DPIA-404"}])");
  CHECK(findings(one) == "D904 R.s 1");
  CHECK(texts(one) ==
        Lines{"R 2: `s` pekar på \"DPIA-404\", som inte finns i S. Närmast: DPIA-40."});
  CHECK(examples(one) == Lines{"2 /1/s"});
  // What is no key may be a name.
  CHECK(texts(of("s finns", R"([{"id": "2", "s": "Anna Andersson", "l": []}])")) ==
        Lines{"R 2: `s` pekar på en nyckel som inte finns i S."});
  const auto several =
      of("alla l som e uppfyller e.id finns",
         R"([{"id": "1", "s": null, "l": ["X-1", "X-2"]}, {"id": "2", "l": ["X-3"]}])");
  CHECK(texts(several) == Lines{"R: `l` pekar på nycklar som inte finns i S."});
  CHECK(examples(several) == Lines{"1 /0/l/1", "2 /1/l/0"});
}

TEST_CASE("a link of a register that is only looked into leads nowhere too", "[eval]") {
  const std::string text =
      "register R\n  fil: \"r.json\"\n  nyckel: id\n  fält id: text från \"id\"\n"
      "  samling barn: S via r\n"
      "register S\n  fil: \"s.json\"\n  nyckel: id\n  fält id: text från \"id\"\n"
      "  fält r: länk till R från \"r\"\n" +
      rule("barn finns");
  CHECK(findings(ran(text, {{"r.json", R"([{"id": "1"}])"},
                            {"s.json", R"([{"id": "a", "r": "1"}, {"id": "b", "r": "9"}])"}})) ==
        "D904 S.r 1; D905 S.r 1");
}

TEST_CASE("a link is looked up although what lies behind it was not supplied", "[eval]") {
  // S is read before R, in the same step.
  const std::string text =
      "register S\n  fil: \"s.json\"\n  nyckel: id\n  fält id: text från \"id\"\n"
      "  samling folk: T via s\n"
      "register R\n  fil: \"r.json\"\n  nyckel: id\n  fält id: text från \"id\"\n"
      "  fält s: länk till S från \"s\", valfritt\n"
      "register T\n  nyckel: id\n  fält id: text\n  fält s: länk till S\n" +
      rule("s är ifyllt och antal(s.folk) >= 1");
  CHECK(findings(ran(text, {{"r.json", R"([{"id": "1", "s": "a"}])"},
                            {"s.json", R"([{"id": "a"}])"}})) == "D907 T 1");
}

TEST_CASE("what should be unique and is not", "[eval]") {
  const auto of = [&](const std::string& fields, const std::string& records) {
    return ran("register R\n  fil: \"r.json\"\n  nyckel: id\n" + fields +
                   "  fält id: text från \"id\"\n" + rule("id finns"),
               {{"r.json", records}});
  };
  const std::string name = "  unik: n\n  fält n: text från \"n\", valfritt\n";
  CHECK(findings(of(name, R"([{"id": "1", "n": "a"}, {"id": "2", "n": "A"}, {"id": "3"},
                              {"id": "4"}])"))
            .empty());
  CHECK(texts(of(name, R"([{"id": "1", "n": "a"}, {"id": "2", "n": "a "}])")) ==
        Lines{"R: `n` = \"a\" förekommer i 2 poster men ska vara unikt."});
  const std::string any_case = "  unik: n\n  fält n: text från \"n\", oavsett versaler\n";
  CHECK(findings(of(any_case, R"([{"id": "1", "n": "a"}, {"id": "2", "n": "A"}])")) == "D920 R 2");
  const std::string two = "  unik: n, m\n  fält n: text från \"n\"\n  fält m: heltal från \"m\"\n";
  CHECK(texts(of(two, R"([{"id": "1", "n": "a", "m": 1}, {"id": "2", "n": "a", "m": 2},
                          {"id": "3", "n": "a", "m": 1}])")) ==
        Lines{"R: `n`, `m` = \"a \u00b7 1\" förekommer i 2 poster men ska vara unikt."});
  // An element may stand twice in one record, not in two.
  const std::string list = "  unik: l\n  fält l: lista av text från \"l\"\n";
  CHECK(findings(of(list, R"([{"id": "1", "l": ["a", "a"]}, {"id": "2", "l": ["b"]}])")).empty());
  CHECK(texts(of(list, R"([{"id": "1", "l": ["a"]}, {"id": "2", "l": ["b", "a"]}])")) ==
        Lines{"R: `l` = \"a\" förekommer i 2 poster men ska vara unikt."});
  const std::string secret = "  unik: n\n  fält n: text från \"n\", skyddat\n";
  const auto hidden = of(secret, R"([{"id": "1", "n": "Anna"}, {"id": "2", "n": "Anna"}])");
  CHECK(findings(hidden) == "D920 R 2");
  CHECK(texts(hidden)[0].find("Anna") == std::string::npos);
}

TEST_CASE("rules that met no record, and dates outside the calendar", "[eval]") {
  CHECK(texts(ran(about("n: heltal från \"n\"", "n > 0"), {{"r.json", "[]"}})) ==
        Lines{"A-1 var i kraft men ingen post var tillämplig."});
  const auto dates = ran(about("d: datum från \"d\"", "d + 3 arbetsdagar >= 2020-01-01"),
                         {{"r.json", R"([{"id": "1", "d": "1950-01-02"}, {"id": "2",
                                          "d": "2026-01-02"}])"}});
  CHECK(findings(dates) == "D917 R 1");
  CHECK(texts(dates)[0].find("1 datum ligger utanför.") != std::string::npos);
}

TEST_CASE("of many keys that occur twice twenty are named", "[eval]") {
  std::string records;
  for (int i = 10; i < 35; ++i) {
    const std::string record = "{\"id\": \"k" + std::to_string(i) + "\"}";
    records += (records.empty() ? "[" : ",") + record + "," + record;
  }
  const auto report =
      ran("register R\n  fil: \"r.json\"\n  nyckel: id\n"
          "  fält id: text från \"id\"\n" +
              rule("antal(R som x där x.id = denna.id) = 1"),
          {{"r.json", records + "]"}});
  const Lines all = texts(report);
  REQUIRE(all.size() == 21);
  CHECK(all[0] == "R: nyckeln k10 förekommer 2 gånger. Länkar dit kan inte följas.");
  CHECK(all[20] == "R: 5 nycklar till förekommer flera gånger. Länkar dit kan inte följas.");
  CHECK(report.data_findings[20].count == 10);
  REQUIRE(report.caveats.size() == 1);
  CHECK(report.caveats[0].args[1].sv == "25 nycklar");
}

TEST_CASE("records that are in no group of a rule are counted", "[data]") {
  const std::string grouped =
      "register R\n  fil: \"r.json\"\n  fält id: text från \"id\"\n"
      "  fält enhet: text från \"enhet\", valfritt\n  fält dag: datum från \"dag\", valfritt\n"
      "  fält med: ja/nej från \"med\", valfritt\n";
  const std::string demand = "\n  ska: antal(medlemmar) >= 1\n  annars: \"fel\"\n";
  const std::string subject = "  för varje: grupp av R ";
  // Two have no unit, one of them no day either; one has only a year.
  const std::string records =
      R"([{"id":"a","enhet":"E1","dag":"2026-01-02","med":true},
          {"id":"b","dag":"2026-01-03","med":true},
          {"id":"c","enhet":"E1","dag":"2026","med":false},
          {"id":"d"}])";
  const auto of = [&](const std::string& rules) {
    return ran(grouped + rules, {{"r.json", records}});
  };

  const outcome::RunReport units = of("regel A-1 \"a\"\n" + subject + "per enhet" + demand +
                                      "regel A-2 \"a\"\n" + subject + "per enhet" + demand);
  CHECK(findings(units) == "D927 R 2");
  CHECK(caveats(units) == "D927: A-1 A-2");
  CHECK(texts(units) == std::vector<std::string>{"R: 2 poster är inte med i någon grupp; `enhet` "
                                                 "saknas där eller är inte entydigt."});

  // A date that can be several is no key, but its year is one; of "d" neither is known.
  CHECK(findings(of("regel A-1 \"a\"\n" + subject + "per dag" + demand)) ==
        "D919 R.dag 1; D927 R 2");
  CHECK(findings(of("regel A-1 \"a\"\n" + subject + "per år(dag) som året" + demand)) ==
        "D919 R.dag 1; D927 R 1");
  CHECK(findings(of("regel A-1 \"a\"\n" + subject + "per enhet, år(dag) som året" + demand)) ==
        "D919 R.dag 1; D927 R 2");
  CHECK(texts(of("regel A-1 \"a\"\n" + subject + "per enhet, med" + demand)).back() ==
        "R: 2 poster är inte med i någon grupp; något av `enhet`, `med` saknas där eller är inte "
        "entydigt.");
  // What the filter leaves out is not asked for; what it may leave out is.
  CHECK(findings(of("regel A-1 \"a\"\n" + subject + "där (med finns och med = ja) per enhet" +
                    demand)) == "D927 R 1");
  CHECK(findings(of("sammanställning S-1 \"s\"\n" + subject +
                    "per enhet\n  visar n: antal(medlemmar)\n")) == "D927 R 2");
  CHECK(findings(of(rule("enhet finns"))).empty());
}

TEST_CASE("groups of other records, and of the earlier export, are told apart", "[data]") {
  const std::string text =
      "register R\n  fil: \"r.json\"\n  nyckel: id\n  fält id: text från \"id\"\n"
      "  fält enhet: text från \"enhet\", valfritt\n  fält med: ja/nej från \"med\"\n";
  const auto of = [](const std::string& id, const std::string& members) {
    return "regel " + id + " \"a\"\n  för varje: grupp av R där med = " + members +
           " per enhet\n  ska: antal(medlemmar) >= 1\n  annars: \"fel\"\n";
  };
  const Files files{
      {"r.json", R"([{"id":"a","med":true},{"id":"b","med":false},{"id":"c","med":false},
          {"id":"d","enhet":"E1","med":true},{"id":"e","enhet":"E1","med":false}])"}};
  const outcome::RunReport report = ran(text + of("A-1", "ja") + of("A-2", "nej"), files);
  CHECK(findings(report) == "D927 R 1; D927 R 2");
  CHECK(caveats(report) == "D927: A-1; D927: A-2");

  const Compilation compiled =
      test::compiled({"språk svenska\n" + text +
                      "regel A-3 \"a\"\n  för varje: grupp av föregående R per enhet\n"
                      "  ska: antal(medlemmar) >= 1\n  annars: \"fel\"\n"});
  REQUIRE_FALSE(compiled.sink.has_errors());
  MemoryFileReader folders;
  folders.add("nu/r.json", R"([{"id":"a","enhet":"E1","med":true}])");
  folders.add("förr/r.json", R"([{"id":"a","enhet":"E1","med":true},{"id":"b","med":true}])");
  RunOptions options;
  options.as_of = 20513;  // 2026-03-01
  options.folder = "nu";
  options.previous_folder = "förr";
  const std::vector<std::string> told = texts(run(compiled.program, folders, options));
  CHECK(told == std::vector<std::string>{"R (föregående uttag): 1 post är inte med i någon grupp; "
                                         "`enhet` saknas där eller är inte entydigt."});
}

TEST_CASE("values that are written alike together are counted together", "[data]") {
  const std::string text = about("a: text från \"a\"\n  fält b: text från \"b\"", "id finns");
  const std::string rules = std::string(text).replace(text.find("  fält id"), 0, "  unik: a, b\n");
  const std::string one = R"("a":"x · y","b":"z"})";
  const std::string other = R"("a":"x","b":"y · z"})";
  std::string records;
  for (int i = 0; i < 5; ++i) {
    records += (i == 0 ? "[{\"id\":\"" : ",{\"id\":\"") + std::to_string(i) + "\"," +
               (i < 2 ? one : other);
  }
  CHECK(findings(ran(rules, {{"r.json", records + "]"}})) == "D920 R 5");
}

}  // namespace regel
