#include "engine/infer/write_module.hpp"

#include <string>
#include <utility>

#include "engine/infer/describe.hpp"
#include "engine/infer/find_registers.hpp"

namespace regel::infer {
namespace {

using ast::TypeWord;
using diag::Language;

constexpr std::string_view kDays = "31";  // how old an export may be, until someone decides

class ModuleWriter {
 public:
  ModuleWriter(const Profile& profile, const Proposal& proposal, Language language)
      : profile_(profile), proposal_(proposal), swedish_(language == Language::Swedish) {
    module_.file = FileId{0};
    module_.language = language;
  }

  ast::Module write() && {
    above(
        {"Förslag från `regel infer`, efter vad som stod i uttaget. Läs varje rad innan den "
         "sparas.",
         "Proposed by `regel infer` from what the export held. Read every line before you keep "
         "it."});
    if (!proposal_.registers.empty()) {
      above({"Efter ett fält står hur ofta det är ifyllt och hur många olika värden det har.",
             "After a field stands how often it is filled in, and how many different values it "
             "has."});
    }
    module_.header = place();
    for (const Scale& scale : proposal_.scales) add(scale);
    for (const CodeList& list : proposal_.lists) add(list);
    for (const Record& record : proposal_.records) add(record);
    for (const Register& reg : proposal_.registers) add(reg);
    for (const Register& reg : proposal_.registers) add_source(reg);
    for (const Bilingual& note : proposal_.notes) above(note);
    return std::move(module_);
  }

 private:
  // --- places and comments: each comes after all before it
  Span place() {
    at_ += 2;
    return {FileId{0}, at_ - 2, at_ - 1};
  }
  void comment(std::string text, bool own_line) {
    // What an export calls things may hold anything; a comment is one line.
    for (char& c : text) {
      if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    }
    module_.comments.push_back({place(), "# " + text, own_line});
  }
  void above(const Bilingual& note) { comment(swedish_ ? note.sv : note.en, true); }
  void beside(const std::string& text) {
    if (!text.empty()) comment(text, false);
  }
  void ask(const Bilingual& note) { beside(swedish_ ? note.sv : note.en); }

  // --- small parts
  ast::Name name(std::string_view text) { return {module_.names.intern(text), place()}; }
  ast::Name name(std::string_view text, Span span) { return {module_.names.intern(text), span}; }
  ast::Text text(std::string_view value, Span span) { return {std::string(value), span}; }
  ast::ExprId literal(ast::LiteralKind kind, std::string_view text) {
    return module_.exprs.add({{}, ast::Literal{kind, module_.names.intern(text)}});
  }
  std::vector<ast::Text> texts(const std::vector<std::string>& all, Span span) {
    std::vector<ast::Text> out;
    for (const std::string& one : all) out.push_back(text(one, span));
    return out;
  }
  template <class Node>
  void declare(Span span, Node node) {
    module_.decls.push_back({span, "", std::move(node)});
  }

  // --- types
  ast::TypeId type(TypeWord word) { return module_.types.add({word, {}, {}, {}, {}}); }
  ast::TypeId named(std::string_view called) {
    return module_.types.add({TypeWord::Named, name(called, {}), {}, {}, {}});
  }
  ast::TypeId element_type(const Field& field) {
    switch (field.kind) {
      case FieldKind::Text:
        return type(TypeWord::Text);
      case FieldKind::Integer:
        return type(TypeWord::Integer);
      case FieldKind::Number:
        return type(TypeWord::Number);
      case FieldKind::YesNo:
        return type(TypeWord::YesNo);
      case FieldKind::Date:
        return type(TypeWord::Date);
      case FieldKind::Instant:
        return type(TypeWord::Instant);
      case FieldKind::Period:
        return type(TypeWord::Period);
      case FieldKind::Duration:
        return type(TypeWord::Duration);
      case FieldKind::Code:
        return named(proposal_.lists[field.of].name);
      case FieldKind::Level:
        return named(proposal_.scales[field.of].name);
      case FieldKind::Record:
        return named(proposal_.records[field.of].name);
      case FieldKind::Link: {
        ast::Type link{TypeWord::Link, name(proposal_.registers[field.of].name, {}), {}, {}, {}};
        if (field.on) link.on.push_back(name(*field.on, {}));
        return module_.types.add(std::move(link));
      }
    }
    REGEL_UNREACHABLE();
  }
  ast::TypeId type_of(const Field& field) {
    const ast::TypeId element = element_type(field);
    if (!field.list) return element;
    return module_.types.add({TypeWord::List, {}, element, {}, {}});
  }

  // --- vocabulary
  void add(const Scale& scale) {
    note_gaps(scale);
    const Span at = place();
    ast::ScaleDecl decl{name(scale.name, at), {}};
    for (const Level& level : scale.levels) {
      const Span line = place();
      decl.levels.push_back(
          {level.number, name(level.name, line), texts(level.labels, line), line});
    }
    declare(at, std::move(decl));
  }

  // Levels below the highest that the export does not have, and the scale surely does.
  void note_gaps(const Scale& scale) {
    std::string gaps;
    std::int64_t number = 1;
    for (const Level& level : scale.levels) {
      for (; number < level.number; ++number) {
        gaps += (gaps.empty() ? "" : ", ") + std::to_string(number);
      }
      number = level.number + 1;
    }
    if (gaps.empty()) return;
    above({"Förekommer inte i uttaget: nivå " + gaps + ".",
           "Not in the export: level " + gaps + "."});
  }

