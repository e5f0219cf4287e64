#include "engine/infer/propose_lists.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "engine/infer/names.hpp"
#include "engine/infer/propose_type.hpp"
#include "engine/infer/words.hpp"
#include "lang/base/unicode.hpp"

namespace regel::infer {
namespace {

constexpr std::size_t kMostCodes = 24;
constexpr std::size_t kMostLevels = 12;
constexpr std::uint64_t kLeastTexts = 6;
constexpr std::uint64_t kLeastRepeats = 3;  // times that a code occurs on average
constexpr std::uint64_t kManyRepeats = 5;
constexpr std::size_t kLongestCode = 60;  // bytes
constexpr std::size_t kMostWords = 6;

struct Spelled {
  std::string text;  // the commonest spelling
  std::uint64_t times = 0;
  std::uint64_t of_text = 0;
};
// By what the text folds to.
using Spellings = std::map<std::string, Spelled>;

Spellings spellings_of(const Values& values) {
  Spellings all;
  for (const auto& [text, times] : values.few) {
    Spelled& spelled = all[fold_case(text)];
    spelled.times += times;
    if (times <= spelled.of_text) continue;
    spelled.text = text;
    spelled.of_text = times;
  }
  return all;
}

std::size_t words_in(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1;
}

bool may_be_codes(const Values& values, const Spellings& spellings, const Field& field) {
  if (values.many || field.is_protected || spellings.size() < 2 || spellings.size() > kMostCodes)
    return false;
  if (values.texts < kLeastTexts || values.texts < spellings.size() * kLeastRepeats) return false;
  if (values.texts * 10 < values.count() * 9) return false;
  constexpr int kSaysKey = 3;
  if (key_rank(field.name) <= kSaysKey || is_free_text(field.name) || is_personal(field.name) ||
      field.name.ends_with("namn") || field.name.ends_with("name"))
    return false;
  for (const Trait what : {Trait::PersonName, Trait::GivenName, Trait::PersonalNumber, Trait::Email,
                           Trait::Telephone, Trait::Web}) {
    const bool allowed = what == Trait::PersonName && values.trait(what) * 2 <= values.texts;
    if (values.trait(what) != 0 && !allowed) return false;
  }
  std::size_t once = 0;
  for (const auto& [folded, spelled] : spellings) {
    if (spelled.times == 1) ++once;
    if (spelled.text.ends_with('.') || spelled.text.size() > kLongestCode ||
        words_in(spelled.text) > kMostWords)
      return false;
  }
  // A value that stands alone may be someone's words; where all others come back again and again it
  // is a rare code.
  const bool repeated = values.texts >= spellings.size() * kManyRepeats;
  return once * (repeated ? 2 : 4) <= spellings.size();
}

// The levels that the values name; none unless nearly all do, and each label has one number.
std::optional<std::map<std::int64_t, std::set<std::string>>> levels_of(const Values& values) {
  if (values.many || values.trait(Trait::Level) < 2 || values.trait(Trait::GivenName) != 0 ||
      !nearly_all(values.trait(Trait::Level), values.count(), values.trait(Trait::Scrap)))
    return std::nullopt;
  std::map<std::int64_t, std::set<std::string>> levels;
  std::map<std::string, std::int64_t> numbers;
  for (const auto& [text, times] : values.few) {
    const auto level = level_of(text);
    if (!level) continue;
    levels[level->number].insert(text);
    const auto [at, fresh] = numbers.emplace(fold_case(level->label), level->number);
    if (!fresh && at->second != level->number) return std::nullopt;
  }
  const bool repeated = values.trait(Trait::Level) * 3 >= levels.size() * 4;
  if (levels.size() < 2 || levels.size() > kMostLevels || !repeated) return std::nullopt;
  return levels;
}

class Lists {
 public:
  Lists(const Profile& profile, diag::Language language, Proposal& proposal)
      : profile_(profile), language_(language), proposal_(proposal) {}

