// Random rules over the vocabulary. Conditions are made top down; a record is always reached
// through a name ("denna", "x1"), so that no name is in doubt, and what is optional is guarded.

#include "tests/property/random_leaves.hpp"
#include "tests/property/random_program.hpp"

namespace regel::property {

namespace {

class Ruler {
 public:
  Ruler(Random& random, const Shape& shape) : random_(random), leaves_(random, shape) {}

  std::string rule(std::size_t number) {
    const std::string id = "SLU-" + std::to_string(100 + number);
    aliases_ = 0;
    std::string out;
    if (random_.chance(10)) {
      // Two versions, of which the second begins the day after the first ends.
      const std::string days[][2] = {{"2026-01-14", "2026-01-15"}, {"2026-02-28", "2026-03-01"}};
      const auto& turn = days[random_.below(2)];
      out += head(id) + "  i kraft: från 2025-06-01 till och med " + turn[0] + "\n";
      out += head(id) + "  i kraft: från " + turn[1] + "\n";
      keyed_.erase(id);  // the versions may be of different registers
    } else {
      out += head(id);
      if (random_.chance(5)) out += "  i kraft: från 2026-01-10 till och med 2026-03-20\n";
    }
    return out;
  }

  // Of rules whose records have keys.
  std::string waiver(std::size_t number) {
    const std::string rule = "SLU-" + std::to_string(100 + number);
    if (keyed_.count(rule) == 0) return {};
    return "\ndispens DSP-" + std::to_string(100 + number) + " från " + rule + "\n  avser: " +
           (keyed_[rule] == Of::Unit ? "Enhet \"e1\", \"e3\"" : "Ärende \"a1\", \"a2\", \"7\"") +
           "\n  i kraft: " +
           random_.pick({"från 2026-01-01 till och med 2026-02-28",
                         "från 2026-01-15 till och med 2026-12-31", "till och med 2026-01-31"}) +
           "\n  beslut: \"B 1\"\n  beslutat av: \"Nämnden\"\n  skäl: \"Pågår.\"\n";
  }

  std::string summary(std::size_t number) {
    aliases_ = 0;
    std::string out = "\nsammanställning SUM-" + std::to_string(100 + number) + " \"S\"\n";
    std::string over = "medlemmar";
    Sight sight;
    switch (random_.below(3)) {
      case 0:
        out += "  för varje: Enhet\n";
        over = random_.pick({"denna.ärenden", "denna.alla_ärenden", "denna.delade"});
        sight = {{"denna", Of::Unit}};
        if (random_.chance(50)) out += "  när: " + condition(sight, 1, true) + "\n";
        break;
      case 1:
        out += "  för varje: grupp av Ärende per " + group_keys() + "\n";
        break;
      default:
        out += "  för varje: grupp av Ärende där klar = ja per kat\n";
    }
    out += "  visar antalet: antal(" + over + ")\n";
    out += "  visar andelen: andel(" + over + " som v där v.poäng > 1)\n";
    out += "  visar summan: summa(v.poäng för " + over + " som v)\n";
    out += "  visar störst: högsta(v.belopp för " + over + " som v)\n";
    out += "  visar slag: antal olika(v.kat för " + over + " som v)\n";
    return out + "  visar sist: senaste(v.öppnat för " + over + " som v)\n";
  }

 private:
  std::string head(const std::string& id) {
    std::string out = "\nregel " + id + " \"Slumpregel\"\n";
    const std::size_t kind = random_.below(24);
    if (kind < 8) {
      keyed_[id] = Of::Case;
      return out + "  för varje: Ärende\n" + clauses({{"denna", Of::Case}});
    }
    if (kind < 14) {
      keyed_[id] = Of::Unit;
      return out + "  för varje: Enhet\n" + clauses({{"denna", Of::Unit}});
    }
    if (kind < 16) {
      const Of of = std::vector<Of>{Of::Unit, Of::Case, Of::Course}[random_.below(3)];
      return out + "  för varje: föregående " + register_of(of) + "\n" +
             clauses({{"denna", of, true}});
    }
    if (kind < 18) {
      const Of of = random_.chance(50) ? Of::Program : Of::Course;
      return out + "  för varje: " + register_of(of) + "\n" + clauses({{"denna", of}});
    }
    if (kind < 22) return out + group_rule();
    out += "  för varje: " + random_.pick({"Känsliga", "Kategori", "Allt"}) + " som k\n";
    return out + "  ska: " + code_condition() + "\n  annars: \"Koden {k}.\"\n";
  }

