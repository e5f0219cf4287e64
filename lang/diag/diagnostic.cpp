#include "lang/diag/diagnostic.hpp"

namespace regel::diag {

std::string fill(std::string_view text, const std::vector<Bilingual>& args, Language language) {
  std::string out;
  out.reserve(text.size() + 32);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool hole = text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}' &&
                      text[i + 1] >= '0' && text[i + 1] <= '9';
    if (!hole) {
      out.push_back(text[i]);
      continue;
    }
    const auto number = static_cast<std::size_t>(text[i + 1] - '0');
    const std::string_view value =
        number < args.size() ? pick(language, args[number]) : std::string_view();
    if (value.empty() && !out.empty() && out.back() == ' ') out.pop_back();
    out += value;
    i += 2;
  }
  return out;
}

std::string message(const Diagnostic& diagnostic, Language language) {
  const CodeInfo& code = info(diagnostic.code);
  return fill(language == Language::Swedish ? code.text_sv : code.text_en, diagnostic.args,
              language);
}

}  // namespace regel::diag
