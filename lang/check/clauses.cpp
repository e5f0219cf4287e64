#include "lang/check/clauses.hpp"

#include "lang/ast/keyword.hpp"

namespace regel::check {

using diag::Code;

namespace {

class Sorter {
 public:
  Sorter(std::string_view id, Names& names) : id_(id), names_(names) {}

  void put(const ast::Clause*& place, const ast::Clause& clause, ast::Keyword label,
           bool condition) {
    if (place == nullptr) {
      place = &clause;
      return;
    }
    const auto line = [&](const ast::Clause& at) {
      return names_.sources().position(at.span.file, at.span.begin).line;
    };
    const std::uint32_t first = line(*place), second = line(clause);
    const Bilingual before{"står först här", "first given here"};
    if (condition) {
      names_.sink()
          .report<Code::R105>(clause.label, id_, first, second, ast::spellings(label))
          .label(place->label, before);
    } else {
      names_.sink()
          .report<Code::R124>(clause.label, id_, first, second, ast::spellings(label))
          .label(place->label, before);
    }
  }

 private:
  std::string_view id_;
  Names& names_;
};

}  // namespace

Clauses sort_clauses(const std::vector<ast::Clause>& clauses, std::string_view id, Names& names) {
  using ast::Keyword;
  Clauses out;
  Sorter sorter(id, names);
  for (const ast::Clause& clause : clauses) {
    struct Visitor {
      const ast::Clause& clause;
      Clauses& out;
      Sorter& sorter;
      void operator()(const ast::ForEach&) {
        sorter.put(out.for_each, clause, Keyword::ForEach, false);
      }
      void operator()(const ast::When&) { sorter.put(out.when, clause, Keyword::When, true); }
      void operator()(const ast::Unless&) { out.unless.push_back(&clause); }
      void operator()(const ast::UnclearWhen&) { out.unclear_when.push_back(&clause); }
      void operator()(const ast::Must&) { sorter.put(out.must, clause, Keyword::Must, true); }
      void operator()(const ast::MustNot&) {
        sorter.put(out.must_not, clause, Keyword::MustNot, true);
      }
      void operator()(const ast::Otherwise&) {
        sorter.put(out.otherwise, clause, Keyword::Otherwise, false);
      }
      void operator()(const ast::IfUnclear&) {
        sorter.put(out.unclear, clause, Keyword::Unclear, false);
      }
      void operator()(const ast::Advice&) {
        sorter.put(out.advice, clause, Keyword::Advice, false);
      }
      void operator()(const ast::SeverityClause&) {
        sorter.put(out.severity, clause, Keyword::Severity, false);
      }
      void operator()(const ast::Authority&) {
        sorter.put(out.authority, clause, Keyword::Authority, false);
      }
      void operator()(const ast::Wording&) {
        sorter.put(out.wording, clause, Keyword::Wording, false);
      }
      void operator()(const ast::Purpose&) {
        sorter.put(out.purpose, clause, Keyword::Purpose, false);
      }
      void operator()(const ast::InForce&) {
        sorter.put(out.in_force, clause, Keyword::InForce, false);
      }
      void operator()(const ast::Owner&) { sorter.put(out.owner, clause, Keyword::Owner, false); }
      void operator()(const ast::Tags&) { sorter.put(out.tags, clause, Keyword::Tags, false); }
      void operator()(const ast::Shows&) { out.shows.push_back(&clause); }
    };
    std::visit(Visitor{clause, out, sorter}, clause.node);
  }
  return out;
}

}  // namespace regel::check
