#include "engine/infer/words.hpp"

#include <algorithm>
#include <iterator>

#include "lang/base/text.hpp"

namespace regel::infer {
namespace {

constexpr std::string_view kUnknown[] = {"?",
                                         "??",
                                         "???",
                                         "vet ej",
                                         "vet inte",
                                         "okänt",
                                         "okänd",
                                         "oklart",
                                         "oklar",
                                         "ej känt",
                                         "ej känd",
                                         "inte känt",
                                         "inte känd",
                                         "ej klarlagt",
                                         "ej utrett",
                                         "ej utredd",
                                         "utreds",
                                         "under utredning",
                                         "osäkert",
                                         "ej bedömt",
                                         "ej bedömd",
                                         "unknown",
                                         "not known",
                                         "don't know",
                                         "do not know",
                                         "unclear",
                                         "not assessed",
                                         "under investigation",
                                         "undetermined",
                                         "tbd",
                                         "to be determined",
                                         "ukjent",
                                         "ukendt",
                                         "ved ikke",
                                         "vet ikke",
                                         "tuntematon",
                                         "onbekend"};

constexpr std::string_view kBlank[] = {"-",
                                       "--",
                                       "---",
                                       "–",
                                       "—",
                                       ".",
                                       "..",
                                       "...",
                                       "n/a",
                                       "n.a.",
                                       "#n/a",
                                       "saknas",
                                       "uppgift saknas",
                                       "ingen uppgift",
                                       "ej angivet",
                                       "ej angiven",
                                       "inte angivet",
                                       "inte angiven",
                                       "ej ifyllt",
                                       "ej tillämpligt",
                                       "ej tillämplig",
                                       "ej aktuellt",
                                       "se ovan",
                                       "null",
                                       "nil",
                                       "none",
                                       "missing",
                                       "not applicable",
                                       "not available",
                                       "not specified",
                                       "not provided",
                                       "not stated",
                                       "ikke angivet",
                                       "ikke oppgitt",
                                       "niet van toepassing"};

constexpr std::string_view kYes[] = {"j", "y", "x", "sant", "jo", "on"};
constexpr std::string_view kNo[] = {"n", "falskt", "nee", "nei", "off"};

constexpr std::string_view kPersonal[] = {
    "person",      "personnummer", "pnr",           "ssn",        "förnamn",   "efternamn",
    "fornamn",     "firstname",    "lastname",      "surname",    "epost",     "mail",
    "email",       "telefon",      "tel",           "phone",      "mobil",     "mobile",
    "handläggare", "kontakt",      "kontaktperson", "contact",    "ansvarig",  "responsible",
    "ägare",       "owner",        "författare",    "author",     "användare", "user",
    "innehavare",  "medarbetare",  "anställd",      "employee",   "chef",      "manager",
    "ombud",       "klient",       "patient",       "brukare",    "elev",      "vårdnadshavare",
    "sign",        "signatur",     "signature",     "initialer",  "mentor",    "assistent",
    "läkare",      "personnr",     "login",         "inloggning", "adress",    "address"};

// The commonest given names in Sweden, in the order of their bytes: a list of codes that has one of
// them is more likely to be a list of people.
constexpr std::string_view kGivenNames[] = {
    "adam",       "agneta",    "ahmed",     "albin",     "alexander", "ali",      "alice",
    "alma",       "amanda",    "amir",      "anders",    "andreas",   "anette",   "anita",
    "anna",       "anneli",    "annika",    "anton",     "arne",      "arvid",    "astrid",
    "axel",       "barbro",    "bengt",     "berit",     "bertil",    "birgitta", "bo",
    "britt",      "camilla",   "carina",    "carl",      "caroline",  "cecilia",  "charlotte",
    "christer",   "christian", "christina", "daniel",    "david",     "ebba",     "elin",
    "elina",      "elisabeth", "elsa",      "emelie",    "emil",      "emilia",   "emma",
    "erik",       "eva",       "fatima",    "felix",     "filip",     "fredrik",  "frida",
    "gabriel",    "gun",       "gunilla",   "gustav",    "göran",     "hampus",   "hanna",
    "hans",       "helena",    "henrik",    "hugo",      "håkan",     "ibrahim",  "ida",
    "inga",       "ingrid",    "isabelle",  "jakob",     "jan",       "jenny",    "jens",
    "jessica",    "joakim",    "johan",     "johanna",   "jonas",     "josefin",  "julia",
    "kajsa",      "karin",     "karl",      "katarina",  "kent",      "kerstin",  "kristina",
    "kristoffer", "lars",      "leif",      "lena",      "lennart",   "liam",     "linda",
    "linnea",     "linus",     "lisa",      "lovisa",    "lucas",     "ludvig",   "magnus",
    "maja",       "malin",     "marcus",    "margareta", "maria",     "marianne", "marie",
    "martin",     "matilda",   "mats",      "mattias",   "mia",       "michael",  "mikael",
    "mohamed",    "mona",      "monica",    "märta",     "niklas",    "nils",     "nina",
    "noah",       "olivia",    "olle",      "olof",      "oscar",     "oskar",    "patrik",
    "peter",      "petra",     "pia",       "pontus",    "rasmus",    "rebecka",  "richard",
    "robert",     "robin",     "roger",     "roland",    "rolf",      "rut",      "sandra",
    "sara",       "sebastian", "simon",     "siv",       "sofia",     "sofie",    "stefan",
    "stig",       "susanne",   "sven",      "theo",      "therese",   "thomas",   "tobias",
    "tomas",      "tommy",     "torbjörn",  "tove",      "ulf",       "ulla",     "ulrika",
    "victor",     "viktor",    "viktoria",  "william",   "wilma",     "yvonne",   "åke",
    "åsa",        "örjan"};

constexpr std::string_view kParent[] = {"förälder", "parent", "överordnad", "överordnat",
                                        "moder",    "under",  "ingår",      "tillhör"};

constexpr std::string_view kExportTime[] = {
    "skapad",     "skapat",      "uttagen",  "uttaget", "uttagsdatum", "exporterad",
    "exporterat", "exportdatum", "exported", "export",  "created",     "generated",
    "fetched",    "timestamp",   "tidpunkt", "datum",   "date",        "framställd"};

constexpr std::string_view kCount[] = {"antal", "count", "total", "size", "number", "summa"};

constexpr std::string_view kFreeText[] = {
    "beskrivning",    "description",  "kommentar", "kommentarer", "comment",    "comments",
    "anteckning",     "anteckningar", "note",      "notes",       "text",       "fritext",
    "motivering",     "förklaring",   "skäl",      "reason",      "händelse",   "summary",
    "sammanfattning", "rubrik",       "title",     "titel",       "meddelande", "message"};

constexpr std::string_view kGeneric[] = {
    "data",    "items",  "item",  "rows",     "row",     "records",   "record",    "results",
    "result",  "values", "value", "entries",  "entry",   "list",      "lista",     "poster",
    "post",    "rader",  "rad",   "objekt",   "objects", "registers", "registren", "elements",
    "content", "export", "uttag", "register", "d",       "response",  "payload"};

template <std::size_t kSize>
bool among(const std::string_view (&list)[kSize], std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

template <std::size_t kSize>
bool any_part(const std::string_view (&list)[kSize], std::string_view name) {
  if (among(list, name)) return true;
  const auto parts = split(name, '_');
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return among(list, part); });
}

// Someone who does something ("handledare"), or by whom it was done ("godkänd_av").
bool names_a_doer(std::string_view name) {
  constexpr std::size_t kLeast = 5;  // letters
  const auto parts = split(name, '_');
  if (parts.size() > 1 && (parts.back() == "av" || parts.back() == "by")) return true;
  return std::any_of(parts.begin(), parts.end(), [](std::string_view part) {
    return part.size() >= kLeast && part.ends_with("are");
  });
}

}  // namespace

