#include "engine/review/of_diagnostics.hpp"

#include "tests/support/catch.hpp"
#include "tests/support/compiled.hpp"

namespace regel::review {
namespace {

constexpr const char* kWrong = R"(språk svenska
register R
  fil: "r.json"
  nyckel: id
  fält id: text från "id"
regel A-1 "t"
  för varje: R
  ska: idd = ""
  annars: "x"
)";

Review review_of(const std::vector<std::string>& texts, int exit = 2) {
  const Compilation compiled = test::compiled(texts);
  std::vector<std::string> files;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    files.push_back(std::string(1, static_cast<char>('a' + i)) + ".regel");
  }
  return review_of_diagnostics(
      {{compiled.sink.sorted(), compiled.sources, {"projekt", "projekt", files}}},
      diag::Language::English, exit);
}

const Result of_code(const Review& review, std::string_view code) {
  for (std::size_t i = 0; i < review.results; ++i) {
    const Result result = review.result(i);
    if (review.rules[result.rule].id == code) return result;
  }
  FAIL("nothing is said with " << code);
  return {};
}

}  // namespace

TEST_CASE("a diagnostic has its code's help, its level and its columns", "[review]") {
  const Review review = review_of({kWrong});
  const Result wrong = of_code(review, "R301");
  CHECK(wrong.level == Level::Error);
  CHECK(wrong.rules.file == "projekt/a.regel");
  CHECK(wrong.rules.line == 8);
  CHECK(wrong.rules.column == 8);
  CHECK(wrong.rules.end_line == 8);
  CHECK(wrong.rules.end_column == 11);
  CHECK(review.rules[wrong.rule].severity == "error");
  CHECK(review.rules[wrong.rule].help.size() > 100);
  CHECK(of_code(review, "R701").level == Level::Warning);
}

TEST_CASE("each code is one rule, however often it is used", "[review]") {
  const Review review = review_of({kWrong, kWrong});
  for (std::size_t i = 0; i < review.rules.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) CHECK(review.rules[i].id != review.rules[j].id);
  }
}

TEST_CASE("a mistake keeps its fingerprint when lines come before it", "[review]") {
  const std::string before = of_code(review_of({kWrong}), "R301").fingerprint;
  std::string moved = kWrong;
  moved.insert(moved.find("register"), "# en\n# två\n");
  const Result after = of_code(review_of({moved}), "R301");
  CHECK(after.rules.line == 10);
  CHECK(after.fingerprint == before);
}

TEST_CASE("the same mistake twice is told apart", "[review]") {
  std::string twice = kWrong;
  twice.replace(twice.find("idd = \"\""), 8, "idd = \"\" och idd = \"\"");
  const Review review = review_of({twice});
  for (std::size_t i = 0; i < review.results; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      CHECK(review.result(i).fingerprint != review.result(j).fingerprint);
    }
  }
}

TEST_CASE("each rule file is a case; warnings leave it passed", "[review]") {
  const Review review = review_of({kWrong, "språk svenska\n"});
  REQUIRE(review.cases.size() == 2);
  CHECK(review.cases[0].name == "projekt/a.regel");
  CHECK(review.cases[0].state == State::Failed);
  CHECK(review.cases[0].message.starts_with("R301 "));
  CHECK(review.cases[0].details.find("projekt/a.regel:8: R301 ") != std::string::npos);
  CHECK(review.cases[1].state == State::Passed);
  std::string right = kWrong;
  right.replace(right.find("idd"), 3, "id");
  const Review warned = review_of({right}, 0);
  CHECK(warned.results > 0);
  CHECK(warned.cases[0].state == State::Passed);
  CHECK_FALSE(warned.cases[0].details.empty());
}

}  // namespace regel::review
