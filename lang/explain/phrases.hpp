// Expressions as parts of sentences. A value is a noun phrase; a condition is a clause, either as
// it holds ("`x` finns", "`x` exists") or as a duty: what follows "ska" in Swedish ("`x` finnas"),
// the whole clause in English ("`x` must exist").

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lang/diag/diagnostic.hpp"
#include "lang/ir/program.hpp"

namespace regel::explain {

class Phrases {
 public:
  Phrases(const ir::Program& program, const ir::Subject& subject, diag::Language language)
      : program_(program), subject_(subject), swedish_(language == diag::Language::Swedish) {}

  std::string value(ir::ExprId id) const;
  std::string constant(ir::ConstantId id, types::Type type) const;
  std::string holds(ir::ExprId id) const { return clause(id, false, false); }
  std::string holds_not(ir::ExprId id) const { return clause(id, true, false); }
  std::string duty(ir::ExprId id) const { return clause(id, false, true); }
  // "konsekvensbedömning.datum"; empty for what is not a path.
  std::string path(ir::ExprId id) const;
  // "`a`, `b` och `c`": the elements of a quantifier or aggregate.
  std::string elements(ir::ScopeId id) const;

  std::string pick(const Bilingual& text) const { return swedish_ ? text.sv : text.en; }
  std::string_view pick(std::string_view sv, std::string_view en) const {
    return swedish_ ? sv : en;
  }
  std::string join(const std::vector<std::string>& parts, bool with_and) const;

 private:
  friend struct ValueVisitor;
  friend struct ClauseVisitor;

  // What a clause says of what; the verb in both forms.
  struct Predicate {
    std::string subject;
    std::string_view finite, infinitive;
    std::string rest;
  };

  std::string clause(ir::ExprId id, bool negated, bool as_duty) const;
  std::string say(const Predicate& predicate, bool negated, bool as_duty) const;
  std::string say_whole(const std::string& condition, bool negated, bool as_duty) const;
  Predicate comparison(const ir::Compare& node) const;
  Predicate state(const ir::State& node) const;
  std::string junction(const std::vector<ir::ExprId>& operands, bool with_and, bool as_duty) const;
  std::string items(const ir::Items& node, bool as_duty) const;
  std::string quantified(const ir::Quantified& node, bool negated, bool as_duty) const;
  Predicate test_of_call(const ir::Call& node) const;

  std::string amount(std::int64_t number, std::string_view one_sv, std::string_view many_sv,
                     std::string_view one_en) const;
  std::string set_words(ir::CodeSetId id) const;
  std::string bound(Bound bound, std::int64_t number) const;
  std::string aggregate(const ir::Aggregate& node) const;
  std::string call(const ir::Call& node) const;
  bool always_true(ir::ExprId id) const;

  const ir::Program& program_;
  const ir::Subject& subject_;
  bool swedish_;
};

}  // namespace regel::explain
