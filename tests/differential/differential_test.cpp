// The engine gives what the reference evaluator gives, on random projects. REGEL_ROUNDS says how
// many projects; a failure prints the seed and the project, which is all there is to it.

#include "lang/compile.hpp"
#include "tests/differential/compare.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/rounds.hpp"

namespace regel {

namespace {

std::string errors(const Compilation& compiled) {
  std::string out;
  for (const diag::Diagnostic& one : compiled.sink.sorted()) {
    if (diag::info(one.code).severity != diag::Severity::Error) continue;
    out += diag::message(one, diag::Language::Swedish) + "\n  " +
           std::string(compiled.sources.text(one.span)) + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("the engine gives what the reference gives", "[differential]") {
  const std::uint64_t rounds = test::rounds(150);
  const std::uint64_t first = test::number_from("REGEL_SEED", 1);
  std::uint64_t compiled_rounds = 0;
  std::string refused;
  for (std::uint64_t seed = first; seed < first + rounds; ++seed) {
    property::Random random(seed);
    const property::Project project = property::random_project(random, 6);
    const Compilation compiled = compile({{{"regler.regel", project.rules}}});
    const std::string faults = errors(compiled);
    if (!faults.empty()) {
      refused = faults;
      continue;
    }
    ++compiled_rounds;
    const outcome::RunReport report = differential::run_engine(compiled.program, project, {});
    const std::string found = differential::differences(compiled.program, project, report);
    if (found.empty()) continue;
    INFO("seed " << seed << "\n" << found << property::shown(project));
    CHECK(found.empty());
  }
  INFO("one that was refused: " << refused);
  CHECK(compiled_rounds * 10 >= rounds * 9);
}

}  // namespace regel
