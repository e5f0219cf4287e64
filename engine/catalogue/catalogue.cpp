#include "engine/catalogue/catalogue.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "engine/catalogue/examples.hpp"
#include "engine/catalogue/module_of.hpp"
#include "engine/catalogue/table_doubts.hpp"
#include "engine/catalogue/vocabulary.hpp"
#include "lang/base/text.hpp"
#include "lang/base/unicode.hpp"
#include "lang/explain/sentences.hpp"

namespace regel::catalogue {
namespace {

using diag::Language;

std::string module_name(const ast::Module& module, const SourceMap& sources) {
  if (module.name) return std::string(module.text(*module.name));
  return std::string(sources.path(module.file));
}

// "Registerförteckning" of `paket.registerförteckning`, of a file without a module its name.
std::string title_of(std::string name) {
  if (name.ends_with(".regel")) name.resize(name.size() - std::string_view(".regel").size());
  const std::size_t from = name.find_last_of("./");
  if (from != std::string::npos) name.erase(0, from + 1);
  std::ranges::replace(name, '_', ' ');
  std::size_t first = 0;
  decode(name, first);
  return with_case(name, true);
}

// The comment between the head of the file and its first declaration, one paragraph for its first
// line and one for the rest: what the area is, and how it was understood.
std::vector<Text> about(const ast::Module& module) {
  std::uint32_t begin = module.header.end;
  for (const ast::Use& use : module.uses) begin = std::max(begin, use.module.span.end);
  const std::uint32_t end = module.decls.empty() ? 0xFFFFFFFFu : module.decls.front().span.begin;
  std::vector<Text> out;
  for (const ast::Comment& comment : module.comments) {
    const bool doc = comment.text.starts_with("##");
    const bool inside = comment.span.begin >= begin && comment.span.begin < end;
    if (doc || !comment.own_line || !inside) continue;
    const std::string_view words = trim(std::string_view(comment.text).substr(1));
    if (words.empty()) continue;
    if (out.size() < 2) {
      out.push_back({std::string(words), module.language});
    } else {
      out.back().words += " " + std::string(words);
    }
  }
  return out;
}

class Collector {
 public:
  Collector(const Compilation& compilation, Language language)
      : compilation_(compilation), program_(compilation.program) {
    catalogue_.language = language;
  }

  Catalogue collect() {
    for (const ir::Rule& rule : program_.rules) {
      area_of(rule.span).entries.push_back(entry(rule));
      ++catalogue_.rules;
    }
    for (const ir::Summary& summary : program_.summaries) {
      area_of(summary.span).entries.push_back(entry(summary));
      ++catalogue_.summaries;
    }
    // By the ids that people know them by, not by the names of files.
    std::ranges::stable_sort(catalogue_.areas, {},
                             [](const Area& area) { return area.entries.front().id; });
    add_vocabulary(compilation_, read_, catalogue_);
    add_doubts();
    return std::move(catalogue_);
  }

 private:
  Area& area_of(Span span) {
    const ast::Module& module = module_of(compilation_, span);
    const std::string name = module_name(module, compilation_.sources);
    auto found = std::ranges::find(catalogue_.areas, name, &Area::module);
    if (found != catalogue_.areas.end()) return *found;
    // A file that names no module is known by its path, and an anchor has no spaces.
    std::string anchor = "område-" + name;
    std::ranges::replace(anchor, ' ', '-');
    catalogue_.areas.push_back(
        {name, std::move(anchor), {title_of(name), module.language}, about(module), {}});
    return catalogue_.areas.back();
  }

  // Versions of a rule share its id; each has an anchor of its own.
  std::string anchor(const std::string& id) {
    const int number = ++times_[id];
    return "regel-" + id + (number == 1 ? "" : "-" + std::to_string(number));
  }

