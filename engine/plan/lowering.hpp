// Lowering turns checked expressions into nodes of relations. It is the working state of
// plan::build, private to this folder.
//
// A Chain says which rows an expression sees: the relation whose rows are computed (its last link)
// and the relations that those rows come from. An expression that needs only an outer row is
// computed there and broadcast; one that needs only a row elsewhere, behind a link, is computed
// where that row is read, kept as a column of its table, and gathered ("push to target").

#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/plan/plan.hpp"

namespace regel::plan {

// One relation on the way from the record to the innermost element.
struct Link {
  RelationId relation;
  ir::VarId var;      // the variable that its rows stand for; invalid if `alias` names them
  std::string alias;  // key of the row expression that its rows stand for (see Lowering::key)
};
using Chain = std::vector<Link>;

// What an expression mentions.
struct Roots {
  std::set<std::uint32_t> vars;     // free variables
  std::set<std::string> remote;     // keys of the first links it goes through
  bool local = false;               // mentions a variable, or the alias, other than through a link
  bool alias = false;               // mentions what the alias of the chain stands for
  bool global = false;              // asks a whole register, without a variable
  std::optional<ir::ExprId> first;  // one of the first links
};

class Lowering {
 public:
  Lowering(Plan& plan, const ir::Program& program, const Binding& binding);

  void prepare_sources();
  void add_rule(std::uint32_t index);
  void add_summary(std::uint32_t index);
  void add_unasked();
  void add_uniques();
  void merge_states();

 private:
  void drop_unread_fields(Relation& relation);

  // lower_expr.cpp
  NodeId lower(ir::ExprId id, const Chain& chain);
  NodeId lower_here(ir::ExprId id, const Chain& chain);
  NodeId truth(ir::ExprId id, const Chain& chain);
  NodeId lower_state(const ir::State& state, const Chain& chain);
  NodeId nested_state(RelationId relation, const std::vector<std::uint32_t>& path, StateTest test);
  NodeId lower_compare(const ir::Compare& compare, const Chain& chain);
  NodeId lower_arith(const ir::Expr& expr, const ir::Arith& arith, const Chain& chain);
  NodeId lower_call(const ir::Expr& expr, const ir::Call& call, const Chain& chain);
  NodeId lower_text(ir::ExprId id, bool fold, const Chain& chain);
  NodeId folded(NodeId text);
  NodeId lower_match(const ir::TextMatch& match, const Chain& chain);
  NodeId lower_items(const ir::Items& items, const Chain& chain);
  bool folds(ir::ExprId id) const;
  std::pair<NodeId, NodeId> same_rep(NodeId left, NodeId right);
  NodeId to_dec(NodeId node);

  // lower_path.cpp
  NodeId lower_value(ir::ExprId id, column::ReadAs as, const Chain& chain);
  NodeId lower_link(ir::ExprId id, const Chain& chain);  // a Link or a Row
  NodeId self_link(const Chain& chain);

  // lower_links.cpp
  TableId table_of(NodeId link) const;
  std::vector<NodeId> key_behind(NodeId link);
  NodeId same_record(NodeId left, NodeId right);
  NodeId lower_tree_under(const ir::TreeUnder& under, const Chain& chain);

  // lower_path.cpp
  NodeId probe(NodeId key, types::RegisterId target, bool previous,
               const std::vector<std::uint32_t>& on);
  std::optional<KeyPart> key_part(TableId table, types::RegisterId target, std::uint32_t number);
  std::uint32_t key_index(TableId table, types::RegisterId target,
                          const std::vector<std::uint32_t>& on);
  NodeId field_node(RelationId relation, const std::vector<std::uint32_t>& path, column::ReadAs as);
  NodeId field_state(RelationId relation, const std::vector<std::uint32_t>& path, StateTest test);
  // The field that a path of field numbers leads to in a relation of records, and its source.
  struct Place {
    const types::Field* field;
    const types::FieldSource* source;
    types::FieldPath path;  // from the relation's row
  };
  const types::Field& field_at(types::RecordId record,
                               const std::vector<std::uint32_t>& path) const;
  std::optional<Place> place(RelationId relation, const std::vector<std::uint32_t>& path) const;
  const types::SourceSpec& source_spec(RelationId relation) const;
  std::string name_at(types::RecordId record, const std::vector<std::uint32_t>& path) const;
  std::uint32_t spec_field(RelationId relation, column::FieldSpec spec,
                           const std::vector<std::uint32_t>& path);
  std::optional<std::uint32_t> spec_list(RelationId relation,
                                         const std::vector<std::uint32_t>& path);
  bool unsupplied(NodeId node) const { return plan_.nodes[node].op == Op::Unsupplied; }
  NodeId unsupplied(RelationId relation, Rep rep, outcome::CauseKind kind, std::string what);
  NodeId unsupplied_as(NodeId node, Rep rep);
  bool in_previous(RelationId relation) const;
  SourceId source_behind(RelationId relation) const;
  std::uint32_t zone_index(const std::string& zone);
  std::uint32_t zone_of(ir::ExprId id);
  void ensure_tree(TableId table);
  // The fields from the rows of `link` to what `id` reads, if it leaves no record on the way.
  std::optional<std::vector<std::uint32_t>> local_path(ir::ExprId id, const Link& link);

