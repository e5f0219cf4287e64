// Random rules over the vocabulary. Conditions are made top down; a record is always reached
// through a name ("denna", "x1"), so that no name is in doubt, and what is optional is guarded.

#include "tests/property/random_program.hpp"

namespace regel::property {

namespace {

enum class Of { Unit, Case, Thing };

// A record that can be named: how, and what it is.
struct Named {
  std::string name;
  Of of = Of::Case;
  bool previous = false;
};
using Sight = std::vector<Named>;

class Ruler {
 public:
  Ruler(Random& random, const Shape& shape) : random_(random), shape_(shape) {}

  std::string rule(std::size_t number) {
    aliases_ = 0;
    group_ = false;
    std::string out = "\nregel SLU-" + std::to_string(100 + number) + " \"Slumpregel\"\n";
    Sight sight;
    const std::size_t kind = random_.below(20);
    if (kind < 8) {
      out += "  för varje: Ärende\n";
      sight = {{"denna", Of::Case}};
    } else if (kind < 14) {
      out += "  för varje: Enhet\n";
      sight = {{"denna", Of::Unit}};
    } else if (kind < 16) {
      const bool unit = random_.chance(50);
      out += std::string("  för varje: föregående ") + (unit ? "Enhet\n" : "Ärende\n");
      sight = {{"denna", unit ? Of::Unit : Of::Case, true}};
    } else if (kind < 19) {
      return out + group_rule();
    } else {
      out += std::string("  för varje: ") + (random_.chance(50) ? "Känsliga" : "Kategori") +
             " som k\n";
      out += "  ska: " + code_condition() + "\n";
      return out + "  annars: \"Koden {k}.\"\n";
    }
    return out + clauses(sight);
  }

 private:
  std::string clauses(const Sight& sight) {
    std::string out;
    if (random_.chance(50)) out += "  när: " + condition(sight, 2, true) + "\n";
    if (random_.chance(20)) out += "  utom när: " + condition(sight, 1, true) + "\n";
    out += random_.chance(85) ? "  ska: " : "  får inte: ";
    out += (random_.chance(30) ? list(sight) : condition(sight, 3, false)) + "\n";
    return out + "  annars: \"Bruten.\"\n";
  }

  std::string group_rule() {
    group_ = true;
    const bool filtered = random_.chance(50);
    Sight member{{"m0", Of::Case}};
    std::string out = "  för varje: grupp av Ärende";
    if (filtered)
      out += " där " + random_.pick({"klar = ja", "poäng > 1", "kat är en av Känsliga"});
    out += " per " + random_.pick({"enhet", "kat", "år(hänt) som året", "enhet, vikt", "rubrik"}) +
           "\n";
    if (random_.chance(40)) out += "  när: antal(medlemmar) >= " + few() + "\n";
    out += "  ska: " + aggregate({}, "medlemmar", Of::Case) + "\n";
    return out + "  annars: \"Gruppen.\"\n";
  }

  std::string code_condition() {
    return random_.pick({"någon av Ärende uppfyller kats innehåller k",
                         "antal(Ärende där kat = k) <= 2",
                         "ingen av Ärende som a uppfyller a.kat ligger under k",
                         "alla Ärende som a uppfyller (a.kats saknas eller a.kat ingår i k)"});
  }

  std::string list(const Sight& sight) {
    const std::size_t items = 2 + random_.below(3);
    std::string out;
    switch (random_.below(4)) {
      case 0:
        out = "alla dessa";
        break;
      case 1:
        out = "något av dessa";
        break;
      case 2:
        out = "inget av dessa";
        break;
      default:
        out = random_.pick({"minst", "exakt", "högst"}) + " 1 av dessa";
    }
    for (std::size_t i = 0; i < items; ++i) {
      out += std::string("\n    ") + static_cast<char>('a' + i) + ") " + condition(sight, 1, false);
    }
    return out;
  }

