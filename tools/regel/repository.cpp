#include "tools/regel/repository.hpp"

#include <filesystem>

namespace regel::tool {

namespace fs = std::filesystem;

namespace {

// Without steps back and forth, and relative if it lies in the current folder.
std::string from_here(const std::string& folder, const Environment& environment) {
  const fs::path path = fs::path(folder).lexically_normal();
  if (!path.is_absolute()) return path.generic_string();
  const fs::path relative = path.lexically_relative(environment.current_folder);
  const bool outside = relative.empty() || *relative.begin() == "..";
  return (outside ? path : relative).generic_string();
}

}  // namespace

review::Repository repository_of(const Session& session, const std::string& data,
                                 const Environment& environment) {
  return {from_here(session.project.folder, environment), from_here(data, environment),
          session.project.rule_files};
}

}  // namespace regel::tool
