#include "engine/report/baseline_file.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>

#include <nlohmann/json.hpp>

#include "engine/outcome/fingerprint.hpp"
#include "engine/report/chunks.hpp"
#include "engine/report/json_text.hpp"
#include "engine/report/words.hpp"
#include "lang/base/escape.hpp"

namespace regel::report {
namespace {

using Json = nlohmann::json;
using outcome::Baseline;
using outcome::KnownFinding;

constexpr std::uint64_t kVersion = 1;
constexpr std::string_view kVersionMember = "regel_baseline";

struct Counts {
  std::uint64_t fail = 0, undetermined = 0;
  std::uint64_t& of(ir::Outcome outcome) {
    return outcome == ir::Outcome::Fail ? fail : undetermined;
  }
};
using CountsByRule = std::map<std::string, Counts, std::less<>>;

// Takes the file value by value as it is parsed; nothing of it is kept but the entries.
class Reader final : public nlohmann::json_sax<Json> {
 public:
  explicit Reader(Baseline& baseline) : baseline_(baseline) {}

  std::optional<Bilingual> fault;
  std::optional<std::size_t> fault_byte;  // of a mistake in the JSON, from 1
  bool has_version = false;
  CountsByRule allowed;

  bool start_object(std::size_t) override {
    if (depth_ == 3 || (depth_ == 1 && section_ == Section::Version)) return unexpected();
    if (depth_ == 2) begin_member();
    ++depth_;
    return true;
  }
  bool end_object() override {
    --depth_;
    return depth_ != 2 || section_ != Section::Findings || end_finding();
  }
  bool key(std::string& name) override {
    name_[depth_] = name;
    if (depth_ != 1) return true;
    section_ = name == kVersionMember ? Section::Version
               : name == "rules"      ? Section::Rules
               : name == "findings"   ? Section::Findings
                                      : Section::None;
    return section_ != Section::None || unexpected();
  }
  bool number_unsigned(std::uint64_t value) override {
    if (depth_ == 1 && section_ == Section::Version) return version(value);
    if (depth_ != 3 || section_ != Section::Rules) return unexpected();
    if (name_[3] == "fail") {
      counts_->fail = value;
    } else if (name_[3] == "undetermined") {
      counts_->undetermined = value;
    } else {
      return unexpected();
    }
    return true;
  }
  bool string(std::string& value) override {
    if (depth_ != 3 || section_ != Section::Findings) return unexpected();
    if (name_[3] == "rule") {
      finding_.rule = value;
    } else if (name_[3] == "register") {
      finding_.register_name = value;
    } else if (name_[3] == "key") {
      finding_.key = value;
    } else if (name_[3] == "outcome") {
      return outcome(value);
    } else {
      return unexpected();
    }
    return true;
  }
  bool null() override { return unexpected(); }
  bool boolean(bool) override { return unexpected(); }
  bool number_integer(std::int64_t) override { return unexpected(); }
  bool number_float(double, const std::string&) override { return unexpected(); }
  bool binary(binary_t&) override { return unexpected(); }
  bool start_array(std::size_t) override { return unexpected(); }
  bool end_array() override { return unexpected(); }
  bool parse_error(std::size_t byte, const std::string&, const Json::exception&) override {
    fault_byte = byte;
    return false;
  }

 private:
  enum class Section : std::uint8_t { None, Version, Rules, Findings };

  bool wrong(Bilingual what) {
    fault = std::move(what);
    return false;
  }
  bool unexpected() {
    std::string path;
    for (std::size_t i = 1; i <= std::min<std::size_t>(depth_, 3); ++i) {
      path += (path.empty() ? "" : ".") + terminal_text(name_[i]);
    }
    if (path.empty()) return wrong({"filen är inget objekt", "the file is no object"});
    return wrong({"\"" + path + "\" väntas inte där, eller har fel slags värde",
                  "\"" + path + "\" is not expected there, or has the wrong kind of value"});
  }
  bool version(std::uint64_t value) {
    if (value != kVersion) {
      const std::string number = std::to_string(value);
      return wrong({"filen har version " + number + ", och det här programmet läser version 1",
                    "the file is of version " + number + ", and this program reads version 1"});
    }
    has_version = true;
    return true;
  }
  void begin_member() {
    if (section_ == Section::Rules) counts_ = &allowed[name_[2]];
    finding_ = {};
    finding_.outcome = ir::Outcome::Pass;  // until the file says which
  }
  bool outcome(const std::string& word) {
    for (const ir::Outcome known : {ir::Outcome::Fail, ir::Outcome::Undetermined}) {
      if (word == name(known)) {
        finding_.outcome = known;
        return true;
      }
    }
    return unexpected();
  }
  bool end_finding() {
    const std::string shown = terminal_text(name_[2]);
    const std::optional<Hash128> hash = outcome::parse_fingerprint(name_[2]);
    if (!hash) {
      return wrong({"\"" + shown + "\" är inget fingeravtryck (32 hexadecimala siffror)",
                    "\"" + shown + "\" is no fingerprint (32 hexadecimal digits)"});
    }
    finding_.fingerprint = *hash;
    if (finding_.rule.empty() || finding_.register_name.empty() ||
        finding_.outcome == ir::Outcome::Pass) {
      return wrong({"avvikelsen " + shown + " saknar \"rule\", \"register\" eller \"outcome\"",
                    "the finding " + shown + " lacks \"rule\", \"register\" or \"outcome\""});
    }
    baseline_.push_back(finding_);
    return true;
  }

