#include "engine/diff/say.hpp"
#include "engine/diff/write.hpp"
#include "engine/report/json_members.hpp"
#include "engine/report/json_text.hpp"
#include "lang/base/version.hpp"

namespace regel::diff {

using report::JsonText;

namespace {

void append_reason(JsonText& json, std::string_view member, const std::optional<Reason>& reason) {
  json.key(member);
  if (!reason) {
    json.null();
    return;
  }
  json.open('{');
  json.plain_member("outcome", report::name(reason->outcome));
  json.optional_member("item", reason->item);
  json.key("causes");
  json.open('[');
  for (const outcome::Cause& cause : reason->causes) {
    json.open('{');
    json.plain_member("kind", report::name(cause.kind));
    json.member("register", cause.register_name);
    json.optional_member("key", cause.key);
    json.optional_member("field", cause.field);
    json.close('}');
  }
  json.close(']');
  json.number_member("causes_total", reason->causes_total);
  json.close('}');
}

void append_movement(JsonText& json, std::string_view member, const Movement& movement) {
  json.key(member);
  json.open('{');
  json.number_member("failing", movement.failing);
  json.number_member("undetermined", movement.undetermined);
  json.number_member("cleared", movement.cleared);
  json.number_member("reason", movement.reason);
  json.number_member("worse", movement.up);
  json.number_member("better", movement.down);
  json.key("records");
  json.open('[');
  for (const MovedRecord& record : movement.records) {
    json.open('{');
    json.plain_member("move", name(record.move));
    json.member("register", record.register_name);
    json.member("key", record.key);
    if (!record.test.empty()) json.member("test", record.test);
    append_reason(json, "before", record.before);
    append_reason(json, "after", record.after);
    json.close('}');
  }
  json.close(']');
  json.close('}');
}

void append_counts(JsonText& json, std::string_view member, const Counts& counts) {
  json.key(member);
  json.open('{');
  json.plain_member("status", report::name(counts.status));
  json.number_member("records", counts.records);
  json.number_member("not_applicable", counts.not_applicable);
  json.number_member("pass", counts.pass);
  json.number_member("fail", counts.fail);
  json.number_member("undetermined", counts.undetermined);
  json.close('}');
}

void append_changes(JsonText& json, const RuleDiff& rule) {
  json.key("changed");
  json.open('[');
  for (const Part& part : rule.changed) {
    json.open('{');
    json.plain_member("kind", name(part.kind));
    json.optional_member("name", part.name);
    json.close('}');
  }
  json.close(']');
  json.key("wording");
  json.open('[');
  for (const Wording one : rule.wording) json.plain(name(one));
  json.close(']');
  json.key("severity");
  if (rule.severity) {
    json.open('{');
    json.plain_member("before", report::name(rule.severity->first));
    json.plain_member("after", report::name(rule.severity->second));
    json.close('}');
  } else {
    json.null();
  }
  json.key("validity");
  if (rule.validity) {
    json.open('{');
    json.plain_member("before", rule.validity->first);
    json.plain_member("after", rule.validity->second);
    json.close('}');
  } else {
    json.null();
  }
}

void append_rule(JsonText& json, const RuleDiff& rule, bool of_exports) {
  json.open('{');
  json.plain_member("id", rule.id);
  json.member("title", rule.title);
  json.optional_member("file", rule.file);
  json.number_member("line", rule.line);
  json.plain_member("presence", name(rule.presence));
  json.key("verdict");
  if (of_exports) {
    json.null();
  } else {
    json.plain(name(rule.verdict));
  }
  append_changes(json, rule);
  json.key("unreadable");
  json.boolean(rule.unreadable);
  json.key("counts");
  if (rule.counts) {
    json.open('{');
    append_counts(json, "before", rule.counts->first);
    append_counts(json, "after", rule.counts->second);
    json.close('}');
  } else {
    json.null();
  }
  append_movement(json, "on_data", rule.on_data);
  append_movement(json, "on_tests", rule.on_tests);
  json.number_member("test_records", rule.test_records);
  json.close('}');
}

void append_demand(JsonText& json, const DiffReport& report, const Demand& demand,
                   diag::Language language) {
  json.open('{');
  json.plain_member("kind", name(demand.kind));
  json.plain_member("rule", demand.rule);
  json.key("stops");
  json.boolean(demand.stops());
  json.plain_member("seen", name(demand.seen));
  json.optional_member("declared", demand.declared ? name(*demand.declared) : "");
  json.member("problem", problem(report, demand, language));
  json.optional_member("entry", entry_text(demand, language));
  json.close('}');
}

}  // namespace

std::string write_json(const DiffReport& report, diag::Language language) {
  std::string out;
  JsonText json(out);
  json.open('{');
  json.plain_member("regel", version());
  json.plain_member("as_of", report.as_of);
  json.number_member("exit", static_cast<std::uint64_t>(report.exit));
  json.member("before", report.before);
  json.member("after", report.after);
  json.plain_member("compared", report.of_exports ? "exports" : "rules");
  json.key("verdict");
  if (report.of_exports) {
    json.null();
  } else {
    json.plain(name(report.verdict));
  }
  json.plain_member("data", name(report.data));
  json.number_member("tests", report.tests);
  json.number_member("tests_left_out", report.tests_left_out);
  json.number_member("untouched", report.untouched);
  json.key("rules");
  json.open('[');
  for (const RuleDiff& rule : report.rules) {
    json.new_line(1);
    append_rule(json, rule, report.of_exports);
  }
  json.close(']');
  json.optional_member("declarations_file", report.declarations_file);
  json.key("demands");
  json.open('[');
  for (const Demand& demand : report.demands) {
    json.new_line(1);
    append_demand(json, report, demand, language);
  }
  json.close(']');
  json.key("failures");
  json.open('[');
  for (const Error& failure : report.failures) report::append_failure(json, failure, language);
  json.close(']');
  json.member("caution", caution(report, language));
  json.close('}');
  out += '\n';
  return out;
}

}  // namespace regel::diff
