#include "engine/infer/profile.hpp"

#include <algorithm>
#include <utility>

#include "lang/base/hash.hpp"

namespace regel::infer {
namespace {

constexpr std::size_t kLongestFew = 80;  // bytes; what is longer is no code

// Names that come and go are keys of a map; a wide record has most of its names each time. Of one
// object alone its members tell: those of a map hold something themselves.
bool looks_like_map(const Profile& profile, const Place& place) {
  std::uint64_t present = 0;
  std::uint64_t containers = 0;
  for (const Member& member : place.members) {
    present += member.objects;
    const Place& inside = profile[member.place];
    if (inside.objects + inside.arrays != 0) ++containers;
  }
  if (place.objects == 1) return containers * 2 > place.members.size();
  return present * 2 < place.objects * place.members.size();
}

}  // namespace

std::uint64_t Values::word_count() const {
  std::uint64_t sum = 0;
  for (const auto& [word, times] : words) sum += times;
  return sum;
}

void Values::add_few(std::string_view text, std::uint64_t times) {
  if (many) return;
  const std::string key(text);
  const auto known = few.find(key);
  if (known != few.end()) {
    known->second += times;
  } else if (few.size() < kMostFew && text.size() <= kLongestFew) {
    few.emplace(key, times);
  } else {
    many = true;
    few.clear();
  }
}

void Values::add(const Values& other) {
  nulls += other.nulls;
  blanks += other.blanks;
  yes += other.yes;
  no += other.no;
  integers += other.integers;
  decimals += other.decimals;
  texts += other.texts;
  for (const auto& [word, times] : other.words) words[word] += times;
  for (std::size_t i = 0; i < traits.size(); ++i) traits[i] += other.traits[i];
  for (std::size_t i = 0; i < forms.size(); ++i) forms[i] += other.forms[i];
  shortest = std::min(shortest, other.shortest);
  longest = std::max(longest, other.longest);
  distinct.add(other.distinct);
  for (const auto& [text, times] : other.few) add_few(text, times);
  if (!other.many) return;
  many = true;
  few.clear();
}

PlaceId member_of(Profile& profile, PlaceId id, std::string_view name) {
  Place* place = &profile.places[id];
  if (place->is_map()) {
    place->names.add(hash64(name));
    return place->each;
  }
  std::uint32_t index = place->next;
  if (index >= place->members.size() || place->members[index].name != name) {
    const auto known = place->by_name.find(name);
    if (known != place->by_name.end()) {
      index = known->second;
    } else if (place->members.size() < kMostMembers) {
      const PlaceId fresh = profile.places.add({});
      place = &profile.places[id];
      index = static_cast<std::uint32_t>(place->members.size());
      place->members.push_back({std::string(name), fresh, 0, 0});
      place->by_name.emplace(name, index);
    } else if (looks_like_map(profile, *place)) {
      read_as_map(profile, id);
      return member_of(profile, id, name);
    } else {
      ++place->left_out;
      return {};
    }
  }
  place->next = index + 1;
  return place->members[index].place;
}

PlaceId element_of(Profile& profile, PlaceId id) {
  if (!profile[id].element.valid()) {
    const PlaceId fresh = profile.places.add({});
    profile.places[id].element = fresh;
  }
  return profile[id].element;
}

void read_as_map(Profile& profile, PlaceId id) {
  const PlaceId each = profile.places.add({});
  std::vector<Member> members = std::move(profile.places[id].members);
  profile.places[id].members.clear();
  profile.places[id].by_name.clear();
  profile.places[id].each = each;
  for (const Member& member : members) {
    for (std::uint64_t i = 0; i < std::min<std::uint64_t>(member.objects, 2); ++i)
      profile.places[id].names.add(hash64(member.name));
    merge(profile, each, member.place);
  }
}

void merge(Profile& profile, PlaceId into, PlaceId from_id) {
  // References into the store do not survive what merging members adds to it.
  const Place from = profile[from_id];
  {
    Place& to = profile.places[into];
    to.objects += from.objects;
    to.arrays += from.arrays;
    to.elements += from.elements;
    to.left_out += from.left_out;
    to.twice += from.twice;
    if (!to.large) to.large = from.large;
    to.values.add(from.values);
    to.names.add(from.names);
  }
  if (from.is_map()) {
    if (!profile[into].is_map()) read_as_map(profile, into);
    merge(profile, profile[into].each, from.each);
  }
  for (const Member& member : from.members) {
    const PlaceId place = member_of(profile, into, member.name);
    if (!place.valid()) continue;
    const auto known = profile[into].by_name.find(member.name);
    if (known != profile[into].by_name.end())
      profile.places[into].members[known->second].objects += member.objects;
    merge(profile, place, member.place);
  }
  if (from.element.valid()) merge(profile, element_of(profile, into), from.element);
}

}  // namespace regel::infer
