// A change of what rules find is declared where the reviewer sees it: in a file of the project that
// grows by an entry with each such change. Entries that are new in a change are what it declares;
// the others are its history. Here an entry is plain data, and what the change must still say is
// worked out; the file itself is read by the program.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/diff/verdict.hpp"

namespace regel::diff {

enum class Effect : std::uint8_t { Looser, Stricter, Different };

struct Declaration {
  std::string rule;
  Effect effect;
  std::string reason, decided_by;
  std::string date;  // ISO
  friend bool operator==(const Declaration&, const Declaration&) = default;
};

// Which changes must be declared. A declaration that is there must agree, whatever is required.
enum class Required : std::uint8_t { Looser, All, None };

enum class DemandKind : std::uint8_t {
  Undeclared,    // `effect` was seen and is not declared
  NotSeen,       // nothing shows what the change does
  Contradicted,  // something else was seen than was declared
  Wider,         // declared as different; what was seen goes one way only
  NoEffect,      // declared, but the rule is not changed in what it finds
  NoSuchRule,    // declared, but neither version has the rule
};

// What the author of a change is told about one rule.
struct Demand {
  DemandKind kind;
  std::string rule;
  Verdict seen;
  bool removed = false;              // the rule is no longer there
  std::optional<Effect> declared;    // what the entry says, if there is one
  Effect effect;                     // what agrees with what was seen
  std::vector<std::string> similar;  // of NoSuchRule: changed rules that may be meant

  // Whether it fails the gate, rather than only being told. What was not seen does not fail it, but
  // no conclusion can be drawn (exit code 3).
  bool stops() const { return kind == DemandKind::Undeclared || kind == DemandKind::Contradicted; }
};

struct DiffReport;

// Entries of `after` that `before` has not, in their order.
std::vector<Declaration> added(const std::vector<Declaration>& before,
                               const std::vector<Declaration>& after);

// In order of the report's rules, then of the declarations.
std::vector<Demand> demands(const DiffReport& report, const std::vector<Declaration>& declared,
                            Required required);

}  // namespace regel::diff
