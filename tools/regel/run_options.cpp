// From options and project file to what run() takes. The command line wins; its paths are relative
// to the folder the user stands in, those of the project file to the project.

#include <filesystem>

#include "lang/base/text.hpp"
#include "lang/diag/environment.hpp"
#include "lang/diag/suggest.hpp"
#include "tools/regel/session.hpp"

namespace regel::tool {

namespace fs = std::filesystem;

namespace {

// A path as given on the command line, made relative to the folder that run() joins it with.
std::string seen_from(const std::string& folder, const std::string& file,
                      const Environment& environment) {
  if (file == "-" || file.starts_with('/') || folder.empty() || folder == ".") return file;
  if (folder.starts_with('/') || folder.starts_with("..")) {
    return join_path(environment.current_folder, file);
  }
  return fs::path(file)
      .lexically_normal()
      .lexically_relative(fs::path(folder).lexically_normal())
      .generic_string();
}

// What is needed instead of a name that no register has: a misspelt one would change nothing.
std::optional<Bilingual> unknown_register(const Session& session, const std::string& name) {
  std::vector<std::string> names;
  for (const types::Register& info : session.compiled.program.schema.registers) {
    if (info.name == name) return std::nullopt;
    names.push_back(info.name);
  }
  const std::vector<std::string> near = nearest(name, names, 1);
  if (!near.empty()) {
    return Bilingual{"namnet på ett register, kanske `" + near[0] + "`",
                     "the name of a register, perhaps `" + near[0] + "`"};
  }
  const Bilingual all = diag::enumerate_or(names);
  return Bilingual{"namnet på ett register: " + all.sv, "the name of a register: " + all.en};
}

}  // namespace

Result<RunOptions> run_options(const Session& session, const Options& options,
                               const Environment& environment) {
  const Project& project = session.project;
  RunOptions run;
  run.zone = project.zone;
  const ZoneTable& zones = shipped_zones();
  ZoneClock clock(*zones.find(project.zone));
  const std::optional<WrittenTime> as_of = options.as_of ? options.as_of : project.as_of;
  if (!as_of) {
    run.as_of = clock.date_of(environment.now).days;
  } else if (!as_of->has_time) {
    run.as_of = as_of->dates.first.days;
  } else {
    const LocalReading reading = clock.read(*as_of);
    const Instant now = reading.instants.first;
    if (reading.kind != LocalKind::Unique || !reading.instants.exact()) {
      return diag::make_error<diag::Code::S024>(
          "--as-of", to_text(LocalTime{as_of->dates.first, as_of->micros_of_day}),
          Bilingual{
              "ett klockslag som finns en gång den dagen, eller ett med tidsskillnad som +02:00",
              "a time that exists once that day, or one with an offset such as +02:00"});
    }
    run.as_of = clock.date_of(now).days;
    run.now = now.micros;
  }
  run.threads = options.threads.value_or(project.threads.value_or(environment.processors));
  run.memory = options.memory.value_or(project.memory.value_or(run.memory));
  run.fail_on = options.fail_on.value_or(project.fail_on.value_or(run.fail_on));
  run.sha256 = options.sha256 || project.sha256;
  run.language = session.language;

  run.folder = options.data   ? *options.data
               : project.data ? join_path(project.folder, *project.data)
                              : project.folder;
  const auto from_project = [&](const std::string& file) {
    if (run.folder == project.folder) return file;
    return seen_from(run.folder, join_path(project.folder, file), environment);
  };
  for (const auto& [name, files] : project.sources) {
    for (const std::string& file : files) run.files[name].push_back(from_project(file));
  }
  for (const auto& [name, files] : options.sources) {
    run.files[name].clear();
    for (const std::string& file : files) {
      run.files[name].push_back(seen_from(run.folder, file, environment));
    }
  }
  for (const auto& [name, files] : options.sources) {
    if (auto wrong = unknown_register(session, name)) {
      return diag::make_error<diag::Code::S024>("--source", name + "=" + files.front(), *wrong);
    }
  }
  for (const auto& [name, file] : options.previous_files) {
    if (auto wrong = unknown_register(session, name)) {
      return diag::make_error<diag::Code::S024>("--previous", name + "=" + file, *wrong);
    }
  }
  const std::string settings = join_path(project.folder, kProjectFile);
  for (const auto& [name, files] : project.sources) {
    if (auto wrong = unknown_register(session, name)) {
      return diag::make_error<diag::Code::S023>(settings, "sources", "\"" + name + "\"", *wrong);
    }
  }
  for (const auto& [name, file] : project.previous_files) {
    if (auto wrong = unknown_register(session, name)) {
      return diag::make_error<diag::Code::S023>(settings, "previous", "\"" + name + "\"", *wrong);
    }
  }
  if (options.previous_folder && !environment.files.is_folder(*options.previous_folder)) {
    return diag::make_error<diag::Code::S024>("--previous", *options.previous_folder,
                                              Bilingual{"en mapp som finns, eller REGISTER=FIL",
                                                        "a folder that exists, or REGISTER=FILE"});
  }
  if (project.previous_folder) {
    run.previous_folder = join_path(project.folder, *project.previous_folder);
  }
  if (options.previous_folder) run.previous_folder = options.previous_folder;
  for (const auto& [name, file] : project.previous_files) {
    run.previous_files[name] = from_project(file);
  }
  for (const auto& [name, file] : options.previous_files) {
    run.previous_files[name] = seen_from(run.folder, file, environment);
  }
  return run;
}

}  // namespace regel::tool
