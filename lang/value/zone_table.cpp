// The reading of zone tables; their form is told at the head of stdlib/data/zones.txt.

#include <algorithm>
#include <limits>

#include "lang/base/text.hpp"
#include "lang/value/iso_digits.hpp"
#include "lang/value/zone.hpp"

namespace regel {
namespace {

// The rule is listed out to here, so that today's times are found by a search alone.
constexpr int kLastListedYear = 2060;

std::optional<std::int32_t> parse_clock(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const int hours = iso::two_digits(text.data());
  const int minutes = iso::two_digits(text.data() + 3);
  if (hours < 0 || hours > 24 || minutes < 0 || minutes > 59) return std::nullopt;
  return hours * 3600 + minutes * 60;
}

std::optional<std::int32_t> parse_offset(std::string_view text) {
  if (text.empty() || (text.front() != '+' && text.front() != '-')) return std::nullopt;
  const auto seconds = parse_clock(text.substr(1));
  if (!seconds || *seconds > 18 * 3600) return std::nullopt;
  return text.front() == '-' ? -*seconds : *seconds;
}

std::optional<std::int64_t> parse_utc(std::string_view text) {
  const auto time = parse_iso_time(text);
  if (!time || !time->has_offset || time->offset_seconds != 0) return std::nullopt;
  return micros_of({time->dates.first, time->micros_of_day}) / kSecond;
}

std::optional<int> parse_within(std::string_view text, int least, int most) {
  const auto value = parse_int64(text);
  if (!value || *value < least || *value > most) return std::nullopt;
  return static_cast<int>(*value);
}

}  // namespace

bool Zone::add_line(std::string_view kind, std::string_view rest) {
  if (kind == "first") {
    const auto offset = parse_offset(rest);
    if (!offset || !changes_.empty()) return false;
    changes_.push_back({std::numeric_limits<std::int64_t>::min(), *offset});
    return true;
  }
  if (changes_.empty()) return false;
  if (kind == "at") {
    const auto at = parse_utc(cut(rest, ' '));
    const auto offset = parse_offset(rest);
    if (!at || !offset || *at <= changes_.back().at || !rule_.empty()) return false;
    changes_.push_back({*at, *offset});
    return true;
  }
  if (kind != "yearly" || rule_.size() == 2) return false;
  const auto from = parse_within(cut(rest, ' '), 1970, kLastListedYear);
  const auto month = parse_within(cut(rest, ' '), 1, 12);
  const auto week = parse_within(cut(rest, ' '), 1, 5);
  const auto day = parse_within(cut(rest, ' '), 1, 7);
  const auto second = parse_clock(cut(rest, ' '));
  const auto offset = parse_offset(rest);
  if (!from || !month || !week || !day || !second || !offset) return false;
  rule_from_ = *from;
  rule_.push_back({*month, *week, *day, *second, *offset});
  return true;
}

bool Zone::finish() {
  if (changes_.empty() || rule_.size() == 1) return false;
  if (rule_.empty()) return true;
  for (int year = rule_from_; year <= kLastListedYear; ++year) {
    for (const Change& change : changes_in(year)) {
      if (change.at <= changes_.back().at) return false;
      changes_.push_back(change);
    }
  }
  return true;
}

std::optional<ZoneTable> ZoneTable::parse(std::string_view text) {
  std::string_view first_line = trim(cut(text, '\n'));
  if (cut(first_line, ' ') != "tz" || first_line.empty()) return std::nullopt;
  ZoneTable out;
  out.version_ = std::string(first_line);
  std::vector<std::pair<std::string_view, std::string_view>> aliases;
  while (!text.empty()) {
    std::string_view rest = trim(cut(text, '\n'));
    if (rest.empty() || rest.front() == '#') continue;
    const std::string_view kind = cut(rest, ' ');
    if (kind == "zone") {
      out.names_.push_back({std::string(rest), out.zones_.size()});
      out.zones_.emplace_back();
      out.zones_.back().name_ = std::string(rest);
    } else if (kind == "alias") {
      const std::string_view name = cut(rest, ' ');
      aliases.emplace_back(name, rest);
    } else if (out.zones_.empty() || !out.zones_.back().add_line(kind, rest)) {
      return std::nullopt;
    }
  }
  for (Zone& zone : out.zones_) {
    if (!zone.finish()) return std::nullopt;
  }
  const auto by_name = [](const Name& a, const Name& b) { return a.text < b.text; };
  std::sort(out.names_.begin(), out.names_.end(), by_name);
  std::vector<Name> more;
  for (const auto& [name, target] : aliases) {
    const Zone* zone = out.find(target);
    if (zone == nullptr) return std::nullopt;
    more.push_back({std::string(name), static_cast<std::size_t>(zone - out.zones_.data())});
  }
  out.names_.insert(out.names_.end(), more.begin(), more.end());
  std::sort(out.names_.begin(), out.names_.end(), by_name);
  return out;
}

const Zone* ZoneTable::find(std::string_view name) const {
  const auto found =
      std::lower_bound(names_.begin(), names_.end(), name,
                       [](const Name& entry, std::string_view text) { return entry.text < text; });
  return found != names_.end() && found->text == name ? &zones_[found->zone] : nullptr;
}

std::vector<std::string> ZoneTable::names() const {
  std::vector<std::string> out;
  for (const Name& name : names_) out.push_back(name.text);
  return out;
}

}  // namespace regel
