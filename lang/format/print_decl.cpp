#include "lang/format/print_decl.hpp"

#include <algorithm>

#include "lang/ast/clause_order.hpp"
#include "lang/base/check.hpp"
#include "lang/base/overloaded.hpp"
#include "lang/base/text.hpp"
#include "lang/base/unicode.hpp"

namespace regel::format {
namespace {

using K = ast::Keyword;

template <class Row>
std::size_t widest(const std::vector<Row>& rows) {
  std::size_t width = 0;
  for (const Row& row : rows) width = std::max(width, code_points(row.first));
  return width + 1;
}

// Written on one line, and therefore without an empty line between two of a kind.
bool is_short(const ast::Decl& decl) {
  if (const auto* p = std::get_if<ast::Parameter>(&decl.node)) return p->dated.empty();
  return std::holds_alternative<ast::Instrument>(decl.node) ||
         std::holds_alternative<ast::CodeSet>(decl.node);
}

}  // namespace

std::string padded(std::string text, std::size_t width) {
  const std::size_t now = code_points(text);
  if (now < width) text.append(width - now, ' ');
  return text;
}

// --- file ---------------------------------------------------------------------------------------
std::string DeclPrinter::file() {
  std::string header = word(K::Language) + " " + word(K::LangName);
  if (module_.edition) header += " " + word(K::Edition) + " " + std::to_string(*module_.edition);
  const bool has_header = module_.header.valid();
  line(0, header, has_header ? comments_.of(module_.header.begin) : PartComments{});
  if (module_.name) {
    line(0, word(K::Module) + " " + std::string(module_.text(*module_.name)),
         comments_.of(module_.name->span.begin));
  }
  if (!module_.uses.empty()) out_.push_back('\n');
  for (const ast::Use& use : module_.uses) {
    line(0, word(K::Use) + " " + std::string(module_.text(use.module)) + exprs_.alias(use.alias),
         comments_.of(use.module.span.begin));
  }
  const ast::Decl* previous = nullptr;
  for (const ast::Decl& decl : module_.decls) {
    const PartComments& comments = comments_.of(decl.span.begin);
    const bool close = previous != nullptr && is_short(*previous) && is_short(decl) &&
                       previous->node.index() == decl.node.index() && comments.above.empty() &&
                       decl.doc.empty();
    if (!close) out_.push_back('\n');
    decl_ = &decl;
    std::visit(*this, decl.node);
    previous = &decl;
  }
  if (!comments_.at_end().empty()) out_.push_back('\n');
  for (const std::string& comment : comments_.at_end()) out_ += comment + "\n";
  return std::move(out_);
}

void DeclPrinter::above(std::size_t indent, const PartComments& comments, const std::string& doc) {
  const std::string margin(indent, ' ');
  std::size_t kept = comments.above.size();
  if (!doc.empty()) {
    // The documentation is among the comments; it is written from the tree.
    while (kept > 0 && comments.above[kept - 1].substr(0, 2) == "##") --kept;
  }
  for (std::size_t i = 0; i < kept; ++i) out_ += margin + comments.above[i] + "\n";
  if (doc.empty()) return;
  for (const std::string_view text : split(doc, '\n')) {
    out_ += margin + "##" + (text.empty() ? "" : " ") + std::string(text) + "\n";
  }
}

void DeclPrinter::line(std::size_t indent, const std::string& text, const PartComments& comments,
                       bool is_list) {
  above(indent, comments, "");
  out_ += std::string(indent, ' ');
  // What stands beside the head of a list stays there: its items have comments of their own.
  const std::size_t head = is_list ? text.find('\n') : text.size();
  out_ += text.substr(0, head);
  if (!comments.beside.empty()) out_ += "  " + comments.beside;
  out_ += text.substr(head) + "\n";
}

void DeclPrinter::head(const std::string& text) {
  const PartComments& comments = comments_.of(decl_->span.begin);
  above(0, comments, decl_->doc);
  line(0, text, {{}, comments.beside});
}

// --- pieces -------------------------------------------------------------------------------------
std::string DeclPrinter::names(const std::vector<ast::Name>& all) const {
  std::string out;
  for (const ast::Name& n : all) out += (out.empty() ? "" : ", ") + exprs_.name(n);
  return out;
}

std::string DeclPrinter::texts(const std::vector<ast::Text>& all) {
  std::string out;
  for (const ast::Text& t : all) out += (out.empty() ? "" : ", ") + quoted(t.value);
  return out;
}

std::string DeclPrinter::mapping(const ast::Mapping& m) const {
  if (m.from_key) return word(K::FromKey);
  if (m.from_rows) return word(K::FromRows);
  std::string out;
  for (const ast::PlaceStep& step : m.path) {
    if (step.by) {
      out += " " + word(K::Where) + " " + quoted(step.by->value) + " = " + quoted(step.name.value);
    } else {
      out += (out.empty() ? word(K::From) + " " : " / ") + quoted(step.name.value);
    }
  }
  return out;
}

std::string DeclPrinter::option(const ast::MapOption& o) const {
  return std::visit(
      Overloaded{
          [&](const ast::Written& w) { return word(K::Written) + " " + quoted(w.pattern.value); },
          [&](const ast::SplitAt& s) { return word(K::Split) + " " + quoted(s.separator.value); },
          [&](const ast::BlankWords& b) { return word(K::Blank) + " " + texts(b.words); },
          [&](const ast::UnknownWords& u) { return word(K::Unknown) + " " + texts(u.words); },
          [&](const ast::Spelling& s) {
            return quoted(s.text.value) + " " + word(K::Means) + " " + exprs_.flat(s.value);
          },
      },
      o);
}

std::string DeclPrinter::field_type(const ast::Field& f) const {
  std::string out = exprs_.type(f.type);
  if (const std::string from = mapping(f.mapping); !from.empty()) out += " " + from;
  for (const ast::MapOption& o : f.mapping.options) out += ", " + option(o);
  if (f.any_case) out += ", " + word(K::AnyCase);
  if (f.optional) out += ", " + word(K::Optional);
  if (f.is_protected) out += ", " + word(K::Protected);
  return out;
}

DeclPrinter::Row DeclPrinter::source_row(const ast::SourceLine& l) const {
  return std::visit(Overloaded{
                        [&](const ast::FileLine& x) {
                          return Row{label(K::File), texts(x.files)};
                        },
                        [&](const ast::RowsLine& x) {
                          return Row{label(K::Rows), quoted(x.path.value)};
                        },
                        [&](const ast::FreshnessLine& x) {
                          std::string text = exprs_.flat(x.limit);
                          if (x.path) {
                            text += " " + word(x.from_file_name ? K::FromFileName : K::From) + " " +
                                    quoted(x.path->value);
                          }
                          return Row{label(K::Freshness), text};
                        },
                        [&](const ast::TimeZoneLine& x) {
                          return Row{label(K::TimeZone), quoted(x.zone.value)};
                        },
                        [&](const ast::CountLine& x) {
                          return Row{label(K::Count), quoted(x.path.value)};
                        },
                        [&](const ast::BlankLine& x) {
                          return Row{label(K::Blank), texts(x.words)};
                        },
                        [&](const ast::UnknownLine& x) {
                          return Row{label(K::Unknown), texts(x.words)};
                        },
                        [&](const ast::NewRecordLine& x) {
                          return Row{label(K::NewRecord), quoted(x.cell.value)};
                        },
                        [&](const ast::AsAboveLine& x) {
                          return Row{label(K::AsAbove), texts(x.cells)};
                        },
                    },
                    l);
}

DeclPrinter::Row DeclPrinter::register_row(const ast::RegisterPart& p) const {
  return std::visit(
      Overloaded{
          [&](const ast::Field& f) {
            return Row{word(K::Field) + " " + exprs_.name(f.name) + ":", field_type(f)};
          },
          [&](const ast::Collection& c) {
            std::string text =
                exprs_.type_name(c.members) + " " + word(K::Via) + " " + exprs_.name(c.via);
            if (c.with_descendants) text += ", " + word(K::WithDescendants);
            return Row{word(K::Collection) + " " + exprs_.name(c.name) + ":", text};
          },
          [&](const ast::KeyLine& l) {
            return Row{label(K::Key), names(l.names)};
          },
          [&](const ast::UniqueLine& l) {
            return Row{label(K::Unique), names(l.names)};
          },
          [&](const ast::TreeLine& l) {
            return Row{word(K::Tree) + " " + exprs_.name(l.via), ""};
          },
          [&](const ast::PeopleLine&) {
            return Row{word(K::OfPeople), ""};
          },
          [&](const ast::SourceLine& l) { return source_row(l); },
      },
      p);
}

// --- vocabulary and data ------------------------------------------------------------------------
void DeclPrinter::operator()(const ast::Instrument& d) {
  std::string text =
      word(K::Instrument) + " " + exprs_.type_name(d.name) + ": " + quoted(d.title.value);
  if (d.web) text += ", " + word(K::Web) + " " + quoted(d.web->value);
  head(text);
}

void DeclPrinter::operator()(const ast::CodeList& d) {
  head(word(K::CodeList) + " " + exprs_.type_name(d.name));
  std::vector<Row> rows;
  for (const ast::CodeDecl& code : d.codes) {
    std::string text = word(K::Code) + " " + exprs_.name(code.name);
    if (code.under) text += " " + word(K::Under) + " " + exprs_.name(*code.under);
    rows.emplace_back(text + ":", texts(code.labels));
  }
  const std::size_t width = widest(rows);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    line(kIndent, padded(rows[i].first, width) + rows[i].second,
         comments_.of(d.codes[i].name.span.begin));
  }
}

