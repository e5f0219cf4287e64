// Code lists, scales and code sets.

#include <algorithm>
#include <map>
#include <unordered_map>

#include "lang/base/unicode.hpp"
#include "lang/check/vocabulary.hpp"
#include "lang/diag/suggest.hpp"

namespace regel::check {

using diag::Code;
using types::CodeList;
using types::CodeListId;
using types::CodeSetId;

namespace {

// A list found by name while it grows: it may have as many codes as a file has room for.
using CodeIndex = std::unordered_map<std::string, std::int32_t>;

// Adds a code unless the list has one of that name.
bool add_code(Names& names, CodeList& list, CodeIndex& known, types::Code code) {
  const auto [same, fresh] = known.emplace(code.name, static_cast<std::int32_t>(list.codes.size()));
  if (!fresh) {
    const Span first = list.codes[static_cast<std::size_t>(same->second)].span;
    names.sink()
        .report<Code::R323>(code.span, code.name, names.place(first))
        .label(first, {"deklarerad här", "declared here"});
    return false;
  }
  list.codes.push_back(std::move(code));
  return true;
}

// Two codes with one spelling: the export's text would not say which (4.8).
void check_labels(Names& names, const CodeList& list, const std::vector<std::vector<Span>>& spans) {
  struct First {
    std::size_t code;
    std::string text;
  };
  std::map<std::string, First> seen;
  for (std::size_t i = 0; i < list.codes.size(); ++i) {
    for (std::size_t k = 0; k < list.codes[i].labels.size(); ++k) {
      const std::string& label = list.codes[i].labels[k];
      const auto [at, fresh] = seen.emplace(fold_case(clean_text(label)), First{i, label});
      if (fresh || at->second.code == i) continue;
      const Bilingual what = at->second.text == label
                                 ? Bilingual{"vilken kod de står för", "the code they stand for"}
                                 : Bilingual{"versaler och blanksteg", "case and blanks"};
      names.sink().report<Code::R306>(spans[i][k], at->second.text, label, what);
    }
  }
}

types::Code code_of(const ast::Module& module, const ast::Name& name,
                    const std::vector<ast::Text>& labels, std::vector<std::vector<Span>>& spans) {
  types::Code code;
  code.name = module.text(name);
  code.span = name.span;
  for (const ast::Text& label : labels) {
    code.labels.push_back(label.value);
    spans.back().push_back(label.span);
  }
  return code;
}

void break_rings(Names& names, CodeList& list) {
  // The walk that met a code first; one that meets itself again has gone round.
  std::vector<std::size_t> walk(list.codes.size(), list.codes.size());
  for (std::size_t i = 0; i < list.codes.size(); ++i) {
    auto at = static_cast<std::int32_t>(i);
    while (at >= 0 && walk[static_cast<std::size_t>(at)] == list.codes.size()) {
      walk[static_cast<std::size_t>(at)] = i;
      at = list.codes[static_cast<std::size_t>(at)].parent;
    }
    if (at < 0 || walk[static_cast<std::size_t>(at)] != i) continue;
    types::Code& code = list.codes[static_cast<std::size_t>(at)];
    const std::string parent = list.codes[static_cast<std::size_t>(code.parent)].name;
    names.sink().report<Code::R317>(code.span, code.name, parent);
    code.parent = -1;
  }
}

void declare_code_list(Names& names, const Names::Entry& entry, const ast::CodeList& decl) {
  const ast::Module& module = names.module(entry.module);
  const CodeListId id{entry.id};
  CodeList& list = names.schema().code_lists[id];
  std::vector<std::vector<Span>> spans;
  std::vector<const ast::CodeDecl*> added;
  CodeIndex known;
  for (const ast::CodeDecl& code : decl.codes) {
    spans.emplace_back();
    if (add_code(names, list, known, code_of(module, code.name, code.labels, spans))) {
      added.push_back(&code);
    } else {
      spans.pop_back();
    }
  }
  for (std::size_t i = 0; i < added.size(); ++i) {
    if (!added[i]->under) continue;
    const auto parent = known.find(std::string(module.text(*added[i]->under)));
    if (parent != known.end()) {
      list.codes[i].parent = parent->second;
    } else {
      names.resolve_code(entry.module, id, *added[i]->under);  // says what is wrong with it
    }
  }
  break_rings(names, list);
  check_labels(names, list, spans);
}

void declare_scale(Names& names, const Names::Entry& entry, const ast::ScaleDecl& decl) {
  const ast::Module& module = names.module(entry.module);
  CodeList& list = names.schema().code_lists[CodeListId{entry.id}];
  std::vector<const ast::LevelDecl*> levels;
  for (const ast::LevelDecl& level : decl.levels) levels.push_back(&level);
  // A value is the index of its level, and levels are compared by their values.
  std::stable_sort(
      levels.begin(), levels.end(),
      [](const ast::LevelDecl* a, const ast::LevelDecl* b) { return a->number < b->number; });
  std::vector<std::vector<Span>> spans;
  CodeIndex known;
  for (const ast::LevelDecl* level : levels) {
    if (!list.codes.empty() && list.codes.back().number == level->number) {
      names.sink().report<Code::R336>(level->number_span, list.name, level->number);
      continue;
    }
    spans.emplace_back();
    types::Code code = code_of(module, level->name, level->labels, spans);
    code.number = level->number;
    if (!add_code(names, list, known, std::move(code))) spans.pop_back();
  }
  check_labels(names, list, spans);
}

// Fills sets after the sets that they name.
class CodeSets {
 public:
  explicit CodeSets(Names& names)
      : names_(names), state_(names.schema().code_sets.size(), State::New) {
    for (const Names::Entry& entry : names.entries()) {
      if (entry.kind == Names::Kind::CodeSet) entries_[entry.id] = &entry;
    }
  }
  void fill_all() {
    for (const auto& [id, entry] : entries_) fill(CodeSetId{id});
  }

