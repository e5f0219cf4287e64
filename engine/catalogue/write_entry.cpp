#include "engine/catalogue/write_entry.hpp"

#include <algorithm>
#include <string>

#include "engine/catalogue/write_examples.hpp"
#include "engine/report/words.hpp"
#include "lang/base/text.hpp"

namespace regel::catalogue {
namespace {

// The sentence with its lists: a line is an item as deep as it is indented.
void write_requirement(const Entry& entry, Html& html) {
  constexpr std::size_t kIndent = 3;
  html.open("div", {{"class", "requirement"}});
  std::size_t depth = 0;
  const auto move_to = [&](std::size_t wanted) {
    for (; depth > wanted; --depth) {
      html.close();  // the item
      html.close();  // its list
    }
  };
  for (const std::string_view line : split(entry.requirement, '\n')) {
    const std::string_view words = trim(line);
    if (words.empty()) continue;
    const std::size_t wanted = line.find_first_not_of(' ') / kIndent;
    if (wanted == 0) {
      move_to(0);
      html.open("p");
      html.prose(words, entry.title.language);
      html.close();
      continue;
    }
    if (wanted > depth) {
      // The style sheet takes away the marks of the list, and with them, for some, the list.
      for (; depth < wanted; ++depth) {
        html.open("ul", {{"role", "list"}});
        if (depth + 1 < wanted) html.open("li");
      }
    } else {
      move_to(wanted);
      html.close();
    }
    html.open("li");
    html.prose(words, entry.title.language);
  }
  move_to(0);
  for (const std::string& sentence : entry.exceptions) {
    html.open("p");
    html.prose(sentence, entry.title.language);
    html.close();
  }
  html.close();
}

void open_fact(std::string_view name, Html& html) {
  html.open("div");
  html.element("dt", name);
  html.open("dd");
}
void close_fact(Html& html) {
  html.close();
  html.close();
}

void write_fact(std::string_view name, const Text& text, Html& html) {
  if (text.words.empty()) return;
  open_fact(name, html);
  html.words(text);
  close_fact(html);
}

void write_authority(const Entry& entry, Html& html) {
  if (entry.authority.empty()) return;
  open_fact(html.pick("Lagstöd", "Authority"), html);
  html.open("ul");
  for (const Cite& cite : entry.authority) {
    html.open("li");
    html.open("a", {{"href", "#källa-" + cite.instrument}});
    html.words(cite.title);
    html.close();
    html.close();
  }
  html.close();
  close_fact(html);
}

void write_needs(const Entry& entry, Html& html) {
  if (entry.needs.empty()) return;
  open_fact(html.pick("Uppgifter som behövs", "Data needed"), html);
  html.open("ul");
  for (const Need& need : entry.needs) {
    html.open("li");
    html.open("a", {{"href", "#ord-" + need.register_name}});
    html.prose("`" + need.register_name + "`", entry.title.language);
    html.close();
    std::string fields;
    for (const std::string& field : need.fields) {
      fields += (fields.empty() ? ": `" : ", `") + field + "`";
    }
    html.prose(fields, entry.title.language);
    html.close();
  }
  html.close();
  close_fact(html);
}

void write_undetermined(const Entry& entry, Html& html) {
  if (entry.undetermined.empty()) return;
  open_fact(html.pick("När det inte kan avgöras", "When it cannot be determined"), html);
  for (const std::string& sentence : entry.undetermined) {
    html.open("p");
    html.prose(sentence, entry.title.language);
    html.close();
  }
  if (!entry.unclear.words.empty()) {
    html.open("p");
    html.text(html.pick("Då säger rapporten: ", "The report then says: "));
    html.open("q");
    html.message(entry.unclear);
    html.close();
    html.close();
  }
  close_fact(html);
}

void write_advice(const Entry& entry, Html& html) {
  if (entry.advice.words.empty()) return;
  open_fact(html.pick("Råd", "Advice"), html);
  html.message(entry.advice);
  close_fact(html);
}

void write_facts(const Entry& entry, Html& html) {
  html.open("dl", {{"class", "facts"}});
  if (!entry.message.words.empty()) {
    open_fact(html.pick("När regeln är bruten säger rapporten", "When broken, the report says"),
              html);
    html.open("q");
    html.message(entry.message);
    html.close();
    close_fact(html);
  }
  for (const auto& [name, value] : entry.figures) {
    open_fact(name, html);
    html.prose(value, entry.title.language);
    close_fact(html);
  }
  write_undetermined(entry, html);
  write_authority(entry, html);
  write_fact(html.pick("Lydelse", "Wording"), entry.wording, html);
  write_fact(html.pick("Syfte", "Purpose"), entry.purpose, html);
  write_fact(html.pick("Anmärkning", "Remark"), entry.note.text, html);
  write_fact(html.pick("Källa", "Source"), entry.note.source, html);
  write_needs(entry, html);
  write_advice(entry, html);
  write_fact(html.pick("Ansvarig", "Owner"), entry.owner, html);
  write_fact(html.pick("Giltighet", "Validity"), {entry.validity, html.page()}, html);
  std::string tags;
  for (const std::string& tag : entry.tags) tags += (tags.empty() ? "" : ", ") + tag;
  std::ranges::replace(tags, '_', ' ');
  write_fact(html.pick("Etiketter", "Tags"), {tags, entry.title.language}, html);
  html.close();
}

void write_marks(const Entry& entry, Html& html) {
  html.open("p", {{"class", "marks"}});
  if (entry.kind == Kind::Rule) {
    const report::Words severity = report::words(entry.severity);
    html.element(
        "span",
        std::string(html.pick("Allvar: ", "Severity: ")) + std::string(severity.in(html.page())),
        {{"class", "mark"}, {"data-mark", severity.en}});
  } else {
    html.element("span", html.pick("Sammanställning", "Summary"), {{"class", "mark"}});
  }
  if (!entry.note.unverified.words.empty()) {
    html.text(" ");
    html.element("span", doubt_word(html), {{"class", "mark"}, {"data-mark", "doubt"}});
  }
  html.close();
}

}  // namespace

std::string_view doubt_word(const Html& html) {
  return html.pick("Ej kontrollerat", "Not verified");
}

void write_overview(const Entry& entry, Html& html) {
  html.open("li", {{"data-of", entry.anchor}});
  html.open("a", {{"href", "#" + entry.anchor}});
  html.element("b", entry.id);
  html.text(" ");
  html.words(entry.title);
  html.close();
  html.close();
}

void write_entry(const Area& area, const Entry& entry, Html& html) {
  std::string sources;
  for (const Cite& cite : entry.authority) sources += cite.instrument + " ";
  const bool rule = entry.kind == Kind::Rule;
  html.open("article", {{"class", "rule"},
                        {"id", entry.anchor},
                        {"aria-labelledby", entry.anchor + "-namn"},
                        {"data-area", area.anchor},
                        {"data-sources", sources},
                        {"data-severity", rule ? report::words(entry.severity).en : "none"}});
  html.open("h3", {{"id", entry.anchor + "-namn"}});
  html.element("span", entry.id, {{"class", "id"}});
  html.text(" ");
  html.words(entry.title);
  html.close();
  write_marks(entry, html);
  write_requirement(entry, html);
  if (!entry.note.unverified.words.empty()) {
    html.open("p", {{"class", "doubt"}});
    html.element("b", std::string(doubt_word(html)) + ":");
    html.text(" ");
    html.words(entry.note.unverified);
    html.close();
  }
  write_facts(entry, html);
  write_examples(entry, html);
  html.open("details");
  html.element("summary", std::string(html.pick("Regeltexten för ", "The text of ")) + entry.id);
  html.open("pre", {{"tabindex", "0"},
                    {"role", "region"},
                    {"aria-label",
                     std::string(html.pick("Regeltexten för ", "The text of ")) + entry.id}});
  html.element("code", entry.written);
  html.close();
  html.close();
  html.close();
}

}  // namespace regel::catalogue
