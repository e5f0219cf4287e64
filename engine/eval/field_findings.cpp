// What is told of single fields: values that are missing, invalid or not known, names that no
// record has, names that nobody declared, and links that lead nowhere.

#include <algorithm>
#include <string_view>
#include <utility>

#include "engine/eval/data_findings.hpp"
#include "engine/ingest/limits.hpp"
#include "lang/base/text.hpp"
#include "lang/types/describe.hpp"
#include "lang/value/swedish_ids.hpp"

namespace regel::eval {

using column::InvalidDetail;
using diag::Code;
using outcome::DataFinding;

namespace {

// Registers with more keys than this get no "nearest": looking would take longer than reading.
constexpr std::uint32_t kKeysToCompare = 100'000;

std::uint64_t invalid(const ingest::FieldStatistics& field, InvalidDetail detail) {
  return field.invalid[static_cast<std::size_t>(detail)];
}

Bilingual more(std::uint64_t n, const char* one_sv, const char* many_sv, const char* one_en,
               const char* many_en) {
  const std::string number = std::to_string(n);
  return {number + ' ' + (n == 1 ? one_sv : many_sv), number + ' ' + (n == 1 ? one_en : many_en)};
}

Bilingual values(std::uint64_t n) { return more(n, "värde", "värden", "value", "values"); }

// A key that no record has may be anything, a person's name too. What has a digit and no blank is
// shown.
bool looks_like_key(std::string_view text) {
  return text.find(' ') == std::string_view::npos &&
         text.find_first_of("0123456789") != std::string_view::npos;
}

// One kind of row of a source: its records, or the elements of a list in them.
struct Rows {
  const plan::Source& source;
  RelationId id;
  const plan::Relation& relation;
  const std::vector<types::FieldSource>& sources;
  const Defects& defects;
  std::string prefix;         // of the names of fields: "underbiträden."
  std::uint64_t records = 0;  // that are objects, or values
};

// A field as the vocabulary declares it; within a record that is a field, with that name before it.
struct Declared {
  const types::Field* field = nullptr;
  std::string name;
  bool optional = false;
};

struct Field {
  std::string name;
  const types::FieldPath& path;
  const std::vector<std::string>& unknown;
  bool optional = false;
  types::Type type;
  bool list = false;
  std::uint32_t number = 0;  // in the relation's read spec
};

class FieldFindings {
 public:
  explicit FieldFindings(RunState& state) : state_(state) {}

  void of_source(plan::SourceId id) {
    const plan::Source& source = state_.plan.sources[id];
    const ingest::Statistics& statistics = state_.statistics[id.index];
    if (statistics.rows.empty()) return;
    const plan::Relation& relation = state_.plan.relations[source.relation];
    const ingest::RowsStatistics& rows = statistics.rows[0];
    const types::Register& info = state_.program.schema.registers[source.register_id];
    const Rows records{source,
                       source.relation,
                       relation,
                       info.source.fields,
                       state_.defects[id.index],
                       {},
                       rows.records - rows.not_objects};
    of_rows(records, rows.record, rows.not_objects);
    for (const RelationId child : state_.plan.relations.ids()) {
      const plan::Relation& list = state_.plan.relations[child];
      if (list.from != plan::RowsFrom::BatchList || list.parent != source.relation) continue;
      of_elements(records, child, rows.record.element[list.list]);
    }
    if (rows.not_objects != 0) {
      add_data_finding(
          state_, Code::D922,
          {same(relation.name),
           more(rows.not_objects, "element är inget JSON-objekt och lästes inte som en post",
                "element är inga JSON-objekt och lästes inte som poster",
                "element is not a JSON object and was not read as a record",
                "elements are not JSON objects and were not read as records")},
          relation.name, {}, rows.not_objects);
    }
    if (source.previous) return;  // names that came or went: shape_findings.cpp
    dangling(records);
    undeclared(records, rows.record);
  }

