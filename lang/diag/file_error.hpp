// The words for a fault of reading: an Error with the code, the file and the remedy.

#pragma once

#include <string>

#include "lang/base/result.hpp"
#include "lang/source/file_reader.hpp"

namespace regel::diag {

// `path` is the file as the user knows it.
Error file_error(const std::string& path, const FileFault& fault);

}  // namespace regel::diag
