// Declarations as the author wrote them. Plain data; expressions and types by id into the Module.
// What stands once or more in the grammar is a vector here, so that "given twice" is the checker's
// to report.

#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "lang/ast/expr.hpp"

namespace regel::ast {

using TypeId = Id<struct TypeTag>;

struct Text {  // a quoted text, unescaped
  std::string value;
  Span span;
};

// A message: literal parts and holes in turn; a hole is an expression.
struct MessagePart {
  std::string literal;  // of a literal part
  ExprId hole;          // invalid for a literal part
};
struct Message {
  std::vector<MessagePart> parts;
  Span span;
};

struct DateLiteral {
  std::string iso;  // as written
  Span span;
};
struct Validity {
  std::optional<DateLiteral> from, through;
  Span span;
};

enum class TypeWord : std::uint8_t {
  Text,
  Integer,
  Number,
  YesNo,
  Date,
  Instant,
  Period,
  Duration,
  Link,
  List,
  Named,
};
struct Type {
  TypeWord word;
  Name name;             // of Link and Named
  TypeId element;        // of List
  std::vector<Name> on;  // of Link: på namn eller alias
  Span span;
};

// --- vocabulary ---------------------------------------------------------------------------------
struct Instrument {
  Name name;
  Text title;
  std::optional<Text> web;
};
struct CodeDecl {
  Name name;
  std::optional<Name> under;
  std::vector<Text> labels;
};
struct CodeList {
  Name name;
  std::vector<CodeDecl> codes;
};
struct CodeSet {
  Name name;
  Name list;
  std::vector<Name> parts;
};
struct LevelDecl {
  std::int64_t number;
  Name name;
  std::vector<Text> labels;
  Span number_span;
};
struct ScaleDecl {
  Name name;
  std::vector<LevelDecl> levels;
};
struct DatedValue {
  DateLiteral from;
  ExprId value;
};
struct Parameter {
  Name name;
  TypeId type;
  ExprId value;
  std::vector<DatedValue> dated;
};

// --- data ---------------------------------------------------------------------------------------
struct Written {
  Text pattern;
};
struct SplitAt {
  Text separator;
};
struct BlankWords {
  std::vector<Text> words;
};
struct UnknownWords {
  std::vector<Text> words;
};
struct Spelling {
  Text text;
  ExprId value;
};  // "X" betyder ja: a literal or a path naming a code
using MapOption = std::variant<Written, SplitAt, BlankWords, UnknownWords, Spelling>;

struct PlaceStep {  // "A" · där "by" = "A"
  Text name;
  std::optional<Text> by;
};
struct Mapping {  // från "A" / "B" · från nyckeln · från raderna, and its options
  bool from_key = false, from_rows = false;
  std::vector<PlaceStep> path;  // empty if not mapped here
  std::vector<MapOption> options;
  Span span;
};
struct Field {
  Name name;
  TypeId type;
  bool optional = false, is_protected = false, any_case = false;
  Mapping mapping;
  std::string doc;
};
struct Collection {
  Name name;
  Name members;
  Name via;
  bool with_descendants = false;
};
struct KeyLine {
  std::vector<Name> names;
  Span span;
};
struct UniqueLine {
  std::vector<Name> names;
  Span span;
};
struct TreeLine {
  Name via;
  Span span;
};
struct PeopleLine {  // gäller personer
  Span span;
};

struct FileLine {
  std::vector<Text> files;
  Span span;
};
struct RowsLine {
  Text path;
};
struct FreshnessLine {  // färskhet: 31 dagar från "$.…" · från filnamnet "…"
  ExprId limit;
  std::optional<Text> path;
  bool from_file_name = false;
  Span span;
};
struct TimeZoneLine {
  Text zone;
};
struct CountLine {
  Text path;
};
struct BlankLine {
  std::vector<Text> words;
};
struct UnknownLine {
  std::vector<Text> words;
};
struct NewRecordLine {  // ny post: the cell that is filled in where a record begins
  Text cell;
};
struct AsAboveLine {  // som ovan: cells that repeat the record above where they are empty
  std::vector<Text> cells;
};
using SourceLine = std::variant<FileLine, RowsLine, FreshnessLine, TimeZoneLine, CountLine,
                                BlankLine, UnknownLine, NewRecordLine, AsAboveLine>;

using RegisterPart =
    std::variant<Field, Collection, KeyLine, UniqueLine, TreeLine, PeopleLine, SourceLine>;
struct Record {
  Name name;
  std::vector<Field> fields;
};
struct Register {
  Name name;
  std::vector<RegisterPart> parts;
  bool whole = true;  // false if a part of it could not be read
};
struct FieldMapping {
  std::vector<Name> field;
  Mapping mapping;
};
struct SourceBlock {
  Name name;
  std::vector<std::variant<SourceLine, FieldMapping>> parts;
  bool whole = true;  // likewise
};

// --- definitions and rules ----------------------------------------------------------------------
struct Param {
  Name name;
  TypeId type;
};
struct Definition {
  Name name;
  std::vector<Param> params;
  std::optional<Name> subject;
  ExprId body;
};

struct GroupKey {
  ExprId value;
  std::optional<Name> alias;
};
struct Subject {
  bool previous = false;
  Name register_name;
  std::optional<Name> alias;
  bool group = false;  // grupp av … per …
  ExprId filter;       // där, of a group
  std::vector<GroupKey> keys;
  Span span;
};

enum class SeverityWord : std::uint8_t { Critical, High, Medium, Low, Info };
struct Cite {
  Name instrument;
  Text place;
};

struct ForEach {
  Subject subject;
};
struct When {
  ExprId condition;
};
struct Unless {
  ExprId condition;
};
struct UnclearWhen {
  ExprId condition;
};
struct Must {
  ExprId condition;
};
struct MustNot {
  ExprId condition;
};
struct Otherwise {
  Message message;
};
struct IfUnclear {
  Message message;
};
struct Advice {
  Message message;
};
struct SeverityClause {
  SeverityWord severity;
};
struct Authority {
  std::vector<Cite> cites;
};
struct Wording {
  Text text;
};
struct Purpose {
  Text text;
};
struct InForce {
  Validity validity;
};
struct Owner {
  Text text;
};
struct Tags {
  std::vector<Name> tags;
};
struct Shows {
  Name name;
  ExprId value;
};
using ClauseNode =
    std::variant<ForEach, When, Unless, UnclearWhen, Must, MustNot, Otherwise, IfUnclear, Advice,
                 SeverityClause, Authority, Wording, Purpose, InForce, Owner, Tags, Shows>;
struct Clause {
  Span label;
  Span span;
  ClauseNode node;
};
struct Rule {
  Name id;
  Text title;
  std::vector<Clause> clauses;
  bool whole = true;  // false: some part of it could not be read, which was reported
};
struct Summary {
  Name id;
  Text title;
  std::vector<Clause> clauses;
  bool whole = true;  // as of a Rule
};

// --- waivers and tests --------------------------------------------------------------------------
struct Covers {
  Name register_name;
  std::vector<Text> keys;
};
struct Decision {
  Text text;
};
struct DecidedBy {
  Text text;
};
struct Reason {
  Text text;
};
using WaiverPart = std::variant<Covers, InForce, Decision, DecidedBy, Reason>;
struct Waiver {
  Name id;
  Name rule;
  std::vector<WaiverPart> parts;
};

enum class ValueKind : std::uint8_t {
  Missing,
  Invalid,
  Unknown,
  Literal,
  Name,
  QualifiedName,
  List,
  Record
};
struct Assign;
struct Value {
  ValueKind kind;
  Text text;                    // of Invalid and Unknown
  ExprId literal;               // of Literal
  Name qualifier, name;         // Konsekvens.kännbar
  std::vector<Value> elements;  // of List
  std::vector<Assign> fields;   // of Record
  Span span;
};
struct Assign {
  Name field;
  Value value;
};
enum class OutcomeWord : std::uint8_t { Pass, Fail, NotApplicable, Undetermined };
struct TodayLine {
  DateLiteral date;
};
struct NowLine {
  DateLiteral instant;
};
struct Given {
  bool previous = false;
  Name register_name;
  Name label;
  std::vector<Assign> values;
};
struct Expect {
  bool group = false;
  Name label;
  std::vector<Assign> group_key;
  OutcomeWord outcome;
  std::optional<Text> message;
  Span span;
};
using TestPart = std::variant<TodayLine, NowLine, Given, Expect>;
struct Test {
  Text title;
  Name rule;
  std::vector<TestPart> parts;
};

// --- file ---------------------------------------------------------------------------------------
using DeclNode = std::variant<Instrument, CodeList, CodeSet, ScaleDecl, Record, Register,
                              SourceBlock, Parameter, Definition, Rule, Summary, Waiver, Test>;
struct Decl {
  Span span;
  std::string doc;  // the ## lines above it
  DeclNode node;
};

struct Use {
  Name module;
  std::optional<Name> alias;
};

}  // namespace regel::ast
