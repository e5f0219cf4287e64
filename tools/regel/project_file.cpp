// regel.json: JSON with comments. A member that does not exist is a warning, since an older Regel
// may meet a newer project; a value that does not fit is an error.

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "lang/base/escape.hpp"
#include "lang/diag/environment.hpp"
#include "lang/diag/suggest.hpp"
#include "tools/regel/json_mistakes.hpp"
#include "tools/regel/options.hpp"
#include "tools/regel/project.hpp"

namespace regel::tool {

using diag::Code;
using Json = nlohmann::json;

namespace {

Bilingual found_words(const Json& value) {
  switch (value.type()) {
    case Json::value_t::null:
      return {"null", "null"};
    case Json::value_t::object:
      return {"ett objekt", "an object"};
    case Json::value_t::array:
      return {"en lista", "a list"};
    case Json::value_t::string: {
      const std::string text = "\"" + terminal_text(value.get<std::string>()) + "\"";
      return {text, text};
    }
    case Json::value_t::boolean: {
      const std::string text = value.get<bool>() ? "true" : "false";
      return {text, text};
    }
    default:
      return {value.dump(), value.dump()};
  }
}

class ProjectFile {
 public:
  ProjectFile(const std::string& path, Project& project) : path_(path), project_(project) {}

  Status take(const Json& members);

 private:
  using Take = Status (ProjectFile::*)(const std::string&, const Json&);
  struct Member {
    std::string_view name;
    Take take;
  };

  Error wrong(const std::string& member, const Json& value, Bilingual expected) const {
    return diag::make_error<Code::S023>(path_, member, found_words(value), std::move(expected));
  }
  void warn_unknown(const std::string& member, std::vector<std::string> known) {
    project_.warnings.push_back(
        diag::make_error<Code::S022>(path_, member, diag::suggestion(member, known)));
  }
  template <class T, class Parse>
  Status parse_text(const std::string& member, const Json& value, Parse parse, Bilingual expected,
                    T& into) const {
    if (value.is_string()) {
      if (auto parsed = parse(value.get<std::string>())) {
        into = *std::move(parsed);
        return Done{};
      }
    }
    return wrong(member, value, std::move(expected));
  }
  static std::optional<std::string> not_empty(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
  }

  Status edition(const std::string& member, const Json& value);
  Status language(const std::string& member, const Json& value);
  Status zone(const std::string& member, const Json& value);
  Status as_of(const std::string& member, const Json& value);
  Status fail_on(const std::string& member, const Json& value);
  Status memory(const std::string& member, const Json& value);
  Status threads(const std::string& member, const Json& value);
  Status previous(const std::string& member, const Json& value);
  Status data(const std::string& member, const Json& value);
  Status sources(const std::string& member, const Json& value);
  Status tests_required(const std::string& member, const Json& value);
  Status coverage(const std::string& member, const Json& value);
  Status baseline(const std::string& member, const Json& value);
  Status min_mutation(const std::string& member, const Json& value);
  Status report(const std::string& member, const Json& value);

