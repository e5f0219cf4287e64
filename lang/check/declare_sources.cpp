// Merges the lines of a register with those of its `källa` block: a line of the block takes the
// place of the register's line of that kind, a field of the block that field's default mapping.

#include <algorithm>
#include <map>

#include "lang/base/text.hpp"
#include "lang/base/unicode.hpp"
#include "lang/check/source_fields.hpp"
#include "lang/check/source_path.hpp"
#include "lang/check/vocabulary.hpp"
#include "lang/diag/suggest.hpp"
#include "lang/source/shipped.hpp"

namespace regel::check {

using diag::Code;
using types::FieldSource;
using types::RegisterId;
using types::SourceSpec;
using types::TypeKind;

namespace {

constexpr std::string_view kRunFile = "@run";

struct Line {
  ModuleIndex module = 0;
  const ast::SourceLine* line = nullptr;
};

Bilingual label_of(const ast::SourceLine& line) {
  static const Bilingual kLabels[] = {
      {"fil", "file"},         {"poster", "rows"},        {"färskhet", "freshness"},
      {"tidszon", "timezone"}, {"antal", "count"},        {"blankt", "blank"},
      {"okänt", "unknown"},    {"ny post", "new record"}, {"som ovan", "as above"}};
  static_assert(std::variant_size_v<ast::SourceLine> == std::size(kLabels));
  return kLabels[line.index()];
}

Span span_of(const ast::SourceLine& line) {
  struct Visitor {
    Span operator()(const ast::FileLine& l) const { return l.span; }
    Span operator()(const ast::RowsLine& l) const { return l.path.span; }
    Span operator()(const ast::FreshnessLine& l) const { return l.span; }
    Span operator()(const ast::TimeZoneLine& l) const { return l.zone.span; }
    Span operator()(const ast::CountLine& l) const { return l.path.span; }
    Span operator()(const ast::BlankLine& l) const { return l.words[0].span; }
    Span operator()(const ast::UnknownLine& l) const { return l.words[0].span; }
    Span operator()(const ast::NewRecordLine& l) const { return l.cell.span; }
    Span operator()(const ast::AsAboveLine& l) const { return l.cells[0].span; }
  };
  return std::visit(Visitor{}, line);
}

class SourceMerger {
 public:
  // `whole`: every part of the register could be read.
  SourceMerger(Vocabulary& vocabulary, RegisterId id, bool whole)
      : names_(vocabulary.names), vocabulary_(vocabulary), id_(id), whole_(whole) {}

  // Lines of the register first, then those of the block.
  void add_line(ModuleIndex module, const ast::SourceLine& line, bool block) {
    Slot& slot = slots_[line.index()];
    if (slot.line.line != nullptr && slot.block == block) {
      report_twice(names_, reg().name, label_of(line), span_of(*slot.line.line), span_of(line));
      return;
    }
    slot = {{module, &line}, block};
  }

  void finish(const ast::SourceBlock* block, ModuleIndex module) {
    SourceSpec spec;
    spec.span = block != nullptr ? block->name.span : reg().span;
    spec.time_zone = names_.zone().name();
    spec.fields = default_sources(vocabulary_, reg().record);
    for (const auto& [kind, slot] : slots_) {
      const Line& from = slot.line;  // Clang 14 does not capture structured bindings
      std::visit([&](const auto& line) { apply(spec, from.module, line); }, *from.line);
    }
    if (block != nullptr) map_fields(spec, module, *block);
    default_rows(spec);
    const bool shipped = std::ranges::any_of(spec.files, is_shipped_table);
    if ((spec.run || shipped) && spec.files.size() > 1) {
      names_.sink().report<Code::R330>(spec.span, spec.run ? kRunFile : kShippedTables,
                                       Bilingual{"det kan inte stå tillsammans med andra filer",
                                                 "it cannot stand together with other files"});
    }
    check_words(spec);
    // Which records there are may stand in the line that was not read.
    if (whole_ && (block == nullptr || block->whole)) {
      check_from_key(spec);
      check_sheet(spec);
    }
    names_.schema().registers[id_].source = std::move(spec);
  }

 private:
  struct Slot {
    Line line;
    bool block = false;
  };

  const types::Register& reg() const { return names_.schema().registers[id_]; }

