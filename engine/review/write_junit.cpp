// JUnit's XML, as Jenkins, GitLab and Azure read it: a suite for each command, a case for each
// rule, test or file. There is no word in it for "could not be decided": that is an <error>, which
// every reader shows as something other than a pass. The strictest schema (xunit-plugin's
// junit-10.xsd) has no attribute for a place, so that stands in the text.

#include <iterator>

#include <fmt/format.h>

#include "engine/review/writer.hpp"
#include "lang/base/check.hpp"
#include "lang/base/escape.hpp"

namespace regel::review {
namespace {

struct Suite {
  std::string_view name;
  std::size_t first, end;  // of its cases
  std::size_t failed = 0, undecided = 0, skipped = 0;
  double seconds = 0;
  bool timed = false;
};

// Cases of one suite follow each other.
std::vector<Suite> suites_of(const std::vector<Case>& cases) {
  std::vector<Suite> suites;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const Case& one = cases[i];
    if (suites.empty() || suites.back().name != one.suite) suites.push_back({one.suite, i, i});
    Suite& suite = suites.back();
    suite.end = i + 1;
    if (one.state == State::Failed) ++suite.failed;
    if (one.state == State::Undecided) ++suite.undecided;
    if (one.state == State::Skipped) ++suite.skipped;
    suite.seconds += one.seconds.value_or(0);
    suite.timed = suite.timed || one.seconds.has_value();
  }
  return suites;
}

class Writer {
 public:
  explicit Writer(std::string& out) : out_(out) {}

  void line(std::string_view text) {
    out_ += text;
    out_ += '\n';
  }
  void begin(std::string_view tag) {
    out_ += '<';
    out_ += tag;
  }
  void attribute(std::string_view name, std::string_view value) {
    fmt::format_to(std::back_inserter(out_), " {}=\"{}\"", name, xml_text(value));
  }
  void number(std::string_view name, std::size_t value) {
    fmt::format_to(std::back_inserter(out_), " {}=\"{}\"", name, value);
  }
  void seconds(double value) {
    fmt::format_to(std::back_inserter(out_), " time=\"{:.3f}\"", value);
  }
  void end(std::string_view closing) { line(closing); }
  void element(std::string_view tag, const Case& one, bool with_message) {
    begin(tag);
    if (with_message) {
      attribute("message", one.message);
      attribute("type", tag == "failure" ? "fail" : "undetermined");
    }
    out_ += '>';
    out_ += xml_text(one.details.empty() ? one.message : one.details);
    if (!one.place.file.empty()) out_ += '\n' + xml_text(one.place.file);
    if (one.place.line != 0) out_ += ':' + std::to_string(one.place.line);
    fmt::format_to(std::back_inserter(out_), "</{}>\n", tag);
  }

 private:
  std::string& out_;
};

void append_case(Writer& xml, const Case& one) {
  xml.begin("testcase");
  xml.attribute("classname", one.suite);
  xml.attribute("name", one.name);
  if (one.seconds) xml.seconds(*one.seconds);
  const bool silent = one.state == State::Passed && one.message.empty() && one.details.empty();
  xml.end(silent ? "/>" : ">");
  if (silent) return;
  switch (one.state) {
    case State::Passed:
      xml.element("system-out", one, false);
      break;
    case State::Failed:
      xml.element("failure", one, true);
      break;
    case State::Undecided:
      xml.element("error", one, true);
      break;
    case State::Skipped:
      xml.begin("skipped");
      xml.attribute("message", one.message);
      xml.end("/>");
      break;
  }
  xml.line("</testcase>");
}

void append_counts(Writer& xml, std::size_t cases, const Suite& suite) {
  xml.number("tests", cases);
  xml.number("failures", suite.failed);
  xml.number("errors", suite.undecided);
  if (suite.timed) xml.seconds(suite.seconds);
}

}  // namespace

Status write_junit(const Review& review, unsigned, report::ByteSink& sink) {
  const std::vector<Suite> suites = suites_of(review.cases);
  Suite all{review.command, 0, review.cases.size()};
  for (const Suite& suite : suites) {
    all.failed += suite.failed;
    all.undecided += suite.undecided;
    all.seconds += suite.seconds;
    all.timed = all.timed || suite.timed;
  }
  std::string out;
  Writer xml(out);
  xml.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
  xml.begin("testsuites");
  xml.attribute("name", review.command);
  append_counts(xml, review.cases.size(), all);
  xml.end(">");
  for (const Suite& suite : suites) {
    xml.begin("testsuite");
    xml.attribute("name", suite.name);
    append_counts(xml, suite.end - suite.first, suite);
    xml.number("skipped", suite.skipped);
    xml.end(">");
    const auto property = [&xml](std::string_view name, std::string_view value) {
      if (value.empty()) return;
      xml.begin("property");
      xml.attribute("name", name);
      xml.attribute("value", value);
      xml.end("/>");
    };
    xml.line("<properties>");
    property("regel", review.version);
    property("as_of", review.as_of);
    property("note", review.note);
    xml.line("</properties>");
    for (std::size_t i = suite.first; i < suite.end; ++i) append_case(xml, review.cases[i]);
    xml.line("</testsuite>");
  }
  xml.line("</testsuites>");
  return sink.write(out);
}

}  // namespace regel::review
