// A report format turns a finished run into bytes. It decides nothing: order, counts and what is
// withheld were settled before. Same report, same options, same bytes, for any number of threads.
// A new format is a function here and a line in writer.cpp.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/outcome/baseline.hpp"
#include "engine/outcome/run_report.hpp"
#include "engine/report/byte_sink.hpp"

namespace regel::report {

// How many findings a rule shows in formats for people unless told otherwise.
inline constexpr std::uint64_t kShownFindings = 100;

struct WriteOptions {
  diag::Language language = diag::Language::Swedish;
  std::uint64_t max_findings = 0;  // shown per rule in text; 0 = all
  bool color = false;              // text only
  unsigned threads = 1;
  // What the findings were compared with, if anything was; text then shows only what is new.
  const outcome::BaselineComparison* baseline = nullptr;
};

using Write = Status (*)(const outcome::RunReport& report, const WriteOptions& options,
                         ByteSink& sink);

Status write_text(const outcome::RunReport&, const WriteOptions&, ByteSink&);
Status write_json(const outcome::RunReport&, const WriteOptions&, ByteSink&);
Status write_ndjson(const outcome::RunReport&, const WriteOptions&, ByteSink&);
Status write_csv(const outcome::RunReport&, const WriteOptions&, ByteSink&);

struct Format {
  std::string_view name;
  Write write;
};

// Null if there is no such format.
const Format* find_format(std::string_view name);
std::vector<std::string> format_names();

}  // namespace regel::report
