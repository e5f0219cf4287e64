// A text file of the project that is part of the program: the standard library, calendars, zones.
// The build writes the tables (cmake/RegelEmbed.cmake); both views live as long as the program.

#pragma once

#include <string_view>

namespace regel {

struct EmbeddedFile {
  std::string_view name;  // its path from the project's root, "stdlib/data/zones.txt"
  std::string_view text;
};

}  // namespace regel
