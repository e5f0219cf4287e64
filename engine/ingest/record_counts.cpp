// The part of RecordReader that tells what was met: names, roundings, single values.

#include "engine/ingest/record_reader.hpp"

namespace regel::ingest {
namespace {

// `by`: the member that says which attribute the object is, if it is one; `by_below`: likewise of
// the objects that the names lead to.
void add_names(const Shape& names, std::vector<std::string>& above, RelationStatistics& statistics,
               std::string_view by = {}, std::string_view by_below = {}) {
  for (std::size_t met = 0; met < names.spellings().size(); ++met) {
    const Spelling& spelling = names.spellings()[met];
    if (spelling.count == 0) continue;
    if (spelling.target == Shape::kNoTarget) {
      if (!by.empty() && names.name_of(met) == by) continue;
      above.push_back(names.name_of(met));
      statistics.undeclared[above] += spelling.count;
      above.pop_back();
      continue;
    }
    const Target& target = names.target(spelling.target);
    for (const std::uint32_t i : target.fields) statistics.fields[i].name_met += spelling.count;
    for (const std::uint32_t i : target.lists) statistics.lists[i].name_met += spelling.count;
  }
  for (const Target& target : names.targets()) {
    above.push_back(target.name);
    if (target.below != nullptr) add_names(*target.below, above, statistics, by_below);
    for (const Attributes& list : target.attributes) {
      add_names(*list.names, above, statistics, {}, list.by);
    }
    above.pop_back();
  }
}

void add_relation(const RelationShape& shape, RelationStatistics& statistics) {
  std::vector<std::string> above;
  add_names(shape.names, above, statistics);
  for (std::size_t i = 0; i < shape.fields.size(); ++i)
    statistics.fields[i].rounded += shape.rounded[i];
  for (std::size_t i = 0; i < shape.lists.size(); ++i) {
    statistics.lists[i].single += shape.lists[i].single;
    add_relation(shape.lists[i].element, statistics.element[i]);
  }
}

}  // namespace

void RecordReader::add_counts(RelationStatistics& statistics) const {
  add_relation(shape_, statistics);
}

}  // namespace regel::ingest
