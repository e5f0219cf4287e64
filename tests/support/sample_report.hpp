// A finished run made by hand: two rules, one broken and waived in part, one never exercised; what
// the writers' tests expect the bytes of.

#pragma once

#include <string>
#include <vector>

#include "engine/outcome/run_report.hpp"

namespace regel::test {

inline std::vector<outcome::Finding> sample_findings() {
  outcome::Finding fail;
  fail.rule = 0;
  fail.register_name = "Behandling";
  fail.key = "B-017";
  fail.outcome = ir::Outcome::Fail;
  fail.message = "Elevhälsa saknar konsekvensbedömning.";
  fail.item = "b";
  fail.fingerprint = std::string(32, '1');
  fail.place = {"uttag.json", "/behandlingar/16", 412};
  outcome::Finding waived = fail;
  waived.key = "B-018";
  waived.item.clear();
  waived.fingerprint = std::string(32, '2');
  waived.waiver = 0;
  outcome::Finding unclear = fail;
  unclear.key = "B-019";
  unclear.outcome = ir::Outcome::Undetermined;
  unclear.message = "PUB-007 kan ej avgöras.";
  unclear.item.clear();
  unclear.fingerprint = std::string(32, '3');
  unclear.causes = {{outcome::CauseKind::Missing,
                     {},
                     "Behandling",
                     "B-019",
                     "känsliga_uppgifter",
                     {"uttag.json", "/behandlingar/18/känslig", 440}},
                    {outcome::CauseKind::Invalid,
                     {"fel typ", "wrong type"},
                     "System",
                     "S-1",
                     "namn",
                     {"system.json", "/0/namn", 3}}};
  unclear.causes_total = 3;
  return {fail, waived, unclear};
}

inline outcome::RunReport sample_report(
    const std::vector<outcome::Finding>& findings = sample_findings()) {
  outcome::RunReport report;
  report.as_of = "2026-08-08";
  report.now = "2026-08-08T23:59:59+02:00";
  report.exit = 1;
  report.manifest.engine = "0.1.0";
  report.manifest.rules_hash = "00112233445566778899aabbccddeeff";
  report.manifest.rule_files = {{"regler/pub.regel", std::string(64, 'a')}};
  report.manifest.calendar = "SE 2000–2035";
  report.manifest.zones = "2026a";
  report.manifest.parameters = {{"gräns", "9"}};

  outcome::RuleResult rule;
  rule.id = "PUB-007";
  rule.title = "Känsliga uppgifter kräver konsekvensbedömning";
  rule.severity = ir::Severity::High;
  rule.records = 5;
  rule.not_applicable = 1;
  rule.pass = 1;
  rule.fail = 2;
  rule.undetermined = 1;
  rule.waived = 1;
  rule.waived_fail = 1;
  rule.authority = {{"dataskyddsförordningen", "art. 35.3 b"}};
  rule.owner = "Dataskyddsombudet";
  rule.file = "regler/pub.regel";
  rule.line = 12;
  outcome::RuleResult idle;
  idle.id = "PUB-008";
  idle.title = "Ingen post";
  idle.severity = ir::Severity::Low;
  idle.status = outcome::RuleStatus::NotExercised;
  idle.records = 5;
  idle.not_applicable = 5;
  report.rules = {rule, idle};

  outcome::WaiverResult waiver;
  waiver.id = "DSP-1";
  waiver.rule = "PUB-007";
  waiver.register_name = "Behandling";
  waiver.decision = "KS 2026/55";
  waiver.through = "2026-12-31";
  waiver.matched = 1;
  report.waivers = {waiver};

  for (const outcome::Finding& finding : findings) report.findings.push_back(finding);

  outcome::DataFinding data;
  data.code = diag::Code::D905;
  data.args = {{"3", "3"}, {"Anställd", "Anställd"}, {"enhet", "enhet"}, {"Enhet", "Enhet"}};
  data.register_name = "Anställd";
  data.field = "enhet";
  data.count = 3;
  data.examples = {{"staff.json", "/7", 9}};
  data.keys = {"A-7"};
  report.data_findings = {data};
  report.caveats = {{{"PUB-007"}, data.code, data.args}};

  outcome::SourceResult source;
  source.register_name = "Behandling";
  source.file = "uttag.json";
  source.hash = {0x0123456789abcdef, 0xfedcba9876543210};
  source.bytes = 1234;
  source.records = 5;
  source.claimed = 5;
  source.exported = "2026-08-07";
  report.sources = {source};

  outcome::Figure exact{"antal", "12", "12", {}};
  outcome::Figure interval{"andel", "0,5", "0,7", {}};
  report.summaries = {{"I08",
                       "Per enhet",
                       2,
                       1,
                       {{"Skola", false, {exact, interval}}, {"Kansli", true, {exact, interval}}}}};
  return report;
}

}  // namespace regel::test
