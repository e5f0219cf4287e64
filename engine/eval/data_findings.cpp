#include "engine/eval/data_findings.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "lang/base/unicode.hpp"
#include "lang/value/civil_time.hpp"
#include "lang/value/swedish_ids.hpp"
#include "lang/value/time_text.hpp"

namespace regel::eval {

using diag::Code;
using outcome::DataFinding;

namespace {

// Of keys that occur several times so many are named, the others counted.
constexpr std::size_t kShownKeys = 20;

// "31 dagar", "3 månader", "1 månad och 14 dagar".
Bilingual words(const types::Freshness& age) {
  Bilingual text;
  const auto add = [&](std::int32_t n, const char* sv, const char* many_sv, const char* en) {
    if (n == 0 && (age.months != 0 || age.days != 0)) return;
    const std::string number = (text.sv.empty() ? "" : " ") + std::to_string(n);
    text.sv += (text.sv.empty() ? "" : " och") + number + ' ' + (n == 1 ? sv : many_sv);
    text.en += (text.en.empty() ? "" : " and") + number + ' ' + en + (n == 1 ? "" : "s");
  };
  if (age.months != 0) add(age.months, "månad", "månader", "month");
  add(age.days, "dag", "dagar", "day");
  return text;
}

class Collector {
 public:
  explicit Collector(RunState& state) : state_(state), needs_(state.plan) {}

  void run() {
    add_field_findings(state_);
    unmapped();
    not_supplied();
    keys();
    add_unique_findings(state_);
    links();
    add_group_findings(state_);
    trees();
    envelopes();
    not_exercised();
    outside_calendar();
    std::stable_sort(state_.report.data_findings.begin(), state_.report.data_findings.end(),
                     [](const DataFinding& a, const DataFinding& b) {
                       if (a.register_name != b.register_name) {
                         return a.register_name < b.register_name;
                       }
                       return a.code < b.code;
                     });
  }

 private:
  DataFinding& add(Code code, const std::vector<Bilingual>& args, const std::string& register_name,
                   const std::string& field, std::uint64_t count) {
    return add_data_finding(state_, code, args, register_name, field, count);
  }
  void caveat(Code code, const std::vector<Bilingual>& args, const std::set<std::string>& rules) {
    add_caveat(state_, code, args, rules);
  }

  // The rules that read a register, as their subject or by looking into it.
  std::set<std::string> rules_of(const plan::Source& source) {
    std::set<std::string> ids;
    for (const plan::RulePlan& rule : state_.plan.rules) {
      bool reads = rule.relation == source.relation;
      for (const plan::Need& need : needs_.of_rule(rule)) {
        reads = reads || state_.plan.tables[plan::TableId{need.first}].home == source.relation;
      }
      if (reads) ids.insert(state_.program.rules[rule.rule].id);
    }
    return ids;
  }

  // Fields that rules ask about and no mapping covers.
  void unmapped() {
    std::map<std::string, std::set<std::string>> rules;
    for (const plan::RulePlan& rule : state_.plan.rules) {
      std::set<std::uint32_t> seen;
      std::set<std::string> found;
      unsupplied(rule.applicable, seen, found);
      unsupplied(rule.requirement, seen, found);
      for (const std::string& what : found) rules[what].insert(state_.program.rules[rule.rule].id);
    }
    for (const auto& [what, ids] : rules) {
      const std::size_t dot = what.find('.');
      if (dot == std::string::npos) continue;
      const std::string r = what.substr(0, dot);
      const std::string field = what.substr(dot + 1);
      add(Code::D916, {same(r), same(field), counted_rules(ids.size())}, r, field, ids.size());
    }
  }

  void unsupplied(plan::NodeId id, std::set<std::uint32_t>& seen, std::set<std::string>& found) {
    if (!seen.insert(id.index).second) return;
    const plan::Node& node = state_.plan.nodes[id];
    if (node.op == plan::Op::Unsupplied) found.insert(state_.plan.cause_fields[node.x]);
    for (const plan::NodeId in : node.in) unsupplied(in, seen, found);
    if (node.op == plan::Op::Gather) {
      const plan::Table& table = state_.plan.tables[plan::TableId{node.x}];
      if (node.y < table.columns.size()) unsupplied(table.columns[node.y], seen, found);
    }
  }

