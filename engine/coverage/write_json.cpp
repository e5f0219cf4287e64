#include <string_view>

#include "engine/coverage/write.hpp"
#include "engine/report/json_text.hpp"

namespace regel::coverage {

namespace {

std::string_view name(Part part) {
  switch (part) {
    case Part::When:
      return "when";
    case Part::Unless:
      return "unless";
    case Part::UnclearWhen:
      return "unclear_when";
    case Part::Requirement:
      return "requirement";
    case Part::Filter:
      return "filter";
  }
  return {};
}

void write_condition(const Condition& condition, const SourceMap& sources, report::JsonText& json) {
  json.new_line(6);
  json.open('{');
  json.plain_member("part", name(condition.part));
  json.optional_member("item", condition.item);
  json.member("file", sources.path(condition.span.file));
  json.number_member("line", sources.position(condition.span.file, condition.span.begin).line);
  json.member("text", sources.text(condition.span));
  json.number_member("true", condition.seen.yes);
  json.number_member("false", condition.seen.no);
  json.number_member("unknown", condition.seen.unknown);
  json.close('}');
}

void write_share(std::string_view key, const Share& share, report::JsonText& json) {
  json.key(key);
  json.open('{');
  json.number_member("seen", share.seen);
  json.number_member("of", share.of);
  json.close('}');
}

void write_texts(std::string_view key, const std::vector<std::string>& texts,
                 report::JsonText& json) {
  json.key(key);
  json.open('[');
  for (const std::string& text : texts) json.text(text);
  json.close(']');
}

}  // namespace

std::string as_json(const Coverage& coverage, const ir::Program& program,
                    const SourceMap& sources) {
  std::string out;
  report::JsonText json(out);
  json.open('{');
  json.new_line(2);
  write_share("decided", decided(coverage.conditions), json);
  json.new_line(2);
  write_share("unknown", unknown(coverage.conditions), json);
  json.new_line(2);
  json.key("rules");
  json.open('[');
  for (const std::uint32_t index : coverage.rules) {
    const ir::Rule& rule = program.rules[index];
    json.new_line(4);
    json.open('{');
    json.member("id", rule.id);
    json.member("file", sources.path(rule.id_span.file));
    json.number_member("line", sources.position(rule.id_span.file, rule.id_span.begin).line);
    json.key("conditions");
    json.open('[');
    for (const Condition& condition : coverage.conditions) {
      if (condition.rule == index) write_condition(condition, sources, json);
    }
    json.close(']');
    json.close('}');
  }
  json.close(']');
  json.new_line(2);
  json.key("registers");
  json.open('[');
  for (const Unexamined& one : coverage.unexamined) {
    json.new_line(4);
    json.open('{');
    json.member("register", one.register_name);
    json.number_member("records", one.records);
    json.number_member("no_rule_applies", one.unexamined);
    json.number_member("undetermined", one.undetermined);
    write_texts("keys", one.keys, json);
    json.close('}');
  }
  json.close(']');
  json.new_line(2);
  write_texts("registers_without_rules", coverage.without_rules, json);
  json.new_line(0);
  json.close('}');
  out += '\n';
  return out;
}

}  // namespace regel::coverage
