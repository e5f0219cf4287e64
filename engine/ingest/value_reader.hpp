// Reads a document as events, one for each value it holds, in order: for those who want to know
// what is in an export before anyone has declared it. As strict as reading records: every byte is
// checked, and what is wrong gives the same Errors. Memory does not grow with the document.

#pragma once

#include <cstdint>
#include <string_view>

#include "engine/ingest/byte_source.hpp"
#include "engine/ingest/limits.hpp"
#include "lang/base/result.hpp"

namespace regel::ingest {

// Views are valid during the call. A value is announced once: by its scalar, or by the begin of its
// container, whose members or elements follow. Documents of a sequence follow each other.
class ValueSink {
 public:
  virtual ~ValueSink() = default;
  virtual void begin_object() = 0;
  virtual void name(std::string_view name) = 0;  // of the next value; escapes undone, NFC
  // From where in the source to where: its bytes, both braces counted.
  virtual void end_object(std::uint64_t begin, std::uint64_t end) = 0;
  virtual void begin_array() = 0;
  virtual void end_array(std::uint64_t begin, std::uint64_t end) = 0;
  virtual void text(std::string_view text) = 0;    // escapes undone
  virtual void number(std::string_view text) = 0;  // as it is written
  virtual void yes_no(bool value) = 0;
  virtual void null() = 0;
};

Status read_values(ByteSource& source, ValueSink& sink, const Limits& limits = {});

}  // namespace regel::ingest