  const std::string& path_;
  Project& project_;
};

Status ProjectFile::take(const Json& members) {
  static constexpr Member kMembers[] = {
      {"edition", &ProjectFile::edition},
      {"language", &ProjectFile::language},
      {"zone", &ProjectFile::zone},
      {"as_of", &ProjectFile::as_of},
      {"fail_on", &ProjectFile::fail_on},
      {"memory", &ProjectFile::memory},
      {"threads", &ProjectFile::threads},
      {"previous", &ProjectFile::previous},
      {"data", &ProjectFile::data},
      {"sources", &ProjectFile::sources},
      {"tests_required", &ProjectFile::tests_required},
      {"coverage", &ProjectFile::coverage},
      {"baseline", &ProjectFile::baseline},
      {"min_mutation", &ProjectFile::min_mutation},
      {"report", &ProjectFile::report},
  };
  std::vector<std::string> names;
  for (const Member& member : kMembers) names.emplace_back(member.name);
  for (const auto& [name, value] : members.items()) {
    const auto* found = std::ranges::find(kMembers, std::string_view(name), &Member::name);
    if (found == std::end(kMembers)) {
      warn_unknown(name, names);
      continue;
    }
    Status status = (this->*found->take)(name, value);
    if (!status.ok()) return status;
  }
  return Done{};
}

Status ProjectFile::edition(const std::string& member, const Json& value) {
  constexpr std::uint32_t kEdition = 1;
  if (!value.is_number_unsigned() || value.get<std::uint64_t>() != kEdition) {
    return wrong(member, value, {"1, den enda utgåvan", "1, the only edition"});
  }
  project_.edition = kEdition;
  return Done{};
}

Status ProjectFile::language(const std::string& member, const Json& value) {
  return parse_text(member, value, parse_language, {"\"sv\" eller \"en\"", "\"sv\" or \"en\""},
                    project_.language);
}

Status ProjectFile::zone(const std::string& member, const Json& value) {
  return parse_text(
      member, value, not_empty,
      {"en tidszon som \"Europe/Stockholm\"", "a time zone such as \"Europe/Stockholm\""},
      project_.zone);
}

Status ProjectFile::as_of(const std::string& member, const Json& value) {
  const auto parse = [](const std::string& text) {
    const std::optional<WrittenTime> time = parse_iso_time(text);
    return time && time->dates.exact() ? time : std::nullopt;
  };
  return parse_text(member, value, parse,
                    {"ett datum som \"2026-03-01\"", "a date such as \"2026-03-01\""},
                    project_.as_of);
}

Status ProjectFile::fail_on(const std::string& member, const Json& value) {
  return parse_text(
      member, value, parse_severity,
      {"critical, high, medium, low eller info", "critical, high, medium, low or info"},
      project_.fail_on);
}

Status ProjectFile::memory(const std::string& member, const Json& value) {
  return parse_text(member, value, parse_bytes,
                    {"en storlek som \"2G\" eller \"512M\"", "a size such as \"2G\" or \"512M\""},
                    project_.memory);
}

Status ProjectFile::threads(const std::string& member, const Json& value) {
  if (value.is_number_unsigned()) {
    if (const auto number = parse_threads(value.dump())) {
      project_.threads = number;
      return Done{};
    }
  }
  return wrong(member, value, {"ett antal från 1 till 256", "a number from 1 to 256"});
}

Status ProjectFile::previous(const std::string& member, const Json& value) {
  const Bilingual expected{"en mapp eller {\"Register\": \"fil\"}",
                           "a folder or {\"Register\": \"file\"}"};
  if (!value.is_object()) {
    return parse_text(member, value, not_empty, expected, project_.previous_folder);
  }
  for (const auto& [name, file] : value.items()) {
    Status status =
        parse_text(member + "." + name, file, not_empty, expected, project_.previous_files[name]);
    if (!status.ok()) return status;
  }
  return Done{};
}

Status ProjectFile::data(const std::string& member, const Json& value) {
  return parse_text(member, value, not_empty, {"en mapp", "a folder"}, project_.data);
}

Status ProjectFile::sources(const std::string& member, const Json& value) {
  const Bilingual expected{"{\"Register\": \"fil\"} eller en lista av filer",
                           "{\"Register\": \"file\"} or a list of files"};
  if (!value.is_object()) return wrong(member, value, expected);
  for (const auto& [name, given] : value.items()) {
    std::vector<std::string>& list = project_.sources[name];
    const Json files = given.is_array() ? given : Json::array({given});
    for (const Json& file : files) {
      Status status =
          parse_text(member + "." + name, file, not_empty, expected, list.emplace_back());
      if (!status.ok()) return status;
    }
  }
  return Done{};
}

Status ProjectFile::tests_required(const std::string& member, const Json& value) {
  if (!value.is_boolean()) return wrong(member, value, {"true eller false", "true or false"});
  project_.tests_required = value.get<bool>();
  return Done{};
}

Status ProjectFile::coverage(const std::string& member, const Json& value) {
  if (!value.is_object()) return wrong(member, value, {"ett objekt", "an object"});
  for (const auto& [name, setting] : value.items()) {
    const std::string path = member + "." + name;
    if (name != "decided" && name != "unknown") {
      warn_unknown(path, {"coverage.decided", "coverage.unknown"});
      continue;
    }
    if (!setting.is_number_unsigned() || setting.get<std::uint64_t>() > 100) {
      return wrong(path, setting, {"ett helt tal från 0 till 100", "a whole number from 0 to 100"});
    }
    (name == "decided" ? project_.coverage_decided : project_.coverage_unknown) =
        setting.get<unsigned>();
  }
  return Done{};
}

Status ProjectFile::baseline(const std::string& member, const Json& value) {
  return parse_text(member, value, not_empty, {"ett filnamn", "a file name"}, project_.baseline);
}

Status ProjectFile::min_mutation(const std::string& member, const Json& value) {
  if (!value.is_number_unsigned() || value.get<std::uint64_t>() > 100) {
    return wrong(member, value, {"procent från 0 till 100", "percent from 0 to 100"});
  }
  project_.min_mutation = value.get<unsigned>();
  return Done{};
}

Status ProjectFile::report(const std::string& member, const Json& value) {
  if (!value.is_object()) return wrong(member, value, {"ett objekt", "an object"});
  for (const auto& [name, setting] : value.items()) {
    const std::string path = member + "." + name;
    if (name == "max_findings") {
      if (!setting.is_number_unsigned()) {
        return wrong(path, setting, {"ett helt tal från 0", "a whole number from 0"});
      }
      project_.max_findings = setting.get<std::uint64_t>();
    } else if (name == "sha256") {
      if (!setting.is_boolean()) return wrong(path, setting, {"true eller false", "true or false"});
      project_.sha256 = setting.get<bool>();
    } else {
      warn_unknown(path, {"report.max_findings", "report.sha256"});
    }
  }
  return Done{};
}

}  // namespace

Status read_project_file(const std::string& path, const std::string& text, Project& project) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  try {
    constexpr bool kThrow = true, kComments = true;
    const std::size_t skip = text.starts_with(kMark) ? kMark.size() : 0;
    const Json members = Json::parse(text.begin() + static_cast<std::ptrdiff_t>(skip), text.end(),
                                     nullptr, kThrow, kComments);
    if (!members.is_object()) {
      return diag::make_error<Code::S021>(
          path, std::size_t{1}, std::size_t{1},
          Bilingual{"här väntas ett objekt, `{ … }`", "an object is expected here, `{ … }`"});
    }
    return ProjectFile(path, project).take(members);
  } catch (const Json::parse_error& error) {
    return json_syntax_error(path, text, error.byte);
  }
}

}  // namespace regel::tool
