// Values as messages, keys and figures print them.

#pragma once

#include <string>
#include <utility>

#include "engine/eval/frame.hpp"
#include "lang/diag/diagnostic.hpp"

namespace regel::eval {

// One row of a node: codes by their first label, shares in percent, decimals with the comma of
// Swedish, what is not there in words: "(saknas)", "(okänt)".
std::string format_value(Frame& frame, NodeId node, std::size_t row, diag::Language language);

// Low and high end, equal unless the value is an interval; both empty if it is not known.
std::pair<std::string, std::string> format_ends(Frame& frame, NodeId node, std::size_t row,
                                                diag::Language language);

std::string format_message(Frame& frame, const plan::MessagePlan& message, std::size_t row,
                           diag::Language language);

// The key of a row of any relation: of a record, a group or a code.
std::string format_key(Frame& frame, const std::vector<NodeId>& key, std::size_t row,
                       diag::Language language);

}  // namespace regel::eval
