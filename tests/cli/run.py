#!/usr/bin/env python3
"""Runs the program as its users do: the likeliest mistakes, every exit code, and a project from
`regel init` through all commands. Usage: run.py PATH-OF-REGEL"""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

REGEL = os.path.abspath(sys.argv[1])
ROOT = Path(__file__).resolve().parents[2]
failures = []
checks = 0


def regel(*words, folder=".", text=None):
    done = subprocess.run([REGEL, *map(str, words)], cwd=folder, capture_output=True,
                          input=text.encode() if text is not None else None, timeout=60)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def expect(name, got, code, *texts, absent=()):
    """The exit code, and texts that must or must not be in what was printed."""
    global checks
    checks += 1
    said = " ".join((got[1] + got[2]).split())  # however lines were broken
    problems = [f"exit {got[0]}, not {code}"] if got[0] != code else []
    problems += [f"not said: {text}" for text in texts if text not in said]
    problems += [f"said: {text}" for text in absent if text in said]
    if problems:
        failures.append(name)
        print(f"FAILED {name}: {'; '.join(problems)}\n{got[1]}{got[2]}", file=sys.stderr)


def calls(folder):
    """Mistakes on the command line."""
    expect("help", regel(), 0, "Användning: regel KOMMANDO", "check")
    expect("help in English", regel("--lang", "en"), 0, "Usage: regel COMMAND")
    expect("help on a command", regel("help", "check"), 0, "--as-of", "Felkoder")
    expect("version", regel("--version"), 0, "regel ")
    expect("completion", regel("completion", "bash"), 0, "complete -o filenames -F _regel regel")
    expect("a misspelt command", regel("chek"), 2, "S025", "`chek` finns inte. Menade du `check`?")
    expect("a misspelt option", regel("check", "--asof", "2026-01-01"), 2, "Menade du `--as-of`?")
    expect("an option of another command", regel("fmt", "--allow-none"), 2, "`regel test`")
    expect("a date that is none", regel("check", "--as-of", "2026-02-30", "--lang", "en"), 2, "S024",
           "`--as-of` was given \"2026-02-30\"", "a date such as 2026-03-01")
    expect("a size that is none", regel("check", "--memory", "mycket"), 2, "2G eller 512M")
    expect("an unknown format", regel("check", "--format", "xlsx"), 2, "csv")
    expect("an option without its value", regel("check", "--as-of"), 2, "--as-of")
    expect("a folder that is not there", regel("check", folder / "nowhere"), 2, "finns inte")
    expect("a folder without rules", regel("check", folder), 2, "S027")


