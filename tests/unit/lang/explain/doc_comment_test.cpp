// The `##` lines above a declaration, taken apart by their labels.

#include "lang/explain/doc_comment.hpp"

#include "tests/support/catch.hpp"

namespace regel::explain {

TEST_CASE("the parts of a comment are told apart by their labels", "[explain]") {
  const DocComment doc = read_doc(
      "Behörigheten finns kvar\npå rapportdagen.\nEnglish: The access right remains.\n"
      "Källa: ISO/IEC 27001:2022 A.5.18.\nEj kontrollerat: paragrafen\ni OSL.");
  CHECK(doc.text == "Behörigheten finns kvar på rapportdagen.");
  CHECK(doc.translation == "The access right remains.");
  CHECK(doc.source == "ISO/IEC 27001:2022 A.5.18.");
  CHECK(doc.unverified == "paragrafen i OSL.");
}

TEST_CASE("a label may stand in a line, in either language", "[explain]") {
  CHECK(read_doc("Rollen i systemet. English: Role.").translation == "Role.");
  const DocComment english = read_doc("Role. Svenska: Rollen. Source: own. Not verified: all.");
  CHECK(english.text == "Role.");
  CHECK(english.translation == "Rollen.");
  CHECK(english.source == "own.");
  CHECK(english.unverified == "all.");
}

TEST_CASE("a word that ends like a label is none", "[explain]") {
  CHECK(read_doc("Se Rättskälla: den.").text == "Se Rättskälla: den.");
  CHECK(read_doc("En källa: den.").source.empty());
  CHECK(read_doc("").text.empty());
}

}  // namespace regel::explain
