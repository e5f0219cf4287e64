// Bytes as the choices of a random project and of a run's settings: the engine gives what the
// reference evaluator gives, and no setting changes a byte of its report.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "engine/report/writer.hpp"
#include "lang/compile.hpp"
#include "tests/differential/compare.hpp"

namespace {

using namespace regel;

constexpr std::size_t kMostRules = 5;

std::string as_json(const outcome::RunReport& report) {
  report::TextSink sink;
  if (!report::write_json(report, {}, sink).ok()) std::abort();
  return sink.text;
}

// The lines that differ first.
std::string first_difference(const std::string& a, const std::string& b) {
  std::size_t at = 0;
  while (at < a.size() && at < b.size() && a[at] == b[at]) ++at;
  const std::size_t line = at == 0 ? 0 : a.rfind('\n', at - 1) + 1;
  return a.substr(line, a.find('\n', at) - line) + "\n" + b.substr(line, b.find('\n', at) - line) +
         "\n";
}

[[noreturn]] void tell(const std::string& what, const property::Project& project) {
  std::fprintf(stderr, "%s\n%s", what.c_str(), property::shown(project).c_str());
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  property::Random random(data, size);
  const differential::Settings settings = differential::random_settings(random);
  const property::Project project = property::random_project(random, 1 + random.below(kMostRules));
  const Compilation compiled = compile({{{"regler.regel", project.rules}}});
  if (compiled.sink.has_errors()) return 0;
  const outcome::RunReport plain = differential::run_engine(compiled.program, project, {});
  const std::string found = differential::differences(compiled.program, project, plain);
  if (!found.empty()) tell("engine and reference differ:\n" + found, project);
  const std::string expected = as_json(plain);
  const std::string got = as_json(differential::run_engine(compiled.program, project, settings));
  if (got != expected) {
    tell("a setting changes the report: " + differential::shown(settings) +
             first_difference(expected, got),
         project);
  }
  return 0;
}
