#include "engine/ruletest/run_tests.hpp"

#include <algorithm>
#include <string_view>

#include "engine/parallel.hpp"

namespace regel::ruletest {

namespace {

// `*` stands for any letters, none included.
bool fits(std::string_view pattern, std::string_view text) {
  const std::size_t star = pattern.find('*');
  if (star == std::string_view::npos) return pattern == text;
  if (!text.starts_with(pattern.substr(0, star))) return false;
  pattern.remove_prefix(star + 1);
  for (std::size_t from = star; from <= text.size(); ++from) {
    if (fits(pattern, text.substr(from))) return true;
  }
  return false;
}

bool lies_in(std::string_view path, std::string_view folder) {
  while (folder.ends_with('/')) folder.remove_suffix(1);
  if (folder == "." || folder == path) return true;
  return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

bool is_selected(const ir::Rule* rule, const std::string& id, const std::string& file,
                 const Selection& selection) {
  const auto any = [](const std::vector<std::string>& wanted, const auto& holds) {
    return wanted.empty() || std::ranges::any_of(wanted, holds);
  };
  return any(selection.rules, [&](const std::string& one) { return fits(one, id); }) &&
         any(selection.tags,
             [&](const std::string& one) {
               return rule != nullptr && std::ranges::find(rule->tags, one) != rule->tags.end();
             }) &&
         any(selection.files, [&](const std::string& one) { return lies_in(file, one); });
}

}  // namespace

std::vector<std::uint32_t> select(const ir::Program& program, const Selection& selection,
                                  const std::function<std::string(FileId)>& path) {
  std::vector<std::uint32_t> chosen;
  for (std::uint32_t i = 0; i < program.tests.size(); ++i) {
    const ir::Test& test = program.tests[i];
    const auto rule = std::ranges::find(program.rules, test.rule, &ir::Rule::id);
    const ir::Rule* about = rule == program.rules.end() ? nullptr : &*rule;
    if (is_selected(about, test.rule, path(test.span.file), selection)) chosen.push_back(i);
  }
  return chosen;
}

std::vector<std::uint32_t> select_rules(const ir::Program& program, const Selection& selection,
                                        const std::function<std::string(FileId)>& path) {
  std::vector<std::uint32_t> chosen;
  for (std::uint32_t i = 0; i < program.rules.size(); ++i) {
    const ir::Rule& rule = program.rules[i];
    if (is_selected(&rule, rule.id, path(rule.id_span.file), selection)) chosen.push_back(i);
  }
  return chosen;
}

bool TestResult::passed() const {
  return std::ranges::all_of(judged, [](const Judged& one) { return one.passed(); });
}

std::vector<TestResult> run_tests(const ir::Program& program,
                                  const std::vector<std::uint32_t>& tests, unsigned threads,
                                  const std::function<std::uint64_t()>& clock) {
  std::vector<TestResult> results(tests.size());
  in_parallel(tests.size(), threads, [&](std::size_t i) {
    const std::uint64_t begin = clock ? clock() : 0;
    results[i] = {tests[i], run_test(program, program.tests[tests[i]]), 0};
    if (clock) results[i].micros = clock() - begin;
  });
  return results;
}

}  // namespace regel::ruletest
