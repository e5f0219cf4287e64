#include "engine/report/json_text.hpp"
#include "engine/report/words.hpp"
#include "tools/regel/mutation_text.hpp"

namespace regel::tool {

using mutation::Fate;
using mutation::RuleResult;
using mutation::Score;
using mutation::Verdict;
using report::JsonText;

namespace {

std::string_view name_of(Fate fate) {
  switch (fate) {
    case Fate::Killed:
      return "killed";
    case Fate::Surviving:
      return "surviving";
    case Fate::Equivalent:
      break;
  }
  return "equivalent";
}

void write_score(const Score& score, JsonText& json) {
  json.number_member("killed", score.killed);
  json.number_member("surviving", score.surviving);
  json.number_member("equivalent", score.equivalent);
  json.number_member("percent", score.percent());
}

void write_verdict(const Session& session, const Verdict& verdict, JsonText& json) {
  const SourceMap& sources = session.compiled.sources;
  const LineColumn at = sources.position(verdict.span.file, verdict.span.begin);
  json.open('{');
  json.plain_member("kind", mutate::name_of(verdict.kind));
  json.plain_member("fate", name_of(verdict.fate));
  json.plain_member("file", sources.path(verdict.span.file));
  json.number_member("line", at.line);
  json.number_member("column", at.column);
  json.member("change", diag::pick(session.language, verdict.what));
  if (verdict.told_apart) {
    json.number_member("test", *verdict.told_apart);
    json.plain_member("outcome", report::name(*verdict.says));
  }
  json.close('}');
}

void write_rule(const Session& session, const RuleResult& result, JsonText& json) {
  const ir::Rule& rule = session.compiled.program.rules[result.rule];
  const SourceMap& sources = session.compiled.sources;
  json.new_line(2);
  json.open('{');
  json.plain_member("rule", rule.id);
  json.plain_member("file", sources.path(rule.id_span.file));
  json.number_member("line", sources.position(rule.id_span.file, rule.id_span.begin).line);
  json.key("tests_pass");
  json.boolean(result.tests_pass);
  write_score(score_of(result), json);
  json.key("mutants");
  json.open('[');
  for (const Verdict& verdict : result.verdicts) {
    json.new_line(3);
    write_verdict(session, verdict, json);
  }
  json.close(']');
  json.key("missing_tests");
  json.open('[');
  for (std::size_t i = 0; i < result.missing.size(); ++i) {
    json.new_line(3);
    json.text(missing_test(session, result, i));
  }
  json.close(']');
  json.close('}');
}

}  // namespace

std::string mutation_json(const Session& session, const std::vector<RuleResult>& results,
                          std::optional<unsigned> least) {
  std::string text;
  JsonText json(text);
  json.open('{');
  json.new_line(1);
  json.key("total");
  json.open('{');
  write_score(score_of(results), json);
  json.close('}');
  json.new_line(1);
  json.key("least_percent");
  if (least) {
    json.number(*least);
  } else {
    json.null();
  }
  json.new_line(1);
  json.key("rules");
  json.open('[');
  for (const RuleResult& result : results) write_rule(session, result, json);
  json.close(']');
  json.close('}');
  return text + "\n";
}

}  // namespace regel::tool
