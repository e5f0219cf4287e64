#include "lang/types/schema.hpp"

#include <cstddef>

namespace regel::types {

namespace {

template <class Named>
std::int32_t find_named(const std::vector<Named>& items, std::string_view name) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].name == name) return static_cast<std::int32_t>(i);
  }
  return -1;
}

}  // namespace

std::int32_t CodeList::find(std::string_view code) const { return find_named(codes, code); }

bool CodeList::under(std::int32_t code, std::int32_t other) const {
  std::int32_t at = codes[static_cast<std::size_t>(code)].parent;
  // A ring of codes was reported and broken by the checker, so this ends.
  while (at >= 0 && at != other) at = codes[static_cast<std::size_t>(at)].parent;
  return at >= 0;
}

std::int32_t Record::find(std::string_view field) const { return find_named(fields, field); }

std::int32_t Register::find_collection(std::string_view wanted) const {
  return find_named(collections, wanted);
}

}  // namespace regel::types
