#include "engine/eval/data_findings.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "engine/ingest/limits.hpp"
#include "lang/base/text.hpp"
#include "lang/value/civil_time.hpp"
#include "lang/value/time_text.hpp"

namespace regel::eval {

using diag::Code;
using outcome::DataFinding;

namespace {

Bilingual same(std::string text) { return {text, text}; }

class Collector {
 public:
  explicit Collector(RunState& state) : state_(state), needs_(state.plan) {}

  void run() {
    for (const plan::SourceId id : state_.plan.sources.ids()) {
      const plan::Source& source = state_.plan.sources[id];
      if (state_.visited[id.index]) fields(source, state_.statistics[id.index]);
    }
    unmapped();
    not_supplied();
    keys();
    links();
    trees();
    envelopes();
    std::stable_sort(state_.report.data_findings.begin(), state_.report.data_findings.end(),
                     [](const DataFinding& a, const DataFinding& b) {
                       if (a.register_name != b.register_name) {
                         return a.register_name < b.register_name;
                       }
                       return a.code < b.code;
                     });
  }

 private:
  DataFinding& add(Code code, std::vector<Bilingual> args, std::string register_name,
                   std::string field, std::uint64_t count) {
    DataFinding finding;
    finding.code = code;
    finding.args = std::move(args);
    finding.register_name = std::move(register_name);
    finding.field = std::move(field);
    finding.count = count;
    state_.report.data_findings.push_back(std::move(finding));
    return state_.report.data_findings.back();
  }

  void caveat(Code code, const std::vector<Bilingual>& args, const std::set<std::string>& rules) {
    if (rules.empty()) return;
    state_.report.caveats.push_back({{rules.begin(), rules.end()}, code, args});
  }

  // The rules that read a register, as their subject or by looking into it.
  std::set<std::string> rules_of(const plan::Source& source) {
    std::set<std::string> ids;
    for (const plan::RulePlan& rule : state_.plan.rules) {
      bool reads = rule.relation == source.relation;
      for (const plan::Need& need : needs_.of_rule(rule)) {
        reads = reads || state_.plan.tables[plan::TableId{need.first}].home == source.relation;
      }
      if (reads) ids.insert(state_.program.rules[rule.rule].id);
    }
    return ids;
  }

  // The rules of a register whose conditions read what lies at a path.
  std::set<std::string> rules_reading(const plan::Source& source, const plan::Relation& relation,
                                      const std::vector<std::string>& path) {
    std::set<std::string> ids;
    for (const plan::RulePlan& rule : state_.plan.rules) {
      std::set<std::uint32_t> seen;
      const bool reads = reads_path(rule.applicable, source.relation, relation, path, seen) ||
                         reads_path(rule.requirement, source.relation, relation, path, seen);
      if (reads) ids.insert(state_.program.rules[rule.rule].id);
    }
    return ids;
  }

  bool reads_path(plan::NodeId id, plan::RelationId home, const plan::Relation& relation,
                  const std::vector<std::string>& path, std::set<std::uint32_t>& seen) const {
    if (!seen.insert(id.index).second) return false;
    const plan::Node& node = state_.plan.nodes[id];
    const bool field = node.op == plan::Op::Field || node.op == plan::Op::FieldState;
    if (field && node.relation == home && relation.spec.fields[node.x].path == path) return true;
    const bool list = node.op == plan::Op::ListState;
    if (list && node.relation == home && relation.spec.lists[node.x].path == path) return true;
    for (const plan::NodeId in : node.in) {
      if (reads_path(in, home, relation, path, seen)) return true;
    }
    if (node.op == plan::Op::Reduce) {
      const plan::Relation& child = state_.plan.relations[plan::RelationId{node.x}];
      const bool of_list = child.from == plan::RowsFrom::BatchList && child.parent == home;
      if (of_list && relation.spec.lists[child.list].path == path) return true;
      if (child.link.valid() && reads_path(child.link, home, relation, path, seen)) return true;
    }
    if (node.op != plan::Op::Gather) return false;
    const plan::Table& table = state_.plan.tables[plan::TableId{node.x}];
    return node.y < table.columns.size() &&
           reads_path(table.columns[node.y], home, relation, path, seen);
  }

