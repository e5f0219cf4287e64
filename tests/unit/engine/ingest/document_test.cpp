// Where records lie: paths, several registers in a document, envelopes, compressed files,
// stretches.

#include <algorithm>
#include <string>
#include <vector>

#include "engine/ingest/decoder.hpp"
#include "engine/ingest/locate.hpp"
#include "engine/ingest/plan_stretches.hpp"
#include "engine/ingest/read_all.hpp"
#include "engine/ingest/source_files.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/ingest.hpp"

using namespace regel;
using namespace regel::test;
using column::ReadAs;

namespace {

std::string records(const ReadOut& out) {
  if (out.error) return out.error->code;
  std::string all;
  for (const std::string& record : out.records) {
    // Without the place, which depends on the document.
    all += record.substr(0, record.find(':')) + record.substr(record.find(' '));
  }
  return all;
}

std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFFu;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320u : 0);
  }
  return ~crc;
}

void append_little_endian(std::string& out, std::uint64_t number, int bytes) {
  for (int i = 0; i < bytes; ++i) out.push_back(static_cast<char>(number >> (8 * i)));
}

// Formats that hold the bytes as they are, which every decoder must take.
std::string gzip(std::string_view text) {
  std::string out("\x1F\x8B\x08\0\0\0\0\0\0\xFF", 10);
  const std::uint32_t crc = crc32(text);
  const std::size_t size = text.size();
  do {
    const std::string_view block = text.substr(0, 65535);
    text.remove_prefix(block.size());
    out.push_back(text.empty() ? '\x01' : '\0');
    append_little_endian(out, block.size(), 2);
    append_little_endian(out, ~block.size(), 2);
    out += block;
  } while (!text.empty());
  append_little_endian(out, crc, 4);
  append_little_endian(out, size, 4);
  return out;
}

std::string zstd(std::string_view text) {
  REQUIRE(text.size() < 256);
  std::string out = "\x28\xB5\x2F\xFD ";  // one segment, its size in a byte
  append_little_endian(out, text.size(), 1);
  append_little_endian(out, text.size() << 3 | 1, 3);
  return out += text;
}

std::string decoded(std::string_view stored, const column::ReadSpec& spec) {
  auto source = ingest::decoded(ingest::open_memory(stored, "x"));
  if (!source) return source.error().code;
  return records(read_out(*source.value(), spec));
}

std::string many(int count, bool lines) {
  std::string text = lines ? "" : "{\"exporterad\":\"2026-01-01\",\"rows\":[";
  for (int i = 0; i < count; ++i) {
    if (i != 0 && !lines) text += ",";
    text += "{\"a\":\"B-" + std::to_string(i) + "\",\"t\":\"" + std::string(900, 'x') +
            " {\\\"[}\",\"n\":{\"a\":[{\"b\":1}]}}";
    if (lines) text += "\n";
  }
  return lines ? text : text + "],\"antal\":" + std::to_string(count) + "}";
}

// Reads in stretches as a run does: in order, each again if it did not begin where it should.
struct Stretched {
  std::vector<std::string> records;
  ingest::BlockHashes hashes;
  ingest::Statistics statistics;
  int wrong = 0;
};
Stretched read_stretched(std::string_view document, const column::ReadSpec& spec,
                         std::vector<ingest::Range> ranges) {
  Stretched all;
  all.statistics = ingest::Statistics(spec);
  std::uint64_t expected = 0;
  bool ended = false;
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    ByteSourceDouble source(document);
    ReadOut out = read_out(source, spec, ranges[i]);
    if (i != 0 && (ended || out.error || out.start != expected)) {
      ++all.wrong;
      ranges[i].from = expected;
      if (ended) ranges[i].kind = ingest::StretchKind::Rest;
      out = read_out(source, spec, ranges[i]);
    }
    REQUIRE(!out.error);
    for (const std::string& record : out.records)
      all.records.push_back(record.substr(record.find('@')));
    all.hashes.insert(all.hashes.end(), out.hashes.begin(), out.hashes.end());
    all.statistics.add(out.statistics);
    expected = out.end;
    ended = out.document_ended;
  }
  return all;
}

}  // namespace