 private:
  void of_rows(const Rows& rows, const ingest::RelationStatistics& statistics,
               std::uint64_t not_objects) {
    std::set<std::string> told;  // a field may be read in several ways
    const auto of = [&](std::int32_t number, const auto& spec, bool list, std::uint32_t i,
                        const ingest::FieldStatistics& counts) {
      const Declared declared = declared_as(rows, number, spec.path);
      if (declared.field == nullptr || !told.insert(declared.name).second) return;
      const types::Type type = declared.field->type;
      one_field(rows, {declared.name, spec.path, spec.unknown, declared.optional, type, list, i},
                counts, not_objects);
    };
    for (std::uint32_t i = 0; i < statistics.fields.size(); ++i) {
      const column::FieldSpec& spec = rows.relation.spec.fields[i];
      if (spec.as == column::ReadAs::Raw) continue;
      of(rows.relation.fields[i], spec, false, i, statistics.fields[i]);
    }
    for (std::uint32_t i = 0; i < statistics.lists.size(); ++i) {
      of(rows.relation.list_fields[i], rows.relation.spec.lists[i], true, i, statistics.lists[i]);
    }
  }

  // Of values in a list what is said is said of the list; of records in it, of their fields.
  void of_elements(const Rows& records, RelationId id,
                   const ingest::RelationStatistics& statistics) {
    const plan::Relation& relation = state_.plan.relations[id];
    const std::int32_t number = records.relation.list_fields[relation.list];
    const Declared list =
        declared_as(records, number, records.relation.spec.lists[relation.list].path);
    if (list.field == nullptr || statistics.fields.empty()) return;
    const ingest::FieldStatistics& any = statistics.fields[0];
    const types::Type element = list.field->type.element();
    if (!relation.record.valid()) {
      const column::FieldSpec& spec = relation.spec.fields[0];
      const Rows values{records.source, id, relation, records.sources, records.defects, {}, 0};
      one_field(values, {list.name, spec.path, spec.unknown, true, element, false, 0}, any, 0);
      return;
    }
    std::uint64_t elements = any.value + any.missing + any.unknown;
    for (const std::uint64_t n : any.invalid) elements += n;
    const std::uint64_t not_objects = invalid(any, InvalidDetail::NotAnObject);
    const std::vector<types::FieldSource>& children =
        records.sources[static_cast<std::size_t>(number)].children;
    const Rows rows{records.source,        id, relation, children, records.defects, list.name + ".",
                    elements - not_objects};
    of_rows(rows, statistics, not_objects);
    if (not_objects == 0) return;
    add_data_finding(state_, Code::D902,
                     {same(records.relation.name),
                      {},
                      same(list.name),
                      types::describe(state_.program.schema, element)},
                     records.relation.name, list.name, not_objects);
  }

  Declared declared_as(const Rows& rows, std::int32_t number, const types::FieldPath& path) const {
    if (number < 0 || !rows.relation.record.valid()) return {};
    auto at = static_cast<std::size_t>(number);
    const types::Record* record = &state_.program.schema.records[rows.relation.record];
    const std::vector<types::FieldSource>* sources = &rows.sources;
    Declared result{&record->fields[at], rows.prefix + record->fields[at].name,
                    record->fields[at].optional};
    std::size_t walked = 0;
    while (result.field->type.is(types::TypeKind::Row)) {
      walked += (*sources)[at].path.size();
      record = &state_.program.schema.records[result.field->type.record()];
      sources = &(*sources)[at].children;
      const auto leads_on = [&](const types::FieldSource& child) {
        return !child.path.empty() && path.size() >= walked + child.path.size() &&
               std::equal(child.path.begin(), child.path.end(),
                          path.begin() + static_cast<std::ptrdiff_t>(walked));
      };
      const auto child = std::find_if(sources->begin(), sources->end(), leads_on);
      if (child == sources->end()) break;
      at = static_cast<std::size_t>(child - sources->begin());
      result.field = &record->fields[at];
      result.name += "." + result.field->name;
      result.optional = result.optional || result.field->optional;
    }
    return result;
  }

