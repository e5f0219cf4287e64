// Why a row is not decided: the leaves that are not known and matter, in the order of the
// condition, then of elements; each once, at most kCauses of them and an exact total. It reads
// values that are computed already and looks again at elements; it decides nothing itself.

#pragma once

#include <cstddef>
#include <set>
#include <string>

#include "engine/eval/frame.hpp"
#include "engine/table/raw_cause.hpp"

namespace regel::eval {

class Causes {
 public:
  static constexpr std::size_t kCauses = 10;
  void add(table::RawCause cause);
  void add(const table::RawCauses& causes);
  table::RawCauses take() { return std::move(result_); }

 private:
  table::RawCauses result_;
  std::set<std::string> rest_;  // identities of those beyond the first
};

void explain(Frame& frame, NodeId node, std::size_t row, Causes& into);

// Why a list of a row is not known; by its number in the relation's read spec.
void explain_list(Frame& frame, std::uint32_t list, std::size_t row, Causes& into);

// Why a requirement fails: the links that lead nowhere and the fields that are not there.
void explain_failure(Frame& frame, NodeId node, std::size_t row, Causes& into);

// One more step of a JSON pointer.
void append_pointer_step(std::string& pointer, const std::string& name);
// Where the record of a row lies; `below` points into it.
table::RawPlace place_of(Frame& frame, std::size_t row);
// Adds the way from there to what a field is read from. Attributes and the rows of sheets are
// looked up, which takes the bytes of the record.
void add_path(table::RawPlace& place, Frame& frame, const types::FieldPath& path, std::size_t row);
// The text of the record's key; empty if it has none or none is known.
std::string key_of(Frame& frame, std::size_t row);

}  // namespace regel::eval