TEST_CASE("records are found by any path", "[ingest]") {
  const auto at = [](std::string_view path, std::string_view document) {
    const auto spec = spec_of(path, {field(ReadAs::Integer, "a")});
    const std::string whole = records(read_text(document, spec));
    CHECK(records(read_text(document, spec, 64)) == whole);
    return whole;
  };
  CHECK(at("$[*]", R"([{"a":1},{"a":2}])") == "0 v1 0 v2 ");
  CHECK(at("$[*]", "{\"a\":1}\n{\"a\":2}\n") == "0 v1 0 v2 ");
  CHECK(at("$", R"({"a":1})") == "0 v1 ");
  CHECK(at("$.x[*]", R"({"y":[{"a":9}],"x":[{"a":1}],"z":{"x":[{"a":8}]}})") == "0 v1 ");
  CHECK(at("$.x.y[*]", R"({"x":{"y":[{"a":1}],"x":7}})") == "0 v1 ");
  CHECK(at("$.v.*", R"({"v":{"k":{"a":1},"l\u00e5":{"a":2}}})") == "0 <k> v1 0 <lå> v2 ");
  CHECK(at("$.x[*].y[*]", R"({"x":[{"y":[{"a":1},{"a":2}]},{"q":1},{"y":[{"a":3}]}]})") ==
        "0 v1 0 v2 0 v3 ");
  CHECK(at("$.x[*]", R"({"x":[]})") == "");
  CHECK(at("$.x[*]", R"({"x":[1,null,{"a":1}]})") == "0 i7 0 i7 0 v1 ");
  for (const char* document : {R"({"y":[]})", R"({"x":{}})", R"({"x":null})", R"([])", "7"})
    CHECK(at("$.x[*]", document) == "S028");
  CHECK(at("$.å[*]", "{\"\\u00e5\":[{\"a\":1}]}") == "0 v1 ");
}

TEST_CASE("several registers and the envelope come from one reading", "[ingest]") {
  auto spec = spec_of("$.x[*]", {field(ReadAs::Integer, "a")});
  spec.rows.push_back({json_path("$.y[*]"), {{field(ReadAs::Text, "b")}, {}}, {}});
  spec.rows.push_back({json_path("$.x[*].in[*]"), {{field(ReadAs::Integer, "c")}, {}}, {}});
  spec.rows.push_back({json_path("$.x[*]"), {{field(ReadAs::State, "a")}, {}}, {}});
  spec.envelope = {json_path("$.export.när"), json_path("$.n"), json_path("$.none"),
                   json_path("$.export")};
  const std::string document =
      R"({"export":{"när":"2026\u002d01"},"x":[{"a":1,"in":[{"c":5},{"c":6}]},{"a":2}],)"
      R"("y":[{"b":"q"}],"n":12})";
  for (const std::size_t window : {std::size_t{64}, std::size_t{80}, std::size_t{100000}}) {
    auto out = read_text(document, spec, window);
    REQUIRE(!out.error);
    std::sort(out.records.begin(), out.records.end());
    CHECK(records(out) == "0 v1 0 v2 1 v\"q\" 2 v5 2 v6 3 v 3 v ");
    CHECK(out.envelope[0].text == "2026-01");
    CHECK(out.envelope[1].text == "12");
    CHECK(!out.envelope[2].seen);
    CHECK(out.envelope[3].first == '{');
  }
}

