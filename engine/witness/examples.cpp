#include "engine/witness/examples.hpp"

#include <array>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "engine/witness/only_rule.hpp"
#include "engine/witness/values.hpp"
#include "lang/mutate/mutants.hpp"
#include "lang/value/civil_time.hpp"
#include "lang/value/decimal.hpp"

namespace regel::witness {

using ir::Outcome;
using ir::TestValue;
using types::Type;
using types::TypeKind;

namespace {

constexpr std::array kOutcomes = {Outcome::Pass, Outcome::Fail, Outcome::NotApplicable,
                                  Outcome::Undetermined};

// One less or one more; none where that says nothing.
std::optional<TestValue> moved(const types::Schema& schema, Type type, const TestValue& value,
                               int by) {
  if (value.state != TestValue::State::Value) return std::nullopt;
  ir::Constant constant = value.value;
  switch (type.kind) {
    case TypeKind::Integer:
    case TypeKind::Date:
      constant.number += by;
      break;
    case TypeKind::Number:
      constant.number += by * Decimal6::kOne;
      break;
    case TypeKind::Instant:
      constant.number += by * kMinute;
      break;
    case TypeKind::Level: {
      constant.number += by;
      const auto levels = schema.code_lists[type.code_list()].codes.size();
      if (constant.number < 0 || constant.number >= static_cast<std::int64_t>(levels)) {
        return std::nullopt;
      }
      break;
    }
    default:
      return std::nullopt;
  }
  return value_of(schema, type, std::move(constant));
}

class Finder {
 public:
  Finder(const ir::Program& program, std::uint32_t rule, const Limits& limits)
      : program_(only_rule(program, rule)), limits_(limits) {
    for (const ir::Test& test : program.tests) {
      if (test.rule == program_.rules.front().id) tests_.push_back(&test);
    }
  }

  std::vector<Example> find() {
    std::vector<Wanted> wanted;
    for (const Outcome outcome : kOutcomes) {
      wanted.push_back({outcome, 0, false});
    }
    // A record at a limit is one of which the rule says something else if it leaves the limit out.
    for (mutate::Mutant& mutant : mutate::mutants(program_, program_.rules.front())) {
      if (mutant.kind != mutate::Kind::Comparison && mutant.kind != mutate::Kind::Limit) continue;
      program_.rules.push_back(without_words(std::move(mutant.rule)));
      wanted.push_back({std::nullopt, program_.rules.size() - 1, true});
    }
    program_.rules.front() = without_words(program_.rules.front());
    const auto found = search(program_, tests_, wanted, limits_);
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (!found[i]) continue;
      if (i < kOutcomes.size()) {
        found_.push_back({false, as_test(program_.schema, found[i]->world, kOutcomes[i])});
      } else {
        around(found[i]->world);
      }
    }
    return std::move(found_);
  }

 private:
  // Every value of the world by turns: a limit is where the rule says different things of the
  // three.
  void around(const World& world) {
    const Reach reach = reach_of(program_, program_.rules);
    const Judge judge = Judge(program_, reach).of_versions({0});
    for (std::size_t i = 0; i < world.test.given.size(); ++i) {
      const ir::TestRecord& record = world.test.given[i];
      const auto& fields = program_.schema.record_of(record.register_id).fields;
      for (std::size_t at = 0; at < record.values.size(); ++at) {
        std::vector<World> three;
        std::vector<std::string> raw;
        for (const int by : {-1, 0, 1}) {
          const auto& [field, value] = record.values[at];
          auto other = by == 0 ? std::optional<TestValue>(value)
                               : moved(program_.schema, fields[field].type, value, by);
          if (!other) continue;
          three.push_back(world);
          raw.push_back(other->raw);
          three.back().test.given[i].values[at].second = std::move(*other);
        }
        if (three.size() == 3) add(judge, record.values[at].first, three, raw);
      }
    }
  }

  // `field` and `values` say which value was moved, and to what.
  void add(const Judge& judge, std::uint32_t field, const std::vector<World>& three,
           const std::vector<std::string>& values) {
    const std::vector<Outcomes> likely = judge.judge(three);
    if (likely[0].front() == likely[1].front() && likely[1].front() == likely[2].front()) return;
    std::vector<Outcome> said;
    std::vector<Example> some;
    for (const World& world : three) {
      const Outcomes outcomes = judge.judge_alone(world);
      if (!outcomes.front()) return;
      said.push_back(*outcomes.front());
      some.push_back({true, as_test(program_.schema, world, said.back())});
    }
    bool fresh = false;
    for (std::size_t i = 0; i + 1 < said.size(); ++i) {
      if (said[i] == said[i + 1]) continue;
      fresh = shown_.insert({field, values[i], values[i + 1]}).second || fresh;
    }
    if (!fresh) return;
    for (Example& one : some) found_.push_back(std::move(one));
  }

  ir::Program program_;
  const Limits& limits_;
  std::vector<const ir::Test*> tests_;
  // Between which values of which field the rule changes its mind.
  std::set<std::tuple<std::uint32_t, std::string, std::string>> shown_;
  std::vector<Example> found_;
};

}  // namespace

std::vector<Example> examples(const ir::Program& program, std::uint32_t rule,
                              const Limits& limits) {
  return Finder(program, rule, limits).find();
}

}  // namespace regel::witness
