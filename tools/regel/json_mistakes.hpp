// What is wrong with a JSON file that somebody writes by hand.

#pragma once

#include <cstddef>
#include <string>

#include "lang/base/result.hpp"

namespace regel::tool {

// S021: where and why nlohmann gave up. `byte` counts from 1, of the last character that was read.
Error json_syntax_error(const std::string& path, const std::string& text, std::size_t byte);

}  // namespace regel::tool
