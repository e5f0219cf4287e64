// Reads the children of a node of the concrete tree from first to last.

#pragma once

#include "lang/base/check.hpp"
#include "lang/parse/tree.hpp"

namespace regel::parse {

class Cursor {
 public:
  Cursor(const Nodes& nodes, std::uint32_t parent)
      : nodes_(&nodes), at_(parent + 1), end_(nodes[parent].next) {}

  bool done() const { return at_ == end_; }
  bool is(Kind kind) const { return !done() && node().kind == kind; }
  bool is(ast::Keyword word) const { return is(Kind::Word) && node().keyword == word; }
  const Node& node() const {
    REGEL_CHECK(!done());
    return (*nodes_)[at_];
  }
  // The index of the child, which is passed.
  std::uint32_t take() {
    const std::uint32_t index = at_;
    at_ = node().next;
    return index;
  }
  std::uint32_t take(Kind kind) {
    REGEL_CHECK(is(kind));
    return take();
  }
  bool skip(ast::Keyword word) {
    if (!is(word)) return false;
    take();
    return true;
  }
  ast::Keyword word() { return (*nodes_)[take(Kind::Word)].keyword; }

 private:
  const Nodes* nodes_;
  std::uint32_t at_, end_;
};

}  // namespace regel::parse
