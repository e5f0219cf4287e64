#include "lang/diag/render_text.hpp"

#include <algorithm>

#include "lang/base/escape.hpp"
#include "lang/base/unicode.hpp"
#include "lang/diag/layout.hpp"
#include "lang/diag/source_excerpt.hpp"

namespace regel::diag {
namespace {

constexpr std::string_view kReset = "\x1b[0m", kBold = "\x1b[1m", kDim = "\x1b[2m";
constexpr std::string_view kRed = "\x1b[1;31m", kYellow = "\x1b[1;33m", kBlue = "\x1b[1;34m",
                           kGreen = "\x1b[32m";

// A replacement longer than this does not push the meanings of the others to the right.
constexpr std::size_t kAligned = 60;

std::string_view ink_of(Severity severity) {
  switch (severity) {
    case Severity::Error:
      return kRed;
    case Severity::Warning:
      return kYellow;
    case Severity::Info:
      return kBlue;
  }
  return kRed;
}

class Writer {
 public:
  Writer(Severity severity, TextStyle style) : severity_(severity), style_(style) {}

  void text(std::string_view text) { out_ += text; }
  void text(std::string_view ink, std::string_view text) {
    if (text.empty()) return;
    if (style_.color) out_ += ink;
    out_ += text;
    if (style_.color) out_ += kReset;
  }
  void line_end() {
    while (!out_.empty() && out_.back() == ' ') out_.pop_back();
    out_ += '\n';
  }
  std::string take() { return std::move(out_); }

  void heading(std::string_view code, std::string_view heading, const std::string& place) {
    std::string title = capitals(heading);
    if (severity_ == Severity::Warning) title += words("  (varning)", "  (warning)");
    if (severity_ == Severity::Info) title += words("  (upplysning)", "  (note)");
    text(ink_of(severity_), code);
    text("  ");
    text(kBold, title);
    if (!place.empty()) {
      const std::size_t used = code.size() + 2 + code_points(title) + code_points(place);
      text(spaces(used + 2 < kTextWidth ? kTextWidth - used : 2));
      text(place);
    }
    line_end();
  }

  void excerpt(const std::vector<InkLine>& lines) {
    if (lines.empty()) return;
    line_end();
    for (const InkLine& line : lines) {
      for (const Piece& piece : line) text(ink_of(piece.ink), piece.text);
      line_end();
    }
  }

  // `pointer` stands at the right, on the last line if there is room.
  void message(std::string_view message, std::string_view pointer) {
    line_end();
    const std::vector<std::string> lines = wrap(message, kTextWidth);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      text(lines[i]);
      if (i + 1 < lines.size()) line_end();
    }
    if (!pointer.empty()) {
      const std::size_t used = lines.empty() ? 0 : code_points(lines.back());
      const bool room = used + 2 + pointer.size() <= kTextWidth;
      if (!room) line_end();
      text(spaces(kTextWidth - pointer.size() - (room ? used : 0)));
      text(kDim, pointer);
    }
    line_end();
  }

  void proposals(const std::vector<Proposal>& proposals) {
    if (proposals.empty()) return;
    std::size_t width = 0;
    bool all_names = true, all_meant = true;
    for (const Proposal& proposal : proposals) {
      const std::size_t length = code_points(terminal_text(proposal.replacement));
      if (length <= kAligned) width = std::max(width, length);
      all_names = all_names && proposal.replacement.find(' ') == std::string::npos;
      all_meant = all_meant && !proposal.meaning.sv.empty();
    }
    if (all_names || all_meant) line_end();
    if (all_names) {
      text(words("Menade du", "Did you mean"));
      line_end();
    } else if (all_meant && proposals.size() > 1) {
      text(words("Välj ett av dessa:", "Choose one of these:"));
      line_end();
    }
    for (const Proposal& proposal : proposals) one(proposal, width);
  }

 private:
  std::string words(std::string_view sv, std::string_view en) const {
    return std::string(style_.language == Language::Swedish ? sv : en);
  }

  std::string_view ink_of(Severity severity) const { return diag::ink_of(severity); }
  std::string_view ink_of(Ink ink) const {
    switch (ink) {
      case Ink::Plain:
        return "";
      case Ink::Gutter:
        return kDim;
      case Ink::Caret:
      case Ink::Label:
        return diag::ink_of(severity_);
    }
    return "";
  }

  void one(const Proposal& proposal, std::size_t width) {
    std::string_view shown = proposal.replacement;
    while (shown.ends_with('\n')) shown.remove_suffix(1);
    const std::string replacement = terminal_text(shown);
    const std::string meaning = terminal_text(pick(style_.language, proposal.meaning));
    const bool more = !meaning.empty() || proposal.certain;
    text("    ");
    text(kGreen, replacement);
    const std::size_t length = code_points(replacement);
    if (more) text(spaces(length < width ? width - length + 2 : 2));
    text(meaning);
    if (proposal.certain) text((meaning.empty() ? "" : "  ") + words("(säker)", "(certain)"));
    line_end();
  }

  Severity severity_;
  TextStyle style_;
  std::string out_;
};

std::string place_of(const Diagnostic& diagnostic, const SourceMap& sources) {
  if (!diagnostic.span.valid()) return {};
  const LineColumn at = sources.position(diagnostic.span.file, diagnostic.span.begin);
  return terminal_text(sources.path(diagnostic.span.file)) + ":" + std::to_string(at.line) + ":" +
         std::to_string(at.column);
}

// The message itself names every proposal, and there is nothing to say about them.
bool told(const Diagnostic& diagnostic, Language language) {
  const std::string text = message(diagnostic, language);
  return std::all_of(diagnostic.proposals.begin(), diagnostic.proposals.end(),
                     [&](const Proposal& proposal) {
                       return proposal.meaning.sv.empty() &&
                              text.find("`" + proposal.replacement) != std::string::npos;
                     });
}

std::string_view heading_of(const CodeInfo& code, Language language) {
  return language == Language::Swedish ? code.heading_sv : code.heading_en;
}

}  // namespace

std::string render_text(const Diagnostic& diagnostic, const SourceMap& sources, TextStyle style) {
  const CodeInfo& code = info(diagnostic.code);
  Writer writer(code.severity, style);
  writer.heading(code.name, heading_of(code, style.language), place_of(diagnostic, sources));
  writer.excerpt(source_excerpt(diagnostic.span, diagnostic.labels, sources, style.language));
  writer.message(terminal_text(message(diagnostic, style.language)),
                 "regel explain " + std::string(code.name));
  if (!told(diagnostic, style.language)) writer.proposals(diagnostic.proposals);
  return writer.take();
}

std::string render_text(const std::vector<Diagnostic>& diagnostics, const SourceMap& sources,
                        TextStyle style) {
  std::string out;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (!out.empty()) out += '\n';
    out += render_text(diagnostic, sources, style);
  }
  return out;
}

std::string render_line(const Diagnostic& diagnostic, const SourceMap& sources, Language language) {
  const std::string place = place_of(diagnostic, sources);
  return (place.empty() ? "" : place + ": ") + std::string(info(diagnostic.code).name) + " " +
         terminal_text(message(diagnostic, language));
}

std::string render_text(const Error& error, TextStyle style) {
  std::string_view heading;
  for (const CodeInfo& code : kCodes) {
    if (code.name == error.code) heading = heading_of(code, style.language);
  }
  Writer writer(Severity::Error, style);
  writer.heading(error.code, heading, "");
  writer.message(terminal_text(pick(style.language, error.text)), "regel explain " + error.code);
  return writer.take();
}

}  // namespace regel::diag