void DeclPrinter::operator()(const ast::CodeSet& d) {
  std::string text = word(K::CodeSet) + " " + exprs_.type_name(d.name) + " " + word(K::Of) + " " +
                     exprs_.type_name(d.list) + ": ";
  for (std::size_t i = 0; i < d.parts.size(); ++i) {
    const std::string_view part = module_.text(d.parts[i]);
    std::size_t first = 0;
    const bool is_set = is_upper_letter(decode(part, first));
    text += (i == 0 ? "" : ", ") + (is_set ? std::string(part) : exprs_.name(d.parts[i]));
  }
  head(text);
}

void DeclPrinter::operator()(const ast::ScaleDecl& d) {
  head(word(K::Scale) + " " + exprs_.type_name(d.name));
  std::vector<Row> rows;
  for (const ast::LevelDecl& level : d.levels) {
    rows.emplace_back(
        word(K::Level) + " " + std::to_string(level.number) + " " + exprs_.name(level.name) + ":",
        texts(level.labels));
  }
  const std::size_t width = widest(rows);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    line(kIndent, padded(rows[i].first, width) + rows[i].second,
         comments_.of(d.levels[i].number_span.begin));
  }
}

void DeclPrinter::operator()(const ast::Record& d) {
  head(word(K::Record) + " " + exprs_.type_name(d.name));
  std::vector<Row> rows;
  for (const ast::Field& f : d.fields) rows.push_back(register_row(f));
  const std::size_t width = widest(rows);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const PartComments& comments = comments_.of(part_begin(d.fields[i]));
    above(kIndent, comments, d.fields[i].doc);
    line(kIndent, padded(rows[i].first, width) + rows[i].second, {{}, comments.beside});
  }
}

