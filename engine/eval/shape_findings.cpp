#include "engine/eval/shape_findings.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/eval/data_findings.hpp"
#include "engine/ingest/limits.hpp"
#include "lang/base/text.hpp"

namespace regel::eval {

using diag::Code;

namespace {

using Path = std::vector<std::string>;

// The names that the records of one export have, and how many records.
struct Shape {
  std::map<Path, std::uint64_t> names;  // objects that have the name
  std::uint64_t records = 0;
  bool all_names = true;  // false if there were more names than are kept

  // Whether a record may have what lies at a path. Who met only what lies above it cannot tell; who
  // met something below it met it too.
  bool may_have(const Path& path) const {
    return std::any_of(names.begin(), names.end(), [&](const auto& name) {
      const Path& met = name.first;
      const std::size_t shared = std::min(met.size(), path.size());
      return std::equal(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(shared),
                        met.begin());
    });
  }
};

void meet(Shape& shape, const Path& path, std::uint64_t objects) {
  if (objects == 0 || path.empty()) return;
  std::uint64_t& known = shape.names[path];  // a field may be read in several ways
  known = std::max(known, objects);
}

Shape shape_of(const plan::Relation& relation, const ingest::RowsStatistics& rows) {
  Shape shape;
  shape.records = rows.records - rows.not_objects;
  for (std::size_t i = 0; i < rows.record.fields.size(); ++i) {
    meet(shape, types::names_of(relation.spec.fields[i].path), rows.record.fields[i].name_met);
  }
  for (std::size_t i = 0; i < rows.record.lists.size(); ++i) {
    meet(shape, types::names_of(relation.spec.lists[i].path), rows.record.lists[i].name_met);
  }
  for (const auto& [path, objects] : rows.record.undeclared) {
    if (!path.empty() && path.back() == ingest::kFurtherNames) shape.all_names = false;
    meet(shape, path, objects);
  }
  return shape;
}

std::optional<Shape> shape_of(const RunState& state, plan::SourceId id) {
  if (!state.visited[id.index] || state.failed[id.index]) return std::nullopt;
  const ingest::Statistics& statistics = state.statistics[id.index];
  if (statistics.rows.empty()) return std::nullopt;
  const plan::Source& source = state.plan.sources[id];
  return shape_of(state.plan.relations[source.relation], statistics.rows[0]);
}

// Whether reading looked for the field; if so, what it met is told with what it read.
bool is_read(const plan::Relation& relation, const Path& path) {
  const auto reads = [&](const auto& spec) { return types::names_of(spec.path) == path; };
  return std::any_of(relation.spec.fields.begin(), relation.spec.fields.end(), reads) ||
         std::any_of(relation.spec.lists.begin(), relation.spec.lists.end(), reads);
}

std::vector<std::string> undeclared_names(const Shape& shape, const plan::Relation& relation) {
  std::vector<std::string> names;
  for (const auto& [path, objects] : shape.names) {
    if (path.back() != ingest::kFurtherNames && !is_read(relation, path)) {
      names.push_back(path.back());
    }
  }
  return names;
}

void never_met(RunState& state, const plan::Source& source, const Shape& shape) {
  if (!shape.all_names || shape.records == 0) return;
  const types::Register& info = state.program.schema.registers[source.register_id];
  const plan::Relation& relation = state.plan.relations[source.relation];
  for (std::size_t i = 0; i < info.source.fields.size(); ++i) {
    const types::FieldSource& field = info.source.fields[i];
    const Path path = types::names_of(field.path);
    if (path.empty() || is_read(relation, path) || shape.may_have(path)) continue;
    const std::string& name = state.program.schema.records[info.record].fields[i].name;
    add_data_finding(state, Code::D912,
                     never_met_args(info.name, types::told_name(field.path), name,
                                    undeclared_names(shape, relation), 0),
                     info.name, name, shape.records);
  }
}

// A cell that no row has begins no record: all rows are one.
void never_begins(RunState& state, const plan::Source& source, const Shape& shape) {
  const types::Register& info = state.program.schema.registers[source.register_id];
  if (!info.source.new_record || !shape.all_names || shape.records == 0) return;
  const Path cell = {*info.source.new_record};
  if (shape.may_have(cell)) return;
  const plan::Relation& relation = state.plan.relations[source.relation];
  const std::vector<std::string> near = nearest(cell[0], undeclared_names(shape, relation), 1);
  Bilingual hint;
  if (!near.empty()) hint = {"; \"" + near[0] + "\" finns", "; \"" + near[0] + "\" exists"};
  add_data_finding(state, Code::D926, {same(info.name), same(cell[0]), hint}, info.name, {},
                   shape.records);
}

std::string written(const Path& path) {
  std::string text;
  for (const std::string& step : path) text += (text.empty() ? "" : " / ") + step;
  return text;
}

// The names of one shape that the other lacks.
void differ(RunState& state, Code code, const std::string& register_name, const Shape& has,
            const Shape& lacks) {
  if (!lacks.all_names || lacks.records == 0) return;
  for (const auto& [path, objects] : has.names) {
    if (path.back() == ingest::kFurtherNames || lacks.may_have(path)) continue;
    add_data_finding(state, code,
                     {same(register_name), same(written(path)), same(std::to_string(objects)),
                      same(std::to_string(has.records))},
                     register_name, {}, objects);
  }
}

}  // namespace

void add_shape_findings(RunState& state) {
  std::map<std::string, Shape> before;
  for (const plan::SourceId id : state.plan.sources.ids()) {
    const plan::Source& source = state.plan.sources[id];
    if (!source.previous) continue;
    std::optional<Shape> shape = shape_of(state, id);
    const std::string& name = state.program.schema.registers[source.register_id].name;
    if (shape) before.emplace(name, std::move(*shape));
  }
  for (const plan::SourceId id : state.plan.sources.ids()) {
    const plan::Source& source = state.plan.sources[id];
    const std::optional<Shape> now = source.previous ? std::nullopt : shape_of(state, id);
    if (!now) continue;
    never_met(state, source, *now);
    never_begins(state, source, *now);
    const std::string& name = state.program.schema.registers[source.register_id].name;
    const auto old = before.find(name);
    if (old == before.end()) continue;
    differ(state, Code::D924, name, old->second, *now);
    differ(state, Code::D925, name, *now, old->second);
  }
}

}  // namespace regel::eval