TEST_CASE("compressed documents are read as they are", "[ingest]") {
  const auto spec = spec_of("$[*]", {field(ReadAs::Integer, "a")});
  const std::string text = R"([{"a":1},{"a":2}])";
  CHECK(decoded(text, spec) == "0 v1 0 v2 ");
  CHECK(decoded(gzip(text), spec) == "0 v1 0 v2 ");
  CHECK(decoded(zstd(text), spec) == "0 v1 0 v2 ");
  CHECK(decoded(gzip("[{\"a\":1},") + gzip("{\"a\":2}]"), spec) == "0 v1 0 v2 ");
  CHECK(decoded(zstd("[{\"a\":1},") + zstd("{\"a\":2}]"), spec) == "0 v1 0 v2 ");
  for (const std::string& packed : {gzip(text), zstd(text)}) {
    for (std::size_t size = 8; size < packed.size(); ++size)
      CHECK(decoded(std::string_view(packed).substr(0, size), spec) != "0 v1 0 v2 ");
    CHECK(decoded(std::string_view(packed).substr(0, packed.size() - 1), spec) == "S017");
    CHECK(decoded(packed + "x", spec) == "S019");
    CHECK(decoded(packed + std::string(8, '\0'), spec) == "S019");
  }
  std::string damaged = gzip(text);
  damaged[damaged.size() - 6] = static_cast<char>(damaged[damaged.size() - 6] ^ 1);
  CHECK(decoded(damaged, spec) == "S018");
  CHECK(decoded("BZh91AY", spec) == "S016");
  CHECK(decoded("PK\x03\x04zip", spec) == "S016");
  const std::string large = many(5000, true);
  const std::string packed = gzip(large);
  auto source = ingest::decoded(ingest::open_memory(packed, "x")).value();
  const auto out = read_out(*source, spec_of("$[*]", {field(ReadAs::Text, "a")}));
  REQUIRE(out.records.size() == 5000);
  ingest::BlockHasher hasher;
  hasher.update(packed);
  hasher.finish();
  CHECK(out.hashes == hasher.blocks());
}

TEST_CASE("stretches give what one reading gives", "[ingest]") {
  for (const bool lines : {true, false}) {
    const std::string document = many(6000, lines);
    auto spec = spec_of(lines ? "$[*]" : "$.rows[*]", {field(ReadAs::Text, "a")});
    spec.envelope = {json_path("$.antal")};
    ByteSourceDouble source(document);
    const auto whole = read_out(source, spec);
    REQUIRE(!whole.error);
    REQUIRE(whole.records.size() == 6000);
    auto ranges = ingest::plan_stretches(source, spec, 4, 1).value();
    REQUIRE(ranges.size() >= 3);
    for (const bool guessed : {true, false}) {
      // With the planned borders, and with every beginning told from outside.
      const Stretched parts = read_stretched(document, spec, ranges);
      CHECK(parts.wrong == 0);
      REQUIRE(parts.records.size() == 6000);
      for (std::size_t i = 0; i < 6000; ++i)
        REQUIRE(parts.records[i] == whole.records[i].substr(whole.records[i].find('@')));
      CHECK(parts.hashes == whole.hashes);
      CHECK(parts.statistics.rows[0].records == 6000);
      CHECK(parts.statistics.rows[0].record.undeclared ==
            whole.statistics.rows[0].record.undeclared);
      if (guessed) {
        std::uint64_t expected = 0;
        for (std::size_t i = 0; i < ranges.size(); ++i) {
          if (i != 0) ranges[i].from = expected;
          expected = read_out(source, spec, ranges[i]).end;
        }
      }
    }
  }
}

TEST_CASE("nothing begins in what follows the last record", "[ingest]") {
  const std::string tail(std::size_t{3} << 20, 'x');
  const auto spec = spec_of("$.a[*]", {field(ReadAs::Integer, "n")});
  for (const std::string& document :
       {R"({"a":[{"n":1},{"n":2}],"z":")" + tail + "\"}",
        R"({"a":[{"n":1},{"n":2,"z":")" + tail + "\"}]}",
        R"({"a":[{"n":1},{"n":2}],"z":[{"n":7},")" + tail + R"(",{"n":8},{"n":9}]})"}) {
    ByteSourceDouble source(document);
    const auto whole = read_out(source, spec);
    const Stretched parts =
        read_stretched(document, spec, ingest::plan_stretches(source, spec, 4, 1).value());
    REQUIRE(whole.records.size() == 2);
    CHECK(parts.records.size() == 2);
    CHECK(parts.hashes == whole.hashes);
  }
  const std::string lines = "{\"n\":1}\n{\"n\":2,\"z\":\"" + tail + "\"}\n";
  const auto each = spec_of("$[*]", {field(ReadAs::Integer, "n")});
  ByteSourceDouble source(lines);
  const Stretched parts =
      read_stretched(lines, each, ingest::plan_stretches(source, each, 4, 1).value());
  CHECK(parts.records.size() == 2);
  CHECK(parts.hashes == read_out(source, each).hashes);
}

