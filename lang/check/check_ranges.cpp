// The least and greatest that a whole number can be, as far as its parts tell: a level's number, a
// month, a count. What is not known has no range, so a report is always right.

#include <algorithm>
#include <limits>
#include <optional>

#include "lang/check/quote.hpp"
#include "lang/check/warnings.hpp"
#include "lang/ir/walk.hpp"

namespace regel::check {

using diag::Code;

namespace {

constexpr std::int64_t kMany = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kSafe = 1'000'000'000;  // products of such stay far from overflow

struct Range {
  std::int64_t low, high;  // high: kMany has no end
};

class Ranges {
 public:
  Ranges(const Notes& notes, Names& names)
      : notes_(notes), names_(names), program_(names.program()) {}

  void look(ir::ExprId id) {
    if (!id.valid() || program_.exprs[id].type.error()) return;
    if (const auto* compare = std::get_if<ir::Compare>(&program_.exprs[id].node)) {
      compare_ranges(*compare, program_.exprs[id].span);
    }
    // The halves of `mellan` and `inom` are not the author's comparisons.
    if (notes_.between.count(id) != 0 || notes_.within.count(id) != 0) return;
    ir::for_each_child(program_, program_.exprs[id], [&](ir::ExprId child) { look(child); });
  }

 private:
  bool is_literal(ir::ExprId id) const {
    const auto* literal = std::get_if<ir::Literal>(&program_.exprs[id].node);
    return literal != nullptr && literal->value.valid();
  }

  std::optional<Range> range(ir::ExprId id) const {
    const ir::Expr& expr = program_.exprs[id];
    if (expr.type.is(types::TypeKind::Level)) {
      if (is_literal(id)) return constant(id);
      const auto& levels = program_.schema.code_lists[expr.type.code_list()].codes;
      if (levels.empty()) return std::nullopt;
      return Range{0, static_cast<std::int64_t>(levels.size()) - 1};
    }
    if (!expr.type.is(types::TypeKind::Integer)) return std::nullopt;
    if (is_literal(id)) return constant(id);
    if (const auto* call = std::get_if<ir::Call>(&expr.node)) return of_call(*call);
    if (const auto* aggregate = std::get_if<ir::Aggregate>(&expr.node)) {
      const bool count = aggregate->kind == AggregateKind::Count ||
                         aggregate->kind == AggregateKind::CountDistinct;
      return count ? std::optional<Range>(Range{0, kMany}) : std::nullopt;
    }
    if (const auto* arith = std::get_if<ir::Arith>(&expr.node)) return of_arith(*arith);
    return std::nullopt;
  }

  std::optional<Range> constant(ir::ExprId id) const {
    const auto& literal = std::get<ir::Literal>(program_.exprs[id].node);
    const std::int64_t number = program_.constants[literal.value].number;
    return Range{number, number};
  }

  std::optional<Range> of_call(const ir::Call& call) const {
    switch (call.function) {
      case types::Builtin::Quarter:
        return Range{1, 4};
      case types::Builtin::Month:
        return Range{1, 12};
      case types::Builtin::Weekday:
        return Range{1, 7};
      case types::Builtin::Length:
        return Range{0, kMany};
      case types::Builtin::Rank: {
        const types::Type type = program_.exprs[call.arguments.front()].type;
        const auto& levels = program_.schema.code_lists[type.code_list()].codes;
        if (levels.empty()) return std::nullopt;
        return Range{levels.front().number, levels.back().number};
      }
      case types::Builtin::Year:
      case types::Builtin::Date:
      case types::Builtin::DateOf:
      case types::Builtin::Raw:
      case types::Builtin::FoldCase:
      case types::Builtin::Round:
      case types::Builtin::Abs:
      case types::Builtin::EndOfMonth:
      case types::Builtin::AgeInYears:
      case types::Builtin::SchoolYear:
      case types::Builtin::IsOrganisationNumber:
      case types::Builtin::IsPersonalNumber:
      case types::Builtin::ContainsPersonalNumber:
      case types::Builtin::IsWorkingDay:
      case types::Builtin::WorkingDaysBetween:
      case types::Builtin::EuDeadline:
        return std::nullopt;
    }
    REGEL_UNREACHABLE();
  }

