// R501 to R505: rules that no record can come under, break or meet, exceptions without effect, and
// items that another covers.

#include "lang/lint/facts.hpp"
#include "lang/lint/lint.hpp"

namespace regel::lint {
namespace {

using diag::Code;

class LogicOfRule {
 public:
  LogicOfRule(const ir::Program& program, const ir::Rule& rule, const SourceMap& sources,
              diag::Sink& sink)
      : program_(program), rule_(rule), sources_(sources), sink_(sink) {}

  void look() {
    Facts applies(program_);
    for (const ir::ExprId when : rule_.when) {
      if (const auto conflict = applies.assume(when, true)) {
        if (of_two(*conflict)) sink_.report<Code::R501>(span(when), because(*conflict));
        return;
      }
    }
    for (const ir::ExprId unless : rule_.unless) {
      Facts excepted = applies;
      if (!rule_.when.empty() && excepted.assume(unless, true)) {
        sink_.report<Code::R504>(span(unless));
      }
    }
    for (const ir::ExprId unless : rule_.unless) {
      if (const auto conflict = applies.assume(unless, false)) {
        if (of_two(*conflict)) sink_.report<Code::R501>(span(unless), because(*conflict));
        return;
      }
    }
    for (const ir::ExprId unclear : rule_.unclear_when) {
      if (applies.assume(unclear, false)) return;
    }
    if (!rule_.prohibition) requirement(applies);
    items(rule_.requirement, applies);
  }

 private:
  void requirement(const Facts& applies) {
    Facts broken = applies;
    if (const auto conflict = broken.assume(rule_.requirement, false);
        conflict && of_two(*conflict)) {
      sink_.report<Code::R502>(span(rule_.requirement), because(*conflict));
    }
    Facts met = applies;
    if (const auto conflict = met.assume(rule_.requirement, true); conflict && of_two(*conflict)) {
      sink_.report<Code::R503>(span(rule_.requirement), because(*conflict));
    }
  }

  // A comparison that is always true or false by itself is R506, and enough.
  static bool of_two(const Conflict& conflict) {
    return conflict.second && conflict.second->span != conflict.first.span;
  }

  // An item that is true whenever another is adds nothing to "any of"; one that follows from
  // another adds nothing to "all of".
  void items(ir::ExprId list, const Facts& applies) {
    const auto* node = std::get_if<ir::Items>(&program_.exprs[list].node);
    if (node == nullptr) return;
    if (node->kind == ir::ItemsKind::Count) return;
    const bool all = node->kind == ir::ItemsKind::All;
    for (std::size_t i = 0; i < node->items.size(); ++i) {
      for (std::size_t k = 0; k < node->items.size(); ++k) {
        const ir::ItemRef& covered = node->items[i];
        const ir::ItemRef& covering = node->items[k];
        if (i == k || !covers(covering.condition, covered.condition, all, applies)) continue;
        // Of two that say the same, the later one is too many.
        if (i < k && covers(covered.condition, covering.condition, all, applies)) continue;
        sink_.report<Code::R505>(span(covered.condition), covered.label, covering.label)
            .label(span(covering.condition), {"täcker", "covers it"});
        break;
      }
    }
  }

  bool covers(ir::ExprId covering, ir::ExprId covered, bool all, const Facts& applies) const {
    // What is always so, whatever the other item says, is not covered by it.
    Facts alone = applies;
    if (alone.assume(all ? covered : covering, false)) return false;
    Facts facts = applies;
    if (facts.assume(all ? covering : covered, true)) return false;
    return facts.assume(all ? covered : covering, false).has_value();
  }

  Span span(ir::ExprId id) const { return program_.exprs[id].span; }

  Bilingual because(const Conflict& conflict) const {
    const auto quoted = [&](const Assumed& one) {
      return "`" + std::string(sources_.text(one.span)) + "`";
    };
    const Assumed& a = conflict.first;
    // The one that was assumed first goes first.
    const std::string first = quoted(*conflict.second), second = quoted(a);
    if (conflict.second->holds && a.holds) {
      return {first + " och " + second + " utesluter varandra",
              first + " and " + second + " exclude each other"};
    }
    if (!conflict.second->holds && !a.holds) {
      return {first + " och " + second + " tillsammans täcker alla fall",
              first + " and " + second + " together cover every case"};
    }
    const std::string& from = a.holds ? second : first;
    const std::string& to = a.holds ? first : second;
    return {from + " medför " + to, from + " implies " + to};
  }

  const ir::Program& program_;
  const ir::Rule& rule_;
  const SourceMap& sources_;
  diag::Sink& sink_;
};

}  // namespace

void lint_logic(const ir::Program& program, const SourceMap& sources, diag::Sink& sink) {
  for (const ir::Rule& rule : program.rules) LogicOfRule(program, rule, sources, sink).look();
}

}  // namespace regel::lint
