// What is JSON and what is not, in every place where a reader could look away: a value that nobody
// asked for, a mapped one, one outside the records, and all of that across the end of a window.

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "tests/support/catch.hpp"
#include "tests/support/ingest.hpp"

using namespace regel;
using namespace regel::test;
using column::ReadAs;

namespace {

std::string nested(std::size_t depth, const std::string& open, const std::string& close) {
  std::string text;
  for (std::size_t i = 0; i < depth; ++i) text += open;
  for (std::size_t i = 0; i < depth; ++i) text += close;
  return text;
}

std::string objects(std::size_t depth) {
  std::string text;
  for (std::size_t i = 0; i < depth; ++i) text += "{\"a\":";
  return text + "1" + std::string(depth, '}');
}

const std::vector<std::string>& good_values() {
  static const std::vector<std::string> values = {
      "0",
      "-0",
      "1",
      "-1",
      "10",
      "1234567890",
      "123456789012345678901234567890",
      "0.0",
      "-0.0",
      "0.5",
      "1.25",
      "1e1",
      "1E1",
      "1e+1",
      "1e-1",
      "1.5e10",
      "0e0",
      "0e+5",
      "-1.0E-0",
      "20e1",
      "1e308",
      "123.456e78",
      "true",
      "false",
      "null",
      "\"\"",
      "\" \"",
      "\"a\"",
      "\"\\u0061\"",
      "\"\\u00e5\"",
      "\"\\u00E5\"",
      "\"\\\"\"",
      "\"\\\\\"",
      "\"\\/\"",
      "\"\\b\\f\\n\\r\\t\"",
      "\"\\\\\\\"\"",
      "\"\\\\\\\\\"",
      "\"\\ud83d\\ude00\"",
      "\"\\uD83D\\uDE00\"",
      "\"\\udbff\\udfff\"",
      "\"\\u0000\"",
      "\"\\u001f\"",
      "\"\x7F\"",
      "\"å\"",
      "\"€\"",
      "\"😀\"",
      "\"\xEF\xBF\xBF\"",
      "\"\xF4\x8F\xBF\xBF\"",
      "\"\xEF\xBB\xBF\"",
      "\"\xE2\x80\xA8\"",
      "\"{\"",
      "\"}\"",
      "\"[1,2\"",
      "\"a,b:c\"",
      "\"\\u005C\"",
      "\"\\u0022\"",
      "\"/\"",
      "\"'\"",
      "[]",
      "[ ]",
      "[1]",
      "[1,2]",
      "[ 1 , 2 ]",
      "[[]]",
      "[[],[]]",
      "[{}]",
      "[null,true,false]",
      "[\"a\",\"b\"]",
      "[1,\"a\",null,{},[]]",
      "{}",
      "{ }",
      "{\"a\":1}",
      "{ \"a\" : 1 }",
      "{\"a\":{}}",
      "{\"a\":[]}",
      "{\"a\":1,\"b\":2}",
      "{\"\":0}",
      "{\"a\":1,\"a\":2}",
      "{\"\\u0061\":1}",
      "{\"a\\\"b\":1}",
      "{\"å\":\"ä\"}",
      "{\"a\":{\"b\":{\"c\":[1,[2,[3]]]}}}",
      "[\n1\n,\t2\r\n]",
      "{\n\t\"a\"\r\n:\n1\n}",
      "[[[[[[[[[[1]]]]]]]]]]",
      "[{\"a\":[{\"b\":[{}]}]}]",
      "[0,-1,2.5,3e3]",
      "[\"}\",\"{\",\"]\",\"[\"]",
      "\"\\\\u0061\"",
      "[\"\\\\\",\"\\\"\"]",
      nested(500, "[", "]"),
      objects(300),
  };
  return values;
}

const std::vector<std::string>& bad_values() {
  static const std::vector<std::string> values = {
      "-",
      "+1",
      "01",
      "-01",
      "00",
      "1.",
      ".5",
      "-.5",
      "1.e1",
      "1e",
      "1e+",
      "1E-",
      "1ee1",
      "1e1.5",
      "0x1",
      "1_000",
      "1a",
      "1 2",
      "--1",
      "1-",
      "1+1",
      "0.5.5",
      "1,5e",
      "NaN",
      "Infinity",
      "-Infinity",
      "nan",
      "inf",
      "1\"a\"",
      "1é",
      "2å",
      "1/2",
      "1;",
      "- 1",
      "1 000",
      "tru",
      "trueee",
      "True",
      "TRUE",
      "fals",
      "falsee",
      "False",
      "nul",
      "nulll",
      "NULL",
      "nil",
      "truefalse",
      "true1",
      "t",
      "f",
      "n",
      "undefined",
      "none",
      "nu ll",
      "true\"a\"",
      "\"",
      "\"a",
      "a\"",
      "'a'",
      "\"a\" \"b\"",
      "\"a\"b",
      "\"a\"1",
      "\"a\"\"b\"",
      "a",
      "å",
      "\"\\x\"",
      "\"\\a\"",
      "\"\\\"",
      "\"\\u\"",
      "\"\\u0\"",
      "\"\\u00\"",
      "\"\\u000\"",
      "\"\\u00G0\"",
      "\"\\u00 0\"",
      "\"\\U0061\"",
      "\"\\'\"",
      "\"\\0\"",
      "\"\\ \"",
      "\"\\å\"",
      "\"\\ud800\"",
      "\"\\udc00\"",
      "\"\\ud800a\"",
      "\"\\ud800\\n\"",
      "\"\\ud800\\u0061\"",
      "\"\\ud800\\ud800\"",
      "\"\\udc00\\ud800\"",
      "\"\\ud83d\\\"",
      "\"\\ud83d\\ude0\"",
      "\"a\nb\"",
      "\"a\tb\"",
      "\"a\rb\"",
      "\"\x01\"",
      "\"\x1F\"",
      "\"\x0B\"",
      "\"\x80\"",
      "\"\xFF\"",
      "\"\xC3\"",
      "\"\xC3\x28\"",
      "\"\xC0\xAF\"",
      "\"\xC1\x81\"",
      "\"\xE2\x82\"",
      "\"\xE2\x28\xA1\"",
      "\"\xE0\x80\xAF\"",
      "\"\xED\xA0\x80\"",
      "\"\xF0\x80\x80\xAF\"",
      "\"\xF4\x90\x80\x80\"",
      "\"\xF8\x88\x80\x80\x80\"",
      "\"\xA5\"",
      "\"F\xF6rskola\"",
      "\xC3\xA5",
      "\xEF\xBB\xBF",
      "\xC2\xA0"
      "1",
      "[",
      "]",
      "[1",
      "[1,",
      "[1,]",
      "[,1]",
      "[,]",
      "[1,,2]",
      "[1 2]",
      "[1:2]",
      "[1}",
      "[\"a\"",
      "[\"a\":1]",
      "[1]]",
      "[[1]",
      "[}",
      "[1,2",
      "[a]",
      "[\"a\" \"b\"]",
      "[1\f]",
      "[\x0B]",
      "{",
      "}",
      "{]",
      "{\"a\"",
      "{\"a\":",
      "{\"a\":}",
      "{\"a\"}",
      "{\"a\" 1}",
      "{\"a\",1}",
      "{\"a\":1",
      "{\"a\":1,",
      "{\"a\":1,}",
      "{,\"a\":1}",
      "{,}",
      "{\"a\":1,,\"b\":2}",
      "{\"a\":1 \"b\":2}",
      "{\"a\"::1}",
      "{\"a\":1:2}",
      "{a:1}",
      "{'a':1}",
      "{1:1}",
      "{null:1}",
      "{\"a\":1]",
      "{\"a\":1}}",
      "{{}}",
      "{[]}",
      "{\"a\":{}",
      "{\"a\" \"b\":1}",
      "{\"a\":1;}",
      "{\"a\":b}",
      "{true:1}",
      "{\"a\":1 // c\n}",
      "/**/1",
      "1 /* c */",
      "//\n1",
      "# 1",
      "[1,#]",
      "\f1",
      "1\f",
      "\v1",
      "1\x1A",
      "\x1A",
      ",",
      ":",
      ",1",
      "1,",
      "1]",
      "1}",
      "\"a\",",
      "\"a\":",
      "<html>",
      "{\"a\":\"b\"c}",
      "[\"a\nb\"]",
      "[\\n]",
      "[\\u0061]",
      "\\\"a\\\"",
      "*",
      "@",
      "`1`",
      nested(1100, "[", "]"),
      std::string(1100, '['),
      nested(3, "[", "}"),
      std::string(100000, '['),
  };
  return values;
}

column::ReadSpec full_spec() {
  auto spec = spec_of(
      "$.rows[*]",
      {field(ReadAs::Text, "id"), field(ReadAs::Text, "v"), field(ReadAs::Number, "n"),
       field(ReadAs::Date, "d/a"), field(ReadAs::State, "s")},
      {list_of("l", {field(ReadAs::Integer, "")}), list_of("o", {field(ReadAs::Text, "a")})});
  spec.rows[0].record.fields[4].state_of = ReadAs::Text;
  spec.envelope.push_back(json_path("$.e"));
  return spec;
}

// The value in every place that has its own code.
std::vector<std::string> places(const std::string& value) {
  std::vector<std::string> documents;
  for (const char* name : {"x", "v", "n", "d", "s", "l", "o"}) {
    documents.push_back("{\"rows\":[{\"id\":\"1\",\"" + std::string(name) + "\":" + value +
                        ",\"z\":0}],\"e\":1}");
  }
  documents.push_back("{\"rows\":[{\"x\":[0,{\"y\":" + value + "}]},{\"v\":\"w\"}]}");
  documents.push_back("{\"e\":" + value + ",\"rows\":[]}");
  documents.push_back("{\"q\":[" + value + "],\"rows\":[]}");
  documents.push_back("{\"rows\":[" + value + "]}");
  return documents;
}

const std::size_t kWindows[] = {64, 100, 512 * 1024};

bool accepted(std::string_view document, const column::ReadSpec& spec, std::size_t window) {
  return !read_text(document, spec, window).error.has_value();
}

}  // namespace