TEST_CASE("files of a source", "[ingest]") {
  MemoryFileReader files;
  for (const char* name : {"p/a.json", "p/b-2.json.gz", "p/b-10.json", "p/d/x.ndjson", "p/d/y.txt",
                           "p/e/f/z.jsonl.zst", "p/ö-1.json", "p/empty/n.txt"})
    files.add(name, "[]");
  const auto found = [&](std::vector<std::string> names) {
    const auto result = ingest::source_files(files, "p", names, "R");
    if (!result) return result.error().code;
    std::string all;
    for (const auto& file : result.value()) all += file.name + " ";
    return all;
  };
  CHECK(found({"a.json"}) == "a.json ");
  CHECK(found({"b-*.json*", "a.json", "a.json"}) == "a.json b-10.json b-2.json.gz ");
  CHECK(found({"d"}) == "d/x.ndjson ");
  CHECK(found({"?-1.json"}) == "ö-1.json ");
  CHECK(found({"**/*.jsonl.zst"}) == "e/f/z.jsonl.zst ");
  CHECK(found({"*/x.*"}) == "d/x.ndjson ");
  CHECK(found({"none.json"}) == "S001");
  CHECK(found({"none-*.json"}) == "S020");
  CHECK(found({"empty"}) == "S020");
  CHECK(found({"-"}) == "- ");
  const auto day = ingest::date_of_name("x/draftit-2026-03-01.ndjson", "draftit-ÅÅÅÅ-MM-DD.ndjson");
  REQUIRE(day);
  CHECK(day->first.days == 20513);
  CHECK(day->exact());
  CHECK(ingest::date_of_name("u-20260301-9.json", "u-YYYYMMDD-*.json")->first.days == 20513);
  CHECK(!ingest::date_of_name("draftit-2026-13-01.ndjson", "draftit-ÅÅÅÅ-MM-DD.ndjson"));
  CHECK(!ingest::date_of_name("other-2026-03-01.ndjson", "draftit-ÅÅÅÅ-MM-DD.ndjson"));
}

TEST_CASE("values are found in a record again", "[ingest]") {
  const std::string record =
      R"({ "a/b" : {"~c":[10,{"d":"x\u00e5"}]}, "s":[{"id":"p"},{"id":["q","r"]}], "s2":1, "s2":2})";
  const std::uint32_t second[] = {1};
  const std::uint32_t both[] = {1, 1};
  CHECK(ingest::locate(record, {"a/b"}).pointer == "/a~1b");
  const auto d = ingest::locate(record, {"a/b", "~c", "d"}, second);
  REQUIRE(d.value);
  CHECK(d.pointer == "/a~1b/~0c/1/d");
  CHECK(ingest::raw_text(d.value->json) == "xå");
  CHECK(ingest::locate(record, {"s", "id"}, both).value->json == "\"r\"");
  CHECK(ingest::locate(record, {"s", "id"}, both).pointer == "/s/1/id/1");
  CHECK(!ingest::locate(record, {"s", "nope"}, second).value);
  CHECK(ingest::locate(record, {"s", "nope"}, second).pointer == "/s/1");
  CHECK(ingest::locate(record, {"s2"}).value->twice);
  CHECK(ingest::pointer_at(record, record.find("\"r\"")) == "/s/1/id/1");
  CHECK(ingest::pointer_at(record, record.find("10")) == "/a~1b/~0c/0");
}

TEST_CASE("a whole source in one call", "[ingest]") {
  auto source = ingest::open_memory(R"([{"a":1},{"a":2}])", "x");
  const auto spec = spec_of("$[*]", {field(ReadAs::Integer, "a")});
  std::size_t rows = 0;
  const auto summary = ingest::read_all(
      *source, spec, zones(), [&](const column::Batch& batch) { rows += batch.records.rows; });
  REQUIRE(summary.ok());
  CHECK(rows == 2);
  CHECK(summary.value().bytes == 17);
}