  std::string condition(const Sight& sight, std::size_t depth, bool applying) {
    if (depth == 0 || random_.chance(35)) return leaf(sight, applying);
    const auto part = [&] { return condition(sight, depth - 1, applying); };
    switch (random_.below(9)) {
      case 0:
        return "(" + part() + " och " + part() + ")";
      case 1:
        return "(" + part() + " eller " + part() + ")";
      case 2:
        return "(inte (" + part() + "))";
      case 3:
      case 4:
      case 5:
        return quantifier(sight, depth - 1, applying);
      case 6:
        return register_quantifier(sight);
      default: {
        const Named& row = any(sight);
        const auto [of, collection] = collection_of(row);
        return aggregate(sight, collection, of);
      }
    }
  }

  const Named& any(const Sight& sight) { return sight[random_.below(sight.size())]; }
  std::string small() { return std::to_string(random_.below(4)); }
  // Of a count: 0 would be refused in most comparisons, for it says nothing.
  std::string few() { return std::to_string(1 + random_.below(3)); }
  std::string order() { return random_.pick({"=", "<>", "<", "<=", ">", ">="}); }

  struct Collection {
    Of of;
    std::string text;
  };
  Collection collection_of(const Named& row) {
    const std::string dot = row.name + ".";
    if (row.of == Of::Unit) {
      switch (random_.below(6)) {
        case 0:
        case 1:
          return {Of::Case, dot + "ärenden"};
        case 2:
          return {Of::Case, dot + "alla_ärenden"};
        case 3:
          return {Of::Case, dot + random_.pick({"delade", "namngivna"})};
        case 4:
          return {Of::Unit, dot + "underordnade"};
        default:
          return {Of::Unit, dot + "överordnade"};
      }
    }
    if (row.of == Of::Case) {
      switch (random_.below(6)) {
        case 0:
        case 1:
          return {Of::Thing, dot + "saker"};
        case 2:
        case 3:
          return {Of::Unit, dot + "enheter"};
        case 4:
          return {Of::Case, dot + "enhet.ärenden"};
        default:
          return {Of::Unit, dot + "enhet.överordnade"};
      }
    }
    return {Of::Case, random_.chance(30) ? "föregående Ärende" : "Ärende"};
  }

  std::string quantifier(const Sight& sight, std::size_t depth, bool applying) {
    const Named& row = any(sight);
    if (row.of == Of::Case && random_.chance(20)) return of_values(row);
    const auto [of, collection] = collection_of(row);
    Sight inner = sight;
    const std::string name = "x" + std::to_string(++aliases_);
    const bool crowded = inner.size() > 1;
    if (crowded) inner.erase(inner.begin() + 1);
    inner.push_back({name, of, row.previous || collection.rfind("föregående", 0) == 0});
    std::string filter;
    if (random_.chance(25)) filter = " där " + leaf({inner.back()}, false);
    const std::string head =
        random_.pick({"någon av ", "alla ", "ingen av ", "minst 2 av ", "exakt 1 av "});
    return "(" + head + collection + " som " + name + filter + " uppfyller (" +
           condition(inner, depth, applying) + "))";
  }

  std::string of_values(const Named& row) {
    const std::string dot = row.name + ".";
    return "(" +
           random_.pick(
               {dot + "kats innehåller någon av Känsliga", dot + "kats innehåller bara (hälsa)",
                dot + "kats innehåller alla av (diagnos, adress)", dot + "kats innehåller religion",
                "någon av " + dot + "kats som v uppfyller v ligger under hälsa",
                "någon av " + dot + "taggar som v uppfyller v = \"A\"",
                "antal olika(v för " + dot + "kats som v) >= 2",
                "någon av " + dot + "kats som v uppfyller v är ogiltigt",
                "alla " + dot + "kats som v uppfyller v finns",
                "ingen av " + dot + "textfält som v uppfyller innehåller_personnummer(v)",
                "någon av " + dot + "textfält som v uppfyller v börjar med \"A\"",
                dot + "taggar innehåller \"B\""}) +
           ")";
  }

