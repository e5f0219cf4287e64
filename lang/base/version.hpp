// The program's own version, as the build file states it: `regel --version`, the report's manifest.

#pragma once

#include <string_view>

namespace regel {

std::string_view version();

}  // namespace regel
