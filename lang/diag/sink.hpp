// The Sink collects the diagnostics of a run. report<Code::R301>(span, …) checks the number of
// arguments against both texts of the code at compile time and returns the diagnostic for labels
// and proposals to be added:
//
//   sink.report<Code::R301>(span, register_name, field, nearest).propose("senast_granskad", …);
//
// One mistake, one report: after a report the checker goes on with an error type and is silent.

#pragma once

#include <utility>
#include <vector>

#include "lang/diag/diagnostic.hpp"

namespace regel::diag {

// Adds to the diagnostic just reported; do not keep it past the next report.
class Builder {
 public:
  explicit Builder(Diagnostic& diagnostic) : diagnostic_(diagnostic) {}
  Builder& label(Span span, Bilingual text) {
    diagnostic_.labels.push_back({span, std::move(text)});
    return *this;
  }
  Builder& propose(std::string replacement, Bilingual meaning, bool certain = false) {
    diagnostic_.proposals.push_back({std::move(replacement), std::move(meaning), certain});
    return *this;
  }

 private:
  Diagnostic& diagnostic_;
};

class Sink {
 public:
  template <Code code, class... Args>
  Builder report(Span span, Args&&... args) {
    static_assert(sizeof...(Args) == arity(info(code).text_sv), "arguments of the Swedish text");
    static_assert(sizeof...(Args) == arity(info(code).text_en), "arguments of the English text");
    return add({code, span, {Arg(std::forward<Args>(args)).text...}, {}, {}});
  }
  Builder add(Diagnostic diagnostic);

  // In order of file, place and code; each exactly once. Call when a stage is done.
  std::vector<Diagnostic> sorted() const;
  const std::vector<Diagnostic>& all() const { return diagnostics_; }
  bool has_errors() const { return errors_ != 0; }
  std::size_t errors() const { return errors_; }

 private:
  std::vector<Diagnostic> diagnostics_;
  std::size_t errors_ = 0;
};

}  // namespace regel::diag
