// The concrete tree of one part of a file (a head, a clause, a field): what the grammar matched, as
// a flat run of nodes in preorder. It lives until build_ast has read it. Tokens without meaning
// (commas, labels' colons) leave no node.

#pragma once

#include <cstdint>
#include <vector>

#include "lang/ast/keyword.hpp"

namespace regel::parse {

enum class Kind : std::uint8_t {
  Word,  // a keyword that carries meaning: Node::keyword
  // tokens
  Name,
  TypeName,
  ModuleName,
  RuleId,
  Label,  // a) or 1)
  Integer,
  Number,
  Percent,
  Date,
  Instant,
  Text,
  LongText,
  Operator,  // = <> … + - * /
  // groups of tokens
  Amount,   // 3 dagar
  Signed,   // -3, where only literals stand
  Message,  // MessageText and Hole in turn
  MessageText,
  Hole,
  Type,
  OnNames,
  Alias,
  Under,
  FromPath,  // från "A" / "B"
  Picked,    // där "A" = "B"
  Option,    // of a field or mapping
  FieldPath,
  Param,
  Cite,
  Validity,
  From,
  Through,
  Subject,
  GroupKey,
  Group,
  RegisterName,  // Akt · föregående Akt
  Target,
  GroupTarget,
  Assign,
  Value,
  QualifiedName,
  ValueList,
  ValueRecord,
  Outcome,
  // conditions
  Items,
  Item,
  Quantified,
  Scope,
  Filter,
  If,
  Chain,
  Not,
  Comparison,
  Test,
  Set,
  Sum,
  Product,
  IfMissing,
  Negate,
  Parens,
  Aggregate,
  Bag,
  Over,
  Call,
  CallStep,
  Path,
  Step,
  // one match of the driver
  Part,
};

struct Node {
  Kind kind;
  ast::Keyword keyword;  // of a Word
  std::uint32_t begin;
  std::uint32_t end;
  std::uint32_t next;  // index of the first node after this one's children
};

using Nodes = std::vector<Node>;

}  // namespace regel::parse
