#include "tests/property/random_leaves.hpp"

namespace regel::property {

std::string Leaves::about(const Named& row, bool applying) {
  const std::string dot = row.name + ".";
  switch (row.of) {
    case Of::Unit:
      return of_unit(dot, row, applying);
    case Of::Case:
      return of_case(dot, applying);
    case Of::Thing:
      return of_thing(dot);
    case Of::Program:
      return of_program(dot, applying);
    case Of::Course:
      return of_course(dot, applying);
  }
  return {};
}

std::string Leaves::of_values(const Named& row) {
  const std::string dot = row.name + ".";
  return "(" +
         random_.pick(
             {dot + "kats innehåller någon av Känsliga",
              dot + "kats innehåller bara (hälsa)",
              dot + "kats innehåller alla av (diagnos, adress)",
              dot + "kats innehåller religion",
              "någon av " + dot + "kats som v uppfyller v ligger under hälsa",
              "någon av " + dot + "taggar som v uppfyller v = \"A\"",
              "antal olika(v för " + dot + "kats som v) >= 2",
              "någon av " + dot + "kats som v uppfyller v är ogiltigt",
              "alla " + dot + "kats som v uppfyller v finns",
              "ingen av " + dot + "textfält som v uppfyller innehåller_personnummer(v)",
              "någon av " + dot + "textfält som v uppfyller v börjar med \"A\"",
              "någon av Känsliga som v uppfyller " + dot + "kats innehåller v",
              "alla Vikt som w uppfyller (w <= " + dot + "vikt eller nivå(w) > 2)",
              "antal(Kategori som v där " + dot + "kat ingår i v) >= 2",
              dot + "enheter innehåller " + dot + "enhet",
              dot + "enheter innehåller roten",
              "högst 1 av " + dot + "kats som v uppfyller v ingår i hälsa",
              "andel(" + dot + "kats som v där v är en av Känsliga) >= 50 %",
              "antal olika(v för " + dot + "enheter som v) = antal(" + dot + "enheter)",
              "någon av " + dot + "enheter som v uppfyller v saknas",
              "(högsta(v för " + dot + "tal som v) om saknas 0) > summa(v för " + dot +
                  "tal som v)",
              dot + "tal innehåller bara (1, 2)",
              "någon av " + dot + "saker som s uppfyller s.märken innehåller \"A\"",
              "alla " + dot + "saker som s uppfyller (någon av s.märken som m uppfyller m = \"B\")",
              "antal(" + dot + "saker som s där antal(s.märken) > 1) >= 1",
              dot + "taggar innehåller \"B\""}) +
         ")";
}

std::string Leaves::before(const Named& row) {
  const std::string field = row.of == Of::Unit ? "folk" : "poäng";
  const std::string guard = row.name + ".föregående finns";
  switch (random_.below(5)) {
    case 0:
      return guard;
    case 1:
      return row.of == Of::Unit
                 ? "(" + guard + " och " + row.name + ".föregående.chef finns)"
                 : "(" + guard + " och " + row.name + ".föregående.enhet = " + row.name + ".enhet)";
    case 2:
      return "(" + row.name + ".föregående saknas eller (någon av " + row.name +
             (row.of == Of::Unit ? ".föregående.ärenden som f uppfyller f.klar = ja))"
                                 : ".föregående.saker som f uppfyller f.antalet > 1))");
    case 3:
      return "(" + guard + " och " + row.name + ".föregående." + field + " " + order() + " " +
             row.name + "." + field + ")";
    default:
      return "(" + row.name + ".föregående saknas eller " + row.name + ".föregående." + field +
             " > 1)";
  }
}

// Tests of presence on what is required are refused where a rule says what it applies to.
std::string Leaves::presence(const std::string& field, bool applying, const std::string& instead) {
  if (applying) return instead;
  return field + " " +
         random_.pick({"finns", "saknas", "är ifyllt", "är ogiltigt", "är angivet som okänt"});
}

std::string Leaves::of_thing(const std::string& dot) {
  return random_.pick({dot + "antalet " + order() + " " + small(), dot + "märke finns",
                       dot + "rör(\"A\")", dot + "märken innehåller \"A\"", dot + "märken finns",
                       "(antal(" + dot + "märken) " + order() + " " + few() + ")",
                       "(någon av " + dot + "märken som m uppfyller m = \"B\")",
                       "(" + dot + "ansvar finns och " + dot + "ansvar.stor = ja)",
                       dot + "ansvar är ifyllt",
                       "(antal(" + dot + "märken) > antal(Kategori som k där k = religion))",
                       "(" + dot + "märke finns och " + dot + "märke = \"A\")",
                       "(" + dot + "slag saknas eller " + dot + "slag ingår i hälsa)",
                       "(" + dot + "slag finns och " + dot + "slag är en av (religion, diagnos))",
                       dot + "antalet är ogiltigt"});
}

std::string Leaves::of_program(const std::string& dot, bool applying) {
  return random_.pick(
      {dot + "klass " + random_.pick({"= låg", ">= medel", "< hög"}),
       presence(dot + random_.pick({"klass", "namn", "id"}), applying, dot + "klass > låg"),
       "(" + dot + "ägare finns och " + dot + "ägare.folk " + order() + " 2)",
       "(antal(" + dot + "användning) " + order() + " " + few() + ")",
       "(någon av " + dot + "alias som a uppfyller a = \"Ett\")", dot + "namn = \"ETT\"",
       dot + "alias innehåller " + dot + "namn"});
}

std::string Leaves::of_course(const std::string& dot, bool applying) {
  return random_.pick(
      {dot + "godkänd = ja", dot + "termin " + order() + " 2",
       "(" + dot + "lärare finns och " + dot + "lärare = \"Alm\")",
       presence(dot + random_.pick({"godkänd", "termin", "namn"}), applying, dot + "termin > 0")});
}

std::string Leaves::of_time(const std::string& dot) {
  switch (random_.below(14)) {
    case 0:
      return dot + "frist " + order() + " " + random_.pick({"24 timmar", "brådska", "90 minuter"});
    case 1:
      return dot + "hänt " + random_.pick({"+ ", "- "}) + dot + "frist " + order() + " " +
             random_.pick({"nu", "2026-03-29 04:00", "nu - brådska"});
    case 2:
      return random_.pick({dot + "frist × 2 > 72 timmar",
                           dot + "poäng × 1 timme < " + dot + "frist",
                           dot + "frist + brådska >= 72 timmar"});
    case 3:
      return "(" + dot + "gallras finns och " + dot + "öppnat + " + dot + "gallras " + order() +
             " idag)";
    case 4:
      return "(" + dot + "gallras saknas eller " + dot + "gallras = 2 månader)";
    case 5:
      return dot + "inkom " + random_.pick({"<= ", "= ", "> "}) + dot + "öppnat";
    case 6:
      return dot + "öppnat " +
             random_.pick({"+ 3 arbetsdagar", "- 1 arbetsdag", "+ 0 arbetsdagar"}) + " " + order() +
             " " + dot + "inkom";
    case 7:
      return "(arbetsdagar_mellan(" + dot + "inkom, " + dot + "öppnat) " + order() + " " + few() +
             ")";
    case 8:
      return dot + "inkom inom " + random_.pick({"löptid", "2 veckor", "1 år", "3 arbetsdagar"}) +
             random_.pick({" före ", " efter "}) + random_.pick({"idag", dot + "öppnat"});
    case 9:
      return "(" + random_.pick({"senaste", "tidigaste"}) + "(" + dot + "öppnat, " + dot +
             "stängt om saknas " + dot + "inkom) " + order() + " idag)";
    case 10:
      return "sista_dagen_i_månaden(" + dot + "öppnat) " + order() + " " + dot + "inkom + 1 månad";
    case 11:
      return "(om " + dot + "klar = ja så " + dot + "öppnat annars idag) " + order() + " " + dot +
             "inkom";
    case 12:
      return "eu_frist(" + dot + "hänt, 72 timmar) " + order() + " 2026-04-01 23:59";
    default:
      return dot + random_.pick({"öppnat_nära(idag, löptid)", "öppnat_nära(2026-03-30, 30 dagar)"});
  }
}

std::string Leaves::of_links(const std::string& dot, bool applying) {
  switch (random_.below(10)) {
    case 0:
      return "(" + dot + "program finns och " + dot + "program.klass >= medel)";
    case 1:
      return dot + "program " + random_.pick({"finns", "saknas", "är ifyllt", "är ogiltigt"});
    case 2:
      return "(" + dot + "program finns och " + dot + "program.ägare finns och " + dot +
             "program.ägare.folk " + order() + " 2)";
    case 3:
      return "(" + dot + "plats finns och " + dot + "plats.ort " +
             random_.pick({"= \"Bo\")", "börjar med \"b\")"});
    case 4:
      return "(" + dot + "plats saknas eller (" + dot + "plats.boende om saknas 1) " + order() +
             " 1)";
    case 5:
      return dot + "enhet.ledd";
    case 6:
      return dot + "enhet.mer_än(" + small() + ")";
    case 7:
      return dot + "enhet " + random_.pick({"= roten", "ingår i roten", "ligger under roten"});
    case 8:
      return "(" + dot + "hemlig finns och " + dot + "hemlig = \"X\")";
    default:
      return applying ? dot + "plats finns" : dot + "enhet.över är ifyllt";
  }
}

std::string Leaves::of_unit(const std::string& dot, const Named& row, bool applying) {
  switch (random_.below(18)) {
    case 12:
      return dot + "ledd";
    case 13:
      return dot + "mer_än(" + small() + ")";
    case 14:
      return "(antal(" + dot + "underordnade) " + order() + " " + few() + ")";
    case 15:
      return "(antal(" + dot + "ärenden) + antal(" + dot + "delade) " + order() + " " + few() + ")";
    case 16:
      return "(antal(" + dot + "ärenden) " + order() + " antal(" + dot + "alla_ärenden))";
    case 17:
      return "(antal(" + dot + "ärenden som n där n.klar = ja) " + order() + " " + dot + "folk)";
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
      return "(" + dot + "folk " + random_.pick({"+", "-", "×"}) + " " + small() + ") " + order() +
             " " + small();
  }
}

std::string Leaves::of_case(const std::string& dot, bool applying) {
  switch (random_.below(34)) {
    case 24:
    case 25:
    case 26:
      return of_time(dot);
    case 27:
    case 28:
    case 29:
      return of_links(dot, applying);
    case 30:
      return random_.pick({dot + "tungt", "(inte " + dot + "tungt)", dot + "tyngd > " + small(),
                           dot + "tyngd " + order() + " " + dot + "poäng"});
    case 31:
      return random_.pick({dot + "poäng mellan 1 och 3", "-" + dot + "poäng < 0",
                           "(" + dot + "poäng + " + dot + "belopp) / 3 > 0,5",
                           dot + "belopp × " + dot + "belopp <= 2,25",
                           "10 % × " + dot + "poäng = 0,3", "0,1 × " + dot + "poäng + 0,2 = 0,3",
                           "absolut(" + dot + "belopp) > 1", "avrunda(" + dot + "belopp) = 2"});
    case 32:
      return random_.pick({dot + "vikt är en av (låg, hög)", dot + "vikt är inte en av (medel)",
                           dot + "kat är en av " + dot + "kats",
                           dot + "poäng är en av (1, 2, " + dot + "poäng)",
                           dot + "rubrik är en av (\"Ärende\", \"SN 2026/1\")"});
    case 33:
      return "(antal(" + dot + "saker) " + order() + " antal(" + dot + "enheter))";
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
      return "(" + dot + "belopp / " + dot + "poäng) " + order() + " " + random_.pick({"1", "0,5"});
    case 9:
      return dot + "öppnat " + order() + " " +
             random_.pick({"idag", "idag - 1 månad", "2026-03-01", "2026-02-27 + 1 år"});
    case 10:
      return "(" + dot + "stängt finns och " + dot + "stängt inom " +
             random_.pick({"5 arbetsdagar", "1 månad", "30 dagar"}) + " efter " + dot + "öppnat)";
    case 11:
      return "(" + dot + "stängt saknas eller " + dot + "stängt >= " + dot + "öppnat)";
    case 12:
      return "(" + dot + "anmält finns och " + dot + "anmält inom 72 timmar efter " + dot + "hänt)";
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

}  // namespace regel::property
