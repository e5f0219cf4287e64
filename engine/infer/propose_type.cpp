#include "engine/infer/propose_type.hpp"

#include <algorithm>

#include "engine/infer/words.hpp"
#include "lang/base/unicode.hpp"

namespace regel::infer {
namespace {

constexpr std::size_t kCodeDigits = 5;  // as many digits each time: a number of something

bool is_yes(std::string_view folded) {
  return folded == "ja" || folded == "yes" || folded == "true";
}
bool is_no(std::string_view folded) {
  return folded == "nej" || folded == "no" || folded == "false";
}

class TypeOf {
 public:
  TypeOf(const Values& values, Field& field)
      : values_(values), field_(field), all_(values.count()), scraps_(values.trait(Trait::Scrap)) {}

  void decide() {
    if (all_ == 0) {
      const bool word = values_.word_count() != 0;
      field_.notes.push_back(
          word ? Bilingual{"bara ord för okänt eller tomt: typen syns inte",
                           "only words for unknown or blank: the type cannot be seen"}
               : Bilingual{"aldrig ifyllt: typen syns inte",
                           "never filled in: the type cannot be seen"});
      return;
    }
    const bool known = yes_no() || dates() || numbers() || times() || amounts();
    if (known) return;
    protect();
    field_.odd = values_.yes + values_.no;
  }

 private:
  bool fits(std::uint64_t count) const { return nearly_all(count, all_, scraps_); }
  std::uint64_t trait(Trait trait) const { return values_.trait(trait); }
  bool choose(FieldKind kind, std::uint64_t fit) {
    field_.kind = kind;
    field_.odd = all_ - std::min(all_, fit);
    return true;
  }

  bool yes_no() {
    std::uint64_t fit = values_.yes + values_.no;
    std::vector<std::pair<std::string, bool>> words;
    bool both = fit != 0;
    bool yes = false;
    bool no = false;
    for (const auto& [text, times] : values_.few) {
      const std::string folded = fold_case(text);
      const WordMeaning meaning = meaning_of(folded);
      const bool plain = is_yes(folded) || is_no(folded);
      if (!plain && meaning == WordMeaning::None) continue;
      const bool means_yes = is_yes(folded) || meaning == WordMeaning::Yes;
      (means_yes ? yes : no) = true;
      fit += times;
      const bool repeated = std::any_of(words.begin(), words.end(), [&](const auto& word) {
        return fold_case(word.first) == folded;
      });
      if (!plain && !repeated) words.emplace_back(text, means_yes);
    }
    both = both || words.empty() || (yes && no);
    // A lonely "X" is a mark in a box; any other letter alone is not a yes.
    const bool mark = words.size() == 1 && !no && fold_case(words[0].first) == "x";
    if ((!both && !mark) || fit * 10 < all_ * 9 || values_.many) return false;
    field_.yes_no = std::move(words);
    return choose(FieldKind::YesNo, fit);
  }

  // Before numbers: 20260301 is both.
  bool dates() {
    const std::uint64_t days = trait(Trait::Date);
    const std::uint64_t known = days + trait(Trait::Month);
    if (known != 0 && fits(known + trait(Trait::Year)))
      return choose(FieldKind::Date, known + trait(Trait::Year));
    for (std::size_t i = 0; i < kWrittenForms.size(); ++i) {
      const WrittenForm& form = kWrittenForms[i];
      if (values_.forms[i] == 0 || !fits(values_.forms[i])) continue;
      // Eight digits may be any number; it takes several that all are days.
      const bool digits = form.sv.find_first_of("./- ") == std::string_view::npos;
      if (digits && (values_.forms[i] < 3 || values_.forms[i] < all_)) continue;
      field_.written = Bilingual{std::string(form.sv), std::string(form.en)};
      if (is_ambiguous(i)) {
        field_.notes.push_back(
            {"dag och månad kan vara omkastade", "day and month may be reversed"});
      }
      return choose(form.has_time ? FieldKind::Instant : FieldKind::Date, values_.forms[i]);
    }
    return false;
  }

  // A later form with month first fits as many of the values.
  bool is_ambiguous(std::size_t form) const {
    for (std::size_t i = form + 1; i < kWrittenForms.size(); ++i) {
      if (kWrittenForms[i].sv[0] == 'M' && values_.forms[i] == values_.forms[form]) return true;
    }
    return false;
  }

  bool numbers() {
    const std::uint64_t plain = values_.numbers();
    if (plain != 0 && fits(plain))
      return choose(values_.decimals == 0 ? FieldKind::Integer : FieldKind::Number, plain);
    const std::uint64_t written = plain + trait(Trait::Number);
    if (field_.list || trait(Trait::Number) == 0 || !fits(written)) return false;
    if (trait(Trait::LeadingZero) != 0 || trait(Trait::PersonalNumber) * 2 > all_) return false;
    const std::uint64_t whole = values_.integers + trait(Trait::Whole);
    const bool all_whole = whole == written;
    const bool one_length = values_.shortest == values_.longest;
    if (all_whole && one_length && values_.longest >= kCodeDigits) return false;
    if (all_whole && key_rank(field_.name) <= 3) return false;
    field_.written = Bilingual{"9", "9"};
    return choose(all_whole ? FieldKind::Integer : FieldKind::Number, written);
  }

  bool times() {
    const std::uint64_t local = trait(Trait::LocalTime);
    constexpr std::uint64_t kLeastMidnights = 3;
    if (trait(Trait::Midnight) >= kLeastMidnights && fits(trait(Trait::Midnight))) {
      field_.written = Bilingual{"ÅÅÅÅ-MM-DDThh:mm:ss", "YYYY-MM-DDThh:mm:ss"};
      return choose(FieldKind::Date, trait(Trait::Midnight));
    }
    const std::uint64_t fit = local + trait(Trait::ZonedTime) + trait(Trait::Date);
    if (local + trait(Trait::ZonedTime) == 0 || !fits(fit)) return false;
    return choose(FieldKind::Instant, fit);
  }

  bool amounts() {
    const std::uint64_t periods = trait(Trait::Period);
    const std::uint64_t durations = trait(Trait::Duration);
    if (periods != 0 && periods >= durations && fits(periods))
      return choose(FieldKind::Period, periods);
    return durations != 0 && fits(durations) && choose(FieldKind::Duration, durations);
  }

  // Text that tells who someone is should not be shown by accident.
  void protect() {
    const auto most = [&](Trait what) { return trait(what) * 2 > all_; };
    field_.is_protected = most(Trait::PersonalNumber) || most(Trait::Email) ||
                          most(Trait::Telephone) || most(Trait::GivenName) ||
                          (most(Trait::PersonName) && values_.distinct.distinct() >= 2 &&
                           (is_personal(field_.name) || field_.name.ends_with("namn") ||
                            field_.name.ends_with("name")));
  }

  const Values& values_;
  Field& field_;
  std::uint64_t all_;
  std::uint64_t scraps_;
};

}  // namespace

void propose_type(const Values& values, Field& field) { TypeOf(values, field).decide(); }

bool is_unknown(std::string_view word) {
  return meaning_of(fold_case(word)) == WordMeaning::Unknown;
}

bool nearly_all(std::uint64_t fit, std::uint64_t all, std::uint64_t scraps) {
  return fit * 2 >= all && fit > scraps && (fit + scraps) * 10 >= all * 9;
}

}  // namespace regel::infer