  // Adds a finding with the records that showed it; of one record the text names the key itself.
  void tell(const Rows& rows, const Field& field, DefectKind kind, Code code,
            std::vector<Bilingual> args, std::uint64_t count) {
    if (count == 0) return;
    const auto found = rows.defects.find({rows.id, field.list, field.number, kind});
    std::vector<DefectRecord> first;
    if (found != rows.defects.end()) first = found->second.first;
    const bool one = count == 1 && first.size() == 1;
    if (one && args.size() > 1 && args[1].sv.empty()) {
      args[1] = same(mask_personal_numbers(first[0].key));
    }
    DataFinding& finding =
        add_data_finding(state_, code, std::move(args), register_name(rows), field.name, count);
    for (const DefectRecord& record : first) {
      finding.examples.push_back(place_text(record.place, state_.names));
      finding.keys.push_back(mask_personal_numbers(record.key));
    }
  }

  const std::string& register_name(const Rows& rows) const {
    return state_.plan.relations[rows.source.relation].name;
  }

  void one_field(const Rows& rows, const Field& field, const ingest::FieldStatistics& statistics,
                 std::uint64_t not_objects) {
    const Bilingual r = same(register_name(rows));
    const Bilingual name = same(field.name);
    if (rows.records != 0 && statistics.name_met == 0 && !field.path.empty()) {
      never_met(rows, field);
    } else if (!field.optional) {
      tell(rows, field, DefectKind::Missing, Code::D901, {r, {}, name}, statistics.missing);
    }
    std::uint64_t other = 0;
    for (const std::uint64_t n : statistics.invalid) other += n;
    const std::uint64_t summer_time = invalid(statistics, InvalidDetail::SummerTime);
    const std::uint64_t twice = invalid(statistics, InvalidDetail::Twice);
    // Elements that are no records have no field at all: they are told of once, not per field.
    other -= summer_time + twice + not_objects;
    tell(rows, field, DefectKind::Invalid, Code::D902,
         {r, {}, name, types::describe(state_.program.schema, field.type)}, other);
    tell(rows, field, DefectKind::SummerTime, Code::D909,
         {r, {}, name, {"finns två gånger eller inte alls", "exists twice or not at all"}},
         summer_time);
    tell(rows, field, DefectKind::Twice, Code::D923,
         {r, {}, same(field.path.empty() ? field.name : types::told_name(field.path))}, twice);
    tell(rows, field, DefectKind::Unknown, Code::D913,
         {r, name, more(statistics.unknown, "post", "poster", "record", "records"),
          same(in_quotes(field.unknown))},
         statistics.unknown);
    const auto counted = [&](Code code, std::uint64_t n, std::vector<Bilingual> args) {
      if (n != 0) add_data_finding(state_, code, std::move(args), r.sv, field.name, n);
    };
    counted(Code::D911, statistics.rounded, {r, values(statistics.rounded), name});
    counted(Code::D919, statistics.imprecise,
            {r, values(statistics.imprecise), name, {"dag, månad eller år", "day, month or year"}});
    counted(Code::D921, statistics.single,
            {r, more(statistics.single, "post", "poster", "record", "records"), name});
  }

  // `-", "vet ej`, which the message puts in quotes.
  static std::string in_quotes(const std::vector<std::string>& spellings) {
    std::string words;
    for (const std::string& word : spellings) words += (words.empty() ? "" : "\", \"") + word;
    return words;
  }

  // A name that a field is read from and no record has; perhaps another was meant.
  void never_met(const Rows& rows, const Field& field) {
    const std::set<std::string> rules = rules_reading(rows, field.path);
    const std::vector<Bilingual> args =
        never_met_args(register_name(rows), types::told_name(field.path), field.name,
                       undeclared_names(rows), rules.size());
    add_data_finding(state_, Code::D912, args, register_name(rows), field.name, rows.records);
    add_caveat(state_, Code::D912, args, rules);
  }

  std::vector<std::string> undeclared_names(const Rows& rows) const {
    const plan::SourceId id = source_id(rows);
    std::vector<std::string> names;
    for (const auto& [path, count] : state_.statistics[id.index].rows[0].record.undeclared) {
      if (!path.empty() && path.back() != ingest::kFurtherNames) names.push_back(path.back());
    }
    return names;
  }

  plan::SourceId source_id(const Rows& rows) const {
    return state_.plan.relations[rows.source.relation].source;
  }