  void add(const CodeList& list) {
    const Span at = place();
    ast::CodeList decl{name(list.name, at), {}};
    for (const Code& code : list.codes) {
      const Span line = place();
      decl.codes.push_back({name(code.name, line), {}, texts({code.label}, line)});
    }
    declare(at, std::move(decl));
  }

  ast::Field field(const Field& field) {
    ast::Field out;
    out.name = name(field.name);
    out.type = type_of(field);
    out.optional = field.optional;
    out.is_protected = field.is_protected;
    out.mapping.span = out.name.span;
    beside(describe(profile_, field, module_.language));
    return out;
  }

  void add(const Record& record) {
    const Span at = place();
    ast::Record decl{name(record.name, at), {}};
    for (const Field& one : record.fields) decl.fields.push_back(field(one));
    declare(at, std::move(decl));
  }

  void add(const Register& reg) {
    const std::string seen = describe(reg, module_.language);
    comment(seen, true);
    for (const Bilingual& note : reg.notes) above(note);
    const Span at = place();
    ast::Register decl{name(reg.name, at), {}};
    if (reg.key) {
      const Span line = place();
      decl.parts.emplace_back(ast::KeyLine{{name(reg.fields[*reg.key].name, line)}, line});
    }
    for (const std::size_t unique : reg.uniques) {
      const Span line = place();
      decl.parts.emplace_back(ast::UniqueLine{{name(reg.fields[unique].name, line)}, line});
    }
    if (reg.tree) {
      const Span line = place();
      decl.parts.emplace_back(ast::TreeLine{name(reg.fields[*reg.tree].name, line), line});
    }
    for (const Field& one : reg.fields) decl.parts.emplace_back(field(one));
    declare(at, std::move(decl));
  }

  // --- sources
  void add_source(const Register& reg) {
    const Span at = place();
    ast::SourceBlock block{name(reg.name, at), {}};
    const auto add_line = [&block](auto line) {
      block.parts.emplace_back(ast::SourceLine{std::move(line)});
    };
    Span line = place();
    add_line(ast::FileLine{texts(reg.files, line), line});
    add_line(ast::RowsLine{text(path_text(reg.rows), place())});
    if (reg.local_times) {
      add_line(ast::TimeZoneLine{text("Europe/Stockholm", place())});
      ask({"för klockslag utan tidszon", "for times without a zone"});
    }
    if (reg.exported || reg.dated_name) {
      line = place();
      ast::FreshnessLine fresh{literal(ast::LiteralKind::Span, kDays), {}, false, line};
      fresh.path = text(reg.exported ? path_text(*reg.exported) : *reg.dated_name, line);
      fresh.from_file_name = !reg.exported;
      add_line(std::move(fresh));
      ask({"hur gammalt får uttaget vara?", "how old may the export be?"});
    }
    if (reg.count) add_line(ast::CountLine{text(path_text(*reg.count), place())});
    if (!reg.blank.empty()) {
      add_line(ast::BlankLine{texts(reg.blank, place())});
      ask({"läses som att inget är ifyllt", "read as not filled in"});
    }
    if (!reg.unknown.empty()) {
      add_line(ast::UnknownLine{texts(reg.unknown, place())});
      ask({"läses som angivet okänt", "read as recorded as unknown"});
    }
    add_mappings(block, reg.fields, {});
    declare(at, std::move(block));
  }

  void add_mappings(ast::SourceBlock& block, const std::vector<Field>& fields,
                    const std::vector<std::string>& outer) {
    for (const Field& one : fields) {
      const Span line = place();
      ast::FieldMapping mapping;
      for (const std::string& step : outer) mapping.field.push_back(name(step, line));
      mapping.field.push_back(name(one.name, line));
      mapping.mapping = mapping_of(one, line);
      block.parts.emplace_back(std::move(mapping));
      if (one.kind != FieldKind::Record) continue;
      std::vector<std::string> inner = outer;
      inner.push_back(one.name);
      add_mappings(block, proposal_.records[one.of].fields, inner);
    }
  }

  ast::Mapping mapping_of(const Field& field, Span line) {
    ast::Mapping out;
    out.span = line;
    out.from_key = field.from_key;
    for (const std::string& step : field.path) out.path.push_back({text(step, line), std::nullopt});
    if (field.written) {
      out.options.emplace_back(
          ast::Written{text(swedish_ ? field.written->sv : field.written->en, line)});
    }
    if (field.kind != FieldKind::YesNo) return out;
    for (const auto& [word, yes] : field.yes_no) {
      const ast::LiteralKind kind = yes ? ast::LiteralKind::Yes : ast::LiteralKind::No;
      out.options.emplace_back(ast::Spelling{text(word, line), literal(kind, "")});
    }
    return out;
  }

  const Profile& profile_;
  const Proposal& proposal_;
  bool swedish_;
  ast::Module module_;
  std::uint32_t at_ = 0;
};

}  // namespace

ast::Module write_module(const Profile& profile, const Proposal& proposal, Language language) {
  return ModuleWriter(profile, proposal, language).write();
}

}  // namespace regel::infer
