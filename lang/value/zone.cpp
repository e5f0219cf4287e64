#include "lang/value/zone.hpp"

#include <algorithm>
#include <limits>

#include "lang/base/check.hpp"

namespace regel {
namespace {

constexpr std::int64_t kSecondsPerDay = 86400;
constexpr std::int64_t kEver = std::numeric_limits<std::int64_t>::max();

std::int64_t floor_seconds(std::int64_t micros) {
  return micros / kSecond - (micros % kSecond < 0 ? 1 : 0);
}

bool is_instant(std::int64_t micros) {
  return micros >= kFirstDate.days * kDay && micros < (kLastDate.days + 1) * kDay;
}

}  // namespace

ZoneSpan Zone::span_at(std::int64_t utc_seconds) const {
  const auto after = std::upper_bound(
      changes_.begin(), changes_.end(), utc_seconds,
      [](std::int64_t seconds, const Change& change) { return seconds < change.at; });
  REGEL_CHECK(after != changes_.begin());
  const Change& last = *(after - 1);
  if (after != changes_.end()) return {last.at, after->at, last.offset};
  if (rule_.empty()) return {last.at, kEver, last.offset};
  // Beyond the table: the changes of the years around decide.
  ZoneSpan span{last.at, kEver, last.offset};
  const auto days = static_cast<std::int32_t>(
      std::clamp<std::int64_t>(utc_seconds / kSecondsPerDay, kFirstDate.days, kLastDate.days));
  const int year = year_of(Date{days});
  for (int near = year - 1; near <= year + 1; ++near) {
    for (const Change& change : changes_in(near)) {
      if (change.at <= utc_seconds && change.at > span.from) {
        span.from = change.at;
        span.offset = change.offset;
      }
      if (change.at > utc_seconds) span.until = std::min(span.until, change.at);
    }
  }
  return span;
}

std::array<Zone::Change, 2> Zone::changes_in(int year) const {
  REGEL_CHECK(rule_.size() == 2);
  std::array<Change, 2> out{};
  for (std::size_t i = 0; i < 2; ++i) {
    const YearlyChange& rule = rule_[i];
    const Date first = to_date({year, rule.month, 1});
    int day = 1 + (rule.weekday - weekday(first) + 7) % 7 + 7 * (rule.week - 1);
    while (day > days_in_month(year, rule.month)) day -= 7;
    // Told in the local time that ends then.
    const std::int64_t local = (first.days + day - 1) * kSecondsPerDay + rule.second;
    out[i] = {local - rule_[1 - i].offset, rule.offset};
  }
  if (out[1].at < out[0].at) std::swap(out[0], out[1]);
  return out;
}

const ZoneSpan& ZoneClock::span_at(std::int64_t utc_seconds) {
  if (utc_seconds < span_.from || utc_seconds >= span_.until) span_ = zone_->span_at(utc_seconds);
  return span_;
}

std::int32_t ZoneClock::offset_at(Instant instant) {
  return span_at(floor_seconds(instant.micros)).offset;
}

LocalTime ZoneClock::utc_to_local(Instant instant) {
  return local_of(instant.micros + offset_at(instant) * kSecond);
}

LocalReading ZoneClock::local_to_utc(LocalTime local) {
  const std::int64_t local_micros = micros_of(local);
  const std::int64_t seconds = floor_seconds(local_micros);
  // Only offsets in force within a day of it can apply. Each is tried; an instant is right if the
  // offset it was made with is in force then.
  std::array<std::int32_t, 4> tried{};
  std::array<std::int64_t, 4> found{};
  std::size_t tries = 0;
  std::size_t count = 0;
  for (std::int64_t near = seconds - kSecondsPerDay; tries < tried.size();) {
    const ZoneSpan span = span_at(near);
    const auto tried_end = tried.begin() + static_cast<std::ptrdiff_t>(tries);
    if (std::find(tried.begin(), tried_end, span.offset) == tried_end) {
      tried[tries++] = span.offset;
      const std::int64_t utc = seconds - span.offset;
      if (span_at(utc).offset == span.offset) found[count++] = utc;
    }
    if (span.until > seconds + kSecondsPerDay) break;
    near = span.until;
  }
  LocalReading out;
  out.kind = count == 0 ? LocalKind::Gap : count > 1 ? LocalKind::Overlap : LocalKind::Unique;
  if (out.kind != LocalKind::Unique) return out;
  const std::int64_t micros = found[0] * kSecond + (local_micros - seconds * kSecond);
  if (!is_instant(micros)) return {};
  out.instants = {{micros}, {micros}};
  return out;
}

std::optional<Instant> ZoneClock::start_of(Date date) {
  const LocalTime midnight{date, 0};
  const LocalReading reading = local_to_utc(midnight);
  if (reading.kind == LocalKind::Unique) return reading.instants.first;
  if (reading.kind == LocalKind::Outside) return std::nullopt;
  // In a gap the day begins with the change itself; in an overlap midnight with the offset before
  // the change comes first. Both are in the span that holds twelve hours earlier.
  const std::int64_t seconds = floor_seconds(micros_of(midnight));
  const ZoneSpan before = span_at(seconds - kSecondsPerDay / 2);
  const std::int64_t utc = std::min(seconds - before.offset, before.until);
  return Instant{utc * kSecond};
}

std::optional<InstantInterval> ZoneClock::day(Date date) {
  const auto first = start_of(date);
  const auto next = start_of(Date{date.days + 1});
  if (!first || !next) return std::nullopt;
  return InstantInterval{*first, {next->micros - 1}};
}

LocalReading ZoneClock::read(const WrittenTime& written) {
  const LocalTime local{written.dates.first, written.micros_of_day};
  if (written.has_offset) {
    const std::int64_t micros = micros_of(local) - written.offset_seconds * kSecond;
    if (!is_instant(micros)) return {};
    return {LocalKind::Unique, {{micros}, {micros}}};
  }
  if (written.has_time) return local_to_utc(local);
  const auto first = day(written.dates.first);
  const auto last = day(written.dates.last);
  if (!first || !last) return {};
  return {LocalKind::Unique, {first->first, last->last}};
}

std::string to_text(Instant instant, const Zone& zone) {
  ZoneClock clock(zone);
  const std::int32_t offset = clock.offset_at(instant);
  return to_text(clock.utc_to_local(instant)) + format_offset(offset);
}

}  // namespace regel
