// The catalogue as one page of HTML that needs nothing else: style and script are in it, and its
// policy refuses everything from elsewhere. It is whole without the script, which adds only the
// search. The skeleton, the style and the script are page.html, page.css and page.js.

#pragma once

#include <string>

#include "engine/catalogue/catalogue.hpp"

namespace regel::catalogue {

// The same catalogue gives the same bytes.
std::string write_page(const Catalogue& catalogue);

}  // namespace regel::catalogue