  static std::string register_of(Of of) {
    switch (of) {
      case Of::Unit:
        return "Enhet";
      case Of::Program:
        return "Program";
      case Of::Course:
        return "Kurs";
      case Of::Case:
      case Of::Thing:
        break;
    }
    return "Ärende";
  }

  std::string clauses(const Sight& sight) {
    std::string out;
    if (random_.chance(50)) out += "  när: " + condition(sight, 2, true) + "\n";
    for (std::size_t i = random_.below(5); i > 2; --i) {
      out += "  utom när: " + condition(sight, 1, true) + "\n";
    }
    if (random_.chance(15)) {
      out += "  oklart när: " + condition(sight, 1, true) + "\n";
    }
    out += random_.chance(85) ? "  ska: " : "  får inte: ";
    out += (random_.chance(30) ? list(sight) : condition(sight, 3, false)) + "\n";
    out += "  annars: \"" + message(sight[0]) + "\"\n";
    if (random_.chance(30)) out += "  om oklart: \"Oklart: " + message(sight[0]) + "\"\n";
    return out;
  }

  std::string message(const Named& row) {
    switch (row.of) {
      case Of::Unit:
        return random_.pick({"{kod} {namn}: {folk}, {stor}.", "{chef} {startad} {över.namn}",
                             "{antal(ärenden)} av {antal(alla_ärenden)}, {gräns}",
                             "{andel(ärenden där klar = ja)} {över} {råtext(startad)}", "Bruten."});
      case Of::Case:
        return random_.pick({"{id} {enhet}: {poäng} {belopp} {klar}", "{kat} {vikt} {nivå(vikt)}",
                             "{öppnat} {hänt} {frist} {stängt}", "{enhet.namn} {enhet.folk}",
                             "{antal(saker)} {summa(antalet för saker)} {tyngd}",
                             "{rubrik} {råtext(rubrik)} {öppnat + löptid} {idag}",
                             "{belopp / 3} {poäng × 2} {gallras}", "Bruten."});
      case Of::Program:
        return random_.pick({"{id} {namn} {klass} {ägare}", "{antal(användning)}"});
      case Of::Course:
        return random_.pick({"{namn} {termin} {lärare}", "{godkänd}"});
      case Of::Thing:
        break;
    }
    return "Bruten.";
  }

  std::string group_keys() {
    return random_.pick({"enhet", "kat", "år(hänt) som året", "enhet, vikt", "rubrik",
                         "klar, kvartal(öppnat) som kvartalet"});
  }

  std::string group_rule() {
    std::string out = "  för varje: grupp av ";
    out += random_.chance(15) ? "föregående Ärende" : "Ärende";
    if (random_.chance(50)) {
      out += " där " + random_.pick({"klar = ja", "poäng > 1", "kat är en av Känsliga", "tungt",
                                     "(poäng > 0 och klar = ja)"});
    }
    const std::string keys = group_keys();
    out += " per " + keys + "\n";
    if (random_.chance(40)) out += "  när: antal(medlemmar) >= " + few() + "\n";
    if (random_.chance(20) && keys.rfind("enhet", 0) == 0) out += "  utom när: enhet.stor = nej\n";
    if (random_.chance(20) && keys.rfind("år", 0) == 0) out += "  utom när: året < 2026\n";
    out += "  ska: " + group_condition() + "\n";
    return out + "  annars: \"" +
           random_.pick({"Gruppen.", "{antal(medlemmar)} st, {andel(medlemmar där klar = ja)}"}) +
           "\"\n";
  }

