// A project as it was at a revision of git, read from git's store: the work tree is not touched.
// `main:socialnamnden` is the folder socialnamnden in main; `main` alone the folder that the caller
// names, as it was in main.

#pragma once

#include <memory>
#include <string>

#include "lang/base/result.hpp"
#include "lang/source/file_reader.hpp"
#include "tools/regel/environment.hpp"

namespace regel::tool {

struct Revision {
  // Its files are below `main:`, the others are those of the environment.
  std::unique_ptr<FileReader> files;
  std::string project;  // "main:socialnamnden", to be read through `files`
};

// `folder` is where git looks for its store, and the project if the word names no folder.
Result<Revision> open_revision(const std::string& word, const std::string& folder,
                               const Environment& environment);

}  // namespace regel::tool
