#include "lang/diag/explain.hpp"

#include <algorithm>

#include "lang/base/check.hpp"
#include "lang/base/text.hpp"
#include "lang/diag/explanation_texts.hpp"
#include "lang/diag/layout.hpp"

namespace regel::diag {
namespace {

constexpr std::string_view kFence = "```";

std::string_view text_of(Language language) {
  const auto files = explanation_texts::files();
  return files[language == Language::Swedish ? 0 : 1].text;
}

// From the line after "## R512" to the next section; empty if there is none.
std::string_view section(Language language, std::string_view name) {
  const std::string_view text = text_of(language);
  const std::string mark = "\n## " + std::string(name) + "\n";
  const std::size_t at = text.find(mark);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = text.substr(at + mark.size());
  return rest.substr(0, rest.find("\n## "));
}

// Takes the first fenced block of `rest`: its marks ("regel bad file") and its lines.
struct Fence {
  std::string_view marks;
  std::string_view text;
};
std::optional<Fence> take_fence(std::string_view& rest) {
  const std::size_t open = rest.find(kFence);
  if (open == std::string_view::npos) return std::nullopt;
  const std::size_t line_end = rest.find('\n', open);
  const std::size_t close = rest.find("\n```", line_end);
  REGEL_CHECK(line_end != std::string_view::npos && close != std::string_view::npos);
  Fence fence;
  fence.marks = rest.substr(open + kFence.size(), line_end - open - kFence.size());
  fence.text = rest.substr(line_end + 1, close - line_end);
  rest = rest.substr(close + 1 + kFence.size());
  return fence;
}

bool has_mark(std::string_view marks, std::string_view mark) {
  const std::vector<std::string_view> all = split(marks, ' ');
  return std::find(all.begin(), all.end(), mark) != all.end();
}

void append_paragraph(std::string& out, std::string_view text) {
  out += '\n';
  for (const std::string& line : wrap(text, kTextWidth)) out += line + "\n";
}

void append_example(std::string& out, std::string_view heading, std::string_view text) {
  out += "\n" + std::string(heading) + "\n\n";
  while (!text.empty()) {
    const std::string_view line = cut(text, '\n');
    out += line.empty() ? "\n" : "    " + std::string(line) + "\n";
  }
}

// The message as it is in the table, with … for what is filled in.
std::string pattern(const CodeInfo& code, Language language) {
  const std::vector<Bilingual> holes(10, {"…", "…"});
  return fill(language == Language::Swedish ? code.text_sv : code.text_en, holes, language);
}

}  // namespace

std::optional<Code> find_code(std::string_view name) {
  std::string upper(name);
  if (!upper.empty() && upper[0] >= 'a' && upper[0] <= 'z') {
    upper[0] = static_cast<char>(upper[0] - 'a' + 'A');
  }
  for (std::size_t i = 0; i < std::size(kCodes); ++i) {
    if (kCodes[i].name == upper) return static_cast<Code>(i);
  }
  return std::nullopt;
}

Explanation explanation(Code code, Language language) {
  std::string_view rest = section(language, info(code).name);
  Explanation result;
  result.prose = trim(rest.substr(0, rest.find("\n```")));
  while (const std::optional<Fence> fence = take_fence(rest)) {
    result.examples.push_back(
        {has_mark(fence->marks, "good"), has_mark(fence->marks, "file"), fence->text});
  }
  return result;
}

std::string_view example_vocabulary(Language language) {
  std::string_view rest = text_of(language);
  const std::optional<Fence> fence = take_fence(rest);
  REGEL_CHECK(fence.has_value());
  return fence->text;
}

std::string render_explanation(Code code, TextStyle style) {
  const CodeInfo& known = info(code);
  const bool swedish = style.language == Language::Swedish;
  const Explanation text = explanation(code, style.language);
  std::string out = std::string(known.name) + "  " +
                    capitals(swedish ? known.heading_sv : known.heading_en) + "\n";
  append_paragraph(out, pattern(known, style.language));
  std::string paragraph;
  for (const std::string_view line : split(text.prose, '\n')) {
    if (line.empty()) {
      append_paragraph(out, paragraph);
      paragraph.clear();
    } else {
      paragraph += (paragraph.empty() ? "" : " ") + std::string(line);
    }
  }
  append_paragraph(out, paragraph);
  for (const Example& example : text.examples) {
    const std::string_view heading =
        example.good ? (swedish ? "Rätt:" : "Right:") : (swedish ? "Fel:" : "Wrong:");
    append_example(out, heading, example.text);
  }
  return out;
}

}  // namespace regel::diag