  // Registers that rules ask about and this run does not have.
  void not_supplied() {
    std::map<std::pair<std::string, bool>, std::set<std::string>> rules;
    for (const std::uint32_t index : state_.plan.without_source) {
      const ir::Rule& rule = state_.program.rules[index];
      const bool previous =
          rule.subject.kind == ir::RelationKind::Previous || rule.subject.previous;
      rules[{state_.program.schema.registers[rule.subject.register_id].name, previous}].insert(
          rule.id);
    }
    for (const plan::RulePlan& rule : state_.plan.rules) {
      std::set<std::uint32_t> seen;
      collect_missing(rule.applicable, seen, state_.program.rules[rule.rule].id, rules);
      collect_missing(rule.requirement, seen, state_.program.rules[rule.rule].id, rules);
    }
    for (const auto& [what, ids] : rules) {
      const Code code = what.second ? Code::D918 : Code::D907;
      const std::vector<Bilingual> args{same(what.first), counted_rules(ids.size())};
      add(code, args, what.first, {}, ids.size());
      caveat(code, args, ids);
    }
  }

  void collect_missing(plan::NodeId id, std::set<std::uint32_t>& seen, const std::string& rule,
                       std::map<std::pair<std::string, bool>, std::set<std::string>>& rules) {
    if (!seen.insert(id.index).second) return;
    const plan::Node& node = state_.plan.nodes[id];
    if (node.op == plan::Op::Unsupplied) {
      const auto kind = static_cast<outcome::CauseKind>(node.y);
      const std::string& what = state_.plan.cause_fields[node.x];
      if (kind == outcome::CauseKind::SourceMissing) rules[{what, false}].insert(rule);
      if (kind == outcome::CauseKind::PreviousMissing) rules[{what, true}].insert(rule);
    }
    for (const plan::NodeId in : node.in) collect_missing(in, seen, rule, rules);
    if (node.op == plan::Op::Gather) {
      const plan::Table& table = state_.plan.tables[plan::TableId{node.x}];
      if (node.y < table.columns.size()) collect_missing(table.columns[node.y], seen, rule, rules);
    }
  }

  // Keys that occur twice, where a table of the register was made.
  void keys() {
    for (const plan::SourceId id : state_.plan.sources.ids()) {
      const plan::Source& source = state_.plan.sources[id];
      if (!source.table.valid() || source.key.size() != 1) continue;
      const table::Table& table = state_.context.tables[source.table.index];
      const plan::Table& planned = state_.plan.tables[source.table];
      for (std::size_t c = 0; c < planned.columns.size(); ++c) {
        if (planned.columns[c] != source.key[0] || !table.complete) continue;
        twice(source, table.columns[c]);
      }
    }
  }

  void twice(const plan::Source& source, const table::KeptColumn& column) {
    std::vector<std::uint32_t> count(column.texts().size());
    for (std::size_t row = 0; row < column.rows(); ++row) {
      if (column.known(row)) ++count[column.text_id(row)];
    }
    std::map<std::string, std::uint64_t> several;
    for (std::uint32_t text = 0; text < count.size(); ++text) {
      if (count[text] > 1) several.emplace(column.texts().text(text), count[text]);
    }
    if (several.empty()) return;
    const std::string& name = state_.plan.relations[source.relation].name;
    const auto said = [&](const std::string& key, std::uint64_t n) {
      return std::vector<Bilingual>{
          same(name),
          {"nyckeln " + key, "the key " + key},
          {std::to_string(n) + " gånger", "occurs " + std::to_string(n) + " times"}};
    };
    const auto said_of = [&](std::size_t n, const char* sv, const char* en) {
      return std::vector<Bilingual>{same(name),
                                    {std::to_string(n) + sv, std::to_string(n) + en},
                                    {"flera gånger", "occur several times"}};
    };
    std::size_t told = 0;
    std::uint64_t rest = 0;
    for (const auto& [key, n] : several) {
      if (++told > kShownKeys) {
        rest += n;
        continue;
      }
      add(Code::D903, said(mask_personal_numbers(key), n), name, {}, n).keys = {
          mask_personal_numbers(key)};
    }
    if (rest != 0) {
      add(Code::D903, said_of(several.size() - kShownKeys, " nycklar till", " more keys"), name, {},
          rest);
    }
    const auto& [key, n] = *several.begin();
    caveat(Code::D903,
           several.size() == 1 ? said(mask_personal_numbers(key), n)
                               : said_of(several.size(), " nycklar", " keys"),
           rules_of(source));
  }