def project(folder):
    """The project of `regel init`, through every command."""
    home = folder / "p"
    expect("init", regel("init", home), 0, "skapade", "regel check")
    expect("init does not overwrite", regel("init", home), 2, "har redan regelfiler")
    expect("lint", regel("lint", home), 0, "Inget att anmärka på.")
    expect("test", regel("test", home), 0, "4 utfall: alla gick igenom.")
    expect("canonical layout", regel("fmt", "--check", home), 0)
    expect("options before the folder", regel("check", "--max-findings", "1", home), 1, "och 1 till")
    expect("the other language", regel("fmt", "--to", "en", "-", text=(home / "regler.regel").read_text()),
           0, "language english", "for each:")
    gap = "# en lista\nlanguage english\nrule A-1 \"t\"\n  must: all of these\n    a) x = 1\n    c) y = 2\n"
    expect("a list with a gap", regel("fmt", "-", text=gap), 2, "Found c) where the next item is b)")
    expect("a list renumbered", regel("fmt", "--renumber", "-", text=gap), 0, "a) x = 1 b) y = 2")
    expect("explain a code", regel("explain", "R512"), 0, "R512")
    expect("explain a rule", regel("explain", "EX-001", folder=home), 0, "För varje Behandling gäller")
    expect("explain a record", regel("explain", "EX-001", "B-3", folder=home), 0, "kan ej avgöras")
    expect("an unknown rule", regel("explain", "EX-01", folder=home), 2, "Menade du `EX-001`?")
    expect("an unknown code", regel("explain", "R999"), 2, "S032", "meddelande med koden R999")
    expect("an unknown code, nearly", regel("explain", "r5120", "--lang", "en", folder=home), 2,
           "no rule r5120")
    expect("an unknown record", regel("explain", "EX-001", "B-99", folder=home), 2, "S031")
    expect("check", regel("check", home, "--as-of", "2026-08-08"), 1, "avstämningsdag 2026-08-08",
           "Behandling B-2 bruten", "registren stämmer med reglerna")
    expect("check in English", regel("check", home, "--lang", "en"), 1, "Behandling B-2 fail")
    expect("the program", regel("check", home, "--dump", "program"), 0, "EX-001")
    expect("the plan", regel("check", home, "--dump", "plan"), 0, "source 0 Behandling: relation",
           "rule EX-001 of relation", "field-state")
    expect("the schedule", regel("check", home, "--dump", "schedule"), 0, "step 1 read Behandling and judge its rules")
    expect("only what is severe", regel("check", home, "--fail-on", "critical"), 3)

    report = home / "report.json"
    expect("check to a file", regel("check", home, "--format", "json", "--output", report), 1)
    document = json.loads(report.read_text())
    validate(document)
    rule = document["rules"][0]
    parts = ("not_applicable", "pass", "fail", "undetermined")
    expect("the counts add up", (sum(rule[part] for part in parts) - rule["records"], "", ""), 0)
    twice = [regel("check", home, "--format", "json", "--as-of", "2026-08-08", "--threads", n)[1]
             for n in (1, 4)]
    expect("same inputs, same bytes", (0 if twice[0] == twice[1] else 1, "", ""), 0)

    expect("a register that there is none of", regel("check", home, "--source", "Behandlin=x.json"), 2, "S024",
           "namnet på ett register, kanske `Behandling`")
    expect("the same of the export before", regel("check", home, "--previous", "Behandlin=x.json"), 2, "S024",
           "kanske `Behandling`")
    expect("an earlier folder that is not there", regel("check", home, "--previous", home / "nowhere"), 2, "S024",
           "en mapp som finns")
    expect("a missing export", regel("check", home, "--source", "Behandling=nowhere.json"), 4, "S001")
    expect("a folder for an export", regel("check", home, "--source", f"Behandling={folder}"), 4, "S020",
           "Det är en mapp", ".ndjson eller .jsonl", '`fil: "')
    expect("a full disk", regel("check", home, "--output", "/dev/full"), 4, "S014")
    (home.parent / "given.json").write_text('[{"id": "1", "namn": "A", "känsliga_uppgifter": false}]')
    expect("an export named from outside the project", regel(
        "check", home.name, "--source", "Behandling=given.json", folder=home.parent), 3, "ej prövad",
        "given.json")
    expect("an export from standard input", regel("check", home, "--source", "Behandling=-", text=
           '[{"id": "1", "namn": "A", "känsliga_uppgifter": false}]'), 3, "ej prövad")
    before = report.read_text()
    cut = home / "cut.json"
    cut.write_text('[{"id": "B-1"')
    expect("an export that is cut off", regel("check", home, "--source", f"Behandling={cut}"), 4, "S005")
    expect("the report is as it was", (0 if report.read_text() == before else 1, "", ""), 0)


def docs(folder):
    """The page of rules."""
    home = folder / "d"
    regel("init", home)
    page = home / "regler.html"
    expect("docs", regel("docs", home, "--output", page), 0)
    first = page.read_text()
    for part in ('<html lang="sv">', "<h1>Regelkatalog</h1>", 'id="regel-EX-001"', "För varje Behandling gäller",
                 "default-src &#39;none&#39;", "alla 4 stämmer"):
        expect(f"docs has {part}", (0 if part in first else 1, "", ""), 0)
    expect("docs in English", regel("docs", home, "--lang", "en"), 0, '<html lang="en">', "Rule catalogue",
           "For each Behandling this holds", '<span lang="sv">')
    expect("docs of standard input", regel("docs", "-", folder=home, text="språk svenska\nanvänd paket.klassning\n"), 0,
           'id="regel-L-01"', "Exempel på L-01", 'id="källa-GDPR"')
    expect("docs without a folder", regel("docs", folder=home), 0, "Regelkatalog")
    again = regel("docs", home)[1]
    expect("docs, same rules, same bytes", (0 if again == first and again == regel("docs", home)[1] else 1, "", ""), 0)
    expect("docs names no folder", (1 if str(folder) in first else 0, "", ""), 0)
    expect("docs to a full disk", regel("docs", home, "--output", "/dev/full"), 4, "S014")
    expect("docs to a folder that is not there", regel("docs", home, "--output", home / "nowhere" / "a.html"), 4, "S015")
    expect("docs of a folder that is not there", regel("docs", home / "nowhere"), 2, "finns inte")
    expect("docs with an option of check", regel("docs", home, "--as-of", "2026-01-01"), 2, "`regel check`")
    expect("docs of two projects", regel("docs", home, home), 2, "Här behövs bara [MAPP]")
    expect("in English", regel("docs", home, home, "--lang", "en"), 2, "where only [FOLDER] is needed")
    tests = home / "regler.regel"
    right = tests.read_text()
    tests.write_text(right.replace(": uppfylld", ": bruten", 1))
    expect("docs with an example that is wrong", regel("docs", home), 0, "1 av 4 exempel stämmer inte med reglerna: regel test",
           "Stämmer inte: regeln säger uppfylld")
    tests.write_text(right + "\nregel")
    expect("docs of rules with a mistake", regel("docs", home, "--output", page), 2, "Reglerna har")
    expect("docs left the page as it was", (0 if page.read_text() == first else 1, "", ""), 0)
    (home / "tom").mkdir()
    (home / "tom" / "a.regel").write_text("språk svenska\n")
    expect("docs without rules", regel("docs", home / "tom"), 2, "inga regler att visa", "använd paket.konsekvens")


