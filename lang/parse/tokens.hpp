// What tokens mean: texts without their quotation marks and escapes, numbers without their gaps,
// days and times that exist. Pure functions on the text of a token.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace regel::parse {

// "…", ”…” or “…”; a message's run of letters has no marks. Escapes belong to straight marks only.
std::string text_value(std::string_view token);
std::string unescape(std::string_view inner);
// """…""": without the lines of the marks, the common indentation and trailing blanks.
std::string long_text_value(std::string_view token);

// "10 000,5" → "10000.5". A percent sign and the gap before it are dropped.
std::string number_value(std::string_view token);
bool has_decimal_comma(std::string_view token);
// Within 32 bits, else no value.
std::optional<std::uint32_t> whole_value(std::string_view token);

// "2026-03-01 14:00" → "2026-03-01T14:00".
std::string instant_value(std::string_view token);

// What is wrong with a date or time, its form being right.
enum class DateFault : unsigned char { None, Day, Year, Month, Hour, Minute, Second, Offset };
DateFault date_fault(std::string_view iso);
// "mars" or "March".
std::string_view month_word(int month, bool swedish);
// "Februari 2026" or "February 2026", for a date whose month exists.
std::string month_name(std::string_view iso, bool swedish);
int days_of_month(std::string_view iso);

}  // namespace regel::parse
