#include "engine/plan/dump.hpp"

#include <iterator>
#include <string_view>

#include <fmt/format.h>

namespace regel::plan {

namespace {

// By value of Op, Rep, RowsFrom and ReduceKind.
constexpr std::string_view kOps[] = {
    "const",    "unsupplied", "field",      "field-state",  "list-state",   "broadcast",
    "member",   "probe",      "gather",     "value-state",  "not",          "and",
    "or",       "count-of",   "decide",     "if",           "if-missing",   "compare",
    "in-set",   "code-under", "tree-under", "text-match",   "add",          "subtract",
    "multiply", "divide",     "add-period", "add-workdays", "times-period", "to-dec",
    "call",     "extreme",    "reduce",     "global"};
static_assert(std::size(kOps) == static_cast<std::size_t>(Op::Global) + 1);
constexpr std::string_view kReps[] = {"truth", "int", "num6", "dec", "ratio", "text", "link"};
static_assert(std::size(kReps) == static_cast<std::size_t>(Rep::Link) + 1);
constexpr std::string_view kFrom[] = {
    "records of a source",      "elements of a list", "one row",
    "rows of a table",          "a kept list",        "rows that link here",
    "rows with an equal value", "all rows",           "members of the group",
    "what lies above",          "what lies below"};
static_assert(std::size(kFrom) == static_cast<std::size_t>(RowsFrom::Descendants) + 1);
constexpr std::string_view kReduce[] = {"any", "all",     "count",   "count-distinct", "share",
                                        "sum", "average", "highest", "lowest"};
static_assert(std::size(kReduce) == static_cast<std::size_t>(ReduceKind::Lowest) + 1);

class Writer {
 public:
  explicit Writer(const Plan& plan) : plan_(plan) {}

  std::string all() {
    for (const SourceId id : plan_.sources.ids()) source(id);
    for (const RelationId id : plan_.relations.ids()) relation(id);
    for (const TableId id : plan_.tables.ids()) table(id);
    for (const RulePlan& planned : plan_.rules) rule(planned);
    for (const SummaryPlan& planned : plan_.summaries) {
      append("summary {} of relation {}: applies {}, shows{}\n",
             plan_.program->summaries[planned.summary].id, planned.relation.index,
             name(planned.applicable), names(planned.values));
    }
    for (const std::uint32_t index : plan_.not_in_force) {
      append("rule {} is not in force\n", plan_.program->rules[index].id);
    }
    for (const std::uint32_t index : plan_.without_source) {
      append("rule {} has no source\n", plan_.program->rules[index].id);
    }
    return std::move(out_);
  }

  std::string visits(const Schedule& schedule) {
    for (std::size_t step = 0; step < schedule.size(); ++step) {
      append("step {}\n", step + 1);
      for (const Visit& visit : schedule[step]) {
        append("  read {}{}\n", source_name(visit.source),
               visit.evaluate ? " and judge its rules" : "");
        for (const auto& [id, column] : visit.columns) {
          const std::string what =
              column == kRows ? "the rows" : name(plan_.tables[TableId{id}].columns[column]);
          append("    keep {} of table {} {}\n", what, id, plan_.tables[TableId{id}].name);
        }
      }
    }
    return std::move(out_);
  }

 private:
  template <class... Args>
  void append(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
  }

  static std::string name(NodeId id) {
    return id.valid() ? fmt::format("n{}", id.index) : std::string("always");
  }
  static std::string names(const std::vector<NodeId>& ids) {
    std::string out;
    for (const NodeId id : ids) out += " " + name(id);
    return out;
  }
  static std::string joined(const types::FieldPath& path) {
    std::string out;
    for (const types::FieldStep& step : path) {
      const std::string name = '"' + step.name + '"';
      out += step.by.empty() ? (out.empty() ? "" : " / ") + name
                             : " where \"" + step.by + "\" = " + name;
    }
    return out.empty() ? "the element itself" : out;
  }

  std::string source_name(SourceId id) const {
    const Source& source = plan_.sources[id];
    return (source.previous ? "previous " : "") +
           plan_.program->schema.registers[source.register_id].name;
  }

  void source(SourceId id) {
    const Source& source = plan_.sources[id];
    append("source {} {}: relation {}", id.index, source_name(id), source.relation.index);
    if (source.table.valid()) append(", kept in table {}", source.table.index);
    out_ += source.used ? "\n" : ", not used\n";
  }

  void relation(RelationId id) {
    const Relation& relation = plan_.relations[id];
    append("relation {} {}: {}", id.index, relation.name,
           kFrom[static_cast<std::size_t>(relation.from)]);
    if (relation.parent.valid()) append(", below relation {}", relation.parent.index);
    if (relation.table.valid()) append(", table {}", relation.table.index);
    if (relation.link.valid()) append(", by {}", name(relation.link));
    out_ += '\n';
    for (std::size_t i = 0; i < relation.spec.fields.size(); ++i) {
      append("  reads field {}: {}\n", i, joined(relation.spec.fields[i].path));
    }
    for (std::size_t i = 0; i < relation.spec.lists.size(); ++i) {
      append("  reads list {}: {}\n", i, joined(relation.spec.lists[i].path));
    }
    for (const NodeId node : relation.nodes) line(node);
  }

  void line(NodeId id) {
    const Node& node = plan_.nodes[id];
    append("  {} {}", name(id), kOps[static_cast<std::size_t>(node.op)]);
    if (node.op == Op::Reduce) {
      append(" {} of relation {}", kReduce[node.y], node.x);
    } else if (node.x != 0 || node.y != 0 || node.a != 0) {
      append(" {} {} {}", node.x, node.y, node.a);
    }
    append("{} : {}\n", names(node.in), kReps[static_cast<std::size_t>(node.rep)]);
  }

  void table(TableId id) {
    const Table& table = plan_.tables[id];
    append("table {} {}: relation {}, columns{}", id.index, table.name, table.home.index,
           names(table.columns));
    append(", {} keys, {} links, {} equals{}\n", table.keys.size(), table.links.size(),
           table.equals.size(), table.tree ? ", a tree" : "");
  }

  void rule(const RulePlan& planned) {
    append("rule {} of relation {}: applies {}, demands {}, key{}\n",
           plan_.program->rules[planned.rule].id, planned.relation.index, name(planned.applicable),
           name(planned.requirement), names(planned.key));
  }

  const Plan& plan_;
  std::string out_;
};

}  // namespace

std::string dump(const Plan& plan) { return Writer(plan).all(); }

std::string dump(const Plan& plan, const Schedule& schedule) {
  return Writer(plan).visits(schedule);
}

}  // namespace regel::plan
