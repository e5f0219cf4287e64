#include "engine/report/text_baseline.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "engine/report/text_table.hpp"
#include "engine/report/words.hpp"

namespace regel::report {

using outcome::BaselineComparison;

std::string stale_text(const BaselineComparison& baseline, const outcome::StaleEntry& stale,
                       diag::Language language) {
  const outcome::KnownFinding known = baseline.baseline[stale.entry];
  return fmt::format("{} {} {} ({}): {}", shown(known.rule), shown(known.register_name),
                     known.key.empty()
                         ? (language == diag::Language::Swedish ? "(utan nyckel)" : "(no key)")
                         : shown(known.key),
                     words(known.outcome).in(language), words(stale.why).in(language));
}

std::string baseline_text(const BaselineComparison& baseline, const WriteOptions& options) {
  const bool swedish = options.language == diag::Language::Swedish;
  std::string out = "\n";
  out += styled(swedish ? "BASLINJE" : "BASELINE", Style::Bold, options.color);
  out += '\n';
  const auto line = [&out](fmt::string_view format, auto... values) {
    fmt::format_to(std::back_inserter(out), fmt::runtime(format), values...);
    out += '\n';
  };
  line(swedish ? "  {}: kända avvikelser: {}, nya: {}. Bara de nya visas."
               : "  {}: known findings: {}, new: {}. Only the new ones are shown.",
       shown(baseline.file), baseline.known, baseline.fresh);
  if (baseline.resting > 0) {
    line(swedish ? "  Av regler som inte kunde prövas i denna körning: {}. De står kvar."
                 : "  Of rules that this run could not check: {}. They are left alone.",
         baseline.resting);
  }
  if (baseline.stale.empty()) return out;
  line("  {}", styled(fmt::format(fmt::runtime(swedish ? "Inaktuella rader: {}. Skriv om filen med "
                                                         "`--update-baseline`."
                                                       : "Stale entries: {}. Rewrite the file "
                                                         "with `--update-baseline`."),
                                  baseline.stale.size()),
                      Style::Bad, options.color));
  const std::size_t most = options.max_findings == 0 ? baseline.stale.size() : options.max_findings;
  for (std::size_t i = 0; i < std::min(most, baseline.stale.size()); ++i) {
    line("    {}", stale_text(baseline, baseline.stale[i], options.language));
  }
  if (baseline.stale.size() > most) {
    line(swedish ? "    … och {} till. Visa alla: --max-findings 0"
                 : "    … and {} more. Show all: --max-findings 0",
         baseline.stale.size() - most);
  }
  return out;
}

}  // namespace regel::report
