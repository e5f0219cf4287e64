#include "engine/catalogue/vocabulary.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <variant>

#include "engine/catalogue/module_of.hpp"
#include "engine/catalogue/used_names.hpp"
#include "lang/explain/doc_comment.hpp"
#include "lang/explain/phrases.hpp"
#include "lang/types/describe.hpp"
#include "lang/value/civil_time.hpp"
#include "lang/value/time_text.hpp"

namespace regel::catalogue {
namespace {

using diag::Language;

// "datum", not "ett datum": in a table the kind is named alone.
std::string type_words(const types::Schema& schema, types::Type type, Language language) {
  const Bilingual words = types::describe(schema, type);
  std::string text(diag::pick(language, words));
  for (const std::string_view article : {"en ", "ett ", "a ", "an "}) {
    if (text.starts_with(article)) return text.substr(article.size());
  }
  return text;
}

// "3 månader"; with days of validity each on its own.
std::string value_words(const ir::Program& program, const ir::ParameterInfo& parameter,
                        Language language) {
  const ir::Subject none{};
  const explain::Phrases phrases(program, none, language);
  std::string out;
  for (const ir::DatedConstant& dated : parameter.values) {
    if (!out.empty()) out += "; ";
    if (parameter.values.size() > 1) out += to_text(Date{dated.from}) + ": ";
    out += phrases.constant(dated.value, parameter.type);
  }
  return out;
}

class Vocabulary {
 public:
  Vocabulary(const Compilation& compilation, Catalogue& catalogue)
      : compilation_(compilation),
        program_(compilation.program),
        catalogue_(catalogue),
        language_(catalogue.language),
        used_(used_names(compilation)) {}

  void add_registers(const explain::Reads& read) {
    for (const auto& [id, fields] : read) {
      const types::Register& info = program_.schema.registers[id];
      const Language written = module_of(compilation_, info.span).language;
      Term term{TermKind::Register, info.name, anchor(info.name), {}, {}, {}};
      term.note = note_of(info.doc, written, language_);
      for (const std::uint32_t index : fields) {
        const types::Field& field = program_.schema.records[info.record].fields[index];
        used_types_.insert(list_name(field.type));
        term.fields.push_back({field.name, type_words(program_.schema, field.type, language_),
                               field.optional, field.is_protected,
                               note_of(field.doc, written, language_).text});
      }
      catalogue_.registers.push_back(std::move(term));
    }
  }

  void add_terms() {
    for (const ast::Module& module : compilation_.modules) {
      for (const ast::Decl& decl : module.decls) {
        std::visit([&](const auto& node) { add(module, decl, node); }, decl.node);
      }
    }
    std::ranges::stable_sort(catalogue_.terms, {}, &Term::name);
  }

 private:
  // Anchors are names; definitions may share one.
  std::string anchor(const std::string& name) {
    std::string made = "ord-" + name;
    for (int i = 2; !anchors_.insert(made).second; ++i) {
      made = "ord-" + name + "-" + std::to_string(i);
    }
    return made;
  }

  std::string list_name(types::Type type) const {
    const types::TypeKind kind = type.kind;
    if (kind != types::TypeKind::Code && kind != types::TypeKind::Level) return {};
    return program_.schema.code_lists[type.code_list()].name;
  }

  void add_term(TermKind kind, const ast::Module& module, const ast::Decl& decl,
                const ast::Name& of, std::string value = {}) {
    const std::string name(module.text(of));
    if (!used_.contains(name) && !used_types_.contains(name)) return;
    catalogue_.terms.push_back({kind,
                                name,
                                anchor(name),
                                std::move(value),
                                note_of(decl.doc, module.language, language_),
                                {}});
  }
  void add(const ast::Module& module, const ast::Decl& decl, const ast::CodeList& node) {
    add_term(TermKind::CodeList, module, decl, node.name);
  }
  void add(const ast::Module& module, const ast::Decl& decl, const ast::ScaleDecl& node) {
    add_term(TermKind::Scale, module, decl, node.name);
  }
  void add(const ast::Module& module, const ast::Decl& decl, const ast::CodeSet& node) {
    add_term(TermKind::CodeSet, module, decl, node.name);
  }
  void add(const ast::Module& module, const ast::Decl& decl, const ast::Definition& node) {
    add_term(TermKind::Definition, module, decl, node.name);
  }
  void add(const ast::Module& module, const ast::Decl& decl, const ast::Parameter& node) {
    for (const ir::ParameterInfo& parameter : program_.parameters) {
      if (!(parameter.span == node.name.span)) continue;
      add_term(TermKind::Parameter, module, decl, node.name,
               value_words(program_, parameter, language_));
    }
  }
  void add(const ast::Module& module, const ast::Decl& decl, const ast::Instrument& node) {
    Instrument made{std::string(module.text(node.name)), {}, {}, {}, {}, {}};
    made.anchor = "källa-" + made.name;
    made.title = {node.title.value, module.language};
    if (node.web) made.web = node.web->value;
    made.note = note_of(decl.doc, module.language, language_);
    for (const Area& area : catalogue_.areas) {
      for (const Entry& entry : area.entries) {
        const bool cites = std::ranges::any_of(
            entry.authority, [&](const Cite& cite) { return cite.instrument == made.name; });
        if (cites) made.cited_by.emplace_back(entry.anchor, entry.id);
      }
    }
    const bool known = std::ranges::find(catalogue_.instruments, made.name, &Instrument::name) !=
                       catalogue_.instruments.end();
    if (!made.cited_by.empty() && !known) catalogue_.instruments.push_back(std::move(made));
  }
  template <class Other>
  void add(const ast::Module&, const ast::Decl&, const Other&) {}

  const Compilation& compilation_;
  const ir::Program& program_;
  Catalogue& catalogue_;
  Language language_;
  std::set<std::string> used_, used_types_, anchors_;
};

}  // namespace

Note note_of(const std::string& doc, Language written, Language language) {
  const explain::DocComment parts = explain::read_doc(doc);
  const bool translated = written != language && !parts.translation.empty();
  return {translated ? Text{parts.translation, language} : Text{parts.text, written},
          {parts.source, written},
          {parts.unverified, written}};
}

void add_vocabulary(const Compilation& compilation, const explain::Reads& read,
                    Catalogue& catalogue) {
  Vocabulary vocabulary(compilation, catalogue);
  vocabulary.add_registers(read);
  vocabulary.add_terms();
}

}  // namespace regel::catalogue
