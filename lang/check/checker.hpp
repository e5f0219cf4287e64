// The Checker turns expressions into the checked program: it resolves names, types every
// expression, expands definitions in place and takes the sugar apart. One file a construct
// (check_compare.cpp, check_quantifier.cpp …); each checks the parts, gives up silently if one of
// them was already wrong, reports once if they do not fit, and builds the node.
//
// An expression that was reported is `wrong()`, of type Error, which fits everything. Whether an
// optional value was decided is not asked here but in absence.hpp, of the expanded rule.

#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "lang/check/names.hpp"
#include "lang/check/scope.hpp"

namespace regel::check {

// What the checked program does not tell, and the later checks of a rule want to know.
struct Notes {
  std::set<ir::ExprId> contains_only;  // quantifiers that were written `innehåller bara`
  std::set<ir::ExprId> built;          // other quantifiers that the author did not write
  std::set<ir::ExprId> within;         // conditions that were written `inom … efter …`
  std::set<ir::ExprId> between;        // likewise `mellan … och …`
  Span previous;                       // the first place that asks about the earlier export
};

class Checker {
 public:
  explicit Checker(Names& names);

  // --- what rules, summaries and messages are made of ---
  void begin(ModuleIndex module);  // a rule of this module: no names in sight
  Notes take_notes() { return std::exchange(notes_, {}); }
  Frame& frame() { return frames_.back(); }
  std::optional<ir::Subject> subject(const ast::Subject& subject);
  ir::ExprId value(ast::ExprId id);                       // of any type that can be shown
  ir::ExprId condition(ast::ExprId id, Bilingual label);  // R406
  void definition_alone(const DefinitionRef& definition);

  const ir::Expr& expr(ir::ExprId id) const { return program_.exprs[id]; }
  std::string quote(Span span) const;  // as the author wrote it, on one line
  std::string quote(ir::ExprId id) const { return quote(expr(id).span); }

 private:
  using Type = types::Type;
  using TypeKind = types::TypeKind;

  // `hint` is the type on the other side, for bare names of codes.
  ir::ExprId check(ast::ExprId id, Type hint = {});
  ir::ExprId check_node(ast::ExprId id, const ast::Broken& node, Type hint);
  ir::ExprId check_node(ast::ExprId id, const ast::Literal& node, Type hint);
  ir::ExprId check_node(ast::ExprId id, const ast::Today& node, Type hint);
  ir::ExprId check_node(ast::ExprId id, const ast::Now& node, Type hint);
  ir::ExprId check_node(ast::ExprId id, const ast::Path& node, Type hint);
  ir::ExprId check_node(ast::ExprId id, const ast::Call& node, Type hint);
  ir::ExprId check_node(ast::ExprId id, const ast::Negate& node, Type hint);
  ir::ExprId check_node(ast::ExprId id, const ast::Arith& node, Type hint);
  ir::ExprId check_node(ast::ExprId id, const ast::IfMissing& node, Type hint);
  ir::ExprId check_node(ast::ExprId id, const ast::Compare& node, Type hint);
  ir::ExprId check_node(ast::ExprId id, const ast::State& node, Type hint);
  ir::ExprId check_node(ast::ExprId id, const ast::OneOf& node, Type hint);
  ir::ExprId check_node(ast::ExprId id, const ast::IsUnder& node, Type hint);
  ir::ExprId check_node(ast::ExprId id, const ast::Contains& node, Type hint);
  ir::ExprId check_node(ast::ExprId id, const ast::Within& node, Type hint);
  ir::ExprId check_node(ast::ExprId id, const ast::Between& node, Type hint);
  ir::ExprId check_node(ast::ExprId id, const ast::TextMatch& node, Type hint);
  ir::ExprId check_node(ast::ExprId id, const ast::Not& node, Type hint);
  ir::ExprId check_node(ast::ExprId id, const ast::And& node, Type hint);
  ir::ExprId check_node(ast::ExprId id, const ast::Or& node, Type hint);
  ir::ExprId check_node(ast::ExprId id, const ast::Parens& node, Type hint);
  ir::ExprId check_node(ast::ExprId id, const ast::If& node, Type hint);
  ir::ExprId check_node(ast::ExprId id, const ast::Quantified& node, Type hint);
  ir::ExprId check_node(ast::ExprId id, const ast::Aggregate& node, Type hint);
  ir::ExprId check_node(ast::ExprId id, const ast::Extreme& node, Type hint);
  ir::ExprId check_node(ast::ExprId id, const ast::ItemsNode& node, Type hint);

