#include "engine/infer/propose.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "engine/infer/find_registers.hpp"
#include "engine/infer/join_sources.hpp"
#include "engine/infer/names.hpp"
#include "engine/infer/observe.hpp"
#include "engine/infer/propose_fields.hpp"
#include "engine/infer/propose_keys.hpp"
#include "engine/infer/propose_links.hpp"
#include "engine/infer/propose_lists.hpp"
#include "engine/infer/propose_type.hpp"
#include "engine/infer/words.hpp"
#include "lang/base/unicode.hpp"

namespace regel::infer {
namespace {

using diag::Language;

// What the records are called: by the name that leads to them, else by the file.
std::string called(const Found& found, const Source& source, Language language) {
  const std::string own = plain_name(found.called);
  std::string name = own;
  std::string_view path = source.files.front();
  while ((name.empty() || is_generic(name)) && !path.empty()) {
    // The file's own name, then those of the folders it is in.
    std::string file = stem_of_file(path);
    if (source.files.size() > 1) std::erase_if(file, [](char c) { return c >= '0' && c <= '9'; });
    if (file.size() > 1) name = file;
    const std::size_t slash = path.rfind('/');
    path = path.substr(0, slash == std::string_view::npos ? 0 : slash);
  }
  if (is_generic(name) && !own.empty()) name = own;
  if (name.empty()) name = language == Language::Swedish ? "post" : "record";
  name = type_name(singular(name, language));
  // A name of digits alone is not one.
  std::size_t first = 0;
  if (!is_upper_letter(decode(name, first))) {
    name.insert(0, language == Language::Swedish ? "Post" : "Record");
  }
  return name;
}

void add_registers(Profile& profile, const Source& source, Language language, Proposal& proposal) {
  FoundAll all = find_registers(profile, source);
  const std::string& file = source.files.front();
  for (Bilingual& note : all.notes) {
    proposal.notes.push_back({file + ": " + note.sv, file + ": " + note.en});
  }
  for (Found& found : all.registers) {
    Register reg;
    reg.name = called(found, source, language);
    reg.files = source.files;
    reg.rows = std::move(found.rows);
    reg.place = found.record;
    reg.records = found.records;
    reg.count = std::move(found.count);
    reg.exported = std::move(found.exported);
    reg.fields = propose_fields(profile, found.record, found.members, reg.name, language, proposal);
    const Place& record = profile[found.record];
    const std::uint64_t others = record.arrays + record.values.count() + record.values.nulls +
                                 record.values.blanks + record.values.word_count();
    if (others != 0) {
      reg.notes.push_back({fmt::format("Element som inte är poster: {}.", others),
                           fmt::format("Elements that are no records: {}.", others)});
    }
    if (reg.fields.empty()) {
      const std::string at = path_text(reg.rows);
      proposal.notes.push_back({fmt::format("{}: posterna i {} är tomma.", file, at),
                                fmt::format("{}: the records in {} are empty.", file, at)});
      continue;
    }
    proposal.registers.push_back(std::move(reg));
  }
}

// The words of a register's fields, those of nested records too, each in one spelling.
class Words {
 public:
  Words(const Profile& profile, const Proposal& proposal)
      : profile_(profile), proposal_(proposal) {}

  void collect(Register& reg) {
    visit(reg.fields, reg);
    for (auto& [folded, word] : words_)
      (is_unknown(folded) ? reg.unknown : reg.blank).push_back(word);
  }

 private:
  void visit(const std::vector<Field>& fields, Register& reg) {
    for (const Field& field : fields) {
      if (field.kind == FieldKind::Record) visit(proposal_.records[field.of].fields, reg);
      if (!field.place.valid()) continue;
      const Values& values = profile_[field.place].values;
      for (const auto& [word, times] : values.words) words_.emplace(fold_case(word), word);
      const bool local = values.trait(Trait::LocalTime) != 0 || field.written;
      reg.local_times = reg.local_times || (field.kind == FieldKind::Instant && local);
    }
  }

  const Profile& profile_;
  const Proposal& proposal_;
  std::map<std::string, std::string> words_;
};

// Registers, lists, scales and records stand in one scope.
void make_names_unique(Proposal& proposal, Language language) {
  NameScope scope;
  for (Register& reg : proposal.registers) reg.name = scope.unique(reg.name);
  const bool swedish = language == Language::Swedish;
  const auto rename = [&](std::string& name, std::string_view after) {
    std::size_t first = 0;
    if (!is_upper_letter(decode(name, first))) name.insert(0, swedish ? "Lista" : "List");
    NameScope before = scope;
    if (before.unique(name) != name) name += after;
    name = scope.unique(name);
  };
  for (Scale& scale : proposal.scales) rename(scale.name, swedish ? "Skala" : "Scale");
  for (CodeList& list : proposal.lists) rename(list.name, swedish ? "Kod" : "Code");
  for (Record& record : proposal.records) rename(record.name, swedish ? "Del" : "Part");
}

}  // namespace

Proposal propose(Profile& profile, Language language) {
  Proposal proposal;
  settle(profile);
  proposal.notes = join_sources(profile);
  const std::vector<Source> sources = profile.sources;
  for (const Source& source : sources) add_registers(profile, source, language, proposal);
  settle(profile);  // what was read as a map since
  for (Register& reg : proposal.registers) propose_key(profile, reg);
  propose_links(profile, proposal);
  for (Register& reg : proposal.registers) drop_chance_key(profile, proposal, reg);
  propose_lists(profile, language, proposal);
  for (Register& reg : proposal.registers) Words(profile, proposal).collect(reg);
  make_names_unique(proposal, language);
  return proposal;
}

}  // namespace regel::infer
