// What the vocabulary says is unique in a register and is not (D920).

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/eval/data_findings.hpp"
#include "lang/base/unicode.hpp"
#include "lang/value/swedish_ids.hpp"

namespace regel::eval {

using diag::Code;

namespace {

// Of values that several records have so many are named, the others counted.
constexpr std::size_t kShownValues = 20;
constexpr const char* kBetween = " \u00b7 ";  // the values of several fields

// How many records have a value, of those that several have.
using Several = std::map<std::string, std::uint64_t>;

std::string text_of(const plan::KeyPart& part, std::string_view text) {
  return part.fold ? fold_case(text) : std::string(text);
}

// Numbers for the texts of a column, one for all that fold alike if it is folded.
std::vector<std::uint32_t> numbers_of(const plan::KeyPart& part, const table::KeptColumn& column) {
  std::vector<std::uint32_t> numbers(column.texts().size());
  std::iota(numbers.begin(), numbers.end(), 0u);
  if (!part.fold) return numbers;
  std::unordered_map<std::string, std::uint32_t> folded;
  for (std::uint32_t& number : numbers) {
    number = folded.try_emplace(fold_case(column.texts().text(number)), number).first->second;
  }
  return numbers;
}

// Where each record has one value of each field, as numbers.
Several by_numbers(const plan::Unique& unique, const table::Table& table) {
  constexpr std::uint32_t kNoNumber = 0xFFFFFFFFu;
  std::vector<std::uint32_t> number(table.rows, 0);  // of what a row has in the parts so far
  for (const plan::KeyPart& part : unique.parts) {
    const table::KeptColumn& column = table.columns[part.column];
    const std::vector<std::uint32_t> texts = numbers_of(part, column);
    std::unordered_map<std::uint64_t, std::uint32_t> pairs;
    for (std::uint32_t row = 0; row < table.rows; ++row) {
      if (number[row] == kNoNumber || !column.known(row)) {
        number[row] = kNoNumber;
        continue;
      }
      const std::uint64_t pair = std::uint64_t{number[row]} << 32 | texts[column.text_id(row)];
      const auto next = static_cast<std::uint32_t>(pairs.size());
      number[row] = pairs.try_emplace(pair, next).first->second;
    }
  }
  std::vector<std::uint32_t> count(table.rows, 0);
  for (const std::uint32_t n : number) {
    if (n != kNoNumber) ++count[n];
  }
  Several several;
  for (std::uint32_t row = 0; row < table.rows; ++row) {
    if (number[row] == kNoNumber || count[number[row]] < 2) continue;
    std::string text;
    for (std::size_t i = 0; i < unique.parts.size(); ++i) {
      const plan::KeyPart& part = unique.parts[i];
      if (i != 0) text += kBetween;
      text += text_of(part, table.columns[part.column].text(row));
    }
    several[text] += count[number[row]];
    count[number[row]] = 0;  // told
  }
  return several;
}

// The values of a record, one for each way to take one element of each list.
void values_of(const RunState& state, const plan::Unique& unique, const table::Table& table,
               std::uint32_t row, std::size_t at, const std::string& before,
               std::vector<std::string>& into) {
  if (at == unique.parts.size()) {
    into.push_back(before);
    return;
  }
  const plan::KeyPart& part = unique.parts[at];
  const auto take = [&](const table::KeptColumn& column, std::uint32_t r) {
    if (!column.known(r)) return;
    const std::string text = text_of(part, column.text(r));
    values_of(state, unique, table, row, at + 1, before + (at == 0 ? "" : kBetween) + text, into);
  };
  if (!part.in_list) return take(table.columns[part.column], row);
  const table::Table& list = state.context.tables[part.list_table.index];
  for (std::uint32_t r = list.offsets[row]; r < list.offsets[row + 1]; ++r) {
    take(list.columns[part.column], r);
  }
}

Several by_texts(const RunState& state, const plan::Unique& unique, const table::Table& table) {
  std::unordered_map<std::string, std::uint64_t> records;
  std::vector<std::string> values;  // of one
  for (std::uint32_t row = 0; row < table.rows; ++row) {
    values.clear();
    values_of(state, unique, table, row, 0, {}, values);
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    for (const std::string& value : values) ++records[value];
  }
  Several several;
  for (const auto& [value, n] : records) {
    if (n > 1) several.emplace(value, n);
  }
  return several;
}

void shared(RunState& state, const plan::Unique& unique, const Several& several) {
  const plan::Source& source = state.plan.sources[unique.source];
  const types::Register& info = state.program.schema.registers[source.register_id];
  const types::Record& record = state.program.schema.records[info.record];
  std::string names;
  bool is_protected = false;
  for (const std::uint32_t field : unique.fields) {
    names += (names.empty() ? "`" : ", `") + record.fields[field].name + "`";
    is_protected = is_protected || record.fields[field].is_protected;
  }
  std::size_t told = 0;
  std::size_t more = 0;
  std::uint64_t rest = 0;
  for (const auto& [value, n] : several) {
    if (is_protected || ++told > kShownValues) {
      ++more;
      rest += n;
      continue;
    }
    const std::string number = std::to_string(n);
    add_data_finding(state, Code::D920,
                     {same(info.name),
                      same(names + " = \"" + mask_personal_numbers(value) + "\""),
                      {number + " poster", number + " records"}},
                     info.name, {}, n);
  }
  if (more == 0) return;
  const std::string number = std::to_string(more);
  const std::string of = is_protected ? "" : number + " ";
  add_data_finding(state, Code::D920,
                   {same(info.name),
                    {names + " = " + of + (is_protected ? "samma värde" : "värden till"),
                     names + " = " + of + (is_protected ? "the same value" : "more values")},
                    {"flera poster", "several records"}},
                   info.name, {}, rest);
}

}  // namespace

void add_unique_findings(RunState& state) {
  for (const plan::Unique& unique : state.plan.uniques) {
    const plan::Source& source = state.plan.sources[unique.source];
    const table::Table& table = state.context.tables[source.table.index];
    if (!table.complete) continue;
    const auto single = [](const plan::KeyPart& part) { return !part.in_list; };
    const bool one_each = std::all_of(unique.parts.begin(), unique.parts.end(), single);
    shared(state, unique, one_each ? by_numbers(unique, table) : by_texts(state, unique, table));
  }
}

}  // namespace regel::eval