def limits(folder):
    """What the command line alone sets a limit to."""
    home = folder / "l"
    home.mkdir()
    (home / "a.regel").write_text('''språk svenska
register R
  fil: "r.json"
  nyckel: id
  fält id: text från "id"
regel A-1 "a"
  för varje: R
  ska: id = ""
  annars: "{id}"
''')
    for count, said, unsaid in ((100, "R k99", "Visa alla"), (101, "och 1 till. Visa alla", "R k99")):
        (home / "r.json").write_text(json.dumps([{"id": f"k{i}"} for i in range(count)]))
        expect(f"{count} findings in text", regel("check", home), 1, said, absent=(unsaid,))
    expect("as many threads as there may be", regel("check", home, "--threads", "256"), 1)
    expect("one thread more", regel("check", home, "--threads", "257"), 2, "1 till 256")
    expect("no thread", regel("check", home, "--threads", "0"), 2, "1 till 256")


def mistakes(folder):
    """Mistakes in rules and in the project file."""
    home = folder / "q"
    regel("init", home)
    settings = home / "regel.json"
    settings.unlink()
    settings.mkdir()
    expect("a folder for a file", regel("lint", home), 2, "S002", "Ange en fil.")
    settings.rmdir()
    settings.write_text('{\n  "edition": 1,\n}\n')
    expect("a comma too many", regel("lint", home), 2, "S021", "kommat före `}` ska bort")
    settings.write_text('{"langauge": "sv"}')
    expect("an unknown setting", regel("lint", home), 0, "S022", "Menade du `language`?")
    settings.write_text('{"sources": {"Behandlin": "x.json"}}')
    expect("a setting for no register", regel("check", home), 2, "S023", "kanske `Behandling`")
    settings.write_text('{"threads": "fyra"}')
    expect("a setting of the wrong kind", regel("lint", home), 2, "S023", "1 till 256")
    settings.unlink()
    rules = home / "regler.regel"
    text = rules.read_text()
    rules.write_text(text.replace("förvänta a: bruten", "förvänta a: uppfylld"))
    expect("a test that fails", regel("test", home), 1, "R803", "blev *bruten*, förväntat *uppfylld*",
           "EX-001 · Behandling B-1: bruten", "Krav nej konsekvensbedömning finns")
    rules.write_text(text.replace("förvänta a: bruten", "förvänta a: bruten med meddelandet \"Fel.\""))
    expect("a message that differs", regel("test", home), 1, "R812", "förväntat \"Fel.\"")
    rules.write_text(text + """
regel GR-1 "grupper"
  för varje: grupp av Behandling per namn
  ska:       antal(medlemmar) = 1
  annars:    "{namn} förekommer flera gånger."

test "en grupp som inte finns" för GR-1
  givet Behandling a: namn = "Ett"
  förvänta gruppen(namn = "Ett"): uppfylld
  förvänta gruppen(namn = "Två"): uppfylld
""")
    expect("a group that does not occur", regel("test", home), 1, "R809", "av gruppen Två",
           absent=("R803", "gruppen Ett"))
    rules.write_text(text.replace("när:       känsliga_uppgifter", "när:       känsliga_upgifter"))
    expect("a misspelt field", regel("check", home), 2, "R301", "känsliga_uppgifter", "Inget prövades")
    rules.write_text(text)
    expect("tests of one rule", regel("test", home, "--rule", "EX-*"), 0, "4 utfall")
    expect("tests of no rule", regel("test", home, "--rule", "EY-*"), 2, "Inget test passar")
    expect("tests of a file", regel("test", home, "--file", "regler.regel", "--times"), 0, " ms")
    whole = regel("test", home, "--format", "json")
    expect("tests as JSON", whole, 0)
    if json.loads(whole[1])["tests"][0]["outcomes"][0]["expected"] != "fail":
        failures.append("what was expected, as JSON")
    expect("what the tests exercise", regel("test", home, "--coverage"), 0, "konsekvensbedömning finns",
           "Sant och falskt: 4 av 4 sedda (100,0 %). Okänt: 1 av 2 (50,0 %).")
    covered = regel("test", home, "--coverage", "--format", "json")
    expect("what the tests exercise, as JSON", covered, 0)
    told = json.loads(covered[1])
    one = [each for rule in told["rules"] if rule["id"] == "EX-001" for each in rule["conditions"]]
    if (told["decided"], told["unknown"]) != ({"seen": 4, "of": 4}, {"seen": 1, "of": 2}) or \
            [each["part"] for each in one] != ["when", "requirement"] or told["registers"] != []:
        failures.append("the counts of coverage as JSON")
    settings.write_text('{"coverage": {"decided": 100, "unknown": 60}}')
    expect("too little", regel("test", home, "--coverage"), 1, "minst 60 % av villkoren okända, men visar 1 av 2")
    settings.write_text('{"coverage": {"decided": 100, "unknown": 50}}')
    expect("enough", regel("test", home, "--coverage"), 0, absent=("minst",))
    settings.write_text('{"coverage": {"decided": 101}}')
    expect("more than all", regel("test", home), 2, "S023", "ett helt tal från 0 till 100")
    settings.unlink()
    expect("what the export exercises", regel("check", home, "--coverage"), 0, "gäller ingen regel")
    covered = regel("check", home, "--coverage", "--format", "json")
    expect("what the export exercises, as JSON", covered, 0)
    # The first is undetermined; of none it is known that no rule applies.
    if json.loads(covered[1])["registers"] != [{"register": "Behandling", "records": 3, "no_rule_applies": 0,
                                                "undetermined": 1, "keys": []}]:
        failures.append("what no rule concerns, as JSON")
    expect("in a format that it has not", regel("check", home, "--coverage", "--format", "csv"), 2, "`text` eller `json`")
    settings.write_text('{"tests_required": true, "profile": "kommun"}')
    rules.write_text(text)
    expect("every rule has a test", regel("test", home), 0, "4 utfall", "inställningen \"profile\" finns inte")
    extra = text.replace("EX-001", "EX-002")
    rules.write_text(text + extra[extra.index("regel"):extra.index("test \"")])
    expect("a rule without a test", regel("test", home), 1, "EX-002 har inget test", "alla gick igenom")
    settings.unlink()
    expect("which is accepted otherwise", regel("test", home), 0, absent=("inget test",))
    rules.write_text(text[:text.index("test \"")])
    expect("no tests", regel("test", home), 2, "Inga tester")
    expect("no tests, accepted", regel("test", home, "--allow-none"), 0)


