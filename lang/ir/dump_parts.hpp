// What the files of dump.hpp share.

#pragma once

#include <string>
#include <string_view>

namespace regel::ir {

std::string quoted(std::string_view text);

}  // namespace regel::ir
