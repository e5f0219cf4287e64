// What is counted where, what is kept, and that seeing documents apart and together is the same.

#include <string>
#include <string_view>
#include <vector>

#include "engine/infer/observe.hpp"
#include "lang/base/hash.hpp"
#include "tests/support/catch.hpp"

using namespace regel;
using namespace regel::infer;

namespace {

Profile observed(const std::vector<std::string>& documents) {
  Profile profile;
  Source source;
  source.root = profile.places.add({});
  profile.sources.push_back(std::move(source));
  Observer observer(profile, 0);
  for (const std::string& document : documents) {
    const auto bytes = ingest::open_memory(document, "test.json");
    REQUIRE(ingest::read_values(*bytes, observer).ok());
  }
  settle(profile);
  return profile;
}

const Place& at(const Profile& profile, const std::vector<std::string>& path) {
  PlaceId id = profile.sources[0].root;
  for (const std::string& step : path) {
    if (step == "*") {
      id = profile[id].element;
    } else {
      id = profile[id].members[profile[id].by_name.at(step)].place;
    }
    REQUIRE(id.valid());
  }
  return profile[id];
}

Values values(const std::string& elements) {
  const Profile profile = observed({"[" + elements + "]"});
  return at(profile, {"*"}).values;
}

std::string many(std::size_t from, std::size_t to) {
  std::string text;
  for (std::size_t i = from; i < to; ++i)
    text += (i == from ? "\"v" : ",\"v") + std::to_string(i) + "\"";
  return text;
}

}  // namespace

TEST_CASE("every value is counted as what it is", "[infer]") {
  const Values all = values(
      R"(1, 2.5, "text", "", "  ", null, true, false, "Vet ej", "-", "2026-03-01", "1 000", "3. Hög")");
  CHECK(all.integers == 1);
  CHECK(all.decimals == 1);
  CHECK(all.texts == 4);
  CHECK(all.blanks == 2);
  CHECK(all.nulls == 1);
  CHECK(all.yes == 1);
  CHECK(all.no == 1);
  CHECK(all.words == std::map<std::string, std::uint64_t>{{"-", 1}, {"Vet ej", 1}});
  CHECK(all.trait(Trait::Date) == 1);
  CHECK(all.trait(Trait::Whole) == 1);
  CHECK(all.trait(Trait::Level) == 1);
  CHECK(all.count() == 8);
  CHECK(all.distinct.distinct() == 6);
}

TEST_CASE("records share a place, and a name counts once an object", "[infer]") {
  const Profile profile = observed({R"([{"a":1,"a":2},{"b":{"c":"x"}},{"a":null}])"});
  const Place& record = at(profile, {"*"});
  CHECK(record.objects == 3);
  REQUIRE(record.members.size() == 2);
  CHECK(record.members[0].objects == 2);
  CHECK(record.members[1].objects == 1);
  CHECK(at(profile, {"*", "b", "c"}).values.texts == 1);
  CHECK(profile.sources[0].documents == 1);
}

TEST_CASE("texts are kept only while there are a few", "[infer]") {
  CHECK(values(many(0, kMostFew)).few.size() == kMostFew);
  const Values over = values(many(0, kMostFew + 1));
  CHECK(over.many);
  CHECK(over.few.empty());
  const Values lengthy = values("\"" + std::string(81, 'x') + "\"");
  CHECK(lengthy.many);
  CHECK(lengthy.few.empty());
}

TEST_CASE("a sketch is exact up to its limit, and a fair sample beyond", "[infer]") {
  const auto sketch_of = [](std::size_t from, std::size_t to, int times) {
    Sketch sketch;
    for (int round = 0; round < times; ++round) {
      for (std::size_t i = from; i < to; ++i) sketch.add(hash64(std::to_string(i)));
    }
    sketch.settle();
    return sketch;
  };
  const Sketch small = sketch_of(0, 1000, 2);
  CHECK(small.exact());
  CHECK(small.distinct() == 1000);
  CHECK(small.repeated() == 1000);
  CHECK(sketch_of(0, Sketch::kMost, 1).exact());
  const Sketch large = sketch_of(0, 200'000, 1);
  CHECK_FALSE(large.exact());
  CHECK(large.repeated() == 0);
  CHECK(large.distinct() > 195'000);
  CHECK(large.distinct() < 205'000);
  // All of the small one's values that the large one could know are in it; half of these are not.
  const Sketch::Overlap inside = small.overlap(large);
  CHECK(inside.compared > 100);
  CHECK(inside.found == inside.compared);
  const Sketch::Overlap half = sketch_of(199'000, 201'000, 1).overlap(large);
  CHECK(half.found * 10 > half.compared * 3);
  CHECK(half.found * 10 < half.compared * 7);
}

TEST_CASE("an object with ever new names becomes a map, a wide record does not", "[infer]") {
  std::string map = "{";
  for (std::size_t i = 0; i <= kMostMembers; ++i) {
    map += (i == 0 ? "\"k" : ",\"k") + std::to_string(i) + R"(":{"id":)" + std::to_string(i) + "}";
  }
  map += "}";
  const Profile folded = observed({map});
  const Place& root = at(folded, {});
  REQUIRE(root.is_map());
  CHECK(folded[root.each].objects == kMostMembers + 1);
  CHECK(root.names.distinct() == kMostMembers + 1);
  CHECK(folded[folded[root.each].members[0].place].values.distinct.distinct() == kMostMembers + 1);

  std::string record = "{";
  for (std::size_t i = 0; i < kMostMembers + 5; ++i) {
    record += (i == 0 ? "\"k" : ",\"k") + std::to_string(i) + "\":1";
  }
  record += "}";
  const Profile wide = observed({"[" + record + "," + record + "," + record + "]"});
  CHECK_FALSE(at(wide, {"*"}).is_map());
  CHECK(at(wide, {"*"}).members.size() == kMostMembers);
  CHECK(at(wide, {"*"}).left_out == 15);
}

TEST_CASE("merging what was seen apart is seeing it together", "[infer]") {
  const std::string a = R"([{"id":"x","v":[1,"två"]},{"id":"y","o":{"p":true}}])";
  const std::string b = R"([{"id":"y","v":["tre"],"o":null},{"ny":"2026-01-01"}])";
  const Profile together = observed({a, b});
  Profile apart;
  for (const std::string& document : {a, b}) {
    Source source;
    source.root = apart.places.add({});
    apart.sources.push_back(std::move(source));
    Observer observer(apart, apart.sources.size() - 1);
    const auto bytes = ingest::open_memory(document, "test.json");
    REQUIRE(ingest::read_values(*bytes, observer).ok());
  }
  settle(apart);
  merge(apart, apart.sources[0].root, apart.sources[1].root);
  for (const std::vector<std::string>& path : std::vector<std::vector<std::string>>{{"*"},
                                                                                    {"*", "id"},
                                                                                    {"*", "v"},
                                                                                    {"*", "v", "*"},
                                                                                    {"*", "o"},
                                                                                    {"*", "o", "p"},
                                                                                    {"*", "ny"}}) {
    const Place& one = at(apart, path);
    const Place& other = at(together, path);
    CHECK(one.objects == other.objects);
    CHECK(one.arrays == other.arrays);
    CHECK(one.elements == other.elements);
    CHECK(one.values.count() == other.values.count());
    CHECK(one.values.few == other.values.few);
    CHECK(one.values.traits == other.values.traits);
    CHECK(one.values.distinct.distinct() == other.values.distinct.distinct());
    CHECK(one.values.distinct.repeated() == other.values.distinct.repeated());
  }
}
