#include "lang/diag/sink.hpp"

#include <algorithm>
#include <tuple>

namespace regel::diag {

Builder Sink::add(Diagnostic diagnostic) {
  if (info(diagnostic.code).severity == Severity::Error) ++errors_;
  diagnostics_.push_back(std::move(diagnostic));
  return Builder(diagnostics_.back());
}

std::vector<Diagnostic> Sink::sorted() const {
  std::vector<Diagnostic> result = diagnostics_;
  const auto place = [](const Diagnostic& d) {
    return std::make_tuple(d.span.file.index, d.span.begin, d.span.end, d.code);
  };
  std::stable_sort(result.begin(), result.end(),
                   [&](const Diagnostic& a, const Diagnostic& b) { return place(a) < place(b); });
  const auto same = [&](const Diagnostic& a, const Diagnostic& b) {
    return place(a) == place(b) && message(a, Language::English) == message(b, Language::English);
  };
  result.erase(std::unique(result.begin(), result.end(), same), result.end());
  return result;
}

}  // namespace regel::diag
