// R306: names of one scope that differ only in case or in rings, dots and accents.

#include "lang/check/confusable.hpp"

#include <map>

#include "lang/base/unicode.hpp"
#include "lang/check/vocabulary.hpp"

namespace regel::check {

using diag::Code;

namespace {

// The base letters of the small letters that names may use, beside a-z.
constexpr std::pair<char32_t, char> kBase[] = {
    {U'à', 'a'}, {U'á', 'a'}, {U'â', 'a'}, {U'ã', 'a'}, {U'ä', 'a'}, {U'å', 'a'}, {U'æ', 'a'},
    {U'ç', 'c'}, {U'č', 'c'}, {U'đ', 'd'}, {U'ð', 'd'}, {U'è', 'e'}, {U'é', 'e'}, {U'ê', 'e'},
    {U'ë', 'e'}, {U'ì', 'i'}, {U'í', 'i'}, {U'î', 'i'}, {U'ï', 'i'}, {U'ñ', 'n'}, {U'ń', 'n'},
    {U'ŋ', 'n'}, {U'ò', 'o'}, {U'ó', 'o'}, {U'ô', 'o'}, {U'õ', 'o'}, {U'ö', 'o'}, {U'ø', 'o'},
    {U'š', 's'}, {U'ŧ', 't'}, {U'ù', 'u'}, {U'ú', 'u'}, {U'û', 'u'}, {U'ü', 'u'}, {U'ý', 'y'},
    {U'ÿ', 'y'}, {U'ž', 'z'},
};

struct Seen {
  std::string name;
  Span span;
};
using Scope = std::map<std::string, Seen>;

void add(Names& names, Scope& scope, const std::string& name, Span span) {
  const auto [at, fresh] = scope.emplace(without_marks(name), Seen{name, span});
  if (fresh || at->second.name == name) return;
  const bool case_only = fold_case(at->second.name) == fold_case(name);
  names.sink()
      .report<Code::R306>(span, at->second.name, name,
                          case_only ? Bilingual{"versaler", "case"}
                                    : Bilingual{"prickar, ringar och accenter", "diacritics"})
      .label(at->second.span, {"det andra namnet", "the other name"});
}

}  // namespace

std::string without_marks(std::string_view name) {
  std::string out;
  const std::string folded = fold_case(name);
  for (std::size_t at = 0; at < folded.size();) {
    char32_t letter = decode(folded, at);
    for (const auto& [marked, base] : kBase) {
      if (marked == letter) letter = static_cast<char32_t>(base);
    }
    append_utf8(out, letter);
  }
  return out;
}

void check_confusable(Vocabulary& vocabulary) {
  Names& names = vocabulary.names;
  const types::Schema& schema = names.schema();
  // Registers, lists and the like of one module; parameters and definitions without subject.
  std::map<std::string, Scope> modules;
  for (const Names::Entry& entry : names.entries()) {
    const ast::Module& module = names.module(entry.module);
    const std::string unit = module.name ? std::string(module.text(*module.name)) : std::string();
    if (entry.kind == Names::Kind::Definition && names.definitions()[entry.id].subject.valid()) {
      continue;
    }
    const bool instrument = entry.kind == Names::Kind::Instrument;
    // Types begin with a capital and the others do not, so they never meet in a scope.
    const bool value =
        entry.kind == Names::Kind::Definition || entry.kind == Names::Kind::Parameter;
    add(names, modules[unit + (instrument ? "\1" : value ? "\2" : "\3")], entry.name, entry.span);
  }
  std::vector<Scope> records(schema.records.size());
  for (const types::RecordId id : schema.records.ids()) {
    for (const types::Field& field : schema.records[id].fields) {
      add(names, records[id.index], field.name, field.span);
    }
  }
  for (const types::Register& reg : schema.registers) {
    for (const types::Collection& collection : reg.collections) {
      add(names, records[reg.record.index], collection.name, collection.span);
    }
  }
  for (const DefinitionRef& definition : names.definitions()) {
    if (!definition.subject.valid()) continue;
    add(names, records[definition.subject.index], definition.name, definition.span);
  }
  for (const types::CodeList& list : schema.code_lists) {
    Scope scope;
    for (const types::Code& code : list.codes) add(names, scope, code.name, code.span);
  }
}

}  // namespace regel::check
