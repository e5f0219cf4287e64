// A StretchReader reads one stretch of a source, from the first record that begins in it to the
// last, window by window, and hands over batches. The stretch may be the whole document. Stretches
// of one document can be read by different threads: where a stretch begins is then a guess, which
// is right exactly if the stretch before it ended there (`end()` equals the next one's `start()`).
// A wrong guess gives rubbish or an Error, which must be thrown away, and the stretch opened again
// with `from` set to where the one before it ended.
//
// A reader may be opened again and again; it keeps its memory.

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/column/batch.hpp"
#include "engine/column/read_spec.hpp"
#include "engine/ingest/byte_source.hpp"
#include "engine/ingest/content_hash.hpp"
#include "engine/ingest/limits.hpp"
#include "engine/ingest/statistics.hpp"
#include "lang/base/result.hpp"
#include "lang/value/zone.hpp"

namespace regel::ingest {

// How the beginning of a stretch is found.
enum class StretchKind : std::uint8_t {
  Document,  // at the beginning of the document, BOM and all
  Lines,     // at the first line that begins in the range
  Elements,  // at the first element of the array of records that begins in the range, guessed
  Rest,      // nowhere: the document ended before the range, whose bytes only count in the hash
};

struct Range {
  static constexpr std::uint64_t kToEnd = ~std::uint64_t{0};

  StretchKind kind = StretchKind::Document;
  // Records that begin in [begin, end) belong to the stretch, and the hash is of these bytes.
  // Borders between stretches are multiples of kHashBlock.
  std::uint64_t begin = 0;
  std::uint64_t end = kToEnd;
  // Where the first record begins, if that is known.
  std::optional<std::uint64_t> from;
};

// A single value outside the records, as it was seen.
struct EnvelopeValue {
  bool seen = false;
  char first = 0;    // its first byte: '"', '{', '[', 't', 'f', 'n', '-' or a digit
  std::string text;  // of a text its meaning, of other scalars their JSON
};

class StretchReader {
 public:
  StretchReader();
  ~StretchReader();
  StretchReader(StretchReader&&) noexcept;
  StretchReader& operator=(StretchReader&&) noexcept;

  // The arguments must outlive the reading.
  Status open(ByteSource& source, const column::ReadSpec& spec, const ZoneTable& zones,
              const Range& range, const Limits& limits = {});
  // The next batch; false at the end of the stretch. Views in the batch before it are then invalid.
  Result<bool> next(column::Batch& batch);

  // The rest is complete when next() has returned false.

  // Offset of the first record of the stretch (of the range's end if it has none), and of the first
  // record after it (the size of the decoded document if there is none). No value for start(): no
  // beginning could be guessed.
  std::optional<std::uint64_t> start() const;
  std::uint64_t end() const;
  bool document_ended() const;  // the last record of the document is not after this stretch
  const std::vector<EnvelopeValue>& envelope() const;  // by ReadSpec::envelope
  std::uint64_t lines() const;  // newlines between start() (0 for the first stretch) and end()
  const Statistics& statistics() const;
  // Of the range's bytes as they are stored; of a decoded source all.
  const BlockHashes& hashes() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace regel::ingest