  std::optional<types::JsonPath> path(const ast::Text& text, bool single) {
    auto parsed = parse_json_path(text.value);
    if (auto* fault = std::get_if<Bilingual>(&parsed)) {
      names_.sink().report<Code::R330>(text.span, text.value, std::move(*fault));
      return std::nullopt;
    }
    auto& found = *std::get_if<types::JsonPath>(&parsed);
    if (single && !is_single(found)) {
      names_.sink().report<Code::R330>(
          text.span, text.value,
          Bilingual{"den ska leda till ett enda värde", "it should lead to one value"});
      return std::nullopt;
    }
    for (types::PathStep& step : found) step.name = to_nfc(step.name);
    return std::move(found);
  }

  void apply(SourceSpec& spec, ModuleIndex, const ast::FileLine& line) {
    for (const ast::Text& file : line.files) {
      spec.files.push_back(file.value);
      spec.run = spec.run || file.value == kRunFile;
      if (!is_shipped_table(file.value) || shipped_table(file.value)) continue;
      names_.sink().report<Code::R330>(file.span, file.value,
                                       Bilingual{"standardbiblioteket har ingen sådan tabell",
                                                 "the standard library has no such table"});
    }
    spec.present = !spec.files.empty();
  }
  void apply(SourceSpec& spec, ModuleIndex, const ast::RowsLine& line) {
    if (auto rows = path(line.path, false)) spec.rows = std::move(*rows);
  }
  void apply(SourceSpec& spec, ModuleIndex module, const ast::FreshnessLine& line) {
    types::Freshness freshness;
    const auto limit = names_.constant(module, line.limit, {TypeKind::Period});
    if (!limit) return;
    const ir::Constant& value = names_.program().constants[*limit];
    freshness.months = value.months;
    freshness.days = value.days;
    if (line.path && line.from_file_name) {
      const auto compiled = file_date_pattern(*line.path);
      if (!compiled) return;
      freshness.file_pattern = line.path->value;
    } else if (line.path) {
      freshness.path = path(*line.path, true);
      if (!freshness.path) return;
    }
    spec.freshness = std::move(freshness);
  }
  void apply(SourceSpec& spec, ModuleIndex, const ast::TimeZoneLine& line) {
    if (names_.zones().find(line.zone.value) == nullptr) {
      auto report = names_.sink().report<Code::R329>(line.zone.span, line.zone.value);
      for (const std::string& near :
           nearest(line.zone.value, names_.zones().names(), diag::kMostSuggestions)) {
        report.propose("\"" + near + "\"", {"tidszon", "time zone"});
      }
      return;
    }
    spec.time_zone = line.zone.value;
  }
  void apply(SourceSpec& spec, ModuleIndex, const ast::CountLine& line) {
    spec.count = path(line.path, true);
  }
  void apply(SourceSpec& spec, ModuleIndex, const ast::BlankLine& line) {
    for (const ast::Text& word : line.words) spec.blank.push_back(word.value);
  }
  void apply(SourceSpec& spec, ModuleIndex, const ast::UnknownLine& line) {
    for (const ast::Text& word : line.words) spec.unknown.push_back(word.value);
  }
  void apply(SourceSpec& spec, ModuleIndex, const ast::NewRecordLine& line) {
    spec.new_record = to_nfc(line.cell.value);
    new_record_span_ = line.cell.span;
  }
  void apply(SourceSpec& spec, ModuleIndex, const ast::AsAboveLine& line) {
    for (const ast::Text& cell : line.cells) {
      const std::string name = to_nfc(cell.value);
      if (std::ranges::find(spec.as_above, name) == spec.as_above.end())
        spec.as_above.push_back(name);
    }
  }

  // The form of a file name must say at least the year, month and day.
  bool file_date_pattern(const ast::Text& pattern) {
    const auto has = [&](std::string_view letters) {
      return pattern.value.find(letters) != std::string::npos;
    };
    if ((has("ÅÅÅÅ") || has("YYYY")) && has("MM") && has("DD")) return true;
    names_.sink().report<Code::R332>(
        pattern.span, pattern.value,
        Bilingual{"det ska ange år, månad och dag: `ÅÅÅÅ`, `MM` och `DD`",
                  "it should give year, month and day: `YYYY`, `MM` and `DD`"});
    return false;
  }

