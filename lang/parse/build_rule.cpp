// The parts of rules, summaries, waivers and tests.

#include <utility>

#include "lang/parse/build_ast.hpp"
#include "lang/parse/tokens.hpp"

namespace regel::parse {
namespace {

using ast::Keyword;

ast::SeverityWord severity_of(Keyword keyword) {
  if (keyword == Keyword::Critical) return ast::SeverityWord::Critical;
  if (keyword == Keyword::High) return ast::SeverityWord::High;
  if (keyword == Keyword::Medium) return ast::SeverityWord::Medium;
  if (keyword == Keyword::Low) return ast::SeverityWord::Low;
  REGEL_CHECK(keyword == Keyword::Info);
  return ast::SeverityWord::Info;
}

ast::OutcomeWord outcome_of(Keyword keyword) {
  if (keyword == Keyword::Pass) return ast::OutcomeWord::Pass;
  if (keyword == Keyword::Fail) return ast::OutcomeWord::Fail;
  if (keyword == Keyword::NotApplicable) return ast::OutcomeWord::NotApplicable;
  REGEL_CHECK(keyword == Keyword::Undetermined);
  return ast::OutcomeWord::Undetermined;
}

}  // namespace

// --- rules --------------------------------------------------------------------------------------
ast::Subject Builder::subject(std::uint32_t index) {
  Cursor cursor = children(index);
  ast::Subject s{false, {}, std::nullopt, false, {}, {}, span(index)};
  const auto register_name = [&](Cursor& from) {
    Cursor words = children(from.take(Kind::RegisterName));
    s.previous = words.skip(Keyword::Previous);
    s.register_name = name(words.take(Kind::TypeName));
  };
  if (!cursor.is(Kind::Group)) {
    register_name(cursor);
    s.alias = alias(cursor);
    return s;
  }
  s.group = true;
  Cursor group = children(cursor.take());
  register_name(group);
  if (group.is(Kind::Filter)) s.filter = operand(children(group.take()).take());
  while (!group.done()) {
    Cursor key = children(group.take(Kind::GroupKey));
    ast::GroupKey built{operand(key.take()), std::nullopt};
    built.alias = alias(key);
    s.keys.push_back(built);
  }
  return s;
}

ast::Validity Builder::validity(std::uint32_t index) {
  ast::Validity v{std::nullopt, std::nullopt, span(index)};
  for (Cursor cursor = children(index); !cursor.done();) {
    const bool from = cursor.is(Kind::From);
    ast::DateLiteral day = date(children(cursor.take()).take(Kind::Date));
    (from ? v.from : v.through) = std::move(day);
  }
  return v;
}

ast::Clause Builder::clause(Cursor& cursor) {
  ast::Clause c{span(cursor.node().begin, cursor.node().end), part_span(), ast::Tags{}};
  const Keyword label = cursor.word();
  c.node = clause_node(cursor, label);
  return c;
}

ast::ClauseNode Builder::clause_node(Cursor& cursor, Keyword label) {
  switch (label) {
    case Keyword::ForEach:
      return ast::ForEach{subject(cursor.take(Kind::Subject))};
    case Keyword::When:
      return ast::When{condition(cursor.take())};
    case Keyword::Unless:
      return ast::Unless{condition(cursor.take())};
    case Keyword::UnclearWhen:
      return ast::UnclearWhen{condition(cursor.take())};
    case Keyword::Must:
      return ast::Must{condition(cursor.take())};
    case Keyword::MustNot:
      return ast::MustNot{condition(cursor.take())};
    case Keyword::Otherwise:
      return ast::Otherwise{message(cursor.take())};
    case Keyword::Unclear:
      return ast::IfUnclear{message(cursor.take())};
    case Keyword::Advice:
      return ast::Advice{message(cursor.take())};
    case Keyword::Severity:
      return ast::SeverityClause{severity_of(cursor.word())};
    case Keyword::Authority: {
      ast::Authority a;
      while (!cursor.done()) {
        Cursor cite = children(cursor.take(Kind::Cite));
        const ast::Name instrument = name(cite.take());
        a.cites.push_back({instrument, text(cite.take())});
      }
      return a;
    }
    case Keyword::Wording:
      return ast::Wording{text(cursor.take())};
    case Keyword::Purpose:
      return ast::Purpose{text(cursor.take())};
    case Keyword::InForce:
      return ast::InForce{validity(cursor.take())};
    case Keyword::Owner:
      return ast::Owner{text(cursor.take())};
    case Keyword::Tags:
      return ast::Tags{names(cursor)};
    case Keyword::Shows: {
      const ast::Name shown = name(cursor.take());
      return ast::Shows{shown, operand(cursor.take())};
    }
    default:
      REGEL_UNREACHABLE();
  }
}

// --- waivers and tests --------------------------------------------------------------------------
ast::WaiverPart Builder::waiver_part(Cursor& cursor) {
  switch (cursor.word()) {
    case Keyword::Covers: {
      ast::Covers covers{name(cursor.take()), {}};
      covers.keys = texts(cursor);
      return covers;
    }
    case Keyword::InForce:
      return ast::InForce{validity(cursor.take())};
    case Keyword::Decision:
      return ast::Decision{text(cursor.take())};
    case Keyword::DecidedBy:
      return ast::DecidedBy{text(cursor.take())};
    case Keyword::Reason:
      return ast::Reason{text(cursor.take())};
    default:
      REGEL_UNREACHABLE();
  }
}

ast::TestPart Builder::test_part(Cursor& cursor) {
  switch (cursor.word()) {
    case Keyword::Today:
      return ast::TodayLine{date(cursor.take())};
    case Keyword::Now:
      return ast::NowLine{date(cursor.take())};
    case Keyword::Given:
      return given(cursor);
    case Keyword::Expect:
      return expect(cursor);
    default:
      REGEL_UNREACHABLE();
  }
}

ast::Given Builder::given(Cursor& cursor) {
  ast::Given g;
  Cursor words = children(cursor.take(Kind::RegisterName));
  g.previous = words.skip(Keyword::Previous);
  g.register_name = name(words.take(Kind::TypeName));
  g.label = name(cursor.take(Kind::Name));
  while (!cursor.done()) g.values.push_back(assign(cursor.take()));
  return g;
}

ast::Expect Builder::expect(Cursor& cursor) {
  ast::Expect e{};
  e.span = part_span();
  const std::uint32_t target = cursor.take();
  Cursor inside = children(target);
  if (node(target).kind == Kind::GroupTarget) {
    e.group = true;
    e.label = {module_.names.intern(""), span(target)};
    while (!inside.done()) e.group_key.push_back(assign(inside.take()));
  } else {
    e.label = name(inside.take());
  }
  e.outcome = outcome_of(children(cursor.take(Kind::Outcome)).word());
  if (!cursor.done()) e.message = text(cursor.take());
  return e;
}

ast::Assign Builder::assign(std::uint32_t index, bool in_list) {
  Cursor cursor = children(index);
  const ast::Name field = name(cursor.take());
  return {field, value(cursor.take(Kind::Value), in_list)};
}

ast::Value Builder::value(std::uint32_t index, bool in_list) {
  Cursor cursor = children(index);
  ast::Value v{ast::ValueKind::Missing, {}, {}, {}, {}, {}, {}, span(index)};
  switch (cursor.node().kind) {
    case Kind::Word: {
      const Keyword word = cursor.node().keyword;
      if (word == Keyword::MissingValue) return v;
      if (word == Keyword::InvalidValue || word == Keyword::Unknown) {
        v.kind = word == Keyword::Unknown ? ast::ValueKind::Unknown : ast::ValueKind::Invalid;
        cursor.take();
        v.text = text(cursor.take(Kind::Text));
        return v;
      }
      break;
    }
    case Kind::Name:
      v.kind = ast::ValueKind::Name;
      v.name = name(cursor.take());
      return v;
    case Kind::QualifiedName: {
      v.kind = ast::ValueKind::QualifiedName;
      Cursor parts = children(cursor.take());
      v.qualifier = name(parts.take());
      v.name = name(parts.take());
      return v;
    }
    case Kind::ValueList: {
      v.kind = ast::ValueKind::List;
      Cursor elements = children(cursor.take());
      while (!elements.done()) {
        const std::uint32_t element = elements.take(Kind::Value);
        v.elements.push_back(value(element, true));
      }
      return v;
    }
    case Kind::ValueRecord: {
      v.kind = ast::ValueKind::Record;
      Cursor fields = children(cursor.take());
      while (!fields.done()) v.fields.push_back(assign(fields.take(Kind::Assign), true));
      return v;
    }
    default:
      break;
  }
  v.kind = ast::ValueKind::Literal;
  v.literal = literal(cursor.take(), in_list);
  return v;
}

// A literal, or a path that names a code: ja · kännbar · Konsekvens.kännbar
ast::ExprId Builder::named_value(std::uint32_t index) {
  Cursor cursor = children(index);
  std::vector<ast::Step> steps;
  const auto add_step = [&](std::uint32_t token) {
    const bool is_type = node(token).kind == Kind::TypeName;
    steps.push_back({is_type ? ast::StepKind::Type : ast::StepKind::Field,
                     name(token),
                     {},
                     raw(token)[0] == '\''});
  };
  if (cursor.is(Kind::Name)) {
    add_step(cursor.take());
  } else if (cursor.is(Kind::QualifiedName)) {
    for (Cursor parts = children(cursor.take()); !parts.done();) add_step(parts.take());
  } else {
    return literal(cursor.take(), false);
  }
  return add(span(index), ast::Path{module_.steps.add_all(steps)});
}

}  // namespace regel::parse
