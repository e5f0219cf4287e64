// Every command and option of `regel`, once: what the parser accepts, what help prints, what a
// misspelling is compared with and what a shell completes all come from here.

#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace regel::tool {

enum class Command : std::uint8_t {
  Check,
  Test,
  Fmt,
  Lint,
  Explain,
  Infer,
  Diff,
  Docs,
  Gate,
  Init,
  Completion,
  Help,
};

struct CommandInfo {
  Command id;
  std::string_view name;
  std::string_view arguments_sv, arguments_en;  // as in a synopsis
  std::string_view summary_sv, summary_en;      // one line
  std::string_view text_sv, text_en;            // what help says below the synopsis
};

// Which commands an option belongs to.
using CommandSet = std::uint16_t;
constexpr CommandSet only(Command command) {
  return static_cast<CommandSet>(1u << static_cast<unsigned>(command));
}
inline constexpr CommandSet kEvery = 0xFFFF;

struct OptionInfo {
  std::string_view name;      // "--as-of"
  std::string_view value_sv;  // what it takes, as help prints it; empty for a flag
  std::string_view value_en;
  CommandSet commands;
  bool repeated;
  std::string_view text_sv, text_en;
};

std::span<const CommandInfo> commands();
std::span<const OptionInfo> options();
const CommandInfo& info(Command command);

}  // namespace regel::tool