  void map_fields(SourceSpec& spec, ModuleIndex module, const ast::SourceBlock& block) {
    std::map<std::string, Span> seen;
    for (const auto& part : block.parts) {
      const auto* mapping = std::get_if<ast::FieldMapping>(&part);
      if (mapping == nullptr || mapping->field.empty()) continue;
      std::string whole;
      for (const ast::Name& name : mapping->field) {
        if (!whole.empty()) whole += '.';
        whole += names_.module(module).text(name);
      }
      const Span span = join(mapping->field.front().span, mapping->field.back().span);
      if (const auto [at, fresh] = seen.emplace(whole, span); !fresh) {
        names_.sink().report<Code::R323>(span, whole, names_.place(at->second));
        continue;
      }
      map_field(spec.fields, module, mapping->field, mapping->mapping);
    }
  }

  void map_field(std::vector<FieldSource>& top, ModuleIndex module,
                 const std::vector<ast::Name>& path, const ast::Mapping& mapping) {
    types::RecordId record = reg().record;
    std::vector<FieldSource>* sources = &top;
    for (std::size_t i = 0; i < path.size(); ++i) {
      const types::Record& here = names_.schema().records[record];
      const std::string_view name = names_.module(module).text(path[i]);
      const std::int32_t index = here.find(name);
      if (index < 0) {
        std::vector<std::string> known;
        for (const types::Field& field : here.fields) known.push_back(field.name);
        names_.sink().report<Code::R315>(path[i].span, here.name, name,
                                         diag::suggestion(name, known));
        return;
      }
      const types::Field& field = here.fields[static_cast<std::size_t>(index)];
      FieldSource& source = (*sources)[static_cast<std::size_t>(index)];
      if (i == 0) mapped_at_[static_cast<std::size_t>(index)] = path[0].span;
      if (i + 1 == path.size()) {
        // What a nested record holds keeps its own mappings.
        std::vector<FieldSource> children = std::move(source.children);
        source = field_source(names_, module, field, mapping);
        source.children = std::move(children);
        return;
      }
      if (field.type.error()) return;
      if (field.type.kind != TypeKind::Row) {
        names_.sink().report<Code::R338>(path[i].span, name, names_.describe(field.type),
                                         names_.module(module).text(path[i + 1]));
        return;
      }
      record = field.type.record();
      sources = &source.children;
    }
  }

  // Without `poster`: every line of NDJSON is a record, otherwise the document is a list of them.
  void default_rows(SourceSpec& spec) {
    for (const auto& [kind, slot] : slots_) {
      if (std::holds_alternative<ast::RowsLine>(*slot.line.line)) return;
    }
    const auto has_lines = [](const std::string& file) {
      return file.find(".ndjson") != std::string::npos || file.find(".jsonl") != std::string::npos;
    };
    if (spec.files.empty() || !std::ranges::all_of(spec.files, has_lines)) {
      spec.rows = {{types::PathStep::Kind::Elements, {}}};
    }
  }

  // R322: a text cannot be both missing and recorded as unknown.
  void check_words(const SourceSpec& spec) {
    const auto folded = [](const std::string& word) { return fold_case(clean_text(word)); };
    const auto both = [&](const std::vector<std::string>& blank,
                          const std::vector<std::string>& unknown) -> const std::string* {
      for (const std::string& word : unknown) {
        for (const std::string& other : blank) {
          if (folded(word) == folded(other)) return &word;
        }
      }
      return nullptr;
    };
    if (const std::string* word = both(spec.blank, spec.unknown)) {
      names_.sink().report<Code::R322>(word_span(*word), *word, reg().name);
    }
    const types::Record& record = names_.schema().records[reg().record];
    for (std::size_t i = 0; i < spec.fields.size(); ++i) {
      const FieldSource& field = spec.fields[i];
      const std::string* word = both(field.blank, field.unknown);
      if (word == nullptr) word = both(spec.blank, field.unknown);
      if (word == nullptr) word = both(field.blank, spec.unknown);
      if (word != nullptr) {
        names_.sink().report<Code::R322>(field_span(i), *word, record.fields[i].name);
      }
    }
  }

  Span word_span(const std::string& word) const {
    for (const auto& [kind, slot] : slots_) {
      if (const auto* line = std::get_if<ast::UnknownLine>(slot.line.line)) {
        for (const ast::Text& text : line->words) {
          if (text.value == word) return text.span;
        }
      }
    }
    return reg().span;
  }

  // Where a field's mapping stands: in the block, or in the register.
  Span field_span(std::size_t field) const {
    const auto at = mapped_at_.find(field);
    if (at != mapped_at_.end()) return at->second;
    return names_.schema().records[reg().record].fields[field].span;
  }

