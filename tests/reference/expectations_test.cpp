// The tests of the project's own rule files hold in the reference evaluator. Each file of
// tests/data/lang that compiles by itself and has tests is tried.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "lang/compile.hpp"
#include "tests/reference/evaluate.hpp"
#include "tests/support/catch.hpp"

namespace regel {

namespace {

std::vector<std::string> rule_files() {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator("tests/data")) {
    if (entry.path().extension() == ".regel") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string text_of(const std::string& path) {
  const std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

bool has_errors(const Compilation& compiled) {
  for (const diag::Diagnostic& one : compiled.sink.sorted()) {
    if (diag::info(one.code).severity == diag::Severity::Error) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("expected outcomes hold in the reference evaluator", "[reference]") {
  for (const std::string& path : rule_files()) {
    const Compilation compiled = compile({{{path, text_of(path)}}});
    if (has_errors(compiled)) continue;
    for (const ir::Test& test : compiled.program.tests) {
      for (const reference::TestVerdict& verdict : reference::run_test(compiled.program, test)) {
        INFO(path << ": " << test.title << ", " << verdict.label << ": " << verdict.message);
        REQUIRE(verdict.outcome.has_value());
        CHECK(static_cast<int>(*verdict.outcome) == static_cast<int>(verdict.expected));
        CHECK(verdict.holds());
      }
    }
  }
}

}  // namespace regel
