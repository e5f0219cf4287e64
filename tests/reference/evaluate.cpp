// Rules: for each what, the four outcomes (language.md 4.2), groups, what a failure says.

#include "tests/reference/evaluate.hpp"

#include <algorithm>

#include "lang/base/check.hpp"
#include "lang/compile.hpp"
#include "tests/reference/evaluator.hpp"
#include "tests/reference/explain.hpp"
#include "tests/reference/message.hpp"

namespace regel::reference {

namespace {

struct SubjectRow {
  std::string key;
  Env env;
};

class Judge {
 public:
  explicit Judge(const Evaluator& evaluator, const Options& options)
      : evaluator_(evaluator), options_(options) {}

  Judged judge(const ir::Rule& rule) const {
    Judged out;
    out.rule = rule.id;
    const ir::Validity& validity = rule.validity;
    out.in_force = (!validity.from || *validity.from <= options_.today) &&
                   (!validity.through || options_.today <= *validity.through);
    if (!out.in_force) return out;
    out.supplied = supplied(rule.subject);
    if (!out.supplied) return out;
    std::vector<Group> groups;
    const std::vector<SubjectRow> rows = subjects(rule.subject, groups);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      out.verdicts.push_back(verdict(rule, rows[i], i));
      if (is_waived(rule.id, out.verdicts.back())) ++out.waived;
    }
    return out;
  }

  bool supplied(const ir::Subject& subject) const {
    return subject.kind == ir::RelationKind::Codes ||
           evaluator_.world().supplied(subject.register_id, is_previous(subject));
  }

  Summed sum_up(const ir::Summary& summary) const {
    Summed out;
    out.id = summary.id;
    std::vector<Group> groups;
    for (const SubjectRow& row : subjects(summary.subject, groups)) {
      Truth applies = exists(summary.subject, row.env);
      for (const ir::ExprId when : summary.when) {
        applies = and_(applies, evaluator_.condition(when, row.env));
      }
      if (applies == Truth::Unknown) ++out.undetermined;
      if (applies != Truth::True) continue;
      Summed::Figures figures;
      for (const ir::SummaryValue& shown : summary.values) {
        figures.push_back(ends(evaluator_, shown.value, row.env));
      }
      out.rows.emplace_back(row.key, std::move(figures));
    }
    return out;
  }

 private:
  static bool is_previous(const ir::Subject& subject) {
    return subject.kind == ir::RelationKind::Previous || subject.previous;
  }

  // A group with no member for certain may not be one.
  static Truth exists(const ir::Subject& subject, const Env& env) {
    if (subject.kind != ir::RelationKind::Group) return Truth::True;
    const auto& members = env.at(subject.var.index).group->members;
    const bool certain = std::any_of(members.begin(), members.end(), [](const auto& member) {
      return member.second == Truth::True;
    });
    return certain ? Truth::True : Truth::Unknown;
  }
  // Why it is not known which records are members.
  std::set<Cause> causes_of_members(const ir::Subject& subject, const Env& env) const {
    std::set<Cause> all;
    for (const auto& [record, filter] : env.at(subject.var.index).group->members) {
      if (filter != Truth::Unknown) continue;
      Binding binding;
      binding.row = record;
      all.merge(causes(evaluator_, subject.filter, {{subject.member.index, binding}}));
    }
    return all;
  }

  // Both days of a waiver count.
  bool is_waived(const std::string& rule, const Verdict& verdict) const {
    if (verdict.outcome != ir::Outcome::Fail && verdict.outcome != ir::Outcome::Undetermined) {
      return false;
    }
    const auto& waivers = evaluator_.program().waivers;
    return std::any_of(waivers.begin(), waivers.end(), [&](const ir::Waiver& waiver) {
      const ir::Validity& validity = waiver.validity;
      return waiver.rule == rule && (!validity.from || *validity.from <= options_.today) &&
             (!validity.through || options_.today <= *validity.through) &&
             std::count(waiver.keys.begin(), waiver.keys.end(), verdict.key) != 0;
    });
  }

