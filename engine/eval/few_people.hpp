// How many people a figure tells of, so that it can be withheld where a reader could know who they
// are (engine/outcome/withhold.hpp). A register is about people if it is declared `gäller
// personer`.

#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/eval/frame.hpp"

namespace regel::eval {

// Of a value that is counted or calculated over records about people, in this row or elsewhere
// (behind a link, for the whole run): the least number of them that a part of it is about. Shares
// and averages are about all the records that they are taken over. What was calculated elsewhere,
// so that nobody knows here over how many, counts as one. 0 of none, and of other values.
std::uint64_t people_behind(Frame& frame, NodeId node, std::size_t row);

bool about_few_people(Frame& frame, NodeId node, std::size_t row);

}  // namespace regel::eval
