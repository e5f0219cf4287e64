// Start here: two versions of the rules and the data to run them on in, what moves out. Nothing
// here reads a clock or the environment; both versions see the same day.

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/diff/declaration.hpp"
#include "engine/diff/diff_report.hpp"
#include "engine/diff/rule_form.hpp"
#include "engine/run_options.hpp"
#include "lang/source/file_reader.hpp"

namespace regel::diff {

// Exports that both versions are run on, each reading them as its own sources say.
struct Exports {
  const FileReader& files;
  RunOptions options;
};

struct DiffOptions {
  std::uint64_t max_records = 0;  // kept of a rule and a kind of move; 0 = all
  Required required = Required::Looser;
};

// `declared` are the entries that the change brings.
DiffReport diff_rules(const Side& before, const Side& after, const Exports& exports,
                      const std::vector<Declaration>& declared, const DiffOptions& options);

// The same rules on two exports: what came, and what went. It has no verdict.
DiffReport diff_exports(const Side& rules, const Exports& before, const Exports& after,
                        const DiffOptions& options);

}  // namespace regel::diff
