#include "engine/eval/kernels/compare.hpp"

#include "engine/eval/kernels/bits.hpp"

namespace regel::eval::kernels {

void compare(Bitmap& out, const std::int64_t* a, std::int64_t b, std::size_t rows, CompareOp op) {
  switch (op) {
    case CompareOp::Equal:
      return fill(out, rows, [=](std::size_t i) { return a[i] == b; });
    case CompareOp::NotEqual:
      return fill(out, rows, [=](std::size_t i) { return a[i] != b; });
    case CompareOp::Less:
      return fill(out, rows, [=](std::size_t i) { return a[i] < b; });
    case CompareOp::LessEqual:
      return fill(out, rows, [=](std::size_t i) { return a[i] <= b; });
    case CompareOp::Greater:
      return fill(out, rows, [=](std::size_t i) { return a[i] > b; });
    case CompareOp::GreaterEqual:
      return fill(out, rows, [=](std::size_t i) { return a[i] >= b; });
  }
}

void compare(Bitmap& out, const std::int64_t* a, const std::int64_t* b, std::size_t rows,
             CompareOp op) {
  switch (op) {
    case CompareOp::Equal:
      return fill(out, rows, [=](std::size_t i) { return a[i] == b[i]; });
    case CompareOp::NotEqual:
      return fill(out, rows, [=](std::size_t i) { return a[i] != b[i]; });
    case CompareOp::Less:
      return fill(out, rows, [=](std::size_t i) { return a[i] < b[i]; });
    case CompareOp::LessEqual:
      return fill(out, rows, [=](std::size_t i) { return a[i] <= b[i]; });
    case CompareOp::Greater:
      return fill(out, rows, [=](std::size_t i) { return a[i] > b[i]; });
    case CompareOp::GreaterEqual:
      return fill(out, rows, [=](std::size_t i) { return a[i] >= b[i]; });
  }
}

}  // namespace regel::eval::kernels
