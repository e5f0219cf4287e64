// The checked program's expressions: names resolved, typed, definitions expanded, sugar gone.
//
// An expression is evaluated for rows bound to variables: the subject of a rule, the elements of
// quantifiers and aggregates around it. Every expression has a type; `optional` says that its value
// may be missing as a fact (language.md 4.3), which the checker has made sure somebody decided.
// The meaning of each node, with states and unknowns, is language.md section 4; the definition in
// code is tests/reference.
//
// Desugared by the checker: `x inom D efter y` and `mellan` to two comparisons joined by And;
// `x är en av (…)` over values to Or of Equal, over codes to InSet; `innehåller …` over lists to
// Quantified, over texts to TextMatch; `finns`/`saknas` of a collection or list to Quantified Some
// with a true condition, negated for `saknas`; `är inte en av` to Not.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "lang/base/id.hpp"
#include "lang/base/store.hpp"
#include "lang/source/span.hpp"
#include "lang/types/builtin.hpp"
#include "lang/types/type.hpp"
#include "lang/value/operator.hpp"

namespace regel::ir {

using ExprId = Id<struct IrExprTag>;
using VarId = Id<struct VarTag>;
using ScopeId = Id<struct IrScopeTag>;
using ConstantId = Id<struct ConstantTag>;
using types::CodeListId;
using types::CodeSetId;
using types::ParameterId;
using types::RegisterId;

// What a variable ranges over.
enum class RelationKind : std::uint8_t {
  Register,  // records of `register_id`
  Previous,  // records of its earlier export
  List,      // elements of a list: records of `row`, or values of `value`
  Group,     // groups of a rule or summary
  Codes,     // the codes of a list, scale or set: values
  Text,      // textfält: values of type Text
};
struct Var {
  RelationKind kind;
  RegisterId register_id;  // of Register and Previous; for a Group the register of its members
  bool previous = false;   // of a Group: its members are of the earlier export
  types::Type type;        // Row of a record, or the type of the values
  std::string name;        // as the author named it, or empty
};

// A constant of the expression's type: Bool 0/1, Integer, Date, Instant, Duration, WorkingDays and
// code or level index in `number`; Number scaled by 10^6 in `number`; Period as months and days;
// Text, and the key of a Link, in `text`.
struct Constant {
  std::int64_t number = 0;
  std::int32_t months = 0, days = 0;
  std::string text;
};

// clang-format off
struct Literal { ConstantId value; };
struct Parameter { ParameterId id; };
struct Today {};
struct Now {};
struct RowVar { VarId var; };                            // the record itself
struct VarValue { VarId var; };                          // an element that is a value
struct Follow { ExprId link; };                          // Row: the record a Link leads to
struct Previous { ExprId row; };                         // Row: the record with the same key in the earlier export
struct Field { ExprId row; std::uint32_t field; };       // value, link or list of a record; a nested record is a Row
struct GroupKey { VarId group; std::uint32_t index; };   // a key of the group
struct State { StateTest test; ExprId value; };          // of a Field, Previous, GroupKey, VarValue, …
struct Compare { CompareOp op; ExprId left, right; };    // two Links, or a Link and a Row: the same record
struct InSet { ExprId value; CodeSetId set; };           // code or level in a closed set
struct CodeUnder { ExprId value, other; bool or_self; };
struct TreeUnder { ExprId value, other; bool or_self; }; // Links or Rows of one register with a tree
enum class TextOp : std::uint8_t { StartsWith, EndsWith, Contains, HasForm, Matches };
struct TextMatch { TextOp op; ExprId value, pattern; };  // pattern is a Literal for HasForm and Matches
struct Not { ExprId operand; };
struct And { std::vector<ExprId> operands; };
struct Or { std::vector<ExprId> operands; };
struct If { ExprId condition, then, otherwise; };
struct IfMissing { ExprId value, fallback; };
struct Arith { ArithOp op; ExprId left, right; };        // also Date ± Period|WorkingDays, Instant ± Duration, Duration ±
                                                         // Duration, Integer × Period|Duration, by operand types
struct Negate { ExprId operand; };
struct Call { types::Builtin function; std::vector<ExprId> arguments; };
struct Extreme { bool greatest; std::vector<ExprId> values; };
enum class QuantifierKind : std::uint8_t { All, Some, None, Count };
struct Quantified { QuantifierKind kind; Bound bound; std::int64_t number; ScopeId scope; ExprId condition; };
struct Aggregate { AggregateKind kind; ScopeId scope; ExprId value; bool ignoring_missing; };
                                                         // Count: no value. Share: value is its condition.
enum class ItemsKind : std::uint8_t { All, Any, None, Count };
struct ItemRef { std::string label; ExprId condition; };
struct Items { ItemsKind kind; Bound bound; std::int64_t number; std::vector<ItemRef> items; };
// clang-format on

using Node =
    std::variant<Literal, Parameter, Today, Now, RowVar, VarValue, Follow, Previous, Field,
                 GroupKey, State, Compare, InSet, CodeUnder, TreeUnder, TextMatch, Not, And, Or, If,
                 IfMissing, Arith, Negate, Call, Extreme, Quantified, Aggregate, Items>;

struct Expr {
  types::Type type;
  bool optional = false;
  Span span;
  Node node;
};

// The elements of a quantifier or aggregate. `filter` is invalid if there is none.
enum class ScopeKind : std::uint8_t {
  List,         // `of`: an expression of list type
  Collection,   // `of`: a Row; `collection`: its index in the row's register
  Register,     // every record of the variable's register (or its earlier export)
  Members,      // of the group variable `group`
  Codes,        // `set`, or all codes of the variable's code list if invalid
  Descendants,  // `of`: a Row or Link of a register with a tree
  Ancestors,    // likewise
  TextFields,   // `of`: a Row
};
struct Scope {
  ScopeKind kind;
  VarId var;
  ExprId of;
  std::uint32_t collection = 0;
  VarId group;
  CodeSetId set;
  ExprId filter;
  Span span;
};

}  // namespace regel::ir
