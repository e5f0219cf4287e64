#include "engine/review/writer.hpp"

namespace regel::review {
namespace {

constexpr Format kFormats[] = {
    {"sarif", write_sarif},   {"junit", write_junit}, {"github", write_github},
    {"gitlab", write_gitlab}, {"tap", write_tap},
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

}  // namespace regel::review
