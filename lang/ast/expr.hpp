// Expressions as the author wrote them: names unresolved, untyped, sugar kept.
//
// A Module owns its nodes in Stores; an ExprId names a node for the Module's lifetime. Nodes are
// plain data and never change after parsing. What a later pass learns about a node goes into that
// pass's own table, indexed by ExprId. The comment beside each node is the syntax it stands for.

#pragma once

#include <cstdint>
#include <optional>
#include <variant>

#include "lang/base/id.hpp"
#include "lang/base/interner.hpp"
#include "lang/source/span.hpp"
#include "lang/types/builtin.hpp"
#include "lang/value/operator.hpp"

namespace regel::ast {

using ExprId = Id<struct ExprTag>;
using ExprRefId = Id<struct ExprRefTag>;  // an entry of Module::expr_lists
using ExprList = IdRange<ExprRefId>;
using StepId = Id<struct StepTag>;
using StepList = IdRange<StepId>;
using ItemId = Id<struct ItemTag>;
using ItemList = IdRange<ItemId>;
using ScopeId = Id<struct ScopeTag>;

struct Name {
  Symbol text;
  Span span;
};

enum class LiteralKind : std::uint8_t { Number, Percent, Text, Date, Instant, Span, Yes, No };

// clang-format off
struct Broken {};                                                // unparsable; already reported
struct Literal {                                                 // 10 000 · 10 % · "x" · 2026-03-01 · 3 dagar · ja
  LiteralKind kind;
  Symbol text;                                                   // number: digits with '.'; text: unescaped; date and
                                                                 // instant: ISO as written, 'T' between day and time
  CalendarUnit unit = CalendarUnit::Day;                         // of a Span
};
struct Today {};                                                 // idag
struct Now {};                                                   // nu
struct Path { StepList steps; };                                 // denna.a.b · Behandling.x · föregående.risk · gäller(idag)
struct Call { std::variant<Symbol, types::Builtin> callee; ExprList arguments; };  // år(x), har_gått(k, p), as an operand
struct Negate { ExprId operand; };                               // -x
struct Arith { ArithOp op; ExprId left, right; };                // a + b
struct IfMissing { ExprId value, fallback; };                    // x om saknas y
struct Compare { CompareOp op; ExprId left, right; };            // a >= b
struct State { StateTest test; ExprId value; };                  // x finns
struct OneOf { bool negated; ExprId value; ExprList set; bool named; };  // x är en av (a, b); named: x är en av S
struct IsUnder { bool or_self; ExprId value, other; };           // x ligger under y · x ingår i y
enum class ContainsKind : std::uint8_t { One, Any, All, Only };
struct Contains { ContainsKind kind; ExprId value; ExprList set; bool named; };  // x innehåller någon av (a, b)
struct Within { ExprId value, span; bool before; ExprId anchor; };       // x inom D före y
struct Between { ExprId value, low, high; };                     // x mellan a och b
enum class TextTest : std::uint8_t { StartsWith, EndsWith, HasForm, Matches };
struct TextMatch { TextTest test; ExprId value, pattern; };      // x matchar "…"
struct Not { ExprId operand; };                                  // inte x
struct And { ExprList operands; };                               // a och b och c
struct Or { ExprList operands; };                                // a eller b
struct Parens { ExprId inner; };                                 // (x): kept for the formatter and R110
struct If { ExprId condition, then, otherwise; };                // om p så a annars b
enum class QuantifierKind : std::uint8_t { All, Some, None, Count };
struct Quantified {                                              // minst 2 av X som x där f uppfyller p
  QuantifierKind kind;
  Bound bound;                                                   // of a Count
  std::uint32_t number;                                          // of a Count
  ScopeId scope;
  ExprId condition;
};
struct Aggregate { AggregateKind kind; ScopeId scope; ExprId value; bool ignoring_missing; };  // summa(x för X där f)
struct Extreme { AggregateKind kind; ExprList values; };         // senaste(a, b)
enum class ListHead : std::uint8_t { All, Any, None, Count };
struct ItemsNode {                                               // alla dessa a) … b) …
  ListHead head;
  Bound bound;
  std::uint32_t number;
  ItemList items;
  Span head_span;
};
// clang-format on

// One step of a path. A call step has arguments: avtal.gäller(idag).
enum class StepKind : std::uint8_t {
  Field,        // a name
  Type,         // a capitalised name; only first
  This,         // denna; only first
  Previous,     // föregående
  Descendants,  // underordnade
  Ancestors,    // överordnade
  TextFields,   // textfält
  Call,
};
struct Step {
  StepKind kind;
  Name name;  // of Field, Type and Call
  ExprList arguments;
  bool quoted = false;  // written in single quotes
};

// One labelled item of a list; `a)` or `1)`.
struct Item {
  Name label;  // "a", without the parenthesis
  ExprId condition;
};

// Where the elements of a quantifier or aggregate come from.
enum class ScopeKind : std::uint8_t {
  Members,           // medlemmar
  Register,          // Behandling (also a code list, scale or set)
  PreviousRegister,  // föregående Behandling
  Path,              // åtgärder, system.ägare, överordnade, textfält
};
struct Scope {
  ScopeKind kind;
  Name register_name;         // of Register and PreviousRegister
  ExprId path;                // of Path
  std::optional<Name> alias;  // som x
  ExprId filter;              // där f; invalid if none
  Span span;
};

using ExprNode = std::variant<Broken, Literal, Today, Now, Path, Call, Negate, Arith, IfMissing,
                              Compare, State, OneOf, IsUnder, Contains, Within, Between, TextMatch,
                              Not, And, Or, Parens, If, Quantified, Aggregate, Extreme, ItemsNode>;

struct Expr {
  Span span;
  ExprNode node;
};

}  // namespace regel::ast
