#include "engine/ingest/stretch.hpp"

#include <algorithm>
#include <deque>
#include <utility>

#include <fmt/format.h>

#include "engine/ingest/indexed_window.hpp"
#include "engine/ingest/outer_walker.hpp"
#include "engine/ingest/place.hpp"
#include "engine/ingest/plan_stretches.hpp"
#include "engine/ingest/record_reader.hpp"
#include "engine/ingest/sheet.hpp"
#include "lang/base/check.hpp"
#include "lang/diag/environment.hpp"

namespace regel::ingest {
namespace {

using diag::Code;

// Bytes that are read beyond a range before they are known to be needed.
constexpr std::size_t kOverlap = 64 * kKiB;

// The records of one RowsSpec on their way into a batch.
struct RowsReader {
  RowsReader(const column::RowsSpec& spec, const ZoneTable& zones) : reader(spec.record, zones) {
    if (!spec.sheet.empty()) sheet.emplace(spec.sheet);
  }

  RecordReader reader;
  std::optional<Sheet> sheet;
  std::vector<std::string_view> bytes;
  std::vector<std::uint64_t> offset, ordinal, line;
  std::vector<std::string_view> member;
  std::uint64_t elements = 0;  // of the stretch: records, or rows of a sheet

  void finish(column::Batch& batch) {
    reader.finish(batch.records);
    batch.bytes.swap(bytes);
    batch.offset.swap(offset);
    batch.ordinal.swap(ordinal);
    batch.line.swap(line);
    batch.member.swap(member);
    bytes.clear();
    offset.clear();
    ordinal.clear();
    line.clear();
    member.clear();
  }
};

// What stands where records should be.
Bilingual kind_words(char first) {
  switch (first) {
    case 0:
      return {"ingenting", "nothing"};
    case '{':
      return {"ett objekt", "an object"};
    case '[':
      return {"en lista där ett objekt väntas", "a list where an object is expected"};
    case '"':
      return {"en text", "a text"};
    case 't':
    case 'f':
      return {"ett ja/nej-värde", "a yes/no value"};
    case 'n':
      return {"null", "null"};
    default:
      return {"ett tal", "a number"};
  }
}

std::string path_text(const types::JsonPath& path) {
  std::string text = "$";
  for (const types::PathStep& step : path) {
    switch (step.kind) {
      case types::PathStep::Kind::Member:
        text += "." + step.name;
        break;
      case types::PathStep::Kind::Elements:
        text += "[*]";
        break;
      case types::PathStep::Kind::Members:
        text += ".*";
        break;
    }
  }
  return text;
}

}  // namespace

struct StretchReader::Impl final : RowsSink, IndexedWindow {
  enum class Phase : std::uint8_t { Walk, HandOver, Ended };

  // Kept from one opening to the next.
  Arena arena;

  ByteSource* source = nullptr;
  const column::ReadSpec* spec = nullptr;
  Range range;
  Limits limits;
  std::deque<RowsReader> rows;
  std::optional<OuterWalker> walker;
  std::vector<EnvelopeValue> envelope_values;
  Statistics statistics;
  std::uint64_t lines = 0;

  Phase phase = Phase::Walk;
  bool load_next = false;        // after handing over: the window is used up
  std::uint32_t hand_over = 0;   // the next of `rows` to look at
  std::size_t token = 0;         // of the window, where walking goes on
  bool window_full = false;      // one of `rows` has as many as a batch may hold
  std::size_t too_large_at = 0;  // a record over the limit begins here
  bool too_large = false;
  std::optional<std::uint64_t> first_record;
  bool nothing_guessed = false;
  std::uint64_t end_offset = 0;
  bool document_ended = false;

