#include <algorithm>
#include <map>

#include "lang/check/warnings.hpp"
#include "lang/value/time_text.hpp"

namespace regel::check {

using diag::Code;

namespace {

std::int32_t first_day(const ir::Rule& rule) {
  return rule.validity.from.value_or(kFirstDate.days);
}
std::int32_t last_day(const ir::Rule& rule) {
  return rule.validity.through.value_or(kLastDate.days);
}

Bilingual day(std::int32_t days) {
  if (days <= kFirstDate.days) return {"början", "the beginning"};
  if (days >= kLastDate.days) return {"vidare", "further notice"};
  const std::string text = to_text(Date{days});
  return {text, text};
}

}  // namespace

void check_versions(Names& names) {
  std::map<std::string, std::vector<const ir::Rule*>> versions;
  for (const ir::Rule& rule : names.program().rules) versions[rule.id].push_back(&rule);
  for (auto& [id, rules] : versions) {
    std::stable_sort(rules.begin(), rules.end(), [](const ir::Rule* a, const ir::Rule* b) {
      return first_day(*a) < first_day(*b);
    });
    const ir::Rule* latest = rules.front();  // the one that lasts longest so far
    for (std::size_t i = 1; i < rules.size(); ++i) {
      const ir::Rule& rule = *rules[i];
      const std::int32_t end = last_day(*latest), start = first_day(rule);
      if (start <= end && latest->validity.open() && rule.validity.open()) {
        names.sink()
            .report<Code::R323>(rule.id_span, id, names.place(latest->id_span))
            .label(latest->id_span, {"deklarerad här", "declared here"});
      } else if (start <= end) {
        names.sink()
            .report<Code::R516>(rule.id_span, id, day(start), day(std::min(end, last_day(rule))))
            .label(latest->id_span, {"den andra versionen", "the other version"});
      } else if (start > end + 1) {
        names.sink()
            .report<Code::R517>(rule.id_span, id, day(end + 1), day(start - 1))
            .label(latest->id_span, {"versionen före", "the version before"});
      }
      if (last_day(rule) > end) latest = &rule;
    }
  }
}

}  // namespace regel::check
