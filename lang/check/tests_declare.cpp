// Tests: the records they give, the outcomes they expect. Running them is engine/ruletest.

#include <algorithm>
#include <map>
#include <set>

#include "lang/check/declare.hpp"
#include "lang/check/literals.hpp"
#include "lang/check/tests_values.hpp"
#include "lang/check/validity.hpp"
#include "lang/check/vocabulary.hpp"
#include "lang/diag/suggest.hpp"
#include "lang/ir/walk.hpp"

namespace regel::check {

using diag::Code;
using ir::TestRecord;
using ir::TestValue;
using types::RegisterId;

namespace {

constexpr std::string_view kBetweenKeys = " · ";

class TestMaker {
 public:
  TestMaker(Names& names, ModuleIndex from, const ast::Test& decl)
      : names_(names), from_(from), decl_(decl) {
    test_.title = decl.title.value;
    test_.rule = names.module(from).text(decl.rule);
    test_.span = decl.title.span;
    for (const ir::Rule& rule : names.program().rules) {
      if (rule.id == test_.rule) versions_.push_back(&rule);
    }
  }

  ir::Test make() {
    if (names_.find_rule(test_.rule).empty()) report_no_rule(names_, test_.rule, decl_.rule.span);
    for (const ast::TestPart& part : decl_.parts) {
      if (const auto* today = std::get_if<ast::TodayLine>(&part)) add(*today);
      if (const auto* now = std::get_if<ast::NowLine>(&part)) add(*now);
      if (const auto* given = std::get_if<ast::Given>(&part)) add(*given);
    }
    check_time();
    check_previous();
    // Records may be given after the expectation that names them.
    for (const ast::TestPart& part : decl_.parts) {
      if (const auto* expect = std::get_if<ast::Expect>(&part)) add(*expect);
    }
    return std::move(test_);
  }

 private:
  const types::Schema& schema() const { return names_.program().schema; }
  std::string text(const ast::Name& name) const {
    return std::string(names_.module(from_).text(name));
  }
  // The versions of a rule look at the same thing; the first tells which.
  const ir::Rule* rule() const { return versions_.empty() ? nullptr : versions_.front(); }

  void add(const ast::TodayLine& line) {
    if (today_.valid()) {
      report_twice(names_, test_.title, {"idag", "today"}, today_, line.date.span);
      return;
    }
    today_ = line.date.span;
    const auto date = literal_date(line.date.iso, line.date.span, names_.sink());
    if (date) test_.today = date->days;
  }

  void add(const ast::NowLine& line) {
    if (now_.valid()) {
      report_twice(names_, test_.title, {"nu", "now"}, now_, line.instant.span);
      return;
    }
    now_ = line.instant.span;
    const auto instant =
        literal_instant(line.instant.iso, line.instant.span, names_.zone(), names_.sink());
    if (!instant) return;
    test_.now = line.instant.iso;
    if (!today_.valid()) day_of_now_ = ZoneClock(names_.zone()).date_of(*instant).days;
  }

  void add(const ast::Given& given) {
    const auto id = names_.resolve_register(from_, given.register_name);
    TestRecord record;
    record.previous = given.previous;
    record.label = text(given.label);
    record.span = given.label.span;
    if (!id) {
      broken_labels_.insert(record.label);
      return;
    }
    record.register_id = *id;
    if (const TestRecord* same = find(*id, given.previous, record.label)) {
      names_.sink().report<Code::R810>(
          given.label.span, record.label,
          names_.sources().position(same->span.file, same->span.begin).line);
      return;
    }
    const Zone* zone = names_.zones().find(schema().registers[*id].source.time_zone);
    record.values = test_fields(names_, from_, given.values, schema().record_of(*id), record.span,
                                zone != nullptr ? *zone : names_.zone());
    add_key(record);
    test_.given.push_back(std::move(record));
  }

  const TestRecord* find(RegisterId id, bool previous, const std::string& label) const {
    for (const TestRecord& record : test_.given) {
      if (record.register_id == id && record.previous == previous && record.label == label) {
        return &record;
      }
    }
    return nullptr;
  }