  // --- RowsSink
  std::size_t record(std::uint32_t which, const Tokens& tokens, std::size_t i, std::size_t depth,
                     std::string_view member, Fault& fault) override {
    RowsReader& to = rows[which];
    const std::size_t after = to.sheet
                                  ? read_rows(to, tokens, i, depth, member, fault)
                                  : to.reader.read(tokens, escapes, i, depth, member, arena, fault);
    if (after == 0) return 0;
    const std::size_t begin = tokens.at[i];
    const char last = tokens.first(after - 1);
    std::size_t size = tokens.at[after - 1] + 1 - begin;
    if (after == i + 1 && last != '"') size = scalar_text(tokens, i).size();
    if (after == i + 1 && last == '"') size = tokens.string(i).size() + 2;
    if (size > limits.record && !too_large) {
      too_large = true;
      too_large_at = begin;
    }
    const std::uint64_t at = window.offset() + begin;
    if (!first_record) first_record = at;
    if (!to.reader.last_was_object() && !spec->rows[which].record.fields.empty()) {
      RowsStatistics& known = statistics.rows[which];
      ++known.not_objects;
      if (known.not_object_examples.size() < kMaxExamples)
        known.not_object_examples.push_back({to.elements, at});
    }
    to.bytes.emplace_back(tokens.bytes + begin, size);
    to.offset.push_back(at);
    to.ordinal.push_back(to.elements);
    to.elements += to.sheet ? to.sheet->rows().at.size() : 1;
    to.line.push_back(window.lines_before(begin));
    to.member.push_back(arena.copy(member));
    window_full = window_full || to.reader.rows() >= limits.batch_rows;
    return after;
  }

  std::size_t read_rows(RowsReader& to, const Tokens& tokens, std::size_t i, std::size_t depth,
                        std::string_view member, Fault& fault) {
    Sheet& sheet = *to.sheet;
    const std::size_t after = sheet.find(tokens, escapes, i, depth, !window.at_end(), fault);
    if (after == 0) return 0;
    escapes.seek(tokens.at[i]);
    if (tokens.first(i) != '{')
      return to.reader.read(tokens, escapes, i, depth, member, arena, fault);
    sheet.merge(arena);
    // In a list of several rows' values, each lies one level deeper than it did.
    const std::size_t above = depth == 0 ? 0 : depth - 1;
    const std::size_t read = to.reader.read(sheet.tokens(), sheet.escapes(), 0, above, member,
                                            arena, fault, &sheet.rows());
    REGEL_CHECK(read != 0);
    return after;
  }

  void envelope(std::uint32_t which, char first, std::string_view text) override {
    envelope_values[which] = {true, first, std::string(text)};
  }

  bool full() const override { return window_full; }

  // --- beginning
  Status start();
  Status begin_document();
  Status begin_line();
  void begin_walk();

  // --- windows
  Status index_window();
  Status load();
  std::size_t read_size(std::size_t wanted) const;
  char separator() const { return walker->sequence() ? '\n' : '}'; }

