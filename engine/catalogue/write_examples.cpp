#include "engine/catalogue/write_examples.hpp"

#include <string>

#include "engine/report/words.hpp"

namespace regel::catalogue {
namespace {

std::string count(std::size_t number, std::string_view one, std::string_view many) {
  return std::to_string(number) + " " + std::string(number == 1 ? one : many);
}

void write_values(const Row& row, diag::Language names, Html& html) {
  if (row.values.empty()) {
    html.text(html.pick("inget ifyllt", "nothing filled in"));
    return;
  }
  bool first = true;
  for (const auto& [field, value] : row.values) {
    if (!first) html.text(", ");
    first = false;
    html.prose("`" + field + "` = ", names);
    html.text(value);
  }
}

void write_outcome(const Case& one, Html& html) {
  const report::Words words = report::words(one.expected);
  html.element("span", words.in(html.page()), {{"class", "outcome"}, {"data-outcome", words.en}});
  if (one.holds()) return;
  const std::string got =
      one.got ? std::string(report::words(*one.got).in(html.page()))
              : std::string(html.pick("inget: ingen sådan post prövas", "nothing: no such record"));
  html.element("strong",
               std::string(html.pick("Stämmer inte: regeln säger ", "Wrong: the rule says ")) + got,
               {{"class", "wrong"}});
}

void write_case(const Case& one, diag::Language names, Html& html) {
  html.open("tr");
  html.element("th", one.row.label, {{"scope", "row"}});
  html.open("td");
  if (!one.row.register_name.empty()) write_values(one.row, names, html);
  html.close();
  html.open("td");
  write_outcome(one, html);
  html.close();
  html.open("td");
  html.words(one.message);
  for (const std::string& cause : one.because) {
    html.open("span", {{"class", "because"}});
    html.prose(cause, names);
    html.close();
  }
  html.close();
  html.close();
}

void write_others(const Example& example, diag::Language names, Html& html) {
  if (example.others.empty()) return;
  html.open("div", {{"class", "given"}});
  html.element("p", html.pick("I exemplen finns också:", "The examples also have:"));
  html.open("ul");
  for (const Row& row : example.others) {
    html.open("li");
    html.prose("`" + row.register_name + "` ", names);
    if (row.previous) html.text(html.pick("i det tidigare uttaget ", "of the earlier export "));
    html.element("b", row.label);
    html.text(": ");
    write_values(row, names, html);
    html.close();
  }
  html.close();
  html.close();
}

void write_example(const Example& example, const std::string& id, diag::Language names,
                   Html& html) {
  html.open("div",
            {{"class", "scroll"}, {"role", "region"}, {"tabindex", "0"}, {"aria-labelledby", id}});
  html.open("table");
  html.open("caption", {{"id", id}});
  html.words(example.title);
  if (!example.day.empty()) {
    html.text(std::string(html.pick(" (idag är ", " (today is ")) + example.day + ")");
  }
  html.close();
  html.open("thead");
  html.open("tr");
  for (const std::string_view head :
       {html.pick("Post", "Record"), html.pick("Uppgifter", "Data"), html.pick("Utfall", "Outcome"),
        html.pick("Rapporten säger", "The report says")}) {
    html.element("th", head, {{"scope", "col"}});
  }
  html.close();
  html.close();
  html.open("tbody");
  for (const Case& one : example.cases) write_case(one, names, html);
  html.close();
  html.close();
  html.close();
  write_others(example, names, html);
}

}  // namespace

void write_examples(const Entry& entry, Html& html) {
  if (entry.examples.empty()) {
    if (entry.kind == Kind::Rule) {
      html.element("p", html.pick("Regeln har inga exempel.", "The rule has no examples."),
                   {{"class", "none"}});
    }
    return;
  }
  std::size_t cases = 0;
  for (const Example& example : entry.examples) cases += example.cases.size();
  html.open("details");
  html.open("summary");
  html.text(std::string(html.pick("Exempel på ", "Examples of ")) + entry.id + " (" +
            count(cases, html.pick("post", "record"), html.pick("poster", "records")) + ")");
  html.close();
  for (std::size_t i = 0; i < entry.examples.size(); ++i) {
    write_example(entry.examples[i], entry.anchor + "-exempel-" + std::to_string(i + 1),
                  entry.title.language, html);
  }
  html.close();
}

}  // namespace regel::catalogue