WordMeaning meaning_of(std::string_view folded) {
  if (among(kUnknown, folded)) return WordMeaning::Unknown;
  if (among(kBlank, folded)) return WordMeaning::Blank;
  if (among(kYes, folded)) return WordMeaning::Yes;
  if (among(kNo, folded)) return WordMeaning::No;
  return WordMeaning::None;
}

int key_rank(std::string_view name) {
  const auto parts = split(name, '_');
  const std::string_view last = parts.back();
  const bool alone = parts.size() == 1;
  if (last == "id" || last == "uuid" || last == "guid" || last == "identifier" || last == "key" ||
      last == "nyckel")
    return alone ? 0 : 1;
  if (last == "nr" || last == "no" || last == "number" || last == "dnr" ||
      last.ends_with("nummer") || last == "rad")
    return alone ? 2 : 3;
  if (last == "kod" || last == "code" || last == "beteckning" || last == "ref") return 4;
  return kNotAKey;
}

bool is_given_name(std::string_view folded) {
  return std::binary_search(std::begin(kGivenNames), std::end(kGivenNames), folded);
}

bool is_personal(std::string_view name) {
  return any_part(kPersonal, name) || names_a_doer(name) ||
         name.find("e_post") != std::string_view::npos;
}
bool is_parent(std::string_view name) { return any_part(kParent, name); }
bool is_export_time(std::string_view name) { return any_part(kExportTime, name); }
bool is_free_text(std::string_view name) { return any_part(kFreeText, name); }
bool is_count(std::string_view name) { return any_part(kCount, name); }
bool is_generic(std::string_view name) { return among(kGeneric, name); }

}  // namespace regel::infer