  // --- the end
  Result<bool> step(column::Batch& batch);
  Status finish_document();
  Status finish_stretch(std::uint64_t at, std::size_t used);
  bool hand_over_batch(column::Batch& batch);
};

// Beyond the range only what the last record needs.
std::size_t StretchReader::Impl::read_size(std::size_t wanted) const {
  if (range.end == Range::kToEnd) return wanted;
  const std::uint64_t here = window.offset();
  const std::uint64_t until = range.end + kOverlap;
  if (here >= until || here + window.size() >= until) return window.size() + kOverlap;
  return static_cast<std::size_t>(std::min<std::uint64_t>(wanted, until - here));
}

Status StretchReader::Impl::start() {
  switch (range.kind) {
    case StretchKind::Document:
      return begin_document();
    case StretchKind::Lines:
      walker->begin_in_lines();
      if (!range.from) return begin_line();
      break;
    case StretchKind::Elements: {
      walker->begin_in_elements(spec->rows[0].path);
      if (range.from) break;
      REGEL_TRY(guess, guess_element(*source, range.begin));
      if (!guess) {
        nothing_guessed = true;
        window.open(*source, range.begin, range.begin, range.end);
        return Done{};
      }
      range.from = *guess;
      break;
    }
    case StretchKind::Rest:
      window.open(*source, range.begin, range.begin, range.end);
      document_ended = true;
      return finish_stretch(*range.from, 0);
  }
  window.open(*source, *range.from, range.begin, range.end);
  // The hash covers the bytes before the record as well.
  if (*range.from > range.begin) window.open(*source, range.begin, range.begin, range.end);
  REGEL_TRY(filled, window.fill(read_size(limits.window)));
  static_cast<void>(filled);
  while (window.offset() < *range.from && window.size() > 0) {
    const auto skip = static_cast<std::size_t>(
        std::min<std::uint64_t>(*range.from - window.offset(), window.size()));
    window.drop(skip, false);
    REGEL_TRY(more, window.fill(read_size(limits.window)));
    static_cast<void>(more);
  }
  return index_window();
}

Status StretchReader::Impl::begin_document() {
  window.open(*source, 0, 0, range.end);
  REGEL_TRY(filled, window.fill(std::max(read_size(limits.window), std::size_t{4})));
  static_cast<void>(filled);
  REGEL_TRY(begun, pass_mark(*source));
  static_cast<void>(begun);
  return index_window();
}

// From the byte before the range on: a line that begins at the border belongs to this range.
Status StretchReader::Impl::begin_line() {
  window.open(*source, range.begin == 0 ? 0 : range.begin - 1, range.begin, range.end);
  for (;;) {
    REGEL_TRY(filled, window.fill(read_size(limits.window)));
    static_cast<void>(filled);
    if (range.begin == 0) break;
    const std::size_t line_end = window.view().find('\n');
    if (line_end != std::string_view::npos) {
      window.drop(line_end + 1, false);
      break;
    }
    if (window.at_end()) {
      window.drop(window.size(), false);
      break;
    }
    window.drop(window.size(), false);
  }
  REGEL_TRY(more, window.fill(read_size(limits.window)));
  static_cast<void>(more);
  return index_window();
}

Status StretchReader::Impl::index_window() {
  token = 0;
  arena.reset();
  return build(*source, separator());
}

Status StretchReader::Impl::load() {
  const Tokens& tokens = index.tokens();
  const std::size_t used = token < tokens.count ? tokens.at[token] : tokens.end;
  REGEL_TRY(wanted, make_room(*source, used, limits));
  REGEL_TRY(filled, window.fill(std::max(read_size(wanted), window.size() + 1)));
  static_cast<void>(filled);
  return index_window();
}

// Everything has been read and nothing is left to walk.
Status StretchReader::Impl::finish_document() {
  const std::uint64_t size = window.offset() + window.size();
  const Tokens& tokens = index.tokens();
  if (token < tokens.count || !walker->between_documents()) {
    char open = walker->open_container();
    if (token < tokens.count) open = tokens.first(token);
    return truncated_error(*source, size, open);
  }
  if (!walker->any_document()) return diag::make_error<Code::S004>(source->name());
  for (std::uint32_t i = 0; i < spec->rows.size(); ++i) {
    if (walker->found(i)) continue;
    return diag::make_error<Code::S028>(source->name(), path_text(spec->rows[i].path),
                                        kind_words(walker->instead(i)));
  }
  document_ended = true;
  return finish_stretch(size, window.size());
}

Status StretchReader::Impl::finish_stretch(std::uint64_t at, std::size_t used) {
  end_offset = at;
  lines = window.lines_before(used);
  for (std::uint32_t i = 0; i < rows.size(); ++i)
    rows[i].reader.add_counts(statistics.rows[i].record);
  if (source->stored_hashes() == nullptr) {
    REGEL_TRY(hashed, window.finish_hash());
    static_cast<void>(hashed);
  }
  phase = Phase::Ended;
  return document_ended ? source->check_unchanged() : Status(Done{});
}

bool StretchReader::Impl::hand_over_batch(column::Batch& batch) {
  for (; hand_over < rows.size(); ++hand_over) {
    RowsReader& from = rows[hand_over];
    if (from.reader.rows() == 0) continue;
    batch.rows_index = hand_over;
    from.finish(batch);
    count_batch(batch, statistics.rows[hand_over++]);
    return true;
  }
  return false;
}

Result<bool> StretchReader::Impl::step(column::Batch& batch) {
  for (;;) {
    if (phase == Phase::Ended) return false;
    if (phase == Phase::HandOver) {
      if (hand_over_batch(batch)) return true;
      window_full = false;
      phase = Phase::Walk;
      if (load_next) {
        REGEL_TRY(loaded, load());
        static_cast<void>(loaded);
      }
    }
    Fault fault;
    const std::uint64_t stop = range.end <= window.offset() ? 0 : range.end - window.offset();
    const Tokens& tokens = index.tokens();
    const Walk result = walker->walk(tokens, escapes, token, static_cast<std::size_t>(stop),
                                     window.at_end(), *this, fault);
    if (too_large) {
      const Place place = place_of(*source, window.offset() + too_large_at);
      return diag::make_error<Code::S010>(source->name(), place.line,
                                          fmt::format("{} MiB", limits.record / kMiB));
    }
    if (result == Walk::Faulty) {
      const std::uint64_t at = window.offset() + (walker->trailing() ? tokens.at[token] : fault.at);
      if (walker->trailing())
        return diag::make_error<Code::S029>(source->name(), place_of(*source, at).line);
      return fault_error(*source, fault, at, static_cast<unsigned char>(window.bytes()[fault.at]));
    }
    const bool more = std::any_of(rows.begin(), rows.end(),
                                  [](const RowsReader& r) { return r.reader.rows() != 0; });
    if (more) {
      // Whatever else the walk came to is met again when these are gone.
      phase = Phase::HandOver;
      hand_over = 0;
      load_next = result == Walk::WindowDone && !window.at_end();
      continue;
    }
    if (result == Walk::RangeEnd) {
      const std::size_t used = tokens.at[token];
      REGEL_TRY(ended, finish_stretch(window.offset() + used, used));
      static_cast<void>(ended);
    } else if (result == Walk::WindowDone) {
      Status went = window.at_end() ? finish_document() : load();
      if (!went) return went.error();
    }
  }
}

StretchReader::StretchReader() : impl_(std::make_unique<Impl>()) {}
StretchReader::~StretchReader() = default;
StretchReader::StretchReader(StretchReader&&) noexcept = default;
StretchReader& StretchReader::operator=(StretchReader&&) noexcept = default;

Status StretchReader::open(ByteSource& source, const column::ReadSpec& spec, const ZoneTable& zones,
                           const Range& range, const Limits& limits) {
  Impl& to = *impl_;
  to.source = &source;
  to.spec = &spec;
  to.range = range;
  to.limits = limits;
  to.rows.clear();
  for (const column::RowsSpec& rows : spec.rows) to.rows.emplace_back(rows, zones);
  to.walker.emplace(spec);
  to.envelope_values.assign(spec.envelope.size(), {});
  to.statistics = Statistics(spec);
  to.lines = 0;
  to.phase = Impl::Phase::Walk;
  to.load_next = to.window_full = to.too_large = to.nothing_guessed = to.document_ended = false;
  to.first_record.reset();
  to.end_offset = 0;
  REGEL_TRY(started, to.start());
  static_cast<void>(started);
  if (to.nothing_guessed) {
    REGEL_TRY(ended, to.finish_stretch(range.begin, 0));
    static_cast<void>(ended);
  }
  return Done{};
}

Result<bool> StretchReader::next(column::Batch& batch) { return impl_->step(batch); }

std::optional<std::uint64_t> StretchReader::start() const {
  if (impl_->nothing_guessed) return std::nullopt;
  return impl_->first_record ? impl_->first_record : std::optional(impl_->end_offset);
}
std::uint64_t StretchReader::end() const { return impl_->end_offset; }
bool StretchReader::document_ended() const { return impl_->document_ended; }
const std::vector<EnvelopeValue>& StretchReader::envelope() const { return impl_->envelope_values; }
std::uint64_t StretchReader::lines() const { return impl_->lines; }
const Statistics& StretchReader::statistics() const { return impl_->statistics; }
const BlockHashes& StretchReader::hashes() const {
  const BlockHashes* stored = impl_->source->stored_hashes();
  return stored != nullptr ? *stored : impl_->window.hashes();
}

}  // namespace regel::ingest
