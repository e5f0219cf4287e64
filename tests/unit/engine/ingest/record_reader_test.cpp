#include "tests/support/catch.hpp"
#include "tests/support/ingest.hpp"

using namespace regel;
using namespace regel::test;
using column::ReadAs;

namespace {

// What the fields of the first record are.
std::string first(std::string_view record, std::vector<column::FieldSpec> fields,
                  std::vector<column::ListSpec> lists = {}) {
  const std::string document = "[" + std::string(record) + "]";
  const ReadOut out = read_text(document, spec_of("$[*]", std::move(fields), std::move(lists)));
  if (out.error) return out.error->code + " " + out.error->text.en;
  std::string line = out.records.at(0);
  line = line.substr(line.find(' ') + 1);
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

std::string one(ReadAs as, std::string_view json) {
  return first("{\"a\":" + std::string(json) + "}", {field(as, "a")});
}

column::FieldSpec with(column::FieldSpec spec, std::vector<std::string> blank,
                       std::vector<std::string> unknown = {}) {
  spec.blank = std::move(blank);
  spec.unknown = std::move(unknown);
  return spec;
}

}  // namespace

TEST_CASE("texts are cleaned, and empty ones are missing", "[ingest]") {
  CHECK(one(ReadAs::Text, R"("Åsa")") == "v\"Åsa\"");
  CHECK(one(ReadAs::Text, R"("  a  b ")") == "v\"a b\"");
  CHECK(one(ReadAs::Text, R"("a\tb\nc")") == "v\"a b c\"");
  CHECK(one(ReadAs::Text, "\"a\xC2\xA0 b\"") == "v\"a b\"");
  CHECK(one(ReadAs::Text, "\"A\xCC\x8Asa\"") == "v\"Åsa\"");
  CHECK(one(ReadAs::Text, R"("\u00c5sa")") == "v\"Åsa\"");
  CHECK(one(ReadAs::Text, R"("\ud83d\ude00")") == "v\"😀\"");
  CHECK(one(ReadAs::Text, R"("a\"b\\c\/d")") == "v\"a\"b\\c/d\"");
  CHECK(one(ReadAs::Text, R"("")") == "m");
  CHECK(one(ReadAs::Text, R"("  \t\u00a0 ")") == "m");
  CHECK(one(ReadAs::Text, "null") == "m");
  CHECK(one(ReadAs::Text, "12") == "v\"12\"");
  CHECK(one(ReadAs::Text, "1.50") == "v\"1.50\"");
  CHECK(one(ReadAs::Text, "true") == "i0");
  CHECK(one(ReadAs::Text, "[]") == "i0");
  CHECK(one(ReadAs::Text, R"({"b":1})") == "i0");
  CHECK(first("{}", {field(ReadAs::Text, "a")}) == "m");
}

TEST_CASE("numbers are exact", "[ingest]") {
  CHECK(one(ReadAs::Integer, "0") == "v0");
  CHECK(one(ReadAs::Integer, "-0") == "v0");
  CHECK(one(ReadAs::Integer, "-17") == "v-17");
  CHECK(one(ReadAs::Integer, "12.0") == "v12");
  CHECK(one(ReadAs::Integer, "1e3") == "v1000");
  CHECK(one(ReadAs::Integer, "12.5") == "i3");
  CHECK(one(ReadAs::Integer, "9223372036854775807") == "v9223372036854775807");
  CHECK(one(ReadAs::Integer, "-9223372036854775808") == "v-9223372036854775808");
  CHECK(one(ReadAs::Integer, "9223372036854775808") == "i4");
  CHECK(one(ReadAs::Integer, "\"12\"") == "i3");
  CHECK(one(ReadAs::Integer, "true") == "i0");
  CHECK(one(ReadAs::Integer, "[1]") == "i0");
  CHECK(one(ReadAs::Number, "0.1") == "v100000");
  CHECK(one(ReadAs::Number, "-12.345678") == "v-12345678");
  CHECK(one(ReadAs::Number, "0.0000005") == "v1");
  CHECK(one(ReadAs::Number, "999999999999.999999") == "v999999999999999999");
  CHECK(one(ReadAs::Number, "1000000000000") == "i4");
  CHECK(one(ReadAs::Number, "1e400") == "i4");
  CHECK(one(ReadAs::Number, "12E-1") == "v1200000");
  CHECK(one(ReadAs::Number, std::string(10000, '9')) == "i4");
  CHECK(one(ReadAs::Integer, std::string(10000, '9')) == "i4");
  CHECK(one(ReadAs::Number, std::string(10001, '9')).substr(0, 4) == "S011");

  auto written = field(ReadAs::Number, "a");
  written.written = "9";
  CHECK(first(R"({"a":"0,5"})", {written}) == "v500000");
  CHECK(first(R"({"a":" 1 000 "})", {written}) == "v1000000000");
  CHECK(first(R"({"a":7})", {written}) == "v7000000");
  CHECK(first(R"({"a":"sju"})", {written}) == "i3");
  CHECK(first(R"({"a":""})", {written}) == "m");
  written.as = ReadAs::Integer;
  CHECK(first(R"({"a":"1 000"})", {written}) == "v1000");
  CHECK(first(R"({"a":"0,5"})", {written}) == "i3");
}

TEST_CASE("dates and times are points or intervals", "[ingest]") {
  CHECK(one(ReadAs::Date, R"("1970-01-02")") == "v1");
  CHECK(one(ReadAs::Date, R"(" 1970-01-02 ")") == "v1");
  CHECK(one(ReadAs::Date, R"("\u0031970-01-02")") == "v1");
  CHECK(one(ReadAs::Date, R"("1970-02")") == "v31..58");
  CHECK(one(ReadAs::Date, R"("1970")") == "v0..364");
  CHECK(one(ReadAs::Date, R"("2024-02-29")") == "v19782");
  for (const char* bad : {"2023-02-29", "2023-13-01", "2023-00-01", "2023-01-00", "2023-01-32",
                          "2023/01/01", "i tisdags", "20230101", "2023-1-1", "0000-01-01",
                          "2023-01-0a", "202a-01-01", "2023-01-01T10:00"})
    CHECK(one(ReadAs::Date, "\"" + std::string(bad) + "\"") == "i2");
  CHECK(one(ReadAs::Date, "20230101") == "i0");
  auto written = field(ReadAs::Date, "a");
  written.written = "DD.MM.ÅÅÅÅ";
  CHECK(first(R"({"a":"02.01.1970"})", {written}) == "v1");
  CHECK(first(R"({"a":"1970-01-02"})", {written}) == "i2");

  CHECK(one(ReadAs::Instant, R"("1970-01-01T00:00:01Z")") == "v1000000");
  CHECK(one(ReadAs::Instant, R"("2026-06-01T02:00:00+02:00")") == "v1780272000000000");
  CHECK(one(ReadAs::Instant, R"("2026-06-01T02:00:00")") == "v1780272000000000");
  CHECK(one(ReadAs::Instant, R"("2026-03-29T02:30:00")") == "i6");
  CHECK(one(ReadAs::Instant, R"("2026-10-25T02:30:00")") == "i6");
  CHECK(one(ReadAs::Instant, R"("igår")") == "i2");
  CHECK(one(ReadAs::Instant, R"("2026-06-01")") == "v1780264800000000..1780351199999999");
  CHECK(one(ReadAs::Duration, R"("PT1H")") == "v3600000000");
  CHECK(one(ReadAs::Period, R"("P1Y2D")") == "v51539607554");
}

TEST_CASE("codes are found by any spelling", "[ingest]") {
  auto code = field(ReadAs::Code, "a");
  code.spellings = {{"pågår", 0}, {"6.1 e", 1}, {"en mycket lång etikett för en kod", 2}, {"3", 3}};
  const auto read = [&](std::string_view json) {
    return first("{\"a\":" + std::string(json) + "}", {code});
  };
  CHECK(read(R"("pågår")") == "v0");
  CHECK(read(R"(" PÅGÅR ")") == "v0");
  CHECK(read(R"("p\u00e5g\u00e5r")") == "v0");
  CHECK(read(R"("6.1 E")") == "v1");
  CHECK(read(R"("6.1  e")") == "v1");
  CHECK(read(R"("En mycket lång etikett för en kod")") == "v2");
  CHECK(read(R"("En mycket lång etikett för en kod!")") == "i1");
  CHECK(read("3") == "v3");
  CHECK(read("4") == "i1");
  CHECK(read("true") == "i0");
  CHECK(read(R"("okänd kod")") == "i1");
  CHECK(read(R"("pagar")") == "i1");
  CHECK(read(R"("")") == "m");
  CHECK(one(ReadAs::Bool, "true") == "v1");
  CHECK(one(ReadAs::Bool, "false") == "v0");
  CHECK(one(ReadAs::Bool, R"("Ja")") == "v1");
  CHECK(one(ReadAs::Bool, R"("no")") == "v0");
  CHECK(one(ReadAs::Bool, R"("X")") == "i1");
  CHECK(one(ReadAs::Bool, "1") == "i1");
  auto yes = field(ReadAs::Bool, "a");
  yes.spellings = {{"x", 1}, {"1", 1}};
  CHECK(first(R"({"a":"X"})", {yes}) == "v1");
  CHECK(first(R"({"a":1})", {yes}) == "v1");
}

TEST_CASE("blank and unknown words come before everything", "[ingest]") {
  const auto text = with(field(ReadAs::Text, "a"), {"N/A", "-", "se ovan"}, {"Vet ej", "999"});
  CHECK(first(R"({"a":"n/a"})", {text}) == "m");
  CHECK(first(R"({"a":" - "})", {text}) == "m");
  CHECK(first(R"({"a":"VET  EJ"})", {text}) == "o");
  CHECK(first(R"({"a":"vet"})", {text}) == "v\"vet\"");
  CHECK(first(R"({"a":"se ovanför"})", {text}) == "v\"se ovanför\"");
  CHECK(first(R"({"a":999})", {text}) == "o");
  const auto number = with(field(ReadAs::Integer, "a"), {"-"}, {"999"});
  CHECK(first(R"({"a":999})", {number}) == "o");
  CHECK(first(R"({"a":"-"})", {number}) == "m");
  CHECK(first(R"({"a":998})", {number}) == "v998");
  auto state = with(field(ReadAs::State, "a"), {"-"}, {"vet ej"});
  state.state_of = ReadAs::Text;
  CHECK(first(R"({"a":"Vet ej"})", {state}) == "o");
  CHECK(first(R"({"a":"vad"})", {state}) == "v");
  CHECK(first(R"({"a":" "})", {state}) == "m");
  CHECK(first(R"({"a":"\u0020"})", {state}) == "m");
  CHECK(first(R"({"a":[]})", {state}) == "i0");
  state.state_of = ReadAs::Date;
  CHECK(first(R"({"a":"2026-01-01"})", {state}) == "v");
  CHECK(first(R"({"a":"2026-01-41"})", {state}) == "i2");
  // Where a record should stand.
  state.state_of = ReadAs::State;
  CHECK(first(R"({"a":"Vet ej"})", {state}) == "o");
  CHECK(first(R"({"a":" "})", {state}) == "m");
  for (const char* value : {"5", "-1.5", R"("by")", "true", "[]"})
    CHECK(first("{\"a\":" + std::string(value) + "}", {state}) == "i7");
  CHECK(first(R"({"a":{"ort":"by"}})", {state}) == "v");
  const auto raw = with(field(ReadAs::Raw, "a"), {"-"});
  CHECK(first(R"({"a":"  a\u00e5  b"})", {raw}) == "v\"  aå  b\"");
  CHECK(first(R"({"a":-1.50})", {raw}) == "v\"-1.50\"");
}

TEST_CASE("steps lead into objects", "[ingest]") {
  const auto id = field(ReadAs::Text, "dpia/id");
  CHECK(first(R"({"dpia":{"id":"D1","x":[{}]}})", {id}) == "v\"D1\"");
  CHECK(first(R"({"dpia":{}})", {id}) == "m");
  CHECK(first(R"({"dpia":null})", {id}) == "m");
  CHECK(first(R"({"dpia":""})", {id}) == "m");
  CHECK(first(R"({"dpia":"D1"})", {id}) == "i7");
  CHECK(first(R"({"dpia":7})", {id}) == "i7");
  CHECK(first(R"({"dpia":[{"id":"D1"}]})", {id}) == "i0");
  CHECK(first(R"({"dpia":"Vet ej"})", {with(id, {}, {"vet ej"})}) == "o");
  CHECK(first(R"({"dpia":"-"})", {with(id, {"-"})}) == "m");
  CHECK(first(R"({"dpia":{"id":"D1"},"id":"x"})",
              {id, field(ReadAs::Text, "dpia"), field(ReadAs::State, "dpia/id")}) ==
        "v\"D1\" i0 v");
  CHECK(first("7", {id}) == "i7");
  CHECK(first("null", {id}) == "i7");
}

TEST_CASE("a name that occurs twice makes its fields invalid", "[ingest]") {
  const auto a = field(ReadAs::Text, "a");
  CHECK(first(R"({"a":"1","a":"2"})", {a}) == "i5");
  CHECK(first(R"({"a":"1","a":"1","a":null})", {a}) == "i5");
  CHECK(first(R"({"a":"1","\u0061":"1"})", {a}) == "i5");
  CHECK(first(R"({"b":"1","b":"2","a":"x"})", {a}) == "v\"x\"");
  CHECK(first(R"({"a":{"b":1},"a":{"b":2}})", {field(ReadAs::Integer, "a/b")}) == "i5");
  CHECK(first(R"({"a":["x"],"a":["y"]})", {}, {list_of("a", {field(ReadAs::Text, "")})}) == "i5[]");
}

TEST_CASE("JSON names are compared after NFC and exactly otherwise", "[ingest]") {
  const auto a = field(ReadAs::Text, "Åtgärd");
  CHECK(first("{\"A\xCC\x8Atg\xC3\xA4rd\":\"x\"}", {a}) == "v\"x\"");
  CHECK(first(R"({"åtgärd":"x"})", {a}) == "m");
  CHECK(first(R"({"Åtgärd ":"x"})", {a}) == "m");
  CHECK(first(R"({"\u00c5tg\u00e4rd":"x"})", {a}) == "v\"x\"");
  const std::string name(100, 'n');
  CHECK(first("{\"" + name + "\":\"x\"}", {field(ReadAs::Text, name)}) == "v\"x\"");
  CHECK(first("{\"" + name + "m\":\"x\"}", {field(ReadAs::Text, name)}) == "m");
}

TEST_CASE("lists are arrays, or single values that are counted", "[ingest]") {
  const auto texts = list_of("a", {field(ReadAs::Text, "")});
  CHECK(first(R"({"a":["x","y"]})", {}, {texts}) == R"(v[v"x" @6#0;v"y" @10#1;])");
  CHECK(first(R"({"a":[]})", {}, {texts}) == "v[]");
  CHECK(first(R"({"a":null})", {}, {texts}) == "m[]");
  CHECK(first("{}", {}, {texts}) == "m[]");
  CHECK(first(R"({"a":"x"})", {}, {texts}) == R"(v[v"x" @5#0;])");
  CHECK(first(R"({"a":" "})", {}, {texts}) == "m[]");
  CHECK(first(R"({"a":[null,"",true,["z"]]})", {}, {texts}) ==
        R"(v[m @6#0;m @11#1;i0 @14#2;v"z" @20#0;])");
  auto words = texts;
  words.blank = {"-"};
  words.unknown = {"vet ej"};
  CHECK(first(R"({"a":"-"})", {}, {words}) == "m[]");
  CHECK(first(R"({"a":"Vet ej"})", {}, {words}) == "o[]");
  auto parts = texts;
  parts.split_at = ";";
  CHECK(first(R"({"a":"x; y ;;z"})", {}, {parts}) == R"(v[v"x" @5#0;v"y" @5#1;v"z" @5#3;])");
  CHECK(first(R"({"a":";"})", {}, {parts}) == "v[]");

  const auto records = list_of("b", {field(ReadAs::Text, "namn"), field(ReadAs::Integer, "n")});
  CHECK(first(R"({"b":[{"namn":"x","n":1},{},null,7]})", {}, {records}) ==
        R"(v[v"x" v1 @6#0;m m @25#1;i7 i7 @28#2;i7 i7 @33#3;])");
  CHECK(first(R"({"b":{"namn":"x"}})", {}, {records}) == R"(v[v"x" m @5#0;])");
  auto members = records;
  members.members = true;
  members.element.fields.push_back(field(ReadAs::Text, ""));
  members.element.fields.back().from_key = true;
  CHECK(first(R"({"b":{"k":{"n":1},"l":{"n":2}}})", {}, {members}) ==
        R"(v[m v1 v"k" @10#0;m v2 v"l" @22#1;])");

  const auto out = read_text(R"([{"a":"x"},{"a":["x"]},{"a":7},{}])", spec_of("$[*]", {}, {texts}));
  CHECK(out.statistics.rows[0].record.lists[0].single == 2);
  CHECK(out.statistics.rows[0].record.lists[0].name_met == 3);
}

TEST_CASE("a step through an array gives one flat list", "[ingest]") {
  const auto ids = list_of("s/id", {field(ReadAs::Text, "")});
  CHECK(first(R"({"s":[{"id":"a"},{"id":"b"}]})", {}, {ids}) == R"(v[v"a" @12#0;v"b" @23#0;])");
  CHECK(first(R"({"s":{"id":"a"}})", {}, {ids}) == R"(v[v"a" @11#0;])");
  CHECK(first(R"({"s":[]})", {}, {ids}) == "v[]");
  CHECK(first(R"({"s":null})", {}, {ids}) == "m[]");
  CHECK(first(R"({"s":[{"id":["a","b"]},{"x":1},null,"q"]})", {}, {ids}) ==
        R"(v[v"a" @13#0;v"b" @17#1;m @23#1;m @31#2;i7 @36#3;])");
  CHECK(first(R"({"s":{}})", {}, {ids}) == "m[]");
  CHECK(first(R"({"s":"x"})", {}, {ids}) == "i7[]");
  auto texts = list_of("", {field(ReadAs::Text, "")});
  texts.text_fields = true;
  CHECK(first(R"({"a":"x","b":[1,{"c":"y"}],"d":true})", {}, {texts}) ==
        R"(v[v"x" @5#0;v"1" @14#1;v"y" @21#2;])");
}

TEST_CASE("what was met is counted", "[ingest]") {
  const auto out =
      read_text(R"([{"a":1,"x":0,"b":{"y":1}},{"a":0.1234567,"X":0,"x":1},{"a":"q"},7,{"a":null}])",
                spec_of("$[*]", {field(ReadAs::Number, "a"), field(ReadAs::Date, "b/c"),
                                 field(ReadAs::Text, "never")}));
  REQUIRE(!out.error);
  const auto& rows = out.statistics.rows[0];
  CHECK(rows.records == 5);
  CHECK(rows.not_objects == 1);
  const auto& a = rows.record.fields[0];
  CHECK(a.value == 2);
  CHECK(a.missing == 1);
  CHECK(a.rounded == 1);
  CHECK(a.invalid[3] == 1);
  CHECK(a.invalid[7] == 1);
  CHECK(a.name_met == 4);
  REQUIRE(a.invalid_examples.size() == 2);
  CHECK(a.invalid_examples[0].ordinal == 2);
  CHECK(rows.record.fields[2].name_met == 0);
  using Names = std::map<std::vector<std::string>, std::uint64_t>;
  CHECK(rows.record.undeclared == Names{{{"x"}, 2}, {{"X"}, 1}, {{"b", "y"}, 1}});
}

TEST_CASE("4096 undeclared names a level are counted by themselves, the others together",
          "[ingest]") {
  // Each name in a record of its own; "a" and what is below it are declared.
  const auto read = [](std::size_t from, std::size_t to) {
    std::string document;
    for (std::size_t i = from; i < to; ++i) {
      document += R"({"a":1,"n)" + std::to_string(i) + R"(":0,"b":{"m":0}})" + "\n";
    }
    const auto out = read_text(
        document, spec_of("$", {field(ReadAs::Number, "a"), field(ReadAs::Number, "b/c")}));
    REQUIRE(!out.error);
    return out.statistics;
  };
  const std::vector<std::string> further{"…"};
  const auto at_limit = read(0, 4096).rows[0].record.undeclared;
  CHECK(at_limit.size() == 4097);
  CHECK(at_limit.count(further) == 0);
  CHECK(at_limit.at({"b", "m"}) == 4096);
  const auto past = read(0, 4099).rows[0].record.undeclared;
  CHECK(past.size() == 4098);
  CHECK(past.at(further) == 3);
  // So it is when a long file is read in stretches.
  ingest::Statistics sum = read(0, 4095);
  sum.add(read(4000, 4098));
  const auto added = sum.rows[0].record.undeclared;
  CHECK(added.size() == 4098);
  CHECK(added.at(further) == 2);
  CHECK(added.at({"n4000"}) == 2);
  CHECK(added.at({"b", "m"}) == 4095 + 98);
}
