// Rows that agree in what a reduction reads of them are reduced once. Here every combination of
// values and states stands in the data several times, so that a row which takes the result of one
// that is not its like has another outcome than the definition gives it.

#include <string>
#include <vector>

#include "tests/differential/both.hpp"
#include "tests/support/catch.hpp"

namespace regel {

namespace {

const std::string kRegisters = R"(språk svenska
post Del
  fält mått: heltal från "mått"
register Fråga
  fil: "f.json"
  poster: "$[*]"
  fält nummer: heltal från "nummer"
  fält gräns: heltal från "gräns", valfritt
  fält typ: text från "typ", okänt "vet ej"
  fält sak: länk till Sak från "sak"
  fält dag: datum från "dag"
  fält gäller: ja/nej från "gäller"
register Sak
  fil: "s.json"
  poster: "$[*]"
  nyckel: id
  fält id: text från "id"
  fält typ: text från "typ"
  fält tal: heltal från "tal"
  fält dag: datum från "dag"
  fält delar: lista av Del från "delar"
)";

// S2 is there twice, so a link to it leads nowhere certain.
const std::string kThings = R"([
  {"id":"S1","typ":"a","tal":2,"dag":"2026-01-10","delar":[{"mått":1},{"mått":4}]},
  {"id":"S2","typ":"a","tal":5,"dag":"2026-02-10"},
  {"id":"S2","typ":"b","tal":"?","dag":"2026-05-05"},
  {"id":"S3","typ":"b","tal":1,"dag":"2026","delar":"?"},
  {"id":"S4","tal":9,"dag":"2026-03-01","delar":[{"mått":7}]}])";

// Every combination, twice.
std::string questions() {
  const std::vector<std::vector<std::string>> values{
      {"", "\"gräns\":1", "\"gräns\":4", "\"gräns\":\"?\""},
      {"", "\"typ\":\"a\"", "\"typ\":\"b\"", "\"typ\":\"vet ej\""},
      {"", "\"sak\":\"S1\"", "\"sak\":\"S2\"", "\"sak\":\"S3\"", "\"sak\":\"S4\"",
       "\"sak\":\"ingen\""},
      {"", "\"dag\":\"2026-01-01\"", "\"dag\":\"2026\"", "\"dag\":\"?\""},
      {"", "\"gäller\":true", "\"gäller\":false"}};
  std::vector<std::string> records{"", ""};
  for (const std::vector<std::string>& field : values) {
    std::vector<std::string> more;
    for (const std::string& record : records) {
      for (const std::string& value : field)
        more.push_back(value.empty() ? record : record + "," + value);
    }
    records = std::move(more);
  }
  std::string out;
  for (std::size_t i = 0; i < records.size(); ++i) {
    out +=
        (i == 0 ? "[" : ",") + std::string("{\"nummer\":") + std::to_string(i) + records[i] + "}";
  }
  return out + "]";
}

}  // namespace

TEST_CASE("rows that agree have one result, and rows that do not have their own",
          "[differential]") {
  const std::string data = questions();
  for (const std::string condition :
       {"någon av Sak som s uppfyller s.tal > (denna.gräns om saknas 3)",
        "alla Sak som s uppfyller (s.tal > (denna.gräns om saknas 3) eller denna.gäller = ja)",
        "antal(Sak som s där s.typ = denna.typ) >= 2",
        "någon av Sak som s där s.typ = denna.typ uppfyller s.tal > (denna.gräns om saknas 3)",
        "alla Sak som s uppfyller s.dag >= denna.dag",
        "någon av Sak som s uppfyller s.tal > (denna.gräns om saknas s.tal - 1)",
        "någon av Sak som s uppfyller (s.tal > (denna.gräns om saknas 3) + 1 och s.typ = "
        "denna.typ)",
        "någon av sak.delar som d uppfyller d.mått > (denna.gräns om saknas 3)",
        "någon av Sak som s uppfyller (någon av s.delar som d uppfyller d.mått = (denna.gräns om "
        "saknas 3))",
        "antal olika(s.typ för Sak som s där s.tal >= (denna.gräns om saknas 3)) >= 2",
        "summa(s.tal för Sak som s där s.typ = denna.typ) > 3",
        "andel(s.tal > (denna.gräns om saknas 3) för Sak som s där s.typ = denna.typ) >= 50 %",
        "antal(Sak som s där s.tal > 1) >= 3"}) {
    CAPTURE(condition);
    property::Project project;
    project.rules = kRegisters + "regel F-1 \"f\"\n  för varje: Fråga\n  ska: " + condition +
                    "\n  annars: \"fel\"\n";
    project.current["f.json"] = data;
    project.current["s.json"] = kThings;
    const outcome::RunReport report = differential::judged_by_both(project);
    CHECK(report.rules.at(0).records == 2304);
  }
}

}  // namespace regel