  // Links that lead nowhere, and records that are counted in no collection.
  void links() {
    for (const plan::TableId id : state_.plan.tables.ids()) {
      const plan::Table& planned = state_.plan.tables[id];
      const table::Table& table = state_.context.tables[id.index];
      for (const plan::LinkIndex& link : planned.links) {
        const std::uint32_t from = link.in_list ? link.list_table.index : id.index;
        const table::Table& members = state_.context.tables[from];
        if (!table.complete || !members.complete) continue;
        const table::KeptColumn& column = members.columns[link.column];
        std::uint64_t loose = 0;
        for (std::size_t row = 0; row < column.rows(); ++row) loose += column.known(row) ? 0 : 1;
        if (loose == 0) continue;
        const std::string field =
            link_field(planned, state_.plan.tables[plan::TableId{from}], link.column);
        const std::vector<Bilingual> args{same(std::to_string(loose)), same(planned.name),
                                          same(field), same(state_.plan.tables[link.target].name)};
        add(Code::D905, args, planned.name, field, loose);
        std::set<std::string> rules;
        for (const plan::RulePlan& rule : state_.plan.rules) {
          const std::set<plan::Need> needs = needs_.of_rule(rule);
          if (needs.count({from, link.column}) != 0) {
            rules.insert(state_.program.rules[rule.rule].id);
          }
        }
        caveat(Code::D905, args, rules);
      }
    }
  }

  std::string link_field(const plan::Table& members, const plan::Table& from,
                         std::uint32_t column) const {
    const plan::Node& link = state_.plan.nodes[from.columns[column]];
    const plan::Node& text = state_.plan.nodes[link.in[0]];
    const plan::Relation& relation = state_.plan.relations[from.home];
    if (text.op != plan::Op::Field) return members.name;
    const std::string name = field_name(state_, relation, relation.fields[text.x]);
    return name.empty() ? relation.name : name;
  }

  void trees() {
    for (const plan::TableId id : state_.plan.tables.ids()) {
      const plan::Table& planned = state_.plan.tables[id];
      const table::Table& table = state_.context.tables[id.index];
      if (!planned.tree || !table.tree) continue;
      const auto rings = static_cast<std::uint64_t>(
          std::count(table.tree->ring.begin(), table.tree->ring.end(), true));
      if (rings == 0) continue;
      const std::vector<Bilingual> args{
          same(planned.name),
          {std::to_string(rings) + " poster", std::to_string(rings) + " records"}};
      add(Code::D915, args, planned.name, {}, rings);
    }
  }

  // What the exports say of their age and number.
  void envelopes() {
    for (const outcome::SourceResult& result : state_.report.sources) {
      if (result.failure) continue;
      if (result.claimed && *result.claimed != result.records) {
        const std::vector<Bilingual> args{same(result.register_name),
                                          counted_records(*result.claimed),
                                          same(std::to_string(result.records))};
        add(Code::D914, args, result.register_name, {}, 1);
        caveat(Code::D914, args, rules_of_register(result.register_name));
      }
      if (!result.previous) age(result);
    }
  }

