// How much of the rules something has exercised: the tests written beside them, or an export. For
// every condition whether it has been seen to hold, not to hold and not to be known; of an export
// also the records that no rule looks at.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/coverage/conditions.hpp"
#include "engine/outcome/run_report.hpp"
#include "engine/run_options.hpp"
#include "lang/ir/program.hpp"
#include "lang/source/file_reader.hpp"

namespace regel::coverage {

// Records of one register that some rule is about, but for which none is applicable.
struct Unexamined {
  std::string register_name;
  std::uint64_t records = 0;       // of the register
  std::uint64_t unexamined = 0;    // none applies
  std::uint64_t undetermined = 0;  // whether one applies is not known
  std::vector<std::string> keys;   // of unexamined ones, as reports show them; the first few
};

struct Coverage {
  std::vector<std::uint32_t> rules;  // indices in the program, those asked about
  std::vector<Condition> conditions;
  std::vector<Unexamined> unexamined;          // of an export
  std::vector<std::string> without_rules;      // registers with exports that no rule is about
  std::vector<outcome::SourceResult> sources;  // of an export
};

// By the tests at these indices.
Coverage of_tests(const ir::Program& program, const std::vector<std::uint32_t>& rules,
                  const std::vector<std::uint32_t>& tests, unsigned threads);
// By the exports that the options name. At most `keys` keys a register.
Coverage of_run(const ir::Program& program, const std::vector<std::uint32_t>& rules,
                const FileReader& files, const RunOptions& options, std::size_t keys);

// The share that was seen: of what may be seen twice a condition (yes, no), and of conditions seen
// unknown.
struct Share {
  std::uint64_t seen = 0, of = 0;
  double percent() const {
    return of == 0 ? 100.0 : 100.0 * static_cast<double>(seen) / static_cast<double>(of);
  }
};
Share decided(const std::vector<Condition>& conditions);
Share unknown(const std::vector<Condition>& conditions);

}  // namespace regel::coverage
