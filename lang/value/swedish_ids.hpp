// Swedish numbers of identity: shape and check digit, never looked up anywhere. Personal numbers
// are also what Regel masks before it prints any text.

#pragma once

#include <string>
#include <string_view>

namespace regel {

// YYMMDD-NNNN, YYYYMMDD-NNNN, with - or + or nothing between: a date that exists and the right
// check digit.
bool is_personal_number(std::string_view text);
// The same with 60 added to the day.
bool is_coordination_number(std::string_view text);
// NNNNNN-NNNN or ten digits, perhaps with 16 in front: the third digit at least 2 and the right
// check digit.
bool is_organisation_number(std::string_view text);

// A personal or co-ordination number anywhere in the text. Digits beside it make it another number.
bool contains_personal_number(std::string_view text);

// The text with every digit of a personal or co-ordination number as an asterisk. Also of what
// stands alone and has a hyphen or a plus where such numbers have it: a wrong check digit is taken
// for a slip of the pen.
std::string mask_personal_numbers(std::string_view text);

}  // namespace regel
