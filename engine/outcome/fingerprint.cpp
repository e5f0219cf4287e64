#include "engine/outcome/fingerprint.hpp"

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

std::optional<Hash128> parse_fingerprint(std::string_view digits) {
  if (digits.size() != 32) return std::nullopt;
  Hash128 hash;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const std::size_t digit = std::string_view("0123456789abcdef").find(digits[i]);
    if (digit == std::string_view::npos) return std::nullopt;
    std::uint64_t& word = i < 16 ? hash.hi : hash.lo;
    word = word << 4 | digit;
  }
  return hash;
}

}  // namespace regel::outcome
