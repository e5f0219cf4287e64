#include "lang/base/check.hpp"

#include <cstdio>
#include <cstdlib>

namespace regel {

namespace {
constexpr int kExitBug = 70;  // EX_SOFTWARE of sysexits.h, as docs/reports.md says
}

void check_failed(const char* promise, const char* file, int line) noexcept {
  std::fprintf(stderr, "regel: bug: promised `%s` at %s:%d\n", promise, file, line);
  std::fflush(stderr);
#ifdef REGEL_ABORT_ON_BUG
  std::abort();  // the fuzzers want a crash, not an exit
#else
  std::_Exit(kExitBug);
#endif
}

}  // namespace regel
