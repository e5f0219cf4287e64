#include "lang/value/int128.hpp"

#include <algorithm>

namespace regel {

std::string to_string(Int128 value) {
  const bool negative = value < 0;
  UInt128 rest = negative ? UInt128{0} - static_cast<UInt128>(value) : static_cast<UInt128>(value);
  std::string out;
  do {
    out += static_cast<char>('0' + static_cast<int>(rest % 10));
    rest /= 10;
  } while (rest != 0);
  if (negative) out += '-';
  std::reverse(out.begin(), out.end());
  return out;
}

}  // namespace regel
