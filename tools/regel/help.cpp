#include "tools/regel/help.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "lang/base/unicode.hpp"
#include "lang/base/version.hpp"

namespace regel::tool {

using diag::Language;

namespace {

void append_padded(std::string& out, std::string_view text, std::size_t width) {
  out += text;
  const std::size_t length = code_points(text);
  out.append(length < width ? width - length : 0, ' ');
}

void append_options(std::string& out, CommandSet set, Language language) {
  const bool swedish = language == Language::Swedish;
  constexpr std::size_t kWidth = 34;
  for (const OptionInfo& option : options()) {
    if ((option.commands & set) == 0) continue;
    const std::string_view value = swedish ? option.value_sv : option.value_en;
    out += "  ";
    append_padded(out, fmt::format("{}{}{}", option.name, value.empty() ? "" : " ", value), kWidth);
    fmt::format_to(std::back_inserter(out), "{}\n", swedish ? option.text_sv : option.text_en);
  }
}

constexpr std::string_view kExitCodesSv =
    "Felkoder\n"
    "  0   allt som prövades är uppfyllt\n"
    "  1   minst en regel är bruten (vid eller över --fail-on), eller en rad i baslinjen "
    "inaktuell\n"
    "  2   anropet, projektfilen eller reglerna är fel: inget prövades\n"
    "  3   inget är brutet, men något kan inte avgöras eller prövades aldrig\n"
    "  4   en källa eller maskinen svek: dra ingen slutsats\n"
    "  70  ett fel i Regel\n";
constexpr std::string_view kExitCodesEn =
    "Exit codes\n"
    "  0   everything that was checked passed\n"
    "  1   at least one rule is broken (at or above --fail-on), or an entry of the baseline stale\n"
    "  2   the call, the project file or the rules are wrong: nothing was checked\n"
    "  3   nothing is broken, but something is undetermined or was never exercised\n"
    "  4   a source or the machine failed: draw no conclusion\n"
    "  70  a bug in Regel\n";

std::string names_of_options(CommandSet set) {
  std::string names;
  for (const OptionInfo& option : options()) {
    if ((option.commands & set) == 0) continue;
    if (!names.empty()) names += ' ';
    names += option.name;
  }
  return names;
}

std::string names_of_commands() {
  std::string names;
  for (const CommandInfo& command : commands()) {
    if (!names.empty()) names += ' ';
    names += command.name;
  }
  return names;
}

std::string bash_script() {
  std::string out = fmt::format(
      "_regel() {{\n"
      "  local word=${{COMP_WORDS[COMP_CWORD]}} options\n"
      "  if [[ $COMP_CWORD -eq 1 && $word != -* ]]; then\n"
      "    COMPREPLY=($(compgen -W \"{}\" -- \"$word\"))\n"
      "    return\n"
      "  fi\n"
      "  case ${{COMP_WORDS[1]}} in\n",
      names_of_commands());
  for (const CommandInfo& command : commands()) {
    fmt::format_to(std::back_inserter(out), "    {}) options=\"{}\" ;;\n", command.name,
                   names_of_options(only(command.id)));
  }
  out +=
      "  esac\n"
      "  if [[ $word == -* ]]; then\n"
      "    COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
      "  else\n"
      "    COMPREPLY=($(compgen -f -- \"$word\"))\n"
      "  fi\n"
      "}\n"
      "complete -o filenames -F _regel regel\n";
  return out;
}

std::string fish_script() {
  std::string out = "complete -c regel -n __fish_use_subcommand -f\n";
  for (const CommandInfo& command : commands()) {
    fmt::format_to(std::back_inserter(out),
                   "complete -c regel -n __fish_use_subcommand -a {} -d '{}'\n", command.name,
                   command.summary_en);
    for (const OptionInfo& option : options()) {
      if ((option.commands & only(command.id)) == 0) continue;
      // An apostrophe would end fish's text.
      std::string text(option.text_en);
      std::ranges::replace(text, '\'', '"');
      fmt::format_to(std::back_inserter(out),
                     "complete -c regel -n '__fish_seen_subcommand_from {}' -l {}{} -d '{}'\n",
                     command.name, option.name.substr(2), option.value_en.empty() ? "" : " -r",
                     text);
    }
  }
  return out;
}

}  // namespace

std::string help_text(Language language) {
  const bool swedish = language == Language::Swedish;
  std::string out =
      fmt::format("Regel {} · {}\n\n", version(),
                  swedish ? "regler på register, med besked om det som inte går att avgöra"
                          : "rules on registers, and an honest word on what cannot be determined");
  out += swedish ? "Användning: regel KOMMANDO [FLAGGOR]\n\nKommandon\n"
                 : "Usage: regel COMMAND [OPTIONS]\n\nCommands\n";
  for (const CommandInfo& command : commands()) {
    out += "  ";
    append_padded(out, command.name, 12);
    fmt::format_to(std::back_inserter(out), "{}\n",
                   swedish ? command.summary_sv : command.summary_en);
  }
  out += swedish ? "\nMer om ett kommando: regel help KOMMANDO\n\n"
                 : "\nMore on a command: regel help COMMAND\n\n";
  out += swedish ? kExitCodesSv : kExitCodesEn;
  return out;
}

std::string help_text(Command command, Language language) {
  const bool swedish = language == Language::Swedish;
  const CommandInfo& known = info(command);
  std::string out = fmt::format("{}: regel {} {}\n\n", swedish ? "Användning" : "Usage", known.name,
                                swedish ? known.arguments_sv : known.arguments_en);
  out += swedish ? known.text_sv : known.text_en;
  out += swedish ? "\nFlaggor\n" : "\nOptions\n";
  append_options(out, only(command), language);
  if (command == Command::Check) {
    out += '\n';
    out += swedish ? kExitCodesSv : kExitCodesEn;
  }
  return out;
}

std::optional<std::string> completion_script(std::string_view shell) {
  if (shell == "bash") return bash_script();
  if (shell == "zsh") {
    // Works sourced and as a file of the completion path, which zsh runs at the first use.
    return "#compdef regel\nautoload -Uz bashcompinit && bashcompinit\n" + bash_script() +
           "if [[ $funcstack[1] == _regel ]]; then\n"
           "  _bash_complete -o filenames -F _regel\n"
           "fi\n";
  }
  if (shell == "fish") return fish_script();
  return std::nullopt;
}

}  // namespace regel::tool
