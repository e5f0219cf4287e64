#include "engine/infer/describe.hpp"

#include <fmt/format.h>

#include "lang/base/check.hpp"

namespace regel::infer {
namespace {

using diag::Language;

std::string percent(std::uint64_t part, std::uint64_t whole) {
  const std::uint64_t share = whole == 0 ? 0 : part * 100 / whole;
  return share == 0 && part != 0 ? "<1 %" : fmt::format("{} %", share);
}

// An estimate in two digits and zeros.
std::uint64_t rounded(std::uint64_t number) {
  std::uint64_t unit = 1;
  while (number / unit >= 100) unit *= 10;
  return number / unit * unit;
}

bool counts_values(const Field& field) {
  switch (field.kind) {
    case FieldKind::Text:
    case FieldKind::Integer:
    case FieldKind::Code:
    case FieldKind::Level:
    case FieldKind::Link:
      return field.place.valid();
    case FieldKind::Number:
    case FieldKind::YesNo:
    case FieldKind::Date:
    case FieldKind::Instant:
    case FieldKind::Period:
    case FieldKind::Duration:
    case FieldKind::Record:
      return false;
  }
  REGEL_UNREACHABLE();
}

Bilingual kind_words(FieldKind kind) {
  switch (kind) {
    case FieldKind::Text:
      return {"text", "text"};
    case FieldKind::Integer:
      return {"heltal", "an integer"};
    case FieldKind::Number:
      return {"tal", "a number"};
    case FieldKind::YesNo:
      return {"ja eller nej", "yes or no"};
    case FieldKind::Date:
      return {"datum", "a date"};
    case FieldKind::Instant:
      return {"tidpunkt", "an instant"};
    case FieldKind::Period:
      return {"period", "a period"};
    case FieldKind::Duration:
      return {"varaktighet", "a duration"};
    case FieldKind::Code:
      return {"kod", "a code"};
    case FieldKind::Level:
      return {"nivå", "a level"};
    case FieldKind::Link:
      return {"länk", "a link"};
    case FieldKind::Record:
      return {"post", "a record"};
  }
  REGEL_UNREACHABLE();
}

class Description {
 public:
  explicit Description(Language language) : swedish_(language == Language::Swedish) {}

  void add(std::string sv, std::string en) {
    text_ += (text_.empty() ? "" : "; ") + (swedish_ ? std::move(sv) : std::move(en));
  }
  void add(const Bilingual& note) { add(note.sv, note.en); }
  std::string take() { return std::move(text_); }

 private:
  bool swedish_;
  std::string text_;
};

}  // namespace

std::string describe(const Profile& profile, const Field& field, Language language) {
  Description out(language);
  if (field.from_key) return {};
  if (field.filled >= field.records) {
    out.add("alltid ifyllt", "always filled in");
  } else if (field.filled != 0) {
    const std::string share = percent(field.filled, field.records);
    out.add(share + " ifyllda", share + " filled in");
  }
  if (counts_values(field)) {
    const Sketch& distinct = profile[field.place].values.distinct;
    const std::uint64_t number = distinct.distinct();
    if (!field.list && number > 1 && number == field.filled) {
      out.add("alla olika", "all different");
    } else if (number == 1 && field.filled > 1) {
      out.add("alltid samma", "always the same");
    } else if (number > 1 && distinct.exact()) {
      out.add(fmt::format("{} olika", number), fmt::format("{} different", number));
    } else if (number > 1 && !field.list && distinct.repeated() == 0) {
      out.add("alla olika i ett urval", "all different in a sample");
    } else if (number > 1) {
      out.add(fmt::format("ungefär {} olika", rounded(number)),
              fmt::format("about {} different", rounded(number)));
    }
  }
  if (field.kind == FieldKind::Record) {
    const std::uint64_t inside = profile[field.place].objects;
    out.add(fmt::format("{} poster", inside), fmt::format("{} records", inside));
  }
  if (field.unknown != 0) {
    out.add(fmt::format("{} {}", field.unknown,
                        field.unknown == 1 ? "angiven som okänd" : "angivna som okända"),
            fmt::format("{} recorded as unknown", field.unknown));
  }
  if (field.odd != 0) {
    const Bilingual what = kind_words(field.kind);
    out.add(fmt::format("{} går inte att läsa som {}", field.odd, what.sv),
            fmt::format("{} cannot be read as {}", field.odd, what.en));
  }
  for (const Bilingual& note : field.notes) out.add(note);
  return out.take();
}

std::string describe(const Register& reg, Language language) {
  const bool swedish = language == Language::Swedish;
  std::string files;
  for (const std::string& file : reg.files) files += (files.empty() ? "" : ", ") + file;
  if (reg.records == 1)
    return fmt::format(fmt::runtime(swedish ? "1 post i {}" : "1 record in {}"), files);
  return fmt::format(fmt::runtime(swedish ? "{} poster i {}" : "{} records in {}"), reg.records,
                     files);
}

}  // namespace regel::infer
