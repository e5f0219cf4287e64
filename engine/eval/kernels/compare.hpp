// Comparisons of whole numbers, dates and the like, with one value or row by row.

#pragma once

#include <cstdint>

#include "engine/column/bitmap.hpp"
#include "lang/value/operator.hpp"

namespace regel::eval::kernels {

// out[i] = a[i] op b
void compare(column::Bitmap& out, const std::int64_t* a, std::int64_t b, std::size_t rows,
             CompareOp op);
// out[i] = a[i] op b[i]
void compare(column::Bitmap& out, const std::int64_t* a, const std::int64_t* b, std::size_t rows,
             CompareOp op);

}  // namespace regel::eval::kernels
