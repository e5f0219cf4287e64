// The passes of checking that are about declarations. They run on one Names, in this order, with
// the rules (check.hpp) between the first and the second:
//
//   declare_vocabulary   code lists, scales, sets, records, registers, sources, parameters,
//                        definitions' parameters: after it the Schema is whole
//   declare_waivers      needs the rules
//   declare_tests        needs the rules
//   report_unused        R314, when everything that uses names has run
//
// All of them report every mistake they find and go on; a thing that is wrong is there with the
// type Error, or is left out of the Program, and nothing more is said about it.

#pragma once

#include "lang/check/names.hpp"

namespace regel::check {

void declare_vocabulary(Names& names);
void declare_waivers(Names& names);
void declare_tests(Names& names);
void report_unused(Names& names);

}  // namespace regel::check
