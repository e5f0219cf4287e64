#include "tools/regel/options.hpp"

#include <algorithm>

#include <CLI/CLI.hpp>

#include "engine/report/writer.hpp"
#include "engine/review/writer.hpp"
#include "lang/base/text.hpp"
#include "lang/diag/environment.hpp"
#include "lang/diag/suggest.hpp"

namespace regel::tool {

using diag::Code;
using diag::Language;

namespace {

using Given = std::map<std::string, std::vector<std::string>, std::less<>>;

struct Raw {
  std::optional<Command> command;
  std::vector<std::string> arguments;
  Given options;  // by name, as given
};

Error wrong_value(std::string_view option, std::string_view value, Bilingual expected) {
  return diag::make_error<Code::S024>(option, value, std::move(expected));
}

std::vector<std::string> command_names() {
  std::vector<std::string> names;
  for (const CommandInfo& command : commands()) names.emplace_back(command.name);
  return names;
}

Error unknown(const std::string& word, std::optional<Command> command) {
  if (word.size() > 1 && word[0] == '-') {
    const std::string name = word.substr(0, word.find('='));
    std::vector<std::string> names;
    for (const OptionInfo& option : options()) {
      const bool here = !command || (option.commands & only(*command)) != 0;
      if (here) names.emplace_back(option.name);
      // It exists, but elsewhere: say where rather than guess.
      if (!here && option.name == name) {
        Bilingual where{"Den hör till", "It belongs to"};
        for (const CommandInfo& other : commands()) {
          if ((option.commands & only(other.id)) == 0) continue;
          where.sv += " `regel " + std::string(other.name) + "`";
          where.en += " `regel " + std::string(other.name) + "`";
        }
        where.sv += '.';
        where.en += '.';
        return diag::make_error<Code::S025>(name, where);
      }
    }
    return diag::make_error<Code::S025>(name, diag::suggestion(name, names));
  }
  if (command) {
    const CommandInfo& known = info(*command);
    return wrong_value(
        "regel " + std::string(known.name), word,
        {"bara " + std::string(known.arguments_sv), "only " + std::string(known.arguments_en)});
  }
  const std::vector<std::string> near = nearest(word, command_names(), diag::kMostSuggestions);
  Bilingual hint = diag::did_you_mean(near);
  if (near.empty())
    hint = {"`regel help` visar alla kommandon.", "`regel help` lists the commands."};
  return diag::make_error<Code::S025>(word, hint);
}

void add_options(CLI::App& app, Given& given) {
  for (const OptionInfo& option : options()) {
    const std::string name(option.name);
    const std::string names = name == "--help"      ? "-h,--help"
                              : name == "--version" ? "-V,--version"
                              : name == "--output"  ? "-o,--output"
                              : name == "--quiet"   ? "-q,--quiet"
                                                    : name;
    if (option.value_sv.empty()) {
      app.add_flag_function(names, [&given, name](std::int64_t) { given[name] = {""}; });
    } else {
      app.add_option_function<std::vector<std::string>>(
             names,
             [&given, name](const std::vector<std::string>& values) { given[name] = values; })
          ->expected(1)
          ->allow_extra_args(false)
          ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    }
  }
}

Result<Raw> read_words(const std::vector<std::string>& words) {
  Raw raw;
  CLI::App app;
  app.set_help_flag();
  app.require_subcommand(0, 1);
  app.allow_extras();
  add_options(app, raw.options);
  for (const CommandInfo& command : commands()) {
    CLI::App* sub = app.add_subcommand(std::string(command.name));
    sub->set_help_flag();
    sub->fallthrough();
    sub->allow_extras();
    sub->add_option("arguments", raw.arguments);
    sub->callback([&raw, id = command.id] { raw.command = id; });
  }
  std::vector<std::string> reversed(words.rbegin(), words.rend());
  try {
    app.parse(reversed);
  } catch (const CLI::ParseError& error) {
    // The only complaint left to CLI11 is an option without its value; it names the option first.
    const std::string_view text = error.what();
    const std::string_view name = text.substr(0, text.find(':'));
    for (const OptionInfo& option : options()) {
      if (name == option.name) {
        return wrong_value(name, "", {std::string(option.value_sv), std::string(option.value_en)});
      }
    }
    return diag::make_error<Code::S025>(name, Bilingual{});
  }
  const std::vector<std::string> extras = app.remaining(true);
  if (!extras.empty()) return unknown(extras.front(), raw.command);
  return raw;
}

template <class T, class Parse>
Status take(const Given& given, std::string_view name, Parse parse, Bilingual expected,
            std::optional<T>& into) {
  const auto found = given.find(name);
  if (found == given.end()) return Done{};
  into = parse(found->second.back());
  if (into) return Done{};
  return wrong_value(name, found->second.back(), std::move(expected));
}

std::optional<std::string> as_is(std::string_view text) {
  if (text.empty()) return std::nullopt;
  return std::string(text);
}

std::optional<ColorChoice> parse_color(std::string_view text) {
  if (text == "auto") return ColorChoice::Auto;
  if (text == "always") return ColorChoice::Always;
  if (text == "never") return ColorChoice::Never;
  return std::nullopt;
}

std::optional<WrittenTime> parse_as_of(std::string_view text) {
  const std::optional<WrittenTime> time = parse_iso_time(text);
  if (!time || !time->dates.exact()) return std::nullopt;
  return time;
}

std::optional<diff::Required> parse_required(std::string_view text) {
  if (text == "looser") return diff::Required::Looser;
  if (text == "all") return diff::Required::All;
  if (text == "none") return diff::Required::None;
  return std::nullopt;
}

std::optional<std::uint64_t> parse_count(std::string_view text) {
  const std::optional<std::int64_t> number = parse_int64(text);
  if (!number || *number < 0) return std::nullopt;
  return static_cast<std::uint64_t>(*number);
}

// NAME=FILE; without a name only where a folder may stand.
Status take_files(const Given& given, Options& options) {
  if (const auto found = given.find("--source"); found != given.end()) {
    for (const std::string& word : found->second) {
      const std::size_t equals = word.find('=');
      if (equals == 0 || equals == std::string::npos || equals + 1 == word.size()) {
        return wrong_value("--source", word, {"REGISTER=FIL", "REGISTER=FILE"});
      }
      options.sources[word.substr(0, equals)].push_back(word.substr(equals + 1));
    }
  }
  if (const auto found = given.find("--previous"); found != given.end()) {
    for (const std::string& word : found->second) {
      const std::size_t equals = word.find('=');
      if (word.empty() || equals == 0 || equals + 1 == word.size()) {
        return wrong_value("--previous", word,
                           {"en mapp eller REGISTER=FIL", "a folder or REGISTER=FILE"});
      }
      if (equals == std::string::npos) {
        options.previous_folder = word;
      } else {
        options.previous_files[word.substr(0, equals)] = word.substr(equals + 1);
      }
    }
  }
  return Done{};
}

bool is_dump(std::string_view text) {
  return text == "program" || text == "plan" || text == "schedule";
}

// What a command can write. Of what was exercised there is less to say than of what was found.
std::vector<std::string> formats_of(const Options& options) {
  if (options.command == Command::Gate) return {"text", "github"};
  std::vector<std::string> names = {"text", "json"};
  if (options.command == Command::Explain || options.coverage || options.mutate) return names;
  if (options.command == Command::Check) names = report::format_names();
  if (options.command == Command::Diff) names.emplace_back("markdown");
  for (std::string& name : review::format_names()) names.push_back(std::move(name));
  return names;
}

Status take_format(const Given& given, Options& options) {
  const auto found = given.find("--format");
  if (found == given.end()) return Done{};
  const std::vector<std::string> names = formats_of(options);
  options.format = found->second.back();
  if (std::ranges::find(names, options.format) != names.end()) return Done{};
  return wrong_value("--format", options.format, diag::enumerate_or(names));
}

Status take_values(const Given& given, Options& options) {
  const Bilingual languages{"sv eller en", "sv or en"};
  std::optional<ColorChoice> color;
  std::optional<std::string> project;
  std::optional<diff::Required> required;
  const auto parse_dump = [](std::string_view text) -> std::optional<std::string> {
    return is_dump(text) ? std::optional<std::string>(text) : std::nullopt;
  };
  const Bilingual count{"ett helt tal från 0", "a whole number from 0"};
  const Bilingual file{"ett filnamn", "a file name"}, folder{"en mapp", "a folder"};
  for (Status status : {
           take(given, "--lang", parse_language, languages, options.language),
           take(given, "--to", parse_language, languages, options.to),
           take(given, "--color", parse_color,
                {"auto, always eller never", "auto, always or never"}, color),
           take(given, "--output", as_is, file, options.output),
           take(given, "--data", as_is, folder, options.data),
           take(given, "--baseline", as_is, file, options.baseline),
           take(given, "--project", as_is, folder, project),
           take(given, "--against", as_is, {"en revision eller en mapp", "a revision or a folder"},
                options.against),
           take(given, "--comment", as_is, file, options.comment),
           take(given, "--as-of", parse_as_of,
                {"ett datum som 2026-03-01 eller 2026-03-01T14:00",
                 "a date such as 2026-03-01 or 2026-03-01T14:00"},
                options.as_of),
           take(given, "--threads", parse_threads,
                {"ett antal från 1 till 256", "a number from 1 to 256"}, options.threads),
           take(given, "--memory", parse_bytes,
                {"en storlek som 2G eller 512M", "a size such as 2G or 512M"}, options.memory),
           take(given, "--fail-on", parse_severity,
                {"critical, high, medium, low eller info", "critical, high, medium, low or info"},
                options.fail_on),
           take(given, "--require-declared", parse_required,
                {"looser, all eller none", "looser, all or none"}, required),
           take(given, "--min-mutation", parse_percent,
                {"procent från 0 till 100", "percent from 0 to 100"}, options.min_mutation),
           take(given, "--max-findings", parse_count, count, options.max_findings),
           take(given, "--dump", parse_dump,
                {"program, plan eller schedule", "program, plan or schedule"}, options.dump),
       }) {
    if (!status.ok()) return status;
  }
  for (const auto& [name, list] :
       {std::pair("--rule", &options.selection.rules), std::pair("--tag", &options.selection.tags),
        std::pair("--file", &options.selection.files)}) {
    const auto found = given.find(std::string_view(name));
    if (found != given.end()) *list = found->second;
  }
  options.color = color.value_or(ColorChoice::Auto);
  options.project = project.value_or(".");
  options.required = required.value_or(options.required);
  // Two exports to compare: the earlier one first.
  const auto data = given.find("--data");
  if (options.command == Command::Diff && data != given.end() && data->second.size() > 1) {
    if (data->second.size() > 2) {
      return wrong_value("--data", data->second.back(),
                         {"högst två mappar", "at most two folders"});
    }
    options.data_before = data->second.front();
  }
  return Done{};
}

// A command takes at most this many arguments.
std::size_t most_arguments(Command command) {
  switch (command) {
    case Command::Check:
    case Command::Test:
    case Command::Docs:
    case Command::Gate:
    case Command::Init:
    case Command::Completion:
    case Command::Help:
      return 1;
    case Command::Explain:
    case Command::Diff:
      return 2;
    case Command::Fmt:
    case Command::Lint:
    case Command::Infer:
      return static_cast<std::size_t>(-1);
  }
  return 0;
}

}  // namespace

std::optional<Language> parse_language(std::string_view text) {
  if (text == "sv") return Language::Swedish;
  if (text == "en") return Language::English;
  return std::nullopt;
}

std::optional<ir::Severity> parse_severity(std::string_view text) {
  struct Word {
    std::string_view sv, en;
    ir::Severity severity;
  };
  constexpr Word kWords[] = {{"kritisk", "critical", ir::Severity::Critical},
                             {"hög", "high", ir::Severity::High},
                             {"medel", "medium", ir::Severity::Medium},
                             {"låg", "low", ir::Severity::Low},
                             {"upplysning", "info", ir::Severity::Info}};
  for (const Word& word : kWords) {
    if (text == word.sv || text == word.en) return word.severity;
  }
  return std::nullopt;
}

std::optional<std::uint64_t> parse_bytes(std::string_view text) {
  std::uint64_t unit = 1;
  constexpr std::string_view kUnits = "KMGT";
  if (!text.empty()) {
    const char last = text.back();
    const std::size_t at =
        kUnits.find(last >= 'a' && last <= 'z' ? static_cast<char>(last - 32) : last);
    if (at != std::string_view::npos) {
      unit = 1ull << (10 * (at + 1));
      text.remove_suffix(1);
    }
  }
  const std::optional<std::int64_t> number = parse_int64(text);
  constexpr std::uint64_t kMost = 1ull << 50;
  if (!number || *number <= 0 || static_cast<std::uint64_t>(*number) > kMost / unit) {
    return std::nullopt;
  }
  return static_cast<std::uint64_t>(*number) * unit;
}

std::optional<unsigned> parse_threads(std::string_view text) {
  const std::optional<std::int64_t> number = parse_int64(text);
  if (!number || *number < 1 || *number > 256) return std::nullopt;
  return static_cast<unsigned>(*number);
}

std::optional<unsigned> parse_percent(std::string_view text) {
  if (!text.empty() && text.back() == '%') text.remove_suffix(1);
  const std::optional<std::int64_t> number = parse_int64(text);
  if (!number || *number < 0 || *number > 100) return std::nullopt;
  return static_cast<unsigned>(*number);
}

Result<Options> parse_options(const std::vector<std::string>& words) {
  REGEL_TRY(raw, read_words(words));
  Options options;
  options.help = raw.options.contains("--help") || !raw.command;
  options.version = raw.options.contains("--version");
  options.command = raw.command.value_or(Command::Help);
  options.quiet = raw.options.contains("--quiet");
  options.sha256 = raw.options.contains("--sha256");
  options.update_baseline = raw.options.contains("--update-baseline");
  options.allow_none = raw.options.contains("--allow-none");
  options.coverage = raw.options.contains("--coverage");
  options.strict = raw.options.contains("--strict");
  options.times = raw.options.contains("--times");
  options.mutate = raw.options.contains("--mutate") || raw.options.contains("--min-mutation");
  options.propose = raw.options.contains("--propose");
  options.examples = raw.options.contains("--examples");
  options.check = raw.options.contains("--check");
  options.renumber = raw.options.contains("--renumber");
  options.arguments = raw.arguments;
  if (!options.help && !options.version) {
    for (const auto& [name, values] : raw.options) {
      const OptionInfo* known = nullptr;
      for (const OptionInfo& option : tool::options()) {
        if (option.name == name) known = &option;
      }
      if ((known->commands & only(options.command)) == 0) return unknown(name, options.command);
    }
    if (options.arguments.size() > most_arguments(options.command)) {
      return unknown(options.arguments[most_arguments(options.command)], options.command);
    }
  }
  if (options.coverage && (options.mutate || options.propose)) {
    return wrong_value("--coverage", options.mutate ? "--mutate" : "--propose",
                       {"en fråga i taget: den ena flaggan eller den andra",
                        "one question at a time: the one option or the other"});
  }
  REGEL_TRY(values, take_values(raw.options, options));
  static_cast<void>(values);
  REGEL_TRY(format, take_format(raw.options, options));
  static_cast<void>(format);
  REGEL_TRY(files, take_files(raw.options, options));
  static_cast<void>(files);
  return options;
}

}  // namespace regel::tool
