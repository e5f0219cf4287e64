#include "lang/diag/render_json.hpp"

#include <string_view>

#include <nlohmann/json.hpp>

namespace regel::diag {
namespace {

using Json = nlohmann::ordered_json;

std::string_view severity_name(Severity severity) {
  switch (severity) {
    case Severity::Error:
      return "error";
    case Severity::Warning:
      return "warning";
    case Severity::Info:
      return "info";
  }
  return "error";
}

// Null for what has no place.
Json place(Span span, const SourceMap& sources) {
  if (!span.valid()) return nullptr;
  const LineColumn from = sources.position(span.file, span.begin);
  const LineColumn to = sources.position(span.file, span.end);
  return {{"file", sources.path(span.file)},
          {"line", from.line},
          {"column", from.column},
          {"end_line", to.line},
          {"end_column", to.column},
          {"begin", span.begin},
          {"end", span.end}};
}

Json one(const Diagnostic& diagnostic, const SourceMap& sources, Language language) {
  const CodeInfo& code = info(diagnostic.code);
  Json labels = Json::array();
  for (const Label& label : diagnostic.labels) {
    labels.push_back({{"place", place(label.span, sources)}, {"text", pick(language, label.text)}});
  }
  Json proposals = Json::array();
  for (const Proposal& proposal : diagnostic.proposals) {
    proposals.push_back({{"replacement", proposal.replacement},
                         {"meaning", pick(language, proposal.meaning)},
                         {"certain", proposal.certain}});
  }
  return {{"code", code.name},
          {"severity", severity_name(code.severity)},
          {"heading", language == Language::Swedish ? code.heading_sv : code.heading_en},
          {"message", message(diagnostic, language)},
          {"place", place(diagnostic.span, sources)},
          {"labels", std::move(labels)},
          {"proposals", std::move(proposals)}};
}

}  // namespace

std::string render_json(const std::vector<Diagnostic>& diagnostics, const SourceMap& sources,
                        Language language) {
  Json all = Json::array();
  for (const Diagnostic& diagnostic : diagnostics) {
    all.push_back(one(diagnostic, sources, language));
  }
  return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace regel::diag
