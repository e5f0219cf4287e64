#include "engine/outcome/fingerprint.hpp"

#include "lang/base/hash.hpp"

namespace regel::outcome {
namespace {

// Length before content, so that no two lists of parts give the same bytes.
void append_part(std::string& out, std::string_view part) {
  out += std::to_string(part.size());
  out += ':';
  out += part;
}

}  // namespace

std::string fingerprint(std::string_view rule, std::string_view register_name, std::string_view key,
                        std::uint64_t occurrence) {
  std::string bytes = "regel finding 1;";
  bytes.reserve(bytes.size() + rule.size() + register_name.size() + key.size() + 32);
  append_part(bytes, rule);
  append_part(bytes, register_name);
  append_part(bytes, key);
  append_part(bytes, std::to_string(occurrence));
  return hash128(bytes).hex();
}

}  // namespace regel::outcome
