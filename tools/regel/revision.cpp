#include "tools/regel/revision.hpp"

#include <filesystem>
#include <map>
#include <mutex>
#include <string_view>
#include <utility>
#include <vector>

#include "lang/base/text.hpp"
#include "lang/diag/environment.hpp"

namespace regel::tool {

namespace {

using Run = std::function<GitAnswer(const std::vector<std::string>&)>;

class RevisionFiles final : public FileReader {
 public:
  // `root` is "main:"; `objects` has git's name of each file.
  RevisionFiles(const FileReader& others, Run git, std::string folder, std::string root,
                std::map<std::string, std::string> objects)
      : others_(others),
        git_(std::move(git)),
        folder_(std::move(folder)),
        root_(std::move(root)),
        objects_(std::move(objects)) {
    for (const auto& [path, object] : objects_) names_.add(path, {});
  }

  bool exists(const std::string& path) const override {
    return mine(path) ? names_.exists(inside(path)) : others_.exists(path);
  }
  bool is_folder(const std::string& path) const override {
    return mine(path) ? names_.is_folder(inside(path)) : others_.is_folder(path);
  }
  FileResult<std::vector<std::string>> list(const std::string& folder) const override {
    return mine(folder) ? names_.list(inside(folder)) : others_.list(folder);
  }
  FileResult<std::unique_ptr<InputFile>> open(const std::string& path) const override {
    if (!mine(path)) return others_.open(path);
    const std::string name = inside(path);
    const auto found = objects_.find(name);
    if (found == objects_.end()) return names_.open(name);
    const std::lock_guard<std::mutex> lock(mutex_);
    if (!texts_.exists(name)) {
      GitAnswer answer = git_({"-C", folder_, "cat-file", "blob", found->second});
      if (!answer.started || answer.exit != 0) {
        return FileFault{FileFaultKind::Other, std::string(trim(answer.errors))};
      }
      texts_.add(name, std::move(answer.output));
    }
    return texts_.open(name);
  }

 private:
  bool mine(const std::string& path) const { return path.starts_with(root_); }
  // From the top of the repository, which is "."; what leads out of it is not there.
  std::string inside(const std::string& path) const {
    std::string_view below = std::string_view(path).substr(root_.size());
    while (below.starts_with('/')) below.remove_prefix(1);
    std::string name = std::filesystem::path(below).lexically_normal().generic_string();
    while (name.ends_with('/')) name.pop_back();
    return name.empty() ? "." : name;
  }

  const FileReader& others_;
  Run git_;
  std::string folder_, root_;
  std::map<std::string, std::string> objects_;
  MemoryFileReader names_;  // the tree, without the texts
  mutable std::mutex mutex_;
  mutable MemoryFileReader texts_;  // those that have been asked for
};

Error wrong(const std::string& word, Bilingual expected) {
  return diag::make_error<diag::Code::S024>("diff", word, std::move(expected));
}

Error no_revision(const std::string& word, const std::string& folder, const GitAnswer& answer) {
  if (!answer.started) {
    return wrong(word, {"en mapp som finns. En revision går inte att läsa: programmet git finns "
                        "inte på datorn",
                        "a folder that exists. A revision cannot be read: there is no program "
                        "git on this machine"});
  }
  const std::string said(trim(answer.errors));
  if (said.find("not a git repository") != std::string::npos) {
    return wrong(word, {"en mapp som finns. Någon revision är det inte, för " + folder +
                            " ligger inte i ett git-förråd (--project säger var projektet ligger)",
                        "a folder that exists. It is no revision, for " + folder +
                            " is not in a git repository (--project says where the project is)"});
  }
  return wrong(word, {"en mapp som finns, eller en revision som git känner, som HEAD~1 eller "
                      "main:mapp. Är förrådet grunt hämtat så hämta mer: git fetch --unshallow. "
                      "Git säger: " +
                          said,
                      "a folder that exists, or a revision that git knows, such as HEAD~1 or "
                      "main:folder. If the clone is shallow then fetch more: git fetch "
                      "--unshallow. Git says: " +
                          said});
}

// "mode type object\tpath", ended by zero bytes; files only.
std::map<std::string, std::string> objects_of(std::string_view listing) {
  std::map<std::string, std::string> objects;
  for (const std::string_view entry : split(listing, '\0')) {
    const std::size_t tab = entry.find('\t');
    if (tab == std::string_view::npos) continue;
    const std::vector<std::string_view> words = split(entry.substr(0, tab), ' ');
    constexpr std::string_view kSymbolicLink = "120000";
    if (words.size() < 3 || words[1] != "blob" || words[0] == kSymbolicLink) continue;
    objects.emplace(entry.substr(tab + 1), words[2]);
  }
  return objects;
}

}  // namespace

Result<Revision> open_revision(const std::string& word, const std::string& folder,
                               const Environment& environment) {
  const std::size_t colon = word.find(':');
  const std::string revision = word.substr(0, colon);
  const std::string here = environment.files.is_folder(folder) ? folder : ".";
  const auto git = [&](std::vector<std::string> words) {
    words.insert(words.begin(), {"-C", here});
    return environment.git(words);
  };
  const GitAnswer commit =
      git({"rev-parse", "--verify", "--end-of-options", revision + "^{commit}"});
  if (!commit.started || commit.exit != 0) return no_revision(word, here, commit);
  const GitAnswer prefix = git({"rev-parse", "--show-prefix"});
  const GitAnswer listing =
      git({"ls-tree", "-r", "-z", "--full-tree", std::string(trim(commit.output))});
  if (prefix.exit != 0 || listing.exit != 0) return no_revision(word, here, listing);

  std::string path = colon == std::string::npos ? "." : word.substr(colon + 1);
  // As git has it: a path from the top, unless it begins with a dot.
  if (path.starts_with('.')) path = join_path(trim(prefix.output), path);
  path = std::filesystem::path(path).lexically_normal().generic_string();
  while (path.ends_with('/')) path.pop_back();
  if (path == ".") path.clear();
  const std::string root = revision + ":";
  Revision opened;
  opened.files = std::make_unique<RevisionFiles>(environment.files, environment.git, here, root,
                                                 objects_of(listing.output));
  opened.project = root + path;
  return opened;
}

}  // namespace regel::tool
