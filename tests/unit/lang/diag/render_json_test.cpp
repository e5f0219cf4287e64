#include "lang/diag/render_json.hpp"

#include <nlohmann/json.hpp>

#include "lang/diag/sink.hpp"
#include "tests/support/catch.hpp"

using namespace regel;
using namespace regel::diag;

TEST_CASE("a diagnostic as JSON has its place, labels and proposals", "[diag]") {
  SourceMap sources;
  const FileId file = sources.add("b.regel", "språk svenska\nska: åtgärd finns\n");
  Sink sink;
  sink.report<Code::R512>(Span{file, 20, 28}, "åtgärd")
      .label(Span{file, 29, 34}, {"frågan", "the question"})
      .propose("åtgärd saknas", {"gäller ändå", "holds anyway"}, true);
  const auto json = nlohmann::json::parse(render_json(sink.sorted(), sources, Language::English));
  REQUIRE(json.size() == 1);
  CHECK(json[0]["code"] == "R512");
  CHECK(json[0]["severity"] == "error");
  CHECK(json[0]["heading"] == "Optional field without a decision");
  CHECK(json[0]["place"] == nlohmann::json{{"file", "b.regel"},
                                           {"line", 2},
                                           {"column", 6},
                                           {"end_line", 2},
                                           {"end_column", 12},
                                           {"begin", 20},
                                           {"end", 28}});
  CHECK(json[0]["labels"][0]["text"] == "the question");
  CHECK(json[0]["labels"][0]["place"]["column"] == 13);
  CHECK(json[0]["proposals"] ==
        nlohmann::json::array(
            {{{"replacement", "åtgärd saknas"}, {"meaning", "holds anyway"}, {"certain", true}}}));
}

TEST_CASE("no diagnostics are an empty array, no place is null", "[diag]") {
  const SourceMap sources;
  CHECK(render_json({}, sources, Language::Swedish) == "[]\n");
  Sink sink;
  sink.report<Code::R801>(Span{}, "X-1");
  const auto json = nlohmann::json::parse(render_json(sink.all(), sources, Language::Swedish));
  CHECK(json[0]["place"].is_null());
}
