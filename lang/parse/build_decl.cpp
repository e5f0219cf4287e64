#include <utility>

#include "lang/base/overloaded.hpp"
#include "lang/base/unicode.hpp"
#include "lang/parse/build_ast.hpp"
#include "lang/parse/tokens.hpp"

namespace regel::parse {
namespace {

using ast::Keyword;

ast::TypeWord type_of(Keyword keyword) {
  if (keyword == Keyword::TypeText) return ast::TypeWord::Text;
  if (keyword == Keyword::TypeInteger) return ast::TypeWord::Integer;
  if (keyword == Keyword::TypeNumber) return ast::TypeWord::Number;
  if (keyword == Keyword::TypeYesNo) return ast::TypeWord::YesNo;
  if (keyword == Keyword::TypeDate) return ast::TypeWord::Date;
  if (keyword == Keyword::TypeInstant) return ast::TypeWord::Instant;
  if (keyword == Keyword::TypePeriod) return ast::TypeWord::Period;
  if (keyword == Keyword::TypeDuration) return ast::TypeWord::Duration;
  if (keyword == Keyword::Link) return ast::TypeWord::Link;
  REGEL_CHECK(keyword == Keyword::List);
  return ast::TypeWord::List;
}

}  // namespace

// --- tokens -------------------------------------------------------------------------------------
std::string Builder::one_line(std::uint32_t begin, std::uint32_t end) const {
  std::string out;
  for (const char c : context_.text().substr(begin, end - begin)) {
    const bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (!blank) {
      out.push_back(c);
    } else if (!out.empty() && out.back() != ' ') {
      out.push_back(' ');
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

ast::Name Builder::name(std::uint32_t index) {
  std::string_view token = raw(index);
  if (token[0] == '\'') token = token.substr(1, token.size() - 2);
  return {module_.names.intern(token), span(index)};
}

ast::Text Builder::text(std::uint32_t index) {
  const bool is_long = node(index).kind == Kind::LongText;
  return {is_long ? long_text_value(raw(index)) : text_value(raw(index)), span(index)};
}

ast::Message Builder::message(std::uint32_t index) {
  ast::Message m;
  m.span = span(index);
  const bool straight = raw(index)[0] == '"';
  for (Cursor cursor = children(index); !cursor.done();) {
    const std::uint32_t part = cursor.take();
    if (node(part).kind == Kind::MessageText) {
      m.parts.push_back({straight ? unescape(raw(part)) : std::string(raw(part)), {}});
    } else {
      m.parts.push_back({"", operand(children(part).take())});
    }
  }
  return m;
}

bool Builder::check_date(std::uint32_t index) {
  const std::string iso(raw(index));
  const std::string day = iso.substr(0, 10);
  const auto outside = [&](Bilingual part, int low, int high) {
    sink_.report<diag::Code::R125>(span(index), iso, std::move(part), low, high);
    return false;
  };
  switch (date_fault(iso)) {
    case DateFault::None:
      return true;
    case DateFault::Day:
      sink_.report<diag::Code::R117>(span(index), day,
                                     Bilingual{month_name(iso, true), month_name(iso, false)},
                                     days_of_month(iso));
      return false;
    case DateFault::Year:
      return outside({"året", "year"}, 1, 9999);
    case DateFault::Month:
      return outside({"månaden", "month"}, 1, 12);
    case DateFault::Hour:
      return outside({"timmen", "hour"}, 0, 23);
    case DateFault::Minute:
      return outside({"minuten", "minute"}, 0, 59);
    case DateFault::Second:
      return outside({"sekunden", "second"}, 0, 59);
    case DateFault::Offset:
      return outside({"tidsförskjutningen", "offset"}, 0, 23);
  }
  REGEL_UNREACHABLE();
}

ast::DateLiteral Builder::date(std::uint32_t index) {
  // A day that does not exist is reported; what follows gets one that does.
  constexpr std::string_view kSomeDay = "2000-01-01";
  constexpr std::string_view kSomeTime = "2000-01-01T00:00";
  if (check_date(index)) return {instant_value(raw(index)), span(index)};
  const bool only_day = node(index).kind == Kind::Date;
  return {std::string(only_day ? kSomeDay : kSomeTime), span(index)};
}

std::uint32_t Builder::whole(std::uint32_t index) {
  if (const auto value = whole_value(raw(index))) return *value;
  sink_.report<diag::Code::R129>(
      span(index), raw(index), Bilingual{"det största är 4294967295", "the largest is 4294967295"});
  return 0;
}

std::vector<ast::Name> Builder::names(Cursor& cursor) {
  std::vector<ast::Name> out;
  while (cursor.is(Kind::Name) || cursor.is(Kind::TypeName)) out.push_back(name(cursor.take()));
  return out;
}

std::vector<ast::Text> Builder::texts(Cursor& cursor) {
  std::vector<ast::Text> out;
  while (cursor.is(Kind::Text)) out.push_back(text(cursor.take()));
  return out;
}

std::optional<ast::Name> Builder::alias(Cursor& cursor) {
  if (!cursor.is(Kind::Alias)) return std::nullopt;
  return name(children(cursor.take()).take());
}

// --- beginning of the file ----------------------------------------------------------------------
void Builder::header() {
  module_.header = part_span();
  Cursor cursor = children(0);
  if (cursor.is(Kind::Integer)) module_.edition = whole(cursor.take());
}

void Builder::module_line() {
  Cursor cursor = children(0);
  cursor.word();
  module_.name = name(cursor.take(Kind::ModuleName));
}

void Builder::use() {
  Cursor cursor = children(0);
  cursor.word();
  ast::Use line{name(cursor.take(Kind::ModuleName)), std::nullopt};
  line.alias = alias(cursor);
  module_.uses.push_back(line);
}

// --- declarations -------------------------------------------------------------------------------
ast::DeclNode Builder::head() {
  too_deep_ = false;
  Cursor cursor = children(0);
  const Keyword keyword = cursor.word();
  const auto next_name = [&] { return name(cursor.take()); };
  const auto next_text = [&] { return text(cursor.take(Kind::Text)); };
  switch (keyword) {
    case Keyword::Instrument: {
      ast::Instrument d{next_name(), next_text(), std::nullopt};
      if (cursor.is(Kind::Text)) d.web = next_text();
      return d;
    }
    case Keyword::CodeList:
      return ast::CodeList{next_name(), {}};
    case Keyword::CodeSet: {
      ast::CodeSet d{next_name(), next_name(), {}};
      d.parts = names(cursor);
      return d;
    }
    case Keyword::Scale:
      return ast::ScaleDecl{next_name(), {}};
    case Keyword::Record:
      return ast::Record{next_name(), {}};
    case Keyword::Register:
      return ast::Register{next_name(), {}, true};
    case Keyword::Source:
      return ast::SourceBlock{next_name(), {}, true};
    case Keyword::Parameter: {
      ast::Parameter d{next_name(), type(cursor.take(Kind::Type)), {}, {}};
      if (!cursor.done()) d.value = literal(cursor.take(), false);
      return d;
    }
    case Keyword::Definition:
      return definition(cursor);
    case Keyword::Rule:
      return ast::Rule{next_name(), next_text(), {}};
    case Keyword::Summary:
      return ast::Summary{next_name(), next_text(), {}};
    case Keyword::Waiver:
      return ast::Waiver{next_name(), next_name(), {}};
    case Keyword::Test:
      return ast::Test{next_text(), next_name(), {}};
    default:
      REGEL_UNREACHABLE();
  }
}

ast::Definition Builder::definition(Cursor& cursor) {
  ast::Definition d{name(cursor.take(Kind::Name)), {}, std::nullopt, {}};
  while (cursor.is(Kind::Param)) {
    Cursor param = children(cursor.take());
    d.params.push_back({name(param.take()), type(param.take())});
  }
  if (cursor.is(Kind::TypeName)) d.subject = name(cursor.take());
  d.body = condition(cursor.take());
  return d;
}

void Builder::part(ast::DeclNode& decl) {
  too_deep_ = false;
  Cursor cursor = children(0);
  const auto none = [](auto&) { REGEL_UNREACHABLE(); };
  std::visit(Overloaded{
                 [&](ast::CodeList& d) {
                   cursor.word();
                   ast::CodeDecl code{name(cursor.take()), std::nullopt, {}};
                   if (cursor.is(Kind::Under)) code.under = name(children(cursor.take()).take());
                   code.labels = texts(cursor);
                   d.codes.push_back(std::move(code));
                 },
                 [&](ast::ScaleDecl& d) {
                   cursor.word();
                   const std::uint32_t number = cursor.take(Kind::Integer);
                   ast::LevelDecl level{whole(number), name(cursor.take()), {}, span(number)};
                   level.labels = texts(cursor);
                   d.levels.push_back(std::move(level));
                 },
                 [&](ast::Parameter& d) {
                   cursor.word();
                   ast::DatedValue value{date(cursor.take(Kind::Date)), {}};
                   value.value = literal(cursor.take(), false);
                   d.dated.push_back(value);
                 },
                 [&](ast::Record& d) {
                   cursor.word();
                   d.fields.push_back(field(cursor));
                 },
                 [&](ast::Register& d) { d.parts.push_back(register_part(cursor)); },
                 [&](ast::SourceBlock& d) {
                   if (cursor.skip(Keyword::Field)) {
                     d.parts.emplace_back(mapping(cursor));
                   } else {
                     d.parts.emplace_back(source_line(cursor));
                   }
                 },
                 [&](ast::Rule& d) { d.clauses.push_back(clause(cursor)); },
                 [&](ast::Summary& d) { d.clauses.push_back(clause(cursor)); },
                 [&](ast::Waiver& d) { d.parts.push_back(waiver_part(cursor)); },
                 [&](ast::Test& d) { d.parts.push_back(test_part(cursor)); },
                 [&](ast::Instrument& d) { none(d); },
                 [&](ast::CodeSet& d) { none(d); },
                 [&](ast::Definition& d) { none(d); },
             },
             decl);
}

// --- data ---------------------------------------------------------------------------------------
ast::TypeId Builder::type(std::uint32_t index) {
  Cursor cursor = children(index);
  ast::Type t{ast::TypeWord::Named, {}, {}, {}, span(index)};
  if (cursor.is(Kind::TypeName)) {
    t.name = name(cursor.take());
    return module_.types.add(t);
  }
  t.word = type_of(cursor.word());
  if (t.word == ast::TypeWord::List) t.element = type(cursor.take(Kind::Type));
  if (t.word == ast::TypeWord::Link) {
    t.name = name(cursor.take(Kind::TypeName));
    if (cursor.is(Kind::OnNames)) {
      Cursor on = children(cursor.take());
      t.on = names(on);
    }
  }
  return module_.types.add(t);
}

ast::Mapping Builder::empty_mapping(const Node& at) const {
  return {false, false, {}, {}, span(at.begin, at.end)};
}

void Builder::map_from(ast::Mapping& m, Cursor& cursor) {
  if (cursor.is(Keyword::FromKey)) {
    m.span = span(cursor.take());
    m.from_key = true;
  } else if (cursor.is(Keyword::FromRows)) {
    m.span = span(cursor.take());
    m.from_rows = true;
  } else if (cursor.is(Kind::FromPath)) {
    const std::uint32_t from = cursor.take();
    m.span = span(from);
    Cursor path = children(from);
    while (!path.done()) {
      const std::uint32_t step = path.take();
      if (node(step).kind != Kind::Picked) {
        m.path.push_back({text(step), std::nullopt});
        continue;
      }
      Cursor picked = children(step);
      const ast::Text by = text(picked.take());
      m.path.push_back({text(picked.take()), by});
    }
  }
}

ast::MapOption Builder::map_option(std::uint32_t index) {
  Cursor cursor = children(index);
  if (cursor.is(Kind::Text)) {
    ast::Spelling spelling{text(cursor.take()), {}};
    cursor.word();
    spelling.value = named_value(cursor.take(Kind::Value));
    return spelling;
  }
  switch (cursor.word()) {
    case Keyword::Written:
      return ast::Written{text(cursor.take())};
    case Keyword::Split:
      return ast::SplitAt{text(cursor.take())};
    case Keyword::Blank:
      return ast::BlankWords{texts(cursor)};
    case Keyword::Unknown:
      return ast::UnknownWords{texts(cursor)};
    default:
      REGEL_UNREACHABLE();
  }
}

ast::Field Builder::broken_field(Span name) {
  std::string_view token = context_.text().substr(name.begin, name.end - name.begin);
  const bool quoted = token.size() > 1 && token[0] == '\'';
  const std::string meant =
      quoted ? std::string(token.substr(1, token.size() - 2)) : with_case(token, false);
  ast::Field f{{module_.names.intern(meant), name}, {}, false, false, false, {}, {}};
  f.mapping.span = name;
  return f;
}

ast::Field Builder::field(Cursor& cursor) {
  const std::uint32_t first = cursor.take(Kind::Name);
  ast::Field f{name(first), type(cursor.take(Kind::Type)), false, false, false, {}, {}};
  f.mapping = empty_mapping(node(first));
  map_from(f.mapping, cursor);
  while (!cursor.done()) {
    const std::uint32_t option = cursor.take(Kind::Option);
    Cursor words = children(option);
    if (words.skip(Keyword::Optional)) {
      f.optional = true;
    } else if (words.skip(Keyword::Protected)) {
      f.is_protected = true;
    } else if (words.skip(Keyword::AnyCase)) {
      f.any_case = true;
    } else {
      f.mapping.options.push_back(map_option(option));
    }
  }
  return f;
}

ast::FieldMapping Builder::mapping(Cursor& cursor) {
  const std::uint32_t path = cursor.take(Kind::FieldPath);
  ast::FieldMapping m{{}, empty_mapping(node(path))};
  Cursor steps = children(path);
  m.field = names(steps);
  map_from(m.mapping, cursor);
  while (!cursor.done()) m.mapping.options.push_back(map_option(cursor.take(Kind::Option)));
  return m;
}

ast::RegisterPart Builder::register_part(Cursor& cursor) {
  if (cursor.skip(Keyword::Field)) return field(cursor);
  if (cursor.skip(Keyword::Collection)) {
    ast::Collection c{name(cursor.take()), name(cursor.take()), name(cursor.take()), false};
    c.with_descendants = cursor.skip(Keyword::WithDescendants);
    return c;
  }
  if (cursor.skip(Keyword::Key)) return ast::KeyLine{names(cursor), part_span()};
  if (cursor.skip(Keyword::Unique)) return ast::UniqueLine{names(cursor), part_span()};
  if (cursor.skip(Keyword::OfPeople)) return ast::PeopleLine{part_span()};
  if (cursor.skip(Keyword::Tree)) return ast::TreeLine{name(cursor.take()), part_span()};
  return source_line(cursor);
}

ast::SourceLine Builder::source_line(Cursor& cursor) {
  switch (cursor.word()) {
    case Keyword::File:
      return ast::FileLine{texts(cursor), part_span()};
    case Keyword::Rows:
      return ast::RowsLine{text(cursor.take())};
    case Keyword::Freshness: {
      ast::FreshnessLine line{literal(cursor.take(Kind::Amount), false), std::nullopt, false,
                              part_span()};
      line.from_file_name = cursor.skip(Keyword::FromFileName);
      if (!cursor.done()) line.path = text(cursor.take());
      return line;
    }
    case Keyword::TimeZone:
      return ast::TimeZoneLine{text(cursor.take())};
    case Keyword::Count:
      return ast::CountLine{text(cursor.take())};
    case Keyword::Blank:
      return ast::BlankLine{texts(cursor)};
    case Keyword::Unknown:
      return ast::UnknownLine{texts(cursor)};
    case Keyword::NewRecord:
      return ast::NewRecordLine{text(cursor.take())};
    case Keyword::AsAbove:
      return ast::AsAboveLine{texts(cursor)};
    default:
      REGEL_UNREACHABLE();
  }
}

}  // namespace regel::parse
