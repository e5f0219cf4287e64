#include "lang/base/interner.hpp"

#include <cstdint>

#include "lang/base/check.hpp"

namespace regel {

Symbol Interner::intern(std::string_view text) {
  const auto found = by_text_.find(text);
  if (found != by_text_.end()) return found->second;
  const Symbol symbol{static_cast<std::uint32_t>(texts_.size())};
  texts_.emplace_back(text);
  by_text_.emplace(texts_.back(), symbol);
  return symbol;
}

std::string_view Interner::text(Symbol symbol) const {
  REGEL_CHECK(symbol.index < texts_.size());
  return texts_[symbol.index];
}

}  // namespace regel
