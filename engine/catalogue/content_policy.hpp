// What the page may load and run: its own style and script, known by their hashes, and nothing
// else.

#pragma once

#include <string>
#include <string_view>

namespace regel::catalogue {

// The value of Content-Security-Policy for exactly these texts between their tags.
std::string content_policy(std::string_view style, std::string_view script);

}  // namespace regel::catalogue
