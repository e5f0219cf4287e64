// Expressions to nodes: first where they are computed, then how.

#include <cstddef>
#include <tuple>
#include <utility>
#include <variant>

#include "engine/plan/lowering.hpp"
#include "lang/base/check.hpp"
#include "lang/base/overloaded.hpp"
#include "lang/base/unicode.hpp"

namespace regel::plan {

namespace {

bool from_table(RowsFrom from) {
  switch (from) {
    case RowsFrom::Records:
    case RowsFrom::BatchList:
    case RowsFrom::Unit:
      return false;
    case RowsFrom::Table:
    case RowsFrom::ListOf:
    case RowsFrom::LinkedTo:
    case RowsFrom::EqualTo:
    case RowsFrom::All:
    case RowsFrom::InGroup:
    case RowsFrom::Ancestors:
    case RowsFrom::Descendants:
      return true;
  }
  return false;
}

bool is_constant(const ir::Expr& expr) {
  return std::holds_alternative<ir::Literal>(expr.node) ||
         std::holds_alternative<ir::Parameter>(expr.node) ||
         std::holds_alternative<ir::Today>(expr.node) || std::holds_alternative<ir::Now>(expr.node);
}

}  // namespace

NodeId Lowering::lower(ir::ExprId id, const Chain& chain) {
  const ir::Expr& expr = program_.exprs[id];
  const RelationId here = chain.back().relation;
  if (is_constant(expr)) return lower_here(id, chain);

  // The innermost relation that the expression mentions.
  const Roots mentioned = roots(id, chain.front().alias);
  std::size_t depth = 0;
  std::size_t levels = 0;
  for (std::size_t level = 0; level < chain.size(); ++level) {
    if (!mentions(mentioned, chain[level])) continue;
    depth = level;
    ++levels;
  }
  const bool behind_one_link =
      !mentioned.global && !mentioned.local && mentioned.remote.size() == 1;
  // What lies behind a parameter is looked up from wherever it is asked for.
  const bool fixed = levels == 0 && behind_one_link;
  if (levels == 0 && !fixed) {
    if (here == plan_.unit) return lower_here(id, chain);
    const NodeId once = lower_here(id, {{plan_.unit, {}, {}}});
    const Node& node = plan_.nodes[once];
    if (node.op == Op::Const) {
      return constant(here, node.rep, plan_.constants[node.x], node.type);
    }
    return add({Op::Global, node.rep, {once}, 0, 0, 0, here, node.type});
  }
  if (!fixed && depth + 1 < chain.size()) {
    const Chain outer(chain.begin(), chain.begin() + static_cast<std::ptrdiff_t>(depth) + 1);
    return broadcast(lower(id, outer), chain, depth);
  }

  // Rows of a table: what needs nothing else is computed where the table is filled.
  const Link& last = chain.back();
  const Relation& relation = plan_.relations[here];
  const bool alone = levels == 1 && !mentioned.global;
  const bool home = from_table(relation.from) && plan_.tables[relation.table].home.valid() &&
                    plan_.relations[plan_.tables[relation.table].home].from != RowsFrom::Table;
  if (home && alone && expr.type.kind != types::TypeKind::Row && !expr.type.list) {
    const TableId table = relation.table;
    const NodeId there = lower(id, {{plan_.tables[table].home, last.var, last.alias}});
    const NodeId self = add({Op::Member, Rep::Link, {}, table.index, 0, 0, here, {}});
    return gather(self, table, keep(table, there));
  }

  // Everything lies behind one link: computed at its target.
  const bool through = fixed || (alone && behind_one_link);
  if (through && expr.type.kind != types::TypeKind::Row && !expr.type.list) {
    const ir::ExprId link_row = *mentioned.first;
    const NodeId link = lower_link(link_row, chain);
    if (plan_.nodes[link].op == Op::Unsupplied) return unsupplied_as(link, rep_of(expr.type));
    const TableId table = table_of(link);
    const NodeId there = lower(id, {{plan_.tables[table].home, {}, key(link_row)}});
    if (plan_.nodes[there].op == Op::Const) {
      return constant(here, plan_.nodes[there].rep, plan_.constants[plan_.nodes[there].x],
                      plan_.nodes[there].type);
    }
    return gather(link, table, keep(table, there));
  }
  return lower_here(id, chain);
}

NodeId Lowering::truth(ir::ExprId id, const Chain& chain) {
  const NodeId node = lower(id, chain);
  REGEL_CHECK(plan_.nodes[node].rep == Rep::Truth);
  return node;
}

NodeId Lowering::lower_here(ir::ExprId id, const Chain& chain) {
  const ir::Expr& expr = program_.exprs[id];
  const RelationId here = chain.back().relation;
  const auto truths = [&](const std::vector<ir::ExprId>& ids) {
    std::vector<NodeId> nodes;
    for (const ir::ExprId each : ids) nodes.push_back(truth(each, chain));
    return nodes;
  };
  const auto literal = [&](const ir::Constant& value, types::Type type) {
    Constant c;
    c.number = type.is(types::TypeKind::Period)
                   ? static_cast<std::int64_t>(static_cast<std::uint64_t>(value.months) << 32 |
                                               static_cast<std::uint32_t>(value.days))
                   : value.number;
    c.text = value.text;
    const Rep rep = type.kind == types::TypeKind::Link ? Rep::Text : rep_of(type);
    return constant(here, rep, c, type);
  };
  const auto number = [&](std::int64_t value) {
    Constant c;
    c.number = value;
    return constant(here, Rep::Int, c, expr.type);
  };
  return std::visit(
      Overloaded{
          [&](const ir::Literal& n) { return literal(program_.constants[n.value], expr.type); },
          [&](const ir::Parameter& n) {
            const ir::ParameterInfo& info = program_.parameters[n.id];
            const ir::DatedConstant* in_force = nullptr;
            for (const ir::DatedConstant& dated : info.values) {
              if (dated.from <= binding_.today) in_force = &dated;
            }
            if (in_force == nullptr) {
              Constant none;
              none.known = false;
              return constant(here, rep_of(expr.type), none, expr.type);
            }
            return literal(program_.constants[in_force->value], expr.type);
          },
          [&](const ir::Today&) { return number(binding_.today); },
          [&](const ir::Now&) { return number(binding_.now); },
          [&](const ir::RowVar&) { return lower_link(id, chain); },
          [&](const ir::VarValue&) {
            return expr.type.kind == types::TypeKind::Link
                       ? lower_link(id, chain)
                       : lower_value(id, read_as(expr.type), chain);
          },
          [&](const ir::Follow&) { return lower_link(id, chain); },
          [&](const ir::Previous&) { return lower_link(id, chain); },
          [&](const ir::Field&) {
            return expr.type.kind == types::TypeKind::Link
                       ? lower_link(id, chain)
                       : lower_value(id, read_as(expr.type), chain);
          },
          [&](const ir::GroupKey& n) {
            const Relation& relation = plan_.relations[here];
            const NodeId self =
                add({Op::Member, Rep::Link, {}, relation.table.index, 0, 0, here, {}});
            const std::uint32_t column = n.index;
            const Node& kept = plan_.nodes[plan_.tables[relation.table].columns[column]];
            return add(
                {Op::Gather, kept.rep, {self}, relation.table.index, column, 0, here, expr.type});
          },
          [&](const ir::State& n) { return lower_state(n, chain); },
          [&](const ir::Compare& n) { return lower_compare(n, chain); },
          [&](const ir::InSet& n) {
            const NodeId value = lower(n.value, chain);
            const types::CodeSet& set = program_.schema.code_sets[n.set];
            plan_.sets.push_back(set.members);
            std::uint32_t index = 0;
            while (plan_.sets[index] != set.members) ++index;
            if (index + 1 != plan_.sets.size()) plan_.sets.pop_back();
            return add({Op::InSet, Rep::Truth, {value}, index, 0, 0, here, {}});
          },
          [&](const ir::CodeUnder& n) {
            const std::uint32_t list = program_.exprs[n.value].type.ref;
            return add({Op::CodeUnder,
                        Rep::Truth,
                        {lower(n.value, chain), lower(n.other, chain)},
                        list,
                        n.or_self ? 1u : 0u,
                        0,
                        here,
                        {}});
          },
          [&](const ir::TreeUnder& n) { return lower_tree_under(n, chain); },
          [&](const ir::TextMatch& n) { return lower_match(n, chain); },
          [&](const ir::Not& n) { return negation(truth(n.operand, chain)); },
          [&](const ir::And& n) { return conjunction(here, truths(n.operands), true); },
          [&](const ir::Or& n) { return conjunction(here, truths(n.operands), false); },
          [&](const ir::If& n) {
            const NodeId condition = truth(n.condition, chain);
            auto [then, otherwise] = same_rep(lower(n.then, chain), lower(n.otherwise, chain));
            return add({Op::If,
                        plan_.nodes[then].rep,
                        {condition, then, otherwise},
                        0,
                        0,
                        0,
                        here,
                        expr.type});
          },
          [&](const ir::IfMissing& n) {
            if (expr.type.is(types::TypeKind::Bool)) {
              const NodeId missing = lower_state({StateTest::Missing, n.value}, chain);
              return add({Op::If,
                          Rep::Truth,
                          {missing, truth(n.fallback, chain), truth(n.value, chain)},
                          0,
                          0,
                          0,
                          here,
                          expr.type});
            }
            auto [value, fallback] = same_rep(lower(n.value, chain), lower(n.fallback, chain));
            return add({Op::IfMissing,
                        plan_.nodes[value].rep,
                        {value, fallback},
                        0,
                        0,
                        0,
                        here,
                        expr.type});
          },
          [&](const ir::Arith& n) { return lower_arith(expr, n, chain); },
          [&](const ir::Negate& n) {
            const NodeId operand = lower(n.operand, chain);
            const Rep rep = plan_.nodes[operand].rep == Rep::Int ? Rep::Int : Rep::Dec;
            if (expr.type.is(types::TypeKind::Period)) {
              Constant minus;
              minus.number = -1;
              return add({Op::TimesPeriod,
                          Rep::Int,
                          {operand, constant(here, Rep::Int, minus)},
                          0,
                          0,
                          0,
                          here,
                          expr.type});
            }
            Constant zero;
            const NodeId right = rep == Rep::Int ? operand : to_dec(operand);
            return add(
                {Op::Subtract, rep, {constant(here, rep, zero), right}, 0, 0, 0, here, expr.type});
          },
          [&](const ir::Call& n) { return lower_call(expr, n, chain); },
          [&](const ir::Extreme& n) {
            std::vector<NodeId> values;
            bool all_int = true;
            for (const ir::ExprId each : n.values) {
              values.push_back(lower(each, chain));
              all_int = all_int && plan_.nodes[values.back()].rep == Rep::Int;
            }
            if (!all_int) {
              for (NodeId& value : values) value = to_dec(value);
            }
            return add({Op::Extreme, all_int ? Rep::Int : Rep::Dec, std::move(values),
                        n.greatest ? 1u : 0u, 0, 0, here, expr.type});
          },
          [&](const ir::Quantified& n) { return quantified(expr, n, chain); },
          [&](const ir::Aggregate& n) { return aggregate(expr, n, chain); },
          [&](const ir::Items& n) { return lower_items(n, chain); },
      },
      expr.node);
}

NodeId Lowering::lower_state(const ir::State& state, const Chain& chain) {
  const RelationId here = chain.back().relation;
  const ir::Expr& value = program_.exprs[state.value];
  const bool presence = state.test == StateTest::Exists || state.test == StateTest::Missing;
  const auto value_state = [&](NodeId node) {
    if (plan_.nodes[node].op == Op::Unsupplied) return unsupplied_as(node, Rep::Truth);
    return add({Op::ValueState,
                Rep::Truth,
                {node},
                0,
                static_cast<std::uint32_t>(state.test),
                0,
                here,
                {}});
  };
  const bool is_link = value.type.is(types::TypeKind::Link);
  const bool is_row = value.type.is(types::TypeKind::Row);
  if (presence && (is_link || std::holds_alternative<ir::Previous>(value.node) ||
                   std::holds_alternative<ir::Follow>(value.node))) {
    return value_state(lower_link(state.value, chain));
  }
  const auto path = local_path(state.value, chain.back());
  const bool streaming = !plan_.relations[here].table.valid();
  if (path && streaming && !(is_row && path->empty())) {
    if (is_row) return nested_state(here, *path, state.test);
    return field_state(here, *path, state.test);
  }
  return value_state(lower(state.value, chain));
}

NodeId Lowering::lower_items(const ir::Items& items, const Chain& chain) {
  const RelationId here = chain.back().relation;
  std::vector<NodeId> nodes;
  for (const ir::ItemRef& item : items.items) nodes.push_back(truth(item.condition, chain));
  switch (items.kind) {
    case ir::ItemsKind::All:
      return conjunction(here, std::move(nodes), true);
    case ir::ItemsKind::Any:
      return conjunction(here, std::move(nodes), false);
    case ir::ItemsKind::None:
      return negation(conjunction(here, std::move(nodes), false));
    case ir::ItemsKind::Count:
      return add({Op::CountOf,
                  Rep::Truth,
                  std::move(nodes),
                  static_cast<std::uint32_t>(items.bound),
                  0,
                  items.number,
                  here,
                  {}});
  }
  REGEL_UNREACHABLE();
}

// The two as one representation, without losing anything.
std::pair<NodeId, NodeId> Lowering::same_rep(NodeId left, NodeId right) {
  const auto rep = [&](NodeId id) { return plan_.nodes[id].rep; };
  if (rep(left) == rep(right)) return {left, right};
  const auto widen_constant = [&](NodeId id) {
    const Node& node = plan_.nodes[id];
    if (node.op != Op::Const || node.rep != Rep::Int) return to_dec(id);
    Constant value = plan_.constants[node.x];
    std::int64_t scaled = 0;
    if (__builtin_mul_overflow(value.number, std::int64_t{1'000'000}, &scaled)) return to_dec(id);
    value.number = scaled;
    return constant(node.relation, Rep::Num6, value, node.type);
  };
  if (rep(left) == Rep::Num6 && rep(right) == Rep::Int) right = widen_constant(right);
  if (rep(right) == Rep::Num6 && rep(left) == Rep::Int) left = widen_constant(left);
  if (rep(left) == rep(right)) return {left, right};
  return {to_dec(left), to_dec(right)};
}

NodeId Lowering::lower_compare(const ir::Compare& compare, const Chain& chain) {
  const RelationId here = chain.back().relation;
  const types::Type left_type = program_.exprs[compare.left].type;
  const types::Type right_type = program_.exprs[compare.right].type;
  if (left_type.is(types::TypeKind::Bool)) {
    const NodeId left = truth(compare.left, chain);
    const NodeId right = truth(compare.right, chain);
    const NodeId both = conjunction(here, {left, right}, true);
    const NodeId neither = conjunction(here, {negation(left), negation(right)}, true);
    const NodeId equal = conjunction(here, {both, neither}, false);
    return compare.op == CompareOp::Equal ? equal : negation(equal);
  }
  const auto is_row = [](types::Type type) {
    return type.kind == types::TypeKind::Link || type.kind == types::TypeKind::Row;
  };
  NodeId left;
  NodeId right;
  if (is_row(left_type) && is_row(right_type)) {
    left = lower_link(compare.left, chain);
    right = lower_link(compare.right, chain);
    const NodeId same = same_record(left, right);
    return compare.op == CompareOp::Equal ? same : negation(same);
  } else if (left_type.is(types::TypeKind::Text)) {
    const bool fold = folds(compare.left) || folds(compare.right);
    left = lower_text(compare.left, fold, chain);
    right = lower_text(compare.right, fold, chain);
  } else {
    left = lower(compare.left, chain);
    right = lower(compare.right, chain);
    const bool share = plan_.nodes[left].rep == Rep::Ratio || plan_.nodes[right].rep == Rep::Ratio;
    const bool both = plan_.nodes[left].rep == plan_.nodes[right].rep;
    if (share && !both) {
      if (plan_.nodes[left].rep != Rep::Ratio) left = to_dec(left);
      if (plan_.nodes[right].rep != Rep::Ratio) right = to_dec(right);
    } else if (share) {
      left = to_dec(left);
      right = to_dec(right);
    } else {
      std::tie(left, right) = same_rep(left, right);
    }
  }
  CompareOp op = compare.op;
  if (op == CompareOp::NotEqual) {
    return negation(add({Op::Compare,
                         Rep::Truth,
                         {left, right},
                         static_cast<std::uint32_t>(CompareOp::Equal),
                         0,
                         0,
                         here,
                         {}}));
  }
  // The ratio, or else the value that varies, stands to the left.
  if (plan_.nodes[right].rep == Rep::Ratio ||
      (plan_.nodes[left].op == Op::Const && plan_.nodes[right].op != Op::Const)) {
    std::swap(left, right);
    op = flip(op);
  }
  return add(
      {Op::Compare, Rep::Truth, {left, right}, static_cast<std::uint32_t>(op), 0, 0, here, {}});
}

NodeId Lowering::lower_arith(const ir::Expr& expr, const ir::Arith& arith, const Chain& chain) {
  using types::TypeKind;
  const RelationId here = chain.back().relation;
  const TypeKind left_kind = program_.exprs[arith.left].type.kind;
  const TypeKind right_kind = program_.exprs[arith.right].type.kind;
  NodeId left = lower(arith.left, chain);
  NodeId right = lower(arith.right, chain);
  const std::int64_t sign = arith.op == ArithOp::Subtract ? -1 : 1;
  if (left_kind == TypeKind::Date && right_kind == TypeKind::Period) {
    return add({Op::AddPeriod, Rep::Int, {left, right}, 0, 0, sign, here, expr.type});
  }
  if (left_kind == TypeKind::Date && right_kind == TypeKind::WorkingDays) {
    return add({Op::AddWorkdays, Rep::Int, {left, right}, 0, 0, sign, here, expr.type});
  }
  if (left_kind == TypeKind::Period || right_kind == TypeKind::Period) {
    if (left_kind != TypeKind::Period) std::swap(left, right);
    return add({Op::TimesPeriod, Rep::Int, {left, right}, 0, 0, 0, here, expr.type});
  }
  Rep rep = Rep::Int;
  const bool whole = plan_.nodes[left].rep == Rep::Int && plan_.nodes[right].rep == Rep::Int;
  if (!whole || arith.op == ArithOp::Divide) {
    rep = Rep::Dec;
    left = to_dec(left);
    right = to_dec(right);
  }
  const Op op = arith.op == ArithOp::Add        ? Op::Add
                : arith.op == ArithOp::Subtract ? Op::Subtract
                : arith.op == ArithOp::Multiply ? Op::Multiply
                                                : Op::Divide;
  return add({op, rep, {left, right}, 0, 0, 0, here, expr.type});
}

NodeId Lowering::lower_call(const ir::Expr& expr, const ir::Call& call, const Chain& chain) {
  const RelationId here = chain.back().relation;
  if (call.function == types::Builtin::Raw) {
    return lower_value(call.arguments[0], column::ReadAs::Raw, chain);
  }
  std::vector<NodeId> arguments;
  for (const ir::ExprId each : call.arguments) {
    NodeId node = lower(each, chain);
    if (plan_.nodes[node].rep == Rep::Ratio || plan_.nodes[node].rep == Rep::Num6) {
      node = to_dec(node);
    }
    arguments.push_back(node);
  }
  if (call.function == types::Builtin::Rank) {
    // A level is held as its index; its number is the scale's to say.
    return add({Op::Call, Rep::Int, std::move(arguments), static_cast<std::uint32_t>(call.function),
                program_.exprs[call.arguments[0]].type.ref, 0, here, expr.type});
  }
  return add({Op::Call, rep_of(expr.type) == Rep::Num6 ? Rep::Dec : rep_of(expr.type),
              std::move(arguments), static_cast<std::uint32_t>(call.function),
              zone_of(call.arguments[0]), 0, here, expr.type});
}

// Whether a text is compared regardless of case: its field says so.
bool Lowering::folds(ir::ExprId id) const {
  const ir::Expr& expr = program_.exprs[id];
  const auto* field = std::get_if<ir::Field>(&expr.node);
  if (field == nullptr) return false;
  const types::Type row = program_.exprs[field->row].type;
  return program_.schema.records[row.record()].fields[field->field].any_case;
}

NodeId Lowering::lower_text(ir::ExprId id, bool fold, const Chain& chain) {
  const NodeId plain = lower(id, chain);
  return fold ? folded(plain) : plain;
}

// A text with its case folded, where it is read: once a record, not once for each that looks at it.
NodeId Lowering::folded(NodeId text) {
  const Node node = plan_.nodes[text];  // by value: adding nodes moves those that are there
  if (node.op == Op::Const) {
    Constant value = plan_.constants[node.x];
    value.text = fold_case(value.text);
    return constant(node.relation, Rep::Text, value, node.type);
  }
  if (node.op == Op::Broadcast) {
    return add({Op::Broadcast, Rep::Text, {folded(node.in[0])}, 0, 0, 0, node.relation, node.type});
  }
  if (node.op == Op::Gather) {
    const TableId table{node.x};
    const Table& kept = plan_.tables[table];
    // Groups and codes have the columns that they are made with.
    if (!kept.group && kept.codes == Table().codes) {
      const NodeId column = folded(kept.columns[node.y]);
      return gather(node.in[0], table, keep(table, column));
    }
  }
  constexpr auto kFold = static_cast<std::uint32_t>(types::Builtin::FoldCase);
  return add({Op::Call, Rep::Text, {text}, kFold, 0, 0, node.relation, node.type});
}

NodeId Lowering::lower_match(const ir::TextMatch& match, const Chain& chain) {
  const RelationId here = chain.back().relation;
  const bool pattern = match.op == ir::TextOp::HasForm || match.op == ir::TextOp::Matches;
  if (pattern) {
    const auto* literal = std::get_if<ir::Literal>(&program_.exprs[match.pattern].node);
    REGEL_CHECK(literal != nullptr);
    const std::string& text = program_.constants[literal->value].text;
    std::uint32_t index = 0;
    while (index < plan_.patterns.size() && plan_.patterns[index] != text) ++index;
    if (index == plan_.patterns.size()) plan_.patterns.push_back(text);
    return add({Op::TextMatch,
                Rep::Truth,
                {lower(match.value, chain)},
                static_cast<std::uint32_t>(match.op),
                index,
                0,
                here,
                {}});
  }
  const bool fold = folds(match.value) || folds(match.pattern);
  return add({Op::TextMatch,
              Rep::Truth,
              {lower_text(match.value, fold, chain), lower_text(match.pattern, fold, chain)},
              static_cast<std::uint32_t>(match.op),
              0,
              0,
              here,
              {}});
}

}  // namespace regel::plan