  std::string field_name(const plan::Relation& relation, std::int32_t field) const {
    if (field < 0 || !relation.record.valid()) return {};
    return state_.program.schema.records[relation.record]
        .fields[static_cast<std::size_t>(field)]
        .name;
  }

  bool optional(const plan::Relation& relation, std::int32_t field) const {
    if (field < 0 || !relation.record.valid()) return true;
    return state_.program.schema.records[relation.record]
        .fields[static_cast<std::size_t>(field)]
        .optional;
  }

  void fields(const plan::Source& source, const ingest::Statistics& statistics) {
    if (statistics.rows.empty()) return;
    const plan::Relation& relation = state_.plan.relations[source.relation];
    const ingest::RowsStatistics& rows = statistics.rows[0];
    std::set<std::string> told;  // a field may be read in several ways
    for (std::size_t i = 0; i < rows.record.fields.size(); ++i) {
      const ingest::FieldStatistics& field = rows.record.fields[i];
      const std::string name = field_name(relation, relation.fields[i]);
      if (relation.spec.fields[i].as == column::ReadAs::Raw || !told.insert(name).second) continue;
      one_field(source, relation, name, optional(relation, relation.fields[i]),
                relation.spec.fields[i].path, field, rows);
    }
    for (std::size_t i = 0; i < rows.record.lists.size(); ++i) {
      const std::string name = field_name(relation, relation.list_fields[i]);
      if (name.empty()) continue;
      one_field(source, relation, name, optional(relation, relation.list_fields[i]),
                relation.spec.lists[i].path, rows.record.lists[i], rows);
      const ingest::RelationStatistics& element = rows.record.element[i];
      for (const ingest::FieldStatistics& field : element.fields) {
        std::uint64_t invalid = 0;
        for (const std::uint64_t n : field.invalid) invalid += n;
        if (invalid != 0) {
          add(Code::D902,
              {same(relation.name),
               {"", ""},
               same(name),
               {"(visas inte)", "(not shown)"},
               {"av rätt typ", "of the right type"}},
              relation.name, name, invalid);
        }
        break;
      }
    }
    if (rows.not_objects != 0) {
      add(Code::D922, {same(relation.name), same(std::to_string(rows.not_objects))}, relation.name,
          {}, rows.not_objects);
    }
    if (source.previous) return;  // names that came or went: shape_findings.cpp
    std::vector<std::string> declared;
    for (const column::FieldSpec& spec : relation.spec.fields) {
      if (!spec.path.empty()) declared.push_back(spec.path.back());
    }
    // A register takes of the run's account what it asks for.
    if (state_.program.schema.registers[source.register_id].source.run) return;
    for (const auto& [path, count] : rows.record.undeclared) {
      if (path.empty() || maps(source, path)) continue;
      std::vector<std::string> near;
      if (path.back() != ingest::kFurtherNames) near = nearest(path.back(), declared, 1);
      Bilingual hint;
      if (!near.empty()) {
        hint = {"; \"" + near[0] + "\" är det", "; \"" + near[0] + "\" is"};
      }
      std::string shown;
      for (const std::string& step : path) shown += (shown.empty() ? "" : " / ") + step;
      add(Code::D908, {same(relation.name), same(shown), hint}, relation.name, {}, count);
    }
  }

  // Whether any field of the register is read from there, also those that no rule uses.
  bool maps(const plan::Source& source, const std::vector<std::string>& path) const {
    const types::SourceSpec& spec = state_.program.schema.registers[source.register_id].source;
    for (const types::FieldSource& field : spec.fields) {
      if (field.path.size() < path.size()) continue;
      if (std::equal(path.begin(), path.end(), field.path.begin())) return true;
    }
    return false;
  }

