// Names made of names.

#include "engine/infer/names.hpp"
#include "tests/support/catch.hpp"

using namespace regel;
using namespace regel::infer;

TEST_CASE("names of an export become names of rules", "[infer]") {
  CHECK(plain_name("Namn på behandling") == "namn_på_behandling");
  CHECK(plain_name("rättsligGrund") == "rättslig_grund");
  CHECK(plain_name("Org.nr") == "org_nr");
  CHECK(plain_name("  Känsliga personuppgifter? ") == "känsliga_personuppgifter");
  CHECK(plain_name("ÅÄÖ") == "åäö");
  CHECK(plain_name("a__b") == "a_b");
  CHECK(plain_name("Жук").empty());
  CHECK(plain_name("").empty());
}

TEST_CASE("no name is reserved, empty, or begins with a digit", "[infer]") {
  CHECK(safe_name("för", "fält") == "fält_för");
  CHECK(safe_name("and", "fält") == "fält_and");
  CHECK(safe_name("at", "field") == "field_at");
  CHECK(safe_name("Saknas", "fält") == "fält_saknas");
  CHECK(safe_name("2024", "fält") == "fält_2024");
  CHECK(safe_name("!", "fält") == "fält");
  CHECK(safe_name("status", "fält") == "status");
}

TEST_CASE("type names have capitals", "[infer]") {
  CHECK(type_name("rättslig_grund") == "RättsligGrund");
  CHECK(type_name("åtgärd") == "Åtgärd");
  CHECK(type_name("šibboleth") == "Šibboleth");
}

TEST_CASE("a plural becomes singular only where that is certain", "[infer]") {
  CHECK(singular("behandlingar", diag::Language::Swedish) == "behandling");
  CHECK(singular("behörigheter", diag::Language::Swedish) == "behörighet");
  CHECK(singular("åtgärder", diag::Language::Swedish) == "åtgärd");
  CHECK(singular("organisationer", diag::Language::Swedish) == "organisation");
  CHECK(singular("personal", diag::Language::Swedish) == "personal");
  CHECK(singular("nummer", diag::Language::Swedish) == "nummer");
  CHECK(singular("vendors", diag::Language::Swedish) == "vendors");
  CHECK(singular("vendors", diag::Language::English) == "vendor");
  CHECK(singular("categories", diag::Language::English) == "category");
  CHECK(singular("status", diag::Language::English) == "status");
}

TEST_CASE("files lend their names without dates and endings", "[infer]") {
  CHECK(stem_of_file("uttag/draftit-2026-08-08.json.gz") == "draftit");
  CHECK(stem_of_file("2026-08-08.json").empty());
  CHECK(stem_of_file("Register över avtal.json") == "register_över_avtal");
}

TEST_CASE("names of a scope cannot be confused", "[infer]") {
  NameScope scope;
  CHECK(scope.unique("åtgärd") == "åtgärd");
  CHECK(scope.unique("atgard") == "atgard_2");
  CHECK(scope.unique("Åtgärd") == "Åtgärd_3");
  CHECK(scope.unique("annat") == "annat");
}
