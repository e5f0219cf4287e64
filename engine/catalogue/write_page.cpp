#include "engine/catalogue/write_page.hpp"

#include <array>
#include <map>
#include <utility>
#include <vector>

#include "catalogue_page.hpp"
#include "engine/catalogue/content_policy.hpp"
#include "engine/catalogue/html.hpp"
#include "engine/catalogue/write_entry.hpp"
#include "engine/catalogue/write_vocabulary.hpp"
#include "engine/report/words.hpp"
#include "lang/base/check.hpp"
#include "lang/base/version.hpp"

namespace regel::catalogue {
namespace {

std::string_view file(std::string_view name) {
  for (const EmbeddedFile& one : page_files::files()) {
    if (one.name == name) return one.text;
  }
  REGEL_UNREACHABLE();
}

// Puts values in place of the marks `{{name}}`. Values are not looked into.
using Values = std::map<std::string_view, std::string>;
std::string fill(std::string_view skeleton, const Values& values) {
  std::string out;
  for (std::size_t at = 0; at < skeleton.size();) {
    const std::size_t begin = skeleton.find("{{", at);
    if (begin == std::string_view::npos) return out.append(skeleton.substr(at));
    const std::size_t end = skeleton.find("}}", begin);
    REGEL_CHECK(end != std::string_view::npos);
    out += skeleton.substr(at, begin - at);
    const auto value = values.find(skeleton.substr(begin + 2, end - begin - 2));
    REGEL_CHECK(value != values.end());
    out += value->second;
    at = end + 2;
  }
  return out;
}

class Page {
 public:
  explicit Page(const Catalogue& catalogue) : catalogue_(catalogue), html_(catalogue.language) {}

  std::string write() {
    const std::string_view style = file("engine/catalogue/page.css");
    const std::string_view script = file("engine/catalogue/page.js");
    Values values = words();
    values["lang"] = tag_of(catalogue_.language);
    values["policy"] = html_text(content_policy(style, script));
    values["style"] = style;
    values["script"] = script;
    values["version"] = html_text(version());
    values["intro"] = intro();
    values["areas"] = options_of_areas();
    values["sources"] = options_of_sources();
    values["severities"] = options_of_severities();
    values["contents"] = contents();
    values["rules"] = rules();
    write_doubts(catalogue_, html_);
    write_registers(catalogue_, html_);
    write_terms(catalogue_, html_);
    write_instruments(catalogue_, html_);
    values["vocabulary"] = html_.take();
    return fill(file("engine/catalogue/page.html"), values);
  }

 private:
  std::string_view pick(std::string_view sv, std::string_view en) const {
    return html_.pick(sv, en);
  }
  std::string number(std::size_t count, std::string_view one, std::string_view many) const {
    return std::to_string(count) + " " + std::string(count == 1 ? one : many);
  }

  Values words() const {
    const std::size_t all = catalogue_.rules + catalogue_.summaries;
    const std::vector<std::array<std::string_view, 3>> said = {
        {"title", "Regelkatalog", "Rule catalogue"},
        {"skip", "Hoppa till reglerna", "Skip to the rules"},
        {"search-form", "Sök bland reglerna", "Search the rules"},
        {"search", "Sök", "Search"},
        {"area", "Område", "Area"},
        {"source", "Rättskälla", "Legal source"},
        {"severity", "Allvar", "Severity"},
        {"any", "Alla", "All"},
        {"reset", "Visa alla", "Show all"},
        {"contents-title", "Innehåll", "Contents"},
        {"some", "{shown} av {all} visas.", "{shown} of {all} shown."},
        {"none", "Ingen regel passar. Ta bort något villkor.",
         "No rule matches. Remove a condition."},
        {"made-by", "Gjord av Regel", "Made by Regel"},
    };
    Values out;
    for (const auto& [name, sv, en] : said) out[name] = html_text(pick(sv, en));
    out["total"] = std::to_string(all);
    out["every"] = html_text(std::string(pick("Alla ", "All ")) + std::to_string(all) +
                             std::string(pick(" visas.", " shown.")));
    out["honesty"] = html_text(report::honesty().in(catalogue_.language));
    return out;
  }

