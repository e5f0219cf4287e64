// Two versions of one small rule on made-up exports, for the tests of what moves between them.

#pragma once

#include <string>
#include <vector>

#include "engine/diff/diff.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/compiled.hpp"

namespace regel::diff {

inline constexpr std::int32_t kDay = 20514;  // 2026-03-02

inline const std::string kRegister =
    "register Sak\n  fil: \"saker.json\"\n  poster: \"$[*]\"\n  nyckel: id\n"
    "  fält id: text från \"id\"\n  fält tal: heltal från \"tal\"\n"
    "  fält annat: heltal från \"annat\"\n";
inline const std::string kNoSource =
    "register Sak\n  nyckel: id\n  fält id: text\n  fält tal: heltal\n  fält annat: heltal\n";

// A rule A-1 with this demand and what else it says.
inline std::string rule(const std::string& demand, const std::string& more = "  allvar: medel\n") {
  return "regel A-1 \"Lagom\"\n  för varje: Sak\n  ska: " + demand + "\n" + more;
}

class Case {
 public:
  Case(const std::string& before, const std::string& after)
      : before_(test::compiled({"språk svenska\n" + before})),
        after_(test::compiled({"språk svenska\n" + after})) {
    INFO(test::reports(before_) << test::reports(after_));
    REQUIRE_FALSE(before_.sink.has_errors());
    REQUIRE_FALSE(after_.sink.has_errors());
    run.as_of = kDay;
  }

  // Of the only register, or of one in a folder.
  Case& with(const std::string& json, const std::string& file = "saker.json") {
    files_.add(file, json);
    return *this;
  }
  Case& declare(const std::string& id, Effect effect) {
    declared_.push_back({id, effect, "prövat", "DSO", "2026-03-01"});
    return *this;
  }
  DiffReport report() const {
    return diff_rules({"gammal", before_, "Europe/Stockholm"}, {"ny", after_, "Europe/Stockholm"},
                      {files_, run}, declared_, options);
  }
  // The same rules, those of the new version, on two folders.
  DiffReport exports() const {
    RunOptions first = run, second = run;
    first.folder = "förr";
    second.folder = "nu";
    return diff_exports({"ny", after_, "Europe/Stockholm"}, {files_, first}, {files_, second},
                        options);
  }

  DiffOptions options;
  RunOptions run;

 private:
  Compilation before_, after_;
  MemoryFileReader files_;
  std::vector<Declaration> declared_;
};

// "failing b, cleared c": the records that moved, in order.
inline std::string moved(const Movement& movement) {
  static constexpr const char* kNames[] = {"failing", "undetermined", "cleared", "reason"};
  std::string text;
  for (const MovedRecord& record : movement.records) {
    if (!text.empty()) text += ", ";
    text += std::string(kNames[static_cast<std::size_t>(record.move)]) + " " + record.key;
  }
  return text;
}

}  // namespace regel::diff
