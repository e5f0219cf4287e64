#include "tools/regel/progress.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace regel::tool {

void Progress::show(std::uint64_t read, std::uint64_t total) {
  constexpr double kFirst = 1.0, kBetween = 0.2;
  const std::scoped_lock lock(mutex_);
  const double now = environment_.elapsed();
  if (now < kFirst || now - last_ < kBetween || total == 0) return;
  last_ = now;
  const std::uint64_t percent = std::min<std::uint64_t>(100, read * 100 / total);
  environment_.print_error(fmt::format(
      "\r\x1b[K{} {} %", swedish_ ? "Läser uttagen:" : "Reading the exports:", percent));
}

void Progress::clear() {
  if (last_ > 0) environment_.print_error("\r\x1b[K");
  last_ = 0;
}

}  // namespace regel::tool