  template <class RuleOrSummary>
  Entry common(Kind kind, const RuleOrSummary& said, const std::string& doc) {
    const ast::Module& module = module_of(compilation_, said.span);
    Entry out;
    out.kind = kind;
    out.id = said.id;
    out.anchor = anchor(said.id);
    out.title = {said.title, module.language};
    out.note = note_of(doc, module.language, catalogue_.language);
    out.owner = {said.owner, module.language};
    out.tags = said.tags;
    out.authority = cites(said.authority, module.language);
    out.needs = needs(explain::reads(program_, said));
    out.written = {std::string(compilation_.sources.text(said.span)), module.language};
    return out;
  }

  Entry entry(const ir::Rule& rule) {
    Entry out = common(Kind::Rule, rule, rule.doc);
    const Language written = out.title.language;
    explain::Sentences said = explain::sentences(program_, rule, catalogue_.language);
    out.severity = rule.severity;
    out.requirement = std::move(said.requirement);
    out.exceptions = std::move(said.exceptions);
    out.undetermined = std::move(said.undetermined);
    out.validity = std::move(said.validity);
    out.message = {std::move(said.message), written};
    out.unclear = {std::move(said.unclear), written};
    out.advice = {std::move(said.advice), written};
    out.wording = {rule.wording, written};
    out.purpose = {rule.purpose, written};
    out.examples = examples_of(compilation_, rule, catalogue_.language);
    for (const Example& example : out.examples) {
      catalogue_.cases += example.cases.size();
      catalogue_.wrong_cases += static_cast<std::size_t>(
          std::ranges::count_if(example.cases, [](const Case& one) { return !one.holds(); }));
    }
    return out;
  }

  Entry entry(const ir::Summary& summary) {
    Entry out = common(Kind::Summary, summary, doc_of(summary));
    explain::Figures shown = explain::figures(program_, summary, catalogue_.language);
    out.requirement = std::move(shown.subject);
    out.figures = std::move(shown.values);
    return out;
  }

  std::string doc_of(const ir::Summary& summary) const {
    for (const ast::Decl& decl : module_of(compilation_, summary.span).decls) {
      if (decl.span == summary.span) return decl.doc;
    }
    return {};
  }

  std::vector<Cite> cites(const std::vector<ir::Cite>& authority, Language written) const {
    std::vector<Cite> out;
    for (const ir::Cite& cite : authority) {
      const auto known =
          std::ranges::find(program_.schema.instruments, cite.instrument, &types::Instrument::name);
      const bool found = known != program_.schema.instruments.end();
      const bool titled = found && !known->title.empty();
      out.push_back({cite.instrument,
                     {(titled ? known->title : cite.instrument) + " " + cite.place, written},
                     found ? known->web : std::string()});
    }
    return out;
  }

  std::vector<Need> needs(const explain::Reads& reads) {
    std::vector<Need> out;
    for (const auto& [id, fields] : reads) {
      read_[id].insert(fields.begin(), fields.end());
      out.push_back({program_.schema.registers[id].name, {}});
      for (const std::uint32_t field : fields) {
        out.back().fields.push_back(program_.schema.record_of(id).fields[field].name);
      }
    }
    return out;
  }

  void add_doubt(const std::string& anchor, const std::string& name, const Text& text) {
    if (!text.words.empty()) catalogue_.doubts.push_back({anchor, name, text});
  }

  void add_doubts() {
    for (const Area& area : catalogue_.areas) {
      for (const Entry& entry : area.entries) {
        add_doubt(entry.anchor, entry.id, entry.note.unverified);
      }
    }
    for (const Instrument& one : catalogue_.instruments) {
      add_doubt(one.anchor, one.name, one.note.unverified);
    }
    for (const std::vector<Term>* terms : {&catalogue_.registers, &catalogue_.terms}) {
      for (const Term& term : *terms) add_doubt(term.anchor, term.name, term.note.unverified);
    }
    for (Doubt& doubt : table_doubts(program_, catalogue_.registers)) {
      catalogue_.doubts.push_back(std::move(doubt));
    }
  }

  const Compilation& compilation_;
  const ir::Program& program_;
  Catalogue catalogue_;
  explain::Reads read_;
  std::map<std::string, int> times_;
};

}  // namespace

Catalogue make_catalogue(const Compilation& compilation, Language language) {
  return Collector(compilation, language).collect();
}

}  // namespace regel::catalogue