  Baseline& baseline_;
  std::size_t depth_ = 0;  // of objects that are open
  std::string name_[4];    // of the member at each depth
  Section section_ = Section::None;
  Counts* counts_ = nullptr;
  KnownFinding finding_;
};

Bilingual broken_json(std::string_view text, std::size_t byte) {
  const std::string_view before = text.substr(0, std::min(byte, text.size()));
  const std::string line = std::to_string(std::ranges::count(before, '\n') + 1);
  return {"rad " + line + " är inte JSON", "line " + line + " is not JSON"};
}

CountsByRule counted(const Baseline& baseline) {
  CountsByRule counts;
  for (std::size_t i = 0; i < baseline.size(); ++i) {
    ++counts[baseline.rule(i)].of(baseline.outcome(i));
  }
  return counts;
}

std::optional<Bilingual> given_twice(const Baseline& baseline) {
  const std::vector<std::uint32_t> order = outcome::by_fingerprint(baseline);
  const auto same = std::ranges::adjacent_find(order, [&](std::uint32_t a, std::uint32_t b) {
    return baseline.fingerprint(a) == baseline.fingerprint(b);
  });
  if (same == order.end()) return std::nullopt;
  const std::string digits = baseline.fingerprint(*same).hex();
  return Bilingual{"fingeravtrycket " + digits + " finns två gånger",
                   "the fingerprint " + digits + " is there twice"};
}

// An entry that was added by hand, or came with a merge, without its count.
std::optional<Bilingual> above_counts(const Baseline& baseline, const CountsByRule& allowed) {
  for (const auto& [rule, has] : counted(baseline)) {
    const auto found = allowed.find(rule);
    const Counts most = found == allowed.end() ? Counts{} : found->second;
    if (has.fail <= most.fail && has.undetermined <= most.undetermined) continue;
    const std::string id = terminal_text(rule);
    return Bilingual{"regeln " + id + " har fler avvikelser än antalen under \"rules\" säger",
                     "the rule " + id + " has more findings than the counts in \"rules\" say"};
  }
  return std::nullopt;
}

}  // namespace

std::optional<Bilingual> read_baseline(std::string_view text, Baseline& baseline) {
  Reader reader(baseline);
  const bool whole = Json::sax_parse(text.begin(), text.end(), &reader);
  if (reader.fault) return reader.fault;
  if (!whole) return broken_json(text, reader.fault_byte.value_or(0));
  if (!reader.has_version) {
    return Bilingual{"filen är ingen baslinje: \"regel_baseline\" saknas",
                     "the file is no baseline: \"regel_baseline\" is missing"};
  }
  if (auto twice = given_twice(baseline)) return twice;
  return above_counts(baseline, reader.allowed);
}

Status write_baseline(const Baseline& baseline, ByteSink& sink) {
  std::string out;
  JsonText json(out);
  json.open('{');
  json.new_line(2);
  json.number_member(kVersionMember, kVersion);
  json.new_line(2);
  json.key("rules");
  json.open('{');
  for (const auto& [rule, counts] : counted(baseline)) {
    json.new_line(4);
    json.key(rule);
    json.open('{');
    json.number_member("fail", counts.fail);
    json.number_member("undetermined", counts.undetermined);
    json.close('}');
  }
  json.new_line(2);
  json.close('}');
  json.new_line(2);
  json.key("findings");
  json.open('{');
  Status written = sink.write(out);
  if (!written.ok()) return written;
  out.clear();
  constexpr unsigned kOneThread = 1;
  written = write_in_chunks(baseline.size(), kOneThread, sink, [&](std::size_t i, std::string& o) {
    const KnownFinding known = baseline[i];
    o += i == 0 ? "\n    \"" : ",\n    \"";
    o += known.fingerprint.hex();
    o += "\": ";
    JsonText entry(o);
    entry.open('{');
    entry.plain_member("rule", known.rule);
    entry.member("register", known.register_name);
    entry.member("key", known.key);
    entry.plain_member("outcome", name(known.outcome));
    entry.close('}');
  });
  if (!written.ok()) return written;
  if (baseline.size() != 0) out += "\n  ";
  out += "}\n}\n";
  return sink.write(out);
}

}  // namespace regel::report
