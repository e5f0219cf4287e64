#include "engine/outcome/finding_store.hpp"

#include <algorithm>
#include <utility>

namespace regel::outcome {

namespace {

void put(std::string& out, std::uint64_t value) {
  while (value >= 0x80) {
    out.push_back(static_cast<char>(value | 0x80));
    value >>= 7;
  }
  out.push_back(static_cast<char>(value));
}

void put(std::string& out, std::string_view text) {
  put(out, static_cast<std::uint64_t>(text.size()));
  out += text;
}

// Reads what put() wrote, in the same order.
class Reader {
 public:
  Reader(const std::string& bytes, std::uint64_t at) : bytes_(bytes), at_(at) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    unsigned shift = 0;
    for (;;) {
      const auto byte = static_cast<unsigned char>(bytes_[at_++]);
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return value;
      shift += 7;
    }
  }
  std::string_view text() {
    const std::uint64_t size = number();
    const std::string_view view = std::string_view(bytes_).substr(at_, size);
    at_ += size;
    return view;
  }

 private:
  const std::string& bytes_;
  std::uint64_t at_;
};

}  // namespace

std::uint32_t FindingStore::intern(const std::string& text) {
  const auto found = by_text_.find(text);
  if (found != by_text_.end()) return found->second;
  const auto number = static_cast<std::uint32_t>(texts_.size());
  by_text_.emplace(text, number);
  texts_.push_back(text);
  return number;
}

// The key comes first, for sorting; then the place.
void FindingStore::push_back(const Finding& finding) {
  entries_.push_back({bytes_.size(), finding.rule});
  put(bytes_, finding.key);
  const auto place = [&](const Place& p) {
    put(bytes_, intern(p.file));
    put(bytes_, p.line);
    put(bytes_, p.pointer);
  };
  place(finding.place);
  put(bytes_, intern(finding.register_name));
  put(bytes_, static_cast<std::uint64_t>(finding.outcome));
  put(bytes_, finding.message);
  put(bytes_, intern(finding.item));
  put(bytes_, finding.fingerprint);
  put(bytes_, finding.waiver ? *finding.waiver + std::uint64_t{1} : 0);
  put(bytes_, finding.waiver_expired ? 1 : 0);
  put(bytes_, finding.causes_total);
  put(bytes_, finding.causes.size());
  for (const Cause& cause : finding.causes) {
    put(bytes_, static_cast<std::uint64_t>(cause.kind));
    put(bytes_, intern(cause.detail.sv));
    put(bytes_, intern(cause.detail.en));
    put(bytes_, intern(cause.register_name));
    put(bytes_, cause.key);
    put(bytes_, intern(cause.field));
    place(cause.place);
  }
}

Finding FindingStore::operator[](std::size_t i) const {
  Reader in(bytes_, entries_[i].at);
  Finding finding;
  finding.rule = entries_[i].rule;
  finding.key = in.text();
  const auto text = [&] { return texts_[in.number()]; };
  const auto place = [&] {
    Place p;
    p.file = text();
    p.line = in.number();
    p.pointer = in.text();
    return p;
  };
  finding.place = place();
  finding.register_name = text();
  finding.outcome = static_cast<ir::Outcome>(in.number());
  finding.message = in.text();
  finding.item = text();
  finding.fingerprint = in.text();
  const std::uint64_t waiver = in.number();
  if (waiver != 0) finding.waiver = static_cast<std::uint32_t>(waiver - 1);
  finding.waiver_expired = in.number() != 0;
  finding.causes_total = in.number();
  const std::uint64_t causes = in.number();
  for (std::uint64_t c = 0; c < causes; ++c) {
    Cause cause;
    cause.kind = static_cast<CauseKind>(in.number());
    cause.detail.sv = text();
    cause.detail.en = text();
    cause.register_name = text();
    cause.key = in.text();
    cause.field = text();
    cause.place = place();
    finding.causes.push_back(std::move(cause));
  }
  return finding;
}

void FindingStore::append(const FindingStore& other) {
  for (std::size_t i = 0; i < other.size(); ++i) push_back(other[i]);
}

std::string_view FindingStore::key_of(const Entry& entry) const {
  return Reader(bytes_, entry.at).text();
}

// Findings of one rule are pushed in order of place, so a stable sort keeps that order.
void FindingStore::sort(const std::vector<std::uint32_t>& rule_order) {
  std::stable_sort(entries_.begin(), entries_.end(), [&](const Entry& a, const Entry& b) {
    if (a.rule != b.rule) return rule_order[a.rule] < rule_order[b.rule];
    return key_of(a) < key_of(b);
  });
}

}  // namespace regel::outcome
