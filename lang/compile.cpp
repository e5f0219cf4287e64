#include "lang/compile.hpp"

#include <algorithm>
#include <set>

#include "lang/check/check.hpp"
#include "lang/check/declare.hpp"
#include "lang/ir/verify.hpp"
#include "lang/lint/lint.hpp"
#include "lang/parse/load.hpp"
#include "lang/parse/parse.hpp"
#include "lang/source/shipped.hpp"

namespace regel {

using diag::Code;

namespace {

void check_edition(const ast::Module& module, diag::Sink& sink) {
  if (!module.edition || (*module.edition >= 1 && *module.edition <= kLatestEdition)) return;
  sink.report<Code::R128>(module.header, *module.edition, kLatestEdition);
}

void add_file(Compilation& out, std::string path, std::string_view bytes) {
  const parse::LoadedFile loaded = parse::load(out.sources, std::move(path), bytes, out.sink);
  if (!loaded.readable) return;
  out.modules.push_back(parse::parse(out.sources, loaded.file, out.sink));
  check_edition(out.modules.back(), out.sink);
}

// The modules that the program brings along and that are used, also by one another. A module that
// is among the files given, as when the library itself is checked, comes from there.
void add_shipped_modules(Compilation& out, bool with_tests) {
  std::set<std::string> seen;
  for (const ast::Module& module : out.modules) {
    if (module.name) seen.emplace(module.text(*module.name));
  }
  for (std::size_t i = 0; i < out.modules.size(); ++i) {
    std::vector<std::string> used;
    for (const ast::Use& use : out.modules[i].uses) {
      used.emplace_back(out.modules[i].text(use.module));
    }
    for (const std::string& name : used) {
      if (!is_shipped_module(name) || !seen.insert(name).second) continue;
      const std::string path = shipped_module_path(name);
      if (const auto text = shipped_file(path)) add_file(out, path, *text);
      if (!with_tests) continue;
      for (const std::string& tests : shipped_test_paths(name)) {
        add_file(out, tests, *shipped_file(tests));
      }
    }
  }
}

// Advice on the standard library's own rules is for those who make it.
void keep_own_advice(Compilation& out, FileId first_shipped) {
  diag::Sink kept;
  for (const diag::Diagnostic& one : out.sink.all()) {
    const bool error = diag::info(one.code).severity == diag::Severity::Error;
    if (error || one.span.file < first_shipped) kept.add(one);
  }
  out.sink = std::move(kept);
}

}  // namespace

Compilation compile(const CompileInput& input) {
  Compilation out;
  std::vector<const SourceText*> files;
  for (const SourceText& file : input.files) files.push_back(&file);
  std::stable_sort(files.begin(), files.end(),
                   [](const SourceText* a, const SourceText* b) { return a->path < b->path; });
  if (files.size() > kMaxFiles) {
    const FileId first_too_many = out.sources.add(files[kMaxFiles]->path, "");
    out.sink.report<Code::R127>({first_too_many, 0, 0}, files.size(), kMaxFiles);
    return out;
  }
  for (const SourceText* file : files) add_file(out, file->path, file->bytes);
  const FileId first_shipped{out.sources.files()};
  add_shipped_modules(out, input.tests_of_packs);

  const ZoneTable& zones = shipped_zones();
  check::Names names(out.modules, out.sources, zones, input.time_zone, out.program, out.sink);
  check::declare_vocabulary(names);
  check::check_rules(names);
  check::declare_waivers(names);
  check::declare_tests(names);
  check::report_unused(names);
  lint::lint(out.program, out.sources, out.sink);
  keep_own_advice(out, first_shipped);
#ifndef NDEBUG
  REGEL_CHECK(out.sink.has_errors() || ir::verify(out.program).empty());
#endif
  return out;
}

const ZoneTable& shipped_zones() {
  static const auto kTable = ZoneTable::parse(*shipped_file("stdlib/data/zones.txt"));
  REGEL_CHECK(kTable.has_value());
  return *kTable;
}

const Workdays& shipped_workdays() {
  static const auto kCalendar = Workdays::parse(*shipped_file("stdlib/data/helgdagar.txt"));
  REGEL_CHECK(kCalendar.has_value());
  return *kCalendar;
}

}  // namespace regel