  void age(const outcome::SourceResult& result) {
    for (const types::Register& info : state_.program.schema.registers) {
      if (info.name != result.register_name || !info.source.freshness) continue;
      const types::Freshness& limit = *info.source.freshness;
      std::vector<Bilingual> args{same(info.name), {}, words(limit)};
      const auto exported = parse_date(result.exported);
      if (!exported) {
        args[1] = {"anger inte när det togs ut", "does not say when it was exported"};
      } else {
        const auto latest = regel::add(exported->last, Period{limit.months, limit.days});
        if (latest && latest->days >= state_.options.as_of) return;
        const std::string days = std::to_string(state_.options.as_of - exported->last.days);
        args[1] = {"togs ut " + result.exported + ", " + days + " dagar före avstämningsdagen",
                   "was exported " + result.exported + ", " + days + " days before the as-of date"};
      }
      add(Code::D906, args, info.name, {}, 1);
      caveat(Code::D906, args, rules_of_register(info.name));
    }
  }

  // The run's own account asks before the rules have been summed up.
  void not_exercised() {
    if (state_.report.rules.empty()) return;
    for (std::size_t i = 0; i < state_.plan.rules.size(); ++i) {
      const outcome::RuleResult& result = state_.report.rules[state_.rule_of[i]];
      if (result.status != outcome::RuleStatus::NotExercised) continue;
      const plan::Relation& subject = state_.plan.relations[state_.plan.rules[i].relation];
      add(Code::D910, {same(result.id)}, subject.name, {}, 1);
    }
  }

  // Dates that the calendar of working days does not know.
  void outside_calendar() {
    for (const plan::SourceId id : state_.plan.sources.ids()) {
      const auto found = state_.defects[id.index].find({{}, false, 0, DefectKind::OffCalendar});
      if (found == state_.defects[id.index].end()) continue;
      const std::uint64_t n = found->second.count;
      const std::string number = std::to_string(n);
      add(Code::D917,
          {same(std::to_string(state_.workdays.first_year())),
           same(std::to_string(state_.workdays.last_year())),
           {number + " datum ligger utanför",
            number + (n == 1 ? " date lies outside" : " dates lie outside")}},
          state_.plan.relations[state_.plan.sources[id].relation].name, {}, n);
    }
  }

  std::set<std::string> rules_of_register(const std::string& name) {
    for (const plan::Source& source : state_.plan.sources) {
      const bool is = state_.program.schema.registers[source.register_id].name == name;
      if (is && !source.previous) return rules_of(source);
    }
    return {};
  }

  RunState& state_;
  plan::Needs needs_;
};

}  // namespace

Bilingual counted_rules(std::size_t n) {
  const std::string number = std::to_string(n);
  return {number + (n == 1 ? " regel" : " regler"), number + (n == 1 ? " rule" : " rules")};
}

DataFinding& add_data_finding(RunState& state, Code code, std::vector<Bilingual> args,
                              std::string register_name, std::string field, std::uint64_t count) {
  DataFinding finding;
  finding.code = code;
  finding.args = std::move(args);
  finding.register_name = std::move(register_name);
  finding.field = std::move(field);
  finding.count = count;
  state.report.data_findings.push_back(std::move(finding));
  return state.report.data_findings.back();
}

Bilingual counted_records(std::uint64_t n) {
  const std::string number = std::to_string(n);
  return {number + (n == 1 ? " post" : " poster"), number + (n == 1 ? " record" : " records")};
}

void add_caveat(RunState& state, Code code, const std::vector<Bilingual>& args,
                const std::set<std::string>& rules) {
  if (rules.empty()) return;
  state.report.caveats.push_back({{rules.begin(), rules.end()}, code, args});
}

std::string field_name(const RunState& state, const plan::Relation& relation, std::int32_t field) {
  if (field < 0 || !relation.record.valid()) return {};
  const types::Record& record = state.program.schema.records[relation.record];
  return record.fields[static_cast<std::size_t>(field)].name;
}

void add_data_findings(RunState& state) { Collector(state).run(); }

}  // namespace regel::eval
