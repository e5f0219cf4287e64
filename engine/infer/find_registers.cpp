#include "engine/infer/find_registers.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "engine/infer/names.hpp"
#include "engine/infer/words.hpp"
#include "lang/base/hash.hpp"

namespace regel::infer {
namespace {

using types::JsonPath;
using types::PathStep;

constexpr std::size_t kDeepest = 4;       // objects that an envelope may have inside each other
constexpr std::uint64_t kFewInside = 20;  // elements that one record may well have

JsonPath with(JsonPath path, PathStep::Kind kind, std::string name = {}) {
  path.push_back({kind, std::move(name)});
  return path;
}

class Search {
 public:
  Search(Profile& profile, const Source& source) : profile_(profile), source_(source) {}

  FoundAll run() {
    const Place& root = profile_[source_.root];
    const bool one_each = !source_.lines && source_.documents == source_.file_count;
    if (root.arrays != 0) array(source_.root, {}, "");
    if (root.objects == 0) return std::move(all_);
    if (holds_records(profile_, source_.root) && one_each) {
      members(source_.root, {}, "");
    } else if (one_each && !is_one_record()) {
      object(source_.root, {}, 0);
    }
    read_envelope();
    // Where nothing inside is a register, each document is a record; unless it only has lists that
    // happen to be empty.
    if (all_.registers.empty() && (all_.notes.empty() || has_values(source_.root))) {
      all_.notes.clear();
      add({}, source_.root, "", profile_[source_.root].objects);
    }
    return std::move(all_);
  }

 private:
  // A document with a name of its own and little in its lists tells of one thing.
  bool is_one_record() const {
    const Place& root = profile_[source_.root];
    std::uint64_t single = 0;
    std::uint64_t inside = 0;
    bool named = false;
    for (const Member& member : root.members) {
      const Place& place = profile_[member.place];
      inside += place.elements;
      if (place.values.count() == 0) continue;
      ++single;
      named = named || key_rank(plain_name(member.name)) <= 1;
    }
    return (named || single >= 4) && inside < kFewInside * source_.documents;
  }

  void add(JsonPath rows, PlaceId record, std::string called, std::uint64_t records) {
    Found found;
    found.rows = std::move(rows);
    found.record = record;
    found.called = std::move(called);
    found.records = records;
    all_.registers.push_back(std::move(found));
  }

  void array(PlaceId id, const JsonPath& path, const std::string& called) {
    const Place& place = profile_[id];
    const JsonPath rows = with(path, PathStep::Kind::Elements);
    if (!place.element.valid()) {
      all_.notes.push_back(
          {fmt::format("{} är en tom lista: inget att föreslå.", path_text(path)),
           fmt::format("{} is an empty list: nothing to propose.", path_text(path))});
      return;
    }
    const Place& element = profile_[place.element];
    if (element.objects != 0) {
      add(rows, place.element, called, element.objects);
    } else if (element.arrays != 0) {
      array(place.element, rows, called);
    } else {
      all_.notes.push_back(
          {fmt::format("{} är en lista av värden, inte av poster.", path_text(path)),
           fmt::format("{} is a list of values, not of records.", path_text(path))});
    }
  }

  void members(PlaceId id, const JsonPath& path, const std::string& called) {
    if (!profile_[id].is_map()) read_as_map(profile_, id);
    const PlaceId each = profile_[id].each;
    add(with(path, PathStep::Kind::Members), each, called, profile_[each].objects);
    all_.registers.back().members = true;
    all_.registers.back().names_of = id;
  }

  // An envelope: registers may lie in any of its members.
  void object(PlaceId id, const JsonPath& path, std::size_t depth) {
    const std::vector<Member> all = profile_[id].members;
    for (const Member& member : all) {
      const JsonPath at = with(path, PathStep::Kind::Member, member.name);
      const Place& place = profile_[member.place];
      if (place.values.count() != 0) envelope_.emplace_back(at, member.place);
      if (place.arrays != 0 && (depth == 0 || has_objects(place)))
        array(member.place, at, member.name);
      if (profile_[member.place].objects == 0) continue;
      if (holds_records(profile_, member.place)) {
        members(member.place, at, member.name);
      } else if (depth < kDeepest) {
        object(member.place, at, depth + 1);
      }
    }
  }

