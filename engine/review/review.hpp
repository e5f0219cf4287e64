// What a CI system is told, whatever command it came from: the rules there are, what was found and
// where, the cases that passed or did not, and what else somebody must know. Plain data, made by
// one function a command (of_run.hpp, of_diagnostics.hpp) and written by one a format (writer.hpp).
//
// Texts that stem from an export are already masked; a writer escapes them for its format.

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "lang/diag/diagnostic.hpp"

namespace regel::review {

// Where something stands, in rules or in data. Files are named from the folder that the program
// was started in, which in CI is the root of the repository.
struct Place {
  std::string file;        // "" if nowhere that a reader of the repository could open
  std::uint64_t line = 0;  // 1-based; 0 if not known, and then no columns either
  std::uint32_t column = 0, end_line = 0, end_column = 0;  // in code points; 0 if not known
  std::string pointer;                                     // JSON pointer, in data
  bool in_repository() const {
    return !file.empty() && !file.starts_with('/') && !file.starts_with("../");
  }
};

enum class Level : std::uint8_t { Error, Warning, Note };

// What may be reported: a rule, or a message of the program's own catalogue.
struct Rule {
  std::string id, title;
  std::string text;  // what it demands or means, a sentence
  std::string help;  // all there is to say; paragraphs
  Level level;
  std::string severity;  // the command's own word for it, in English
  std::vector<std::string> tags, authority;
  std::string owner;
  Place place;
};

struct Waiver {
  std::string justification;
  Place place;
};

// Against a baseline. Changed: it was there with another outcome; Worse if it counts as new.
enum class News : std::uint8_t { NotCompared, New, Worse, Changed, Unchanged };

struct Result {
  std::size_t rule = 0;  // in Review::rules
  Level level = Level::Error;
  bool open = false;  // it could not be decided
  std::string message;
  std::string subject;  // the record: "Behandling B-017"; may be empty
  Place data, rules;
  std::string fingerprint;  // the same from run to run; unique in a review
  std::optional<Waiver> waiver;
  News news = News::NotCompared;
  // Where a reader of the repository looks: at the record if its export lies there, else at the
  // rule.
  const Place& place() const { return data.in_repository() ? data : rules; }
  // Somebody must look at it now.
  bool pressing() const { return !waiver && news != News::Changed && news != News::Unchanged; }
};

// About the run itself: a source that could not be read, a baseline that is out of date.
struct Notice {
  Level level;
  std::string code;  // may be empty
  std::string message;
  Place place;
};

// Passed is said only of what was tried and holds; Undecided is neither that nor a failure;
// Skipped is what did not count, and the message says why.
enum class State : std::uint8_t { Passed, Failed, Undecided, Skipped };

struct Case {
  std::string suite, name;
  State state = State::Passed;
  std::string message;  // one line
  std::string details;  // lines; may be empty
  std::optional<double> seconds;
  Place place;
};

struct Review {
  std::string command;  // "regel check"
  std::string version;  // of Regel
  diag::Language language = diag::Language::Swedish;
  int exit = 0;
  std::string exit_meaning;
  bool complete = true;   // false: a source or the machine failed
  bool compared = false;  // with a baseline
  std::string as_of;      // ISO date; "" where no date matters
  std::string note;       // what a report may claim
  std::string main_file;  // where a format wants a place and there is none
  std::vector<Rule> rules;
  // Results are made one at a time, since there may be a million: result(i) from any thread, while
  // what the review was made from is there.
  std::size_t results = 0;
  std::function<Result(std::size_t)> result;
  std::vector<Notice> notices;
  std::vector<Case> cases;
};

}  // namespace regel::review