  // `från nyckeln` needs records that are the members of an object.
  void check_from_key(const SourceSpec& spec) {
    const bool members =
        !spec.rows.empty() && spec.rows.back().kind == types::PathStep::Kind::Members;
    for (std::size_t i = 0; i < spec.fields.size(); ++i) {
      if (!spec.fields[i].from_key || members || !spec.present) continue;
      names_.sink().report<Code::R330>(
          field_span(i), Bilingual{"från nyckeln", "from the key"},
          Bilingual{"posterna är inte medlemmar i ett objekt; `poster` ska sluta med `.*`",
                    "the records are not members of an object; `rows` should end with `.*`"});
    }
  }

  // Rows that go on with a record follow each other in one list; `från raderna` needs such records.
  void check_sheet(const SourceSpec& spec) {
    if (!spec.present) return;
    const bool elements =
        !spec.rows.empty() && spec.rows.back().kind == types::PathStep::Kind::Elements;
    if (spec.new_record && !elements) {
      names_.sink().report<Code::R330>(
          new_record_span_, *spec.new_record,
          Bilingual{"rader i följd är element i en lista; `poster` ska sluta med `[*]`",
                    "rows that follow each other are elements of a list; `rows` should end with "
                    "`[*]`"});
    }
    const Bilingual option{"från raderna", "from the rows"};
    for (std::size_t i = 0; i < spec.fields.size(); ++i) {
      const FieldSource& field = spec.fields[i];
      if (field.from_rows && !spec.new_record) {
        names_.sink().report<Code::R330>(
            field_span(i), option,
            Bilingual{"källan säger inte var en post börjar; skriv `ny post:`",
                      "the source does not say where a record begins; write `new record:`"});
      }
      for (const FieldSource& child : field.children) {
        if (!child.from_rows && !(field.from_rows && child.from_key)) continue;
        names_.sink().report<Code::R330>(
            field_span(i), child.from_rows ? option : Bilingual{"från nyckeln", "from the key"},
            Bilingual{"det fungerar inte inuti en annan post",
                      "it does not work inside another record"});
      }
    }
  }

  Names& names_;
  Vocabulary& vocabulary_;
  RegisterId id_;
  bool whole_;
  Span new_record_span_;
  std::map<std::size_t, Slot> slots_;      // by kind of line
  std::map<std::size_t, Span> mapped_at_;  // by field, in the block
};

}  // namespace

void declare_sources(Vocabulary& vocabulary) {
  Names& names = vocabulary.names;
  struct Block {
    ModuleIndex module;
    const ast::SourceBlock* block;
  };
  std::map<std::uint32_t, Block> blocks;
  for (ModuleIndex m = 0; m < names.modules().size(); ++m) {
    for (const ast::Decl& decl : names.module(m).decls) {
      const auto* block = std::get_if<ast::SourceBlock>(&decl.node);
      if (block == nullptr) continue;
      const auto id = names.resolve_register(m, block->name);
      if (!id) continue;
      const auto [at, fresh] = blocks.emplace(id->index, Block{m, block});
      if (fresh) continue;
      const Span first = at->second.block->name.span;
      names.sink()
          .report<Code::R316>(block->name.span, names.schema().registers[*id].name,
                              names.place(first), names.place(block->name.span))
          .label(first, {"det andra blocket", "the other block"});
    }
  }
  for (const Names::Entry& entry : names.entries()) {
    if (entry.kind != Names::Kind::Register) continue;
    const ast::DeclNode& node = names.module(entry.module).decls[entry.decl].node;
    const auto& written = std::get<ast::Register>(node);
    SourceMerger merger(vocabulary, RegisterId{entry.id}, written.whole);
    for (const ast::RegisterPart& part : written.parts) {
      if (const auto* line = std::get_if<ast::SourceLine>(&part)) {
        merger.add_line(entry.module, *line, false);
      }
    }
    const auto found = blocks.find(entry.id);
    if (found == blocks.end()) {
      merger.finish(nullptr, entry.module);
      continue;
    }
    for (const auto& part : found->second.block->parts) {
      if (const auto* line = std::get_if<ast::SourceLine>(&part)) {
        merger.add_line(found->second.module, *line, true);
      }
    }
    merger.finish(found->second.block, found->second.module);
  }
}

}  // namespace regel::check
