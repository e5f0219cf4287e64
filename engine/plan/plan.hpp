// The plan: what a run computes, without names. It is logical: relations with expression graphs,
// the tables that are kept of registers that others look into, and what each rule asks. The engine
// reads it, `--dump=plan` prints it, and SQL can be made from it; how sources are visited is
// schedule.hpp.
//
// A Relation is a kind of row. Its nodes are hash-consed: equal expressions of all rules are one
// node. A node's inputs are nodes of the same relation, except Broadcast (a node of the parent) and
// Reduce (nodes of a child relation). Node ids grow from inputs to users.
//
// The plan is bound: as-of date, parameters and calendar are constants in it.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/column/read_spec.hpp"
#include "engine/outcome/run_report.hpp"
#include "lang/base/store.hpp"
#include "lang/ir/program.hpp"
#include "lang/value/int128.hpp"

namespace regel::plan {

using NodeId = Id<struct PlanNodeTag>;
using RelationId = Id<struct RelationTag>;
using TableId = Id<struct TableTag>;
using SourceId = Id<struct SourceTag>;

// How a node's values are held (engine/eval/vec.hpp).
enum class Rep : std::uint8_t {
  Truth,  // T, F or neither
  Int,    // int64, perhaps low..high: integers, dates, instants, durations, codes, levels, periods
  Num6,   // int64 scaled by 10^6: numbers as recorded
  Dec,    // 128 bits scaled by 10^12: computed numbers
  Ratio,  // a share: part and whole, low and high
  Text,
  Link,  // ordinal in a table; resolved, missing, dangling, ambiguous or not known
};

// The comment says what `in`, `x`, `y`, `a` hold.
// clang-format off
enum class Op : std::uint8_t {
  Const,         // x: constant
  Unsupplied,    // nothing is known. y: outcome::CauseKind; x: text for causes
  Field,         // x: field of the relation's read spec
  FieldState,    // x: field; y: StateTest
  ListState,     // x: list; y: StateTest
  Broadcast,     // in[0]: node of the parent relation
  Member,        // Link: the row of table x that this row is
  Probe,         // in[0]: key as Text; x: table; y: key index of it; a: kKeyRequired. Link
  Gather,        // in[0]: Link; x: table; y: column of it
  ValueState,    // in[0]: a Link or a computed value; y: StateTest, Exists or Missing
  Not,           // in[0]
  And,           // in
  Or,            // in
  CountOf,       // in: items; x: Bound; a: number
  Decide,        // in: unclear, condition: the condition where unclear is false, else unknown
  If,            // in: condition, then, otherwise
  IfMissing,     // in: value, fallback
  Compare,       // in: left, right of one Rep; x: CompareOp
  InSet,         // in[0]: code; x: set
  CodeUnder,     // in: code, other; x: code list; y: 1 = or itself
  TreeUnder,     // in: Links to table x; y: 1 = or itself
  TextMatch,     // in[0]: text, in[1]: text unless a pattern; x: ir::TextOp; y: pattern
  Add, Subtract, Multiply, Divide,  // Int or Dec
  AddPeriod,     // in: date, period; a: +1 or -1
  AddWorkdays,   // in: date, days; a: +1 or -1
  TimesPeriod,   // in: period, integer
  ToDec,         // in[0]: Int, Num6 or Ratio
  Call,          // in: arguments; x: types::Builtin; y: zone
  Extreme,       // in: values; x: 1 = greatest
  Reduce,        // in: nodes of relation x (filter?, value?); y: ReduceKind; a: kHasFilter, kHasValue, kIgnoring
  Global,        // in[0]: node of the unit relation: the same for every row
};
// clang-format on

enum class ReduceKind : std::uint8_t {
  Any,
  All,
  Count,
  CountDistinct,
  Share,
  Sum,
  Average,
  Highest,
  Lowest
};
constexpr std::int64_t kKeyRequired = 1;  // a missing key is not a missing link: not known
constexpr std::int64_t kHasFilter = 1, kHasValue = 2, kIgnoring = 4;

struct Node {
  Op op;
  Rep rep;
  std::vector<NodeId> in;
  std::uint32_t x = 0, y = 0;
  std::int64_t a = 0;
  RelationId relation;
  types::Type type;  // of the language, for texts
};

struct Constant {
  std::int64_t number = 0;
  Int128 decimal = 0;
  std::string text;
  bool known = true;
};

// Where the rows of a relation come from.
enum class RowsFrom : std::uint8_t {
  Records,    // of a source, streaming
  BatchList,  // elements of a list of the parent's batch, streaming
  Unit,       // one row: for what does not depend on any record
  Table,      // every row of a table, as records of their own: groups, codes
  ListOf,     // elements of a kept list, of the table row that `link` names
  LinkedTo,   // rows of `table` whose link (csr index) leads to the row that `link` names
  EqualTo,    // rows of `table` whose key column equals `link` (any Rep), and those where it is not
              // known
  All,        // rows of `table`
  InGroup,    // members of the group that the parent row is
  Ancestors,  // in the tree of `table`, of the row that `link` names
  Descendants,
};
// A member of a collection is idle for a reduction if this column of its table, a truth, has this
// value there.
struct Idle {
  std::uint32_t column;
  bool value;
};
struct Relation {
  RowsFrom from;
  RelationId parent;             // invalid for Records, Unit, Table
  SourceId source;               // of Records
  std::uint32_t rows_index = 0;  // of Records: which rows of the source's read spec
  std::uint32_t list = 0;        // of BatchList: index in the parent's read spec
  TableId table;
  std::uint32_t index = 0;  // of LinkedTo, EqualTo: index of the table
  NodeId link;              // node of the parent
  bool subtree = false;     // of LinkedTo: also what lies below
  // By reduction over the rows: what makes a row idle for it. Rows that are idle for each are
  // passed by; none are if this is empty. Only of rows of `table`.
  std::vector<std::vector<Idle>> idle;
  column::RelationSpec spec;           // of Records and BatchList: what is read
  std::vector<NodeId> nodes;           // in order
  std::string name;                    // for dumps and causes: register or list
  types::Type value_type;              // of a relation whose rows are values
  std::vector<std::uint32_t> link_on;  // of values that are links: fields of the target
  bool optional = false;               // of a list: absent means empty
  types::RecordId record;              // fields behind spec.fields, if it is a record
  std::vector<std::int32_t> fields;    // by spec.fields: field of `record`, or -1
  std::vector<std::int32_t> list_fields;
  std::vector<std::string> field_names;  // as declared, from the row on: "plats.ort"
  std::vector<std::string> list_names;
};

// One way to find rows of a table by a text: over its own columns and those of its list tables.
struct KeyPart {
  bool in_list = false;
  TableId list_table;  // of in_list
  std::uint32_t column = 0;
  bool fold = false;
};
struct KeyIndex {
  std::vector<KeyPart> parts;
};
// Rows of this table by the row of `target` that a Link column leads to.
struct LinkIndex {
  TableId target;
  bool in_list = false;
  TableId list_table;
  std::uint32_t column = 0;
  bool subtree = false;  // ordered by the target's tree
};
struct EqualIndex {
  std::uint32_t column = 0;
};
struct TreeIndex {
  std::uint32_t parent = 0;  // Link column to the table itself
  bool optional = true;      // a row without a parent is a root, not a broken chain
};

// What is kept of a register, of the elements of one of its lists, or of groups and codes.
struct Table {
  RelationId home;  // whose nodes the columns are
  std::vector<NodeId> columns;
  std::vector<KeyIndex> keys;
  std::vector<LinkIndex> links;
  std::vector<EqualIndex> equals;
  std::optional<TreeIndex> tree;
  TableId owner;                      // of a list table: the table of the records
  bool group = false;                 // filled from `group_members` by the engine
  std::uint32_t codes = 0xFFFFFFFFu;  // of codes: index in Plan::code_tables
  std::string name;                   // register
};

// Groups: made of the rows of `members` when it is complete.
struct Group {
  TableId table;  // one row a group; columns are the keys, in order
  TableId members;
  std::optional<std::uint32_t> filter;  // Truth column of members
  std::vector<std::uint32_t> keys;      // columns of members
};
struct CodeTable {
  types::CodeListId list;
  std::vector<std::int32_t> codes;
};

struct MessagePlan {
  struct Part {
    std::string literal;
    NodeId value;  // invalid for a literal
  };
  std::vector<Part> parts;
};
// A condition as written, for showing what it gave: its node, and its parts.
struct TracedCondition {
  Span span;
  NodeId node;
  std::string item;           // label, of an item of a list
  bool is_protected = false;  // a value that may not be shown
  std::vector<TracedCondition> parts;
};
struct RulePlan {
  std::uint32_t rule;   // index in Program::rules
  RelationId relation;  // Records, or Table for groups and codes
  NodeId applicable;    // invalid: always
  NodeId requirement;   // Truth: the rule is met; unknown where it is unclear
  NodeId unclear_when;  // invalid: never
  MessagePlan message, unclear;
  std::vector<NodeId> when, unless;
  struct Item {
    std::string label;
    NodeId condition;
  };
  std::vector<Item> items;  // of a requirement that is a list of items
  // Only where binding asks for a trace of this rule.
  std::vector<TracedCondition> traced_when, traced_unless, traced_unclear;
  TracedCondition traced_requirement;
  std::vector<NodeId> key;  // what names the record, group or code
};
struct SummaryPlan {
  std::uint32_t summary;
  RelationId relation;
  NodeId applicable;
  std::vector<NodeId> values;
  std::vector<NodeId> key;
};

// One register, or its earlier export.
struct Source {
  types::RegisterId register_id;
  bool previous = false;
  bool used = false;
  bool read_anyway = false;  // no rule asks for it: it is read for what there is to say of its data
  RelationId relation;
  TableId table;            // invalid if nobody looks into it
  std::vector<NodeId> key;  // texts of the key's fields; empty if it has none
};

// Fields that no two records may share: `unik` of the vocabulary.
struct Unique {
  SourceId source;
  std::vector<KeyPart> parts;         // by field; an element of a list for the list
  std::vector<std::uint32_t> fields;  // of the register
};

struct Plan {
  const ir::Program* program = nullptr;  // outlives the plan
  Store<NodeId, Node> nodes;
  Store<RelationId, Relation> relations;
  Store<TableId, Table> tables;
  Store<SourceId, Source> sources;
  std::vector<Group> groups;
  std::vector<CodeTable> code_tables;
  std::vector<Constant> constants;
  std::vector<std::vector<bool>> sets;    // by code
  std::vector<std::string> patterns;      // of `matchar` and `har formen`
  std::vector<std::string> zones;         // names
  std::vector<std::string> cause_fields;  // of Unsupplied: register and field
  std::vector<Unique> uniques;
  std::vector<RulePlan> rules;
  std::vector<SummaryPlan> summaries;
  std::vector<std::uint32_t> not_in_force;    // indices in Program::rules
  std::vector<std::uint32_t> without_source;  // likewise: the subject's register was not supplied
  RelationId unit;
};

// What binds a plan to a run.
struct Binding {
  std::int32_t today = 0;
  std::int64_t now = 0;
  std::string zone = "Europe/Stockholm";
  bool has_previous = false;
  std::vector<bool> supplied;           // by register: has a source in this run
  std::vector<bool> previous_supplied;  // likewise, of the earlier export
  std::vector<bool> found;              // by register: its files are there
  std::string trace;                    // id of a rule whose conditions are to be shown; or empty
};

Plan build(const ir::Program& program, const Binding& binding);

}  // namespace regel::plan
