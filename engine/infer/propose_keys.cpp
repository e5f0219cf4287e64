#include "engine/infer/propose_keys.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/infer/words.hpp"

namespace regel::infer {
namespace {

constexpr std::size_t kLongestKey = 40;  // bytes, of a field whose name does not say "key"
constexpr std::size_t kKeyLengths = 4;   // how much such keys may differ in length
constexpr std::uint64_t kNearly = 20;    // one in so many may be wrong

bool may_be_key(const Field& field) {
  const bool kind = field.kind == FieldKind::Text || field.kind == FieldKind::Integer;
  const bool readable = field.odd * kNearly <= field.filled;
  return kind && readable && !field.list && field.place.valid() && field.filled != 0;
}

int rank_of(const Profile& profile, const Field& field) {
  int rank = key_rank(field.name);
  if (rank == kNotAKey) {
    const Values& values = profile[field.place].values;
    const bool uniform =
        values.longest <= kLongestKey && values.longest <= values.shortest + kKeyLengths;
    if (values.texts == 0 || !uniform || field.records < 3) return kNotAKey;
    rank = kNotAKey - 1;
  }
  // An id further in is that of something else.
  if (field.path.size() > 1) rank = std::max(rank, kNotAKey - 2);
  return field.is_protected ? kNotAKey - 1 : rank;
}

// Unique but for a few records: the key, and what is wrong with it is worth a finding.
bool nearly_unique(const Profile& profile, const Field& field) {
  const Sketch& distinct = profile[field.place].values.distinct;
  return field.filled + field.filled / kNearly >= field.records &&
         distinct.distinct() + field.filled / kNearly >= field.filled;
}

// With the fields that could be one all the same.
void note_no_key(const Profile& profile, Register& reg) {
  std::string names;
  for (const Field& field : reg.fields) {
    const bool differs = may_be_key(field) && field.records > 1 && field.filled == field.records &&
                         is_unique(profile, field);
    if (differs) names += (names.empty() ? "" : ", ") + field.name;
  }
  if (names.empty()) {
    reg.notes.push_back({"Ingen nyckel syns: inget fält är ifyllt och olika i alla poster.",
                         "No key in sight: no field is filled in and different in every record."});
  } else {
    reg.notes.push_back({"Ingen säker nyckel syns. Olika i alla poster: " + names + ".",
                         "No certain key in sight. Different in every record: " + names + "."});
  }
}

}  // namespace

bool is_unique(const Profile& profile, const Field& field) {
  if (!field.place.valid()) return true;
  const Sketch& distinct = profile[field.place].values.distinct;
  return distinct.repeated() == 0;
}

void propose_key(const Profile& profile, Register& reg) {
  int best = kNotAKey;
  for (std::size_t i = 0; i < reg.fields.size(); ++i) {
    const Field& field = reg.fields[i];
    if (field.from_key) {
      reg.key = i;
      return;
    }
    if (!may_be_key(field) || field.filled != field.records || !is_unique(profile, field)) continue;
    const int rank = rank_of(profile, field);
    if (rank >= best) continue;
    best = rank;
    reg.key = i;
  }
  constexpr int kSaysKey = 2;  // id, nummer
  for (std::size_t i = 0; i < reg.fields.size() && best > kSaysKey; ++i) {
    Field& field = reg.fields[i];
    if (!may_be_key(field) || field.path.size() > 1 || key_rank(field.name) > kSaysKey) continue;
    const std::uint64_t twice = profile[field.place].values.distinct.repeated();
    if (nearly_unique(profile, field)) {
      reg.key = i;
      best = 0;
    }
    if (twice == 0) continue;
    if (twice == 1) {
      field.notes.push_back(
          {"ett värde förekommer flera gånger", "one value occurs several times"});
      continue;
    }
    field.notes.push_back({fmt::format("{} värden förekommer flera gånger", twice),
                           fmt::format("{} values occur several times", twice)});
  }
  if (reg.key) {
    reg.fields[*reg.key].optional = false;
    return;
  }
  note_no_key(profile, reg);
}

void drop_chance_key(const Profile& profile, const Proposal& proposal, Register& reg) {
  if (!reg.key) return;
  const Field& key = reg.fields[*reg.key];
  if (key.kind != FieldKind::Link || key_rank(key.name) != kNotAKey) return;
  const auto leads_here = [&](const Field& field) {
    return field.kind == FieldKind::Link && !field.on && &proposal.registers[field.of] == &reg;
  };
  const auto any = [&](const std::vector<Field>& fields) {
    return std::any_of(fields.begin(), fields.end(), leads_here);
  };
  for (const Register& other : proposal.registers) {
    if (any(other.fields)) return;
  }
  for (const Record& record : proposal.records) {
    if (any(record.fields)) return;
  }
  reg.key.reset();
  note_no_key(profile, reg);
}

}  // namespace regel::infer
