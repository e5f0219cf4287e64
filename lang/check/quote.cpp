#include "lang/check/quote.hpp"

#include "lang/base/text.hpp"

namespace regel::check {

std::string quote(const Names& names, Span span) {
  std::string out;
  if (!span.valid()) return out;
  bool blank = false;
  for (const char c : trim(names.text(span))) {
    const bool space = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (!space) {
      if (blank) out += ' ';
      out += c;
    }
    blank = space;
  }
  return out;
}

bool is_swedish(const Names& names, Span span) {
  for (const ast::Module& module : names.modules()) {
    if (module.file == span.file) return module.language == diag::Language::Swedish;
  }
  return true;
}

}  // namespace regel::check
