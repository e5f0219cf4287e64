#include "engine/infer/infer.hpp"

#include <algorithm>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "engine/infer/observe.hpp"
#include "engine/infer/print.hpp"
#include "engine/infer/propose.hpp"
#include "engine/infer/write_module.hpp"
#include "engine/ingest/byte_source.hpp"
#include "engine/ingest/place.hpp"
#include "engine/ingest/source_files.hpp"
#include "lang/diag/environment.hpp"

namespace regel::infer {
namespace {

// Standard input comes only once.
using Kept = std::unique_ptr<ingest::ByteSource>;

Status look_at(const FileReader& files, const InferOptions& options, const std::string& name,
               Profile& profile, Kept& standard_input) {
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
    profile.files.push_back(file);
    REGEL_TRY(opened, ingest::open_source(files, file.path, file.name));
    REGEL_TRY(read, ingest::read_values(*opened, observer));
    static_cast<void>(read);
    if (file.name == "-") standard_input = std::move(opened);
  }
  return Done{};
}

// What is a record shows only when all has been seen; a check would refuse one that is too large.
Status check_sizes(const FileReader& files, const Profile& profile, const Proposal& proposal,
                   Kept source) {
  for (const Register& reg : proposal.registers) {
    const std::optional<Large>& large = profile[reg.place].large;
    if (!large) continue;
    const ingest::SourceFile& file = profile.files[large->file];
    if (file.name != "-") {
      REGEL_TRY(opened, ingest::open_source(files, file.path, file.name));
      source = std::move(opened);
    }
    return diag::make_error<diag::Code::S010>(
        file.name, ingest::place_of(*source, large->offset).line,
        fmt::format("{} MiB", ingest::Limits().record / ingest::kMiB));
  }
  return Done{};
}

}  // namespace

Result<std::string> infer(const FileReader& files, const InferOptions& options) {
  Profile profile;
  Kept standard_input;
  for (const std::string& name : options.names) {
    REGEL_TRY(seen, look_at(files, options, name, profile, standard_input));
    static_cast<void>(seen);
  }
  const Proposal proposal = propose(profile, options.language);
  REGEL_TRY(sized, check_sizes(files, profile, proposal, std::move(standard_input)));
  static_cast<void>(sized);
  return print(write_module(profile, proposal, options.language));
}

}  // namespace regel::infer
