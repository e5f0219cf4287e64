// Which comment stands at which part of a file. A part is named by the place where it begins, so
// comments follow their part when clauses change places.

#pragma once

#include <map>
#include <string>
#include <vector>

#include "lang/ast/module.hpp"

namespace regel::format {

struct PartComments {
  std::vector<std::string> above;  // lines of their own
  std::string beside;              // at the end of its last line, or empty
};

class CommentMap {
 public:
  explicit CommentMap(const ast::Module& module);

  // The comments of the part that begins at `begin`.
  const PartComments& of(std::uint32_t begin) const;
  const std::vector<std::string>& at_end() const { return at_end_; }

 private:
  std::map<std::uint32_t, PartComments> by_part_;
  std::vector<std::string> at_end_;
  PartComments none_;
};

// Where parts begin, as format.cpp asks for them.
std::uint32_t part_begin(const ast::Field& field);
std::uint32_t part_begin(const ast::RegisterPart& part);
std::uint32_t part_begin(const ast::SourceLine& line);
std::uint32_t part_begin(const ast::FieldMapping& mapping);
std::uint32_t part_begin(const ast::WaiverPart& part);
std::uint32_t part_begin(const ast::TestPart& part);

}  // namespace regel::format
