// Where finished bytes go: a file, standard output, a text in a test. A writer hands over large
// pieces in order and stops at the first that is refused.

#pragma once

#include <string>
#include <string_view>

#include "lang/base/result.hpp"

namespace regel::report {

class ByteSink {
 public:
  virtual ~ByteSink() = default;
  virtual Status write(std::string_view bytes) = 0;
};

class TextSink final : public ByteSink {
 public:
  Status write(std::string_view bytes) override {
    text.append(bytes);
    return Done{};
  }
  std::string text;
};

}  // namespace regel::report