TEST_CASE("JSON is accepted wherever it stands", "[ingest]") {
  const auto spec = full_spec();
  for (const std::string& value : good_values()) {
    REQUIRE(nlohmann::json::accept(value));
    for (const std::string& document : places(value)) {
      for (const std::size_t window : kWindows) {
        const auto out = read_text(document, spec, window);
        INFO(document << " window " << window << ": " << (out.error ? out.error->text.en : ""));
        REQUIRE(!out.error);
      }
    }
  }
}

TEST_CASE("what is not JSON is refused wherever it stands", "[ingest]") {
  const auto spec = full_spec();
  for (const std::string& value : bad_values()) {
    // Nesting is limited here and nowhere else.
    const bool deep = value.size() > 1000 && nlohmann::json::accept(value);
    for (const std::string& document : places(value)) {
      if (!deep && nlohmann::json::accept(document)) continue;  // `1,"a":2` and the like
      for (const std::size_t window : kWindows) {
        INFO(document << " window " << window);
        REQUIRE(!accepted(document, spec, window));
      }
    }
  }
}

TEST_CASE("whole documents", "[ingest]") {
  const auto any = spec_of("$[*]", {field(ReadAs::Text, "a")});
  const auto code = [&](std::string_view document) {
    const auto out = read_text(document, any, 64);
    return out.error ? out.error->code : "ok " + std::to_string(out.records.size());
  };
  CHECK(code("") == "S004");
  CHECK(code(" \n ") == "S004");
  CHECK(code("\xEF\xBB\xBF") == "S004");
  CHECK(code("[]") == "ok 0");
  CHECK(code("\xEF\xBB\xBF[{}]") == "ok 1");
  CHECK(code(" [{}] \r\n") == "ok 1");
  CHECK(code("[{}] x") == "S029");
  CHECK(code("[{}][{}]") == "S029");
  CHECK(code("[{}]\n[{}]") == "S029");
  CHECK(code("[{}") == "S005");
  CHECK(code("[{},") == "S005");
  CHECK(code("[{\"a\":\"b") == "S005");
  CHECK(code("[{\"a\":1") == "S005");
  CHECK(code("{}\n{}\n") == "ok 2");
  CHECK(code("{}\n\n \n{}") == "ok 2");
  CHECK(code("{}\r\n{}\r\n") == "ok 2");
  CHECK(code("{}{}") == "S029");
  CHECK(code("{} {}") == "S029");
  CHECK(code("{}\n]") == "S008");
  CHECK(code("{}\n{\"a\"") == "S005");
  CHECK(code("{\n\"a\"\n:\n1\n}\n{\n}") == "ok 2");
  CHECK(code(std::string("\xFF\xFE[\0]\0", 6)) == "S007");
  CHECK(code(std::string("[\0]\0", 4)) == "S007");
  CHECK(code("[\"F\xF6rskola\"]") == "S006");
  CHECK(code(std::string("[1]\0", 4)) != "ok 1");
  CHECK(code("[" + std::string(10001, '1') + "]") == "S011");
  const auto latin = read_text("[\n{\"a\":\"F\xF6rskola\"}]", any);
  REQUIRE(latin.error);
  CHECK(latin.error->text.en.find("0xF6") != std::string::npos);
  CHECK(latin.error->text.en.find("ö") != std::string::npos);
  CHECK(latin.error->text.en.find("line 2") != std::string::npos);
  const auto wrong = read_text("[\n{},\n{\"å\" 1}]", any);
  REQUIRE(wrong.error);
  CHECK(wrong.error->text.en.find("line 3, column 6") != std::string::npos);
}

