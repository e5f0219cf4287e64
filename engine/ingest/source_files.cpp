#include "engine/ingest/source_files.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "lang/base/text.hpp"
#include "lang/base/unicode.hpp"
#include "lang/diag/environment.hpp"
#include "lang/diag/file_error.hpp"
#include "lang/value/date_pattern.hpp"

namespace regel::ingest {
namespace {

using diag::Code;

// Folders inside each other that a `**` follows.
constexpr int kMaxFolders = 64;

bool is_glob(std::string_view name) { return name.find_first_of("*?") != std::string_view::npos; }

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool is_export(std::string_view name) {
  for (const std::string_view packed : {".gz", ".zst"}) {
    if (ends_with(name, packed)) name.remove_suffix(packed.size());
  }
  return ends_with(name, ".json") || ends_with(name, ".ndjson") || ends_with(name, ".jsonl");
}

std::string_view last_part(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string joined(const std::string& folder, const std::string& name) {
  return folder.empty() ? name : join_path(folder, name);
}

const Bilingual kNoneMatches{"Kontrollera mappen och att uttaget har kommit.",
                             "Check the folder, and that the export has arrived."};

Bilingual empty_folder(const std::string& name) {
  const std::string file = joined(name, "*");
  return {
      fmt::format("Det är en mapp, och ur en mapp läses filer som slutar på .json, .ndjson eller "
                  ".jsonl. Lägg uttaget där, eller ange vilka filer som avses: `fil: \"{}\"`.",
                  file),
      fmt::format("It is a folder, and of a folder the files that end in .json, .ndjson or .jsonl "
                  "are read. Put the export there, or say which files are meant: `file: \"{}\"`.",
                  file)};
}

class Search {
 public:
  Search(const FileReader& files, std::string project, std::string register_name)
      : files_(files), project_(std::move(project)), register_(std::move(register_name)) {}

  Status add(const std::string& name) {
    if (name == "-") {
      found_.insert(name);
      return Done{};
    }
    if (is_glob(name)) {
      std::vector<std::string> parts;
      for (const std::string_view part : split(name, '/')) parts.emplace_back(part);
      const bool absolute = name.front() == '/';
      REGEL_TRY(searched, glob(absolute ? "/" : "", parts, absolute ? 1 : 0, kMaxFolders));
      static_cast<void>(searched);
      if (!matched_) return diag::make_error<Code::S020>(name, register_, kNoneMatches);
      matched_ = false;
      return Done{};
    }
    const std::string path = join_path(project_, name);
    if (!files_.is_folder(path)) {
      if (!files_.exists(path)) return diag::make_error<Code::S001>(name);
      found_.insert(name);
      return Done{};
    }
    REGEL_TRY(listed, list(name));
    for (const std::string& entry : listed) {
      if (!is_export(entry) || files_.is_folder(join_path(path, entry))) continue;
      found_.insert(joined(name, entry));
      matched_ = true;
    }
    if (!matched_) return diag::make_error<Code::S020>(name, register_, empty_folder(name));
    matched_ = false;
    return Done{};
  }

  std::vector<SourceFile> files() const {
    std::vector<SourceFile> result;
    for (const std::string& name : found_) result.push_back({join_path(project_, name), name});
    return result;
  }

 private:
  Result<std::vector<std::string>> list(const std::string& folder) {
    auto names = files_.list(join_path(project_, folder));
    if (const auto* fault = std::get_if<FileFault>(&names)) return diag::file_error(folder, *fault);
    return std::move(std::get<std::vector<std::string>>(names));
  }

  // The files below `folder` that fit the parts from `part` on.
  Status glob(const std::string& folder, const std::vector<std::string>& parts, std::size_t part,
              int depth) {
    const bool last = part + 1 == parts.size();
    const std::string& pattern = parts[part];
    if (!is_glob(pattern)) {
      const std::string next = joined(folder, pattern);
      const std::string path = join_path(project_, next);
      if (!last) return files_.is_folder(path) ? glob(next, parts, part + 1, depth) : Done{};
      if (files_.exists(path) && !files_.is_folder(path)) keep(next);
      return Done{};
    }
    const bool any_folders = pattern == "**";
    if (any_folders && !last) {
      REGEL_TRY(here, glob(folder, parts, part + 1, depth));
      static_cast<void>(here);
    }
    REGEL_TRY(names, list(folder));
    for (const std::string& name : names) {
      if (name.front() == '.' || !glob_matches(any_folders ? "*" : pattern, name)) continue;
      const std::string next = joined(folder, name);
      const bool is_folder = files_.is_folder(join_path(project_, next));
      if (!is_folder && last) keep(next);
      if (!is_folder || (last && !any_folders)) continue;
      if (depth == 0) {
        return diag::make_error<Code::S026>(
            next, Bilingual{fmt::format("fler än {} mappar i varandra", kMaxFolders),
                            fmt::format("more than {} folders inside each other", kMaxFolders)});
      }
      REGEL_TRY(below, glob(next, parts, any_folders ? part : part + 1, depth - 1));
      static_cast<void>(below);
    }
    return Done{};
  }

  void keep(const std::string& name) {
    found_.insert(name);
    matched_ = true;
  }

  const FileReader& files_;
  std::string project_;
  std::string register_;
  std::set<std::string> found_;  // UTF-8 sorts as code points
  bool matched_ = false;
};

// The piece of a file name pattern that is the date: from the first to the last letter of a date.
std::pair<std::size_t, std::size_t> date_piece(std::string_view pattern) {
  const auto run = [pattern](std::size_t at) {
    std::size_t end = at;
    while (end < pattern.size()) {
      if (pattern.substr(end, 2) == "Å") {
        end += 2;
      } else if (pattern[end] == 'Y' || pattern[end] == 'M' || pattern[end] == 'D') {
        ++end;
      } else {
        break;
      }
    }
    return end;
  };
  // A date is its longest part of four letters for the year, and what stands around it.
  std::size_t first = std::string_view::npos;
  std::size_t last = 0;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t end = run(at);
    const std::string_view piece = pattern.substr(at, end - at);
    const bool letters = piece.size() >= 2 && (piece == "MM" || piece == "DD" ||
                                               piece.find("YYYY") != std::string_view::npos ||
                                               piece.find("ÅÅÅÅ") != std::string_view::npos);
    if (letters) {
      first = std::min(first, at);
      last = end;
    }
    at = std::max(end, at + 1);
  }
  return {first, last};
}

}  // namespace

bool glob_matches(std::string_view pattern, std::string_view name) {
  std::size_t p = 0;
  std::size_t n = 0;
  std::size_t star = std::string_view::npos;
  std::size_t star_n = 0;
  while (n < name.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      star_n = n;
      continue;
    }
    if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == name[n])) {
      const bool any = pattern[p] == '?';
      ++p;
      if (any) {
        decode(name, n);
      } else {
        ++n;
      }
      continue;
    }
    if (star == std::string_view::npos) return false;
    p = star + 1;
    n = ++star_n;
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