  // With an equality to the record or without, keys and other fields.
  std::string register_quantifier(const Sight& sight) {
    const Named& row = any(sight);
    const std::string dot = row.name + ".";
    const std::string name = "y" + std::to_string(++aliases_);
    const std::string before = random_.chance(20) ? "föregående " : "";
    const bool units = row.of == Of::Unit;
    const std::string own = row.of == Of::Thing ? small() : dot + (units ? "folk" : "poäng");
    std::string equality;
    if (row.of == Of::Unit) {
      equality = random_.pick({".kod = " + dot + "kod", ".namn = " + dot + "namn",
                               ".folk = " + dot + "folk", ".startad = " + dot + "startad"});
    } else if (row.of == Of::Case) {
      equality =
          random_.pick({".id = " + dot + "id", ".enhet = " + dot + "enhet", ".kat = " + dot + "kat",
                        ".poäng = " + dot + "poäng", ".rubrik = " + dot + "rubrik"});
    } else {
      equality = ".poäng = " + dot + "antalet";
    }
    const std::string reg = units ? "Enhet" : "Ärende";
    std::string test =
        random_.chance(80) ? name + equality : name + (units ? ".folk" : ".poäng") + " > " + own;
    if (random_.chance(30)) {
      test += " och " + name + (units ? ".stor = ja" : ".klar = ja");
    }
    switch (random_.below(3)) {
      case 0:
        return "(någon av " + before + reg + " som " + name + " uppfyller (" + test + "))";
      case 1:
        return "(antal(" + before + reg + " som " + name + " där " + test + ") " + order() + " " +
               few() + ")";
      default:
        return "(ingen av " + before + reg + " som " + name + " uppfyller (" + test + "))";
    }
  }

  std::string aggregate(const Sight&, const std::string& collection, Of of) {
    const std::string name = "z" + std::to_string(++aliases_);
    const std::string z = name + ".";
    const Sight inner{{name, of}};
    const std::string filter = random_.chance(50) ? " där " + leaf(inner, false) : "";
    const std::string over = collection + " som " + name + filter;
    const std::string value = of == Of::Unit ? "folk" : of == Of::Case ? "poäng" : "antalet";
    switch (random_.below(8)) {
      case 0:
      case 1:
        return "(antal(" + over + ") " + order() + " " + few() + ")";
      case 2:
        return "(andel(" + leaf(inner, false) + " för " + over + ") " + order() + " " +
               random_.pick({"50 %", "10 %", "0,333333", "1", "0"}) + ")";
      case 3:
        return "(summa(" + z + value + " för " + over + ") " + order() + " " + small() + ")";
      case 4: {
        const std::string what = random_.pick({"högsta", "lägsta"});
        return "((" + what + "(" + z + value + " för " + over + ") om saknas 2) " + order() + " " +
               small() + ")";
      }
      case 5:
        return "((medelvärde(" + z + value + " för " + over + ") om saknas 0,5) " + order() + " " +
               random_.pick({"1,5", "0", "2", "1,333333"}) + ")";
      case 6:
        if (of == Of::Case) {
          const std::string ignoring = random_.pick({"stängt", "rest"});
          return ignoring == "rest" ? "(summa(" + z + "rest för " + over + ", utan saknade) " +
                                          order() + " " + small() + ")"
                                    : "((senaste(" + z + "stängt för " + over +
                                          ", utan saknade) om saknas idag) " + order() + " idag)";
        }
        return "(antal(" + over + ") <= " + few() + ")";
      default: {
        const std::string what = of == Of::Unit ? random_.pick({"folk", "stor", "namn", "startad"})
                                 : of == Of::Case
                                     ? random_.pick({"kat", "enhet", "rubrik", "öppnat", "vikt"})
                                     : "antalet";
        return "(antal olika(" + z + what + " för " + over + ") " + order() + " " + few() + ")";
      }
    }
  }

  std::string leaf(const Sight& sight, bool applying) {
    const Named& row = any(sight);
    if (!row.previous && row.of != Of::Thing && !group_ && random_.chance(8)) return before(row);
    switch (row.of) {
      case Of::Unit:
        return of_unit(row.name + ".", row, applying);
      case Of::Case:
        return of_case(row.name + ".", row, applying);
      case Of::Thing:
        return of_thing(row.name + ".");
    }
    return {};
  }

