// The checked program: the schema, the rules and everything around them. Owns all of it; ids and
// expression ids are valid for its lifetime. lang/check makes it; the plan, the reference
// evaluator, lints and explanations read it.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lang/base/store.hpp"
#include "lang/ir/ir.hpp"
#include "lang/types/schema.hpp"

namespace regel::ir {

struct DatedConstant {
  std::int32_t from;  // days; the first may be the earliest date there is
  ConstantId value;
};
struct ParameterInfo {
  std::string name;
  types::Type type;
  std::vector<DatedConstant> values;  // ascending; in force: the last with from <= as-of date
  Span span;
};

struct MessagePart {
  std::string literal;
  ExprId value;  // invalid for a literal part
};
using Message = std::vector<MessagePart>;

// For each record, group or code that a rule or summary looks at.
struct GroupKeyInfo {
  std::string name;  // the alias, or how the key was written
  ExprId value;      // over the member variable
};
struct Subject {
  RelationKind kind;  // Register, Previous, Group or Codes
  VarId var;
  RegisterId register_id;  // of Register, Previous and of the members of a Group
  bool previous = false;   // of a Group: members of the earlier export
  CodeSetId set;           // of Codes: the set, or all of `list` if invalid
  types::CodeListId list;  // of Codes
  VarId member;            // of a Group: the variable of filter and keys
  ExprId filter;           // of a Group; invalid if none
  std::vector<GroupKeyInfo> keys;
};

enum class Severity : std::uint8_t { Critical, High, Medium, Low, Info };

struct Cite {
  std::string instrument, place;
};
// Both ends included, in days; none = open.
struct Validity {
  std::optional<std::int32_t> from, through;
  bool open() const { return !from && !through; }
};

// One version of a rule: ids may recur with validities that do not overlap.
struct Rule {
  std::string id, title;
  Severity severity = Severity::Medium;
  Subject subject;
  std::vector<ExprId> when, unless;
  std::vector<ExprId> unclear_when;  // undetermined where one of them holds, whatever else does
  ExprId requirement;                // `ska`, or the condition of `får inte`
  bool prohibition = false;          // får inte: the requirement is the negation
  Message message, unclear, advice;
  std::vector<Cite> authority;
  std::string wording, purpose, owner;
  std::vector<std::string> tags;
  Validity validity;
  std::string doc;
  std::uint32_t module = 0, decl = 0;  // where it stands, for paraphrases
  bool whole = true;  // false after a report of something in it or its tests that was not read
  Span span, id_span;
};

struct SummaryValue {
  std::string name;
  ExprId value;
};
struct Summary {
  std::string id, title;
  Subject subject;
  std::vector<ExprId> when;
  std::vector<SummaryValue> values;
  std::vector<Cite> authority;
  std::string owner;
  std::vector<std::string> tags;
  Span span;
};

struct Waiver {
  std::string id, rule;
  RegisterId register_id;
  std::vector<std::string> keys;
  Validity validity;
  std::string decision, decided_by, reason;
  Span span, validity_span;
  std::vector<Span> key_spans;  // by keys
};

// A value in a test. A Link holds the label of a given record, or a key that no record has.
struct TestValue {
  enum class State : std::uint8_t { Value, Missing, Invalid, RecordedUnknown, List } state;
  Constant value;
  std::string raw;  // of Invalid and RecordedUnknown; of Value the text as an export would have it
  std::vector<TestValue> elements;  // of a List; of a nested record, by field of the record
};
struct TestRecord {
  RegisterId register_id;
  bool previous = false;
  std::string label;
  std::vector<std::pair<std::uint32_t, TestValue>>
      values;  // by field; fields not named are missing
  Span span;
};
enum class Outcome : std::uint8_t { Pass, Fail, NotApplicable, Undetermined };
struct Expectation {
  std::string label;  // key of a record or name of a code; for a group its rendered key
  Outcome outcome;
  std::optional<std::string> message;
  Span span;
};
struct Test {
  std::string title, rule;
  std::optional<std::int32_t> today;  // days
  std::optional<std::string>
      now;  // ISO as written; local in the project's zone unless it has an offset
  std::vector<TestRecord> given;
  std::vector<Expectation> expected;
  Span span;
};

struct Program {
  types::Schema schema;
  Store<ExprId, Expr> exprs;
  Store<VarId, Var> vars;
  Store<ScopeId, Scope> scopes;
  Store<ConstantId, Constant> constants;
  Store<ParameterId, ParameterInfo> parameters;
  std::vector<Rule> rules;
  std::vector<Summary> summaries;
  std::vector<Waiver> waivers;
  std::vector<Test> tests;
};

}  // namespace regel::ir