std::optional<DateInterval> date_of_name(std::string_view path, std::string_view pattern) {
  const std::string_view name = last_part(path);
  const std::string_view form = last_part(pattern);
  const auto [first, last] = date_piece(form);
  if (first == std::string_view::npos) return std::nullopt;
  auto compiled = DatePattern::compile(form.substr(first, last - first));
  const auto* date = std::get_if<DatePattern>(&compiled);
  if (date == nullptr) return std::nullopt;
  const std::string_view before = form.substr(0, first);
  const std::string_view after = form.substr(last);
  // The date may begin and end anywhere that what is around it allows.
  for (std::size_t begin = 0; begin <= name.size(); ++begin) {
    if (!glob_matches(before, name.substr(0, begin))) continue;
    for (std::size_t end = begin; end <= name.size(); ++end) {
      const auto written = date->parse(name.substr(begin, end - begin));
      if (written && glob_matches(after, name.substr(end))) return written->dates;
    }
  }
  return std::nullopt;
}

Result<std::vector<SourceFile>> source_files(const FileReader& files, const std::string& project,
                                             const std::vector<std::string>& names,
                                             const std::string& register_name) {
  Search search(files, project, register_name);
  for (const std::string& name : names) {
    REGEL_TRY(added, search.add(name));
    static_cast<void>(added);
  }
  return search.files();
}

}  // namespace regel::ingest
