// The 128-bit integers behind exact decimals. Both compilers have them as an extension; this is the
// only file that says so.

#pragma once

#include <string>

namespace regel {

__extension__ typedef __int128 Int128;
__extension__ typedef unsigned __int128 UInt128;

std::string to_string(Int128 value);

}  // namespace regel
