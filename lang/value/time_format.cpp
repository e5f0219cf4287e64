// The printing of dates and times in lang/value/time_text.hpp.

#include "lang/value/time_text.hpp"

namespace regel {
namespace {

void append_padded(std::string& out, std::int64_t value, std::size_t width) {
  const std::string digits = std::to_string(value);
  out.append(width > digits.size() ? width - digits.size() : 0, '0');
  out += digits;
}

}  // namespace

std::string to_text(Date date) {
  const YearMonthDay ymd = to_ymd(date);
  std::string out;
  append_padded(out, ymd.year, 4);
  out += '-';
  append_padded(out, ymd.month, 2);
  out += '-';
  append_padded(out, ymd.day, 2);
  return out;
}

std::string to_text(DateInterval interval) {
  if (interval.exact()) return to_text(interval.first);
  const std::string first = to_text(interval.first);
  for (const std::size_t written : {std::size_t{4}, std::size_t{7}}) {
    if (parse_date(first.substr(0, written)) == interval) return first.substr(0, written);
  }
  return first + "/" + to_text(interval.last);
}

std::string to_text(LocalTime local) {
  std::string out = to_text(local.date);
  out += 'T';
  append_padded(out, local.micros_of_day / kHour, 2);
  out += ':';
  append_padded(out, local.micros_of_day % kHour / kMinute, 2);
  out += ':';
  append_padded(out, local.micros_of_day % kMinute / kSecond, 2);
  if (local.micros_of_day % kSecond != 0) {
    out += '.';
    append_padded(out, local.micros_of_day % kSecond, 6);
    out.erase(out.find_last_not_of('0') + 1);
  }
  return out;
}

std::string format_offset(std::int32_t offset_seconds) {
  if (offset_seconds == 0) return "Z";
  const std::int32_t minutes = (offset_seconds < 0 ? -offset_seconds : offset_seconds) / 60;
  std::string out = offset_seconds < 0 ? "-" : "+";
  append_padded(out, minutes / 60, 2);
  out += ':';
  append_padded(out, minutes % 60, 2);
  return out;
}

}  // namespace regel
