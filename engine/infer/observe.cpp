#include "engine/infer/observe.hpp"

#include <algorithm>

#include "engine/infer/words.hpp"
#include "engine/ingest/read_text.hpp"
#include "lang/base/hash.hpp"
#include "lang/base/unicode.hpp"

namespace regel::infer {
namespace {

void count(Values& values, Traits traits) {
  for (std::size_t i = 0; i < kTraits; ++i) {
    if (traits.has(static_cast<Trait>(i))) ++values.traits[i];
  }
  for (std::size_t i = 0; i < kWrittenForms.size(); ++i) {
    if (traits.has_form(i)) ++values.forms[i];
  }
}

}  // namespace

Place* Observer::here() {
  PlaceId id = at_;
  if (frames_.empty()) {
    ++profile_.sources[source_].documents;
    id = profile_.sources[source_].root;
  } else if (!frames_.back().object && frames_.back().place.valid()) {
    id = element_of(profile_, frames_.back().place);
    ++profile_.places[frames_.back().place].elements;
  } else if (!frames_.back().object) {
    id = {};
  }
  at_ = id;
  return id.valid() ? &profile_.places[id] : nullptr;
}

void Observer::begin_object() {
  Place* place = here();
  std::uint64_t ordinal = 0;
  if (place != nullptr) {
    ordinal = ++place->objects;
    place->next = 0;
  }
  frames_.push_back({at_, true, ordinal});
}

void Observer::name(std::string_view name) {
  const Frame& frame = frames_.back();
  at_ = {};
  if (!frame.place.valid()) return;
  at_ = member_of(profile_, frame.place, name);
  Place& place = profile_.places[frame.place];
  if (place.is_map() || !at_.valid()) return;
  Member& member = place.members[place.next - 1];
  if (member.last == frame.ordinal) {
    // A check reads neither; the first is counted, so that the place is not filled in twice.
    ++profile_.places[at_].twice;
    at_ = {};
    return;
  }
  member.last = frame.ordinal;
  ++member.objects;
}

void Observer::begin_array() {
  Place* place = here();
  if (place != nullptr) ++place->arrays;
  frames_.push_back({at_, false, 0});
}

void Observer::close(std::uint64_t begin, std::uint64_t end) {
  const PlaceId id = frames_.back().place;
  frames_.pop_back();
  if (!id.valid() || end - begin <= ingest::Limits().record) return;
  std::optional<Large>& large = profile_.places[id].large;
  if (!large) large = Large{profile_.files.size() - 1, begin};
}

void Observer::end_object(std::uint64_t begin, std::uint64_t end) { close(begin, end); }
void Observer::end_array(std::uint64_t begin, std::uint64_t end) { close(begin, end); }

void Observer::text(std::string_view text) {
  Place* place = here();
  if (place == nullptr) return;
  Values& values = place->values;
  if (ingest::is_blank(text)) {
    ++values.blanks;
    return;
  }
  std::string cleaned;
  if (!is_clean(text)) {
    cleaned = clean_text(text);
    text = cleaned;
  }
  if (text.size() <= kLongestWord) {
    const WordMeaning meaning = meaning_of(fold_case(text));
    if (meaning == WordMeaning::Blank || meaning == WordMeaning::Unknown) {
      ++values.words[std::string(text)];
      return;
    }
  }
  ++values.texts;
  values.shortest = std::min(values.shortest, text.size());
  values.longest = std::max(values.longest, text.size());
  values.distinct.add(hash64(text));
  values.add_few(text, 1);
  count(values, traits_.of(text));
}

void Observer::number(std::string_view text) {
  Place* place = here();
  if (place == nullptr) return;
  Values& values = place->values;
  const bool whole = text.find_first_of(".eE") == std::string_view::npos;
  ++(whole ? values.integers : values.decimals);
  values.distinct.add(hash64(text));
  constexpr std::size_t kDateDigits = 8;  // 20260301
  if (!whole || text.size() != kDateDigits) return;
  const Traits traits = traits_.of(text);
  for (std::size_t i = 0; i < kWrittenForms.size(); ++i) {
    if (traits.has_form(i)) ++values.forms[i];
  }
}

void Observer::yes_no(bool value) {
  Place* place = here();
  if (place != nullptr) ++(value ? place->values.yes : place->values.no);
}

void Observer::null() {
  Place* place = here();
  if (place != nullptr) ++place->values.nulls;
}

void settle(Profile& profile) {
  for (const PlaceId id : profile.places.ids()) {
    profile.places[id].values.distinct.settle();
    profile.places[id].names.settle();
  }
}

}  // namespace regel::infer
