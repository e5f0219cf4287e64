// How far the reading has come, for somebody who waits at a terminal: shown when it has taken
// longer than a second, and gone when it is done.

#pragma once

#include <cstdint>
#include <mutex>

#include "lang/diag/diagnostic.hpp"
#include "tools/regel/environment.hpp"

namespace regel::tool {

class Progress {
 public:
  Progress(const Environment& environment, diag::Language language)
      : environment_(environment), swedish_(language == diag::Language::Swedish) {}

  // From any thread.
  void show(std::uint64_t read, std::uint64_t total);
  void clear();

 private:
  const Environment& environment_;
  bool swedish_;
  std::mutex mutex_;
  double last_ = 0;  // when it was shown; 0 if never
};

}  // namespace regel::tool