  // The label is the record's key unless the key is given.
  void add_key(TestRecord& record) {
    const std::vector<std::uint32_t>& key = schema().registers[record.register_id].key;
    if (key.size() != 1) return;
    const bool given = std::ranges::any_of(
        record.values, [&](const auto& value) { return value.first == key[0]; });
    if (given) return;
    TestValue value{TestValue::State::Value, {}, record.label, {}};
    const types::Type type = schema().record_of(record.register_id).fields[key[0]].type;
    switch (type.kind) {
      case types::TypeKind::Text:
      case types::TypeKind::Link:
        value.value.text = record.label;
        break;
      case types::TypeKind::Integer:
        // A label cannot be a number, so the records are numbered out of the way of given keys.
        value.value.number = 1'000'000'001 + static_cast<std::int64_t>(test_.given.size());
        value.raw = std::to_string(value.value.number);
        break;
      case types::TypeKind::Code:
      case types::TypeKind::Level: {
        const types::CodeList& list = schema().code_lists[type.code_list()];
        value.value.number = list.find(record.label);
        if (value.value.number < 0) return;
        break;
      }
      case types::TypeKind::Error:
      case types::TypeKind::Bool:
      case types::TypeKind::Number:
      case types::TypeKind::Date:
      case types::TypeKind::Instant:
      case types::TypeKind::Period:
      case types::TypeKind::WorkingDays:
      case types::TypeKind::Duration:
      case types::TypeKind::Row:
        return;
    }
    record.values.emplace_back(key[0], std::move(value));
  }

  // R805, R813: what a rule asks of the day or the time must be said.
  void check_time() {
    if (today_.valid() || now_.valid()) return check_in_force();
    bool today = false, now = false;
    for (const ir::Rule* version : versions_) {
      const auto uses = [&](auto wanted) {
        const auto below = [&](ir::ExprId id) {
          return ir::any_below(names_.program(), id, wanted);
        };
        return below(version->requirement) || std::ranges::any_of(version->when, below) ||
               std::ranges::any_of(version->unless, below) ||
               std::ranges::any_of(version->unclear_when, below) ||
               below(version->subject.filter) ||
               std::ranges::any_of(version->subject.keys,
                                   [&](const ir::GroupKeyInfo& key) { return below(key.value); });
      };
      today = today || uses([](const ir::Expr& expr) {
                return std::holds_alternative<ir::Today>(expr.node);
              });
      now = now ||
            uses([](const ir::Expr& expr) { return std::holds_alternative<ir::Now>(expr.node); });
    }
    if (today) {
      names_.sink().report<Code::R805>(decl_.title.span);
    } else if (now) {
      names_.sink().report<Code::R813>(decl_.title.span);
    }
  }

  // R811: no outcome can be expected on a day when no version is in force.
  void check_in_force() {
    const std::optional<std::int32_t> day = test_.today ? test_.today : day_of_now_;
    if (!day || versions_.empty()) return;
    const bool any = std::ranges::any_of(versions_, [&](const ir::Rule* version) {
      const ir::Validity& validity = version->validity;
      return (!validity.from || *validity.from <= *day) &&
             (!validity.through || *day <= *validity.through);
    });
    if (any) return;
    const Span at = today_.valid() ? today_ : now_;
    names_.sink().report<Code::R811>(at, test_.rule, names_.text(at).substr(0, 10));
  }

  void check_previous() {
    if (rule() == nullptr || rule()->subject.kind != ir::RelationKind::Previous) return;
    const RegisterId id = rule()->subject.register_id;
    const bool any = std::ranges::any_of(test_.given, [id](const TestRecord& record) {
      return record.previous && record.register_id == id;
    });
    if (!any) {
      names_.sink().report<Code::R806>(decl_.title.span, test_.rule, schema().registers[id].name);
    }
  }

  void add(const ast::Expect& expect) {
    ir::Expectation out;
    out.outcome = outcome_of(expect.outcome);
    out.span = expect.span;
    if (expect.message) out.message = expect.message->value;
    const auto label = expect.group ? group_label(expect) : record_label(expect.label);
    if (!label) return;
    out.label = *label;
    test_.expected.push_back(std::move(out));
  }

  static ir::Outcome outcome_of(ast::OutcomeWord word) {
    switch (word) {
      case ast::OutcomeWord::Pass:
        return ir::Outcome::Pass;
      case ast::OutcomeWord::Fail:
        return ir::Outcome::Fail;
      case ast::OutcomeWord::NotApplicable:
        return ir::Outcome::NotApplicable;
      case ast::OutcomeWord::Undetermined:
        return ir::Outcome::Undetermined;
    }
    REGEL_UNREACHABLE();
  }

