// Result<T>: a value, or why the environment did not give one (a file that is not there, a full
// disk, a limit that was reached). Mistakes in rules and data are diagnostics, bugs are
// REGEL_CHECK; neither belongs here. Error texts are for a person: they name the file, the place
// and the remedy, in both languages.

#pragma once

#include <string>
#include <utility>
#include <variant>

#include "lang/base/check.hpp"

namespace regel {

// One sentence in each language of the program.
struct Bilingual {
  std::string sv;
  std::string en;
};

struct Error {
  std::string code;  // stable id, "S001" …, listed in docs/diagnostics.md
  Bilingual text;
};

struct Done {};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::move(value)) {}
  Result(Error error) : state_(std::move(error)) {}

  bool ok() const { return std::holds_alternative<T>(state_); }
  explicit operator bool() const { return ok(); }

  const T& value() const& {
    REGEL_CHECK(ok());
    return *std::get_if<T>(&state_);
  }
  T& value() & {
    REGEL_CHECK(ok());
    return *std::get_if<T>(&state_);
  }
  T&& value() && {
    REGEL_CHECK(ok());
    return std::move(*std::get_if<T>(&state_));
  }
  const Error& error() const {
    REGEL_CHECK(!ok());
    return *std::get_if<Error>(&state_);
  }

 private:
  std::variant<T, Error> state_;
};

using Status = Result<Done>;

}  // namespace regel

// Unwraps into `name`, or returns the error to the caller.
#define REGEL_TRY(name, expression)                      \
  auto name##_result = (expression);                     \
  if (!name##_result.ok()) return name##_result.error(); \
  auto& name = name##_result.value()
