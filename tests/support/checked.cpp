#include "tests/support/checked.hpp"

namespace regel::test {

Checked::Checked(std::vector<std::string> files) {
  CompileInput input;
  for (std::size_t i = 0; i < files.size(); ++i) {
    input.files.push_back({"file" + std::to_string(i + 1) + ".regel", std::move(files[i])});
  }
  compilation_ = compile(input);
}

std::string Checked::diagnostics(diag::Severity down_to) const {
  std::string out;
  for (const diag::Diagnostic& one : sink().sorted()) {
    if (diag::info(one.code).severity > down_to) continue;
    if (!out.empty()) out += "; ";
    out += std::string(diag::info(one.code).name) + " at `" +
           std::string(compilation_.sources.text(one.span)) + "`";
  }
  return out;
}

std::string Checked::messages(diag::Language language) const {
  std::string out;
  for (const diag::Diagnostic& one : sink().sorted()) {
    const auto line = compilation_.sources.position(one.span.file, one.span.begin).line;
    out += std::string(diag::info(one.code).name) + " " + std::to_string(line) + " `" +
           std::string(compilation_.sources.text(one.span)) + "`: " + diag::message(one, language) +
           "\n";
  }
  return out;
}

}  // namespace regel::test
