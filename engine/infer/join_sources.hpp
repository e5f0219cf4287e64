// Files that were given one by one and are of the same kind: parts of one register, which become
// one source, or the same register exported again and again, of which the latest is enough.

#pragma once

#include <vector>

#include "engine/infer/profile.hpp"
#include "lang/base/result.hpp"

namespace regel::infer {

// Alike are files whose names differ only in digits and whose records have the same names. The
// sketches must be complete. What was decided is told in the notes.
std::vector<Bilingual> join_sources(Profile& profile);

}  // namespace regel::infer
