// The reference of the language against the language: its examples compile, its tests pass, and
// every keyword and function is named in it. Diagnostics point at the lines of the document.

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "engine/ruletest/run_test.hpp"
#include "lang/ast/keyword.hpp"
#include "lang/base/text.hpp"
#include "lang/compile.hpp"
#include "lang/diag/render_text.hpp"
#include "lang/types/builtin.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/golden.hpp"

using namespace regel;

namespace {

const std::string kDocument = "docs/language.md";
// What the names of tests in the documents are relative to.
const std::vector<std::string> kTestFolders{"", "tests/", "tests/unit/",
                                            "tests/unit/engine/report/"};

// The document with everything blanked but the blocks of the kinds wanted: lines keep their
// numbers. With `alone`, one text a block, else all of them in one.
std::vector<std::string> blocks(const std::string& document, const std::set<std::string>& kinds,
                                bool alone) {
  std::vector<std::string> found;
  std::string text;
  std::size_t number = 0;
  bool inside = false, code = false;
  std::istringstream lines(test::read_text(document));
  for (std::string line; std::getline(lines, line); ++number) {
    const bool fence = line.starts_with("```");
    if (fence && !code) {
      code = true;
      inside = kinds.contains(line.substr(3));
      if (alone) text.assign(number, '\n');
    } else if (fence) {
      if (inside && alone) found.push_back(text);
      code = inside = false;
    }
    text += (inside && !fence ? line : std::string()) + '\n';
  }
  if (!alone) found.push_back(text);
  return found;
}

std::string errors(const Compilation& compiled) {
  std::string out;
  for (const diag::Diagnostic& one : compiled.sink.sorted()) {
    using diag::Code;
    const std::set<Code> papers = {Code::R701, Code::R702, Code::R703, Code::R707,
                                   Code::R801, Code::R802, Code::R520, Code::R314};
    if (papers.contains(one.code)) continue;
    out += diag::render_line(one, compiled.sources, diag::Language::English) + "\n";
  }
  return out;
}

void check_tests(const ir::Program& program) {
  for (const ir::Test& one : program.tests) {
    for (const ruletest::Judged& judged : ruletest::run_test(program, one)) {
      INFO(one.title << ": " << judged.label << ": " << judged.message);
      CHECK(judged.passed());
    }
  }
}

}  // namespace

TEST_CASE("the examples of the reference compile and their tests pass", "[text]") {
  const std::vector<std::string> texts = blocks(kDocument, {"regel", "regel vocabulary"}, false);
  REQUIRE(texts.size() == 1);
  const Compilation compiled = compile({{{kDocument, texts[0]}}});
  const std::string said = errors(compiled);
  INFO(said);
  CHECK(said.empty());
  CHECK(compiled.program.rules.size() > 15);
  CHECK(compiled.program.tests.size() >= 3);
  if (!compiled.sink.has_errors()) check_tests(compiled.program);
}

TEST_CASE("so do those of the guide", "[text]") {
  const std::string guide = "docs/sv/skriva-regler.md";
  const std::vector<std::string> texts = blocks(guide, {"regel"}, false);
  const Compilation compiled = compile({{{guide, "språk svenska " + texts.at(0)}}});
  const std::string said = errors(compiled);
  INFO(said);
  CHECK(said.empty());
  REQUIRE(compiled.program.tests.size() == 1);
  check_tests(compiled.program);
}

TEST_CASE("the whole files of the reference compile", "[text]") {
  std::vector<std::string> texts = blocks(kDocument, {"regel file"}, true);
  CHECK(texts.size() >= 2);
  const std::vector<std::string> library = blocks("docs/standard-library.md", {"regel file"}, true);
  CHECK(library.size() == 2);
  texts.insert(texts.end(), library.begin(), library.end());
  for (const std::string& text : texts) {
    const std::string said = errors(compile({{{kDocument, text}}}));
    INFO(said);
    CHECK(said.empty());
  }
}

TEST_CASE("every test that the documents name is there", "[text]") {
  std::size_t named = 0;
  for (const char* document : {"docs/limits.md", "docs/testing.md", "docs/reports.md",
                               "docs/outcomes.md", "docs/performance.md", "docs/ci.md"}) {
    const std::string text = test::read_text(document);
    for (std::size_t at = text.find('`'); at != std::string::npos; at = text.find('`', at + 1)) {
      const std::size_t begin = at + 1;
      at = text.find('`', begin);
      if (at == std::string::npos) break;
      const std::string name = text.substr(begin, at - begin);
      const bool is_test = name.ends_with("_test.cpp") || name.ends_with(".regel") ||
                           name.starts_with("tests/") || name.starts_with("cli/");
      if (!is_test || name.find_first_of("…*{< ") != std::string::npos) continue;
      ++named;
      INFO(document << ": " << name);
      const bool there = std::any_of(kTestFolders.begin(), kTestFolders.end(), [&](auto folder) {
        return std::filesystem::exists(folder + name);
      });
      CHECK(there);
    }
  }
  CHECK(named > 30);
}

TEST_CASE("every keyword and every function is in the reference", "[text]") {
  const std::string document = test::read_text(kDocument);
  const auto named = [&](std::string_view cell) {
    while (!cell.empty()) {
      const std::string word(trim(cut(cell, ',')));
      INFO(word);
      CHECK(document.find("`" + word + "`") != std::string::npos);
    }
  };
  for (const ast::KeywordInfo& keyword : ast::kKeywords) {
    named(keyword.sv);
    named(keyword.en);
  }
  for (const types::BuiltinInfo& builtin : types::kBuiltins) {
    named(builtin.sv);
    named(builtin.en);
  }
}

TEST_CASE("the grammar defines every name it uses and uses no other keywords", "[text]") {
  std::istringstream lines(test::read_text("docs/grammar.md"));
  std::set<std::string> defined, used, keywords, spelled;
  for (const ast::KeywordInfo& keyword : ast::kKeywords) {
    std::string_view cell = keyword.en;
    while (!cell.empty()) keywords.emplace(trim(cut(cell, ',')));
  }
  keywords.insert({"svenska", "english"});
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("```")) {
      inside = line == "```ebnf";
      continue;
    }
    if (!inside) continue;
    for (std::size_t at = 0; at < line.size();) {
      const std::size_t begin = at;
      if (line[at] == '"') {
        at = line.find('"', at + 1) + 1;
        const std::string word = line.substr(begin + 1, at - begin - 2);
        if (std::isalpha(static_cast<unsigned char>(word[0])) != 0) spelled.insert(word);
        continue;
      }
      while (at < line.size() &&
             (std::islower(static_cast<unsigned char>(line[at])) != 0 || line[at] == '_'))
        ++at;
      if (at > begin) {
        const bool head = begin == 0;
        (head ? defined : used).insert(line.substr(begin, at - begin));
      } else {
        ++at;
      }
    }
  }
  defined.insert("file");
  used.insert("file");
  CHECK(defined == used);
  for (const std::string& word : spelled) {
    INFO(word);
    CHECK(keywords.contains(word));
  }
}