  void one_field(const plan::Source& source, const plan::Relation& relation,
                 const std::string& name, bool may_be_missing, const std::vector<std::string>& path,
                 const ingest::FieldStatistics& field, const ingest::RowsStatistics& rows) {
    const std::string& r = relation.name;
    const std::uint64_t records = rows.records - rows.not_objects;
    std::uint64_t invalid = 0;
    for (const std::uint64_t n : field.invalid) invalid += n;
    if (records != 0 && field.name_met == 0 && !path.empty()) {
      const std::set<std::string> rules = rules_reading(source, relation, path);
      const std::vector<Bilingual> args{
          same(r), same(path.back()), same(name), {"", ""}, same(std::to_string(rules.size()))};
      add(Code::D912, args, r, name, records);
      caveat(Code::D912, args, rules);
    } else if (field.missing != 0 && !may_be_missing) {
      add(Code::D901, {same(r), {"", ""}, same(name)}, r, name, field.missing);
    }
    const std::uint64_t summer_time =
        field.invalid[static_cast<std::size_t>(column::InvalidDetail::SummerTime)];
    const std::uint64_t twice =
        field.invalid[static_cast<std::size_t>(column::InvalidDetail::Twice)];
    // Elements that are no records have no field at all: they are told of once, not per field.
    const std::uint64_t other = invalid - summer_time - twice - rows.not_objects;
    if (other != 0) {
      add(Code::D902,
          {same(r),
           {"", ""},
           same(name),
           {"(visas inte)", "(not shown)"},
           {"av rätt typ", "of the right type"}},
          r, name, other);
    }
    if (summer_time != 0) {
      add(Code::D909,
          {same(r),
           {"", ""},
           same(name),
           {"finns två gånger eller inte alls", "exists twice or not at all"}},
          r, name, summer_time);
    }
    if (twice != 0) {
      add(Code::D923, {same(r), {"", ""}, same(path.empty() ? name : path.back())}, r, name, twice);
    }
    if (field.unknown != 0) {
      add(Code::D913,
          {same(r), same(name), same(std::to_string(field.unknown)),
           same(unknown_words(relation, path))},
          r, name, field.unknown);
    }
    if (field.rounded != 0) {
      add(Code::D911, {same(r), same(std::to_string(field.rounded)), same(name)}, r, name,
          field.rounded);
    }
    if (field.imprecise != 0) {
      add(Code::D919,
          {same(r),
           same(std::to_string(field.imprecise)),
           same(name),
           {"dag, månad eller år", "day, month or year"}},
          r, name, field.imprecise);
    }
    if (field.single != 0) {
      add(Code::D921, {same(r), same(std::to_string(field.single)), same(name)}, r, name,
          field.single);
    }
  }

  // How the source spells that something is not known, quoted by the message: `-", "vet ej`.
  static std::string unknown_words(const plan::Relation& relation,
                                   const std::vector<std::string>& path) {
    std::vector<std::string> spellings;
    for (const column::FieldSpec& spec : relation.spec.fields) {
      if (spec.path == path && spellings.empty()) spellings = spec.unknown;
    }
    for (const column::ListSpec& spec : relation.spec.lists) {
      if (spec.path == path && spellings.empty()) spellings = spec.unknown;
    }
    std::string words;
    for (const std::string& word : spellings) words += (words.empty() ? "" : "\", \"") + word;
    return words;
  }

  // Fields that rules ask about and no mapping covers.
  void unmapped() {
    std::map<std::string, std::set<std::string>> rules;
    for (const plan::RulePlan& rule : state_.plan.rules) {
      std::set<std::uint32_t> seen;
      std::set<std::string> found;
      unsupplied(rule.applicable, seen, found);
      unsupplied(rule.requirement, seen, found);
      for (const std::string& what : found) rules[what].insert(state_.program.rules[rule.rule].id);
    }
    for (const auto& [what, ids] : rules) {
      const std::size_t dot = what.find('.');
      if (dot == std::string::npos) continue;
      const std::string r = what.substr(0, dot);
      const std::string field = what.substr(dot + 1);
      add(Code::D916, {same(r), same(field), same(std::to_string(ids.size()))}, r, field,
          ids.size());
    }
  }

  void unsupplied(plan::NodeId id, std::set<std::uint32_t>& seen, std::set<std::string>& found) {
    if (!seen.insert(id.index).second) return;
    const plan::Node& node = state_.plan.nodes[id];
    if (node.op == plan::Op::Unsupplied) found.insert(state_.plan.cause_fields[node.x]);
    for (const plan::NodeId in : node.in) unsupplied(in, seen, found);
    if (node.op == plan::Op::Gather) {
      const plan::Table& table = state_.plan.tables[plan::TableId{node.x}];
      if (node.y < table.columns.size()) unsupplied(table.columns[node.y], seen, found);
    }
  }