  std::optional<Range> of_arith(const ir::Arith& arith) const {
    const auto a = range(arith.left), b = range(arith.right);
    const auto small = [](const std::optional<Range>& r) {
      return r && r->low >= -kSafe && r->high <= kSafe;
    };
    if (!small(a) || !small(b)) return std::nullopt;
    switch (arith.op) {
      case ArithOp::Add:
        return Range{a->low + b->low, a->high + b->high};
      case ArithOp::Subtract:
        return Range{a->low - b->high, a->high - b->low};
      case ArithOp::Multiply: {
        const auto [low, high] =
            std::minmax({a->low * b->low, a->low * b->high, a->high * b->low, a->high * b->high});
        return Range{low, high};
      }
      case ArithOp::Divide:
        return std::nullopt;
    }
    REGEL_UNREACHABLE();
  }

  static std::optional<bool> always(CompareOp op, Range a, Range b) {
    switch (op) {
      case CompareOp::Equal:
        if (a.high < b.low || b.high < a.low) return false;
        return std::nullopt;
      case CompareOp::NotEqual:
        if (a.high < b.low || b.high < a.low) return true;
        return std::nullopt;
      case CompareOp::Less:
        if (a.high < b.low) return true;
        if (a.low >= b.high) return false;
        return std::nullopt;
      case CompareOp::LessEqual:
        if (a.high <= b.low && a.high != kMany) return true;
        if (a.low > b.high) return false;
        return std::nullopt;
      case CompareOp::Greater:
      case CompareOp::GreaterEqual:
        return always(flip(op), b, a);
    }
    REGEL_UNREACHABLE();
  }

  void compare_ranges(const ir::Compare& compare, Span span) {
    // One side is what varies, the other a constant of the author's.
    const bool flipped = is_literal(compare.left);
    const ir::ExprId about = flipped ? compare.right : compare.left;
    const ir::ExprId constant = flipped ? compare.left : compare.right;
    if (is_literal(about) || !is_literal(constant)) return;
    const auto a = range(about), b = range(constant);
    if (!a || !b) return;
    const auto result = always(flipped ? flip(compare.op) : compare.op, *a, *b);
    if (!result) return;
    const types::Type type = program_.exprs[about].type;
    const auto name = [&](std::int64_t value) -> Bilingual {
      if (value == kMany) return {"hur många som helst", "any number"};
      if (!type.is(types::TypeKind::Level)) return {std::to_string(value), std::to_string(value)};
      const auto& levels = program_.schema.code_lists[type.code_list()].codes;
      const std::string& level = levels[static_cast<std::size_t>(value)].name;
      return {level, level};
    };
    const std::string subject = type.is(types::TypeKind::Level)
                                    ? program_.schema.code_lists[type.code_list()].name
                                    : "`" + quote(names_, program_.exprs[about].span) + "`";
    names_.sink().report<Code::R506>(
        span, subject, name(a->low), name(a->high), quote(names_, span),
        *result ? Bilingual{"sant", "true"} : Bilingual{"falskt", "false"});
  }

  const Notes& notes_;
  Names& names_;
  const ir::Program& program_;
};

}  // namespace

void check_ranges(const ir::Rule& rule, const Notes& notes, Names& names) {
  Ranges ranges(notes, names);
  for (const ir::ExprId when : rule.when) ranges.look(when);
  for (const ir::ExprId unless : rule.unless) ranges.look(unless);
  for (const ir::ExprId unclear : rule.unclear_when) ranges.look(unclear);
  ranges.look(rule.requirement);
}

}  // namespace regel::check
