// What moves, worked out by hand: a has 9, b 10, c 11, and d says nothing.

#include "tests/unit/engine/diff/diff_cases.hpp"

namespace regel::diff {

namespace {

const std::string kData =
    R"([{"id":"a","tal":9},{"id":"b","tal":10},{"id":"c","tal":11},{"id":"d"}])";

const RuleDiff& only_rule(const DiffReport& report) {
  REQUIRE(report.rules.size() == 1);
  return report.rules.front();
}

}  // namespace

TEST_CASE("a limit that is raised is looser, and stops unless it is declared", "[diff]") {
  Case nine_to_ten(kRegister + rule("tal <= 9"), kRegister + rule("tal <= 10"));
  nine_to_ten.with(kData);
  const DiffReport report = nine_to_ten.report();
  const RuleDiff& one = only_rule(report);
  CHECK(moved(one.on_data) == "cleared b");
  CHECK(one.changed == std::vector<Part>{{PartKind::Condition, ""}});
  REQUIRE(one.counts);
  CHECK(one.counts->first.pass == 1);
  CHECK(one.counts->first.fail == 2);
  CHECK(one.counts->first.undetermined == 1);
  CHECK(one.counts->second.pass == 2);
  CHECK(one.counts->second.fail == 1);
  CHECK(one.verdict == Verdict::Looser);
  CHECK(report.verdict == Verdict::Looser);
  CHECK(report.data == DataState::Read);
  CHECK(report.exit == 1);
  REQUIRE(report.demands.size() == 1);
  CHECK(report.demands[0].kind == DemandKind::Undeclared);
  CHECK(report.demands[0].effect == Effect::Looser);

  CHECK(nine_to_ten.declare("A-1", Effect::Looser).report().exit == 0);
}

TEST_CASE("a limit that is lowered is stricter", "[diff]") {
  Case ten_to_nine(kRegister + rule("tal <= 10"), kRegister + rule("tal <= 9"));
  ten_to_nine.with(kData);
  const DiffReport report = ten_to_nine.report();
  CHECK(moved(only_rule(report).on_data) == "failing b");
  CHECK(report.verdict == Verdict::Stricter);
  CHECK(report.exit == 0);
  ten_to_nine.options.required = Required::All;
  CHECK(ten_to_nine.report().exit == 1);
  CHECK(ten_to_nine.declare("A-1", Effect::Stricter).report().exit == 0);
}

TEST_CASE("a demand that is turned round moves both ways", "[diff]") {
  Case turned(kRegister + rule("tal <= 9"), kRegister + rule("tal >= 10"));
  const DiffReport report = turned.with(kData).report();
  const RuleDiff& one = only_rule(report);
  CHECK(moved(one.on_data) == "failing a, cleared b, cleared c");
  CHECK(one.on_data.up == 1);
  CHECK(one.on_data.down == 2);
  CHECK(report.verdict == Verdict::Incomparable);
  CHECK(report.exit == 1);
}

TEST_CASE("what cannot be determined is worse than a pass and better than a failure", "[diff]") {
  Case other_field(kRegister + rule("tal <= 9"), kRegister + rule("annat <= 9"));
  const DiffReport report = other_field.with(kData).report();
  const RuleDiff& one = only_rule(report);
  // d was undetermined for want of `tal`, and is now for want of `annat`.
  CHECK(moved(one.on_data) == "undetermined a, undetermined b, undetermined c, reason d");
  CHECK(one.on_data.up == 1);
  CHECK(one.on_data.down == 2);
}

TEST_CASE("kept records are limited, counts are not", "[diff]") {
  Case turned(kRegister + rule("tal <= 9"), kRegister + rule("tal >= 10"));
  turned.options.max_records = 1;
  const DiffReport report = turned.with(kData).report();
  CHECK(moved(only_rule(report).on_data) == "failing a, cleared b");
  CHECK(only_rule(report).on_data.cleared == 2);
}

TEST_CASE("what changes no outcome is told without reading an export", "[diff]") {
  // There is no such file: it would fail if it were read.
  SECTION("severity lowered") {
    const Case lowered(kRegister + rule("tal <= 9", "  allvar: hög\n"),
                       kRegister + rule("tal <= 9", "  allvar: låg\n"));
    const DiffReport report = lowered.report();
    CHECK(report.data == DataState::NotNeeded);
    CHECK(report.verdict == Verdict::Looser);
    CHECK(report.exit == 1);
    REQUIRE(only_rule(report).severity);
    CHECK(only_rule(report).severity->first == ir::Severity::High);
    CHECK(only_rule(report).severity->second == ir::Severity::Low);
  }
  SECTION("severity raised") {
    const Case raised(kRegister + rule("tal <= 9", "  allvar: låg\n"),
                      kRegister + rule("tal <= 9", "  allvar: hög\n"));
    CHECK(raised.report().verdict == Verdict::Stricter);
    CHECK(raised.report().exit == 0);
  }
  SECTION("in force on fewer days") {
    const Case shorter(kRegister + rule("tal <= 9"),
                       kRegister + rule("tal <= 9",
                                        "  allvar: medel\n  i kraft: till och med "
                                        "2027-12-31\n"));
    const DiffReport report = shorter.report();
    CHECK(report.verdict == Verdict::Looser);
    REQUIRE(only_rule(report).validity);
    CHECK(only_rule(report).validity->first == "..");
    CHECK(only_rule(report).validity->second == "..2027-12-31");
  }
  SECTION("only the wording") {
    const Case worded(kRegister + rule("tal <= 9"),
                      kRegister + rule("tal <= 9",
                                       "  annars: \"{id} är för stort.\"\n"
                                       "  allvar: medel\n  ansvarig: \"DSO\"\n"));
    const DiffReport report = worded.report();
    CHECK(report.verdict == Verdict::Equal);
    CHECK(report.exit == 0);
    CHECK(only_rule(report).changed.empty());
    CHECK(only_rule(report).wording == std::vector<Wording>{Wording::Message, Wording::Owner});
  }
  SECTION("nothing") {
    const Case same(kRegister + rule("tal <= 9"), kRegister + rule("tal <= 9"));
    CHECK(same.report().untouched == 1);
    CHECK(same.report().exit == 0);
  }
}

TEST_CASE("a rule that is removed is looser, whatever it found", "[diff]") {
  Case removed(kRegister + rule("tal <= 99"), kRegister);
  const DiffReport report = removed.with(kData).report();
  CHECK(only_rule(report).presence == Presence::Removed);
  CHECK(report.verdict == Verdict::Looser);
  CHECK(report.exit == 1);
  REQUIRE(report.demands.size() == 1);
  CHECK(report.demands[0].removed);
  CHECK(removed.declare("A-1", Effect::Looser).report().exit == 0);
}

TEST_CASE("a rule that is added is stricter if it finds something", "[diff]") {
  Case finds(kRegister, kRegister + rule("tal <= 9"));
  CHECK(finds.with(kData).report().verdict == Verdict::Stricter);
  CHECK(finds.report().exit == 0);
  Case finds_nothing(kRegister, kRegister + rule("tal finns eller tal saknas"));
  CHECK(finds_nothing.with(kData).report().verdict == Verdict::Equal);
}

TEST_CASE("a register that lost its source is looser even where nothing was found", "[diff]") {
  Case lost(kRegister + rule("tal <= 9"), kNoSource + rule("tal <= 9"));
  const DiffReport report = lost.with(R"([{"id":"a","tal":9}])").report();
  const RuleDiff& one = only_rule(report);
  CHECK(one.changed == std::vector<Part>{{PartKind::Register, "Sak"}});
  REQUIRE(one.counts);
  CHECK(one.counts->second.status == outcome::RuleStatus::SourceMissing);
  CHECK(one.on_data.total() == 0);
  CHECK(report.verdict == Verdict::Looser);
  CHECK(report.exit == 1);
}

TEST_CASE("an export that cannot be read gives no verdict", "[diff]") {
  Case garbage(kRegister + rule("tal <= 9"), kRegister + rule("tal <= 10"));
  const DiffReport report = garbage.with("[{\"id\":").report();
  CHECK(report.data == DataState::Failed);
  CHECK_FALSE(report.failures.empty());
  CHECK(only_rule(report).unreadable);
  CHECK(report.verdict == Verdict::NotSeen);
  CHECK(report.exit == 4);
}

TEST_CASE("without sources a change is seen on the records of the tests", "[diff]") {
  const std::string at_limit =
      "test \"vid gränsen\" för A-1\n  givet Sak x: tal = 10\n  givet Sak y: tal = 11\n";
  SECTION("of the new version") {
    const Case tested(kNoSource + rule("tal <= 9"),
                      kNoSource + rule("tal <= 10") + at_limit + "  förvänta x: uppfylld\n");
    const DiffReport report = tested.report();
    CHECK(report.data == DataState::None);
    CHECK(report.tests == 1);
    CHECK(only_rule(report).test_records == 2);
    CHECK(moved(only_rule(report).on_tests) == "cleared x");
    CHECK(report.verdict == Verdict::Looser);
    CHECK(report.exit == 1);
  }
  SECTION("of the old version, that the change took away") {
    const Case tested(kNoSource + rule("tal <= 9") + at_limit + "  förvänta x: bruten\n",
                      kNoSource + rule("tal <= 10"));
    CHECK(moved(only_rule(tested.report()).on_tests) == "cleared x");
  }
  SECTION("of both, once") {
    const Case tested(kNoSource + rule("tal <= 9") + at_limit + "  förvänta x: bruten\n",
                      kNoSource + rule("tal <= 10") + at_limit + "  förvänta x: uppfylld\n");
    CHECK(tested.report().tests == 1);
  }
  SECTION("and there are none") {
    Case untested(kNoSource + rule("tal <= 9"), kNoSource + rule("tal <= 10"));
    CHECK(untested.report().verdict == Verdict::NotSeen);
    CHECK(untested.report().exit == 3);
    CHECK(untested.declare("A-1", Effect::Looser).report().exit == 0);
  }
}

TEST_CASE("what another version of the vocabulary cannot say is left out", "[diff]") {
  const std::string with_field = kNoSource + "  fält nytt: heltal\n";
  const Case renamed(kNoSource + rule("tal <= 9"),
                     with_field + rule("tal <= 10") +
                         "test \"t\" för A-1\n  givet Sak x: tal = 10, nytt = 1\n"
                         "  förvänta x: uppfylld\n");
  CHECK(renamed.report().tests == 0);
  CHECK(renamed.report().tests_left_out == 1);
  CHECK(renamed.report().verdict == Verdict::NotSeen);
}

TEST_CASE("what a rule does not read cannot change it", "[diff]") {
  const std::string plain = kRegister +
                            "  fält extra: text\nparameter gräns: heltal = 3\n"
                            "kodlista Färg\n  kod röd: \"Röd\"\n"
                            "regel A-0 \"En till\"\n  för varje: Sak\n  ska: annat <= gräns\n" +
                            rule("tal <= 9");
  const Case more(kRegister + rule("tal <= 9"), plain);
  const DiffReport report = more.report();
  REQUIRE(report.rules.size() == 2);
  CHECK(report.rules[0].presence == Presence::Added);
  CHECK(report.rules[1].same());
}

TEST_CASE("what a rule reads is named when it changes", "[diff]") {
  const auto changed = [](const std::string& before, const std::string& after) {
    return only_rule(Case(before, after).report()).changed;
  };
  const std::string limit = "parameter gräns: heltal = ";
  CHECK(changed(kRegister + limit + "9\n" + rule("tal <= gräns"),
                kRegister + limit + "10\n" + rule("tal <= gräns")) ==
        std::vector<Part>{{PartKind::Parameter, "gräns"}});
  CHECK(changed(
            "register Sak\n  nyckel: id\n  fält id: text\n  fält tal: heltal\n" + rule("tal <= 9"),
            "register Sak\n  nyckel: id\n  fält id: text\n  fält tal: heltal från \"Tal\"\n" +
                rule("tal <= 9")) == std::vector<Part>{{PartKind::Register, "Sak"}});
  const std::string color = "register Sak\n  nyckel: id\n  fält id: text\n  fält färg: Färg\n";
  CHECK(changed("kodlista Färg\n  kod röd: \"Röd\"\n" + color + rule("färg finns"),
                "kodlista Färg\n  kod röd: \"Röd\", \"Rött\"\n" + color + rule("färg finns")) ==
        std::vector<Part>{{PartKind::CodeList, "Färg"}});
}

TEST_CASE("keys that are masked do not hide who moved", "[diff]") {
  // Both keys are shown as asterisks. One record stops failing, the other begins to.
  Case turned(kRegister + rule("tal <= 9"), kRegister + rule("tal >= 10"));
  turned.with(R"([{"id":"19121212-1212","tal":10},{"id":"20121212-1210","tal":9}])");
  const DiffReport report = turned.report();
  const RuleDiff& one = only_rule(report);
  CHECK(moved(one.on_data) == "cleared ********-****, failing ********-****");
  CHECK(report.verdict == Verdict::Incomparable);
}

TEST_CASE("records with one key are told apart by where they stand, whatever is said", "[diff]") {
  // In the report the 10 comes before the 20; in the export it is the other way.
  const std::string says = "  annars: \"{tal}\"\n  allvar: medel\n";
  Case raised(kRegister + rule("tal <= 9", says), kRegister + rule("tal <= 15", says));
  raised.with(R"([{"id":"a","tal":20},{"id":"a","tal":10}])");
  CHECK(moved(only_rule(raised.report()).on_data) == "cleared a");
}

TEST_CASE("records without a key are known by what they hold", "[diff]") {
  const std::string keyless =
      "register Sak\n  fil: \"saker.json\"\n  poster: \"$[*]\"\n  fält tal: heltal från \"tal\"\n";
  Case exports(keyless + rule("tal <= 9"), keyless + rule("tal <= 9"));
  exports.with(R"([{"tal":10},{"tal":11},{"tal":11}])", "förr/saker.json");
  exports.with(R"([{"tal":11},{"tal":12},{"tal":11}])", "nu/saker.json");
  const DiffReport report = exports.exports();
  CHECK(only_rule(report).on_data.cleared == 1);  // the 10
  CHECK(only_rule(report).on_data.failing == 1);  // the 12
  CHECK(only_rule(report).on_data.reason == 0);
}

TEST_CASE("two exports: what came and what went", "[diff]") {
  const std::string text = kRegister + rule("tal <= 9");
  SECTION("records that came and went") {
    Case exports(text, text);
    exports.with(R"([{"id":"a","tal":10},{"id":"b","tal":12}])", "förr/saker.json");
    exports.with(R"([{"id":"b","tal":13},{"id":"c","tal":10}])", "nu/saker.json");
    const DiffReport report = exports.exports();
    CHECK(moved(only_rule(report).on_data) == "cleared a, failing c");
    CHECK(report.exit == 0);
    CHECK(report.demands.empty());
  }
  SECTION("order plays no part, keys may recur") {
    Case exports(text, text);
    exports.with(R"([{"id":"a","tal":9},{"id":"b","tal":10},{"id":"b"}])", "förr/saker.json");
    SECTION("all are there") {
      exports.with(R"([{"id":"b"},{"id":"b","tal":10},{"id":"a","tal":9}])", "nu/saker.json");
      CHECK(exports.exports().untouched == 1);
    }
    SECTION("the one that failed is gone") {
      exports.with(R"([{"id":"b"},{"id":"a","tal":9}])", "nu/saker.json");
      const DiffReport report = exports.exports();
      CHECK(moved(only_rule(report).on_data) == "cleared b");
      CHECK(only_rule(report).on_data.records[0].before->outcome == ir::Outcome::Fail);
    }
  }
  SECTION("one cannot be read") {
    Case exports(text, text);
    exports.with("[]", "förr/saker.json");
    CHECK(exports.exports().exit == 4);
  }
}

}  // namespace regel::diff
