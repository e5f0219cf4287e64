#include "lang/diag/render_json.hpp"

#include <string_view>

#include "lang/base/escape.hpp"

namespace regel::diag {
namespace {

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

// Writes the members of one object after another.
class Object {
 public:
  explicit Object(std::string& out) : out_(out) { out_ += '{'; }
  void text(std::string_view name, std::string_view value) {
    begin(name);
    append_json_string(out_, value);
  }
  void number(std::string_view name, std::uint32_t value) { raw(name, std::to_string(value)); }
  void raw(std::string_view name, std::string_view json) {
    begin(name);
    out_ += json;
  }
  void end() { out_ += '}'; }

 private:
  void begin(std::string_view name) {
    if (out_.back() != '{') out_ += ", ";
    append_json_string(out_, name);
    out_ += ": ";
  }

  std::string& out_;
};

// Null for what has no place.
std::string place(Span span, const SourceMap& sources) {
  if (!span.valid()) return "null";
  const LineColumn from = sources.position(span.file, span.begin);
  const LineColumn to = sources.position(span.file, span.end);
  std::string out;
  Object object(out);
  object.text("file", sources.path(span.file));
  object.number("line", from.line);
  object.number("column", from.column);
  object.number("end_line", to.line);
  object.number("end_column", to.column);
  object.number("begin", span.begin);
  object.number("end", span.end);
  object.end();
  return out;
}

template <class Items, class Write>
std::string array(const Items& items, Write write) {
  std::string out = "[";
  for (const auto& item : items) {
    if (out.size() > 1) out += ", ";
    Object object(out);
    write(object, item);
    object.end();
  }
  return out + "]";
}

std::string one(const Diagnostic& diagnostic, const SourceMap& sources, Language language) {
  const CodeInfo& code = info(diagnostic.code);
  std::string out;
  Object object(out);
  object.text("code", code.name);
  object.text("severity", severity_name(code.severity));
  object.text("heading", language == Language::Swedish ? code.heading_sv : code.heading_en);
  object.text("message", message(diagnostic, language));
  object.raw("place", place(diagnostic.span, sources));
  object.raw("labels", array(diagnostic.labels, [&](Object& item, const Label& label) {
               item.raw("place", place(label.span, sources));
               item.text("text", pick(language, label.text));
             }));
  object.raw("proposals", array(diagnostic.proposals, [&](Object& item, const Proposal& proposal) {
               item.text("replacement", proposal.replacement);
               item.text("meaning", pick(language, proposal.meaning));
               item.raw("certain", proposal.certain ? "true" : "false");
             }));
  object.end();
  return out;
}

}  // namespace

std::string render_json(const std::vector<Diagnostic>& diagnostics, const SourceMap& sources,
                        Language language) {
  std::string out = "[";
  for (const Diagnostic& diagnostic : diagnostics) {
    out += out.size() > 1 ? ",\n " : "";
    out += one(diagnostic, sources, language);
  }
  return out + "]\n";
}

}  // namespace regel::diag
