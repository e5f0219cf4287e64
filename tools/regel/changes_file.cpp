#include "tools/regel/changes_file.hpp"

#include <algorithm>
#include <optional>

#include <nlohmann/json.hpp>

#include "lang/base/escape.hpp"
#include "lang/base/text.hpp"
#include "lang/diag/environment.hpp"
#include "lang/diag/file_error.hpp"
#include "lang/diag/suggest.hpp"
#include "lang/value/time_text.hpp"
#include "tools/regel/json_mistakes.hpp"

namespace regel::tool {

using diag::Code;
using diff::Declaration;
using diff::Effect;
using Json = nlohmann::json;

namespace {

constexpr std::string_view kNameSv = "ändringar.json", kNameEn = "changes.json";

struct Member {
  std::string_view sv, en;
  std::string Declaration::*text;  // null: the effect
};
constexpr Member kMembers[] = {{"regel", "rule", &Declaration::rule},
                               {"verkan", "effect", nullptr},
                               {"skäl", "reason", &Declaration::reason},
                               {"beslutat_av", "decided_by", &Declaration::decided_by},
                               {"datum", "date", &Declaration::date}};

std::optional<Effect> parse_effect(std::string_view text) {
  if (text == "mildare" || text == "looser") return Effect::Looser;
  if (text == "strängare" || text == "stricter") return Effect::Stricter;
  if (text == "annan" || text == "different") return Effect::Different;
  return std::nullopt;
}

bool is_date(std::string_view text) {
  const std::optional<WrittenTime> time = parse_iso_time(text);
  return time && time->dates.exact() && !time->has_time;
}

// One entry, with what it is called in errors: "[2]".
class EntryReader {
 public:
  EntryReader(const std::string& path, std::string place) : path_(path), place_(std::move(place)) {}

  Result<Declaration> read(const Json& entry) const {
    if (!entry.is_object()) {
      return wrong(place_, "ingen post", "no entry",
                   {"ett objekt, `{ \"regel\": … }`", "an object, `{ \"rule\": … }`"});
    }
    Declaration made{};
    std::vector<const Member*> given;
    for (const auto& [name, value] : entry.items()) {
      const auto* member = std::ranges::find_if(
          kMembers, [&name = name](const Member& one) { return one.sv == name || one.en == name; });
      if (member == std::end(kMembers)) return unknown(name);
      given.push_back(member);
      Status taken = take(*member, name, value, made);
      if (!taken.ok()) return taken.error();
    }
    for (const Member& member : kMembers) {
      if (std::ranges::count(given, &member) == 1) continue;
      return wrong(place_ + "." + std::string(member.en), "inte angivet en gång", "not given once",
                   needed(member));
    }
    return made;
  }

 private:
  Error wrong(const std::string& place, std::string sv, std::string en, Bilingual needed) const {
    return diag::make_error<Code::S023>(path_, place, Bilingual{std::move(sv), std::move(en)},
                                        std::move(needed));
  }

  Error unknown(const std::string& name) const {
    std::vector<std::string> names;
    for (const Member& member : kMembers) {
      names.emplace_back(member.sv);
      names.emplace_back(member.en);
    }
    return diag::make_error<Code::S022>(path_, place_ + "." + name, diag::suggestion(name, names));
  }

  static Bilingual needed(const Member& member) {
    if (member.text == nullptr) {
      return {"\"mildare\", \"strängare\" eller \"annan\"",
              "\"looser\", \"stricter\" or \"different\""};
    }
    if (member.text == &Declaration::rule) return {"regelns id", "the id of the rule"};
    if (member.text == &Declaration::reason) return {"skälet till ändringen", "the reason"};
    if (member.text == &Declaration::decided_by) {
      return {"vem som beslutat", "who decided"};
    }
    return {"ett datum som \"2026-03-01\"", "a date such as \"2026-03-01\""};
  }

  Status take(const Member& member, const std::string& name, const Json& value,
              Declaration& into) const {
    const std::string text =
        value.is_string() ? std::string(trim(value.get<std::string>())) : std::string();
    bool fits = !text.empty() && text != "…" && text != "...";
    if (member.text == nullptr) {
      const std::optional<Effect> effect = parse_effect(text);
      fits = effect.has_value();
      into.effect = effect.value_or(Effect::Different);
    } else {
      if (member.text == &Declaration::date) fits = is_date(text);
      into.*member.text = text;
    }
    if (fits) return Done{};
    const std::string found = terminal_text(value.dump());
    return wrong(place_ + "." + name, found, found, needed(member));
  }

  const std::string& path_;
  std::string place_;
};

Result<std::vector<Declaration>> read_entries(const std::string& path, const std::string& text) {
  std::vector<Declaration> entries;
  constexpr bool kThrow = true, kComments = true;
  try {
    const Json list = Json::parse(text, nullptr, kThrow, kComments);
    if (!list.is_array()) {
      return diag::make_error<Code::S021>(
          path, std::size_t{1}, std::size_t{1},
          Bilingual{"här väntas en lista, `[ … ]`", "a list is expected here, `[ … ]`"});
    }
    for (std::size_t i = 0; i < list.size(); ++i) {
      REGEL_TRY(entry, EntryReader(path, "[" + std::to_string(i) + "]").read(list[i]));
      entries.push_back(std::move(entry));
    }
  } catch (const Json::parse_error& error) {
    return json_syntax_error(path, text, error.byte);
  }
  return entries;
}

}  // namespace

Result<ChangesFile> read_changes(const FileReader& files, const std::string& folder,
                                 diag::Language language) {
  const std::string sv = join_path(folder, kNameSv), en = join_path(folder, kNameEn);
  const bool has_sv = files.exists(sv), has_en = files.exists(en);
  if (has_sv && has_en) {
    return diag::make_error<Code::S026>(
        sv, Bilingual{"även " + std::string(kNameEn) + " finns, och bara en av dem får göra det",
                      std::string(kNameEn) + " is there too, and only one of them may be"});
  }
  ChangesFile changes;
  const bool swedish = has_sv || (!has_en && language == diag::Language::Swedish);
  changes.name = swedish ? kNameSv : kNameEn;
  changes.exists = has_sv || has_en;
  if (!changes.exists) return changes;
  const std::string& path = swedish ? sv : en;
  FileResult<std::string> text = files.read(path);
  if (const FileFault* fault = std::get_if<FileFault>(&text)) {
    return diag::file_error(path, *fault);
  }
  REGEL_TRY(entries, read_entries(path, std::get<std::string>(text)));
  changes.entries = std::move(entries);
  return changes;
}

}  // namespace regel::tool
