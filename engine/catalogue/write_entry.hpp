// One rule or summary on the page: its sentence, its background, its examples and its text.

#pragma once

#include "engine/catalogue/html.hpp"

namespace regel::catalogue {

// What is marked where it has not been read at its source.
std::string_view doubt_word(const Html& html);

void write_entry(const Area& area, const Entry& entry, Html& html);
// The line that the list above an area's rules has of it.
void write_overview(const Entry& entry, Html& html);

}  // namespace regel::catalogue