  // lower_unasked.cpp
  void read_all(RelationId home);
  void read_one(RelationId home, const std::vector<std::uint32_t>& path, const types::Field& field);

  // lower_scope.cpp
  struct Child {
    RelationId relation;  // invalid: the collection is not known
    NodeId unknown;       // then: why, as a node of the parent
  };
  NodeId quantified(const ir::Expr& expr, const ir::Quantified& quantified, const Chain& chain);
  NodeId aggregate(const ir::Expr& expr, const ir::Aggregate& aggregate, const Chain& chain);
  bool is_key_of(ir::ExprId id, ir::VarId member) const;
  NodeId has_value(ir::ExprId field, ir::VarId member, RelationId members);
  NodeId member_condition(ir::ExprId id, const ir::Scope& scope, const Chain& inner);
  NodeId group_filter(const Chain& inner);
  NodeId group_exists(const Chain& chain);
  RelationId members_of_group(const Chain& chain);
  NodeId membership(const ir::Scope& scope, const Chain& inner);
  Child child_of(const ir::Scope& scope, ir::ExprId restricting, const Chain& chain);
  Child list_child(const ir::Scope& scope, const Chain& chain);
  Child outer_list_child(const ir::Scope& scope, const Chain& chain);
  RelationId list_of(RelationId here, TableId elements, NodeId link);
  std::uint32_t text_list(RelationId home);
  NodeId reseat(NodeId id, RelationId here);
  Child collection_child(const ir::Scope& scope, const Chain& chain);
  Child register_child(const ir::Scope& scope, ir::ExprId restricting, const Chain& chain);
  Child tree_child(const ir::Scope& scope, const Chain& chain);
  Child codes_child(const ir::Scope& scope, const Chain& chain);
  void conjuncts(ir::ExprId id, std::vector<ir::ExprId>& into) const;
  TableId code_table(types::CodeListId list, types::CodeSetId set);

  // roots.cpp
  using Bound = std::set<std::uint32_t>;
  const Roots& roots(ir::ExprId id, const std::string& alias);
  const std::string& key(ir::ExprId id);
  void collect(ir::ExprId id, const std::string& alias, Roots& into, Bound& bound);
  void collect_scope(const ir::Scope& scope, const std::string& alias, Roots& into, Bound& bound);
  std::optional<ir::ExprId> first_link(ir::ExprId row, const std::string& alias);
  bool mentions(const Roots& roots, const Link& link) const;

  // nodes.cpp
  NodeId add(Node node);
  NodeId constant(RelationId relation, Rep rep, Constant value, types::Type type = {});
  NodeId constant_truth(RelationId relation, bool value);
  NodeId negation(NodeId operand);
  NodeId conjunction(RelationId relation, std::vector<NodeId> operands, bool all);
  NodeId broadcast(NodeId node, const Chain& chain, std::size_t from);
  NodeId gather(NodeId link, TableId table, std::uint32_t column);
  std::optional<bool> truth_of(NodeId node) const;
  RelationId add_relation(Relation relation);
  RelationId element_relation(RelationId parent, std::uint32_t list);
  TableId source_table(SourceId source);
  TableId list_table(TableId owner, std::uint32_t list);
  std::uint32_t keep(TableId table, NodeId node);
  SourceId source_of(types::RegisterId id, bool previous) const;
  bool supplied(types::RegisterId id, bool previous) const;

  // lower_rule.cpp
  struct SubjectPlan {
    Chain chain;
    std::vector<NodeId> key;
  };
  // None: the register has no source in this run.
  std::optional<SubjectPlan> subject(const ir::Subject& subject);
  SubjectPlan group_subject(const ir::Subject& subject);
  SubjectPlan code_subject(const ir::Subject& subject);
  NodeId shown(ir::ExprId id, const Chain& chain);
  TracedCondition traced(ir::ExprId id, const Chain& chain);
  MessagePlan message(const ir::Message& message, const Chain& chain);

  Plan& plan_;
  const ir::Program& program_;
  const Binding& binding_;
  std::unordered_map<std::string, NodeId> consed_;
  std::unordered_map<std::string, RelationId> relations_;
  std::unordered_map<std::string, std::uint32_t> constants_;
  std::unordered_map<std::string, Roots> roots_;
  std::unordered_map<std::uint32_t, std::string> keys_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, TableId> list_tables_;
  // Where the elements of a list relation are mapped; by relation, and by (relation, list).
  std::unordered_map<std::uint32_t, const types::FieldSource*> list_sources_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, Place> list_places_;
  std::unordered_map<std::string, TableId> code_tables_;
};

// mapping.cpp
column::FieldSpec make_field_spec(const types::Schema& schema, const types::SourceSpec& source,
                                  const types::FieldSource& from, types::Type type,
                                  types::FieldPath path, column::ReadAs as);
column::ReadAs read_as(types::Type type);
Rep rep_of(types::Type type);

}  // namespace regel::plan
