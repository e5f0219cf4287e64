#include "engine/infer/infer.hpp"

#include <algorithm>

#include "engine/infer/observe.hpp"
#include "engine/infer/print.hpp"
#include "engine/infer/propose.hpp"
#include "engine/infer/write_module.hpp"
#include "engine/ingest/byte_source.hpp"
#include "engine/ingest/source_files.hpp"

namespace regel::infer {
namespace {

Status look_at(const FileReader& files, const InferOptions& options, const std::string& name,
               Profile& profile) {
  REGEL_TRY(found, ingest::source_files(files, options.folder, {name}, name));
  Source source;
  source.files = {name};
  source.root = profile.places.add({});
  source.file_count = found.size();
  source.lines = std::all_of(found.begin(), found.end(), [](const ingest::SourceFile& file) {
    return file.name.find(".ndjson") != std::string::npos ||
           file.name.find(".jsonl") != std::string::npos;
  });
  profile.sources.push_back(std::move(source));
  Observer observer(profile, profile.sources.size() - 1);
  for (const ingest::SourceFile& file : found) {
    REGEL_TRY(opened, ingest::open_source(files, file.path, file.name));
    REGEL_TRY(read, ingest::read_values(*opened, observer));
    static_cast<void>(read);
  }
  return Done{};
}

}  // namespace

Result<std::string> infer(const FileReader& files, const InferOptions& options) {
  Profile profile;
  for (const std::string& name : options.names) {
    REGEL_TRY(seen, look_at(files, options, name, profile));
    static_cast<void>(seen);
  }
  const Proposal proposal = propose(profile, options.language);
  return print(write_module(profile, proposal, options.language));
}

}  // namespace regel::infer
