// What a single text looks like, one bit for each thing it could be: a date in one of several
// forms, a number that someone wrote, an address, a name. Many may hold at once; which of them a
// field is made of is decided from the counts of all its texts (propose_type.hpp).

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lang/value/date_pattern.hpp"

namespace regel::infer {

enum class Trait : std::uint8_t {
  Date,         // 2026-03-01
  Month,        // 2026-03
  Year,         // 2026
  LocalTime,    // 2026-03-01T14:00
  Midnight,     // 2026-03-01T00:00:00
  ZonedTime,    // the same with Z or +01:00
  Whole,        // 12, 1 000
  Number,       // the same, or 0,5
  LeadingZero,  // 007
  Period,       // P5Y, 5 år
  Duration,     // PT72H, 72 timmar
  Level,        // 3. Kännbar
  PersonalNumber,
  Email,
  Telephone,
  PersonName,  // Bo Alm; Alm, Bo; bo.alm
  GivenName,   // has a common one among its words
  Web,
  Scrap,  // one or two characters without a digit: what a scan leaves behind
  Long,   // longer than a code would be
};
inline constexpr std::size_t kTraits = static_cast<std::size_t>(Trait::Long) + 1;

// Forms of dates and times beside ISO 8601, as `skrivet` gives them; the likeliest first.
struct WrittenForm {
  std::string_view sv, en;
  bool has_time;
};
inline constexpr std::array kWrittenForms = {
    WrittenForm{"DD.MM.ÅÅÅÅ", "DD.MM.YYYY", false},
    WrittenForm{"D.M.ÅÅÅÅ", "D.M.YYYY", false},
    WrittenForm{"DD/MM/ÅÅÅÅ", "DD/MM/YYYY", false},
    WrittenForm{"D/M/ÅÅÅÅ", "D/M/YYYY", false},
    WrittenForm{"D/M ÅÅÅÅ", "D/M YYYY", false},
    WrittenForm{"DD-MM-ÅÅÅÅ", "DD-MM-YYYY", false},
    WrittenForm{"D-M-ÅÅÅÅ", "D-M-YYYY", false},
    WrittenForm{"MM/DD/ÅÅÅÅ", "MM/DD/YYYY", false},
    WrittenForm{"M/D/ÅÅÅÅ", "M/D/YYYY", false},
    WrittenForm{"ÅÅÅÅMMDD", "YYYYMMDD", false},
    WrittenForm{"ÅÅÅÅ/MM/DD", "YYYY/MM/DD", false},
    WrittenForm{"ÅÅÅÅ.MM.DD", "YYYY.MM.DD", false},
    WrittenForm{"ÅÅÅÅ-M-D", "YYYY-M-D", false},
    WrittenForm{"DD.MM.ÅÅÅÅ hh:mm", "DD.MM.YYYY hh:mm", true},
    WrittenForm{"D/M/ÅÅÅÅ hh:mm", "D/M/YYYY hh:mm", true},
    WrittenForm{"D/M ÅÅÅÅ hh:mm", "D/M YYYY hh:mm", true},
    WrittenForm{"DD-MM-ÅÅÅÅ hh:mm", "DD-MM-YYYY hh:mm", true},
    WrittenForm{"D/M/ÅÅÅÅ hh:mm:ss", "D/M/YYYY hh:mm:ss", true},
    WrittenForm{"ÅÅÅÅ-MM-DD hh.mm", "YYYY-MM-DD hh.mm", true},
    WrittenForm{"ÅÅÅÅ-MM-DD kl. hh:mm", "YYYY-MM-DD kl. hh:mm", true},
};

struct Traits {
  std::uint64_t bits = 0;
  void set(Trait trait) { bits |= std::uint64_t{1} << static_cast<unsigned>(trait); }
  bool has(Trait trait) const { return (bits >> static_cast<unsigned>(trait)) & 1; }
  void set_form(std::size_t form) { bits |= std::uint64_t{1} << (kTraits + form); }
  bool has_form(std::size_t form) const { return (bits >> (kTraits + form)) & 1; }
};
static_assert(kTraits + kWrittenForms.size() <= 64);

// "3. Kännbar" or "3 - Kännbar".
struct LevelText {
  std::int64_t number;
  std::string_view label;
};
std::optional<LevelText> level_of(std::string_view text);

class TraitReader {
 public:
  TraitReader();
  // Of a clean text that is not blank.
  Traits of(std::string_view text) const;

 private:
  std::vector<DatePattern> forms_;
};

}  // namespace regel::infer
