// The first records, field by field, whose values do not fit the vocabulary, and how many links
// lead nowhere. A worker notes them batch by batch; joined in the order of the source they are the
// same whatever the number of threads. How many values have which state is counted by ingest.

#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "engine/eval/frame.hpp"
#include "engine/table/raw_cause.hpp"

namespace regel::eval {

enum class DefectKind : std::uint8_t {
  Missing,
  Invalid,
  SummerTime,
  Twice,
  Unknown,
  Dangling,
  OffCalendar,  // of no field: the calendar of working days does not know a date
};

// A field (or list) of a relation, as its read spec numbers them.
struct DefectId {
  RelationId relation;
  bool list = false;
  std::uint32_t field = 0;
  DefectKind kind = DefectKind::Missing;
  friend bool operator<(const DefectId& a, const DefectId& b) {
    return std::tie(a.relation, a.list, a.field, a.kind) <
           std::tie(b.relation, b.list, b.field, b.kind);
  }
};

struct DefectRecord {
  std::string key;
  std::string value;  // of a link: the key that no record has
  table::RawPlace place;
};

struct Defect {
  static constexpr std::size_t kRecords = 3;
  std::uint64_t count = 0;  // of Dangling and OffCalendar
  std::vector<DefectRecord> first;
};

using Defects = std::map<DefectId, Defect>;

// Nodes of a relation of records and of its lists.
struct DefectNodes {
  std::vector<NodeId> links;     // that follow a field to the record it names, one a field
  std::vector<NodeId> calendar;  // that ask the calendar of working days
};
DefectNodes defect_nodes(const plan::Plan& plan, RelationId relation);

// Of the records of a frame and of the elements of their lists.
void note_defects(Frame& records, const DefectNodes& nodes, Defects& into);
void add_defects(Defects& to, Defects&& later);

}  // namespace regel::eval
