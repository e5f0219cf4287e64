// Which types go together. There are no implicit conversions, except that whole numbers and numbers
// mix. Texts, codes and links have no order; a link and a record of its register can be the same.

#include <fmt/format.h>

#include "lang/check/checker.hpp"
#include "lang/diag/suggest.hpp"
#include "lang/parse/written_date.hpp"
#include "lang/value/decimal.hpp"
#include "lang/value/time_text.hpp"

namespace regel::check {

using diag::Code;

namespace {

std::string_view text_of(const ir::Program& program, const ir::Expr& expr) {
  const auto* literal = std::get_if<ir::Literal>(&expr.node);
  if (literal == nullptr || !literal->value.valid()) return {};
  return program.constants[literal->value].text;
}

}  // namespace

types::RegisterId Checker::register_of(Type type) const {
  if (type.kind == TypeKind::Link) return type.target();
  if (type.kind == TypeKind::Row && type.record().index < schema().records.size()) {
    return schema().records[type.record()].register_id;
  }
  return {};
}

bool Checker::same_record(Type a, Type b) const {
  const types::RegisterId left = register_of(a);
  return left.valid() && left == register_of(b);
}

bool Checker::comparable(Type a, Type b) const {
  if (a.list || b.list) return false;
  if (is_number(a) && is_number(b)) return true;
  const bool records = (a.kind == TypeKind::Link || a.kind == TypeKind::Row) &&
                       (b.kind == TypeKind::Link || b.kind == TypeKind::Row);
  return records ? same_record(a, b) : a == b;
}

bool Checker::report_incomparable(ir::ExprId left, ir::ExprId right, Span span) {
  const ir::Expr &a = expr(left), &b = expr(right);
  const auto label_both = [&](diag::Builder builder) {
    builder.label(a.span, names_.describe(a.type)).label(b.span, names_.describe(b.type));
  };
  // A value in quotation marks is a text.
  const auto without_quotes = [&](const ir::Expr& other, const ir::Expr& text,
                                  std::string_view value) {
    auto report =
        sink_.report<Code::R415>(text.span, quote(other.span), names_.describe(other.type),
                                 quote(text.span), names_.describe(text.type), Bilingual{});
    report.propose(std::string(value), {"utan citattecken", "without quotation marks"}, true);
    return true;
  };
  // A text that should have been a date or a code, on either side.
  const auto text_against = [&](const ir::Expr& other, const ir::Expr& text) {
    const std::string_view words = text_of(program_, text);
    if (!text.type.is(TypeKind::Text) || words.empty()) return false;
    if (other.type.is(TypeKind::Date) && parse_iso_date(words)) {
      sink_.report<Code::R401>(text.span, quote(other.span), words, words)
          .propose(std::string(words), {"datumet", "the date"}, true);
      return true;
    }
    if (other.type.is(TypeKind::Bool)) {
      const std::string_view value = words == "ja" || words == "Ja" || words == "yes"    ? "ja"
                                     : words == "nej" || words == "Nej" || words == "no" ? "nej"
                                                                                         : "";
      return !value.empty() && without_quotes(other, text,
                                              swedish()       ? value
                                              : value == "ja" ? "yes"
                                                              : "no");
    }
    if (is_number(other.type) && parse_written_decimal(words))
      return without_quotes(other, text, words);
    if (!is_code(other.type)) return false;
    const types::CodeList& list = schema().code_lists[other.type.code_list()];
    for (const types::Code& code : list.codes) {
      for (const std::string& label : code.labels) {
        if (label != words && code.name != words) continue;
        sink_.report<Code::R407>(text.span, words, list.name, quote(other.span), code.name)
            .propose(code.name, {"koden", "the code"}, true);
        return true;
      }
    }
    return false;
  };
  if (text_against(a, b) || text_against(b, a)) return true;
  if (report_written_date(a, b) || report_written_date(b, a)) return true;
  if (a.type.is(TypeKind::Level) && b.type.is(TypeKind::Level)) {
    sink_.report<Code::R402>(span, quote(a.span), schema().code_lists[a.type.code_list()].name,
                             quote(b.span), schema().code_lists[b.type.code_list()].name);
    return true;
  }
  const auto level_as_number = [&](const ir::Expr& level, const ir::Expr& number) {
    if (!level.type.is(TypeKind::Level) || !is_number(number.type)) return false;
    const std::string words = quote(level.span);
    sink_.report<Code::R404>(level.span, words)
        .propose((swedish() ? "nivå(" : "rank(") + words + ")",
                 {"nivåns nummer", "the level's number"}, true);
    return true;
  };
  if (level_as_number(a, b) || level_as_number(b, a)) return true;
  Bilingual remedy = how_to_compare(a, b);
  if (remedy.sv.empty()) remedy = how_to_compare(b, a);
  label_both(sink_.report<Code::R415>(span, quote(a.span), names_.describe(a.type), quote(b.span),
                                      names_.describe(b.type), remedy));
  return true;
}

// `1/3-2026` is a calculation, and `"1/3 2026"` a text.
bool Checker::report_written_date(const ir::Expr& other, const ir::Expr& date) {
  if (!other.type.is(TypeKind::Date) && !other.type.is(TypeKind::Instant)) return false;
  const std::string words = quote(date.span);
  const std::string_view inner = date.type.is(TypeKind::Text) && words.size() > 2
                                     ? std::string_view(words).substr(1, words.size() - 2)
                                     : std::string_view(words);
  const auto written = parse::written_date(inner, 0, module().language);
  if (!written || written->end != inner.size()) return false;
  sink_.report<Code::R137>(date.span, words, written->right).propose(written->right, {}, true);
  return true;
}

// What an author who compares these two most likely wants to ask, if there is one such thing.
Bilingual Checker::how_to_compare(const ir::Expr& a, const ir::Expr& b) const {
  const std::string words = quote(a.span);
  if (a.type.is(TypeKind::Instant) && b.type.is(TypeKind::Date)) {
    return {fmt::format("Skriv `datum({})` för dagen.", words),
            fmt::format("Write `date({})` for the day.", words)};
  }
  const auto* number = std::get_if<ir::Literal>(&b.node);
  const std::int64_t year = number != nullptr && b.type.is(TypeKind::Integer)
                                ? program_.constants[number->value].number
                                : 0;
  if (a.type.is(TypeKind::Date) && year >= 1900 && year < 2200) {
    return {fmt::format("Skriv `år({})` för året.", words),
            fmt::format("Write `year({})` for the year.", words)};
  }
  if (is_code(a.type) && b.type.is(TypeKind::Text)) {
    std::vector<std::string> codes;
    for (const types::Code& code : schema().code_lists[a.type.code_list()].codes) {
      codes.push_back(code.name);
    }
    const Bilingual all = diag::enumerate_and(codes);
    return {"Koderna är " + all.sv + ".", "The codes are " + all.en + "."};
  }
  if (a.type.is(TypeKind::Link) && (b.type.is(TypeKind::Text) || is_number(b.type))) {
    const types::Register& target = schema().registers[a.type.target()];
    if (target.key.size() != 1) return {};
    const std::string field =
        words + "." + schema().records[target.record].fields[target.key[0]].name;
    return {fmt::format("Skriv `{}` för nyckeln i posten som länken leder till.", field),
            fmt::format("Write `{}` for the key of the record that the link leads to.", field)};
  }
  return {};
}

bool Checker::refuse_list(ir::ExprId id) {
  if (bad(id)) return true;
  if (!expr(id).type.list) return false;
  sink_.report<Code::R408>(expr(id).span, quote(id));
  return true;
}

bool Checker::expect_text(ir::ExprId id) {
  if (refuse_list(id)) return false;
  if (expr(id).type.is(TypeKind::Text)) return true;
  sink_.report<Code::R413>(expr(id).span, quote(id), describe(id), Bilingual{"text", "text"});
  return false;
}

ir::ExprId Checker::as_row(ir::ExprId id) {
  const ir::Expr& value = expr(id);
  if (value.type.is(TypeKind::Row)) return id;
  if (!value.type.is(TypeKind::Link)) return {};
  const types::Register& target = schema().registers[value.type.target()];
  return emit(value.span, row_type(target.record), ir::Follow{id});
}

bool Checker::is_previous(ir::ExprId id) const {
  for (ir::ExprId at = id;;) {
    const ir::Expr& row = expr(at);
    if (std::holds_alternative<ir::Previous>(row.node)) return true;
    if (const auto* var = std::get_if<ir::RowVar>(&row.node)) {
      return program_.vars[var->var].kind == ir::RelationKind::Previous;
    }
    if (const auto* follow = std::get_if<ir::Follow>(&row.node)) {
      at = follow->link;
    } else if (const auto* field = std::get_if<ir::Field>(&row.node)) {
      at = field->row;
    } else if (const auto* value = std::get_if<ir::VarValue>(&row.node)) {
      return program_.vars[value->var].previous;
    } else {
      return false;
    }
  }
}

}  // namespace regel::check
