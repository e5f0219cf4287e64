#include "engine/eval/defects.hpp"

#include <set>
#include <utility>

#include "engine/eval/explain.hpp"
#include "lang/types/builtin.hpp"

namespace regel::eval {

using column::InvalidDetail;
using plan::Op;
using plan::RowsFrom;

namespace {

DefectKind kind_of(InvalidDetail detail) {
  if (detail == InvalidDetail::Twice) return DefectKind::Twice;
  return detail == InvalidDetail::SummerTime ? DefectKind::SummerTime : DefectKind::Invalid;
}

class Noter {
 public:
  Noter(Frame& frame, Defects& into) : frame_(frame), into_(into) {}

  // `Any` is a column or a list with its states.
  template <class Any>
  void states(bool list, std::uint32_t field, const types::FieldPath& path, const Any& column) {
    const RelationId relation = frame_.relation_id();
    bits({relation, list, field, DefectKind::Missing}, path, column.missing);
    bits({relation, list, field, DefectKind::Unknown}, path, column.unknown);
    for (const auto& [row, detail] : column.invalid) {
      if (detail == InvalidDetail::NotAnObject && path.empty()) continue;
      record({relation, list, field, kind_of(detail)}, path, row);
    }
  }

  void links(NodeId id) {
    const plan::Plan& plan = *frame_.context().plan;
    const plan::Node& probe = plan.nodes[id];
    if (!frame_.context().tables[probe.x].complete) return;
    const column::Bitmap& dangling = frame_.value(id).dangling;
    const std::uint64_t count = dangling.count();
    if (count == 0) return;
    const plan::Node& field = plan.nodes[probe.in[0]];
    const DefectId defect{frame_.relation_id(), false, field.x, DefectKind::Dangling};
    into_[defect].count += count;
    const types::FieldPath& path = frame_.relation().spec.fields[field.x].path;
    const Vec& key = frame_.value(probe.in[0]);
    bits(defect, path, dangling, &key);
  }

  void calendar(NodeId id) {
    const plan::Node& node = frame_.context().plan->nodes[id];
    const Vec& result = frame_.value(id);
    std::uint64_t outside = 0;
    for (std::size_t row = 0; row < frame_.rows(); ++row) {
      const bool answered = node.rep == plan::Rep::Truth ? result.t.get(row) || result.f.get(row)
                                                         : result.known.get(row);
      if (answered) continue;
      bool asked = true;
      for (const NodeId in : node.in) {
        const Vec& value = frame_.value(in);
        const bool exact = !value.interval || value.low[row] == value.high[row];
        asked = asked && value.known.get(row) && exact;
      }
      if (asked) ++outside;
    }
    if (outside != 0) into_[{{}, false, 0, DefectKind::OffCalendar}].count += outside;
  }

 private:
  void bits(const DefectId& defect, const types::FieldPath& path, const column::Bitmap& rows,
            const Vec* value = nullptr) {
    for (std::size_t row = next_set(rows, 0); row < rows.rows(); row = next_set(rows, row + 1)) {
      if (!record(defect, path, row, value)) return;
    }
  }

  // False if there are enough of them.
  bool record(const DefectId& defect, const types::FieldPath& path, std::size_t row,
              const Vec* value = nullptr) {
    std::vector<DefectRecord>& first = into_[defect].first;
    if (first.size() == Defect::kRecords) return false;
    DefectRecord found;
    found.key = key_of(frame_, row);
    if (value != nullptr) found.value = value->text[row];
    found.place = place_of(frame_, row);
    add_path(found.place, frame_, path, row);
    first.push_back(std::move(found));
    return true;
  }

  Frame& frame_;
  Defects& into_;
};

void note_rows(Frame& frame, const column::Relation& columns, Defects& into) {
  const column::RelationSpec& spec = frame.relation().spec;
  Noter noter(frame, into);
  for (std::uint32_t i = 0; i < columns.columns.size(); ++i) {
    if (spec.fields[i].as == column::ReadAs::Raw) continue;
    noter.states(false, i, spec.fields[i].path, columns.columns[i]);
  }
  for (std::uint32_t i = 0; i < columns.lists.size(); ++i) {
    noter.states(true, i, spec.lists[i].path, columns.lists[i]);
  }
}

bool asks_calendar(const plan::Node& node) {
  if (node.op == Op::AddWorkdays) return true;
  if (node.op != Op::Call) return false;
  const auto builtin = static_cast<types::Builtin>(node.x);
  return builtin == types::Builtin::WorkingDaysBetween || builtin == types::Builtin::IsWorkingDay ||
         builtin == types::Builtin::EuDeadline;
}

}  // namespace

DefectNodes defect_nodes(const plan::Plan& plan, RelationId relation) {
  DefectNodes result;
  std::set<std::pair<std::uint32_t, std::int32_t>> known;  // a field may be read in several ways
  for (const NodeId id : plan.nodes.ids()) {
    const plan::Node& node = plan.nodes[id];
    const plan::Relation& home = plan.relations[node.relation];
    const bool element = home.from == RowsFrom::BatchList && home.parent == relation;
    if (node.relation != relation && !element) continue;
    if (asks_calendar(node)) result.calendar.push_back(id);
    if (node.op != Op::Probe || plan.nodes[node.in[0]].op != Op::Field) continue;
    // A record is found by its own key too, in the export before.
    if (plan.nodes[node.in[0]].type.kind != types::TypeKind::Link) continue;
    const std::int32_t field = home.fields[plan.nodes[node.in[0]].x];
    if (known.emplace(node.relation.index, field).second) result.links.push_back(id);
  }
  return result;
}

void note_defects(Frame& records, const DefectNodes& nodes, Defects& into) {
  const plan::Plan& plan = *records.context().plan;
  const auto note = [&](Frame& frame, const column::Relation& columns) {
    note_rows(frame, columns, into);
    Noter noter(frame, into);
    for (const NodeId id : nodes.links) {
      if (plan.nodes[id].relation == frame.relation_id()) noter.links(id);
    }
    for (const NodeId id : nodes.calendar) {
      if (plan.nodes[id].relation == frame.relation_id()) noter.calendar(id);
    }
  };
  note(records, *records.columns());
  for (const RelationId id : plan.relations.ids()) {
    const plan::Relation& relation = plan.relations[id];
    if (relation.from != RowsFrom::BatchList || relation.parent != records.relation_id()) continue;
    const column::Relation& elements = records.columns()->lists[relation.list].element;
    const bool text_fields = records.relation().spec.lists[relation.list].text_fields;
    if (elements.rows == 0 || text_fields) continue;
    Frame& frame = records.child(id);
    Frame::Cursor cursor;
    frame.next(cursor);
    note(frame, elements);
  }
}

void add_defects(Defects& to, Defects&& later) {
  for (auto& [id, defect] : later) {
    Defect& known = to[id];
    known.count += defect.count;
    for (DefectRecord& record : defect.first) {
      if (known.first.size() == Defect::kRecords) break;
      known.first.push_back(std::move(record));
    }
  }
}

}  // namespace regel::eval