  void dangling(const Rows& records) {
    for (const auto& [id, defect] : records.defects) {
      if (id.kind != DefectKind::Dangling) continue;
      const plan::Relation& relation = state_.plan.relations[id.relation];
      if (id.relation == records.id) {
        const Declared link =
            declared_as(records, relation.fields[id.field], relation.spec.fields[id.field].path);
        if (link.field != nullptr) lead_nowhere(records, link, defect);
        continue;
      }
      const std::int32_t number = records.relation.list_fields[relation.list];
      const Declared list =
          declared_as(records, number, records.relation.spec.lists[relation.list].path);
      if (list.field == nullptr) continue;
      if (!relation.record.valid()) {
        lead_nowhere(records, list, defect);
        continue;
      }
      const Rows rows{records.source,
                      id.relation,
                      relation,
                      records.sources[static_cast<std::size_t>(number)].children,
                      records.defects,
                      list.name + ".",
                      0};
      const Declared link =
          declared_as(rows, relation.fields[id.field], relation.spec.fields[id.field].path);
      if (link.field != nullptr) lead_nowhere(records, link, defect);
    }
  }

  void lead_nowhere(const Rows& rows, const Declared& link, const Defect& defect) {
    const types::Field& field = *link.field;
    const types::Register& target = state_.program.schema.registers[field.type.target()];
    const bool one = defect.count == 1;
    const DefectRecord& first = defect.first[0];
    const bool shown = one && !field.is_protected && looks_like_key(first.value);
    Bilingual what = one ? Bilingual{"en nyckel som", "a key that is"}
                         : Bilingual{"nycklar som", "keys that are"};
    if (shown) {
      const std::string value = '"' + mask_personal_numbers(first.value) + '"';
      what = {value + ", som", value + ", which is"};
    }
    DataFinding& finding =
        add_data_finding(state_, Code::D904,
                         {same(register_name(rows)),
                          same(one ? mask_personal_numbers(first.key) : ""), same(link.name), what,
                          same(target.name), shown ? nearest_key(field, first.value) : Bilingual{}},
                         register_name(rows), link.name, defect.count);
    for (const DefectRecord& record : defect.first) {
      finding.examples.push_back(place_text(record.place, state_.names));
      finding.keys.push_back(mask_personal_numbers(record.key));
    }
  }

  // "Närmast: B-17." of the keys that there are.
  Bilingual nearest_key(const types::Field& field, const std::string& wanted) const {
    for (const plan::Source& source : state_.plan.sources) {
      const bool target = source.register_id == field.type.target() && !source.previous;
      if (!target || !source.table.valid() || has_protected_key(source.register_id)) continue;
      const plan::Table& planned = state_.plan.tables[source.table];
      const table::Table& table = state_.context.tables[source.table.index];
      for (std::size_t c = 0; c < planned.columns.size(); ++c) {
        const bool is_key = source.key.size() == 1 && planned.columns[c] == source.key[0];
        if (!is_key || !table.complete || table.columns[c].texts().size() > kKeysToCompare)
          continue;
        std::vector<std::string> keys;
        for (std::uint32_t t = 0; t < table.columns[c].texts().size(); ++t) {
          keys.push_back(mask_personal_numbers(std::string(table.columns[c].texts().text(t))));
        }
        const std::vector<std::string> near = nearest(wanted, keys, 2);
        if (near.empty()) return {};
        const auto list = [&](const char* begin, const char* either) {
          return begin + near[0] + (near.size() > 1 ? either + near[1] : std::string()) + ".";
        };
        return {list("Närmast: ", " eller "), list("Nearest: ", " or ")};
      }
    }
    return {};
  }

  bool has_protected_key(types::RegisterId id) const {
    const types::Register& target = state_.program.schema.registers[id];
    const types::Record& record = state_.program.schema.records[target.record];
    return std::any_of(target.key.begin(), target.key.end(),
                       [&](std::uint32_t field) { return record.fields[field].is_protected; });
  }

