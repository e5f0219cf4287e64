// The standard library: each module is whole alone and with the others, without a word from lint,
// and documented with its source. That it is canonical is tested with the formatter.

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include <nlohmann/json.hpp>

#include "engine/ruletest/run_test.hpp"
#include "engine/run.hpp"
#include "lang/compile.hpp"
#include "lang/diag/render_text.hpp"
#include "lang/source/file_reader.hpp"
#include "lang/source/shipped.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/golden.hpp"

using namespace regel;

namespace {

constexpr std::ptrdiff_t kMostLines = 400;

std::vector<std::string> files_in(const std::string& folder, const std::string& ending) {
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ending) found.push_back(entry.path().generic_string());
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<std::string> modules() { return files_in("stdlib", ".regel"); }

Compilation compiled(const std::vector<std::string>& paths) {
  CompileInput input;
  for (const std::string& path : paths) input.files.push_back({path, test::read_text(path)});
  return compile(input);
}

std::string said(const Compilation& compilation, bool of_tests) {
  std::string out;
  for (const diag::Diagnostic& one : compilation.sink.sorted()) {
    if (!of_tests && one.code == diag::Code::R801) continue;
    out += diag::render_line(one, compilation.sources, diag::Language::English) + "\n";
  }
  return out;
}

bool has_line(const std::string& doc, const std::string& label) {
  return ("\n" + doc).find("\n" + label + ": ") != std::string::npos;
}

std::vector<ast::Field> fields_of(const ast::DeclNode& node) {
  if (const auto* record = std::get_if<ast::Record>(&node)) return record->fields;
  std::vector<ast::Field> fields;
  if (const auto* reg = std::get_if<ast::Register>(&node)) {
    for (const ast::RegisterPart& part : reg->parts) {
      if (const auto* field = std::get_if<ast::Field>(&part)) fields.push_back(*field);
    }
  }
  return fields;
}

// Rules carry their papers in clauses of their own.
bool is_rule(const ast::DeclNode& node) {
  return std::holds_alternative<ast::Rule>(node) || std::holds_alternative<ast::Test>(node);
}

nlohmann::json table(const std::string& name) {
  const auto text = shipped_table("@standard/" + name);
  REQUIRE(text);
  return nlohmann::json::parse(*text);
}

bool covers(const nlohmann::json& validity, const std::string& day) {
  const auto& through = validity.at("till");
  return validity.at("från").get<std::string>() <= day &&
         (through.is_null() || through.get<std::string>() >= day);
}

}  // namespace

TEST_CASE("the program carries every file of the standard library", "[stdlib]") {
  std::vector<std::string> paths = modules();
  REQUIRE(paths.size() >= 18);
  for (const char* ending : {".json", ".txt"}) {
    const std::vector<std::string> data = files_in("stdlib/data", ending);
    paths.insert(paths.end(), data.begin(), data.end());
  }
  for (const std::string& path : paths) {
    INFO(path);
    const auto shipped = shipped_file(path);
    REQUIRE(shipped);
    CHECK(*shipped == test::read_text(path));
  }
}

TEST_CASE("each module of the standard library is whole alone", "[stdlib]") {
  for (const std::string& path : modules()) {
    INFO(path);
    const std::string name = std::filesystem::path(path).stem().string();
    const Compilation alone = compiled({path});
    const std::string about = said(alone, false);
    INFO(about);
    CHECK(about.empty());
    REQUIRE(alone.modules.at(0).name);
    CHECK(alone.modules[0].text(*alone.modules[0].name) == "standard." + name);
    const std::string text = test::read_text(path);
    CHECK(std::count(text.begin(), text.end(), '\n') < kMostLines);

    const Compilation imported =
        compile({{{"a.regel", "språk svenska\nanvänd standard." + name + "\n"}}});
    CHECK(said(imported, true).empty());
    CHECK(imported.modules.size() == alone.modules.size() + 1);
  }
}

TEST_CASE("all modules of the standard library are whole together, and tested", "[stdlib]") {
  std::vector<std::string> paths = modules();
  const std::vector<std::string> tests = files_in("stdlib/tests", ".regel");
  paths.insert(paths.end(), tests.begin(), tests.end());
  const Compilation all = compiled(paths);
  const std::string about = said(all, true);
  INFO(about);
  REQUIRE(about.empty());
  CHECK(all.modules.size() == paths.size());
  for (const ir::Test& one : all.program.tests) {
    for (const ruletest::Judged& judged : ruletest::run_test(all.program, one)) {
      INFO(one.title << ": " << judged.label << ": " << judged.message);
      CHECK(judged.passed());
    }
  }
  std::set<std::string> names;
  for (const auto& record : all.program.schema.records) CHECK(names.insert(record.name).second);
  for (const auto& list : all.program.schema.code_lists) CHECK(names.insert(list.name).second);
  for (const auto& set : all.program.schema.code_sets) CHECK(names.insert(set.name).second);
}