  std::string intro() {
    html_.open("p");
    html_.text(number(catalogue_.rules, pick("regel", "rule"), pick("regler", "rules")));
    if (catalogue_.summaries > 0) {
      html_.text(pick(" och ", " and "));
      html_.text(number(catalogue_.summaries, pick("sammanställning", "summary"),
                        pick("sammanställningar", "summaries")));
    }
    html_.text(pick(" i ", " in "));
    html_.text(number(catalogue_.areas.size(), pick("område", "area"), pick("områden", "areas")) +
               ". ");
    html_.text(
        pick("En post som prövas får ett av fyra utfall under varje regel: uppfylld, bruten, ej "
             "tillämplig eller kan ej avgöras. Det som saknas eller inte går att läsa räknas "
             "aldrig som uppfyllt.",
             "A record that is checked gets one of four outcomes under each rule: pass, fail, not "
             "applicable or undetermined. What is missing or unreadable never counts as "
             "fulfilled."));
    html_.close();
    html_.open("p");
    if (catalogue_.wrong_cases == 0) {
      html_.text(std::string(pick("Exemplen är prövade mot reglerna: alla ",
                                  "The examples were checked against the rules: all ")) +
                 std::to_string(catalogue_.cases) + std::string(pick(" stämmer.", " hold.")));
    } else {
      html_.element("strong", std::to_string(catalogue_.wrong_cases) +
                                  std::string(pick(" av ", " of ")) +
                                  std::to_string(catalogue_.cases) +
                                  std::string(pick(" exempel stämmer inte med reglerna.",
                                                   " examples do not agree with the rules.")));
    }
    html_.text(pick(" Det som ett exempel inte nämner saknas.",
                    " What an example does not mention is missing."));
    html_.close();
    if (!catalogue_.doubts.empty()) {
      html_.open("p");
      html_.element("a", doubt_word(html_), {{"href", "#ej-kontrollerat"}});
      html_.text(
          ": " +
          number(catalogue_.doubts.size(), pick("uppgift", "item"), pick("uppgifter", "items")) +
          std::string(pick(" ska läsas mot källan först.", " must be read at the source first.")));
      html_.close();
    }
    return html_.take();
  }

  std::string options_of_areas() {
    for (const Area& area : catalogue_.areas) {
      html_.element("option", area.title.words,
                    {{"value", area.anchor}, html_.lang(area.title.language)});
    }
    return html_.take();
  }
  std::string options_of_sources() {
    for (const Instrument& one : catalogue_.instruments) {
      html_.element("option", one.title.words,
                    {{"value", one.name}, html_.lang(one.title.language)});
    }
    return html_.take();
  }
  std::string options_of_severities() {
    for (const ir::Severity severity :
         {ir::Severity::Critical, ir::Severity::High, ir::Severity::Medium, ir::Severity::Low,
          ir::Severity::Info}) {
      const report::Words words = report::words(severity);
      bool used = false;
      for (const Area& area : catalogue_.areas) {
        for (const Entry& entry : area.entries) {
          used = used || (entry.kind == Kind::Rule && entry.severity == severity);
        }
      }
      if (used) html_.element("option", words.in(catalogue_.language), {{"value", words.en}});
    }
    return html_.take();
  }

  void link(std::string_view anchor, const Text& title, std::string_view after) {
    html_.open("li");
    html_.element("a", title, {{"href", "#" + std::string(anchor)}});
    html_.text(after);
    html_.close();
  }

  std::string contents() {
    const diag::Language page = catalogue_.language;
    html_.open("ul");
    for (const Area& area : catalogue_.areas) {
      link(area.anchor, area.title, " (" + std::to_string(area.entries.size()) + ")");
    }
    html_.close();
    html_.open("ul");
    const auto part = [&](bool there, std::string_view anchor, std::string_view title) {
      if (there) link(anchor, {std::string(title), page}, "");
    };
    part(!catalogue_.doubts.empty(), "ej-kontrollerat", doubt_word(html_));
    part(!catalogue_.registers.empty(), "uppgifter",
         pick("Uppgifter som reglerna läser", "Data that the rules read"));
    part(!catalogue_.terms.empty(), "ord", pick("Ord i reglerna", "Words of the rules"));
    part(!catalogue_.instruments.empty(), "källor", pick("Rättskällor", "Legal sources"));
    html_.close();
    return html_.take();
  }

  std::string rules() {
    for (const Area& area : catalogue_.areas) {
      html_.open(
          "section",
          {{"class", "area"}, {"id", area.anchor}, {"aria-labelledby", area.anchor + "-rubrik"}});
      html_.element("h2", area.title, {{"id", area.anchor + "-rubrik"}});
      for (const Text& paragraph : area.about) {
        html_.element("p", paragraph, {{"class", "lead"}});
      }
      html_.open("ul", {{"class", "overview"}});
      for (const Entry& entry : area.entries) write_overview(entry, html_);
      html_.close();
      for (const Entry& entry : area.entries) write_entry(area, entry, html_);
      html_.close();
    }
    return html_.take();
  }

  const Catalogue& catalogue_;
  Html html_;
};

}  // namespace

std::string write_page(const Catalogue& catalogue) { return Page(catalogue).write(); }

}  // namespace regel::catalogue
