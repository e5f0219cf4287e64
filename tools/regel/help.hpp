// What `regel help`, `regel help check` and `regel completion bash` print, from the table of
// commands.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lang/diag/diagnostic.hpp"
#include "tools/regel/command_table.hpp"

namespace regel::tool {

std::string help_text(diag::Language language);
std::string help_text(Command command, diag::Language language);

// No value for a shell that is not known.
std::optional<std::string> completion_script(std::string_view shell);

}  // namespace regel::tool