TEST_CASE("every declaration of the standard library says its source, and what it is in English",
          "[stdlib]") {
  const Compilation all = compiled(modules());
  std::size_t declarations = 0;
  for (const ast::Module& module : all.modules) {
    for (const ast::Decl& decl : module.decls) {
      if (is_rule(decl.node)) continue;
      ++declarations;
      INFO(all.sources.text(decl.span).substr(0, 60));
      CHECK(has_line(decl.doc, "Källa"));
      CHECK(has_line(decl.doc, "English"));
      for (const ast::Field& field : fields_of(decl.node)) {
        INFO(module.text(field.name));
        CHECK(field.doc.find(" English: ") != std::string::npos);
      }
      const auto* instrument = std::get_if<ast::Instrument>(&decl.node);
      if (instrument == nullptr || !instrument->web) continue;
      CHECK(instrument->web->value.starts_with("http"));
    }
  }
  CHECK(declarations > 90);
}

TEST_CASE("the table of countries counts the EEA as the treaties do", "[stdlib]") {
  const nlohmann::json countries = table("lander.json").at("länder");
  // Enlargements of the EEA, the last day of the United Kingdom, and today's thirty.
  const std::map<std::string, std::size_t> members = {
      {"1994-01-01", 17}, {"1995-05-01", 18}, {"2004-05-01", 28}, {"2007-08-01", 30},
      {"2014-04-12", 31}, {"2020-12-31", 31}, {"2021-01-01", 30}, {"2026-11-25", 30}};
  for (const auto& [day, expected] : members) {
    INFO(day);
    std::size_t counted = 0;
    for (const auto& country : countries) {
      for (const auto& time : country.at("ees")) counted += covers(time, day) ? 1 : 0;
    }
    CHECK(counted == expected);
  }
  std::set<std::string> names;
  for (const auto& country : countries) {
    const auto code = country.at("kod").get<std::string>();
    INFO(code);
    CHECK(code.size() == 2);
    CHECK(names.insert(code).second);
    CHECK(names.insert(country.at("namn").get<std::string>()).second);
    for (const auto& alias : country.at("alias")) {
      CHECK(names.insert(alias.get<std::string>()).second);
    }
    for (const auto& decision : country.at("adekvansbeslut")) {
      CHECK(country.at("ees").size() + (code == "GB" ? 0 : 1) == 1);
      const auto& through = decision.at("till");
      CHECK((through.is_null() || through > decision.at("från")));
    }
  }
}

TEST_CASE("an act ends the day before the one that replaces it", "[stdlib]") {
  const nlohmann::json acts = table("forfattningar.json").at("författningar");
  std::map<std::string, std::string> from;
  for (const auto& act : acts) {
    CHECK(from.emplace(act.at("nummer"), act.at("ikraft")).second);
  }
  for (const auto& act : acts) {
    INFO(act.at("nummer"));
    CHECK(act.at("upphör").is_null() == act.at("ersätts_av").is_null());
    if (act.at("upphör").is_null()) continue;
    CHECK(act.at("upphör").get<std::string>() < from.at(act.at("ersätts_av")));
  }
}

TEST_CASE("an action that says that none is needed is none", "[stdlib]") {
  const Compilation rules = compile({{{"a.regel", R"(språk svenska
använd standard.risk
använd standard.skalor
källa Risk
  fil: "risk.json"
  fält id från "id"
  fält åtgärder från "a"
  fält åtgärder.text från "t"
regel A-1 "Åtgärd"
  för varje: Risk
  ska: någon av åtgärder som å uppfyller å.är_verklig
  annars: "{id}"
)"}}});
  REQUIRE_FALSE(rules.sink.has_errors());
  MemoryFileReader files;
  files.add("risk.json", R"([{"id": "1", "a": [{"t": "Behövs ej vid riskvärde under 9"}]},
    {"id": "2", "a": [{"t": "Säkerställ att rutinen är känd"}]}, {"id": "3", "a": [{"t": "-"}]},
    {"id": "4", "a": [{"t": "INGEN ÅTGÄRD"}, {"t": "Kontroll"}]}, {"id": "5", "a": []}])");
  std::map<std::string, ir::Outcome> found;
  for (const JudgedRecord& one : judge_all(rules.program, files, {})) found[one.key] = one.outcome;
  CHECK(found.at("1") == ir::Outcome::Fail);
  CHECK(found.at("2") == ir::Outcome::Pass);
  CHECK(found.at("3") == ir::Outcome::Fail);
  CHECK(found.at("4") == ir::Outcome::Pass);
  CHECK(found.at("5") == ir::Outcome::Fail);
}
