#include "tools/regel/command_table.hpp"

namespace regel::tool {
namespace {

// clang-format off
constexpr CommandInfo kCommands[] = {
    {Command::Check, "check", "[MAPP]", "[FOLDER]",
     "prövar reglerna på uttagen", "evaluates the rules on the exports",
     "Prövar projektets regler på dess källor och skriver en rapport. Utan MAPP prövas den mapp du\n"
     "står i. Ett `-` läser reglerna från standard in.\n",
     "Evaluates the project's rules on its sources and writes a report. Without FOLDER the current\n"
     "folder is checked. A `-` reads the rules from standard input.\n"},
    {Command::Test, "test", "[MAPP]", "[FOLDER]",
     "kör testerna som står vid reglerna", "runs the tests written beside the rules",
     "Kör varje `test` i projektet och visar vad som blev fel. Att inga tester finns är ett fel,\n"
     "om inte --allow-none anges. Två flaggor prövar i stället testerna. Med --coverage visas för varje\n"
     "villkor om det har varit sant, falskt och okänt. Med --mutate ändras varje regel på en sak i taget,\n"
     "och de ändringar som inget test märker visas med den post som avslöjar dem.\n",
     "Runs every `test` of the project and shows what went wrong. That there are no tests is an error\n"
     "unless --allow-none is given. Two options try the tests instead. With --coverage every condition is\n"
     "shown with whether it has been true, false and unknown. With --mutate each rule is changed in one\n"
     "thing at a time, and the changes that no test notices are shown with the record that tells them\n"
     "apart.\n"},
    {Command::Fmt, "fmt", "[FIL|MAPP ...]", "[FILE|FOLDER ...]",
     "skriver reglerna i normalform", "writes the rules in canonical layout",
     "Skriver om regelfilerna i normalform, på plats. Ett `-` läser en regeltext från standard in\n"
     "och skriver den på standard ut.\n",
     "Rewrites the rule files in canonical layout, in place. A `-` reads one rule text from standard\n"
     "input and writes it to standard output.\n"},
    {Command::Lint, "lint", "[MAPP|FIL ...]", "[FOLDER|FILE ...]",
     "granskar reglerna utan data", "examines the rules without data",
     "Visar allt som går att säga om reglerna utan att läsa något uttag.\n",
     "Shows everything that can be said about the rules without reading an export.\n"},
    {Command::Explain, "explain", "KOD | REGEL [NYCKEL]", "CODE | RULE [KEY]",
     "förklarar en kod, en regel eller ett utfall", "explains a code, a rule or an outcome",
     "KOD (R512) ger den långa förklaringen av ett meddelande, REGEL (PUB-007) regeln i hela\n"
     "meningar, REGEL och NYCKEL varför posten fick sitt utfall.\n",
     "CODE (R512) gives the long explanation of a message, RULE (PUB-007) the rule in full\n"
     "sentences, RULE and KEY why the record got its outcome.\n"},
    {Command::Infer, "infer", "FIL ...", "FILE ...",
     "föreslår vokabulär och källa från ett uttag", "proposes a vocabulary from an export",
     "Läser uttag och skriver ett förslag till register och källor, att granska och spara. En FIL\n"
     "kan också vara en mapp, ett mönster inom citattecken, eller - för standard in. Det som ser ut\n"
     "att handla om personer blir aldrig en kodlista. Med --output räknas filernas namn från mappen\n"
     "där förslaget läggs, och en fil som redan finns skrivs inte över.\n",
     "Reads exports and writes a proposal for registers and sources, to review and keep. A FILE may\n"
     "also be a folder, a pattern in quotation marks, or - for standard input. What seems to be about\n"
     "persons never becomes a code list. With --output the files are named relative to the folder of\n"
     "the proposal, and a file that exists already is not overwritten.\n"},
    {Command::Diff, "diff", "GAMMAL [NY]", "OLD [NEW]",
     "visar vad som rör sig när reglerna ändras", "shows what moves when rules change",
     "Kör båda versionerna av reglerna på samma uppgifter, och på posterna i testerna, och visar regel\n"
     "för regel vilka poster som rör sig och om ändringen är strängare eller mildare. GAMMAL och NY är\n"
     "mappar eller revisioner i git: `main`, `HEAD~1`, `main:socialnamnden`. En revision utan mapp är\n"
     "samma mapp som den andra sidan, eller --project. Utan NY jämförs med --project. Uppgifterna är de\n"
     "som NY har, om inte --data anges.\n\n"
     "    regel diff main                       ändringen sedan main, i mappen du står i\n"
     "    regel diff main socialnamnden         i projektet socialnamnden\n"
     "    regel diff --data igår --data idag    samma regler på två uttag\n\n"
     "En regel som blivit mildare ska stå i projektets ändringar.json; annars felkod 1 och posten att\n"
     "lägga till. Felkod 3: en ändring som det inte fanns något att pröva på.\n",
     "Runs both versions of the rules on the same data, and on the records of the tests, and shows rule\n"
     "by rule which records move and whether the change is stricter or looser. OLD and NEW are folders\n"
     "or revisions in git: `main`, `HEAD~1`, `main:socialnamnden`. A revision without a folder is the\n"
     "same folder as the other side, or --project. Without NEW, --project is compared with. The data is\n"
     "what NEW has, unless --data is given.\n\n"
     "    regel diff main                          the change since main, in the folder you are in\n"
     "    regel diff main socialnamnden            in the project socialnamnden\n"
     "    regel diff --data yesterday --data today the same rules on two exports\n\n"
     "A rule that became looser must be declared in the project's changes.json; else exit code 1 and the\n"
     "entry to add. Exit code 3: a change that there was nothing to look at it on.\n"},
    {Command::Docs, "docs", "[MAPP]", "[FOLDER]",
     "skriver regelkatalogen som en webbsida", "writes the rule catalogue as a web page",
     "Skriver en sida i HTML med varje regel: dess mening, lagstöd, uppgifter den behöver, när den\n"
     "inte kan avgöras, och dess test som exempel. Sidan fungerar utan nät och går att skriva ut. En\n"
     "regelfil eller ett `-` går också bra i stället för MAPP; paket som reglerna använder är med.\n",
     "Writes a page of HTML with every rule: its meaning, authority, the data it needs, when it cannot\n"
     "be determined, and its tests as examples. The page works offline and prints. A rule file or a\n"
     "`-` will also do for FOLDER; packs that the rules use are included.\n"},
    {Command::Gate, "gate", "[MAPP]", "[FOLDER]",
     "allt som en ändring av reglerna ska klara", "everything that a change of the rules has to pass",
     "Kör i tur och ordning det som en ändring ska klara, och visar vad som stoppar den: fmt --check,\n"
     "lint --strict, test, test --coverage och test --mutate om regel.json anger gränser för dem, och\n"
     "med --against diff mot reglerna före ändringen. Felkoden är den högsta av stegens.\n\n"
     "    regel gate --against main socialnamnden\n",
     "Runs in turn what a change has to pass, and shows what stops it: fmt --check, lint --strict,\n"
     "test, test --coverage and test --mutate if regel.json sets limits for them, and with --against\n"
     "diff against the rules before the change. The exit code is the highest of the steps'.\n\n"
     "    regel gate --against main socialnamnden\n"},
    {Command::Init, "init", "[MAPP]", "[FOLDER]",
     "skapar ett projekt som går att köra", "creates a project that runs",
     "Skapar regel.json, ett register, en regel, ett test och ett litet uttag. Filer som redan\n"
     "finns rörs inte.\n",
     "Creates regel.json, one register, one rule, one test and a small export. Files that exist\n"
     "already are left alone.\n"},
    {Command::Completion, "completion", "bash|zsh|fish", "bash|zsh|fish",
     "skriver komplettering för ett skal", "prints completion for a shell",
     "Skriver ett skript som låter skalet komplettera kommandon och flaggor:\n"
     "    source <(regel completion bash)\n",
     "Prints a script that lets the shell complete commands and options:\n"
     "    source <(regel completion bash)\n"},
    {Command::Help, "help", "[KOMMANDO]", "[COMMAND]",
     "visar hjälp", "shows help", "Visar hjälp om ett kommando.\n", "Shows help on a command.\n"},
};

constexpr CommandSet kReads =
    only(Command::Check) | only(Command::Explain) | only(Command::Diff);
constexpr CommandSet kRules = kReads | only(Command::Test) | only(Command::Lint);
constexpr CommandSet kWrites = kRules | only(Command::Infer) | only(Command::Docs);
constexpr CommandSet kCheck = only(Command::Check);
constexpr CommandSet kTest = only(Command::Test);
constexpr CommandSet kRuns = kReads | kTest;

constexpr OptionInfo kOptions[] = {
    {"--lang", "sv|en", "sv|en", kEvery, false,
     "språk i det som skrivs (förval: reglernas)", "language of what is printed (default: that of the rules)"},
    {"--color", "auto|always|never", "auto|always|never", kEvery, false,
     "färg i terminalen", "colour in the terminal"},
    {"--quiet", "", "", kEvery, false,
     "visa inte förloppet", "show no progress"},
    {"--output", "FIL", "FILE", kWrites, false,
     "skriv hit i stället för standard ut, helt eller inte alls", "write here instead of standard output, whole or not at all"},
    {"--format", "FORMAT", "FORMAT", kRules | only(Command::Gate), false,
     "text, json; check: även ndjson, csv; diff: även markdown; check, lint, test, diff: även sarif, junit, github, gitlab, tap",
     "text, json; check: also ndjson, csv; diff: also markdown; check, lint, test, diff: also sarif, junit, github, gitlab, tap"},
    {"--as-of", "DATUM[TTT:MM]", "DATE[THH:MM]", kReads, false,
     "avstämningsdag (förval: idag)", "the date that `today` is (default: today)"},
    {"--threads", "ANTAL", "NUMBER", kRuns, false,
     "trådar (förval: så många som datorn har)", "threads (default: as many as the machine has)"},
    {"--memory", "2G", "2G", kReads, false,
     "högsta minne för det som behålls av registren", "most memory for what is kept of the registers"},
    {"--data", "MAPP", "FOLDER", kReads, false,
     "där källornas filer ligger (förval: projektet)", "where the sources' files are (default: the project)"},
    {"--source", "REGISTER=FIL", "REGISTER=FILE", kReads, true,
     "läs registret från filen; - är standard in", "read the register from the file; - is standard input"},
    {"--previous", "MAPP|REGISTER=FIL", "FOLDER|REGISTER=FILE", kReads, true,
     "uttaget före detta", "the export before this one"},
    {"--fail-on", "ALLVAR", "SEVERITY", kCheck, false,
     "allvar som ger felkod 1: critical, high, medium, low, info", "severity that gives exit code 1: critical, high, medium, low, info"},
    {"--max-findings", "ANTAL", "NUMBER", kCheck | only(Command::Diff), false,
     "avvikelser som visas per regel, 0 = alla", "findings shown per rule, 0 = all"},
    {"--baseline", "FIL", "FILE", kCheck, false,
     "bara det som filen inte känner till är nytt och ger felkod", "only what the file does not know is new and gives an exit code"},
    {"--update-baseline", "", "", kCheck, false,
     "skriv om baslinjen efter det som finns nu", "rewrite the baseline from what is found now"},
    {"--sha256", "", "", kCheck, false,
     "räkna SHA-256 även för stora källor", "compute SHA-256 for large sources too"},
    {"--dump", "program|plan|schedule", "program|plan|schedule", kCheck, false,
     "skriv vad reglerna blev i stället för att köra dem", "print what the rules became instead of running them"},
    {"--project", "MAPP", "FOLDER", only(Command::Explain) | only(Command::Diff), false,
     "projektet som regeln finns i", "the project that the rule is in"},
    {"--rule", "REGEL", "RULE", kTest, true,
     "bara regeln, `PUB-*` är alla som börjar så", "only this rule, `PUB-*` is all that begin so"},
    {"--tag", "TAGG", "TAG", kTest, true,
     "bara regler med taggen", "only rules with the tag"},
    {"--file", "FIL|MAPP", "FILE|FOLDER", kTest, true,
     "bara det som står i filen eller mappen", "only what stands in the file or folder"},
    {"--coverage", "", "", kCheck | kTest, false,
     "visa vilka villkor som prövats: sanna, falska, okända", "show which conditions were exercised: true, false, unknown"},
    {"--times", "", "", kTest, false,
     "visa tiden för varje regels test", "show the time of each rule's tests"},
    {"--require-declared", "VILKA", "WHICH", only(Command::Diff), false,
     "ändringar som ska stå i ändringar.json: looser (förval), all, none", "changes that changes.json must declare: looser (default), all, none"},
    {"--allow-none", "", "", kTest, false,
     "godta att inga tester finns", "accept that there are no tests"},
    {"--mutate", "", "", kTest, false,
     "ändra en sak i taget i varje regel och visa vad testerna inte märker", "change one thing at a time in each rule and show what the tests do not notice"},
    {"--min-mutation", "PROCENT", "PERCENT", kTest, false,
     "felkod 1 om testerna märker färre av ändringarna (kör --mutate)", "exit code 1 if the tests notice fewer of the changes (runs --mutate)"},
    {"--propose", "", "", kTest, false,
     "skriv de tester som saknas, som regeltext att granska", "print the tests that are missing, as rule text to review"},
    {"--examples", "", "", only(Command::Explain), false,
     "visa de minsta poster som ger varje utfall, och de vid gränserna", "show the smallest records that give each outcome, and those at the limits"},
    {"--check", "", "", only(Command::Fmt), false,
     "skriv inget; felkod 1 om någon fil inte är i normalform", "write nothing; exit code 1 if a file is not in canonical layout"},
    {"--to", "sv|en", "sv|en", only(Command::Fmt), false,
     "byt till det andra språkets nyckelord", "use the other language's keywords"},
    {"--strict", "", "", only(Command::Lint), false,
     "felkod 1 också för varningar", "exit code 1 for warnings too"},
    {"--against", "REVISION|MAPP", "REVISION|FOLDER", only(Command::Gate), false,
     "reglerna före ändringen", "the rules before the change"},
    {"--comment", "FIL", "FILE", only(Command::Gate), false,
     "skriv det som rör sig hit, i Markdown", "write what moves here, in Markdown"},
    {"--renumber", "", "", only(Command::Fmt), false,
     "räkna om punkterna i listor: a), b), c)", "count the items of lists anew: a), b), c)"},
    {"--help", "", "", kEvery, false,
     "visa hjälp", "show help"},
    {"--version", "", "", kEvery, false,
     "visa version", "show the version"},
};
// clang-format on

}  // namespace

std::span<const CommandInfo> commands() { return kCommands; }
std::span<const OptionInfo> options() { return kOptions; }
const CommandInfo& info(Command command) { return kCommands[static_cast<std::size_t>(command)]; }

}  // namespace regel::tool
