// Runs git and waits for it. Words go to the program as they are: no shell is between.

#pragma once

#include <string>
#include <vector>

namespace regel::tool {

struct GitAnswer {
  bool started = false;  // false: there is no git
  int exit = 0;
  std::string output, errors;
};

GitAnswer run_git(const std::vector<std::string>& words);

}  // namespace regel::tool
