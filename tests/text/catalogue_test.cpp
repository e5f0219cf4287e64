// The table of codes against the sources and the tests: every code is reported somewhere, and every
// code is named by a test. Codes for which that does not hold yet stand in the lists below; one
// that has got its reporter or its test must leave them.

#include <filesystem>
#include <set>
#include <string>
#include <string_view>

#include "lang/diag/explain.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/golden.hpp"

using namespace regel;
using namespace regel::diag;
namespace fs = std::filesystem;

namespace {

const std::string kThisFile = "tests/text/catalogue_test.cpp";

const std::set<std::string> kNotReported;

const std::set<std::string> kNotTested = {"R311"};

std::string sources(const std::set<std::string>& folders, const std::set<std::string>& endings) {
  std::string all;
  for (const std::string& folder : folders) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (endings.contains(entry.path().extension().string())) {
        const std::string path = entry.path().generic_string();
        if (path != kThisFile) all += test::read_text(path);
      }
    }
  }
  return all;
}

bool names_word(const std::string& text, const std::string& word) {
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    const char next = at + word.size() < text.size() ? text[at + word.size()] : ' ';
    if (next < '0' || next > '9') return true;
  }
  return false;
}

// In one text: what the list lacks, and what it has too much of.
std::string difference(const std::set<std::string>& found, const std::set<std::string>& listed) {
  std::string out;
  for (const std::string& code : found) {
    if (!listed.contains(code)) out += code + " lacks one\n";
  }
  for (const std::string& code : listed) {
    if (!found.contains(code)) out += code + " has one and must leave the list\n";
  }
  return out;
}

}  // namespace

TEST_CASE("every code is reported somewhere", "[text]") {
  const std::string text = sources({"lang", "engine", "tools"}, {".cpp", ".hpp"});
  std::set<std::string> unused;
  for (const CodeInfo& code : kCodes) {
    if (!names_word(text, "Code::" + std::string(code.name))) unused.emplace(code.name);
  }
  CHECK(difference(unused, kNotReported) == "");
}

TEST_CASE("every code is named by a test", "[text]") {
  const std::string text = sources({"tests"}, {".cpp", ".regel", ".json", ".txt", ".sh", ".py"});
  std::set<std::string> untested;
  for (std::size_t i = 0; i < std::size(kCodes); ++i) {
    const std::string name(kCodes[i].name);
    bool tested = names_word(text, name);
    // The examples of the explanations are compiled (examples_test.cpp).
    for (const Example& example : explanation(static_cast<Code>(i), Language::Swedish).examples) {
      tested = tested || !example.good;
    }
    if (!tested) untested.insert(name);
  }
  CHECK(difference(untested, kNotTested) == "");
}
