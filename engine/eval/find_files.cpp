// Where each register's exports lie: its source's files, or those the caller gave instead.

#include <memory>
#include <utility>
#include <variant>

#include "engine/eval/run_account.hpp"
#include "engine/eval/run_state.hpp"
#include "engine/ingest/source_files.hpp"
#include "lang/source/shipped.hpp"

namespace regel::eval {

namespace {

SourceFiles find(const FileReader& reader, const std::string& folder,
                 const std::vector<std::string>& wanted, const std::string& register_name) {
  SourceFiles result;
  auto found = ingest::source_files(reader, folder, wanted, register_name);
  if (!found.ok()) {
    result.failure = found.error();
    return result;
  }
  for (ingest::SourceFile& file : found.value()) {
    // Whether it can be read is for the visit to find out, and to say.
    auto opened = reader.open(file.path);
    if (auto* open = std::get_if<std::unique_ptr<InputFile>>(&opened)) {
      result.bytes += (*open)->size().value_or(0);
    }
    result.paths.push_back(std::move(file.path));
    result.names.push_back(std::move(file.name));
  }
  return result;
}

}  // namespace

void find_files(RunState& state) {
  const RunOptions& options = state.options;
  for (const types::RegisterId id : state.program.schema.registers.ids()) {
    const types::Register& info = state.program.schema.registers[id];
    const bool shipped = info.source.present && is_shipped_table(info.source.files[0]);
    SourceFiles current;
    SourceFiles previous;
    const auto given = options.files.find(info.name);
    if (given != options.files.end()) {
      current = find(state.reader, options.folder, given->second, info.name);
    } else if (info.source.run) {
      current.paths = {kRunAccount};
      current.names = {kRunAccount};
    } else if (shipped) {
      current.paths = info.source.files;
      current.names = info.source.files;
    } else if (info.source.present) {
      current = find(state.reader, options.folder, info.source.files, info.name);
    }
    const auto earlier = options.previous_files.find(info.name);
    if (earlier != options.previous_files.end()) {
      previous = find(state.reader, options.folder, {earlier->second}, info.name);
    } else if (options.previous_folder && info.source.present && !info.source.run && !shipped) {
      previous = find(state.reader, *options.previous_folder, info.source.files, info.name);
    }
    state.files.push_back(std::move(current));
    state.files.push_back(std::move(previous));
  }
  state.names.resize(state.files.size());
}

}  // namespace regel::eval
