#include "engine/report/json_members.hpp"

#include "engine/report/words.hpp"

namespace regel::report {

using outcome::Cause;
using outcome::RunReport;

namespace {

void append_place(JsonText& json, const outcome::Place& place) {
  json.optional_member("file", place.file);
  json.optional_member("pointer", place.file.empty() ? "" : place.pointer);
  json.key("line");
  if (place.line == 0) {
    json.null();
  } else {
    json.number(place.line);
  }
}

// The detail of an invalid value is a word of ours, not of the data; the report keeps the English.
void append_cause(JsonText& json, const Cause& cause) {
  json.open('{');
  json.member("register", cause.register_name);
  json.optional_member("key", cause.key);
  json.optional_member("field", cause.field);
  json.plain_member("kind", name(cause.kind));
  if (!cause.detail.en.empty()) json.member("detail", cause.detail.en);
  append_place(json, cause.place);
  json.close('}');
}

void append_causes(JsonText& json, const std::vector<Cause>& causes) {
  json.key("causes");
  json.open('[');
  for (const Cause& cause : causes) append_cause(json, cause);
  json.close(']');
}

void append_texts(JsonText& json, std::string_view member, const std::vector<std::string>& texts) {
  json.key(member);
  json.open('[');
  for (const std::string& text : texts) json.text(text);
  json.close(']');
}

}  // namespace

void append_finding(JsonText& json, const RunReport& report,
                    const outcome::BaselineComparison* baseline, std::size_t i) {
  const outcome::Finding finding = report.findings[i];
  const outcome::RuleResult& rule = report.rules[finding.rule];
  json.open('{');
  json.plain_member("rule", rule.id);
  json.member("register", finding.register_name);
  json.member("key", finding.key);
  json.plain_member("outcome", name(finding.outcome));
  json.plain_member("severity", name(rule.severity));
  json.member("message", finding.message);
  json.optional_member("item", finding.item);
  json.plain_member("fingerprint", finding.fingerprint);
  json.key("waiver");
  if (finding.waiver) {
    const outcome::WaiverResult& waiver = report.waivers[*finding.waiver];
    json.open('{');
    json.plain_member("id", waiver.id);
    json.key("expired");
    json.boolean(finding.waiver_expired);
    json.optional_member("through", waiver.through);
    json.optional_member("decision", waiver.decision);
    json.close('}');
  } else {
    json.null();
  }
  // Nothing is known of what was not compared.
  json.key("known");
  if (baseline == nullptr || baseline->findings[i] == outcome::Standing::Waived) {
    json.null();
  } else {
    json.boolean(is_known(baseline->findings[i]));
  }
  append_place(json, finding.place);
  append_causes(json, finding.causes);
  json.number_member("causes_total", finding.causes_total);
  json.close('}');
}

void append_baseline(JsonText& json, const outcome::BaselineComparison& baseline) {
  json.open('{');
  json.member("file", baseline.file);
  json.number_member("known", baseline.known);
  json.number_member("new", baseline.fresh);
  json.number_member("resting", baseline.resting);
  json.key("stale");
  json.open('[');
  for (const outcome::StaleEntry& stale : baseline.stale) {
    const outcome::KnownFinding known = baseline.baseline[stale.entry];
    json.open('{');
    json.plain_member("rule", known.rule);
    json.member("register", known.register_name);
    json.member("key", known.key);
    json.plain_member("outcome", name(known.outcome));
    json.plain_member("fingerprint", known.fingerprint.hex());
    json.plain_member("why", name(stale.why));
    json.close('}');
  }
  json.close(']');
  json.close('}');
}

void append_rule(JsonText& json, const outcome::RuleResult& rule) {
  json.open('{');
  json.plain_member("id", rule.id);
  json.member("title", rule.title);
  json.plain_member("severity", name(rule.severity));
  json.plain_member("status", name(rule.status));
  json.number_member("records", rule.records);
  json.number_member("not_applicable", rule.not_applicable);
  json.number_member("pass", rule.pass);
  json.number_member("fail", rule.fail);
  json.number_member("undetermined", rule.undetermined);
  json.number_member("waived", rule.waived);
  json.number_member("waived_fail", rule.waived_fail);
  json.key("authority");
  json.open('[');
  for (const ir::Cite& cite : rule.authority) {
    json.open('{');
    json.member("instrument", cite.instrument);
    json.member("place", cite.place);
    json.close('}');
  }
  json.close(']');
  json.optional_member("owner", rule.owner);
  json.optional_member("advice", rule.advice);
  append_texts(json, "tags", rule.tags);
  json.optional_member("file", rule.file);
  json.number_member("line", rule.line);
  json.close('}');
}

void append_data_finding(JsonText& json, const outcome::DataFinding& finding,
                         diag::Language language) {
  json.open('{');
  json.plain_member("code", diag::info(finding.code).name);
  json.member("register", finding.register_name);
  json.optional_member("field", finding.field);
  json.number_member("count", finding.count);
  json.member("text", data_text(finding.code, finding.args, language));
  json.key("examples");
  json.open('[');
  for (std::size_t i = 0; i < finding.examples.size(); ++i) {
    json.open('{');
    json.optional_member("key", i < finding.keys.size() ? finding.keys[i] : "");
    append_place(json, finding.examples[i]);
    json.close('}');
  }
  json.close(']');
  json.close('}');
}

void append_caveat(JsonText& json, const outcome::Caveat& caveat, diag::Language language) {
  json.open('{');
  append_texts(json, "rules", caveat.rules);
  json.plain_member("code", diag::info(caveat.code).name);
  json.member("text", data_text(caveat.code, caveat.args, language));
  json.close('}');
}

void append_advice(JsonText& json, const outcome::RuleAdvice& advice, diag::Language language) {
  json.open('{');
  json.plain_member("code", diag::info(advice.code).name);
  json.member("text", data_text(advice.code, advice.args, language));
  json.optional_member("file", advice.file);
  json.number_member("line", advice.line);
  json.close('}');
}

void append_source(JsonText& json, const RunReport& report, const outcome::SourceResult& source,
                   diag::Language language) {
  json.open('{');
  json.member("register", source.register_name);
  json.member("file", source.file);
  json.key("hash");
  if (source.failure) {
    json.null();
  } else {
    json.plain("xxh3-128:" + source.hash.hex());
  }
  json.key("sha256");
  if (source.sha256.empty()) {
    json.null();
  } else {
    json.plain(source.sha256);
  }
  json.number_member("bytes", source.bytes);
  json.key("exported");
  if (source.exported.empty()) {
    json.null();
  } else {
    json.plain(source.exported);
  }
  json.number_member("records", source.records);
  json.key("claimed");
  if (source.claimed) {
    json.number(*source.claimed);
  } else {
    json.null();
  }
  if (!source.previous) {
    std::string_view earlier;
    for (const outcome::SourceResult& other : report.sources) {
      if (other.previous && other.register_name == source.register_name && earlier.empty()) {
        earlier = other.file;
      }
    }
    json.optional_member("previous", earlier);
  }
  json.key("failure");
  if (source.failure) {
    append_failure(json, *source.failure, language);
  } else {
    json.null();
  }
  json.close('}');
}

void append_summary(JsonText& json, const outcome::SummaryResult& summary) {
  json.open('{');
  json.plain_member("id", summary.id);
  json.member("title", summary.title);
  json.number_member("subjects", summary.subjects);
  json.number_member("undetermined", summary.undetermined);
  json.key("figures");
  json.open('[');
  for (const outcome::SummaryRow& row : summary.rows) {
    json.open('{');
    json.member("key", row.key);
    json.key("withheld");
    json.boolean(row.withheld);
    json.key("values");
    json.open('[');
    for (const outcome::Figure& figure : row.figures) {
      json.open('{');
      json.member("name", figure.name);
      json.optional_member("low", row.withheld ? "" : figure.low);
      json.optional_member("high", row.withheld ? "" : figure.high);
      append_causes(json, figure.causes);
      json.close('}');
    }
    json.close(']');
    json.close('}');
  }
  json.close(']');
  json.close('}');
}

void append_waiver(JsonText& json, const outcome::WaiverResult& waiver) {
  json.open('{');
  json.plain_member("id", waiver.id);
  json.plain_member("rule", waiver.rule);
  json.member("register", waiver.register_name);
  json.optional_member("from", waiver.from);
  json.optional_member("through", waiver.through);
  json.optional_member("decision", waiver.decision);
  json.optional_member("decided_by", waiver.decided_by);
  json.optional_member("reason", waiver.reason);
  json.number_member("matched", waiver.matched);
  json.close('}');
}

void append_failure(JsonText& json, const Error& failure, diag::Language language) {
  json.open('{');
  json.plain_member("code", failure.code);
  json.member("text", diag::pick(language, failure.text));
  json.close('}');
}

void append_manifest(JsonText& json, const RunReport& report) {
  const outcome::Manifest& manifest = report.manifest;
  json.open('{');
  json.plain_member("engine", manifest.engine);
  json.plain_member("as_of", report.as_of);
  json.plain_member("now", report.now);
  json.plain_member("rules_hash", "xxh3-128:" + manifest.rules_hash);
  json.key("rule_files");
  json.open('[');
  for (const auto& [path, sha256] : manifest.rule_files) {
    json.open('{');
    json.member("file", path);
    json.plain_member("sha256", sha256);
    json.close('}');
  }
  json.close(']');
  json.plain_member("calendar", manifest.calendar);
  json.plain_member("zones", manifest.zones);
  json.key("parameters");
  json.open('[');
  for (const auto& [parameter, value] : manifest.parameters) {
    json.open('{');
    json.member("name", parameter);
    json.member("value", value);
    json.close('}');
  }
  json.close(']');
  json.key("waivers");
  json.open('[');
  for (const outcome::WaiverResult& waiver : report.waivers) json.plain(waiver.id);
  json.close(']');
  json.close('}');
}

}  // namespace regel::report
