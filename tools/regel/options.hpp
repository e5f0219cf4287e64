// The command line as the user meant it: parsed with CLI11, checked value by value, and with a
// did-you-mean for what does not exist. Knows no files, no clock.

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/diff/declaration.hpp"
#include "engine/ruletest/run_tests.hpp"
#include "lang/base/result.hpp"
#include "lang/diag/diagnostic.hpp"
#include "lang/ir/program.hpp"
#include "lang/value/time_text.hpp"
#include "tools/regel/command_table.hpp"

namespace regel::tool {

enum class ColorChoice : std::uint8_t { Auto, Always, Never };

struct Options {
  Command command = Command::Help;
  bool help = false, version = false;
  std::vector<std::string> arguments;  // positional

  std::optional<diag::Language> language;
  ColorChoice color = ColorChoice::Auto;
  bool quiet = false;
  std::optional<std::string> output;
  std::string format = "text";
  std::optional<WrittenTime> as_of;
  std::optional<unsigned> threads;
  std::optional<std::uint64_t> memory;  // bytes
  std::optional<std::string> data;
  std::optional<std::string> data_before;  // of diff: the first of two
  std::map<std::string, std::vector<std::string>> sources;
  std::optional<std::string> previous_folder;
  std::map<std::string, std::string> previous_files;
  std::optional<ir::Severity> fail_on;
  std::optional<std::uint64_t> max_findings;
  bool sha256 = false;
  std::optional<std::string> baseline;
  bool update_baseline = false;
  std::optional<std::string> dump;
  std::string project = ".";
  bool allow_none = false;
  ruletest::Selection selection;  // of tests and rules
  bool coverage = false;
  bool times = false;
  bool strict = false;                               // of lint: warnings count
  std::optional<std::string> against;                // of gate
  std::optional<std::string> comment;                // of gate
  diff::Required required = diff::Required::Looser;  // of diff
  bool mutate = false, propose = false;              // of test
  std::optional<unsigned> min_mutation;              // percent
  bool examples = false;                             // of explain
  bool check = false;                                // of fmt
  std::optional<diag::Language> to;                  // of fmt
  bool renumber = false;                             // of fmt
};

// Without the program's own name.
Result<Options> parse_options(const std::vector<std::string>& arguments);

// What regel.json and the command line spell alike; no value if the text is not one.
std::optional<diag::Language> parse_language(std::string_view text);
std::optional<ir::Severity> parse_severity(std::string_view text);
std::optional<std::uint64_t> parse_bytes(std::string_view text);  // "2G", "512M", "65536"
std::optional<unsigned> parse_threads(std::string_view text);
std::optional<unsigned> parse_percent(std::string_view text);  // "90", "90%"

}  // namespace regel::tool
