#include "engine/ingest/decoder.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#if defined(REGEL_HAVE_ISAL)
#include <isa-l/igzip_lib.h>
#else
#include <zlib.h>
#endif
#include <zstd.h>

#include "engine/ingest/limits.hpp"
#include "lang/base/check.hpp"
#include "lang/diag/environment.hpp"

namespace regel::ingest {
namespace {

using diag::Code;

constexpr std::string_view kGzip = "\x1F\x8B";
constexpr std::string_view kZstd = "\x28\xB5\x2F\xFD";

// What a step of decoding did.
enum class Step : std::uint8_t { More, EndOfFrame, Damaged };

struct Buffers {
  const char* in;
  std::size_t in_size;
  char* out;
  std::size_t out_size;
};

// One compressed stream. step() moves both ends of the buffers.
class Codec {
 public:
  virtual ~Codec() = default;
  virtual const char* format() const = 0;
  virtual std::string_view magic() const = 0;
  virtual void begin_frame() = 0;
  virtual Step step(Buffers& buffers) = 0;
};

#if defined(REGEL_HAVE_ISAL)
class Gzip final : public Codec {
 public:
  const char* format() const override { return "gzip"; }
  std::string_view magic() const override { return kGzip; }
  void begin_frame() override {
    isal_inflate_init(state_.get());
    state_->crc_flag = ISAL_GZIP;
  }
  Step step(Buffers& b) override {
    state_->next_in = reinterpret_cast<std::uint8_t*>(const_cast<char*>(b.in));
    state_->avail_in = static_cast<std::uint32_t>(b.in_size);
    state_->next_out = reinterpret_cast<std::uint8_t*>(b.out);
    state_->avail_out = static_cast<std::uint32_t>(b.out_size);
    const int code = isal_inflate(state_.get());
    b = {reinterpret_cast<const char*>(state_->next_in), state_->avail_in,
         reinterpret_cast<char*>(state_->next_out), state_->avail_out};
    if (code != ISAL_DECOMP_OK && code != ISAL_END_INPUT) return Step::Damaged;
    return state_->block_state == ISAL_BLOCK_FINISH ? Step::EndOfFrame : Step::More;
  }

 private:
  std::unique_ptr<inflate_state> state_ = std::make_unique<inflate_state>();
};
#else
class Gzip final : public Codec {
 public:
  Gzip() { REGEL_CHECK(inflateInit2(&state_, 15 + 16) == Z_OK); }
  ~Gzip() override { inflateEnd(&state_); }
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;
  const char* format() const override { return "gzip"; }
  std::string_view magic() const override { return kGzip; }
  void begin_frame() override { inflateReset(&state_); }
  Step step(Buffers& b) override {
    state_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(b.in));
    state_.avail_in = static_cast<uInt>(b.in_size);
    state_.next_out = reinterpret_cast<Bytef*>(b.out);
    state_.avail_out = static_cast<uInt>(b.out_size);
    const int code = inflate(&state_, Z_NO_FLUSH);
    b = {reinterpret_cast<const char*>(state_.next_in), state_.avail_in,
         reinterpret_cast<char*>(state_.next_out), state_.avail_out};
    if (code == Z_STREAM_END) return Step::EndOfFrame;
    return code == Z_OK || code == Z_BUF_ERROR ? Step::More : Step::Damaged;
  }

 private:
  z_stream state_{};
};
#endif

class Zstd final : public Codec {
 public:
  const char* format() const override { return "zstd"; }
  std::string_view magic() const override { return kZstd; }
  void begin_frame() override { ZSTD_DCtx_reset(state_.get(), ZSTD_reset_session_only); }
  Step step(Buffers& b) override {
    ZSTD_inBuffer in{b.in, b.in_size, 0};
    ZSTD_outBuffer out{b.out, b.out_size, 0};
    const std::size_t code = ZSTD_decompressStream(state_.get(), &out, &in);
    b = {b.in + in.pos, b.in_size - in.pos, b.out + out.pos, b.out_size - out.pos};
    if (ZSTD_isError(code) != 0) return Step::Damaged;
    return code == 0 ? Step::EndOfFrame : Step::More;
  }

 private:
  struct Free {
    void operator()(ZSTD_DCtx* state) const { ZSTD_freeDCtx(state); }
  };
  std::unique_ptr<ZSTD_DCtx, Free> state_{ZSTD_createDCtx()};
};

class DecodedSource final : public ByteSource {
 public:
  DecodedSource(std::unique_ptr<ByteSource> stored, std::unique_ptr<Codec> codec)
      : stored_(std::move(stored)), codec_(std::move(codec)), input_(256 * kKiB) {
    rewind();
  }

  const std::string& name() const override { return stored_->name(); }
  std::uint64_t stored_size() const override { return stored_->stored_size(); }
  bool random_access() const override { return false; }
  Status check_unchanged() override { return stored_->check_unchanged(); }
  const BlockHashes* stored_hashes() const override { return &hasher_.blocks(); }

