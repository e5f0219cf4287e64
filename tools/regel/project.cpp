#include "tools/regel/project.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "lang/base/unicode.hpp"
#include "lang/diag/environment.hpp"
#include "lang/diag/file_error.hpp"

namespace regel::tool {
namespace {

constexpr int kDeepest = 32;  // folders in folders; a link may lead round in a circle

Status collect(const FileReader& files, const std::string& folder, const std::string& below,
               int depth, std::vector<std::string>& found) {
  const std::string here = join_path(folder, below);
  FileResult<std::vector<std::string>> listed = files.list(here);
  if (const FileFault* fault = std::get_if<FileFault>(&listed)) {
    return diag::file_error(here, *fault);
  }
  for (const std::string& name : std::get<std::vector<std::string>>(listed)) {
    if (name.starts_with('.')) continue;
    const std::string path = join_path(below, name);
    if (files.is_folder(join_path(folder, path))) {
      if (depth == kDeepest) {
        return diag::make_error<diag::Code::S026>(
            path, Bilingual{fmt::format("fler än {} mappar i varandra", kDeepest),
                            fmt::format("more than {} folders inside each other", kDeepest)});
      }
      Status status = collect(files, folder, path, depth + 1, found);
      if (!status.ok()) return status;
    } else if (name.ends_with(kRuleFileEnding)) {
      found.push_back(path);
    }
  }
  return Done{};
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

}  // namespace

Result<std::vector<std::string>> find_rule_files(const FileReader& files,
                                                 const std::string& folder) {
  std::vector<std::string> found;
  REGEL_TRY(collected, collect(files, folder, "", 0, found));
  static_cast<void>(collected);
  std::ranges::sort(found);
  return found;
}

Result<Project> open_project(const FileReader& files, const std::string& path) {
  Project project;
  if (path == "-") {
    project.folder = ".";
    project.rule_files = {"-"};
    return project;
  }
  if (!files.exists(path)) return diag::make_error<diag::Code::S001>(path);
  if (files.is_folder(path)) {
    project.folder = path;
    REGEL_TRY(found, find_rule_files(files, path));
    if (found.empty()) return diag::make_error<diag::Code::S027>(path);
    project.rule_files = std::move(found);
  } else {
    project.folder = folder_of(path);
    const std::size_t slash = path.rfind('/');
    project.rule_files = {path.substr(slash == std::string::npos ? 0 : slash + 1)};
  }
  const std::string settings = join_path(project.folder, kProjectFile);
  if (!files.exists(settings)) return project;
  FileResult<std::string> text = files.read(settings);
  if (const FileFault* fault = std::get_if<FileFault>(&text)) {
    return diag::file_error(settings, *fault);
  }
  REGEL_TRY(read, read_project_file(settings, std::get<std::string>(text), project));
  static_cast<void>(read);
  return project;
}

}  // namespace regel::tool
