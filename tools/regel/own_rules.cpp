#include "tools/regel/own_rules.hpp"

#include <algorithm>
#include <string>

namespace regel::tool {

std::vector<std::uint32_t> own_rules(const Session& session, const ruletest::Selection& selection) {
  const Compilation& compiled = session.compiled;
  const auto path = [&](FileId file) { return std::string(compiled.sources.path(file)); };
  std::vector<std::uint32_t> rules = ruletest::select_rules(compiled.program, selection, path);
  const std::vector<std::string>& files = session.project.rule_files;
  std::erase_if(rules, [&](std::uint32_t index) {
    const std::string file = path(compiled.program.rules[index].span.file);
    return file != "<stdin>" && std::ranges::find(files, file) == files.end();
  });
  return rules;
}

}  // namespace regel::tool
