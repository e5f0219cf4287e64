// The rule catalogue of a project as plain data, in one language: what every rule demands, on what
// authority, from which data, when it cannot be decided, with its tests as examples; the vocabulary
// that the rules use; and what of it nobody has read at its source. It knows nothing of pages
// (write_page.hpp) and reads no export.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lang/compile.hpp"

namespace regel::catalogue {

// Words of the rule files stay in their language, whatever the page is in.
struct Text {
  std::string words;
  diag::Language language = diag::Language::Swedish;
};
struct Note {  // a `##` comment, by its labels
  Text text, source, unverified;
};

struct Cite {
  std::string instrument;  // its name: GDPR
  Text title;              // with its place: "Dataskyddsförordningen (EU) 2016/679 art. 35.1"
  std::string web;         // empty if the rules name none
};
struct Need {
  std::string register_name;
  std::vector<std::string> fields;
};

// A record that a test gives, and what is expected of it. A group or a code has no values of its
// own.
struct Row {
  std::string register_name, label;
  bool previous = false;                                    // of the earlier export
  std::vector<std::pair<std::string, std::string>> values;  // field, as a person writes it
};
struct Case {
  Row row;
  ir::Outcome expected;
  std::optional<ir::Outcome> got;    // what the rule says today; none: nothing
  Text message;                      // that a report would print; may be empty
  std::vector<std::string> because;  // why it cannot be decided
  bool holds() const { return got && *got == expected; }
};
struct Example {
  Text title;
  std::string day;  // that is today in it; empty if the rule does not ask
  std::vector<Case> cases;
  std::vector<Row> others;  // what else is given
};

enum class Kind : std::uint8_t { Rule, Summary };
struct Entry {
  Kind kind = Kind::Rule;
  std::string id, anchor;
  Text title;
  ir::Severity severity = ir::Severity::Info;  // of a rule
  Note note;
  std::string requirement;  // with its list of conditions, see explain::Sentences
  std::vector<std::string> exceptions, undetermined;
  std::vector<std::pair<std::string, std::string>> figures;  // of a summary
  Text message, unclear, advice, wording, purpose, owner;
  std::string validity;
  std::vector<std::string> tags;
  std::vector<Cite> authority;
  std::vector<Need> needs;
  std::vector<Example> examples;
  Text written;  // the rule itself
};

// The rules of one module.
struct Area {
  std::string module, anchor;
  Text title;
  std::vector<Text> about;  // paragraphs: the comment at the head of the file
  std::vector<Entry> entries;
};

enum class TermKind : std::uint8_t { Register, CodeList, Scale, CodeSet, Parameter, Definition };
struct TermField {
  std::string name;
  std::string type;
  bool optional = false, is_protected = false;
  Text text;
};
struct Term {
  TermKind kind;
  std::string name, anchor, value;  // value: of a parameter
  Note note;
  std::vector<TermField> fields;  // of a register: those that the rules read
};
struct Instrument {
  std::string name, anchor, web;
  Text title;
  Note note;
  std::vector<std::pair<std::string, std::string>> cited_by;  // anchor and id of rules
};
// Something that nobody has read at its source, and where it stands on the page.
struct Doubt {
  std::string anchor, name;
  Text text;
};

struct Catalogue {
  diag::Language language = diag::Language::Swedish;
  std::vector<Area> areas;
  std::vector<Term> registers, terms;
  std::vector<Instrument> instruments;
  std::vector<Doubt> doubts;
  std::size_t rules = 0, summaries = 0, cases = 0, wrong_cases = 0;
};

// Of a compilation without errors. Runs the tests, so that the page can say what a report would.
Catalogue make_catalogue(const Compilation& compilation, diag::Language language);

}  // namespace regel::catalogue
