// An Interner gives equal texts equal Symbols. It owns the texts; a view from text() lives as long
// as the interner. Symbols of different interners do not mix.

#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

#include "lang/base/id.hpp"

namespace regel {

using Symbol = Id<struct SymbolTag>;

class Interner {
 public:
  Interner() = default;
  Interner(const Interner&) = delete;
  Interner& operator=(const Interner&) = delete;
  Interner(Interner&&) = default;
  Interner& operator=(Interner&&) = default;

  Symbol intern(std::string_view text);
  std::string_view text(Symbol symbol) const;

 private:
  std::deque<std::string> texts_;  // a deque keeps the views in by_text_ valid
  std::unordered_map<std::string_view, Symbol> by_text_;
};

}  // namespace regel
