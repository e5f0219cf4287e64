// Bytes to text: encoding, normal form, limits.

#include "lang/parse/load.hpp"

#include "tests/support/catch.hpp"

using regel::parse::load;

namespace {

struct Loaded {
  regel::SourceMap sources;
  regel::diag::Sink sink;
  regel::parse::LoadedFile file;

  explicit Loaded(std::string_view bytes) : file(load(sources, "a.regel", bytes, sink)) {}
  std::string text() const { return std::string(sources.text(file.file)); }
  std::string message() const {
    return sink.all().size() == 1
               ? regel::diag::message(sink.all()[0], regel::diag::Language::English)
               : "";
  }
};

}  // namespace

TEST_CASE("a byte order mark is dropped", "[parse]") {
  const Loaded loaded("\xEF\xBB\xBFspråk svenska\n");
  CHECK(loaded.file.readable);
  CHECK(loaded.text() == "språk svenska\n");
  CHECK(loaded.sink.all().empty());
}

TEST_CASE("letters in two parts are joined, with one note", "[parse]") {
  const Loaded loaded("post A\n  fa\xCC\x88lt o\xCC\x88: text\n");
  CHECK(loaded.text() == "post A\n  fält ö: text\n");
  REQUIRE(loaded.sink.all().size() == 1);
  CHECK(loaded.sink.all()[0].code == regel::diag::Code::R098);
  CHECK(loaded.sink.all()[0].span == regel::Span{loaded.file.file, 10, 12});
  CHECK_FALSE(loaded.sink.has_errors());
  CHECK(Loaded("\xE2\x89\xA4 är redan sammansatt").sink.all().empty());
}

TEST_CASE("what is not UTF-8 is refused, with a guess", "[parse]") {
  const Loaded loaded("språk svenska\n# f\xF6re\n");
  CHECK_FALSE(loaded.file.readable);
  CHECK(loaded.message() ==
        "The file is not UTF-8. Byte 0xF6 on line 2 looks like `ö` in Windows-1252. Save it again "
        "as UTF-8.");
  CHECK(loaded.text() == "språk svenska\n# före\n");
  CHECK(loaded.sources.text(loaded.sink.all()[0].span) == "ö");
  CHECK_FALSE(Loaded("a\xED\xA0\x80").file.readable);  // a surrogate
  CHECK_FALSE(Loaded("a\x81").file.readable);          // nothing in Windows-1252 either
}

TEST_CASE("a file may have four mebibytes", "[parse]") {
  CHECK(Loaded(std::string(std::size_t{4} << 20, ' ')).file.readable);
  const Loaded loaded(std::string((std::size_t{4} << 20) + 1, ' '));
  CHECK_FALSE(loaded.file.readable);
  CHECK(loaded.sink.all()[0].code == regel::diag::Code::R119);
}
