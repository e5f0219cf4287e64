#include "lang/compile.hpp"

#include "tests/support/catch.hpp"

namespace regel {

TEST_CASE("a project may have 4096 files", "[lang]") {
  CompileInput input;
  for (std::size_t i = 0; i < kMaxFiles; ++i) {
    input.files.push_back({std::to_string(i) + ".regel", "språk svenska\n"});
  }
  CHECK_FALSE(compile(input).sink.has_errors());
  input.files.push_back({"x.regel", "språk svenska\nregel\n"});
  const Compilation more = compile(input);
  REQUIRE(more.sink.all().size() == 1);
  CHECK(diag::message(more.sink.all()[0], diag::Language::English) ==
        "The project has 4097 files; the limit is 4096. Split it into several projects.");
  CHECK(more.sink.all()[0].code == diag::Code::R127);
  CHECK(more.sources.path(more.sink.all()[0].span.file) == "x.regel");
}

}  // namespace regel