def readme(folder):
    """What the README shows is what the program prints."""
    text = (ROOT / "README.md").read_text()
    shown = text[text.index("    $ regel check"):]
    block = re.split(r"\n\n(?! )", shown)[0].split("\n")
    done = regel(*block[0].split()[2:], folder=ROOT)
    said = [line.rstrip() for line in done[1].split("\n")]
    lines = [line[4:] for line in block[1:] if line.strip() and line.strip() != "…"]
    missing = [line for line in lines if line not in said]
    expect("the README's tour", (0 if lines and not missing else 1, "\n".join(missing), ""), 0)
    social = ROOT / "demo/socialnamnden"
    expect("a value and where it stands", regel("explain", "RSK-001", "RSK-23", folder=social), 0,
           "riskvärde = 9 (/risker/22/riskvärde)", "nej åtgärder finns 0 poster")
    expect("members that decide", regel("explain", "PUB-006", "BEH-0113", folder=social), 0,
           "2 element: 1 ja, 0 nej, 1 oklart", "oklart (/behandlingar/112/system/1)")
    expect("a group's members", regel("explain", "ORG-003", "E07", folder=social), 0,
           "13 poster: 0 ja, 13 nej", "nej Behandling BEH-0007")
    expect("the README's record", regel("explain", "VOR-I01", "3", folder=ROOT / "demo/risktabell-skannad"), 0,
           "kan ej avgöras", "riskvärde")


def validate(document):
    try:
        import jsonschema
    except ImportError:
        return
    jsonschema.validate(document, json.loads((ROOT / "docs/report.schema.json").read_text()))


with tempfile.TemporaryDirectory() as name:
    for part in (calls, project, docs, limits, mistakes, readme):
        part(Path(name))
print(f"{checks} checks, {len(failures)} failed")
sys.exit(1 if failures else 0)
