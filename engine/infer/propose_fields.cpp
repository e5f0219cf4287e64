#include "engine/infer/propose_fields.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "engine/infer/find_registers.hpp"
#include "engine/infer/names.hpp"
#include "engine/infer/propose_type.hpp"

namespace regel::infer {
namespace {

using diag::Language;

// A name that can stand in a rule text, between quotation marks.
bool can_be_written(std::string_view name) {
  return !name.empty() && std::none_of(name.begin(), name.end(),
                                       [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

class Fields {
 public:
  Fields(Profile& profile, Language language, Proposal& proposal, std::string owner,
         std::uint64_t records)
      : profile_(profile),
        language_(language),
        proposal_(proposal),
        owner_(std::move(owner)),
        records_(records) {}

  void add_key() {
    Field field;
    field.name = scope_.unique(language_ == Language::Swedish ? "nyckel" : "key");
    field.from_key = true;
    field.records = field.filled = records_;
    fields_.push_back(std::move(field));
  }

  void add_members(PlaceId object, const std::vector<std::string>& path) {
    // Adding nested records may add places, so the members are copied.
    const std::vector<Member> members = profile_[object].members;
    std::size_t unwritable = 0;
    for (const Member& member : members) {
      if (!can_be_written(member.name)) {
        ++unwritable;
        continue;
      }
      std::vector<std::string> below = path;
      below.push_back(member.name);
      add(member.place, below);
    }
    if (unwritable != 0) {
      std::vector<std::string> below = path;
      below.push_back("…");
      leave_out(below, {fmt::format("{} namn kan inte skrivas i en regeltext", unwritable),
                        fmt::format("{} names cannot be written in a rule text", unwritable)});
    }
    if (profile_[object].left_out != 0)
      leave_out(path, {"fler namn än som går att föreslå", "more names than can be proposed"});
  }

  std::vector<Field> take() { return std::move(fields_); }

 private:
  std::string_view before() const { return language_ == Language::Swedish ? "fält" : "field"; }

  std::string name_of(const std::vector<std::string>& path) {
    std::string joined;
    for (const std::string& step : path) {
      const std::string plain = plain_name(step);
      joined += (joined.empty() || plain.empty() ? "" : "_") + plain;
    }
    return scope_.unique(safe_name(joined, before()));
  }

  Field field_at(const std::vector<std::string>& path, PlaceId place) {
    Field field;
    field.name = name_of(path);
    field.path = path;
    field.place = place;
    field.records = records_;
    return field;
  }

  void leave_out(const std::vector<std::string>& path, Bilingual why) {
    std::string at = owner_;
    for (const std::string& step : path) at += (at.empty() ? "" : " / ") + step;
    proposal_.notes.push_back({fmt::format("{} är utelämnat: {}.", at, why.sv),
                               fmt::format("{} is left out: {}.", at, why.en)});
  }

  void add(PlaceId id, const std::vector<std::string>& path) {
    const Place& place = profile_[id];
    const std::uint64_t single = place.values.count();
    if (place.objects > place.arrays && place.objects > single) {
      if (holds_records(profile_, id)) {
        if (!profile_[id].is_map()) read_as_map(profile_, id);
        add_records(path, profile_[id].each, true, profile_[id].objects);
      } else if (place.is_map()) {
        leave_out(path, {"ett objekt med alltför många namn", "an object with too many names"});
      } else if (place.members.empty()) {
        leave_out(path, {"alltid ett tomt objekt", "always an empty object"});
      } else {
        const std::uint64_t before = twice_above_;
        twice_above_ += place.twice;
        add_members(id, path);
        twice_above_ = before;
      }
      return;
    }
    if (place.arrays > single || (place.arrays != 0 && single == 0)) {
      add_list(id, path);
      return;
    }
    Field field = field_at(path, id);
    const std::uint64_t others = place.objects + place.arrays;
    finish(field, place.values, others, place.twice);
  }

  void add_list(PlaceId id, const std::vector<std::string>& path) {
    const Place& place = profile_[id];
    const PlaceId inner = place.element;
    if (inner.valid() && profile_[inner].objects > profile_[inner].values.count()) {
      add_records(path, inner, false, place.arrays);
      return;
    }
    if (inner.valid() && profile_[inner].arrays > profile_[inner].values.count()) {
      leave_out(path, {"listor i listor kan inte läsas som fält",
                       "lists in lists cannot be read as fields"});
      return;
    }
    Field field = field_at(path, inner);
    field.list = true;
    field.filled = place.arrays + place.values.count() + place.objects;
    field.optional = field.filled < records_;
    if (inner.valid()) {
      finish(field, profile_[inner].values, profile_[inner].objects + profile_[inner].arrays,
             place.twice);
    } else {
      field.filled = 0;
      field.notes.push_back(
          {"alltid tom: typen syns inte", "always empty: the type cannot be seen"});
      fields_.push_back(std::move(field));
    }
  }

  void add_records(const std::vector<std::string>& path, PlaceId inner, bool named,
                   std::uint64_t filled) {
    Field field = field_at(path, inner);
    field.list = true;
    field.kind = FieldKind::Record;
    field.filled = filled;
    field.optional = filled < records_;
    const std::string name = type_name(singular(field.name, language_));
    std::vector<Field> below = propose_fields(profile_, inner, named, name, language_, proposal_);
    if (below.empty()) {
      leave_out(path, {"posterna i listan är tomma", "the records in the list are empty"});
      return;
    }
    field.of = proposal_.records.size();
    proposal_.records.push_back({name, std::move(below)});
    fields_.push_back(std::move(field));
  }

  void finish(Field field, const Values& values, std::uint64_t others, std::uint64_t twice) {
    propose_type(values, field);
    field.broken = others + twice + twice_above_;
    field.odd += field.broken;
    if (!field.list) {
      field.filled = values.count() + others;
      for (const auto& [word, times] : values.words) {
        if (is_unknown(word)) field.unknown += times;
      }
      field.optional = field.filled + field.unknown < records_;
    }
    fields_.push_back(std::move(field));
  }

  Profile& profile_;
  Language language_;
  Proposal& proposal_;
  std::string owner_;
  std::uint64_t records_;
  std::uint64_t twice_above_ = 0;  // records with a name on the way that occurs twice
  NameScope scope_;
  std::vector<Field> fields_;
};

}  // namespace

std::vector<Field> propose_fields(Profile& profile, PlaceId record, bool named,
                                  const std::string& owner, Language language, Proposal& proposal) {
  Fields fields(profile, language, proposal, owner, profile[record].objects);
  if (named) fields.add_key();
  fields.add_members(record, {});
  return fields.take();
}

}  // namespace regel::infer
