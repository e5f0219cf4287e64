// A small world: given records, as in a test, and which of them a rule is asked about. Keys that
// are nothing but the record's label are left out, so that a record can be called something else.

#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/witness/reach.hpp"
#include "lang/ir/program.hpp"

namespace regel::witness {

struct World {
  ir::Test test;        // day, time and records; what is expected is left empty
  std::string subject;  // label of a record, name of a code, key of a group
};

bool is_subject(const ir::Rule& rule, const ir::TestRecord& record, const std::string& label);

// One world for each expectation of the test: the record that it is about and what that one has to
// do with under the rule: what it links to and what is collected from it.
std::vector<World> worlds_of(const ir::Program& program, const ir::Rule& rule, const Reach& reach,
                             const ir::Test& test);

// The world with every record's key in its place.
ir::Test with_keys(const types::Schema& schema, const World& world);
// The world as a test that expects this.
ir::Test as_test(const types::Schema& schema, const World& world, ir::Outcome expected);

// The same world with records called after their registers: what a record was called where it was
// found says what it was, and no more what it is. Not the subject of a rule about groups or codes.
World renamed(const types::Schema& schema, const ir::Rule& rule, World world);

// How much there is to read in it; what is no plain value counts for more.
std::size_t size_of(const World& world);

}  // namespace regel::witness