  std::optional<std::string> record_label(const ast::Name& name) {
    const std::string label = text(name);
    if (rule() == nullptr || broken_labels_.count(label) != 0) return label;
    const ir::Subject& subject = rule()->subject;
    switch (subject.kind) {
      case ir::RelationKind::Register:
      case ir::RelationKind::Previous:
        break;
      case ir::RelationKind::Codes:
        return code_label(subject, name);
      case ir::RelationKind::Group:
        names_.sink().report<Code::R804>(name.span, label);
        return std::nullopt;
      case ir::RelationKind::List:
      case ir::RelationKind::Text:
        REGEL_UNREACHABLE();
    }
    const bool previous = subject.kind == ir::RelationKind::Previous;
    if (find(subject.register_id, previous, label) != nullptr) return label;
    // R806 has been reported, of the test as a whole.
    if (previous && find(subject.register_id, false, label) != nullptr) return std::nullopt;
    for (const TestRecord& record : test_.given) {
      if (record.label != label || record.register_id == subject.register_id) continue;
      names_.sink().report<Code::R814>(name.span, label,
                                       schema().registers[record.register_id].name, test_.rule,
                                       schema().registers[subject.register_id].name);
      return std::nullopt;
    }
    names_.sink().report<Code::R804>(name.span, label);
    return std::nullopt;
  }

  std::optional<std::string> code_label(const ir::Subject& subject, const ast::Name& name) {
    const auto index = names_.resolve_code(from_, subject.list, name);
    if (!index) return std::nullopt;
    const bool in_set = !subject.set.valid() ||
                        schema().code_sets[subject.set].members[static_cast<std::size_t>(*index)];
    if (!in_set) {
      names_.sink().report<Code::R804>(name.span, text(name));
      return std::nullopt;
    }
    return text(name);
  }

  // The key of a group as reports show it: its values in the order of the rule.
  std::optional<std::string> group_label(const ast::Expect& expect) {
    if (rule() == nullptr) return std::nullopt;
    const ir::Subject& subject = rule()->subject;
    if (subject.kind != ir::RelationKind::Group) {
      names_.sink().report<Code::R804>(expect.span, names_.text(expect.span));
      return std::nullopt;
    }
    std::vector<std::string> known;
    for (const ir::GroupKeyInfo& key : subject.keys) known.push_back(key.name);
    bool whole = true;
    for (const ast::Assign& assign : expect.group_key) {
      const std::string name = text(assign.field);
      if (std::ranges::find(known, name) != known.end()) continue;
      names_.sink().report<Code::R807>(assign.field.span, name, test_.rule,
                                       diag::suggestion(name, known));
      whole = false;
    }
    std::string label;
    for (const ir::GroupKeyInfo& key : subject.keys) {
      const auto assign = std::ranges::find_if(
          expect.group_key, [&](const ast::Assign& a) { return text(a.field) == key.name; });
      if (assign == expect.group_key.end()) {
        if (whole) names_.sink().report<Code::R804>(expect.span, key.name);
        return std::nullopt;
      }
      const types::Type type = names_.program().exprs[key.value].type;
      const auto value = test_value(names_, from_, assign->value, key.name, type, names_.zone());
      if (!value) return std::nullopt;
      if (!label.empty()) label += kBetweenKeys;
      label += rendered(*value, type);
    }
    if (!whole) return std::nullopt;
    return label;
  }

  std::string rendered(const TestValue& value, types::Type type) const {
    if (value.state != TestValue::State::Value) return value.raw;
    if (type.is(types::TypeKind::Code) || type.is(types::TypeKind::Level)) {
      return schema()
          .code_lists[type.code_list()]
          .codes[static_cast<std::size_t>(value.value.number)]
          .name;
    }
    if (!type.is(types::TypeKind::Link)) return value.raw;
    // A label stands for the key that its record was given.
    const types::Register& target = schema().registers[type.target()];
    const TestRecord* record = find(type.target(), false, value.value.text);
    if (record == nullptr || target.key.size() != 1) return value.raw;
    for (const auto& [field, given] : record->values) {
      if (field == target.key[0]) return given.raw;
    }
    return value.raw;
  }

  Names& names_;
  ModuleIndex from_;
  const ast::Test& decl_;
  ir::Test test_;
  std::vector<const ir::Rule*> versions_;
  std::set<std::string> broken_labels_;  // of records whose register is unknown
  Span today_, now_;
  std::optional<std::int32_t> day_of_now_;
};

}  // namespace

void declare_tests(Names& names) {
  for (ModuleIndex m = 0; m < names.modules().size(); ++m) {
    for (const ast::Decl& decl : names.module(m).decls) {
      const auto* test = std::get_if<ast::Test>(&decl.node);
      if (test == nullptr) continue;
      ir::Test made = TestMaker(names, m, *test).make();
      names.program().tests.push_back(std::move(made));
    }
  }
}

}  // namespace regel::check
