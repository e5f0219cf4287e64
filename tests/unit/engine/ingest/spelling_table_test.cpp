// A word of a field is known however it is written: upper case, blanks around and inside it,
// letters composed or not (language.md 2.4). What is not such a word is not one.

#include "engine/ingest/spelling_table.hpp"

#include <string>
#include <string_view>

#include "tests/support/catch.hpp"

namespace regel::ingest {
namespace {

using Meaning = SpellingTable::Meaning;

// The table may look 16 bytes past the beginning of a text.
Meaning meaning(SpellingTable& table, std::string_view text) {
  const std::string padded = std::string(text) + std::string(16, '?');
  const auto* entry = table.lookup(std::string_view(padded).substr(0, text.size()));
  return entry == nullptr ? Meaning::None : entry->meaning;
}

SpellingTable words() {
  SpellingTable table;
  table.add("okänt", {Meaning::Unknown, 0});
  table.add("ej ifyllt", {Meaning::Blank, 0});
  table.add("Straße", {Meaning::Code, 1});
  table.add("k", {Meaning::Code, 2});
  return table;
}

TEST_CASE("a word is known in any case, and with any blanks", "[ingest]") {
  SpellingTable table = words();
  for (const char* text :
       {"okänt", "OKÄNT", "Okänt", "  okänt", "okänt\n", "oka\u0308nt", "\u00A0Okänt\u2003"})
    CHECK(meaning(table, text) == Meaning::Unknown);
  for (const char* text : {"ej ifyllt", "Ej ifyllt", "EJ  IFYLLT", "ej\tifyllt", "ej\u00A0ifyllt",
                           "\r\nEj\n\nifyllt "})
    CHECK(meaning(table, text) == Meaning::Blank);
  for (const char* text : {"straße", "STRASSE", "Straße", "\u212A", "K", " k "})
    CHECK(meaning(table, text) == Meaning::Code);
}

TEST_CASE("white space of any length around and inside a word changes nothing", "[ingest]") {
  SpellingTable table = words();
  for (const char* blank : {" ", "\n", "\t", "\u00A0"}) {
    std::string many;
    for (int i = 0; i < 300; ++i) many += blank;
    CHECK(meaning(table, many + "okänt") == Meaning::Unknown);
    CHECK(meaning(table, "Okänt" + many) == Meaning::Unknown);
    CHECK(meaning(table, "ej" + many + "ifyllt") == Meaning::Blank);
  }
}

TEST_CASE("by its ends a clean text may be a word, or cannot", "[ingest]") {
  const SpellingTable table = words();
  for (const char* text :
       {"okänt", "Okänt", "OKÄNT", "ej ifyllt", "EJ IFYLLT", "STRASSE", "k", "K", "\u212A"})
    CHECK(table.may_hold(text));
  for (const char* text :
       {"ordning", "E137", "nekas", "Kund-4", "Odensala by, avdelning Vet ej ifyllt"})
    CHECK_FALSE(table.may_hold(text));
}

TEST_CASE("what only begins like a word is not one", "[ingest]") {
  SpellingTable table = words();
  for (const char* text :
       {"", " ", "okän", "okänta", "o känt", "ejifyllt", "ej ifyllt ännu", "strase", "×", "okant",
        "Ej ifyllt i Draftit, men i ett underlag som ligger hos enhetschefen"})
    CHECK(meaning(table, text) == Meaning::None);
}

TEST_CASE("spellings are learned without end and without confusion", "[ingest]") {
  SpellingTable table = words();
  std::string blanks;
  for (int i = 0; i < 3000; ++i) {
    blanks += ' ';
    CHECK(meaning(table, blanks + "Okänt") == Meaning::Unknown);
    CHECK(meaning(table, blanks + "Känt") == Meaning::None);
  }
}

}  // namespace
}  // namespace regel::ingest