TEST_CASE("depth has a limit and not one level less", "[ingest]") {
  const auto spec = spec_of("$[*]", {field(ReadAs::Text, "a")});
  const auto in_record = [](std::size_t depth) {
    return "[{\"x\":" + nested(depth - 2, "[", "]") + "}]";
  };
  const auto outside = [](std::size_t depth) { return nested(depth, "[", "]"); };
  for (const std::size_t window : kWindows) {
    CHECK(accepted(in_record(1024), spec, window));
    CHECK(!accepted(in_record(1025), spec, window));
    CHECK(accepted(outside(1024), spec, window));
    CHECK(!accepted(outside(1025), spec, window));
  }
}

TEST_CASE("any window gives the same records", "[ingest]") {
  std::string document = "{\"e\":\"före\",\"rows\":[";
  for (int i = 0; i < 60; ++i) {
    document += (i != 0 ? ",\n" : "") + std::string("{\"id\":\"B-") + std::to_string(i) +
                "\",\"x\":{\"y\":[1,\"}\",{\"z\":\"\\\"{\"}]},\"v\":\" a \\u00e5\\n b\"," +
                "\"n\":" + std::to_string(i) + ".0000001,\"l\":[1,2,\"x\",null],\"u" +
                std::to_string(i % 7) + "\":1,\"o\":[{\"a\":\"p\"},{\"a\":\"q\",\"a\":\"r\"}]" +
                ",\"d\":{\"a\":\"2026-0" + std::to_string(i % 9 + 1) + "\"}}";
  }
  document += "],\"e\":\"efter\"}\n";
  const auto spec = full_spec();
  const auto whole = read_text(document, spec);
  REQUIRE(!whole.error);
  REQUIRE(whole.records.size() == 60);
  for (std::size_t window = 64; window < 1500; window += window < 200 ? 1 : 97) {
    const auto out = read_text(document, spec, window);
    INFO("window " << window << " " << (out.error ? out.error->text.en : ""));
    REQUIRE(!out.error);
    REQUIRE(out.records == whole.records);
    REQUIRE(out.lines == whole.lines);
    REQUIRE(out.envelope[0].text == "efter");
    REQUIRE(out.hashes == whole.hashes);
    const auto& a = out.statistics.rows[0].record;
    const auto& b = whole.statistics.rows[0].record;
    REQUIRE(a.undeclared == b.undeclared);
    REQUIRE(a.fields[2].rounded == b.fields[2].rounded);
    REQUIRE(a.fields[3].imprecise == b.fields[3].imprecise);
    REQUIRE(a.fields[1].name_met == b.fields[1].name_met);
  }
  ByteSourceDouble drops(document);
  drops.most = 1;
  ingest::Limits small;
  small.window = 70;
  small.batch_rows = 7;
  const auto slow = read_out(drops, spec, {}, small);
  REQUIRE(!slow.error);
  CHECK(slow.records == whole.records);
}

