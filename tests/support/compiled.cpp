#include "tests/support/compiled.hpp"

#include <algorithm>

namespace regel::test {

namespace {

bool is_about_papers(diag::Code code) {
  constexpr diag::Code kCodes[] = {diag::Code::R520, diag::Code::R701, diag::Code::R702,
                                   diag::Code::R703, diag::Code::R707, diag::Code::R801,
                                   diag::Code::R802};
  return std::ranges::find(kCodes, code) != std::end(kCodes);
}

template <class Wanted>
std::string listed(const Compilation& compilation, Wanted wanted) {
  std::string out;
  for (const diag::Diagnostic& one : compilation.sink.sorted()) {
    if (!wanted(one.code)) continue;
    if (!out.empty()) out += "; ";
    out += std::string(diag::info(one.code).name) + " `" +
           std::string(compilation.sources.text(one.span)) + "`";
  }
  return out;
}

}  // namespace

Compilation compiled(std::vector<std::string> texts) {
  CompileInput input;
  char name = 'a';
  for (std::string& text : texts) {
    input.files.push_back({std::string{name++} + ".regel", std::move(text)});
  }
  return compile(input);
}

std::string reports(const Compilation& compilation) {
  return listed(compilation, [](diag::Code code) { return !is_about_papers(code); });
}

std::string all_reports(const Compilation& compilation, diag::Severity down_to) {
  return listed(compilation,
                [down_to](diag::Code code) { return diag::info(code).severity <= down_to; });
}

std::string reports(const std::string& text) {
  return reports(compiled({"språk svenska\n" + text}));
}

std::string first_message(const std::string& text, diag::Language language) {
  const Compilation compilation = compiled({"språk svenska\n" + text});
  const auto all = compilation.sink.sorted();
  return all.empty() ? std::string() : diag::message(all.front(), language);
}

}  // namespace regel::test
