#include "tests/support/file_test.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <string_view>

#include "lang/base/text.hpp"
#include "lang/base/unicode.hpp"

namespace regel::test {
namespace {

using diag::Language;

constexpr std::string_view kMark = "#!";

// The marked place in the line it begins on, as a `#!` line without its text.
std::string marked(const SourceMap& sources, Span span) {
  const LineColumn from = sources.position(span.file, span.begin);
  const LineColumn to = sources.position(span.file, span.end);
  const std::string_view line = sources.line(span.file, from.line);
  const std::size_t end = to.line == from.line ? to.column - 1 : code_points(line);
  const std::size_t begin = from.column - 1;
  if (begin < kMark.size()) {
    std::string_view rest = sources.text(span);
    const std::string_view text = trim(cut(rest, '\n'));
    return std::string(kMark) + " `" + std::string(text) + "`";
  }
  return std::string(kMark) + std::string(begin - kMark.size(), ' ') +
         std::string(std::max<std::size_t>(end - std::min(begin, end), 1), '^');
}

std::string proposal_line(const diag::Proposal& proposal, Language language) {
  std::string replacement = proposal.replacement;
  std::replace(replacement.begin(), replacement.end(), '\n', ' ');
  const std::string_view meaning = pick(language, proposal.meaning);
  return std::string(kMark) + " = " + std::string(trim(replacement)) +
         (meaning.empty() ? "" : "  " + std::string(meaning)) +
         (proposal.certain ? "  (certain)" : "");
}

}  // namespace

std::string annotated(const std::string& path, const std::string& text, const Diagnose& diagnose) {
  const Diagnosed found = diagnose(path, text);
  const SourceMap& sources = found.sources;
  const Language language = found.language;

  std::map<std::uint32_t, std::vector<std::string>> expected;  // by line; 0: without a place
  for (const diag::Diagnostic& d : found.diagnostics) {
    const std::string code(diag::info(d.code).name);
    const bool placed = d.span.valid() && d.span.file == found.file;
    const std::uint32_t line = placed ? sources.position(d.span.file, d.span.begin).line : 0;
    std::vector<std::string>& own = expected[line];
    own.push_back((placed ? marked(sources, d.span) : std::string(kMark)) + " " + code + " " +
                  message(d, language));
    for (const diag::Label& label : d.labels) {
      if (!label.span.valid() || label.span.file != found.file) continue;
      const std::uint32_t at = sources.position(label.span.file, label.span.begin).line;
      const std::string note = at == line ? "" : " (" + code + ")";
      const std::string words(pick(language, label.text));
      expected[at].push_back(marked(sources, label.span) + note +
                             (words.empty() ? "" : " " + words));
    }
    for (const diag::Proposal& proposal : d.proposals) {
      expected[line].push_back(proposal_line(proposal, language));
    }
  }

  std::string out;
  std::uint32_t number = 0;
  const auto append = [&](std::uint32_t line) {
    for (const std::string& one : expected[line]) out += one + "\n";
  };
  for (std::string_view rest = text; !rest.empty();) {
    const std::string_view line = cut(rest, '\n');
    ++number;
    if (!line.starts_with(kMark)) out += std::string(line) + "\n";
    // What belongs to a `#!` line (the end of the file, a text that does not end) follows it too.
    append(number);
  }
  append(number + 1);
  append(0);
  return out;
}

std::vector<std::string> rule_files(const std::string& folder) {
  std::vector<std::string> out;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".regel") out.push_back(entry.path().generic_string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace regel::test
