// The formats of CI systems. Same review, same bytes, for any number of threads. A new format is a
// function here, a file of its own and a line in writer.cpp; docs/ci.md tells what each is for.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/report/byte_sink.hpp"
#include "engine/review/review.hpp"

namespace regel::review {

using Write = Status (*)(const Review& review, unsigned threads, report::ByteSink& sink);

Status write_sarif(const Review& review, unsigned threads, report::ByteSink& sink);
Status write_junit(const Review& review, unsigned threads, report::ByteSink& sink);
Status write_github(const Review& review, unsigned threads, report::ByteSink& sink);
Status write_gitlab(const Review& review, unsigned threads, report::ByteSink& sink);
Status write_tap(const Review& review, unsigned threads, report::ByteSink& sink);

struct Format {
  std::string_view name;
  Write write;
};

// Null if there is no such format.
const Format* find_format(std::string_view name);
std::vector<std::string> format_names();

}  // namespace regel::review