  std::string group_condition() {
    switch (random_.below(5)) {
      case 0:
        return "(någon av medlemmar som m uppfyller " + leaf({{"m", Of::Case}}, false) + ")";
      case 1:
        return "(alla medlemmar som m uppfyller (någon av medlemmar som n uppfyller n.poäng " +
               order() + " m.poäng))";
      case 2:
        return "(exakt 1 av medlemmar som m uppfyller (antal(medlemmar som n där n.poäng < "
               "m.poäng) >= 1))";
      default:
        return aggregate({}, "medlemmar", Of::Case);
    }
  }

  std::string code_condition() {
    return random_.pick({"någon av Ärende uppfyller kats innehåller k",
                         "antal(Ärende där kat = k) <= 2",
                         "ingen av Ärende som a uppfyller a.kat ligger under k",
                         "alla Ärende som a uppfyller (a.kats saknas eller a.kat ingår i k)",
                         "(någon av Ärende som a uppfyller a.kat = k) eller (någon av Kategori som "
                         "l uppfyller l ligger under k)",
                         "summa(a.poäng för Ärende som a där a.kat = k) >= 2",
                         "någon av föregående Ärende som a uppfyller a.kat = k",
                         "andel(a.klar = ja för Ärende som a där a.kat ingår i k) > 50 %"});
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
        out = random_.pick({"minst", "exakt", "högst"}) + random_.pick({" 1", " 2"}) + " av dessa";
    }
    for (std::size_t i = 0; i < items; ++i) {
      out += std::string("\n    ") + static_cast<char>('a' + i) + ") ";
      out += random_.chance(15) ? sublist(sight) : condition(sight, 1, false);
    }
    return out;
  }

