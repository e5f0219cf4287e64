#include "engine/ingest/structural_index.hpp"

#include <algorithm>
#include <utility>

#include <simdjson.h>

#include "engine/ingest/json_grammar.hpp"
#include "lang/base/check.hpp"

namespace regel::ingest {
namespace {

static_assert(StructuralIndex::kPadding >= simdjson::SIMDJSON_PADDING);

std::size_t after_last(const char* bytes, std::size_t size, char separator) {
  while (size > 0 && bytes[size - 1] != separator) --size;
  return size;
}

// The last place that is certainly between tokens, byte by byte: for windows whose last separator
// stands in a string, or that have none.
std::size_t last_boundary(const char* bytes, std::size_t size) {
  std::size_t boundary = 0;
  for (std::size_t i = 0; i < size;) {
    const char c = bytes[i];
    if (c == '"') {
      std::size_t end = i + 1;
      while (end < size && bytes[end] != '"') end += bytes[end] == '\\' ? 2 : 1;
      if (end >= size) return i;
      boundary = i = end + 1;
    } else if (kDelimiters[static_cast<unsigned char>(c)]) {
      boundary = ++i;
    } else {
      ++i;
    }
  }
  return boundary;
}

}  // namespace

struct StructuralIndex::Parser {
  std::unique_ptr<simdjson::internal::dom_parser_implementation> stage;
};

StructuralIndex::StructuralIndex() : parser_(std::make_unique<Parser>()) {}
StructuralIndex::~StructuralIndex() = default;
StructuralIndex::StructuralIndex(StructuralIndex&&) noexcept = default;
StructuralIndex& StructuralIndex::operator=(StructuralIndex&&) noexcept = default;

StructuralIndex::Outcome StructuralIndex::index(const char* bytes, std::size_t size,
                                                std::size_t zero_at) {
  using simdjson::error_code;
  tokens_ = {bytes, nullptr, 0, size};
  error_code code = simdjson::EMPTY;
  if (size > 0) {
    code = parser_->stage->stage1(reinterpret_cast<const std::uint8_t*>(bytes), size,
                                  simdjson::stage1_mode::regular);
  }
  if (code == simdjson::UNCLOSED_STRING) return Outcome::OpenString;
  if (code == simdjson::UNESCAPED_CHARS) return Outcome::ControlCharacter;
  if (code == simdjson::UTF8_ERROR) return Outcome::NotUtf8;
  REGEL_CHECK(code == simdjson::SUCCESS || code == simdjson::EMPTY);
  std::uint32_t* const at = parser_->stage->structural_indexes.get();
  if (code == simdjson::SUCCESS) tokens_.count = parser_->stage->n_structural_indexes;
  // The array has room for a token per byte and nine more.
  for (std::size_t i = 0; i < kSentinels; ++i)
    at[tokens_.count + i] = static_cast<std::uint32_t>(zero_at);
  tokens_.at = at;
  return Outcome::Ok;
}

StructuralIndex::Outcome StructuralIndex::build(const char* bytes, std::size_t size, bool last,
                                                char separator) {
  if (size > capacity_ || parser_->stage == nullptr) {
    capacity_ = std::max(size, std::size_t{1024});
    const auto code = simdjson::get_active_implementation()->create_dom_parser_implementation(
        capacity_, 1, parser_->stage);
    REGEL_CHECK(code == simdjson::SUCCESS);
  }
  if (last) return index(bytes, size, size);
  const std::size_t cut = after_last(bytes, size, separator);
  if (cut != 0) {
    const Outcome outcome = index(bytes, cut, size);
    if (outcome != Outcome::OpenString) return outcome;
  }
  return index(bytes, last_boundary(bytes, size), size);
}

}  // namespace regel::ingest