  Verdict verdict(const ir::Rule& rule, const SubjectRow& row, std::size_t ordinal) const {
    Truth applies = exists(rule.subject, row.env);
    for (const ir::ExprId when : rule.when) {
      applies = and_(applies, evaluator_.condition(when, row.env));
    }
    for (const ir::ExprId unless : rule.unless) {
      applies = and_(applies, not_(evaluator_.condition(unless, row.env)));
    }
    Truth requirement = evaluator_.condition(rule.requirement, row.env);
    if (rule.prohibition) requirement = not_(requirement);
    Truth unclear = Truth::False;
    for (const ir::ExprId condition : rule.unclear_when) {
      unclear = or_(unclear, evaluator_.condition(condition, row.env));
    }
    if (unclear != Truth::False) requirement = Truth::Unknown;
    Verdict out;
    out.key = row.key;
    out.ordinal = ordinal;
    if (applies == Truth::False) {
      out.outcome = ir::Outcome::NotApplicable;
    } else if (applies == Truth::True && requirement != Truth::Unknown) {
      out.outcome = requirement == Truth::True ? ir::Outcome::Pass : ir::Outcome::Fail;
    }
    if (out.outcome == ir::Outcome::Fail) {
      out.message = render(evaluator_, rule.message, row.env);
      out.items = deciding_items(rule, row.env);
    }
    if (out.outcome == ir::Outcome::Undetermined) {
      out.message = rule.unclear.empty() ? "Det går inte att avgöra om regeln är uppfylld."
                                         : render(evaluator_, rule.unclear, row.env);
      if (applies != Truth::True) {
        out.causes = causes_of({&rule.when, &rule.unless}, row.env);
        if (exists(rule.subject, row.env) == Truth::Unknown) {
          out.causes.merge(causes_of_members(rule.subject, row.env));
        }
      } else if (unclear == Truth::True) {
        out.causes = {Cause{"unclear", {}, {}, {}}};
      } else {
        out.causes = causes_of({&rule.unclear_when}, row.env);
        if (evaluator_.condition(rule.requirement, row.env) == Truth::Unknown) {
          out.causes.merge(causes(evaluator_, rule.requirement, row.env));
        }
        if (unclear == Truth::False) out.items = deciding_items(rule, row.env);
      }
    }
    return out;
  }

  std::set<Cause> causes_of(std::initializer_list<const std::vector<ir::ExprId>*> clauses,
                            const Env& env) const {
    std::set<Cause> all;
    for (const std::vector<ir::ExprId>* conditions : clauses) {
      for (const ir::ExprId condition : *conditions) {
        if (evaluator_.condition(condition, env) != Truth::Unknown) continue;
        all.merge(causes(evaluator_, condition, env));
      }
    }
    return all;
  }

  // Which items of a list make it what it is: those that are unknown if it is unknown; of `inget
  // av` and `högst n av` those that hold if it fails, of the others those that do not; and the
  // other way round if it holds, under `får inte`.
  std::vector<std::string> deciding_items(const ir::Rule& rule, const Env& env) const {
    std::vector<std::string> labels;
    const auto* list = std::get_if<ir::Items>(&evaluator_.program().exprs[rule.requirement].node);
    if (list == nullptr) return labels;
    std::vector<Truth> truths;
    for (const ir::ItemRef& item : list->items) {
      truths.push_back(evaluator_.condition(item.condition, env));
    }
    Truth deciding = evaluator_.condition(rule.requirement, env);
    const bool exactly = list->kind == ir::ItemsKind::Count && list->bound == Bound::Exactly;
    const bool at_most = list->kind == ir::ItemsKind::None ||
                         (list->kind == ir::ItemsKind::Count && list->bound == Bound::AtMost);
    if (exactly && deciding == Truth::False) {
      const bool too_many = std::count(truths.begin(), truths.end(), Truth::True) > list->number;
      deciding = truth(too_many);
    }
    if (at_most) deciding = not_(deciding);
    for (std::size_t i = 0; i < truths.size(); ++i) {
      if (truths[i] == deciding) labels.push_back(list->items[i].label);
    }
    return labels;
  }

