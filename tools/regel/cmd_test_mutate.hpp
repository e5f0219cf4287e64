// `regel test --mutate` and `--propose`: would the tests notice if a rule said something else?

#pragma once

#include "tools/regel/environment.hpp"
#include "tools/regel/options.hpp"
#include "tools/regel/session.hpp"

namespace regel::tool {

// The rules have no mistakes. Gives the code to exit with.
int try_tests(const Session& session, const Options& options, const Environment& environment);

}  // namespace regel::tool
