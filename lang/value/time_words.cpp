// Amounts of time as a sentence has them.

#include <fmt/format.h>

#include "lang/value/civil_time.hpp"
#include "lang/value/time_text.hpp"

namespace regel {

namespace {

struct Noun {
  std::string_view one_sv, many_sv, one_en;
};
constexpr Noun kYear{"år", "år", "year"}, kMonth{"månad", "månader", "month"},
    kDays{"dag", "dagar", "day"}, kHours{"timme", "timmar", "hour"},
    kMinutes{"minut", "minuter", "minute"};

void append(Bilingual& text, std::int64_t number, const Noun& noun) {
  if (!text.sv.empty()) {
    text.sv += " och ";
    text.en += " and ";
  }
  const bool one = number == 1 || number == -1;
  text.sv += fmt::format("{} {}", number, one ? noun.one_sv : noun.many_sv);
  text.en += fmt::format("{} {}{}", number, noun.one_en, one ? "" : "s");
}

}  // namespace

Bilingual in_words(Period period) {
  Bilingual text;
  if (period.months != 0 && period.months % 12 == 0) {
    append(text, period.months / 12, kYear);
  } else if (period.months != 0) {
    append(text, period.months, kMonth);
  }
  if (period.days != 0 || text.sv.empty()) append(text, period.days, kDays);
  return text;
}

Bilingual in_words(Duration duration) {
  Bilingual text;
  const std::int64_t hours = duration.micros / kHour, rest = duration.micros % kHour;
  if (rest % kMinute != 0) return {to_text(duration), to_text(duration)};
  if (rest == 0) {
    append(text, hours, kHours);
  } else {
    append(text, duration.micros / kMinute, kMinutes);
  }
  return text;
}

}  // namespace regel
