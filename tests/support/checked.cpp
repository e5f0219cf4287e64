#include "tests/support/checked.hpp"

#include <fstream>
#include <sstream>

#include "lang/check/check.hpp"
#include "lang/check/declare.hpp"
#include "lang/parse/parse.hpp"

namespace regel::test {

namespace {

const ZoneTable& zones() {
  static const ZoneTable table = [] {
    const std::ifstream file("stdlib/data/zones.txt");
    std::stringstream text;
    text << file.rdbuf();
    return ZoneTable::parse(text.str()).value();
  }();
  return table;
}

}  // namespace

Checked::Checked(std::vector<std::string> files) {
  for (std::size_t i = 0; i < files.size(); ++i) {
    const FileId file = sources_.add("file" + std::to_string(i + 1) + ".regel", files[i]);
    modules_.push_back(parse::parse(sources_, file, sink_));
  }
  check::Names names(modules_, sources_, zones(), "Europe/Stockholm", program_, sink_);
  check::declare_vocabulary(names);
  check::check_rules(names);
}

std::string Checked::diagnostics(diag::Severity down_to) const {
  std::string out;
  for (const diag::Diagnostic& one : sink_.sorted()) {
    if (diag::info(one.code).severity > down_to) continue;
    if (!out.empty()) out += "; ";
    out += std::string(diag::info(one.code).name) + " at `" + std::string(sources_.text(one.span)) +
           "`";
  }
  return out;
}

std::string Checked::messages(diag::Language language) const {
  std::string out;
  for (const diag::Diagnostic& one : sink_.sorted()) {
    const auto line = sources_.position(one.span.file, one.span.begin).line;
    out += std::string(diag::info(one.code).name) + " " + std::to_string(line) + " `" +
           std::string(sources_.text(one.span)) + "`: " + diag::message(one, language) + "\n";
  }
  return out;
}

}  // namespace regel::test
