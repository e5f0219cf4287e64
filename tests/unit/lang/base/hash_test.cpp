#include "lang/base/hash.hpp"

#include <string>

#include "tests/support/catch.hpp"

namespace regel {

TEST_CASE("SHA-256 gives the published digests", "[base]") {
  CHECK(hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  Sha256 pieces;
  pieces.update("a");
  pieces.update("");
  pieces.update("bc");
  CHECK(pieces.finish() == sha256("abc"));
}

TEST_CASE("XXH3 gives the published hashes, whole and in pieces", "[base]") {
  CHECK(hash128("").hex() == "99aa06d3014798d86001c324468d497f");
  CHECK(hash64("") == 0x2d06800538d394c2u);
  const std::string text(5000, 'x');
  Hasher128 pieces;
  for (std::size_t at = 0; at < text.size(); at += 7) {
    pieces.update(std::string_view(text).substr(at, 7));
  }
  CHECK(pieces.digest() == hash128(text));
  CHECK(hash128("a") != hash128("b"));
  CHECK(hash64("a", 1) != hash64("a", 2));
}

}  // namespace regel
