#include "engine/review/sarif_parts.hpp"

#include "lang/base/check.hpp"
#include "lang/base/escape.hpp"
#include "lang/base/text.hpp"

namespace regel::review {

using report::JsonText;

namespace {

std::string_view word(Level level) {
  switch (level) {
    case Level::Error:
      return "error";
    case Level::Warning:
      return "warning";
    case Level::Note:
      return "note";
  }
  REGEL_UNREACHABLE();
}

std::string_view word(News news) {
  switch (news) {
    case News::NotCompared:
      return "";
    case News::New:
      return "new";
    case News::Worse:
    case News::Changed:
      return "updated";
    case News::Unchanged:
      return "unchanged";
  }
  REGEL_UNREACHABLE();
}

// In a message braces are placeholders unless doubled, and `[text](target)` is a link. The texts of
// rules and exports are neither.
std::string message_text(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == ']' && text.substr(i + 1).starts_with('(')) out += '\\';
    out += c;
    if (c == '{' || c == '}') out += c;
  }
  return out;
}

void append_message(JsonText& json, std::string_view name, std::string_view text) {
  json.key(name);
  json.open('{');
  json.member("text", message_text(text));
  json.close('}');
}

// Paragraphs as they are, without anything in them being markup.
std::string markdown(std::string_view text) {
  std::string out;
  for (const std::string_view line : split(text, '\n')) {
    for (const char c : markdown_text(line)) {
      out += c;
      if (c == '{' || c == '}') out += c;
    }
    out += line.empty() ? "\n" : "  \n";
  }
  return out;
}

void append_physical_location(JsonText& json, const std::string& file, const Place& place) {
  json.key("physicalLocation");
  json.open('{');
  json.key("artifactLocation");
  json.open('{');
  json.member("uri", uri_of(file));
  if (!file.starts_with('/') && !file.starts_with("../")) {
    json.plain_member("uriBaseId", kSourceRoot);
  }
  json.close('}');
  // Viewers want a line: of a whole file it is the first.
  json.key("region");
  json.open('{');
  json.number_member("startLine", place.line == 0 ? 1 : place.line);
  if (place.column != 0) {
    json.number_member("startColumn", place.column);
    json.number_member("endLine", place.end_line);
    json.number_member("endColumn", place.end_column);
  }
  json.close('}');
  json.close('}');
}

void append_logical_location(JsonText& json, std::string_view name, std::string_view kind) {
  json.open('{');
  json.member("fullyQualifiedName", name);
  if (!kind.empty()) json.plain_member("kind", kind);
  json.close('}');
}

// The other of record and rule, beside the one that is shown first.
void append_related_location(JsonText& json, const Review& review, const Result& result) {
  const bool at_record = result.data.in_repository();
  const Place& other = at_record ? result.rules : result.data;
  if (other.file.empty()) return;
  json.key("relatedLocations");
  json.open('[');
  json.open('{');
  json.number_member("id", 1);
  append_physical_location(json, other.file, other);
  append_message(json, "message", at_record ? review.rules[result.rule].title : result.subject);
  json.close('}');
  json.close(']');
}

void append_locations(JsonText& json, const Review& review, const Result& result) {
  const Place& place = result.place();
  const std::string& file = place.file.empty() ? review.main_file : place.file;
  json.key("locations");
  json.open('[');
  if (!file.empty() || !result.subject.empty()) {
    json.open('{');
    if (!file.empty()) append_physical_location(json, file, place);
    if (!result.subject.empty()) {
      json.key("logicalLocations");
      json.open('[');
      append_logical_location(json, result.subject, "resource");
      if (!result.data.pointer.empty()) append_logical_location(json, result.data.pointer, "");
      json.close(']');
    }
    json.close('}');
  }
  json.close(']');
  append_related_location(json, review, result);
}

// Present on all results or on none, says the standard: an empty list is "not suppressed".
void append_suppressions(JsonText& json, const Result& result) {
  json.key("suppressions");
  json.open('[');
  if (result.waiver) {
    json.open('{');
    json.plain_member("kind", "external");
    json.plain_member("status", "accepted");
    json.member("justification", result.waiver->justification);
    if (!result.waiver->place.file.empty()) {
      json.key("location");
      json.open('{');
      append_physical_location(json, result.waiver->place.file, result.waiver->place);
      json.close('}');
    }
    json.close('}');
  }
  json.close(']');
}

}  // namespace

std::string uri_of(std::string_view path) {
  constexpr std::string_view kPlain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  std::string out = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    if (kPlain.find(c) != std::string_view::npos) {
      out += c;
      continue;
    }
    out += '%';
    out += "0123456789ABCDEF"[static_cast<unsigned char>(c) >> 4];
    out += "0123456789ABCDEF"[static_cast<unsigned char>(c) & 15];
  }
  return out;
}

void append_reporting_descriptor(JsonText& json, const Rule& rule) {
  json.open('{');
  json.plain_member("id", rule.id);
  append_message(json, "shortDescription", rule.title.empty() ? rule.id : rule.title);
  append_message(json, "fullDescription", rule.text.empty() ? rule.id : rule.text);
  json.key("help");
  json.open('{');
  json.member("text", message_text(rule.help.empty() ? rule.id : rule.help));
  json.member("markdown", rule.help.empty() ? rule.id : markdown(rule.help));
  json.close('}');
  json.key("defaultConfiguration");
  json.open('{');
  json.plain_member("level", word(rule.level));
  json.close('}');
  json.key("properties");
  json.open('{');
  const auto texts = [&json](std::string_view name, const std::vector<std::string>& values) {
    json.key(name);
    json.open('[');
    for (const std::string& value : values) json.text(value);
    json.close(']');
  };
  texts("tags", rule.tags);
  texts("authority", rule.authority);
  json.plain_member("severity", rule.severity);
  if (!rule.owner.empty()) json.member("owner", rule.owner);
  json.close('}');
  json.close('}');
}

// What could not be decided is neither a failure nor a pass: its kind is `open`, and of any kind
// but `fail` the level must be `none`.
void append_result(JsonText& json, const Review& review, const Result& result) {
  json.open('{');
  json.plain_member("ruleId", review.rules[result.rule].id);
  json.number_member("ruleIndex", result.rule);
  json.plain_member("kind", result.open ? "open" : "fail");
  json.plain_member("level", result.open ? "none" : word(result.level));
  append_message(json, "message", result.message);
  append_locations(json, review, result);
  json.key("partialFingerprints");
  json.open('{');
  json.plain_member("regelFinding/v1", result.fingerprint);
  // The one that GitHub looks at.
  json.plain_member("primaryLocationLineHash", result.fingerprint + ":1");
  json.close('}');
  append_suppressions(json, result);
  if (review.compared) {
    const std::string_view news = word(result.news);
    json.plain_member("baselineState", news.empty() ? "new" : news);
  }
  json.close('}');
}

void append_notification(JsonText& json, const Notice& notice) {
  json.open('{');
  if (!notice.code.empty()) {
    json.key("descriptor");
    json.open('{');
    json.plain_member("id", notice.code);
    json.close('}');
  }
  json.plain_member("level", word(notice.level));
  append_message(json, "message", notice.message);
  if (!notice.place.file.empty()) {
    json.key("locations");
    json.open('[');
    json.open('{');
    append_physical_location(json, notice.place.file, notice.place);
    json.close('}');
    json.close(']');
  }
  json.close('}');
}

}  // namespace regel::review
