#include "engine/eval/run_account.hpp"

#include <map>
#include <utility>

#include "engine/eval/data_findings.hpp"
#include "lang/base/escape.hpp"
#include "lang/source/shipped.hpp"
#include "lang/value/civil_time.hpp"
#include "lang/value/time_text.hpp"

namespace regel::eval {

namespace {

// Builds one JSON object member by member.
class Object {
 public:
  Object& text(const char* name, const std::string& value) {
    return raw(name, value.empty() ? "null" : json_string(value));
  }
  Object& number(const char* name, std::uint64_t value) { return raw(name, std::to_string(value)); }
  Object& raw(const char* name, const std::string& json) {
    body_ += (body_.empty() ? "" : ", ") + json_string(name) + ": " + json;
    return *this;
  }
  std::string str() const { return "{" + body_ + "}"; }

 private:
  std::string body_;
};

std::string day(const std::optional<std::int32_t>& days) {
  return days ? to_text(Date{*days}) : std::string();
}

// By register, how often the data have shown what so far. The report's own list is made when the
// run is over.
using Shown = std::map<std::string, std::map<std::string, std::uint64_t>>;

Shown shown_so_far(RunState& state) {
  const auto findings = std::exchange(state.report.data_findings, {});
  const auto caveats = std::exchange(state.report.caveats, {});
  add_data_findings(state);
  Shown shown;
  for (const outcome::DataFinding& finding : state.report.data_findings) {
    shown[finding.register_name][std::string(diag::info(finding.code).name)] += finding.count;
  }
  state.report.data_findings = findings;
  state.report.caveats = caveats;
  return shown;
}

std::string source_object(const RunState& state, const Shown& shown,
                          const outcome::SourceResult& source) {
  Object object;
  object.text("register", source.register_name).text("file", source.file);
  object.text("exported", source.exported).number("records", source.records);
  object.raw("claimed", source.claimed ? std::to_string(*source.claimed) : "null");
  std::string previous;
  for (const outcome::SourceResult& other : state.report.sources) {
    if (other.previous && other.register_name == source.register_name) previous = other.exported;
  }
  object.text("previous_exported", previous);
  const auto found = shown.find(source.register_name);
  Object findings;
  // Only what is always counted may be told as none: the rest is not known to be none.
  for (const char* code : {"D902", "D903"}) {
    const bool any = found != shown.end() && found->second.contains(code);
    if (!any) findings.number(code, 0);
  }
  if (found != shown.end()) {
    for (const auto& [code, count] : found->second) findings.number(code.c_str(), count);
  }
  object.raw("findings", findings.str());
  return object.str();
}

}  // namespace

std::string run_account(RunState& state) {
  const Shown shown = shown_so_far(state);
  std::string sources;
  for (const outcome::SourceResult& source : state.report.sources) {
    // What the program brings along is no export.
    if (source.previous || source.failure || is_shipped_table(source.file)) continue;
    sources += (sources.empty() ? "" : ",\n  ") + source_object(state, shown, source);
  }
  std::string waivers;
  for (const ir::Waiver& waiver : state.program.waivers) {
    for (const std::string& key : waiver.keys) {
      Object object;
      object.text("id", waiver.id).text("rule", waiver.rule);
      object.text("register", state.program.schema.registers[waiver.register_id].name);
      object.text("key", key).text("decision", waiver.decision);
      object.text("decided_by", waiver.decided_by).text("reason", waiver.reason);
      object.text("from", day(waiver.validity.from)).text("through", day(waiver.validity.through));
      waivers += (waivers.empty() ? "" : ",\n  ") + object.str();
    }
  }
  return "{\"sources\": [\n  " + sources + "],\n \"waivers\": [\n  " + waivers + "]}\n";
}

}  // namespace regel::eval
