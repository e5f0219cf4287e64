// Where a project lies as a CI system sees it: from the folder that the program was started in.

#pragma once

#include <string>

#include "engine/review/repository.hpp"
#include "tools/regel/session.hpp"

namespace regel::tool {

// `data` is the folder of the exports.
review::Repository repository_of(const Session& session, const std::string& data,
                                 const Environment& environment);

}  // namespace regel::tool
