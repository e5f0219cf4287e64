#include "engine/infer/join_sources.hpp"

#include <algorithm>
#include <set>
#include <string>

#include <fmt/format.h>

namespace regel::infer {
namespace {

constexpr int kNamesDeep = 4;
constexpr std::uint64_t kLeastRecords = 3;  // before the same values mean the same records

using Names = std::set<std::string>;

void collect_names(const Profile& profile, PlaceId id, const std::string& above, int depth,
                   Names& names) {
  if (!id.valid() || depth == 0) return;
  const Place& place = profile[id];
  for (const Member& member : place.members) {
    const std::string path = above + "/" + member.name;
    names.insert(path);
    collect_names(profile, member.place, path, depth - 1, names);
  }
  collect_names(profile, place.element, above + "[]", depth, names);
  collect_names(profile, place.each, above + ".*", depth, names);
}

std::string without_digits(std::string text) {
  text.erase(std::remove_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }),
             text.end());
  return text;
}

bool alike(const Profile& profile, const Source& a, const Source& b) {
  if (a.files.size() != a.file_count || b.files.size() != b.file_count) return false;  // patterns
  if (a.files.front() == "-" || b.files.front() == "-") return false;
  if (without_digits(a.files.front()) != without_digits(b.files.front())) return false;
  Names in_a;
  Names in_b;
  collect_names(profile, a.root, "", kNamesDeep, in_a);
  collect_names(profile, b.root, "", kNamesDeep, in_b);
  const auto common = static_cast<std::size_t>(
      std::count_if(in_a.begin(), in_a.end(), [&](const auto& name) { return in_b.count(name); }));
  const std::size_t all = in_a.size() + in_b.size() - common;
  return all != 0 && common * 3 >= all * 2;
}

bool all_different(const Values& values) {
  return values.count() >= kLeastRecords && values.distinct.repeated() == 0 &&
         values.distinct.distinct() == values.count();
}

// As many files as people like to see in a line; more are named by a pattern.
constexpr std::size_t kMostNamed = 8;

void name_by_pattern(Source& source) {
  if (source.files.size() <= kMostNamed) return;
  const std::string& first = source.files.front();
  std::size_t same = first.size();
  std::size_t same_end = first.size();
  for (const std::string& file : source.files) {
    const auto differ = std::mismatch(first.begin(), first.end(), file.begin(), file.end());
    same = std::min(same, static_cast<std::size_t>(differ.first - first.begin()));
    const auto end = std::mismatch(first.rbegin(), first.rend(), file.rbegin(), file.rend());
    same_end = std::min(same_end, static_cast<std::size_t>(end.first - first.rbegin()));
  }
  if (first.find('/', same) != std::string::npos || same + same_end > first.size()) return;
  source.files = {first.substr(0, same) + "*" + first.substr(first.size() - same_end)};
}

// Some field tells the records apart in both, and has mostly the same values.
bool same_records(const Profile& profile, PlaceId a_id, PlaceId b_id, int depth) {
  if (!a_id.valid() || !b_id.valid() || depth == 0) return false;
  const Place& a = profile[a_id];
  const Place& b = profile[b_id];
  for (const Member& member : a.members) {
    const auto known = b.by_name.find(member.name);
    if (known == b.by_name.end()) continue;
    const Member& other = b.members[known->second];
    const Values& in_a = profile[member.place].values;
    const Values& in_b = profile[other.place].values;
    if (all_different(in_a) && all_different(in_b)) {
      const Sketch::Overlap overlap = in_a.distinct.overlap(in_b.distinct);
      if (overlap.found * 2 >= overlap.compared) return true;
    }
    if (same_records(profile, member.place, other.place, depth - 1)) return true;
  }
  return same_records(profile, a.element, b.element, depth - 1) ||
         same_records(profile, a.each, b.each, depth - 1);
}

}  // namespace

std::vector<Bilingual> join_sources(Profile& profile) {
  std::vector<Bilingual> notes;
  std::vector<Source> kept;
  for (Source& source : profile.sources) {
    const auto like = std::find_if(kept.begin(), kept.end(), [&](const Source& other) {
      return alike(profile, other, source);
    });
    if (like == kept.end()) {
      kept.push_back(std::move(source));
      continue;
    }
    if (!same_records(profile, like->root, source.root, kNamesDeep)) {
      merge(profile, like->root, source.root);
      like->documents += source.documents;
      like->file_count += source.file_count;
      like->files.push_back(source.files.front());
      continue;
    }
    if (like->files.front() < source.files.front()) std::swap(*like, source);
    const std::string& earlier = source.files.front();
    const std::string& latest = like->files.front();
    notes.push_back(
        {fmt::format("{} ser ut som ett tidigare uttag av {}: se `regel help check`, --previous.",
                     earlier, latest),
         fmt::format("{} seems to be an earlier export of {}: see `regel help check`, --previous.",
                     earlier, latest)});
  }
  for (Source& source : kept) name_by_pattern(source);
  profile.sources = std::move(kept);
  return notes;
}

}  // namespace regel::infer
