#include <fmt/format.h>

#include "lang/explain/phrases.hpp"
#include "lang/mutate/mutants.hpp"

namespace regel::mutate {

std::string describe(const ir::Program& program, const Mutant& mutant, diag::Language language) {
  const explain::Phrases phrases(program, mutant.rule.subject, language);
  if (mutant.kind == Kind::Duty) {
    // The mutant says what the rule does not.
    return std::string(mutant.rule.prohibition
                           ? phrases.pick("`ska` blir `får inte`", "`must` becomes `must not`")
                           : phrases.pick("`får inte` blir `ska`", "`must not` becomes `must`"));
  }
  const std::string before = phrases.holds(mutant.before);
  if (!mutant.after.valid()) {
    return fmt::format("\"{}\" {}", before, phrases.pick("utgår", "is left out"));
  }
  return fmt::format("\"{}\" {} \"{}\"", before, phrases.pick("blir", "becomes"),
                     phrases.holds(mutant.after));
}

}  // namespace regel::mutate
