// A code of the catalogue (R512, D905) as a rule: its heading, and its explanation as help.

#pragma once

#include <cstddef>
#include <map>
#include <vector>

#include "engine/review/review.hpp"

namespace regel::review {

Level level_of(diag::Severity severity);

// Adds each code once to the rules of a review, and says where it is.
class CodeRules {
 public:
  CodeRules(std::vector<Rule>& rules, diag::Language language)
      : rules_(rules), language_(language) {}
  std::size_t index_of(diag::Code code);

 private:
  std::vector<Rule>& rules_;
  diag::Language language_;
  std::map<diag::Code, std::size_t> known_;
};

}  // namespace regel::review