  std::string before(const Named& row) {
    const std::string field = row.of == Of::Unit ? "folk" : "poäng";
    const std::string guard = row.name + ".föregående finns";
    switch (random_.below(3)) {
      case 0:
        return guard;
      case 1:
        return "(" + guard + " och " + row.name + ".föregående." + field + " " + order() + " " +
               row.name + "." + field + ")";
      default:
        return "(" + row.name + ".föregående saknas eller " + row.name + ".föregående." + field +
               " > 1)";
    }
  }

  // Tests of presence on what is required are refused where a rule says what it applies to.
  std::string presence(const std::string& field, bool applying, const std::string& instead) {
    if (applying) return instead;
    return field + " " +
           random_.pick({"finns", "saknas", "är ifyllt", "är ogiltigt", "är angivet som okänt"});
  }

  std::string of_thing(const std::string& dot) {
    return random_.pick({dot + "antalet " + order() + " " + small(), dot + "märke finns",
                         "(" + dot + "märke finns och " + dot + "märke = \"A\")",
                         "(" + dot + "slag saknas eller " + dot + "slag ingår i hälsa)",
                         "(" + dot + "slag finns och " + dot + "slag är en av (religion, diagnos))",
                         dot + "antalet är ogiltigt"});
  }

  std::string of_unit(const std::string& dot, const Named& row, bool applying) {
    switch (random_.below(12)) {
      case 0:
        return dot + "stor = " + random_.pick({"ja", "nej"});
      case 1:
        return dot + "folk " + order() + " " + random_.pick({"gräns", small(), small()});
      case 2:
        return dot + "namn " +
               random_.pick({"= \"Arkiv\"", "börjar med \"A\"", "innehåller \"k\"",
                             "är en av (\"Bad\", \"hamn\")", "slutar med \"v\""});
      case 3:
        return random_.pick({dot + "chef finns", dot + "chef saknas",
                             "(" + dot + "chef finns och " + dot + "chef = \"Alm\")",
                             dot + "chef är ifyllt",
                             "innehåller_personnummer(" + dot + "chef om saknas \"\")"});
      case 4:
        return presence(dot + random_.pick({"folk", "stor", "namn", "startad", "kod"}), applying,
                        dot + "folk >= 0");
      case 5:
        return dot + "startad " +
               random_.pick({"<= idag", "> idag - 2 månader", "= 2026-03-01",
                             "inom 3 månader före idag", "mellan 2026-01-01 och 2026-03-31"});
      case 6:
        if (applying && !shape_.parent_optional) return dot + "stor = ja";
        return dot + "över " + random_.pick({"finns", "saknas", "är ifyllt"});
      case 7:
        return "(" + dot + "över finns och " + dot + "över.folk " + order() + " " + dot + "folk)";
      case 8:
        return "(år(" + dot + "startad) = 2026)";
      case 9:
        return "(" + dot + "över finns och " + dot + "över.stor = ja)";
      case 10:
        if (row.name != "denna") return dot + "folk " + order() + " 2";
        return "(någon av Enhet som u uppfyller u ligger under denna)";
      default:
        return "(" + dot + "folk " + random_.pick({"+", "-", "×"}) + " " + small() + ") " +
               order() + " " + small();
    }
  }

