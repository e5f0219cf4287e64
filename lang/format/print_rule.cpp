// Definitions, rules, summaries, waivers and tests.

#include <algorithm>

#include "lang/ast/clause_order.hpp"
#include "lang/base/check.hpp"
#include "lang/base/overloaded.hpp"
#include "lang/base/text.hpp"
#include "lang/base/unicode.hpp"
#include "lang/format/print_decl.hpp"

namespace regel::format {
namespace {

using K = ast::Keyword;

constexpr std::size_t kItemIndent = 2;
constexpr std::size_t kSubItemIndent = 5;

constexpr K kSeverities[] = {K::Critical, K::High, K::Medium, K::Low, K::Info};
constexpr K kOutcomes[] = {K::Pass, K::Fail, K::NotApplicable, K::Undetermined};

}  // namespace

// --- conditions ---------------------------------------------------------------------------------
std::string DeclPrinter::condition(ast::ExprId id, std::size_t column, std::size_t items_column) {
  const auto* list = std::get_if<ast::ItemsNode>(&module_.exprs[id].node);
  if (list == nullptr) return exprs_.fitted(id, column);
  std::string out = exprs_.list_head(*list);
  items(*list, items_column, out);
  return out;
}

void DeclPrinter::items(const ast::ItemsNode& list, std::size_t column, std::string& out) {
  constexpr std::string_view kLetters[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j",
                                           "k", "l", "m", "n", "o", "p", "q", "r", "s", "t",
                                           "u", "v", "w", "x", "y", "z", "å", "ä", "ö"};
  const std::string margin = "\n" + std::string(column, ' ');
  std::size_t index = 0;
  for (const ast::ItemId id : list.items) {
    const ast::Item& item = module_.items[id];
    const PartComments& comments = comments_.of(item.label.span.begin);
    for (const std::string& comment : comments.above) out += margin + comment;
    std::string label(module_.text(item.label));
    const bool digits = label[0] >= '0' && label[0] <= '9';
    if (options_.renumber && digits) label = std::to_string(index + 1);
    if (options_.renumber && !digits && index < std::size(kLetters)) label = kLetters[index];
    ++index;
    out += margin + label + ") ";
    const auto* sublist = std::get_if<ast::ItemsNode>(&module_.exprs[item.condition].node);
    if (sublist != nullptr) {
      out += exprs_.list_head(*sublist);
    } else {
      out += exprs_.fitted(item.condition, column + code_points(label) + 2);
    }
    if (!comments.beside.empty()) out += "  " + comments.beside;
    if (sublist != nullptr) items(*sublist, column + kSubItemIndent, out);
  }
}

void DeclPrinter::operator()(const ast::Definition& d) {
  std::string text = word(K::Definition) + " " + exprs_.name(d.name);
  for (std::size_t i = 0; i < d.params.size(); ++i) {
    text += (i == 0 ? "(" : ", ") + exprs_.name(d.params[i].name) + ": " +
            exprs_.type(d.params[i].type);
  }
  if (!d.params.empty()) text += ")";
  if (d.subject) text += " " + word(K::For) + " " + exprs_.type_name(*d.subject);
  head(text);
  const std::string means = label(K::Means) + " ";
  line(kIndent, means + condition(d.body, kIndent + code_points(means), kIndent + kItemIndent),
       comments_.of(module_.exprs[d.body].span.begin), is_list(d.body));
}

// --- pieces -------------------------------------------------------------------------------------
std::string DeclPrinter::message(const ast::Message& m) const {
  std::string out = "\"";
  for (const ast::MessagePart& part : m.parts) {
    out += part.hole.valid() ? "{" + exprs_.flat(part.hole) + "}" : message_text(part.literal);
  }
  return out + "\"";
}

std::string DeclPrinter::validity(const ast::Validity& v) const {
  std::string out;
  if (v.from) out = word(K::From) + " " + v.from->iso;
  if (v.through) out += (out.empty() ? "" : " ") + word(K::Through) + " " + v.through->iso;
  return out;
}

std::string DeclPrinter::subject(const ast::Subject& s) const {
  std::string name = s.previous ? word(K::Previous) + " " : "";
  name += exprs_.type_name(s.register_name);
  if (!s.group) return name + exprs_.alias(s.alias);
  std::string out = word(K::GroupOf) + " " + name;
  if (s.filter.valid()) out += " " + word(K::Where) + " " + exprs_.flat(s.filter);
  for (std::size_t i = 0; i < s.keys.size(); ++i) {
    out += (i == 0 ? " " + word(K::By) + " " : ", ") + exprs_.flat(s.keys[i].value, true) +
           exprs_.alias(s.keys[i].alias);
  }
  return out;
}

// On lines of its own between """, where that reads back as the same text.
std::string DeclPrinter::wording(const std::string& text, std::size_t column) const {
  const auto lines = split(text, '\n');
  const bool several = lines.size() > 1 || column + code_points(text) + 2 > kColumns;
  bool keeps = several && text.find("\"\"\"") == std::string::npos && !lines.front().empty() &&
               !lines.back().empty();
  std::size_t shared = std::string::npos;
  for (const std::string_view one : lines) {
    if (one.empty()) continue;
    shared = std::min(shared, one.find_first_not_of(" \t"));
    const char last = one.back();
    if (last == ' ' || last == '\t' || last == '\r') keeps = false;
  }
  if (!keeps || shared != 0) return quoted(text);
  const std::string margin = "\n" + std::string(column, ' ');
  std::string out = "\"\"\"";
  for (const std::string_view one : lines) out += one.empty() ? "\n" : margin + std::string(one);
  return out + margin + "\"\"\"";
}

std::string DeclPrinter::value(const ast::Value& v, bool in_list) const {
  switch (v.kind) {
    case ast::ValueKind::Missing:
      return word(K::MissingValue);
    case ast::ValueKind::Invalid:
      return word(K::InvalidValue) + " " + quoted(v.text.value);
    case ast::ValueKind::Unknown:
      return word(K::Unknown) + " " + quoted(v.text.value);
    case ast::ValueKind::Literal:
      return exprs_.flat(v.literal, in_list);
    case ast::ValueKind::Name:
      return exprs_.name(v.name, NameAt::Value);
    case ast::ValueKind::QualifiedName:
      return exprs_.type_name(v.qualifier) + "." + exprs_.name(v.name);
    case ast::ValueKind::List: {
      std::string out = "[";
      for (std::size_t i = 0; i < v.elements.size(); ++i) {
        out += (i == 0 ? "" : ", ") + value(v.elements[i], true);
      }
      return out + "]";
    }
    case ast::ValueKind::Record:
      return "(" + assigns(v.fields, true) + ")";
  }
  REGEL_UNREACHABLE();
}

std::string DeclPrinter::assigns(const std::vector<ast::Assign>& all, bool in_list) const {
  std::string out;
  for (const ast::Assign& a : all) {
    out += (out.empty() ? "" : ", ") + exprs_.name(a.field) + " = " + value(a.value, in_list);
  }
  return out;
}

// --- rules and summaries ------------------------------------------------------------------------
std::string DeclPrinter::clause_label(const ast::ClauseNode& node) const {
  return std::visit(
      Overloaded{
          [&](const ast::ForEach&) { return label(K::ForEach); },
          [&](const ast::When&) { return label(K::When); },
          [&](const ast::Unless&) { return label(K::Unless); },
          [&](const ast::UnclearWhen&) { return label(K::UnclearWhen); },
          [&](const ast::Must&) { return label(K::Must); },
          [&](const ast::MustNot&) { return label(K::MustNot); },
          [&](const ast::Otherwise&) { return label(K::Otherwise); },
          [&](const ast::IfUnclear&) { return label(K::Unclear); },
          [&](const ast::Advice&) { return label(K::Advice); },
          [&](const ast::SeverityClause&) { return label(K::Severity); },
          [&](const ast::Authority&) { return label(K::Authority); },
          [&](const ast::Wording&) { return label(K::Wording); },
          [&](const ast::Purpose&) { return label(K::Purpose); },
          [&](const ast::InForce&) { return label(K::InForce); },
          [&](const ast::Owner&) { return label(K::Owner); },
          [&](const ast::Tags&) { return label(K::Tags); },
          [&](const ast::Shows& c) { return word(K::Shows) + " " + exprs_.name(c.name) + ":"; },
      },
      node);
}

std::string DeclPrinter::clause_value(const ast::ClauseNode& node, std::size_t column) {
  const auto checked = [&](ast::ExprId id) { return condition(id, column, column + kItemIndent); };
  return std::visit(Overloaded{
                        [&](const ast::ForEach& c) { return subject(c.subject); },
                        [&](const ast::When& c) { return checked(c.condition); },
                        [&](const ast::Unless& c) { return checked(c.condition); },
                        [&](const ast::UnclearWhen& c) { return checked(c.condition); },
                        [&](const ast::Must& c) { return checked(c.condition); },
                        [&](const ast::MustNot& c) { return checked(c.condition); },
                        [&](const ast::Otherwise& c) { return message(c.message); },
                        [&](const ast::IfUnclear& c) { return message(c.message); },
                        [&](const ast::Advice& c) { return message(c.message); },
                        [&](const ast::SeverityClause& c) {
                          return word(kSeverities[static_cast<std::size_t>(c.severity)]);
                        },
                        [&](const ast::Authority& c) {
                          std::string out;
                          for (const ast::Cite& cite : c.cites) {
                            out += (out.empty() ? "" : ", ") + exprs_.type_name(cite.instrument) +
                                   " " + quoted(cite.place.value);
                          }
                          return out;
                        },
                        [&](const ast::Wording& c) { return wording(c.text.value, column); },
                        [&](const ast::Purpose& c) { return quoted(c.text.value); },
                        [&](const ast::InForce& c) { return validity(c.validity); },
                        [&](const ast::Owner& c) { return quoted(c.text.value); },
                        [&](const ast::Tags& c) { return names(c.tags); },
                        [&](const ast::Shows& c) { return exprs_.flat(c.value); },
                    },
                    node);
}

bool DeclPrinter::is_list(const ast::ClauseNode& node) const {
  if (const auto* c = std::get_if<ast::When>(&node)) return is_list(c->condition);
  if (const auto* c = std::get_if<ast::Unless>(&node)) return is_list(c->condition);
  if (const auto* c = std::get_if<ast::UnclearWhen>(&node)) return is_list(c->condition);
  if (const auto* c = std::get_if<ast::Must>(&node)) return is_list(c->condition);
  if (const auto* c = std::get_if<ast::MustNot>(&node)) return is_list(c->condition);
  return false;
}

// Figures of a summary are a column of their own: their names are longer than labels.
void DeclPrinter::clauses(const std::vector<ast::Clause>& all) {
  std::vector<const ast::Clause*> ordered;
  std::size_t label_width = 0;
  std::size_t figure_width = 0;
  const auto width_of = [&](const ast::Clause& clause) -> std::size_t& {
    return std::holds_alternative<ast::Shows>(clause.node) ? figure_width : label_width;
  };
  for (const ast::Clause& clause : all) {
    ordered.push_back(&clause);
    std::size_t& width = width_of(clause);
    width = std::max(width, code_points(clause_label(clause.node)) + 1);
  }
  std::stable_sort(ordered.begin(), ordered.end(), [](const ast::Clause* a, const ast::Clause* b) {
    return ast::clause_rank(*a) < ast::clause_rank(*b);
  });
  for (const ast::Clause* clause : ordered) {
    const std::size_t width = width_of(*clause);
    const std::string text = padded(clause_label(clause->node), width);
    line(kIndent, text + clause_value(clause->node, kIndent + width),
         comments_.of(clause->span.begin), is_list(clause->node));
  }
}

void DeclPrinter::operator()(const ast::Rule& d) {
  head(word(K::Rule) + " " + std::string(module_.text(d.id)) + " " + quoted(d.title.value));
  clauses(d.clauses);
}

void DeclPrinter::operator()(const ast::Summary& d) {
  head(word(K::Summary) + " " + std::string(module_.text(d.id)) + " " + quoted(d.title.value));
  clauses(d.clauses);
}

// --- waivers and tests --------------------------------------------------------------------------
DeclPrinter::Row DeclPrinter::waiver_row(const ast::WaiverPart& p) const {
  return std::visit(
      Overloaded{
          [&](const ast::Covers& x) {
            return Row{label(K::Covers), exprs_.type_name(x.register_name) + " " + texts(x.keys)};
          },
          [&](const ast::InForce& x) {
            return Row{label(K::InForce), validity(x.validity)};
          },
          [&](const ast::Decision& x) {
            return Row{label(K::Decision), quoted(x.text.value)};
          },
          [&](const ast::DecidedBy& x) {
            return Row{label(K::DecidedBy), quoted(x.text.value)};
          },
          [&](const ast::Reason& x) {
            return Row{label(K::Reason), quoted(x.text.value)};
          },
      },
      p);
}

void DeclPrinter::operator()(const ast::Waiver& d) {
  head(word(K::Waiver) + " " + std::string(module_.text(d.id)) + " " + word(K::Waives) + " " +
       std::string(module_.text(d.rule)));
  std::size_t width = 0;
  for (const ast::WaiverPart& part : d.parts) {
    width = std::max(width, code_points(waiver_row(part).first) + 1);
  }
  for (const ast::WaiverPart& part : d.parts) {
    const Row row = waiver_row(part);
    line(kIndent, padded(row.first, width) + row.second, comments_.of(part_begin(part)));
  }
}

void DeclPrinter::operator()(const ast::Test& d) {
  head(word(K::Test) + " " + quoted(d.title.value) + " " + word(K::For) + " " +
       std::string(module_.text(d.rule)));
  for (const ast::TestPart& part : d.parts) test_part(part);
}

void DeclPrinter::test_part(const ast::TestPart& part) {
  const std::string text = std::visit(
      Overloaded{
          [&](const ast::TodayLine& p) { return label(K::Today) + " " + p.date.iso; },
          [&](const ast::NowLine& p) { return label(K::Now) + " " + instant(p.instant.iso); },
          [&](const ast::Given& p) {
            std::string out = word(K::Given) + " ";
            if (p.previous) out += word(K::Previous) + " ";
            out += exprs_.type_name(p.register_name) + " " + exprs_.name(p.label);
            return p.values.empty() ? out : out + ": " + assigns(p.values);
          },
          [&](const ast::Expect& p) {
            std::string out = word(K::Expect) + " ";
            out += p.group ? word(K::TheGroup) + "(" + assigns(p.group_key) + ")"
                           : exprs_.name(p.label);
            out += ": " + word(kOutcomes[static_cast<std::size_t>(p.outcome)]);
            if (p.message) out += " " + word(K::WithMessage) + " " + quoted(p.message->value);
            return out;
          },
      },
      part);
  line(kIndent, text, comments_.of(part_begin(part)));
}

}  // namespace regel::format
