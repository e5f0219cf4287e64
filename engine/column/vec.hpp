// A Vec is the value of one plan node for the rows of one batch. Which members are used depends on
// the node's Rep. A row has a value where `known` is set; otherwise it is missing as a fact where
// `missing` is set, and not known where neither is. Truth uses `t` and `f`: neither means unknown.

#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "engine/column/bitmap.hpp"
#include "lang/value/int128.hpp"

namespace regel::column {

struct Vec {
  Bitmap t, f;                            // Truth
  Bitmap known, missing;                  // the others
  Bitmap dangling, ambiguous;             // Link
  std::vector<std::int64_t> low, high;    // Int, Num6, Link (ordinal); high only of intervals
  std::vector<Int128> dec_low, dec_high;  // Dec
  std::vector<std::int64_t> part, whole;  // Ratio, low end
  std::vector<std::int64_t> part_high, whole_high;
  std::vector<std::string_view> text;  // Text
  std::deque<std::string> owned;       // texts that were computed
  bool interval = false;               // high, dec_high hold

  void clear() {
    interval = false;
    high.clear();
    dec_high.clear();
    owned.clear();
  }
};

}  // namespace regel::column
