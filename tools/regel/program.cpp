// From words to a command: help and version first, then dispatch.

#include <algorithm>

#include "engine/outcome/exit_code.hpp"
#include "lang/base/version.hpp"
#include "lang/diag/environment.hpp"
#include "lang/diag/render_text.hpp"
#include "lang/diag/suggest.hpp"
#include "tools/regel/commands.hpp"
#include "tools/regel/help.hpp"
#include "tools/regel/output.hpp"

namespace regel::tool {

using diag::Language;
using namespace outcome;

namespace {

// Before the options are read there may still be a --lang among the words.
Language language_in(const std::vector<std::string>& words) {
  Language language = Language::Swedish;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string_view value;
    if (words[i] == "--lang" && i + 1 < words.size()) value = words[i + 1];
    if (words[i].starts_with("--lang=")) value = std::string_view(words[i]).substr(7);
    language = parse_language(value).value_or(language);
  }
  return language;
}

int print(std::string_view text, Language language, const Environment& environment) {
  const Status written = write_output(std::nullopt, text);
  return written.ok() ? kExitPassed : fail(written.error(), kExitFailed, language, environment);
}

int cmd_help(const Options& options, const Environment& environment) {
  const Language language = language_of(options);
  if (options.arguments.empty()) return print(help_text(language), language, environment);
  std::vector<std::string> names;
  for (const CommandInfo& command : commands()) {
    if (command.name == options.arguments[0]) {
      return print(help_text(command.id, language), language, environment);
    }
    names.emplace_back(command.name);
  }
  return fail(diag::make_error<diag::Code::S025>(options.arguments[0],
                                                 diag::suggestion(options.arguments[0], names)),
              kExitWrongCall, language, environment);
}

int cmd_completion(const Options& options, const Environment& environment) {
  const Language language = language_of(options);
  const std::string shell = options.arguments.empty() ? "" : options.arguments[0];
  const std::optional<std::string> script = completion_script(shell);
  if (script) return print(*script, language, environment);
  return fail(diag::make_error<diag::Code::S024>(
                  "completion", shell, Bilingual{"bash, zsh eller fish", "bash, zsh or fish"}),
              kExitWrongCall, language, environment);
}

}  // namespace

Language language_of(const Options& options) {
  return options.language.value_or(Language::Swedish);
}

bool wants_color(const Options& options, const Environment& environment) {
  switch (options.color) {
    case ColorChoice::Auto:
      return environment.color_out && !options.output;
    case ColorChoice::Always:
      return true;
    case ColorChoice::Never:
      return false;
  }
  REGEL_UNREACHABLE();
}

void warn(const Error& error, Language language, const Environment& environment) {
  environment.print_error(diag::render_text(error, {language, environment.color_err}));
}

int fail(const Error& error, int exit, Language language, const Environment& environment) {
  warn(error, language, environment);
  return exit;
}

int run_program(const std::vector<std::string>& words, const Environment& environment) {
  Result<Options> parsed = parse_options(words);
  if (!parsed.ok()) {
    return fail(parsed.error(), kExitWrongCall, language_in(words), environment);
  }
  const Options& options = parsed.value();
  const Language language = language_of(options);
  if (options.version) {
    return print("regel " + std::string(version()) + "\n", language, environment);
  }
  if (options.help && options.command != Command::Help) {
    return print(help_text(options.command, language), language, environment);
  }
  switch (options.command) {
    case Command::Init:
      return cmd_init(options, environment);
    case Command::Completion:
      return cmd_completion(options, environment);
    case Command::Lint:
      return cmd_lint(options, environment);
    case Command::Check:
      return cmd_check(options, environment);
    case Command::Test:
      return cmd_test(options, environment);
    case Command::Fmt:
      return cmd_fmt(options, environment);
    case Command::Explain:
      return cmd_explain(options, environment);
    case Command::Gate:
      return cmd_gate(options, environment);
    case Command::Infer:
      return cmd_infer(options, environment);
    case Command::Diff:
      return cmd_diff(options, environment);
    case Command::Docs:
      return cmd_docs(options, environment);
    case Command::Help:
      return cmd_help(options, environment);
  }
  REGEL_UNREACHABLE();
}

}  // namespace regel::tool