  // --- names: along a path (check_names.cpp) ---
  Place place(const ast::Path& path, Span span, Type hint);
  Place first_step(const ast::Path& path, Span span, std::uint32_t& at, Type hint);
  Place next_step(const Place& from, const ast::Step& step, Span so_far, Span span);
  Place step_of_type(const ast::Path& path, std::uint32_t& at, Type hint);
  Place built_in(ast::StepKind kind, ir::ExprId row, Span span);
  Place level_for(ast::StepKind kind, Span span);
  std::optional<Place> member(ir::ExprId row, const ast::Step& step, Span span);
  ir::ExprId value_of(const Place& found, Span span);
  static Place value_place(ir::ExprId id) { return {Place::Kind::Value, id, 0, {}, {}, {}, false}; }
  ir::ExprId again(ir::ExprId id, Span span);  // a variable, standing here

  // --- names: what a bare name means (find_name.cpp) ---
  // `next` is the step after it, if any; `taken` counts the further steps that the name used up.
  Place in_sight(const ast::Step& step, const ast::Path* path, std::uint32_t& at, Type hint);
  std::optional<Place> group_key(const ast::Path* path, const ast::Step& step, std::uint32_t& at,
                                 bool aliases_only);
  std::optional<Place> global(const ast::Step& step, const ast::Path* path, std::uint32_t& at);
  Place unknown_name(const ast::Step& step, Type hint);
  bool report_value_meant(const ast::Step& step, Type hint);  // R137: `true`, `JA`
  bool report_capital(const ast::Step& step, Type hint);      // a name that is of no register
  Bilingual how_to_tell_apart(const Bilingual& name, const Level& element);
  void report_group_key(const ast::Step& step, const Level& element);  // R304
  bool has_member(types::RecordId record, const ast::Step& step);
  bool is_bare_code(ast::ExprId id);  // a bare name that nothing in sight has
  const ast::Step* bare_name(ast::ExprId id) const;
  bool report_field_and_code(const ast::Step& step, types::RecordId record, Type other);
  // Both sides of an operator: a bare name that is a code is read as one of the other side's list.
  std::pair<ir::ExprId, ir::ExprId> check_pair(ast::ExprId left, ast::ExprId right);
  std::vector<std::string> names_of(types::RecordId record) const;

  // --- built-in functions (check_call.cpp) ---
  ir::ExprId call(types::Builtin function, const std::vector<ast::ExprId>& arguments, Span span);

  // --- definitions (expand.cpp) ---
  ir::ExprId expand(const DefinitionRef& definition, ir::ExprId row,
                    const std::vector<ast::ExprId>& arguments, Span use);

  // --- collections (check_scope.cpp) ---
  struct Opened {
    ir::Scope scope;
    Level level;
  };
  struct OpenScope {
    ir::ScopeId id;
    bool whole = true;  // its filter could be checked
  };
  std::optional<ir::Subject> group_subject(const ast::Subject& written, const Place& found,
                                           const Opened& opened);
  Opened over_register(types::RegisterId register_id, bool previous);
  Opened over_values(ir::RelationKind kind, Type type, bool previous);
  // Nothing, and R422, if it is not a collection.
  std::optional<Type> element_type(const Place& place, Span span);
  std::optional<Opened> open(const Place& place, Span span);
  Opened open(const Place& place, Type element, Span span);
  std::optional<Place> collection(const ast::Scope& scope);
  Span span_of_source(const ast::Scope& scope) const;
  std::optional<Place> named_collection(const ast::Name& name);
  // Opens, pushes the level, checks the filter; nothing if reported. Balanced by close().
  std::optional<OpenScope> open_scope(ast::ScopeId id);
  void close() { frame().levels.pop_back(); }
  void report_hidden_field(const ast::Name& alias, const Level& own);
  // Some(place) with a true condition: what `finns` means for a collection.
  ir::ExprId any_member(const Place& place, Span span);
  ir::ExprId quantify(ir::QuantifierKind kind, const Place& over, Span span,
                      const std::function<ir::ExprId(ir::ExprId)>& condition_of);
  std::optional<Type> aggregate_type(AggregateKind kind, ir::ExprId value);
  Place place_of(ast::ExprId id);  // of any expression: a path may name a collection

  // --- types (check_types.cpp) ---
  bool same_record(Type a, Type b) const;  // links and records of one register
  bool comparable(Type a, Type b) const;
  bool report_incomparable(ir::ExprId left, ir::ExprId right, Span span);  // always true
  bool report_written_date(const ir::Expr& other, const ir::Expr& date);   // R137
  Bilingual how_to_compare(const ir::Expr& a, const ir::Expr& b) const;
  bool is_number(Type type) const {
    return type.is(TypeKind::Integer) || type.is(TypeKind::Number);
  }
  bool is_code(Type type) const { return type.is(TypeKind::Code) || type.is(TypeKind::Level); }
  bool refuse_list(ir::ExprId id);  // R408; also true, and silent, for what is already wrong
  bool refuse_order(CompareOp op, ir::ExprId left, ir::ExprId right);  // R403, R420
  bool expect_text(ir::ExprId id);                                     // R413
  Type row_type(types::RecordId record) const { return {TypeKind::Row, record.index, false}; }
  types::RegisterId register_of(Type type) const;  // of a link or a record; or invalid
  bool is_previous(ir::ExprId row) const;          // the record is of the earlier export

