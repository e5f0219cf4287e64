// Arbitrary bytes as rule files: compile() says what is wrong and never fails, says it in the same
// way again, and a program without errors holds to its invariants. A zero byte parts two files.

#include <algorithm>
#include <cstdint>
#include <string>

#include "lang/base/check.hpp"
#include "lang/compile.hpp"
#include "lang/ir/verify.hpp"

namespace {

using namespace regel;

std::string said(const Compilation& compiled) {
  std::string out;
  for (const diag::Diagnostic& one : compiled.sink.sorted()) {
    REGEL_CHECK(!one.span.valid() || one.span.begin <= one.span.end);
    out += diag::message(one, diag::Language::Swedish) + "\n";
    out += diag::message(one, diag::Language::English) + "\n";
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  CompileInput input;
  std::size_t begin = 0;
  while (begin <= bytes.size() && input.files.size() < 4) {
    const std::size_t end = std::min(bytes.find('\0', begin), bytes.size());
    input.files.push_back(
        {"f" + std::to_string(input.files.size()) + ".regel", bytes.substr(begin, end - begin)});
    begin = end + 1;
  }
  const Compilation compiled = compile(input);
  REGEL_CHECK(compiled.sink.has_errors() || ir::verify(compiled.program).empty());
  REGEL_CHECK(said(compiled) == said(compile(input)));
  return 0;
}
