// The clauses of a rule or summary, each in its place. Order is free; what may stand once and
// stands twice is reported, and the first counts.

#pragma once

#include <vector>

#include "lang/check/names.hpp"

namespace regel::check {

struct Clauses {
  const ast::Clause* for_each = nullptr;
  const ast::Clause* when = nullptr;
  std::vector<const ast::Clause*> unless;
  std::vector<const ast::Clause*> unclear_when;
  const ast::Clause* must = nullptr;
  const ast::Clause* must_not = nullptr;
  const ast::Clause* otherwise = nullptr;
  const ast::Clause* unclear = nullptr;
  const ast::Clause* advice = nullptr;
  const ast::Clause* severity = nullptr;
  const ast::Clause* authority = nullptr;
  const ast::Clause* wording = nullptr;
  const ast::Clause* purpose = nullptr;
  const ast::Clause* in_force = nullptr;
  const ast::Clause* owner = nullptr;
  const ast::Clause* tags = nullptr;
  std::vector<const ast::Clause*> shows;
};

// R105, R124.
Clauses sort_clauses(const std::vector<ast::Clause>& clauses, std::string_view id, Names& names);

}  // namespace regel::check
