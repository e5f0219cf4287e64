// Arbitrary bytes as an export: accepted exactly where another parser accepts them, and read the
// same through a window of 64 bytes as in one piece. Nothing crashes, whatever the bytes are.

#include <cstdint>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "engine/ingest/locate.hpp"
#include "engine/ingest/read_all.hpp"
#include "lang/base/check.hpp"

namespace {

using namespace regel;
using column::ReadAs;
using types::PathStep;

column::FieldSpec field(ReadAs as, types::FieldPath path) {
  column::FieldSpec spec;
  spec.as = as;
  spec.path = std::move(path);
  if (as == ReadAs::Code) spec.spellings = {{"a", 0}, {"å", 1}};
  if (as == ReadAs::Text) spec.unknown = {"vet ej"};
  return spec;
}

// The elements are records, or the rows of a sheet.
column::ReadSpec make_spec(bool sheet) {
  column::RelationSpec record;
  record.fields = {field(ReadAs::Text, {"t"}),
                   field(ReadAs::Number, {"n"}),
                   field(ReadAs::Integer, {"i"}),
                   field(ReadAs::Date, {"d"}),
                   field(ReadAs::Code, {"c"}),
                   field(ReadAs::Bool, {"b"}),
                   field(ReadAs::Raw, {"s", "x"}),
                   field(ReadAs::Period, {"p"}),
                   field(ReadAs::Text, {"a", types::FieldStep("t", "n"), "v"})};
  column::ListSpec list;
  list.path = {"s", "l"};
  list.split_at = ";";
  list.element.fields = {field(ReadAs::Text, {})};
  record.lists = {list};
  list.path = {"o"};
  list.members = true;
  list.split_at.reset();
  list.element.fields = {field(ReadAs::Text, {"t"}), field(ReadAs::Number, {"n"})};
  record.lists.push_back(list);
  list.path = {"a", types::FieldStep("n", "n"), "v"};
  list.members = false;
  record.lists.push_back(list);
  list.path.clear();
  if (sheet) list.cells = {"t", "n"};
  if (sheet) record.lists.push_back(list);
  column::ReadSpec all;
  all.rows.push_back({{{PathStep::Kind::Elements, ""}}, record, {}});
  if (sheet) all.rows[0].sheet = {"t", {"d", "s"}};
  return all;
}

struct Outcome {
  bool accepted = false;
  std::string code;
  std::uint64_t records = 0, values = 0, lines = 0;
};

Outcome read(std::string_view bytes, const column::ReadSpec& spec, std::size_t window) {
  static const ZoneTable zones;
  ingest::Limits limits;
  limits.window = window;
  const auto source = ingest::open_memory(bytes, "fuzz");
  Outcome outcome;
  const auto summary = ingest::read_all(
      *source, spec, zones,
      [&](const column::Batch& batch) {
        outcome.records += batch.records.rows;
        for (const column::Column& column : batch.records.columns)
          outcome.values += column.value.count() * 3 + column.missing.count();
        for (const std::string_view record : batch.bytes) ingest::locate(record, {"s", "l"});
      },
      limits);
  outcome.accepted = summary.ok();
  if (summary) {
    outcome.lines = summary.value().lines;
  } else {
    outcome.code = summary.error().code;
  }
  return outcome;
}

// A document, or one a line.
bool is_json(std::string_view bytes) { return nlohmann::json::accept(bytes.begin(), bytes.end()); }

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const column::ReadSpec specs[] = {make_spec(false), make_spec(true)};
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const column::ReadSpec& spec : specs) {
    const Outcome whole = read(bytes, spec, 512 * 1024);
    const Outcome pieces = read(bytes, spec, 64);
    REGEL_CHECK(whole.accepted == pieces.accepted);
    if (whole.accepted) {
      REGEL_CHECK(whole.records == pieces.records);
      REGEL_CHECK(whole.values == pieces.values);
      REGEL_CHECK(whole.lines == pieces.lines);
    }
    // The other parser ends at a zero byte; depth and length of numbers are limited here alone.
    if (bytes.find('\0') != std::string_view::npos) continue;
    if (is_json(bytes)) REGEL_CHECK(whole.accepted || whole.code == "S009" || whole.code == "S011");
  }
  return 0;
}
