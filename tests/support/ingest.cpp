#include "tests/support/ingest.hpp"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "lang/base/check.hpp"
#include "lang/base/text.hpp"

namespace regel::test {
namespace {

using column::Column;
using column::Relation;

std::string state_text(const column::Bitmap& value, const column::Bitmap& missing,
                       const column::Bitmap& unknown,
                       const std::vector<std::pair<std::uint32_t, column::InvalidDetail>>& invalid,
                       std::size_t row) {
  const int set = value.get(row) + missing.get(row) + unknown.get(row);
  const auto fault =
      std::find_if(invalid.begin(), invalid.end(), [row](const auto& f) { return f.first == row; });
  REGEL_CHECK(set + (fault != invalid.end() ? 1 : 0) == 1);
  if (missing.get(row)) return "m";
  if (unknown.get(row)) return "o";
  if (value.get(row)) return "v";
  return fmt::format("i{}", static_cast<int>(fault->second));
}

void append_row(std::string& out, const Relation& relation, std::size_t row) {
  for (const Column& column : relation.columns) {
    const std::string state =
        state_text(column.value, column.missing, column.unknown, column.invalid, row);
    out += state;
    if (state == "v") {
      if (!column.text.empty()) out += fmt::format("\"{}\"", column.text[row]);
      if (!column.low.empty()) out += fmt::format("{}", column.low[row]);
      if (!column.high.empty() && column.high[row] != column.low[row])
        out += fmt::format("..{}", column.high[row]);
    }
    out += ' ';
  }
  for (const column::ListColumn& list : relation.lists) {
    out += state_text(list.value, list.missing, list.unknown, list.invalid, row) + "[";
    REGEL_CHECK(list.offsets.size() == relation.rows + 1);
    REGEL_CHECK(list.position.size() == list.element.rows);
    REGEL_CHECK(list.in_document.size() == list.element.rows);
    for (std::uint32_t e = list.offsets[row]; e < list.offsets[row + 1]; ++e) {
      append_row(out, list.element, e);
      out += fmt::format("@{}#{};", list.position[e], list.in_document[e]);
    }
    out += "] ";
  }
}

}  // namespace

const ZoneTable& zones() {
  static const ZoneTable table = [] {
    std::ifstream file("stdlib/data/zones.txt", std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    auto parsed = ZoneTable::parse(text);
    REGEL_CHECK(parsed.has_value());
    return std::move(*parsed);
  }();
  return table;
}

types::JsonPath json_path(std::string_view text) {
  using Kind = types::PathStep::Kind;
  types::JsonPath path;
  text.remove_prefix(1);
  while (!text.empty()) {
    if (text.substr(0, 3) == "[*]") {
      path.push_back({Kind::Elements, ""});
      text.remove_prefix(3);
    } else if (text.substr(0, 2) == ".*") {
      path.push_back({Kind::Members, ""});
      text.remove_prefix(2);
    } else {
      text.remove_prefix(1);
      const std::size_t end = std::min(text.find_first_of(".["), text.size());
      path.push_back({Kind::Member, std::string(text.substr(0, end))});
      text.remove_prefix(end);
    }
  }
  return path;
}

namespace {
// "a/b", and "a/@name=b" for the attribute b of a list.
types::FieldPath steps(std::string_view path) {
  types::FieldPath out;
  if (path.empty()) return out;
  for (const std::string_view step : split(path, '/')) {
    const std::size_t is = step[0] == '@' ? step.find('=') : std::string_view::npos;
    const bool attribute = is != std::string_view::npos;
    out.emplace_back(std::string(attribute ? step.substr(is + 1) : step),
                     std::string(attribute ? step.substr(1, is - 1) : ""));
  }
  return out;
}
}  // namespace

column::FieldSpec field(column::ReadAs as, std::string_view path) {
  column::FieldSpec spec;
  spec.as = as;
  spec.path = steps(path);
  return spec;
}

column::ListSpec list_of(std::string_view path, std::vector<column::FieldSpec> fields) {
  column::ListSpec spec;
  spec.path = steps(path);
  spec.element.fields = std::move(fields);
  return spec;
}

column::ReadSpec spec_of(std::string_view rows, std::vector<column::FieldSpec> fields,
                         std::vector<column::ListSpec> lists) {
  column::ReadSpec spec;
  spec.rows.push_back({json_path(rows), {std::move(fields), std::move(lists)}, {}});
  return spec;
}

ReadOut read_out(ingest::ByteSource& source, const column::ReadSpec& spec,
                 const ingest::Range& range, const ingest::Limits& limits) {
  ReadOut out;
  ingest::StretchReader reader;
  if (const Status opened = reader.open(source, spec, zones(), range, limits); !opened) {
    out.error = opened.error();
    return out;
  }
  column::Batch batch;
  for (;;) {
    const Result<bool> more = reader.next(batch);
    if (!more) {
      out.error = more.error();
      return out;
    }
    if (!more.value()) break;
    const Relation& records = batch.records;
    REGEL_CHECK(records.rows == batch.bytes.size() && records.rows == batch.offset.size());
    for (std::size_t row = 0; row < records.rows; ++row) {
      std::string line = fmt::format("{}:{}@{}+{} ", batch.rows_index, batch.ordinal[row],
                                     batch.offset[row], batch.bytes[row].size());
      if (!batch.member[row].empty()) line += fmt::format("<{}> ", batch.member[row]);
      append_row(line, records, row);
      out.records.push_back(std::move(line));
    }
  }
  out.statistics = reader.statistics();
  out.envelope = reader.envelope();
  out.lines = reader.lines();
  out.start = reader.start().value_or(~std::uint64_t{0});
  out.end = reader.end();
  out.document_ended = reader.document_ended();
  out.hashes = reader.hashes();
  return out;
}

ReadOut read_text(std::string_view document, const column::ReadSpec& spec, std::size_t window) {
  ByteSourceDouble source(document);
  ingest::Limits limits;
  limits.window = window;
  return read_out(source, spec, {}, limits);
}

Result<std::size_t> ByteSourceDouble::read(std::uint64_t offset, char* into, std::size_t size) {
  if (offset >= bytes_.size()) return std::size_t{0};
  size = std::min({size, most, bytes_.size() - static_cast<std::size_t>(offset)});
  if (offset + size > fails_at) {
    if (offset >= fails_at) return Error{"S026", {"läsfel", "read error"}};
    size = static_cast<std::size_t>(fails_at - offset);
  }
  std::memcpy(into, bytes_.data() + offset, size);
  changed_ = changed_ || offset + size > changes_after;
  return size;
}

Status ByteSourceDouble::check_unchanged() {
  if (changed_) return Error{"S012", {"ändrad", "changed"}};
  return Done{};
}

}  // namespace regel::test