  // Registers that rules ask about and this run does not have.
  void not_supplied() {
    std::map<std::pair<std::string, bool>, std::set<std::string>> rules;
    for (const std::uint32_t index : state_.plan.without_source) {
      const ir::Rule& rule = state_.program.rules[index];
      const bool previous =
          rule.subject.kind == ir::RelationKind::Previous || rule.subject.previous;
      rules[{state_.program.schema.registers[rule.subject.register_id].name, previous}].insert(
          rule.id);
    }
    for (const plan::RulePlan& rule : state_.plan.rules) {
      std::set<std::uint32_t> seen;
      collect_missing(rule.applicable, seen, state_.program.rules[rule.rule].id, rules);
      collect_missing(rule.requirement, seen, state_.program.rules[rule.rule].id, rules);
    }
    for (const auto& [what, ids] : rules) {
      const std::string count = std::to_string(ids.size());
      const Code code = what.second ? Code::D918 : Code::D907;
      add(code, {same(what.first), same(count)}, what.first, {}, ids.size());
      caveat(code, {same(what.first), same(count)}, ids);
    }
  }

  void collect_missing(plan::NodeId id, std::set<std::uint32_t>& seen, const std::string& rule,
                       std::map<std::pair<std::string, bool>, std::set<std::string>>& rules) {
    if (!seen.insert(id.index).second) return;
    const plan::Node& node = state_.plan.nodes[id];
    if (node.op == plan::Op::Unsupplied) {
      const auto kind = static_cast<outcome::CauseKind>(node.y);
      const std::string& what = state_.plan.cause_fields[node.x];
      if (kind == outcome::CauseKind::SourceMissing) rules[{what, false}].insert(rule);
      if (kind == outcome::CauseKind::PreviousMissing) rules[{what, true}].insert(rule);
    }
    for (const plan::NodeId in : node.in) collect_missing(in, seen, rule, rules);
    if (node.op == plan::Op::Gather) {
      const plan::Table& table = state_.plan.tables[plan::TableId{node.x}];
      if (node.y < table.columns.size()) collect_missing(table.columns[node.y], seen, rule, rules);
    }
  }

  // Keys that occur twice, where a table of the register was made.
  void keys() {
    for (const plan::SourceId id : state_.plan.sources.ids()) {
      const plan::Source& source = state_.plan.sources[id];
      if (!source.table.valid() || source.key.size() != 1) continue;
      const table::Table& table = state_.context.tables[source.table.index];
      const plan::Table& planned = state_.plan.tables[source.table];
      for (std::size_t c = 0; c < planned.columns.size(); ++c) {
        if (planned.columns[c] != source.key[0] || !table.complete) continue;
        twice(source, table.columns[c]);
      }
    }
  }

  void twice(const plan::Source& source, const table::KeptColumn& column) {
    std::vector<std::uint32_t> count(column.texts().size());
    for (std::size_t row = 0; row < column.rows(); ++row) {
      if (column.known(row)) ++count[column.text_id(row)];
    }
    const std::string& name = state_.plan.relations[source.relation].name;
    for (std::uint32_t text = 0; text < count.size(); ++text) {
      const std::uint64_t n = count[text];
      if (n < 2) continue;
      const std::string key(column.texts().text(text));
      const std::vector<Bilingual> args{same(name), same(key), same(std::to_string(n))};
      add(Code::D903, args, name, {}, n).keys = {key};
      caveat(Code::D903, args, rules_of(source));
    }
  }

