// Where each register's exports lie: its source's files, folders and globs, or those the caller gave
// instead. Several files of one source are read in code-point order of their paths.

#include <algorithm>
#include <memory>
#include <string_view>
#include <utility>
#include <variant>

#include "engine/eval/run_state.hpp"
#include "lang/diag/environment.hpp"
#include "lang/diag/file_error.hpp"

namespace regel::eval {

namespace {

// `*` is any run of characters of one name, `?` one character.
bool matches(std::string_view pattern, std::string_view name) {
  std::size_t p = 0;
  std::size_t n = 0;
  std::size_t star = std::string_view::npos;
  std::size_t resume = 0;
  while (n < name.size()) {
    if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == name[n])) {
      ++p;
      ++n;
    } else if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = n;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      n = ++resume;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

bool holds_records(const std::string& name) {
  for (const char* ending : {".json", ".ndjson", ".jsonl", ".json.gz", ".ndjson.gz", ".jsonl.gz",
                             ".json.zst", ".ndjson.zst", ".jsonl.zst"}) {
    const std::string_view end = ending;
    if (name.size() > end.size() && std::string_view(name).substr(name.size() - end.size()) == end) {
      return true;
    }
  }
  return false;
}

class Finder {
 public:
  Finder(const FileReader& reader, std::string folder, std::string register_name)
      : reader_(reader), folder_(std::move(folder)), register_name_(std::move(register_name)) {}

  SourceFiles find(const std::vector<std::string>& wanted) {
    for (const std::string& name : wanted) {
      if (!result_.failure) add(name);
    }
    std::vector<std::string> names = result_.names;
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    result_.names = std::move(names);
    for (const std::string& name : result_.names) {
      result_.paths.push_back(join_path(folder_, name));
      auto file = reader_.open(result_.paths.back());
      // Whether it can be read is for the visit to find out, and to say.
      if (auto* open = std::get_if<std::unique_ptr<InputFile>>(&file)) {
        result_.bytes += (*open)->size().value_or(0);
      }
    }
    return std::move(result_);
  }

 private:
  void add(const std::string& name) {
    const std::string path = join_path(folder_, name);
    const bool glob = name.find_first_of("*?") != std::string::npos && !reader_.exists(path);
    if (glob) {
      const std::size_t slash = name.rfind('/');
      const std::string parent = slash == std::string::npos ? std::string() : name.substr(0, slash);
      const std::string pattern = slash == std::string::npos ? name : name.substr(slash + 1);
      return add_folder(parent, name, [&](const std::string& entry) {
        return matches(pattern, entry);
      });
    }
    if (name != "-" && reader_.is_folder(path)) return add_folder(name, name, holds_records);
    result_.names.push_back(name);
  }

  template <class Accept>
  void add_folder(const std::string& folder, const std::string& shown, Accept accept) {
    const std::string path = join_path(folder_, folder);
    auto entries = reader_.list(path.empty() ? "." : path);
    if (const auto* fault = std::get_if<FileFault>(&entries)) {
      result_.failure = diag::file_error(shown, *fault);
      return;
    }
    bool any = false;
    for (const std::string& entry : *std::get_if<std::vector<std::string>>(&entries)) {
      const std::string name = join_path(folder, entry);
      if (!accept(entry) || reader_.is_folder(join_path(folder_, name))) continue;
      result_.names.push_back(name);
      any = true;
    }
    if (!any) result_.failure = diag::make_error<diag::Code::S020>(shown, register_name_);
  }

  const FileReader& reader_;
  std::string folder_, register_name_;
  SourceFiles result_;
};

SourceFiles find(const FileReader& reader, const std::string& folder,
                 const std::vector<std::string>& wanted, const std::string& register_name) {
  return Finder(reader, folder, register_name).find(wanted);
}

}  // namespace

void find_files(RunState& state) {
  const RunOptions& options = state.options;
  for (const types::RegisterId id : state.program.schema.registers.ids()) {
    const types::Register& info = state.program.schema.registers[id];
    SourceFiles current;
    SourceFiles previous;
    const auto given = options.files.find(info.name);
    if (given != options.files.end()) {
      current = find(state.reader, {}, given->second, info.name);
    } else if (info.source.present && !info.source.run) {
      current = find(state.reader, options.folder, info.source.files, info.name);
    }
    const auto earlier = options.previous_files.find(info.name);
    if (earlier != options.previous_files.end()) {
      previous = find(state.reader, {}, {earlier->second}, info.name);
    } else if (options.previous_folder && info.source.present && !info.source.run) {
      previous = find(state.reader, *options.previous_folder, info.source.files, info.name);
    }
    state.files.push_back(std::move(current));
    state.files.push_back(std::move(previous));
  }
  state.names.resize(state.files.size());
}

}  // namespace regel::eval
