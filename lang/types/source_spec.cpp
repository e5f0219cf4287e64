#include "lang/types/source_spec.hpp"

#include <algorithm>

namespace regel::types {

std::vector<std::string> names_of(const FieldPath& path) {
  std::vector<std::string> names;
  for (const FieldStep& step : path) names.push_back(step.name);
  return names;
}

const std::string& told_name(const FieldPath& path) {
  const auto by = [](const FieldStep& step) { return !step.by.empty(); };
  const auto last = std::find_if(path.rbegin(), path.rend(), by);
  return last == path.rend() ? path.back().name : last->name;
}

}  // namespace regel::types
