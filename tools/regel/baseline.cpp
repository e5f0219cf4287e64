#include "tools/regel/baseline.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "engine/report/baseline_file.hpp"
#include "engine/report/text_baseline.hpp"
#include "lang/base/escape.hpp"
#include "lang/diag/environment.hpp"
#include "lang/diag/file_error.hpp"
#include "tools/regel/output.hpp"

namespace regel::tool {

namespace {

// The error of the option or the setting, whichever names the file.
Error unusable(const Session& session, const Options& options, const std::string& path,
               Bilingual needed) {
  if (options.baseline) {
    return diag::make_error<diag::Code::S024>("--baseline", path, std::move(needed));
  }
  return diag::make_error<diag::Code::S023>(join_path(session.project.folder, kProjectFile),
                                            "baseline", "\"" + path + "\"", std::move(needed));
}

// The file's text, if it has an end: of a pipe or a device nobody knows, and it could not be
// rewritten either.
FileResult<std::optional<std::string>> read_regular(const FileReader& files,
                                                    const std::string& path) {
  auto opened = files.open(path);
  if (FileFault* fault = std::get_if<FileFault>(&opened)) return std::move(*fault);
  const bool endless = !std::get<std::unique_ptr<InputFile>>(opened)->size();
  if (path == "-" || endless) return std::optional<std::string>();
  FileResult<std::string> text = files.read(path);
  if (FileFault* fault = std::get_if<FileFault>(&text)) return std::move(*fault);
  return std::optional(std::get<std::string>(std::move(text)));
}

std::map<std::string, std::uint64_t> findings_by_rule(const outcome::Baseline& baseline) {
  std::map<std::string, std::uint64_t> counts;
  for (std::size_t i = 0; i < baseline.size(); ++i) ++counts[baseline.rule(i)];
  return counts;
}

}  // namespace

Result<std::optional<NamedBaseline>> open_baseline(const Session& session, const Options& options,
                                                   const Environment& environment) {
  const Project& project = session.project;
  if (!options.baseline && !project.baseline) {
    if (!options.update_baseline) return std::optional<NamedBaseline>();
    return diag::make_error<diag::Code::S024>(
        "--update-baseline", "",
        Bilingual{"även `--baseline FIL`, eller \"baseline\" i regel.json",
                  "`--baseline FILE` or \"baseline\" in regel.json"});
  }
  NamedBaseline baseline;
  baseline.path =
      options.baseline ? *options.baseline : join_path(project.folder, *project.baseline);
  const auto read = read_regular(environment.files, baseline.path);
  if (const FileFault* fault = std::get_if<FileFault>(&read)) {
    if (fault->kind != FileFaultKind::NotThere) return diag::file_error(baseline.path, *fault);
    if (options.update_baseline) return std::optional(std::move(baseline));
    return unusable(session, options, baseline.path,
                    {"en fil som finns (`--update-baseline` skapar den)",
                     "a file that exists (`--update-baseline` creates it)"});
  }
  const auto& text = std::get<std::optional<std::string>>(read);
  if (!text) {
    return unusable(session, options, baseline.path, {"en vanlig fil", "a regular file"});
  }
  if (const std::optional<Bilingual> wrong = report::read_baseline(*text, baseline.entries)) {
    return unusable(session, options, baseline.path,
                    {"en baslinje som går att läsa, men " + wrong->sv +
                         ". Återställ filen, eller ta bort den och skriv en ny med "
                         "`--update-baseline`",
                     "a baseline that can be read (" + wrong->en +
                         "; restore the file, or remove it and write a new one with "
                         "`--update-baseline`)"});
  }
  return std::optional(std::move(baseline));
}

Status update_baseline(NamedBaseline& baseline, const outcome::RunReport& report,
                       diag::Language language, const Environment& environment) {
  outcome::Baseline after = outcome::renewed(report, baseline.entries);
  Status written = write_output(baseline.path, [&after](report::ByteSink& sink) {
    return report::write_baseline(after, sink);
  });
  if (!written.ok()) return written;
  const bool swedish = language == diag::Language::Swedish;
  std::string said =
      fmt::format(fmt::runtime(swedish ? "Baslinjen {} är skriven: {} avvikelser, {} före.\n"
                                       : "The baseline {} is written: {} findings, {} before.\n"),
                  terminal_text(baseline.path), after.size(), baseline.entries.size());
  const auto before = findings_by_rule(baseline.entries);
  for (const auto& [rule, count] : findings_by_rule(after)) {
    const auto found = before.find(rule);
    const std::uint64_t had = found == before.end() ? 0 : found->second;
    if (before.empty() || count <= had) continue;  // of a new file all of it is more
    said += fmt::format(fmt::runtime(swedish ? "  {}: fler kända, {} före, {} nu\n"
                                             : "  {}: more are known, {} before, {} now\n"),
                        rule, had, count);
  }
  environment.print_error(said);
  baseline.entries = std::move(after);
  return Done{};
}

void show_stale(const outcome::BaselineComparison& compared, diag::Language language,
                const Environment& environment) {
  if (compared.stale.empty()) return;
  constexpr std::size_t kNamed = 10;
  const bool swedish = language == diag::Language::Swedish;
  std::string said =
      fmt::format(fmt::runtime(swedish ? "Baslinjen {} har inaktuella rader: {}. Skriv om den med "
                                         "`--update-baseline`.\n"
                                       : "The baseline {} has stale entries: {}. Rewrite it with "
                                         "`--update-baseline`.\n"),
                  terminal_text(compared.file), compared.stale.size());
  for (std::size_t i = 0; i < std::min(kNamed, compared.stale.size()); ++i) {
    said += "  " + report::stale_text(compared, compared.stale[i], language) + '\n';
  }
  if (compared.stale.size() > kNamed) {
    said += fmt::format(fmt::runtime(swedish ? "  … och {} till\n" : "  … and {} more\n"),
                        compared.stale.size() - kNamed);
  }
  environment.print_error(said);
}

}  // namespace regel::tool