  bool has_values(PlaceId id) const {
    return std::any_of(
        profile_[id].members.begin(), profile_[id].members.end(),
        [&](const Member& member) { return profile_[member.place].values.count() != 0; });
  }
  bool has_objects(const Place& place) const {
    return place.element.valid() && profile_[place.element].objects != 0;
  }

  // Whether the only value is this number.
  static bool is_number(const Values& values, std::uint64_t number) {
    Sketch one;
    one.add(hash64(std::to_string(number)));
    one.settle();
    return one.overlap(values.distinct).found == 1;
  }

  // What the envelope says of its registers: when it was made, and how many records it holds.
  void read_envelope() {
    if (source_.documents != 1) return;
    for (const auto& [at, place] : envelope_) {
      const Values& values = profile_[place].values;
      const std::string name = plain_name(at.back().name);
      const bool is_time = values.trait(Trait::Date) + values.trait(Trait::LocalTime) +
                               values.trait(Trait::ZonedTime) ==
                           1;
      for (Found& found : all_.registers) {
        if (is_time && is_export_time(name) && !found.exported) found.exported = at;
        const std::string called = plain_name(found.called);
        const bool about_it = all_.registers.size() == 1 ||
                              (!called.empty() && name.find(called) != std::string::npos);
        if (values.integers != 1 || !about_it || !is_count(name) || found.count) continue;
        if (is_number(values, found.records)) {
          found.count = at;
          continue;
        }
        all_.notes.push_back(
            {fmt::format("{} är inte antalet poster i {}, {}: är det något annat, eller är uttaget "
                         "inte komplett?",
                         path_text(at), path_text(found.rows), found.records),
             fmt::format("{} is not the number of records in {}, {}: is it something else, or is "
                         "the export not complete?",
                         path_text(at), path_text(found.rows), found.records)});
      }
    }
  }

  Profile& profile_;
  const Source& source_;
  FoundAll all_;
  std::vector<std::pair<JsonPath, PlaceId>> envelope_;  // its values
};

}  // namespace

FoundAll find_registers(Profile& profile, const Source& source) {
  return Search(profile, source).run();
}

bool holds_records(const Profile& profile, PlaceId id) {
  const Place& place = profile[id];
  if (place.is_map()) {
    const Place& each = profile[place.each];
    return each.objects != 0 && each.arrays == 0 && each.values.count() == 0;
  }
  if (place.members.size() < 3) return false;
  std::set<std::string_view> names;
  std::size_t sum = 0;
  for (const Member& member : place.members) {
    const Place& inner = profile[member.place];
    if (inner.objects == 0 || inner.arrays != 0 || inner.values.count() != 0) return false;
    if (inner.members.size() < 2 || member.objects * 2 > place.objects + 1) return false;
    for (const Member& below : inner.members) names.insert(below.name);
    sum += inner.members.size();
  }
  // Alike: on average each has two thirds of all the names there are.
  return sum * 3 >= names.size() * place.members.size() * 2;
}

std::string path_text(const JsonPath& path) {
  std::string text = "$";
  for (const PathStep& step : path) {
    switch (step.kind) {
      case PathStep::Kind::Elements:
        text += "[*]";
        break;
      case PathStep::Kind::Members:
        text += ".*";
        break;
      case PathStep::Kind::Member: {
        const std::string& name = step.name;
        const bool plain =
            !name.empty() && name != "*" && name.find_first_of(".[") == std::string::npos;
        const char quote = name.find("']") == std::string::npos ? '\'' : '"';
        text += plain ? "." + name : std::string("[") + quote + name + quote + "]";
        break;
      }
    }
  }
  return text;
}

}  // namespace regel::infer
