// Arbitrary bytes as exports, parted by zero bytes: what infer proposes for those that can be read
// compiles without a remark, is laid out as the formatter would, and reads the same exports: no
// source fails, and no value is invalid that the proposal does not tell of.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "engine/infer/infer.hpp"
#include "engine/infer/print.hpp"
#include "engine/run.hpp"
#include "lang/compile.hpp"

namespace {

using namespace regel;

[[noreturn]] void tell(const std::string& what, const std::string& proposal) {
  std::fprintf(stderr, "%s\n%s", what.c_str(), proposal.c_str());
  std::abort();
}

// A rule for each field of a record that has a value of its own.
std::string rules_of(const ir::Program& program, const infer::InferOptions& options) {
  const bool swedish = options.language == diag::Language::Swedish;
  std::string rules;
  std::size_t number = 100;
  for (const types::Register& reg : program.schema.registers) {
    if (reg.source.run) continue;
    for (const types::Field& field : program.schema.records[reg.record].fields) {
      if (field.type.list) continue;
      rules += fmt::format(
          fmt::runtime(swedish ? "\nregel X-{} \"{} {}\"\n  för varje: {}\n"
                                 "  får inte: denna.{} är ogiltigt\n  annars: \"x\"\n"
                               : "\nrule X-{} \"{} {}\"\n  for each: {}\n"
                                 "  must not: this.{} is invalid\n  otherwise: \"x\"\n"),
          number++, reg.name, field.name, reg.name, field.name);
    }
  }
  return rules;
}

void check_proposal(const FileReader& files, const infer::InferOptions& options) {
  const Result<std::string> proposed = infer::infer(files, options);
  if (!proposed.ok()) return;
  const std::string& text = proposed.value();
  const Compilation compiled = compile({{{"proposal.regel", text}}});
  for (const diag::Diagnostic& one : compiled.sink.sorted()) {
    tell(diag::message(one, diag::Language::English) + ": " +
             std::string(compiled.sources.text(one.span)),
         text);
  }
  if (infer::print(compiled.modules.front()) != text)
    tell("not as the formatter lays it out", text);
  const Compilation read =
      compile({{{"proposal.regel", text + rules_of(compiled.program, options)}}});
  if (read.sink.has_errors()) tell("its fields cannot be spoken of", text);
  RunOptions how;
  how.folder = options.folder;
  how.as_of = 20500;
  const outcome::RunReport report = run(read.program, files, how);
  for (const outcome::SourceResult& source : report.sources) {
    if (source.failure) tell(source.failure->code + " " + source.failure->text.en, text);
  }
  const std::vector<std::string> tells{"annot be read", "går inte att läsa", "are no records",
                                       "inte är poster"};
  const bool told = std::any_of(tells.begin(), tells.end(), [&](const std::string& words) {
    return text.find(words) != std::string::npos;
  });
  for (const outcome::RuleResult& rule : report.rules) {
    if (rule.fail != 0 && !told) tell(rule.title + " has invalid values", text);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::vector<std::string> names{"uttag/ärenden.json", "enhet-2026-03-01.ndjson",
                                       "regel.json"};
  MemoryFileReader files;
  infer::InferOptions options;
  options.folder = ".";
  std::size_t begin = 0;
  while (begin <= bytes.size() && options.names.size() < names.size()) {
    const std::size_t end = std::min(bytes.find('\0', begin), bytes.size());
    const std::string& name = names[options.names.size()];
    files.add(name, bytes.substr(begin, end - begin));
    options.names.push_back(name);
    begin = end + 1;
  }
  for (const diag::Language language : {diag::Language::Swedish, diag::Language::English}) {
    options.language = language;
    check_proposal(files, options);
  }
  return 0;
}
