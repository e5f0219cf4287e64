// A project that runs as it stands: one register, one rule with its test, a small export with one
// record that passes, one that fails and one that cannot be decided.

#include <cerrno>
#include <cstring>

#include <sys/stat.h>

#include "engine/outcome/exit_code.hpp"
#include "engine/report/atomic_file.hpp"
#include "lang/diag/environment.hpp"
#include "tools/regel/commands.hpp"
#include "tools/regel/output.hpp"
#include "tools/regel/project.hpp"

namespace regel::tool {
namespace {

struct ProjectText {
  std::string_view name_sv, name_en;
  std::string_view sv, en;
};

constexpr ProjectText kTexts[] = {
    {"regel.json", "regel.json",
     "{\n  // Inställningar för projektet. Allt här är valfritt.\n  \"edition\": 1,\n"
     "  \"language\": \"sv\",\n  \"zone\": \"Europe/Stockholm\"\n}\n",
     "{\n  // Settings of the project. Everything here is optional.\n  \"edition\": 1,\n"
     "  \"language\": \"en\",\n  \"zone\": \"Europe/Stockholm\"\n}\n"},
    {"register.regel", "registers.regel",
     "språk svenska\n"
     "\n"
     "rättskälla Dataskyddsförordningen: \"Dataskyddsförordningen (EU) 2016/679\"\n"
     "\n"
     "## Registret över behandlingar av personuppgifter.\n"
     "register Behandling\n"
     "  fil:    \"uttag/behandlingar.json\"\n"
     "  nyckel: id\n"
     "  fält id:                  text från \"id\"\n"
     "  fält namn:                text från \"namn\"\n"
     "  fält känsliga_uppgifter:  ja/nej från \"känsliga_uppgifter\"\n"
     "  fält konsekvensbedömning: datum från \"konsekvensbedömning\", valfritt\n",
     "language english\n"
     "\n"
     "instrument GDPR: \"General Data Protection Regulation (EU) 2016/679\"\n"
     "\n"
     "## The register of processing of personal data.\n"
     "register Processing\n"
     "  file: \"exports/processings.json\"\n"
     "  key:  id\n"
     "  field id:                text from \"id\"\n"
     "  field name:              text from \"name\"\n"
     "  field sensitive_data:    yes/no from \"sensitive_data\"\n"
     "  field impact_assessment: date from \"impact_assessment\", optional\n"},
    {"regler.regel", "rules.regel",
     "språk svenska\n"
     "\n"
     "regel EX-001 \"Känsliga uppgifter kräver konsekvensbedömning\"\n"
     "  för varje: Behandling\n"
     "  när:       känsliga_uppgifter = ja\n"
     "  ska:       konsekvensbedömning finns\n"
     "  annars:    \"{namn} behandlar känsliga uppgifter men saknar konsekvensbedömning.\"\n"
     "  om oklart: \"Det framgår inte om {namn} behandlar känsliga uppgifter.\"\n"
     "  allvar:    hög\n"
     "  lagstöd:   Dataskyddsförordningen \"art. 35.3 b\"\n"
     "  ansvarig:  \"Dataskyddsombudet\"\n"
     "\n"
     "test \"känsliga uppgifter utan konsekvensbedömning\" för EX-001\n"
     "  givet Behandling a: id = \"B-1\", namn = \"Elevhälsa\", känsliga_uppgifter = ja\n"
     "  givet Behandling b: id = \"B-2\", namn = \"Matsedel\", känsliga_uppgifter = nej\n"
     "  givet Behandling c: id = \"B-3\", namn = \"Bidrag\"\n"
     "  givet Behandling d: id = \"B-4\", namn = \"Skolkurator\", känsliga_uppgifter = ja, "
     "konsekvensbedömning = 2026-01-15\n"
     "  förvänta a: bruten\n"
     "  förvänta b: ej tillämplig\n"
     "  förvänta c: kan ej avgöras\n"
     "  förvänta d: uppfylld\n",
     "language english\n"
     "\n"
     "rule EX-001 \"Sensitive data requires an impact assessment\"\n"
     "  for each:   Processing\n"
     "  when:       sensitive_data = yes\n"
     "  must:       impact_assessment exists\n"
     "  otherwise:  \"{name} processes sensitive data without an impact assessment.\"\n"
     "  if unclear: \"It is not recorded whether {name} processes sensitive data.\"\n"
     "  severity:   high\n"
     "  authority:  GDPR \"Art. 35(3)(b)\"\n"
     "  owner:      \"Data protection officer\"\n"
     "\n"
     "test \"sensitive data without an impact assessment\" for EX-001\n"
     "  given Processing a: id = \"P-1\", name = \"Pupil health\", sensitive_data = yes\n"
     "  given Processing b: id = \"P-2\", name = \"Menu\", sensitive_data = no\n"
     "  given Processing c: id = \"P-3\", name = \"Grants\"\n"
     "  given Processing d: id = \"P-4\", name = \"Counsellor\", sensitive_data = yes, "
     "impact_assessment = 2026-01-15\n"
     "  expect a: fail\n"
     "  expect b: not applicable\n"
     "  expect c: undetermined\n"
     "  expect d: pass\n"},
    {"uttag/behandlingar.json", "exports/processings.json",
     "[\n"
     "  {\"id\": \"B-1\", \"namn\": \"Elevhälsa\", \"känsliga_uppgifter\": true,\n"
     "   \"konsekvensbedömning\": \"2026-01-15\"},\n"
     "  {\"id\": \"B-2\", \"namn\": \"Hemtjänst\", \"känsliga_uppgifter\": true},\n"
     "  {\"id\": \"B-3\", \"namn\": \"Föreningsbidrag\", \"känsliga_uppgifter\": null}\n"
     "]\n",
     "[\n"
     "  {\"id\": \"P-1\", \"name\": \"Pupil health\", \"sensitive_data\": true,\n"
     "   \"impact_assessment\": \"2026-01-15\"},\n"
     "  {\"id\": \"P-2\", \"name\": \"Home care\", \"sensitive_data\": true},\n"
     "  {\"id\": \"P-3\", \"name\": \"Grants\", \"sensitive_data\": null}\n"
     "]\n"},
};

Status make_folder(const std::string& path) {
  if (path.empty() || ::mkdir(path.c_str(), 0777) == 0 || errno == EEXIST) return Done{};
  return diag::make_error<diag::Code::S015>(path, std::strerror(errno));
}

}  // namespace

int cmd_init(const Options& options, const Environment& environment) {
  const diag::Language language = language_of(options);
  const bool swedish = language == diag::Language::Swedish;
  const std::string folder = options.arguments.empty() ? "." : options.arguments[0];
  std::string said;
  Status status = make_folder(folder);
  if (!status.ok()) return fail(status.error(), outcome::kExitFailed, language, environment);
  // A second set of rules beside the first would only confuse.
  const Result<std::vector<std::string>> rules = find_rule_files(environment.files, folder);
  if (!rules.ok()) return fail(rules.error(), outcome::kExitFailed, language, environment);
  if (!rules.value().empty()) {
    const Error error = diag::make_error<diag::Code::S015>(
        folder, Bilingual{"mappen har redan regelfiler, till exempel " + rules.value()[0],
                          "the folder has rule files already, such as " + rules.value()[0]});
    return fail(error, outcome::kExitWrongCall, language, environment);
  }
  for (const ProjectText& text : kTexts) {
    const std::string name(swedish ? text.name_sv : text.name_en);
    const std::string path = join_path(folder, name);
    if (environment.files.exists(path)) {
      said += (swedish ? "fanns redan: " : "was there already: ") + path + "\n";
      continue;
    }
    const std::size_t slash = path.rfind('/');
    if (slash != std::string::npos) status = make_folder(path.substr(0, slash));
    if (status.ok()) status = write_output(path, swedish ? text.sv : text.en);
    if (!status.ok()) return fail(status.error(), outcome::kExitFailed, language, environment);
    said += (swedish ? "skapade " : "created ") + path + "\n";
  }
  const std::string where = folder == "." ? "" : " " + folder;
  said += (swedish ? "\nPröva nu: regel check" : "\nNow try: regel check") + where + "\n";
  status = write_output(std::nullopt, said);
  if (!status.ok()) return fail(status.error(), outcome::kExitFailed, language, environment);
  return outcome::kExitPassed;
}

}  // namespace regel::tool
