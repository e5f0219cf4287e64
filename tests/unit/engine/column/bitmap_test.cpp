#include "engine/column/bitmap.hpp"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <vector>

#include "tests/support/catch.hpp"

namespace regel::column {
namespace {

// Sizes on both sides of a word's edge, where bits past the end could leak.
constexpr std::initializer_list<std::size_t> kSizes = {0, 1, 63, 64, 65, 127, 128, 129, 1000};

std::vector<std::size_t> set_rows(const Bitmap& bits) {
  std::vector<std::size_t> rows;
  for (std::size_t row = next_set(bits, 0); row < bits.rows(); row = next_set(bits, row + 1)) {
    rows.push_back(row);
  }
  return rows;
}

}  // namespace

TEST_CASE("a full bitmap counts its rows and nothing past them", "[column]") {
  for (const std::size_t size : kSizes) {
    const Bitmap ones(size, true);
    const Bitmap zeros(size, false);
    CHECK(ones.rows() == size);
    CHECK(ones.count() == size);
    CHECK(ones.all());
    CHECK(ones.any() == (size > 0));
    CHECK(zeros.count() == 0);
    CHECK_FALSE(zeros.any());
    for (std::size_t i = 0; i < ones.words(); ++i) CHECK((ones.word(i) & ~ones.mask(i)) == 0);
  }
}

TEST_CASE("a bitmap appended to another gives the rows of both", "[column]") {
  for (const std::size_t size : kSizes) {
    for (const std::size_t more_size : kSizes) {
      Bitmap bits(size);
      Bitmap more(more_size);
      std::vector<std::size_t> expected;
      for (std::size_t row = 0; row < size + more_size; ++row) {
        if (row % 3 != 0 && row % 7 != 1) continue;
        expected.push_back(row);
        row < size ? bits.set(row) : more.set(row - size);
      }
      bits.append(more);
      CHECK(bits.rows() == size + more_size);
      CHECK(set_rows(bits) == expected);
      CHECK(bits.count() == expected.size());
    }
  }
}

TEST_CASE("single rows are set, cleared and found again", "[column]") {
  Bitmap bits(130);
  for (const std::size_t row : {std::size_t{0}, std::size_t{63}, std::size_t{64}, std::size_t{129}})
    bits.set(row);
  CHECK(set_rows(bits) == std::vector<std::size_t>{0, 63, 64, 129});
  bits.clear(63);
  bits.assign(129, false);
  bits.assign(1, true);
  CHECK(set_rows(bits) == std::vector<std::size_t>{0, 1, 64});
  CHECK_FALSE(bits.get(63));
  CHECK(bits.get(64));
}

TEST_CASE("rows appended one by one equal rows set in place", "[column]") {
  Bitmap grown;
  Bitmap placed(200);
  for (std::size_t row = 0; row < 200; ++row) {
    grown.push_back(row % 3 == 0);
    placed.assign(row, row % 3 == 0);
  }
  CHECK(grown.rows() == 200);
  CHECK(set_rows(grown) == set_rows(placed));
}

TEST_CASE("truncating leaves no bit behind for rows that come later", "[column]") {
  for (const std::size_t size : kSizes) {
    Bitmap bits(1000, true);
    bits.truncate(size);
    CHECK(bits.count() == size);
    bits.push_back(false);
    CHECK(bits.count() == size);
    CHECK(bits.rows() == size + 1);
  }
}

TEST_CASE("a reused bitmap forgets what it held", "[column]") {
  Bitmap bits(1000, true);
  bits.reset(70);
  CHECK(bits.rows() == 70);
  CHECK_FALSE(bits.any());
  bits.reset(1000, false);
  CHECK_FALSE(bits.any());
}

TEST_CASE("searching past the end gives the end", "[column]") {
  Bitmap bits(70);
  bits.set(69);
  CHECK(next_set(bits, 69) == 69);
  CHECK(next_set(bits, 70) == 70);
  CHECK(next_set(bits, 5000) == 70);
  CHECK(next_set(Bitmap{}, 0) == 0);
}

}  // namespace regel::column
