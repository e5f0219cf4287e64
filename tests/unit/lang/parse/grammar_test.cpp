// The keyword table and the grammar belong together: every id has a use and a spelling, and two ids
// share a spelling only where no place of the grammar allows both.

#include <map>
#include <set>

#include "lang/ast/keyword.hpp"
#include "lang/base/text.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/parse_text.hpp"

using regel::ast::KeywordInfo;
using regel::ast::kKeywords;

namespace {

constexpr std::string_view kIds[] = {
#define REGEL_KEYWORD(id, sv, en, reserved) #id,
#include "lang/ast/keywords.def"
#undef REGEL_KEYWORD
};

using Shared = std::map<std::string, std::set<std::string>>;

// Spellings of two ids or more.
Shared shared(bool swedish) {
  Shared all;
  for (std::size_t i = 0; i < std::size(kKeywords); ++i) {
    std::string_view cell = swedish ? kKeywords[i].sv : kKeywords[i].en;
    while (!cell.empty()) {
      all[std::string(regel::trim(regel::cut(cell, ',')))].insert(std::string(kIds[i]));
    }
  }
  std::erase_if(all, [](const auto& entry) { return entry.second.size() < 2; });
  return all;
}

}  // namespace

TEST_CASE("every keyword is used by the grammar", "[parse]") {
  const std::string grammar = regel::test::read_file("lang/parse/grammar.hpp");
  for (const std::string_view id : kIds) {
    INFO(id);
    const std::string use = "K::" + std::string(id);
    bool found = false;
    for (std::size_t at = grammar.find(use); at != std::string::npos;
         at = grammar.find(use, at + 1)) {
      const char after = grammar[at + use.size()];
      if (after == '>' || after == ',') found = true;
    }
    CHECK(found);
  }
}

TEST_CASE("every keyword is spelled in both languages", "[parse]") {
  for (std::size_t i = 0; i < std::size(kKeywords); ++i) {
    INFO(kIds[i]);
    CHECK_FALSE(kKeywords[i].sv.empty());
    CHECK_FALSE(kKeywords[i].en.empty());
  }
}

TEST_CASE("spellings are shared only where the place tells them apart", "[parse]") {
  // A clause label against a word in expressions, a unit against a name of a type, and so on.
  CHECK(shared(true) == Shared{
                            {"från", {"From", "Waives"}},
                            {"för", {"For", "Over"}},
                            {"annars", {"Else", "Otherwise"}},
                            {"saknas", {"Missing", "MissingValue"}},
                        });
  CHECK(shared(false) == Shared{{"from", {"From", "Waives"}}});
}