  // --- calculations (check_arith.cpp) ---
  std::optional<Type> arith_type(ArithOp op, Type a, Type b) const;
  ir::ExprId calculate(ArithOp op, ir::ExprId left, ir::ExprId right, Span span);
  void report_calendar_on_instant(ir::ExprId instant, ir::ExprId span);  // R405
  Bilingual how_to_calculate(ArithOp op, ir::ExprId left, ir::ExprId right) const;
  bool has_extremes(Type type, bool time) const;
  void report_no_extremes(ir::ExprId value, bool time);

  // --- membership (check_membership.cpp, check_contains.cpp) ---
  struct Elements {                       // of `(a, b)` or of a named set or list
    std::optional<types::CodeSetId> set;  // of constant codes and levels
    std::vector<std::int32_t> codes;      // those, as named
    std::vector<ir::ExprId> values;
    Place named;  // a list or collection
  };
  std::optional<Elements> elements(Span value, const ast::ExprList& set, bool named, Type element,
                                   Span span);
  void report_unlike(Span value, Type type, ir::ExprId one);
  ir::ExprId member_of(ir::ExprId value, const Elements& elements, Span span);
  ir::ExprId contains_all(const Place& list, const Elements& set, Span span);
  ir::ExprId contains_in_text(const ast::Contains& node, ir::ExprId value, Span span);
  types::CodeSetId new_set(types::CodeListId list, const std::vector<std::int32_t>& codes,
                           Span span);

  // --- building ---
  ir::ExprId emit(Span span, Type type, ir::Node node, bool optional = false);
  // R339, once a rule.
  ir::ExprId too_large(Span span, std::string_view name);
  std::uint32_t size_of(const ir::Expr& expr) const;
  ir::ExprId truth(bool value, Span span);
  ir::ExprId literal(Type type, ir::Constant constant, Span span);
  ir::ExprId both(std::vector<ir::ExprId> operands, Span span) {
    return emit(span, kBool, ir::And{std::move(operands)});
  }
  ir::ExprId compare(CompareOp op, ir::ExprId left, ir::ExprId right, Span span) {
    return emit(span, kBool, ir::Compare{op, left, right});
  }
  ir::ExprId wrong() const { return wrong_; }
  bool bad(ir::ExprId id) const { return expr(id).type.error(); }
  // The record that a link or record leads to; invalid if the type has no fields.
  ir::ExprId as_row(ir::ExprId id);

  const ast::Module& module() const { return names_.module(frames_.back().module); }
  const ast::Expr& ast_expr(ast::ExprId id) const { return module().exprs[id]; }
  Span span_of(ast::ExprId id) const { return module().exprs[id].span; }
  std::string_view text(const ast::Name& name) const { return module().text(name); }
  bool swedish() const { return module().language == diag::Language::Swedish; }
  Bilingual describe(ir::ExprId id) const { return names_.describe(expr(id).type); }
  const types::Schema& schema() const { return program_.schema; }
  const types::Record& record_of(ir::ExprId row) const {
    return program_.schema.records[expr(row).type.record()];
  }

  static constexpr Type kBool{TypeKind::Bool};
  static constexpr Type kInteger{TypeKind::Integer};
  static constexpr Type kNumber{TypeKind::Number};
  static constexpr Type kText{TypeKind::Text};
  static constexpr Type kDate{TypeKind::Date};
  static constexpr Type kInstant{TypeKind::Instant};
  static constexpr Type kDuration{TypeKind::Duration};

  Names& names_;
  ir::Program& program_;
  diag::Sink& sink_;
  std::vector<Frame> frames_;
  Notes notes_;
  ir::ExprId wrong_;
  std::set<const DefinitionRef*> faulty_;    // wrong in themselves, which was reported
  std::set<const DefinitionRef*> expanded_;  // checked as a part of a rule
  bool too_large_ = false;                   // R339 was reported for this rule
  std::size_t depth_ = 0;             // of expressions within expressions, also through definitions
  std::size_t expansions_ = 0;        // in this rule
  std::vector<std::uint32_t> sizes_;  // of expressions as trees: parts are shared
};

}  // namespace regel::check
