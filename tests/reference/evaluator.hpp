// The expressions of lang/ir, one function for each construct. Internal to the reference evaluator.

#pragma once

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "lang/ir/program.hpp"
#include "lang/value/workdays.hpp"
#include "lang/value/zone.hpp"
#include "tests/reference/evaluate.hpp"
#include "tests/reference/value.hpp"
#include "tests/reference/world.hpp"

namespace regel::reference {

struct Group {
  const ir::Subject* subject = nullptr;
  std::vector<Value> keys;
  std::vector<std::pair<Row, Truth>> members;  // with what the filter says of each
};

// What a variable stands for.
struct Binding {
  Row row;
  Value value;
  const Datum* datum = nullptr;  // of an element of a list of values
  const Group* group = nullptr;
};
using Env = std::map<std::uint32_t, Binding>;  // by index of the variable

class Evaluator {
 public:
  Evaluator(const ir::Program& program, const World& world, const ZoneTable& zones,
            const Workdays& workdays, const Options& options);

  Value value(ir::ExprId id, const Env& env) const;
  Truth condition(ir::ExprId id, const Env& env) const { return to_truth(value(id, env)); }

  // A member of a scope: its variable bound, and what the filter says of it.
  struct Candidate {
    Env env;
    Truth filter;
  };
  // No value: the collection is not known.
  std::optional<std::vector<Candidate>> candidates(const ir::Scope& scope, const Env& env) const;
  // The value of a field, or of an element, as data; null if the record is not known.
  const Datum* datum(ir::ExprId id, const Env& env) const;
  // What stands in a field, or as an element of one that is a list.
  Value from_datum(const Datum& datum, const types::Field& info, const Row& holder,
                   bool element) const;
  // Of a member of a register: keys are read as recorded (language.md 0.12).
  Truth member_condition(ir::ExprId id, ir::VarId member, const Env& env) const;
  types::Type type_of(ir::ExprId id) const { return program_.exprs[id].type; }

  const World& world() const { return world_; }
  const ir::Program& program() const { return program_; }
  std::int64_t now() const { return now_; }
  const std::string& zone() const { return options_.zone; }
  // A number of either kind as decimals; also a share.
  static Value as_decimal(const Value& value, types::Type type);

 private:
  Value literal(const ir::Constant& constant, types::Type type) const;
  Value parameter(const ir::Parameter& node, types::Type type) const;
  Value field(const ir::Field& node, const Env& env) const;
  Value var_value(const ir::VarValue& node, types::Type type, const Env& env) const;
  Truth state(const ir::State& node, const Env& env) const;
  Truth compare(const ir::Compare& node, const Env& env) const;
  Truth in_set(const ir::InSet& node, const Env& env) const;
  Truth code_under(const ir::CodeUnder& node, const Env& env) const;
  Truth tree_under(const ir::TreeUnder& node, const Env& env) const;
  Truth text_match(const ir::TextMatch& node, const Env& env) const;
  Truth items(const ir::Items& node, const Env& env) const;
  Value choose(const ir::If& node, types::Type type, const Env& env) const;
  Value if_missing(const ir::IfMissing& node, types::Type type, const Env& env) const;
  Value arith(const ir::Arith& node, const Env& env) const;
  Value calendar(const ir::Arith& node, const Value& a, const Value& b, types::Type left) const;
  Value negate(const ir::Negate& node, const Env& env) const;
  Value extreme(const ir::Extreme& node, types::Type type, const Env& env) const;
  Value call(const ir::Call& node, const Env& env) const;
  Value of_dates(types::Builtin function, const Value& value, types::Type type) const;
  Value eu_deadline(const Value& from, const Value& duration) const;
  Truth quantified(const ir::Quantified& node, const Env& env) const;
  Value aggregate(const ir::Aggregate& node, types::Type type, const Env& env) const;
  Value share(const std::vector<Candidate>& all, ir::ExprId condition_id) const;
  Value count_distinct(const std::vector<Candidate>& all, const ir::Aggregate& node) const;
  Value collect(const std::vector<Candidate>& all, const ir::Aggregate& node,
                types::Type type) const;
  bool is_key_of(ir::ExprId id, ir::VarId member) const;
  bool mentions(ir::ExprId id, ir::VarId var) const;

  const ir::Program& program_;
  const World& world_;
  const ZoneTable& zones_;
  const Workdays& workdays_;
  const Options& options_;
  std::int64_t now_ = 0;
};

// Text that tells values of one type apart; none unless there is one exact value.
std::optional<std::string> identity(const Value& value, types::Type type);

}  // namespace regel::reference