  std::string of_case(const std::string& dot, const Named&, bool applying) {
    switch (random_.below(24)) {
      case 0:
        return dot + "klar = " + random_.pick({"ja", "nej"});
      case 1:
        return dot + "poäng " + order() + " " + random_.pick({"gräns", small()});
      case 2:
        return "(" + dot + "rest om saknas " + dot + "poäng) " + order() + " " + dot + "poäng";
      case 3:
        return dot + "kat " +
               random_.pick({"= hälsa", "ingår i hälsa", "ligger under hälsa", "är en av Känsliga",
                             "är inte en av (adress, diagnos)", "<> religion"});
      case 4:
        return random_.pick(
            {"(" + dot + "bikat finns och " + dot + "bikat = " + dot + "kat)",
             "(" + dot + "bikat saknas eller " + dot + "bikat ligger under " + dot + "kat)"});
      case 5:
        return dot + "vikt " +
               random_.pick({"= låg", "<> hög", "< medel", "<= medel", "> medel", ">= medel"});
      case 6:
        return "nivå(" + dot + "vikt) × " + dot + "poäng " + order() + " " +
               random_.pick({"6", "7", "0", dot + "poäng"});
      case 7:
        return dot + "belopp " + order() + " " +
               random_.pick({"1,5", "0,333333", dot + "poäng", "7"});
      case 8:
        return "(" + dot + "belopp / " + dot + "poäng) " + order() + " " +
               random_.pick({"1", "0,5"});
      case 9:
        return dot + "öppnat " + order() + " " +
               random_.pick({"idag", "idag - 1 månad", "2026-03-01", "2026-02-27 + 1 år"});
      case 10:
        return "(" + dot + "stängt finns och " + dot + "stängt inom " +
               random_.pick({"5 arbetsdagar", "1 månad", "30 dagar"}) + " efter " + dot + "öppnat)";
      case 11:
        return "(" + dot + "stängt saknas eller " + dot + "stängt >= " + dot + "öppnat)";
      case 12:
        return "(" + dot + "anmält finns och " + dot + "anmält inom 72 timmar efter " + dot +
               "hänt)";
      case 13:
        return random_.pick({"kvartal(" + dot + "hänt) = 1",
                             "datum(" + dot + "hänt) <= " + dot + "öppnat",
                             "månad(" + dot + "öppnat) = 3", "veckodag(" + dot + "öppnat) < 6",
                             "är_arbetsdag(" + dot + "öppnat)", "år(" + dot + "hänt) = år(idag)"});
      case 14:
        return presence(dot + random_.pick({"poäng", "kat", "vikt", "öppnat", "hänt", "klar",
                                            "rubrik", "belopp", "id"}),
                        applying, dot + "poäng >= 0");
      case 15:
        return random_.pick({dot + "enhet.stor = ja", dot + "enhet.folk > 2",
                             "(" + dot + "enhet.chef finns)", "(" + dot + "enhet.över finns)"});
      case 16:
        return applying ? dot + "ägare finns"
                        : dot + random_.pick({"enhet", "ägare"}) + " " +
                              random_.pick({"finns", "saknas", "är ifyllt"});
      case 17:
        return "(" + dot + "ägare finns och " + dot + "ägare = " + dot + "enhet)";
      case 18:
        return "(" + dot + "ägare finns och " + dot + "ägare " +
               random_.pick({"ligger under ", "ingår i "}) + dot + "enhet)";
      case 19:
        return dot + "rubrik " +
               random_.pick({"= \"Ärende\"", "matchar \"(SN|KS) 20[0-9]{2}/[1-9][0-9]*\"",
                             "har formen \"AA 9999/9\"", "innehåller \" \""});
      case 20:
        return random_.pick({"(råtext(" + dot + "poäng) = \"3\")", "längd(" + dot + "rubrik) > 6",
                             "(gemener(" + dot + "rubrik) = \"ärende\")"});
      case 21:
        return applying ? dot + "klar = ja"
                        : dot + random_.pick({"saker", "enheter", "kats"}) + " finns";
      case 22:
        return "(om " + dot + "klar = ja så " + dot + "poäng annars 2) " + order() + " " + small();
      default:
        return "högsta(" + dot + "poäng, " + dot + "rest om saknas 1) " + order() + " " + small();
    }
  }

  Random& random_;
  const Shape& shape_;
  std::size_t aliases_ = 0;
  bool group_ = false;
};

}  // namespace

std::string random_rules(Random& random, const Shape& shape, std::size_t count) {
  Ruler ruler(random, shape);
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += ruler.rule(i);
  return out;
}

}  // namespace regel::property
