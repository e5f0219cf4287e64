// The records of a run and how they hang together: links, trees, collections, the export before
// (language.md 4.1, 4.5, 4.11, 4.12). Everything is looked up anew each time it is asked for.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lang/ir/program.hpp"
#include "tests/reference/value.hpp"

namespace regel::reference {

class World {
 public:
  World(const ir::Program& program, const Export& current, const Export& previous)
      : program_(program), exports_{&current, &previous} {}

  const types::Schema& schema() const { return program_.schema; }
  bool supplied(types::RegisterId reg, bool previous) const;
  std::vector<Row> records(types::RegisterId reg, bool previous) const;

  // Where a link leads. `text` is a key, or a value of one of the fields `on`.
  Value resolve(const Datum& link, types::RegisterId target, const std::vector<std::uint32_t>& on,
                bool previous) const;
  // The record with the same key in the earlier export.
  Value previous_of(const Row& row) const;
  Truth same_record(const Row& a, const Row& b) const;
  // The values of the key, joined; none if there is no key or it has no value.
  std::optional<std::string> key_of(const Row& row) const;

  // What a report calls a record: the parts of its key that have values.
  std::string name_of(const Row& row) const;

  // No value: not known.
  using Members = std::optional<std::vector<Row>>;
  Members collection(const Row& row, std::uint32_t index) const;
  Members descendants(const Row& row) const;
  Members ancestors(const Row& row) const;
  Truth under(const Row& row, const Row& other, bool or_self) const;

 private:
  // The way up from a record.
  struct Chain {
    std::vector<std::size_t> met;
    bool broken = false;
  };
  Chain chain(const Row& row) const;
  // The parent's index; no value at a root or where the chain breaks.
  std::optional<std::size_t> parent(const Row& row, bool& broken) const;
  bool in_ring(const Row& row) const;
  std::vector<std::size_t> named_by(const std::string& text, types::RegisterId target,
                                    const std::vector<std::uint32_t>& on, bool previous) const;
  Members linked_to(const Row& row, const types::Collection& collection) const;

  const ir::Program& program_;
  const Export* exports_[2];
};

}  // namespace regel::reference
