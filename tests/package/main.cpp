#include <cstdio>

#include "engine/column/bitmap.hpp"
#include "engine/run.hpp"
#include "lang/base/version.hpp"

int main() {
  const regel::RunOptions options;
  const regel::column::Bitmap bits(100, true);
  std::printf("embeds regel %s\n", std::string(regel::version()).c_str());
  return options.threads == 1 && bits.all() ? 0 : 1;
}
