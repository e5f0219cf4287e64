// The rule catalogue of a project as a page.

#include <fmt/format.h>

#include "engine/catalogue/write_page.hpp"
#include "engine/outcome/exit_code.hpp"
#include "tools/regel/commands.hpp"
#include "tools/regel/output.hpp"
#include "tools/regel/session.hpp"

namespace regel::tool {

using diag::Language;

int cmd_docs(const Options& options, const Environment& environment) {
  const std::string path = options.arguments.empty() ? "." : options.arguments[0];
  const auto opened = open_session(path, options, environment);
  if (!opened.ok()) {
    return fail(opened.error(), outcome::kExitWrongCall, language_of(options), environment);
  }
  const Session& session = *opened.value();
  if (report_mistakes(session, options.quiet, environment)) return outcome::kExitWrongCall;
  const catalogue::Catalogue made = catalogue::make_catalogue(session.compiled, session.language);
  const bool swedish = session.language == Language::Swedish;
  if (made.areas.empty()) {
    environment.print_error(swedish
                                ? "Det finns inga regler att visa. Skriv `regel …`, eller använd "
                                  "ett paket: `använd paket.konsekvens`.\n"
                                : "There are no rules to show. Write `rule …`, or use a pack: "
                                  "`use paket.konsekvens`.\n");
    return outcome::kExitWrongCall;
  }
  if (made.wrong_cases > 0) {
    environment.print_error(fmt::format(
        fmt::runtime(swedish ? "{} av {} exempel stämmer inte med reglerna: regel test {}\n"
                             : "{} of {} examples do not agree with the rules: regel test {}\n"),
        made.wrong_cases, made.cases, path));
  }
  const Status written = write_output(options.output, catalogue::write_page(made));
  if (!written.ok()) {
    return fail(written.error(), outcome::kExitFailed, session.language, environment);
  }
  return outcome::kExitPassed;
}

}  // namespace regel::tool
