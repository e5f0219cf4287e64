#include "engine/catalogue/content_policy.hpp"

#include <cstdint>

#include "lang/base/hash.hpp"

namespace regel::catalogue {
namespace {

std::string base64(const Sha256Digest& digest) {
  constexpr std::string_view kLetters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t at = 0; at < digest.size(); at += 3) {
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      bits = bits << 8 | (at + i < digest.size() ? digest[at + i] : 0u);
    }
    for (std::size_t i = 0; i < 4; ++i) {
      const bool padding = at + i > digest.size();
      out += padding ? '=' : kLetters[(bits >> (6 * (3 - i))) & 63u];
    }
  }
  return out;
}

}  // namespace

std::string content_policy(std::string_view style, std::string_view script) {
  return "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-" +
         base64(sha256(style)) + "'; script-src 'sha256-" + base64(sha256(script)) + "'";
}

}  // namespace regel::catalogue
