#include "engine/witness/write_test.hpp"

#include "engine/witness/test_tree.hpp"
#include "lang/format/format.hpp"

namespace regel::witness {

std::string test_text(const ir::Program& program, const ir::Test& test, diag::Language language) {
  format::Options options;
  options.language = language;
  const std::string file = format::format(test_tree(program, test, language), options);
  // Without the line that says the language of a file.
  return file.substr(file.find("\n\n") + 2);
}

}  // namespace regel::witness
