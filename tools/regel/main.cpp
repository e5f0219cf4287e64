// The program `regel`. Everything it takes from the world is taken here: the clock, the terminal,
// the number of processors.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <filesystem>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

#include <unistd.h>

#include "engine/outcome/exit_code.hpp"
#include "tools/regel/commands.hpp"

namespace {

bool shows_color(int descriptor) {
  const char* terminal = std::getenv("TERM");
  return ::isatty(descriptor) == 1 && std::getenv("NO_COLOR") == nullptr &&
         (terminal == nullptr || std::strcmp(terminal, "dumb") != 0);
}

int run(int argc, char** argv) {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point start = Clock::now();
  const auto now = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::system_clock::now().time_since_epoch());
  const regel::RealFileReader files;
  std::error_code unreadable;  // the folder may be gone; then paths stay as they were given
  const regel::tool::Environment environment{
      files,
      regel::Instant{now.count()},
      std::filesystem::current_path(unreadable).generic_string(),
      std::max(1u, std::thread::hardware_concurrency()),
      shows_color(STDOUT_FILENO),
      shows_color(STDERR_FILENO),
      ::isatty(STDERR_FILENO) == 1,
      [start] { return std::chrono::duration<double>(Clock::now() - start).count(); },
      [](std::string_view text) { std::fwrite(text.data(), 1, text.size(), stderr); },
      regel::tool::run_git};
  return regel::tool::run_program({argv + 1, argv + argc}, environment);
}

}  // namespace

int main(int argc, char** argv) {
  // Out of memory or of threads is a failure of the machine; nothing else of ours throws.
  try {
    return run(argc, argv);
  } catch (const std::bad_alloc&) {
    std::fputs("S013: minnet räckte inte / out of memory\n", stderr);
    return regel::outcome::kExitFailed;
  } catch (const std::exception&) {
    std::fputs("regel: internt fel / internal error\n", stderr);
    return regel::outcome::kExitBug;
  }
}
