// Hostile and large inputs: one message where a limit is passed, and time in proportion to the
// text.

#include <algorithm>
#include <ctime>
#include <functional>
#include <random>

#include "lang/ast/walk.hpp"
#include "lang/parse/build_ast.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/parse_text.hpp"
#include "tests/support/slowed.hpp"

using regel::test::parse_fragment;
using regel::test::parse_text;

namespace {

using Lines = std::vector<std::string>;

std::string repeated(std::string_view piece, std::size_t times) {
  std::string out;
  out.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

std::string must(const std::string& condition) { return "regel A-1 \"x\"\n  ska: " + condition; }

std::vector<std::string> codes(const std::string& text) {
  std::vector<std::string> out;
  const auto parsed = parse_fragment(text);
  for (const auto& d : parsed.sink.sorted()) out.emplace_back(regel::diag::info(d.code).name);
  return out;
}

// Of this process: the machine has other things to do as well.
double seconds(const std::string& text) {
  double best = 1e9;
  for (int i = 0; i < 3; ++i) {
    const std::clock_t start = std::clock();
    parse_text(text);
    best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return best;
}

}  // namespace

TEST_CASE("parentheses may be nested two hundred levels deep", "[parse]") {
  const auto nested = [](std::size_t levels) {
    return must(repeated("(", levels) + "a" + repeated(")", levels));
  };
  CHECK(codes(nested(200)).empty());
  CHECK(codes(nested(201)) == Lines{"R109"});
  CHECK(codes(must(repeated("(", 100'000))) == Lines{"R109"});
}

TEST_CASE("every way of nesting has the limit", "[parse]") {
  for (const std::string piece :
       {"inte ", "f(", "-", "a är en av (", "alla a uppfyller ", "om a så ", "a.f(", "antal olika(",
        "summa(", "högsta(", "andel(", "antal(a där ", "någon av a där "}) {
    INFO(piece);
    CHECK(codes(must(repeated(piece, 50'000))) == Lines{"R109"});
  }
  CHECK(codes("post A\n  fält a: " + repeated("lista av ", 50'000)) == Lines{"R109"});
  CHECK(codes("test \"t\" för A-1\n  givet R r: a = " + repeated("[", 50'000)) == Lines{"R109"});
  CHECK(codes("regel A-1 \"x\"\n  annars: \"{" + repeated("(", 50'000)) == Lines{"R109"});
}

TEST_CASE("a sum may have as many terms as a tree is deep", "[parse]") {
  const auto sum = [](std::size_t terms) { return must("1" + repeated(" + 1", terms - 1)); };
  CHECK(codes(sum(regel::parse::kMaxDepth)).empty());
  CHECK(codes(sum(regel::parse::kMaxDepth + 1)) == Lines{"R109"});
  CHECK(codes(sum(200'000)) == Lines{"R109"});
}

TEST_CASE("a condition may have any number of parts", "[parse]") {
  const auto parsed = parse_fragment(must("a" + repeated(" och a", 200'000)));
  CHECK_FALSE(parsed.sink.has_errors());
  CHECK(codes(must("a" + repeated(" och a eller a", 100'000))) == Lines{"R110"});
  CHECK(codes(must(repeated("a och ", 200'000))) == Lines{"R102"});
}

TEST_CASE("time grows with the text, not faster", "[parse]") {
  // Each shape at one size and at eight times that size; a square would take 64 times as long.
  const auto rules = [](std::size_t n) {
    std::string out = "språk svenska\n";
    for (std::size_t i = 0; i < n; ++i) {
      out += "regel A-" + std::to_string(i) +
             " \"x\"\n  för varje: R\n  ska: a = " + std::to_string(i) +
             " och (b finns eller inte c)\n  annars: \"{a}\"\n";
    }
    return out;
  };
  const std::vector<std::pair<std::string, std::function<std::string(std::size_t)>>> shapes = {
      {"rules", rules},
      {"broken rules",
       [](std::size_t n) { return repeated("regel A-1 \"x\"\n  ska: (\n  annars: \"\n", n); }},
      {"stray lines", [](std::size_t n) { return repeated("hej hopp\n", 4 * n); }},
      {"broken clauses",
       [](std::size_t n) { return "regel A-1 \"x\"\n" + repeated("  ska: a b c\n", 4 * n); }},
      {"comments", [](std::size_t n) { return repeated("## en rad\n", 8 * n); }},
      {"quotes", [](std::size_t n) { return repeated("\" ", 16 * n); }},
      {"one long word", [](std::size_t n) { return "regel " + repeated("ö", 16 * n); }},
      {"labels", [](std::size_t n) { return "regel A-1 \"x\"\n" + repeated("  xyz: a\n", 4 * n); }},
      {"long marks", [](std::size_t n) { return repeated("\"\"\"\n", 8 * n); }},
  };
  for (const auto& [name, shape] : shapes) {
    INFO(name);
    constexpr std::size_t kSize = regel::test::kSlowed ? 250 : 1000;
    const double small = std::max(seconds(shape(kSize)), 0.002);
    CHECK(seconds(shape(8 * kSize)) < 40 * small);
  }
}

TEST_CASE("random bytes and cut texts are read without harm", "[parse]") {
  std::mt19937 random(20260301);
  const std::string sample = regel::test::read_file("tests/data/lang/library.sv.regel");
  std::uniform_int_distribution<int> byte(0, 255);
  std::uniform_int_distribution<std::size_t> place(0, sample.size() - 1);
  for (int i = 0; i < (regel::test::kSlowed ? 50 : 200); ++i) {
    std::string noise;
    for (int n = 0; n < 400; ++n) noise.push_back(static_cast<char>(byte(random)));
    parse_text(noise);
    parse_text("språk svenska\n" + noise);
    parse_text(sample.substr(0, place(random)));
    std::string changed = sample;
    for (int n = 0; n < 5; ++n) changed[place(random)] = sample[place(random)];
    parse_text(changed);
    std::string cut = sample;
    cut.erase(place(random), 30);
    parse_text(cut);
  }
}
