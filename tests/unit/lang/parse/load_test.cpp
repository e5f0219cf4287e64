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

TEST_CASE("a file in another format is refused by its name", "[parse]") {
  struct Case {
    std::string bytes, named;
  };
  const Case cases[] = {
      {std::string("\xFF\xFEs\0p\0r\0", 8), "UTF-16"},
      {std::string("\xFE\xFF\0s\0p\0r", 8), "UTF-16"},
      {std::string("s\0p\0r\0\xE5\0k\0 \0", 12), "UTF-16"},
      {std::string("PK\x03\x04\x14\0\x06\0", 8), "a document of Word or a zip file"},
      {"{\\rtf1\\ansi", "a document in RTF"},
      {"%PDF-1.7", "a PDF"},
      {"\x1F\x8B\x08", "a compressed file"},
  };
  for (const Case& one : cases) {
    const Loaded loaded(one.bytes);
    CAPTURE(one.named);
    CHECK_FALSE(loaded.file.readable);
    REQUIRE(loaded.sink.all().size() == 1);
    CHECK(loaded.sink.all()[0].code == regel::diag::Code::R139);
    CHECK(loaded.message().find("The file seems to be " + one.named) == 0);
  }
  // One stray zero is a mistake in a text, not another format.
  CHECK(Loaded(std::string("språk svenska \0 # en kommentar", 31)).file.readable);
}

TEST_CASE("a line ends where a reader sees it end", "[parse]") {
  // An old Mac's return, Word's line break, a page break, and the line ends of Unicode.
  for (const std::string end : {"\r", "\v", "\f", "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"}) {
    CHECK(Loaded("# en kommentar" + end + "regel").text() == "# en kommentar\nregel");
  }
  CHECK(Loaded("a\r\nb\r\n").text() == "a\r\nb\r\n");
}

TEST_CASE("a file may have four mebibytes", "[parse]") {
  CHECK(Loaded(std::string(std::size_t{4} << 20, ' ')).file.readable);
  const Loaded loaded(std::string((std::size_t{4} << 20) + 1, ' '));
  CHECK_FALSE(loaded.file.readable);
  CHECK(loaded.sink.all()[0].code == regel::diag::Code::R119);
}
