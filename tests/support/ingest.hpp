// Helpers for tests of ingest: short ways to write what is to be read, and what was read as text,
// one line a record, so that two ways of reading can be compared.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/column/read_spec.hpp"
#include "engine/ingest/byte_source.hpp"
#include "engine/ingest/stretch.hpp"
#include "lang/value/zone.hpp"

namespace regel::test {

const ZoneTable& zones();  // Europe/Stockholm and UTC

// "$.a[*].b.*"
types::JsonPath json_path(std::string_view text);
// A field by its path, steps separated by '/'; "" is the value itself.
column::FieldSpec field(column::ReadAs as, std::string_view path);
column::ListSpec list_of(std::string_view path, std::vector<column::FieldSpec> fields);
column::ReadSpec spec_of(std::string_view rows, std::vector<column::FieldSpec> fields,
                         std::vector<column::ListSpec> lists = {});

struct ReadOut {
  std::optional<Error> error;
  std::vector<std::string> records;  // all states and values of one, with its ordinal and bytes
  ingest::Statistics statistics;
  std::vector<ingest::EnvelopeValue> envelope;
  std::uint64_t lines = 0;
  std::uint64_t start = 0, end = 0;
  bool document_ended = false;
  ingest::BlockHashes hashes;
};

ReadOut read_out(ingest::ByteSource& source, const column::ReadSpec& spec,
                 const ingest::Range& range = {}, const ingest::Limits& limits = {});
ReadOut read_text(std::string_view document, const column::ReadSpec& spec,
                  std::size_t window = 512 * 1024);

// Bytes that arrive as a test wants them.
class ByteSourceDouble final : public ingest::ByteSource {
 public:
  explicit ByteSourceDouble(std::string_view bytes) : bytes_(bytes) {}

  std::size_t most = ~std::size_t{0};               // bytes at a time
  std::uint64_t fails_at = ~std::uint64_t{0};       // reading this byte is an error
  std::uint64_t changes_after = ~std::uint64_t{0};  // once this byte was read the file has changed

  const std::string& name() const override { return name_; }
  std::uint64_t stored_size() const override { return bytes_.size(); }
  Result<std::size_t> read(std::uint64_t offset, char* into, std::size_t size) override;
  Status check_unchanged() override;

 private:
  std::string_view bytes_;
  std::string name_ = "test.json";
  bool changed_ = false;
};

}  // namespace regel::test
