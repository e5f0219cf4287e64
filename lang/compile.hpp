// From the texts of a project to its checked program: load, parse, check, and the modules of the
// standard library that the project uses. It reads no files and no clock, takes any bytes, and
// gives the same Compilation for the same texts in any order.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lang/ast/module.hpp"
#include "lang/diag/sink.hpp"
#include "lang/ir/program.hpp"
#include "lang/source/source_map.hpp"
#include "lang/value/workdays.hpp"
#include "lang/value/zone.hpp"

namespace regel {

struct SourceText {
  std::string path;  // as messages show it: relative to the project, with forward slashes
  std::string bytes;
};

struct CompileInput {
  std::vector<SourceText> files;
  // Where times without an offset are, in rules and in sources that name no zone; one that
  // shipped_zones() has.
  std::string time_zone = "Europe/Stockholm";
  // Also the tests that lie beside the rule packs in use, for whoever shows them as examples.
  bool tests_of_packs = false;
};

struct Compilation {
  SourceMap sources;
  // Those that could be read: the project's in order of path, then those of the standard library.
  std::vector<ast::Module> modules;
  // Whole, and true to lang/ir/verify.hpp, if the sink has no errors; otherwise only to be looked
  // at.
  ir::Program program;
  diag::Sink sink;
};

Compilation compile(const CompileInput& input);

inline constexpr std::uint32_t kLatestEdition = 1;
// Of a project; what comes after them is not read (R127).
inline constexpr std::size_t kMaxFiles = 4096;

// The data that the program brings along, parsed anew at each call.
// Read once; the program carries them.
const ZoneTable& shipped_zones();
const Workdays& shipped_workdays();

}  // namespace regel
