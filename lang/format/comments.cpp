#include "lang/format/comments.hpp"

#include <algorithm>

#include "lang/base/overloaded.hpp"

namespace regel::format {
namespace {

struct Part {
  std::uint32_t begin, end;
};

Span span_of(const ast::SourceLine& line) {
  return std::visit(Overloaded{
                        [](const ast::FileLine& l) { return l.span; },
                        [](const ast::RowsLine& l) { return l.path.span; },
                        [](const ast::FreshnessLine& l) { return l.span; },
                        [](const ast::TimeZoneLine& l) { return l.zone.span; },
                        [](const ast::CountLine& l) { return l.path.span; },
                        [](const ast::BlankLine& l) { return l.words.front().span; },
                        [](const ast::UnknownLine& l) { return l.words.front().span; },
                        [](const ast::NewRecordLine& l) { return l.cell.span; },
                        [](const ast::AsAboveLine& l) { return l.cells.front().span; },
                    },
                    line);
}

Span span_of(const ast::RegisterPart& part) {
  return std::visit(Overloaded{
                        [](const ast::Field& p) { return join(p.name.span, p.mapping.span); },
                        [](const ast::Collection& p) { return join(p.name.span, p.via.span); },
                        [](const ast::KeyLine& p) { return p.span; },
                        [](const ast::UniqueLine& p) { return p.span; },
                        [](const ast::TreeLine& p) { return p.span; },
                        [](const ast::PeopleLine& p) { return p.span; },
                        [](const ast::SourceLine& p) { return span_of(p); },
                    },
                    part);
}

Span span_of(const ast::WaiverPart& part) {
  return std::visit(Overloaded{
                        [](const ast::Covers& p) { return p.register_name.span; },
                        [](const ast::InForce& p) { return p.validity.span; },
                        [](const ast::Decision& p) { return p.text.span; },
                        [](const ast::DecidedBy& p) { return p.text.span; },
                        [](const ast::Reason& p) { return p.text.span; },
                    },
                    part);
}

Span span_of(const ast::TestPart& part) {
  return std::visit(
      Overloaded{
          [](const ast::TodayLine& p) { return p.date.span; },
          [](const ast::NowLine& p) { return p.instant.span; },
          [](const ast::Given& p) { return join(p.register_name.span, p.label.span); },
          [](const ast::Expect& p) { return p.span; },
      },
      part);
}

// Every part of the module, in any order.
class Parts {
 public:
  explicit Parts(const ast::Module& module) : module_(module) {
    if (module.header.valid()) add(module.header);
    if (module.name) add(module.name->span);
    for (const ast::Use& use : module.uses) add(use.module.span);
    for (const ast::Decl& decl : module.decls) {
      add({decl.span.file, decl.span.begin, decl.span.begin + 1});
      std::visit(*this, decl.node);
    }
    std::sort(parts_.begin(), parts_.end(),
              [](const Part& a, const Part& b) { return a.begin < b.begin; });
  }
  std::vector<Part> take() { return std::move(parts_); }

  void operator()(const ast::Instrument&) {}
  void operator()(const ast::CodeSet&) {}
  void operator()(const ast::CodeList& d) {
    for (const ast::CodeDecl& code : d.codes) add(code.name.span);
  }
  void operator()(const ast::ScaleDecl& d) {
    for (const ast::LevelDecl& level : d.levels) add(level.number_span);
  }
  void operator()(const ast::Parameter& d) {
    for (const ast::DatedValue& value : d.dated) add(value.from.span);
  }
  void operator()(const ast::Record& d) {
    for (const ast::Field& field : d.fields) add(field.name.span);
  }
  void operator()(const ast::Register& d) {
    for (const ast::RegisterPart& part : d.parts) add(span_of(part));
  }
  void operator()(const ast::SourceBlock& d) {
    for (const auto& part : d.parts) {
      if (const auto* line = std::get_if<ast::SourceLine>(&part)) add(span_of(*line));
      if (const auto* m = std::get_if<ast::FieldMapping>(&part)) add(m->field.front().span);
    }
  }
  void operator()(const ast::Definition& d) {
    add(module_.exprs[d.body].span);
    items(d.body);
  }
  void operator()(const ast::Rule& d) { clauses(d.clauses); }
  void operator()(const ast::Summary& d) { clauses(d.clauses); }
  void operator()(const ast::Waiver& d) {
    for (const ast::WaiverPart& part : d.parts) add(span_of(part));
  }
  void operator()(const ast::Test& d) {
    for (const ast::TestPart& part : d.parts) add(span_of(part));
  }