TEST_CASE("a source that fails or changes gives an error", "[ingest]") {
  const std::string document = "[{\"a\":1},{\"a\":2}]";
  const auto spec = spec_of("$[*]", {field(ReadAs::Text, "a")});
  for (std::size_t at = 0; at < document.size(); ++at) {
    ByteSourceDouble failing(document);
    failing.fails_at = at;
    const auto failed = read_out(failing, spec);
    REQUIRE(failed.error);
    CHECK(failed.error->code == "S026");
    ByteSourceDouble changing(document);
    changing.changes_after = at;
    const auto changed = read_out(changing, spec);
    REQUIRE(changed.error);
    CHECK(changed.error->code == "S012");
    CHECK(!accepted(std::string_view(document).substr(0, at), spec, 64));
  }
}

TEST_CASE("a record may be as large as the limit and no larger", "[ingest]") {
  const auto spec = spec_of("$[*]", {field(ReadAs::State, "a")});
  ingest::Limits limits;
  limits.window = 1024;
  limits.record = 8192;
  const auto code = [&](std::size_t size, std::string_view end) {
    std::string document = "[{\"a\":\"";
    document += std::string(size - 8, 'x') + "\"}" + std::string(end);
    ByteSourceDouble source(document);
    const auto out = read_out(source, spec, {}, limits);
    return out.error ? out.error->code : "ok";
  };
  CHECK(code(8192, "]") == "ok");
  CHECK(code(8193, "]") == "S010");
  CHECK(code(8192, ",{}]") == "ok");
  CHECK(code(50'000'000, "]") == "S010");
}

