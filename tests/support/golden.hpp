// Files that tests compare with and rewrite on request: REGEL_UPDATE=1 ctest -R … and review the
// difference.

#pragma once

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

namespace regel::test {

inline bool updating() {
  const char* update = std::getenv("REGEL_UPDATE");
  return update != nullptr && std::string(update) == "1";
}

inline std::string read_text(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

inline void write_text(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

}  // namespace regel::test