// Lines about the source, the keys and the tree are one column, fields and collections another.
void DeclPrinter::operator()(const ast::Register& d) {
  head(word(K::Register) + " " + exprs_.type_name(d.name));
  const auto is_field = [](const ast::RegisterPart& part) {
    return std::holds_alternative<ast::Field>(part) ||
           std::holds_alternative<ast::Collection>(part);
  };
  std::vector<Row> fields;
  std::vector<Row> lines;
  for (const ast::RegisterPart& part : d.parts) {
    if (is_field(part)) {
      fields.push_back(register_row(part));
    } else if (Row row = register_row(part); !row.second.empty()) {
      lines.push_back(std::move(row));
    }
  }
  const std::size_t field_width = widest(fields);
  const std::size_t line_width = widest(lines);
  for (const ast::RegisterPart& part : d.parts) {
    const Row row = register_row(part);
    const auto* field = std::get_if<ast::Field>(&part);
    const PartComments& comments = comments_.of(part_begin(part));
    above(kIndent, comments, field == nullptr ? "" : field->doc);
    std::size_t width = is_field(part) ? field_width : line_width;
    if (row.second.empty()) width = 0;
    line(kIndent, padded(row.first, width) + row.second, {{}, comments.beside});
  }
}

void DeclPrinter::operator()(const ast::SourceBlock& d) {
  head(word(K::Source) + " " + exprs_.type_name(d.name));
  std::vector<Row> lines;
  for (const auto& part : d.parts) {
    if (const auto* l = std::get_if<ast::SourceLine>(&part)) lines.push_back(source_row(*l));
  }
  const std::size_t width = widest(lines);
  for (const auto& part : d.parts) {
    if (const auto* l = std::get_if<ast::SourceLine>(&part)) {
      const Row row = source_row(*l);
      line(kIndent, padded(row.first, width) + row.second, comments_.of(part_begin(*l)));
      continue;
    }
    const auto& m = std::get<ast::FieldMapping>(part);
    std::string text = word(K::Field) + " ";
    for (std::size_t i = 0; i < m.field.size(); ++i) {
      text += (i == 0 ? "" : ".") + exprs_.name(m.field[i]);
    }
    text += " " + mapping(m.mapping);
    for (const ast::MapOption& o : m.mapping.options) text += ", " + option(o);
    line(kIndent, text, comments_.of(part_begin(m)));
  }
}

void DeclPrinter::operator()(const ast::Parameter& d) {
  std::string text = word(K::Parameter) + " " + exprs_.name(d.name) + ": " + exprs_.type(d.type);
  if (d.value.valid()) text += " = " + exprs_.flat(d.value);
  head(text);
  for (const ast::DatedValue& dated : d.dated) {
    line(kIndent, word(K::From) + " " + dated.from.iso + ": " + exprs_.flat(dated.value),
         comments_.of(dated.from.span.begin));
  }
}

}  // namespace regel::format