  std::vector<SubjectRow> subjects(const ir::Subject& subject, std::vector<Group>& groups) const {
    const bool previous = is_previous(subject);
    const World& world = evaluator_.world();
    std::vector<SubjectRow> rows;
    if (subject.kind == ir::RelationKind::Codes) {
      const types::CodeList& list = world.schema().code_lists[subject.list];
      for (std::size_t code = 0; code < list.codes.size(); ++code) {
        const bool in = !subject.set.valid() || world.schema().code_sets[subject.set].members[code];
        if (!in) continue;
        Binding binding;
        binding.value = whole(static_cast<std::int64_t>(code));
        rows.push_back({list.codes[code].name, {{subject.var.index, binding}}});
      }
      return rows;
    }
    if (subject.kind == ir::RelationKind::Group) {
      groups = make_groups(subject, previous);
      for (const Group& group : groups) {
        Binding binding;
        binding.group = &group;
        rows.push_back({group_key(subject, group), {{subject.var.index, binding}}});
      }
      return rows;
    }
    for (const Row& record : world.records(subject.register_id, previous)) {
      Binding binding;
      binding.row = record;
      rows.push_back({world.name_of(record), {{subject.var.index, binding}}});
    }
    return rows;
  }

  // A record whose key is not one exact value is in no group; one whose filter is not known may be
  // a member.
  std::vector<Group> make_groups(const ir::Subject& subject, bool previous) const {
    std::vector<Group> groups;
    std::vector<std::string> names;
    for (const Row& record : evaluator_.world().records(subject.register_id, previous)) {
      Binding binding;
      binding.row = record;
      const Env env{{subject.member.index, binding}};
      const Truth filter =
          subject.filter.valid() ? evaluator_.condition(subject.filter, env) : Truth::True;
      if (filter == Truth::False) continue;
      Group group;
      group.subject = &subject;
      std::string name;
      bool known = true;
      for (const ir::GroupKeyInfo& key : subject.keys) {
        group.keys.push_back(evaluator_.value(key.value, env));
        const auto part = identity(group.keys.back(), evaluator_.program().exprs[key.value].type);
        known = known && part.has_value();
        if (part) name += std::to_string(part->size()) + ":" + *part;
      }
      if (!known) continue;
      const auto at = std::find(names.begin(), names.end(), name);
      const auto index = static_cast<std::size_t>(at - names.begin());
      if (at == names.end()) {
        names.push_back(name);
        groups.push_back(std::move(group));
      }
      groups[index].members.emplace_back(record, filter);
    }
    return groups;
  }

  std::string group_key(const ir::Subject& subject, const Group& group) const {
    std::string out;
    for (std::size_t i = 0; i < group.keys.size(); ++i) {
      const types::Type type = evaluator_.program().exprs[subject.keys[i].value].type;
      if (i > 0) out += " · ";
      out += key_text(evaluator_, group.keys[i], type);
    }
    return out;
  }

  const Evaluator& evaluator_;
  const Options& options_;
};

}  // namespace

std::size_t Judged::count(ir::Outcome outcome) const {
  return static_cast<std::size_t>(
      std::count_if(verdicts.begin(), verdicts.end(),
                    [outcome](const Verdict& verdict) { return verdict.outcome == outcome; }));
}

std::vector<Summed> sum_up(const ir::Program& program, const Export& current,
                           const Export& previous, const Options& options) {
  const World world(program, current, previous);
  const Evaluator evaluator(program, world, shipped_zones(), shipped_workdays(), options);
  const Judge judge(evaluator, options);
  std::vector<Summed> out;
  for (const ir::Summary& summary : program.summaries) {
    if (judge.supplied(summary.subject)) out.push_back(judge.sum_up(summary));
  }
  return out;
}

std::vector<Judged> evaluate(const ir::Program& program, const Export& current,
                             const Export& previous, const Options& options) {
  const World world(program, current, previous);
  const Evaluator evaluator(program, world, shipped_zones(), shipped_workdays(), options);
  const Judge judge(evaluator, options);
  std::vector<Judged> out;
  for (const ir::Rule& rule : program.rules) out.push_back(judge.judge(rule));
  return out;
}

}  // namespace regel::reference