  void undeclared(const Rows& rows, const ingest::RelationStatistics& statistics) {
    // A register takes of the run's account what it asks for.
    if (state_.program.schema.registers[rows.source.register_id].source.run) return;
    std::vector<std::string> declared;
    for (const column::FieldSpec& spec : rows.relation.spec.fields) {
      if (!spec.path.empty()) declared.push_back(types::told_name(spec.path));
    }
    for (const auto& [path, count] : statistics.undeclared) {
      if (path.empty() || maps(rows.source, path)) continue;
      std::vector<std::string> near;
      if (path.back() != ingest::kFurtherNames) near = nearest(path.back(), declared, 1);
      Bilingual hint;
      if (!near.empty()) {
        hint = {"; \"" + near[0] + "\" är det", "; \"" + near[0] + "\" is"};
      }
      std::string shown;
      for (const std::string& step : path) shown += (shown.empty() ? "" : " / ") + step;
      add_data_finding(state_, Code::D908, {same(rows.relation.name), same(shown), hint},
                       rows.relation.name, {}, count);
    }
  }

  // Whether any field of the register is read from there, also those that no rule uses.
  bool maps(const plan::Source& source, const std::vector<std::string>& path) const {
    const types::SourceSpec& spec = state_.program.schema.registers[source.register_id].source;
    const auto leads_through = [&](const types::FieldSource& field) {
      const std::vector<std::string> names = types::names_of(field.path);
      return names.size() >= path.size() && std::equal(path.begin(), path.end(), names.begin());
    };
    return std::ranges::any_of(spec.fields, [&](const types::FieldSource& field) {
      if (field.from_rows) return std::ranges::any_of(field.children, leads_through);
      return leads_through(field);
    });
  }

  // The rules whose conditions read what lies at a path.
  std::set<std::string> rules_reading(const Rows& rows, const types::FieldPath& path) {
    std::set<std::string> ids;
    for (const plan::RulePlan& rule : state_.plan.rules) {
      std::set<std::uint32_t> seen;
      const bool reads = reads_path(rule.applicable, rows, path, seen) ||
                         reads_path(rule.requirement, rows, path, seen);
      if (reads) ids.insert(state_.program.rules[rule.rule].id);
    }
    return ids;
  }

  bool reads_path(NodeId id, const Rows& rows, const types::FieldPath& path,
                  std::set<std::uint32_t>& seen) const {
    if (!seen.insert(id.index).second) return false;
    const plan::Node& node = state_.plan.nodes[id];
    const column::RelationSpec& spec = rows.relation.spec;
    const bool here = node.relation == rows.id;
    const bool field = node.op == plan::Op::Field || node.op == plan::Op::FieldState;
    if (field && here && spec.fields[node.x].path == path) return true;
    if (node.op == plan::Op::ListState && here && spec.lists[node.x].path == path) return true;
    for (const NodeId in : node.in) {
      if (reads_path(in, rows, path, seen)) return true;
    }
    if (node.op == plan::Op::Reduce) {
      const plan::Relation& child = state_.plan.relations[RelationId{node.x}];
      const bool of_list = child.from == plan::RowsFrom::BatchList && child.parent == rows.id;
      if (of_list && spec.lists[child.list].path == path) return true;
      if (child.link.valid() && reads_path(child.link, rows, path, seen)) return true;
    }
    if (node.op != plan::Op::Gather) return false;
    const plan::Table& table = state_.plan.tables[plan::TableId{node.x}];
    return node.y < table.columns.size() && reads_path(table.columns[node.y], rows, path, seen);
  }

  RunState& state_;
};

}  // namespace

std::vector<Bilingual> never_met_args(const std::string& register_name, const std::string& json,
                                      const std::string& field,
                                      const std::vector<std::string>& others, std::size_t rules) {
  const std::vector<std::string> near = nearest(json, others, 1);
  Bilingual hint;
  if (!near.empty()) hint = {"; \"" + near[0] + "\" finns", "; \"" + near[0] + "\" exists"};
  Bilingual users{"Ingen regel", "No rule uses"};
  if (rules != 0) users = more(rules, "regel", "regler", "rule uses", "rules use");
  return {same(register_name), same(json), same(field), hint, users};
}

void add_field_findings(RunState& state) {
  FieldFindings findings(state);
  for (const plan::SourceId id : state.plan.sources.ids()) {
    if (state.visited[id.index] && !state.failed[id.index]) findings.of_source(id);
  }
}

}  // namespace regel::eval
