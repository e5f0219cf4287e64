#include "engine/infer/propose_links.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "engine/infer/names.hpp"
#include "engine/infer/propose_keys.hpp"
#include "engine/infer/words.hpp"
#include "lang/base/text.hpp"

namespace regel::infer {
namespace {

constexpr std::uint64_t kLeastValues = 3;    // different ones, if the name does not agree
constexpr std::uint64_t kLeastOnUnique = 5;  // and what they are in is not a key
constexpr std::size_t kLeastSharedName = 4;  // letters

struct Target {
  std::size_t reg = 0;
  std::size_t field = 0;
  bool is_key = false;
};

struct Candidate {
  Target target;
  Sketch::Overlap overlap;
  int score = 0;
};

bool may_hold_key(const Field& field) {
  return (field.kind == FieldKind::Text || field.kind == FieldKind::Integer) &&
         field.place.valid() && field.filled != 0;
}

class Links {
 public:
  Links(const Profile& profile, Proposal& proposal) : profile_(profile), proposal_(proposal) {
    for (std::size_t r = 0; r < proposal.registers.size(); ++r) {
      const Register& reg = proposal.registers[r];
      for (std::size_t f = 0; f < reg.fields.size(); ++f) {
        const bool is_key = reg.key == f;
        if (is_key || may_be_unique(reg.fields[f])) targets_.push_back({r, f, is_key});
      }
    }
  }

  // `owner` is the register that the field is of; none for nested records.
  void visit(Field& field, std::optional<std::size_t> owner, bool is_key) {
    if (!may_hold_key(field)) return;
    std::optional<Candidate> best;
    for (const Target& target : targets_) {
      if (&proposal_.registers[target.reg].fields[target.field] == &field) continue;
      const auto candidate = try_target(field, target, owner, is_key);
      if (candidate && (!best || candidate->score > best->score)) best = candidate;
    }
    if (best) chosen_.push_back({&field, owner, *best});
  }

  // Once all are found, so that a link does not hide a key from the next.
  void apply() {
    for (const Chosen& chosen : chosen_) apply(*chosen.field, chosen.owner, chosen.candidate);
  }

 private:
  struct Chosen {
    Field* field;
    std::optional<std::size_t> owner;
    Candidate candidate;
  };

  bool may_be_unique(const Field& field) const {
    return field.kind == FieldKind::Text && !field.list && field.place.valid() &&
           !field.is_protected && field.records >= kLeastValues &&
           field.filled * 10 >= field.records * 9 && is_unique(profile_, field);
  }

  const Values& values(const Field& field) const { return profile_[field.place].values; }
  std::uint64_t odd_as_text(const Field& field) const {
    return field.broken + values(field).yes + values(field).no;
  }

  bool is_numeric(const Field& field) const {
    const Values& all = values(field);
    return (all.numbers() + all.trait(Trait::Whole)) * 2 > all.count();
  }

  // The field's name says which register it means.
  static bool agrees(const Field& field, const Register& reg, const Field& key) {
    const std::string called = plain_name(reg.name);
    if (field.name.find(called) != std::string::npos) return true;
    const auto parts = split(field.name, '_');
    const auto shares = [&](std::string_view part) {
      return part.size() >= kLeastSharedName &&
             (called.starts_with(part) || part.starts_with(called));
    };
    if (std::any_of(parts.begin(), parts.end(), shares)) return true;
    return key.name.size() >= kLeastSharedName && field.name.find(key.name) != std::string::npos;
  }

  std::optional<Candidate> try_target(const Field& field, const Target& target,
                                      std::optional<std::size_t> owner, bool is_key) const {
    const Register& reg = proposal_.registers[target.reg];
    const Field& key = reg.fields[target.field];
    if (!key.place.valid()) return std::nullopt;
    const bool self = owner == target.reg;
    const bool named = agrees(field, reg, key) || (self && is_parent(field.name));
    if (is_key && !named) return std::nullopt;
    if (self && !target.is_key) return std::nullopt;
    const Sketch::Overlap overlap = values(field).distinct.overlap(values(key).distinct);
    if (overlap.found == 0) return std::nullopt;
    const bool numeric = is_numeric(field) || is_numeric(key);
    if (numeric && (!named || !target.is_key)) return std::nullopt;
    if (named) {
      if (overlap.found * 10 < overlap.compared * 6) return std::nullopt;
    } else {
      const std::uint64_t least = target.is_key ? kLeastValues : kLeastOnUnique;
      if (overlap.compared < least || overlap.found * 20 < overlap.compared * 19)
        return std::nullopt;
    }
    const auto share = static_cast<int>(overlap.found * 100 / overlap.compared);
    return Candidate{target, overlap, share + (target.is_key ? 1000 : 0) + (named ? 500 : 0)};
  }

  void apply(Field& field, std::optional<std::size_t> owner, const Candidate& found) {
    Register& reg = proposal_.registers[found.target.reg];
    Field& key = reg.fields[found.target.field];
    field.kind = FieldKind::Link;
    field.of = found.target.reg;
    field.written.reset();
    field.odd = odd_as_text(field);
    field.is_protected = false;
    // Keys are numbers in one export and texts in the next.
    if (key.kind == FieldKind::Integer) {
      key.kind = FieldKind::Text;
      key.written.reset();
      key.odd = odd_as_text(key);
    }
    if (!found.target.is_key) {
      field.on = key.name;
      if (std::find(reg.uniques.begin(), reg.uniques.end(), found.target.field) ==
          reg.uniques.end())
        reg.uniques.push_back(found.target.field);
    }
    const std::uint64_t astray = found.overlap.compared - found.overlap.found;
    if (astray != 0) {
      field.notes.push_back(
          {fmt::format("{} av {} leder ingenstans", astray, found.overlap.compared),
           fmt::format("{} of {} lead nowhere", astray, found.overlap.compared)});
    }
    if (owner != found.target.reg || field.list || reg.tree) return;
    if (!is_parent(field.name) && !field.optional) return;
    reg.tree = static_cast<std::size_t>(&field - reg.fields.data());
  }

  const Profile& profile_;
  Proposal& proposal_;
  std::vector<Target> targets_;
  std::vector<Chosen> chosen_;
};

}  // namespace

void propose_links(const Profile& profile, Proposal& proposal) {
  Links links(profile, proposal);
  for (std::size_t r = 0; r < proposal.registers.size(); ++r) {
    Register& reg = proposal.registers[r];
    for (std::size_t f = 0; f < reg.fields.size(); ++f) links.visit(reg.fields[f], r, reg.key == f);
  }
  for (Record& record : proposal.records) {
    for (Field& field : record.fields) links.visit(field, std::nullopt, false);
  }
  links.apply();
}

}  // namespace regel::infer