  Result<std::size_t> read(std::uint64_t offset, char* into, std::size_t size) override {
    if (offset < position_) rewind();
    while (position_ < offset) {
      skipped_.resize(64 * kKiB);
      const auto wanted =
          static_cast<std::size_t>(std::min<std::uint64_t>(skipped_.size(), offset - position_));
      REGEL_TRY(got, forward(skipped_.data(), wanted));
      if (got == 0) return std::size_t{0};
    }
    return forward(into, size);
  }

 private:
  void rewind() {
    position_ = stored_at_ = 0;
    in_ = in_end_ = 0;
    in_frame_ = ended_ = false;
    hasher_ = BlockHasher();
  }

  // More stored bytes behind what is left of them; false at the end.
  Result<bool> refill() {
    std::copy(input_.begin() + static_cast<std::ptrdiff_t>(in_),
              input_.begin() + static_cast<std::ptrdiff_t>(in_end_), input_.begin());
    in_end_ -= in_;
    in_ = 0;
    REGEL_TRY(got, stored_->read(stored_at_, input_.data() + in_end_, input_.size() - in_end_));
    hasher_.update({input_.data() + in_end_, got});
    stored_at_ += got;
    in_end_ += got;
    return got != 0;
  }

  // Makes sure that a frame is open; false if the file has ended after one.
  Result<bool> open_frame() {
    if (in_frame_) return true;
    while (in_end_ - in_ < codec_->magic().size()) {
      REGEL_TRY(more, refill());
      if (!more) break;
    }
    const std::string_view left(input_.data() + in_, in_end_ - in_);
    if (left.empty()) {
      hasher_.finish();
      ended_ = true;
      return false;
    }
    if (left.substr(0, codec_->magic().size()) != codec_->magic())
      return diag::make_error<Code::S019>(name(), codec_->format());
    codec_->begin_frame();
    in_frame_ = true;
    return true;
  }

  Result<std::size_t> forward(char* into, std::size_t size) {
    std::size_t got = 0;
    while (got == 0 && size != 0 && !ended_) {
      REGEL_TRY(open, open_frame());
      if (!open) break;
      bool last = false;
      if (in_ == in_end_) {
        REGEL_TRY(more, refill());
        last = !more;
      }
      Buffers buffers{input_.data() + in_, in_end_ - in_, into, size};
      const Step step = codec_->step(buffers);
      in_ = in_end_ - buffers.in_size;
      got = size - buffers.out_size;
      if (step == Step::Damaged) return diag::make_error<Code::S018>(name(), codec_->format());
      if (step == Step::EndOfFrame) in_frame_ = false;
      if (step == Step::More && last && got == 0)
        return diag::make_error<Code::S017>(name(), codec_->format());
    }
    position_ += got;
    return got;
  }

  std::unique_ptr<ByteSource> stored_;
  std::unique_ptr<Codec> codec_;
  std::vector<char> input_;
  std::size_t in_ = 0;
  std::size_t in_end_ = 0;
  std::uint64_t stored_at_ = 0;  // of the next stored byte
  std::uint64_t position_ = 0;   // of the next decoded byte
  bool in_frame_ = false;
  bool ended_ = false;
  std::vector<char> skipped_;
  BlockHasher hasher_;
};

struct OtherFormat {
  std::string_view magic;
  const char *sv, *en;
};
constexpr OtherFormat kOtherFormats[] = {
    {"BZh", "bzip2", "bzip2"},
    {"\xFD"
     "7zXZ",
     "xz", "xz"},
    {"PK\x03\x04", "zip (det är Excel-filer också)", "zip (as Excel files are too)"},
    {"7z\xBC\xAF\x27\x1C", "7-Zip", "7-Zip"},
    {"\x04\x22\x4D\x18", "lz4", "lz4"},
    {"\x1F\x9D", "compress", "compress"},
};

}  // namespace

Result<std::unique_ptr<ByteSource>> decoded(std::unique_ptr<ByteSource> stored) {
  char bytes[8] = {};
  std::size_t size = 0;
  while (size < sizeof bytes) {
    REGEL_TRY(got, stored->read(size, bytes + size, sizeof bytes - size));
    if (got == 0) break;
    size += got;
  }
  const std::string_view start(bytes, size);
  const auto begins = [start](std::string_view magic) {
    return start.substr(0, magic.size()) == magic;
  };
  for (const OtherFormat& other : kOtherFormats) {
    if (!begins(other.magic)) continue;
    return diag::make_error<Code::S016>(stored->name(), Bilingual{other.sv, other.en});
  }
  std::unique_ptr<Codec> codec;
  if (begins(kGzip)) codec = std::make_unique<Gzip>();
  if (begins(kZstd)) codec = std::make_unique<Zstd>();
  if (codec == nullptr) return stored;
  std::unique_ptr<ByteSource> decoded =
      std::make_unique<DecodedSource>(std::move(stored), std::move(codec));
  return decoded;
}

}  // namespace regel::ingest