  std::string sublist(const Sight& sight) {
    std::string out = random_.pick(
        {"alla dessa", "något av dessa", "inget av dessa", "minst 2 av dessa", "högst 1 av dessa"});
    for (std::size_t i = 1; i <= 2 + random_.below(2); ++i) {
      out += "\n      " + std::to_string(i) + ") " + leaf(sight, false);
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
  std::string small() { return leaves_.small(); }
  std::string few() { return leaves_.few(); }
  std::string order() { return leaves_.order(); }
  std::string leaf(const Sight& sight, bool applying) {
    const Named& row = any(sight);
    const bool stands_alone = row.of == Of::Unit || row.of == Of::Case;
    if (!row.previous && stands_alone && random_.chance(8)) return leaves_.before(row);
    return leaves_.about(row, applying);
  }

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
    if (row.of == Of::Program) return {Of::Case, dot + "användning"};
    if (row.of == Of::Course) return {Of::Course, random_.chance(30) ? "föregående Kurs" : "Kurs"};
    return {Of::Case, random_.chance(30) ? "föregående Ärende" : "Ärende"};
  }

  std::string quantifier(const Sight& sight, std::size_t depth, bool applying) {
    const Named& row = any(sight);
    if (row.of == Of::Case && random_.chance(20)) return leaves_.of_values(row);
    const auto [of, collection] = collection_of(row);
    Sight inner = sight;
    const std::string name = "x" + std::to_string(++aliases_);
    const bool crowded = inner.size() > 1;
    if (crowded) inner.erase(inner.begin() + 1);
    inner.push_back({name, of, row.previous || collection.rfind("föregående", 0) == 0});
    std::string filter;
    if (random_.chance(25)) filter = " där " + leaf({inner.back()}, false);
    const std::string head = random_.pick(
        {"någon av ", "alla ", "ingen av ", "minst 2 av ", "exakt 1 av ", "högst 1 av "});
    return "(" + head + collection + " som " + name + filter + " uppfyller (" +
           condition(inner, depth, applying) + "))";
  }

  // With an equality to the record or without, keys and other fields.
  std::string register_quantifier(const Sight& sight) {
    const Named& row = any(sight);
    const std::string dot = row.name + ".";
    const std::string name = "y" + std::to_string(++aliases_);
    const std::string before = random_.chance(20) ? "föregående " : "";
    const bool units = row.of == Of::Unit;
    const bool courses = row.of == Of::Course;
    const bool cases = row.of == Of::Case;
    const std::string own = units ? dot + "folk" : cases ? dot + "poäng" : small();
    std::string equality;
    if (row.of == Of::Unit) {
      equality = random_.pick({".kod = " + dot + "kod", ".namn = " + dot + "namn",
                               ".folk = " + dot + "folk", ".startad = " + dot + "startad"});
    } else if (row.of == Of::Case) {
      equality =
          random_.pick({".id = " + dot + "id", ".enhet = " + dot + "enhet", ".kat = " + dot + "kat",
                        ".poäng = " + dot + "poäng", ".rubrik = " + dot + "rubrik"});
    } else if (row.of == Of::Program) {
      equality = ".poäng = 2";
    } else if (courses) {
      equality =
          random_.pick({".namn = " + dot + "namn och " + name + ".termin = " + dot + "termin",
                        ".namn = " + dot + "namn"});
    } else {
      equality = ".poäng = " + dot + "antalet";
    }
    const std::string reg = units ? "Enhet" : courses ? "Kurs" : "Ärende";
    const std::string figure = units ? ".folk" : courses ? ".termin" : ".poäng";
    std::string test = random_.chance(80) ? name + equality : name + figure + " > " + own;
    if (random_.chance(30)) {
      test += " och " + name + (units ? ".stor = ja" : courses ? ".godkänd = ja" : ".klar = ja");
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
    const std::string value = of == Of::Unit     ? "folk"
                              : of == Of::Case   ? random_.pick({"poäng", "poäng", "belopp"})
                              : of == Of::Course ? "termin"
                                                 : "antalet";
    switch (random_.below(12)) {
      case 8:
        return "(andel(" + collection + " som " + name + " där " + leaf(inner, false) + ") " +
               order() + " " + random_.pick({"50 %", "1", "33 %"}) + ")";
      case 9: {
        if (of != Of::Case) return "(antal(" + over + ") <> " + few() + ")";
        const std::string ignoring = random_.pick({"rest", "stängt"});
        return "(antal olika(" + z + ignoring + " för " + over + ", utan saknade) " + order() +
               " " + few() + ")";
      }
      case 10:
        if (of != Of::Case) return "(summa(" + z + value + " för " + over + ") > " + few() + ")";
        return "((medelvärde(" + z + "rest för " + over + ", utan saknade) om saknas 1) " +
               order() + " 1,5)";
      case 11:
        if (of == Of::Unit) {
          return "((tidigaste(" + z + "startad för " + over + ") om saknas idag) " + order() +
                 " 2026-01-02)";
        }
        if (of != Of::Case) return "(summa(" + z + value + " för " + over + ") <= " + few() + ")";
        return random_.pick(
            {"((tidigaste(" + z + "hänt för " + over + ") om saknas nu) " + order() + " nu)",
             "(summa(" + z + "frist för " + over + ") " + order() + " brådska)",
             "(antal(" + collection + " som " + name + " där antal(" + z + "saker) >= 1) " +
                 order() + " 1)",
             "(antal(" + over + ") " + order() + " antal(" + collection + "))"});
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
                                     ? random_.pick({"kat", "enhet", "rubrik", "öppnat", "vikt",
                                                     "belopp", "hänt", "klar", "frist", "tyngd"})
                                 : of == Of::Course ? random_.pick({"namn", "termin", "godkänd"})
                                                    : "antalet";
        return "(antal olika(" + z + what + " för " + over + ") " + order() + " " + few() + ")";
      }
    }
  }

  Random& random_;
  Leaves leaves_;
  std::size_t aliases_ = 0;
  std::map<std::string, Of> keyed_;  // by rule
};

}  // namespace

std::string random_rules(Random& random, const Shape& shape, std::size_t count) {
  Ruler ruler(random, shape);
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    out += ruler.rule(i);
    if (random.chance(15)) out += ruler.waiver(i);
  }
  if (random.chance(25)) out += ruler.summary(0);
  return out;
}

}  // namespace regel::property