 private:
  void add(Span span) { parts_.push_back({span.begin, span.end}); }
  void clauses(const std::vector<ast::Clause>& all) {
    for (const ast::Clause& clause : all) {
      add(clause.span);
      if (const auto* c = std::get_if<ast::When>(&clause.node)) items(c->condition);
      if (const auto* c = std::get_if<ast::Unless>(&clause.node)) items(c->condition);
      if (const auto* c = std::get_if<ast::UnclearWhen>(&clause.node)) items(c->condition);
      if (const auto* c = std::get_if<ast::Must>(&clause.node)) items(c->condition);
      if (const auto* c = std::get_if<ast::MustNot>(&clause.node)) items(c->condition);
    }
  }
  void items(ast::ExprId id) {
    const auto* list = std::get_if<ast::ItemsNode>(&module_.exprs[id].node);
    if (list == nullptr) return;
    for (const ast::ItemId item : list->items) {
      const ast::Item& i = module_.items[item];
      add(join(i.label.span, module_.exprs[i.condition].span));
      items(i.condition);
    }
  }

  const ast::Module& module_;
  std::vector<Part> parts_;
};

// A ## line that does not stand above a declaration would become its documentation.
std::string plain(const std::string& comment) {
  return comment.substr(0, 2) == "##" ? comment.substr(1) : comment;
}

}  // namespace

CommentMap::CommentMap(const ast::Module& module) {
  const std::vector<Part> parts = Parts(module).take();
  auto next = parts.begin();  // the first part that begins after the comment
  for (const ast::Comment& comment : module.comments) {
    while (next != parts.end() && next->begin < comment.span.begin) ++next;
    // Inside a part, and not before a smaller one within it.
    const std::uint32_t end = next == parts.begin() ? 0 : (next - 1)->end;
    const bool inside = comment.span.begin < end && (next == parts.end() || next->begin >= end);
    if (comment.own_line && !inside) {
      auto& lines = next == parts.end() ? at_end_ : by_part_[next->begin].above;
      lines.push_back(comment.text);
      continue;
    }
    if (next == parts.begin()) {
      auto& lines = next == parts.end() ? at_end_ : by_part_[next->begin].above;
      lines.push_back(plain(comment.text));
      continue;
    }
    PartComments& at = by_part_[(next - 1)->begin];
    if (comment.own_line) {
      at.above.push_back(plain(comment.text));
      continue;
    }
    if (!at.beside.empty()) at.above.push_back(plain(at.beside));
    at.beside = comment.text;
  }
}

const PartComments& CommentMap::of(std::uint32_t begin) const {
  const auto found = by_part_.find(begin);
  return found == by_part_.end() ? none_ : found->second;
}

std::uint32_t part_begin(const ast::Field& field) { return field.name.span.begin; }
std::uint32_t part_begin(const ast::RegisterPart& part) { return span_of(part).begin; }
std::uint32_t part_begin(const ast::SourceLine& line) { return span_of(line).begin; }
std::uint32_t part_begin(const ast::FieldMapping& m) { return m.field.front().span.begin; }
std::uint32_t part_begin(const ast::WaiverPart& part) { return span_of(part).begin; }
std::uint32_t part_begin(const ast::TestPart& part) { return span_of(part).begin; }

}  // namespace regel::format