 private:
  enum class State : std::uint8_t { New, Filling, Done };

  void fill(CodeSetId id) {
    if (state_[id.index] != State::New) return;
    state_[id.index] = State::Filling;
    const Names::Entry& entry = *entries_.at(id.index);
    const ast::Module& module = names_.module(entry.module);
    const auto& decl = std::get<ast::CodeSet>(module.decls[entry.decl].node);
    const auto list = names_.resolve_code_list(entry.module, decl.list);
    if (list) {
      names_.schema().code_sets[id].list = *list;
      for (const ast::Name& part : decl.parts) add_part(id, entry.module, part);
      close(names_.schema().code_sets[id]);
    }
    state_[id.index] = State::Done;
  }

  void add_part(CodeSetId id, ModuleIndex from, const ast::Name& part) {
    const std::string_view text = names_.module(from).text(part);
    std::size_t at = 0;
    const char32_t first = text.empty() ? 0 : decode(text, at);
    if (!is_upper_letter(first)) {
      const auto code = names_.resolve_code(from, names_.schema().code_sets[id].list, part);
      if (code) add_element(id, *code);
      return;
    }
    const auto other = names_.resolve_code_set(from, part);
    if (!other) return;
    types::Schema& schema = names_.schema();
    if (state_[other->index] == State::Filling) {
      names_.sink().report<Code::R317>(part.span, schema.code_sets[id].name, text);
      return;
    }
    fill(*other);
    const types::CodeSet& from_set = schema.code_sets[*other];
    if (!from_set.list.valid()) return;
    if (from_set.list != schema.code_sets[id].list) {
      names_.sink().report<Code::R409>(part.span, schema.code_sets[id].name,
                                       schema.code_lists[schema.code_sets[id].list].name, text,
                                       schema.code_lists[from_set.list].name);
      return;
    }
    for (const std::int32_t code : std::vector<std::int32_t>(from_set.elements)) {
      add_element(id, code);
    }
  }

  void add_element(CodeSetId id, std::int32_t code) {
    auto& elements = names_.schema().code_sets[id].elements;
    if (std::find(elements.begin(), elements.end(), code) == elements.end()) {
      elements.push_back(code);
    }
  }

  void close(types::CodeSet& set) {
    const CodeList& list = names_.schema().code_lists[set.list];
    set.members.assign(list.codes.size(), false);
    for (std::size_t i = 0; i < list.codes.size(); ++i) {
      const auto code = static_cast<std::int32_t>(i);
      set.members[i] = std::ranges::any_of(set.elements, [&](std::int32_t element) {
        return element == code || list.under(code, element);
      });
    }
  }

  Names& names_;
  std::vector<State> state_;
  std::map<std::uint32_t, const Names::Entry*> entries_;
};

}  // namespace

void declare_code_lists(Names& names) {
  for (const Names::Entry& entry : names.entries()) {
    if (entry.kind != Names::Kind::CodeList) continue;
    const ast::DeclNode& node = names.module(entry.module).decls[entry.decl].node;
    if (const auto* list = std::get_if<ast::CodeList>(&node)) {
      declare_code_list(names, entry, *list);
    } else {
      declare_scale(names, entry, std::get<ast::ScaleDecl>(node));
    }
  }
}

void declare_code_sets(Names& names) { CodeSets(names).fill_all(); }

}  // namespace regel::check
