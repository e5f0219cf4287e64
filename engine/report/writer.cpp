#include "engine/report/writer.hpp"

namespace regel::report {
namespace {

constexpr Format kFormats[] = {
    {"text", write_text},
    {"json", write_json},
    {"ndjson", write_ndjson},
    {"csv", write_csv},
};

}  // namespace

const Format* find_format(std::string_view name) {
  for (const Format& format : kFormats) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const Format& format : kFormats) names.emplace_back(format.name);
  return names;
}

}  // namespace regel::report