  void visit(Field& field) {
    if (field.kind != FieldKind::Text || !field.place.valid()) return;
    const Values& values = profile_[field.place].values;
    if (const auto levels = levels_of(values)) {
      field.kind = FieldKind::Level;
      field.of = scale_of(*levels, field.name);
      narrow(field, values, values.trait(Trait::Level));
      return;
    }
    const Spellings spellings = spellings_of(values);
    if (!may_be_codes(values, spellings, field)) return;
    field.kind = FieldKind::Code;
    field.of = list_of(spellings, field.name);
    narrow(field, values, values.texts);
  }

 private:
  // What was not even a text is odd already.
  static void narrow(Field& field, const Values& values, std::uint64_t fit) {
    field.odd += values.count() - values.yes - values.no - fit;
  }

  std::string_view before() const { return language_ == diag::Language::Swedish ? "kod" : "code"; }

  std::size_t list_of(const Spellings& spellings, const std::string& called) {
    std::set<std::string> folded;
    for (const auto& [text, spelled] : spellings) folded.insert(text);
    for (std::size_t i = 0; i < known_.size(); ++i) {
      if (known_[i] == folded) return i;
    }
    CodeList list{type_name(called), {}};
    NameScope scope;
    for (const auto& [text, spelled] : spellings)
      list.codes.push_back({scope.unique(safe_name(spelled.text, before())), spelled.text});
    known_.push_back(std::move(folded));
    proposal_.lists.push_back(std::move(list));
    return proposal_.lists.size() - 1;
  }

  using Levels = std::map<std::int64_t, std::set<std::string>>;

  // Where both have a level they have a label in common, and that is so for at least half.
  static bool agree(const Scale& scale, const Levels& levels) {
    std::size_t common = 0;
    for (const Level& level : scale.levels) {
      const auto other = levels.find(level.number);
      if (other == levels.end()) continue;
      const auto is_there = [&](const std::string& label) {
        return std::any_of(other->second.begin(), other->second.end(),
                           [&](const auto& text) { return fold_case(text) == fold_case(label); });
      };
      const bool same = std::any_of(level.labels.begin(), level.labels.end(), is_there);
      if (!same) return false;
      ++common;
    }
    return common * 2 >= std::min(scale.levels.size(), levels.size()) && common > 0;
  }

  std::size_t scale_of(const Levels& levels, const std::string& called) {
    std::size_t at = 0;
    while (at < proposal_.scales.size() && !agree(proposal_.scales[at], levels)) ++at;
    if (at == proposal_.scales.size()) proposal_.scales.push_back({type_name(called), {}});
    Scale& scale = proposal_.scales[at];
    for (const auto& [number, labels] : levels) {
      auto known = std::find_if(scale.levels.begin(), scale.levels.end(),
                                [n = number](const Level& level) { return level.number == n; });
      if (known == scale.levels.end()) {
        scale.levels.push_back({number, {}, {}});
        known = scale.levels.end() - 1;
      }
      for (const std::string& label : labels) {
        const bool there = std::any_of(
            known->labels.begin(), known->labels.end(),
            [&](const std::string& other) { return fold_case(other) == fold_case(label); });
        if (!there) known->labels.push_back(label);
      }
    }
    std::sort(scale.levels.begin(), scale.levels.end(),
              [](const Level& a, const Level& b) { return a.number < b.number; });
    name_levels(scale);
    return at;
  }

  void name_levels(Scale& scale) const {
    NameScope scope;
    for (Level& level : scale.levels) {
      const auto text = level_of(level.labels.front());
      const std::string_view swedish = "nivå";
      level.name = scope.unique(
          safe_name(text->label, language_ == diag::Language::Swedish ? swedish : "level"));
    }
  }

  const Profile& profile_;
  diag::Language language_;
  Proposal& proposal_;
  std::vector<std::set<std::string>> known_;  // by list: its values
};

}  // namespace

void propose_lists(const Profile& profile, diag::Language language, Proposal& proposal) {
  Lists lists(profile, language, proposal);
  for (Register& reg : proposal.registers) {
    for (Field& field : reg.fields) lists.visit(field);
  }
  for (Record& record : proposal.records) {
    for (Field& field : record.fields) lists.visit(field);
  }
}

}  // namespace regel::infer
