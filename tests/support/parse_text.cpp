#include "tests/support/parse_text.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "lang/parse/parse.hpp"

namespace regel::test {

std::vector<std::string> ParsedText::places() const {
  std::vector<std::string> out;
  for (const diag::Diagnostic& d : sink.sorted()) {
    const LineColumn at = sources.position(file, d.span.begin);
    out.push_back(std::to_string(at.line) + ":" + std::to_string(at.column) + " " +
                  std::string(diag::info(d.code).name) + " [" + std::string(sources.text(d.span)) +
                  "]");
  }
  return out;
}

std::vector<std::string> ParsedText::messages() const {
  std::vector<std::string> out;
  for (const diag::Diagnostic& d : sink.sorted()) {
    out.push_back(diag::message(d, module.language));
  }
  return out;
}

ParsedText parse_text(std::string_view text) {
  ParsedText parsed;
  parsed.file = parsed.sources.add("test.regel", std::string(text));
  parsed.module = parse::parse(parsed.sources, parsed.file, parsed.sink);
  return parsed;
}

ParsedText parse_fragment(std::string_view text, diag::Language language) {
  ParsedText parsed;
  parsed.file = parsed.sources.add("test.regel", std::string(text));
  parsed.module = parse::parse_fragment(parsed.sources, parsed.file, language, parsed.sink);
  return parsed;
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace regel::test