  // Links that lead nowhere, and records that are counted in no collection.
  void links() {
    for (const plan::TableId id : state_.plan.tables.ids()) {
      const plan::Table& planned = state_.plan.tables[id];
      const table::Table& table = state_.context.tables[id.index];
      for (const plan::LinkIndex& link : planned.links) {
        const std::uint32_t from = link.in_list ? link.list_table.index : id.index;
        const table::Table& members = state_.context.tables[from];
        if (!table.complete || !members.complete) continue;
        const table::KeptColumn& column = members.columns[link.column];
        std::uint64_t loose = 0;
        for (std::size_t row = 0; row < column.rows(); ++row) loose += column.known(row) ? 0 : 1;
        if (loose == 0) continue;
        const std::string field =
            link_field(planned, state_.plan.tables[plan::TableId{from}], link.column);
        const std::vector<Bilingual> args{same(std::to_string(loose)), same(planned.name),
                                          same(field), same(state_.plan.tables[link.target].name)};
        add(Code::D905, args, planned.name, field, loose);
        std::set<std::string> rules;
        for (const plan::RulePlan& rule : state_.plan.rules) {
          const std::set<plan::Need> needs = needs_.of_rule(rule);
          if (needs.count({from, link.column}) != 0) {
            rules.insert(state_.program.rules[rule.rule].id);
          }
        }
        caveat(Code::D905, args, rules);
      }
    }
  }

  std::string link_field(const plan::Table& members, const plan::Table& from,
                         std::uint32_t column) const {
    const plan::Node& link = state_.plan.nodes[from.columns[column]];
    const plan::Node& text = state_.plan.nodes[link.in[0]];
    const plan::Relation& relation = state_.plan.relations[from.home];
    if (text.op != plan::Op::Field) return members.name;
    const std::string name = field_name(relation, relation.fields[text.x]);
    return name.empty() ? relation.name : name;
  }

  void trees() {
    for (const plan::TableId id : state_.plan.tables.ids()) {
      const plan::Table& planned = state_.plan.tables[id];
      const table::Table& table = state_.context.tables[id.index];
      if (!planned.tree || !table.tree) continue;
      const auto rings = static_cast<std::uint64_t>(
          std::count(table.tree->ring.begin(), table.tree->ring.end(), true));
      if (rings == 0) continue;
      const std::vector<Bilingual> args{
          same(planned.name),
          {std::to_string(rings) + " poster", std::to_string(rings) + " records"}};
      add(Code::D915, args, planned.name, {}, rings);
    }
  }

  // What the exports say of their age and number.
  void envelopes() {
    for (const outcome::SourceResult& result : state_.report.sources) {
      if (result.failure) continue;
      if (result.claimed && *result.claimed != result.records) {
        const std::vector<Bilingual> args{same(result.register_name),
                                          same(std::to_string(*result.claimed)),
                                          same(std::to_string(result.records))};
        add(Code::D914, args, result.register_name, {}, 1);
        caveat(Code::D914, args, rules_of_register(result.register_name));
      }
      if (!result.previous) age(result);
    }
  }

  void age(const outcome::SourceResult& result) {
    for (const types::Register& info : state_.program.schema.registers) {
      if (info.name != result.register_name || !info.source.freshness) continue;
      const types::Freshness& limit = *info.source.freshness;
      const std::string allowed = format(Period{limit.months, limit.days});
      std::vector<Bilingual> args{same(info.name), {}, same(allowed)};
      const auto exported = parse_date(result.exported);
      if (!exported) {
        args[1] = {"anger inte när det togs ut", "does not say when it was exported"};
      } else {
        const auto latest = regel::add(exported->last, Period{limit.months, limit.days});
        if (latest && latest->days >= state_.options.as_of) return;
        const std::string days = std::to_string(state_.options.as_of - exported->last.days);
        args[1] = {"togs ut " + result.exported + ", " + days + " dagar före avstämningsdagen",
                   "was exported " + result.exported + ", " + days + " days before the as-of date"};
      }
      add(Code::D906, args, info.name, {}, 1);
      caveat(Code::D906, args, rules_of_register(info.name));
    }
  }

  std::set<std::string> rules_of_register(const std::string& name) {
    for (const plan::Source& source : state_.plan.sources) {
      const bool is = state_.program.schema.registers[source.register_id].name == name;
      if (is && !source.previous) return rules_of(source);
    }
    return {};
  }

  RunState& state_;
  plan::Needs needs_;
};

}  // namespace

void add_data_findings(RunState& state) { Collector(state).run(); }

}  // namespace regel::eval
