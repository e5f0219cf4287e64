#include "lang/check/check_rule.hpp"

#include "lang/ast/keyword.hpp"
#include "lang/check/absence.hpp"
#include "lang/check/clauses.hpp"
#include "lang/check/messages.hpp"
#include "lang/check/validity.hpp"
#include "lang/check/warnings.hpp"

namespace regel::check {

using diag::Code;

namespace {

ir::Severity severity(ast::SeverityWord written) {
  switch (written) {
    case ast::SeverityWord::Critical:
      return ir::Severity::Critical;
    case ast::SeverityWord::High:
      return ir::Severity::High;
    case ast::SeverityWord::Medium:
      return ir::Severity::Medium;
    case ast::SeverityWord::Low:
      return ir::Severity::Low;
    case ast::SeverityWord::Info:
      return ir::Severity::Info;
  }
  REGEL_UNREACHABLE();
}

template <class Node>
const Node& node(const ast::Clause* clause) {
  return std::get<Node>(clause->node);
}

std::vector<ir::Cite> cites(const ast::Authority& authority, ModuleIndex module, Names& names) {
  std::vector<ir::Cite> out;
  for (const ast::Cite& cite : authority.cites) {
    const auto instrument = names.resolve_instrument(module, cite.instrument);
    if (!instrument) continue;
    out.push_back({names.schema().instruments[*instrument].name, cite.place.value});
  }
  return out;
}

std::vector<std::string> tags(const ast::Tags& written, const ast::Module& module) {
  std::vector<std::string> out;
  for (const ast::Name& tag : written.tags) out.emplace_back(module.text(tag));
  return out;
}

// What a rule says about itself, beside its conditions.
void describe_rule(ir::Rule& rule, const Clauses& clauses, ModuleIndex module, Names& names) {
  if (clauses.severity != nullptr) {
    rule.severity = severity(node<ast::SeverityClause>(clauses.severity).severity);
  }
  if (clauses.authority != nullptr) {
    const auto& written = node<ast::Authority>(clauses.authority);
    rule.authority = cites(written, module, names);
    rule.whole = rule.authority.size() == written.cites.size();
  }
  if (clauses.wording != nullptr) rule.wording = node<ast::Wording>(clauses.wording).text.value;
  if (clauses.purpose != nullptr) rule.purpose = node<ast::Purpose>(clauses.purpose).text.value;
  if (clauses.owner != nullptr) rule.owner = node<ast::Owner>(clauses.owner).text.value;
  if (clauses.tags != nullptr) {
    rule.tags = tags(node<ast::Tags>(clauses.tags), names.module(module));
  }
  if (clauses.in_force != nullptr) {
    const auto validity = validity_of(node<ast::InForce>(clauses.in_force).validity, names.sink());
    if (validity) rule.validity = *validity;
  }
}

// R107, R130, R138: what a rule must have. What could not be read may have been it.
bool is_whole(const Clauses& clauses, const ast::Rule& rule, Names& names, ModuleIndex module) {
  const ast::Name& id = rule.id;
  const std::string_view name = names.module(module).text(id);
  bool whole = true;
  if (clauses.for_each == nullptr) {
    if (rule.whole)
      names.sink().report<Code::R130>(id.span, name, ast::spellings(ast::Keyword::ForEach));
    whole = false;
  }
  if (clauses.must == nullptr && clauses.must_not == nullptr) {
    if (rule.whole) names.sink().report<Code::R107>(id.span, name);
  } else if (clauses.must != nullptr && clauses.must_not != nullptr) {
    names.sink()
        .report<Code::R138>(clauses.must_not->label, name)
        .label(clauses.must->label, {"det andra kravet", "the other demand"});
  }
  return whole;
}

}  // namespace

void check_rule(Checker& checker, Names& names, ModuleIndex module, std::uint32_t decl) {
  const ast::Decl& written = names.module(module).decls[decl];
  const auto& source = std::get<ast::Rule>(written.node);
  const std::string id(names.module(module).text(source.id));
  const Clauses clauses = sort_clauses(source.clauses, id, names);
  ir::Rule rule;
  rule.id = id;
  rule.title = source.title.value;
  rule.doc = written.doc;
  rule.module = module;
  rule.decl = decl;
  rule.span = written.span;
  rule.id_span = source.id.span;
  describe_rule(rule, clauses, module, names);
  rule.whole = rule.whole && source.whole && !names.is_lost(id);
  if (!is_whole(clauses, source, names, module)) return;

  checker.begin(module);
  const auto subject = checker.subject(node<ast::ForEach>(clauses.for_each).subject);
  if (!subject) return;
  rule.subject = *subject;
  if (clauses.when != nullptr) {
    rule.when.push_back(checker.condition(node<ast::When>(clauses.when).condition,
                                          ast::spellings(ast::Keyword::When)));
  }
  for (const ast::Clause* unless : clauses.unless) {
    rule.unless.push_back(checker.condition(node<ast::Unless>(unless).condition,
                                            ast::spellings(ast::Keyword::Unless)));
  }
  for (const ast::Clause* unclear : clauses.unclear_when) {
    rule.unclear_when.push_back(checker.condition(node<ast::UnclearWhen>(unclear).condition,
                                                  ast::spellings(ast::Keyword::UnclearWhen)));
  }
  if (clauses.must != nullptr) {
    rule.requirement = checker.condition(node<ast::Must>(clauses.must).condition,
                                         ast::spellings(ast::Keyword::Must));
  } else if (clauses.must_not != nullptr) {
    rule.prohibition = true;
    rule.requirement = checker.condition(node<ast::MustNot>(clauses.must_not).condition,
                                         ast::spellings(ast::Keyword::MustNot));
  } else {
    return;
  }
  if (clauses.otherwise != nullptr) {
    rule.message =
        check_message(checker, node<ast::Otherwise>(clauses.otherwise).message, *subject, names);
  }
  if (clauses.unclear != nullptr) {
    rule.unclear =
        check_message(checker, node<ast::IfUnclear>(clauses.unclear).message, *subject, names);
  }
  if (clauses.advice != nullptr) {
    rule.advice =
        check_message(checker, node<ast::Advice>(clauses.advice).message, *subject, names);
  }
  const Notes notes = checker.take_notes();
  check_absence(rule, names);
  check_ranges(rule, notes, names);
  warn_of_nothing(rule, notes, names);
  warn_of_cost(rule, notes, names);
  if (notes.previous.valid()) names.sink().report<Code::R520>(notes.previous, id);
  names.program().rules.push_back(std::move(rule));
}

void check_summary(Checker& checker, Names& names, ModuleIndex module, std::uint32_t decl) {
  const ast::Decl& written = names.module(module).decls[decl];
  const auto& source = std::get<ast::Summary>(written.node);
  const std::string id(names.module(module).text(source.id));
  const Clauses clauses = sort_clauses(source.clauses, id, names);
  ir::Summary summary;
  summary.id = id;
  summary.title = source.title.value;
  summary.span = written.span;
  if (clauses.authority != nullptr) {
    summary.authority = cites(node<ast::Authority>(clauses.authority), module, names);
  }
  if (clauses.owner != nullptr) summary.owner = node<ast::Owner>(clauses.owner).text.value;
  if (clauses.tags != nullptr) {
    summary.tags = tags(node<ast::Tags>(clauses.tags), names.module(module));
  }
  if (clauses.shows.empty() && source.whole) {
    names.sink().report<Code::R130>(source.id.span, id, ast::spellings(ast::Keyword::Shows));
  }
  if (clauses.for_each == nullptr) {
    if (source.whole) {
      names.sink().report<Code::R130>(source.id.span, id, ast::spellings(ast::Keyword::ForEach));
    }
    return;
  }
  checker.begin(module);
  const auto subject = checker.subject(node<ast::ForEach>(clauses.for_each).subject);
  if (!subject) return;
  summary.subject = *subject;
  if (clauses.when != nullptr) {
    summary.when.push_back(checker.condition(node<ast::When>(clauses.when).condition,
                                             ast::spellings(ast::Keyword::When)));
  }
  for (const ast::Clause* shows : clauses.shows) {
    const auto& show = node<ast::Shows>(shows);
    const std::string name(names.module(module).text(show.name));
    for (const ir::SummaryValue& other : summary.values) {
      if (other.name != name) continue;
      names.sink().report<Code::R323>(show.name.span, name,
                                      names.place(names.program().exprs[other.value].span));
    }
    summary.values.push_back({name, checker.value(show.value)});
  }
  check_absence(summary, names);
  names.program().summaries.push_back(std::move(summary));
}

}  // namespace regel::check
