// Which sources are read when: a visit reads one register once and computes what is ready of it.
// What a node needs of tables decides; sources whose tasks are all ready are read first, and where
// none is, the smallest source is read for what others wait for (docs/architecture.md). The choice
// depends on the plan and on sizes only.

#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <utility>
#include <vector>

#include "engine/plan/plan.hpp"

namespace regel::plan {

// A column of a table; kRows stands for the rows themselves.
constexpr std::uint32_t kRows = 0xFFFFFFFFu;
using Need = std::pair<std::uint32_t, std::uint32_t>;  // table, column

class Needs {
 public:
  explicit Needs(const Plan& plan) : plan_(plan) {}
  // Everything that must be filled before `node` can be computed.
  const std::set<Need>& of(NodeId node);
  std::set<Need> of_rule(const RulePlan& rule);
  std::set<Need> of_summary(const SummaryPlan& summary);

 private:
  void relation_needs(const Relation& relation, std::set<Need>& into);
  void tree_needs(TableId table, std::set<Need>& into);
  void key_needs(TableId table, std::uint32_t index, std::set<Need>& into);
  void group_needs(RelationId relation, std::set<Need>& into);
  void message_needs(const MessagePlan& message, std::set<Need>& into);

  const Plan& plan_;
  std::vector<std::vector<std::set<Need>>> cache_;  // by node, one or none
};

struct Visit {
  SourceId source;
  std::vector<Need> columns;  // to be filled, of the source's table and its list tables
  bool evaluate = false;      // its rules and summaries
  bool last = false;          // of its source
};

// The visits in order; those of one step do not depend on each other.
using Schedule = std::vector<std::vector<Visit>>;

// `bytes` gives the size of a source. `rules_last`: no rule is judged in a visit that fills a
// table.
Schedule make_schedule(const Plan& plan, const std::function<std::uint64_t(SourceId)>& bytes,
                       bool rules_last = false);

}  // namespace regel::plan
