// Operators shared by the tree, the checked program, the plan and the kernels.

#pragma once

#include <cstdint>

namespace regel {

enum class CompareOp : std::uint8_t { Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual };
enum class ArithOp : std::uint8_t { Add, Subtract, Multiply, Divide };

// a op b  ==  b flip(op) a
constexpr CompareOp flip(CompareOp op) {
  switch (op) {
    case CompareOp::Equal:
      return CompareOp::Equal;
    case CompareOp::NotEqual:
      return CompareOp::NotEqual;
    case CompareOp::Less:
      return CompareOp::Greater;
    case CompareOp::LessEqual:
      return CompareOp::GreaterEqual;
    case CompareOp::Greater:
      return CompareOp::Less;
    case CompareOp::GreaterEqual:
      return CompareOp::LessEqual;
  }
  return op;
}

// not (a op b)  ==  a negate(op) b
constexpr CompareOp negate(CompareOp op) {
  switch (op) {
    case CompareOp::Equal:
      return CompareOp::NotEqual;
    case CompareOp::NotEqual:
      return CompareOp::Equal;
    case CompareOp::Less:
      return CompareOp::GreaterEqual;
    case CompareOp::LessEqual:
      return CompareOp::Greater;
    case CompareOp::Greater:
      return CompareOp::LessEqual;
    case CompareOp::GreaterEqual:
      return CompareOp::Less;
  }
  return op;
}

// Whether the operator asks for an order, which texts and codes do not have.
constexpr bool is_ordering(CompareOp op) {
  return op != CompareOp::Equal && op != CompareOp::NotEqual;
}

template <class T>
constexpr bool compare(CompareOp op, const T& a, const T& b) {
  switch (op) {
    case CompareOp::Equal:
      return a == b;
    case CompareOp::NotEqual:
      return !(a == b);
    case CompareOp::Less:
      return a < b;
    case CompareOp::LessEqual:
      return !(b < a);
    case CompareOp::Greater:
      return b < a;
    case CompareOp::GreaterEqual:
      return !(a < b);
  }
  return false;
}

// How many of a counted list or quantifier must hold.
enum class Bound : std::uint8_t { AtLeast, AtMost, Exactly };

enum class AggregateKind : std::uint8_t {
  Count,
  CountDistinct,
  Share,
  Sum,
  Average,
  Highest,
  Lowest,
  Latest,
  Earliest,
};

// What `x finns`, `x saknas` … ask about the state of a value (language.md 4.2).
enum class StateTest : std::uint8_t { Exists, Missing, Filled, Invalid, RecordedUnknown };

enum class CalendarUnit : std::uint8_t { Year, Month, Week, Day, WorkingDay, Hour, Minute };

}  // namespace regel