TEST_CASE("mutations are accepted exactly where another parser accepts them", "[ingest]") {
  const auto spec = full_spec();
  const std::string bytes =
      "{}[]:,\"\\u0123456789abcdefnrtls-+.eE \n\t\x01\x7F\xC3\xA5\xE2\xED\xF0";
  std::mt19937 random(20260308);
  const auto pick = [&random](std::size_t below) {
    return static_cast<std::size_t>(random() % below);
  };
  const auto& values = good_values();
  for (int round = 0; round < 6000; ++round) {
    const auto documents = places(values[pick(values.size() - 2)]);
    std::string document = documents[pick(documents.size())];
    for (std::size_t changes = 1 + pick(3); changes > 0; --changes) {
      const std::size_t at = pick(document.size());
      switch (pick(3)) {
        case 0:
          document[at] = bytes[pick(bytes.size())];
          break;
        case 1:
          document.insert(at, 1, bytes[pick(bytes.size())]);
          break;
        default:
          document.erase(at, 1 + pick(3));
          break;
      }
    }
    if (document.empty()) continue;
    bool theirs = false;
    try {
      theirs = !nlohmann::json::parse(document).is_discarded();
    } catch (const nlohmann::json::parse_error&) {
    } catch (const nlohmann::json::out_of_range&) {
      continue;  // 1e999: JSON, but not a double
    }
    const auto out = read_text(document, spec, round % 2 == 0 ? 64 : 4096);
    // A document that is JSON may lack the place of the records.
    const bool ours = !out.error || out.error->code == "S028";
    INFO(document << " " << (out.error ? out.error->text.en : ""));
    REQUIRE(ours == theirs);
  }
}
