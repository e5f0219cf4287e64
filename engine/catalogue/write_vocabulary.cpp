#include "engine/catalogue/write_vocabulary.hpp"

#include <string>

#include "engine/catalogue/write_entry.hpp"
#include "lang/base/check.hpp"

namespace regel::catalogue {
namespace {

void write_note(const Note& note, Html& html) {
  if (!note.text.words.empty()) html.element("p", note.text);
  if (!note.source.words.empty()) {
    html.open("p", {{"class", "source"}});
    html.text(html.pick("Källa: ", "Source: "));
    html.words(note.source);
    html.close();
  }
  if (!note.unverified.words.empty()) {
    html.open("p", {{"class", "doubt"}});
    html.element("b", std::string(doubt_word(html)) + ":");
    html.text(" ");
    html.words(note.unverified);
    html.close();
  }
}

std::string_view kind_word(TermKind kind, const Html& html) {
  switch (kind) {
    case TermKind::Register:
      return html.pick("register", "register");
    case TermKind::CodeList:
      return html.pick("kodlista", "code list");
    case TermKind::Scale:
      return html.pick("skala", "scale");
    case TermKind::CodeSet:
      return html.pick("mängd av koder", "set of codes");
    case TermKind::Parameter:
      return html.pick("parameter", "parameter");
    case TermKind::Definition:
      return html.pick("definition", "definition");
  }
  REGEL_UNREACHABLE();
}

void write_fields(const Term& term, Html& html) {
  const std::string caption = term.anchor + "-fält";
  html.open(
      "div",
      {{"class", "scroll"}, {"role", "region"}, {"tabindex", "0"}, {"aria-labelledby", caption}});
  html.open("table");
  html.element("caption",
               std::string(html.pick("Fält i ", "Fields of ")) + term.name +
                   std::string(html.pick(" som reglerna läser", " that the rules read")),
               {{"id", caption}});
  html.open("thead");
  html.open("tr");
  for (const std::string_view head : {html.pick("Fält", "Field"), html.pick("Slag", "Type"),
                                      html.pick("Vad det är", "What it is")}) {
    html.element("th", head, {{"scope", "col"}});
  }
  html.close();
  html.close();
  html.open("tbody");
  for (const TermField& field : term.fields) {
    html.open("tr");
    html.open("th", {{"scope", "row"}});
    html.prose("`" + field.name + "`", term.note.source.language);
    html.close();
    std::string type = field.type;
    if (field.optional) type += html.pick(", får saknas", ", may be missing");
    if (field.is_protected) type += html.pick(", skyddat", ", protected");
    html.element("td", type);
    html.element("td", field.text);
    html.close();
  }
  html.close();
  html.close();
  html.close();
}

void open_section(std::string_view id, std::string_view title, std::string_view lead, Html& html) {
  const std::string heading = std::string(id) + "-rubrik";
  html.open("section", {{"id", id}, {"aria-labelledby", heading}});
  html.element("h2", title, {{"id", heading}});
  html.element("p", lead, {{"class", "lead"}});
}

}  // namespace

void write_doubts(const Catalogue& catalogue, Html& html) {
  if (catalogue.doubts.empty()) return;
  open_section(
      "ej-kontrollerat", doubt_word(html),
      html.pick("Det här har ingen läst i källan än. Läs det där innan ett beslut vilar på "
                "det.",
                "Nobody has read these at their source yet. Read them there before a "
                "decision rests on them."),
      html);
  html.open("ul", {{"class", "doubts"}});
  for (const Doubt& doubt : catalogue.doubts) {
    html.open("li");
    html.element("a", doubt.name, {{"href", "#" + doubt.anchor}});
    html.text(": ");
    html.words(doubt.text);
    html.close();
  }
  html.close();
  html.close();
}

void write_registers(const Catalogue& catalogue, Html& html) {
  if (catalogue.registers.empty()) return;
  open_section("uppgifter", html.pick("Uppgifter som reglerna läser", "Data that the rules read"),
               html.pick("Varje register är ett uttag ur ett system. Ett fält som saknas i uttaget "
                         "gör att regler som behöver det inte kan avgöras.",
                         "Each register is an export of a system. A field that is missing from the "
                         "export leaves the rules that need it undetermined."),
               html);
  for (const Term& term : catalogue.registers) {
    html.open("div", {{"class", "term"}, {"id", term.anchor}});
    html.element("h3", Text{term.name, term.note.source.language});
    write_note(term.note, html);
    if (!term.fields.empty()) write_fields(term, html);
    html.close();
  }
  html.close();
}

void write_terms(const Catalogue& catalogue, Html& html) {
  if (catalogue.terms.empty()) return;
  open_section("ord", html.pick("Ord i reglerna", "Words of the rules"),
               html.pick("Koder, gränser och definitioner som reglerna använder.",
                         "Codes, limits and definitions that the rules use."),
               html);
  html.open("dl", {{"class", "terms"}});
  for (const Term& term : catalogue.terms) {
    html.open("div", {{"id", term.anchor}});
    html.open("dt");
    html.prose("`" + term.name + "`", term.note.source.language);
    html.text(" ");
    html.element("span", kind_word(term.kind, html), {{"class", "kind"}});
    html.close();
    html.open("dd");
    if (!term.value.empty()) html.element("p", "= " + term.value);
    write_note(term.note, html);
    html.close();
    html.close();
  }
  html.close();
  html.close();
}

void write_instruments(const Catalogue& catalogue, Html& html) {
  if (catalogue.instruments.empty()) return;
  open_section("källor", html.pick("Rättskällor", "Legal sources"),
               html.pick("Författningar, standarder och riktlinjer som reglerna stöder sig på.",
                         "Acts, standards and guidelines that the rules rest on."),
               html);
  for (const Instrument& one : catalogue.instruments) {
    html.open("div", {{"class", "term"}, {"id", one.anchor}});
    html.element("h3", one.title);
    if (!one.web.empty()) {
      html.open("p", {{"class", "web"}});
      const bool link = one.web.starts_with("https://") || one.web.starts_with("http://");
      if (link) {
        html.element("a", one.web, {{"href", one.web}, {"rel", "noreferrer"}});
      } else {
        html.text(one.web);
      }
      html.close();
    }
    write_note(one.note, html);
    html.open("p", {{"class", "cited"}});
    html.text(html.pick("Åberopas av: ", "Cited by: "));
    for (std::size_t i = 0; i < one.cited_by.size(); ++i) {
      if (i > 0) html.text(", ");
      html.element("a", one.cited_by[i].second, {{"href", "#" + one.cited_by[i].first}});
    }
    html.close();
    html.close();
  }
  html.close();
}

}  // namespace regel::catalogue
