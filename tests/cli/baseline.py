#!/usr/bin/env python3
"""The baseline as its users meet it: made, kept, outgrown, and every way to get it wrong.
Usage: baseline.py PATH-OF-REGEL"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

REGEL = os.path.abspath(sys.argv[1])
RULES = '''språk svenska

register R
  fil: "r.json"
  nyckel: id
  fält id: text från "id"
  fält värde: heltal från "värde"

regel A-1 "Värdet är över noll"
  för varje: R
  ska: värde > 0
  annars: "{id}"
  allvar: låg

regel A-2 "Värdet är under hundra"
  för varje: R
  ska: värde < 100
  annars: "{id}"
'''
WAIVER = '''
dispens DSP-1 från A-1
  avser: R "b"
  i kraft: från 2026-01-01 till och med 2026-06-30
  skäl: "Skäl."
'''
failures = []
checks = 0


def check(name, holds, told=""):
    global checks
    checks += 1
    if not holds:
        failures.append(name)
        print(f"FAILED {name}: {told}", file=sys.stderr)


class Project:
    def __init__(self, folder):
        self.folder = folder
        folder.mkdir()
        self.rules(RULES)

    def rules(self, text):
        (self.folder / "a.regel").write_text(text)

    def data(self, **values):
        rows = [{"id": key, "värde": value} for key, value in values.items()]
        (self.folder / "r.json").write_text(json.dumps(rows))

    def regel(self, *words):
        done = subprocess.run([REGEL, "check", *map(str, words), "--quiet", "--as-of", "2026-03-01"],
                              cwd=self.folder, capture_output=True, timeout=60)
        return done.returncode, " ".join((done.stdout + done.stderr).decode().split())

    def expect(self, name, words, code, *said, absent=()):
        got, text = self.regel(*words)
        missing = [part for part in said if part not in text] + [part for part in absent if part in text]
        check(name, got == code and not missing, f"exit {got}; {missing}: {text}")

    def baseline(self):
        return json.loads((self.folder / "b.json").read_text())


USE = ("--baseline", "b.json")
UPDATE = (*USE, "--update-baseline")


def life(folder):
    """From the first findings to none."""
    p = Project(folder / "life")
    p.data(a=0, b=0, c="?", d=5)
    p.expect("without one", (), 1)
    p.expect("a file that is not there", USE, 2, "S024", "b.json", "`--update-baseline` skapar den")
    p.expect("made", UPDATE, 0, "Baslinjen b.json är skriven: 4 avvikelser, 0 före")
    text = (p.folder / "b.json").read_text()
    lines = [line for line in text.split("\n") if '"register"' in line]
    check("a finding a line", len(lines) == 4, text)
    check("by rule and key", [json.loads("{" + line.strip().rstrip(",") + "}") for line in lines] ==
          [{print_: {"rule": rule, "register": "R", "key": key, "outcome": outcome}}
           for print_, rule, key, outcome in zip(p.baseline()["findings"], ("A-1", "A-1", "A-1", "A-2"),
                                                 "abcc", ("fail", "fail", "undetermined", "undetermined"))], text)
    check("counts", p.baseline()["rules"] == {"A-1": {"fail": 2, "undetermined": 1},
                                              "A-2": {"fail": 0, "undetermined": 1}}, text)
    p.expect("kept", USE, 0, "kända avvikelser: 4, nya: 0", "Inget är nytt mot baslinjen.", absent=("R a bruten", "Inaktuella"))
    p.expect("written again", UPDATE, 0)
    check("the same bytes", (p.folder / "b.json").read_text() == text)

    p.data(a=0, b=0, c="?", d=5, e=0)
    p.expect("something new", USE, 1, "nya: 1", "R e bruten", absent=("R a bruten",))
    p.data(a=0, b=0, c="?", d=5, e="?")
    p.expect("something new and undetermined", USE, 3, "nya: 2", "R e kan ej avgöras")
    p.data(a=0, b=0, c=0, d=5)
    p.expect("something worse", USE, 1, "nya: 1", "R c bruten", "A-2 R c (kan ej avgöras): finns inte längre")
    p.data(a=0, b="?", c="?", d=5)
    p.expect("something better is stale, and what comes with it new", USE, 1,
             "A-1 R b (bruten): kan ej avgöras nu", "nya: 1")
    p.data(a=0, c="?", d=5)
    p.expect("something gone", USE, 1, "Inaktuella rader: 1", "`--update-baseline`",
             "A-1 R b (bruten): finns inte längre")
    p.expect("gone, as CSV", (*USE, "--format", "csv"), 1, "har inaktuella rader: 1", "A-1 R b (bruten): finns inte längre")
    p.expect("gone, in English", (*USE, "--lang", "en"), 1, "Stale entries: 1", "is no longer found")
    p.expect("rewritten", UPDATE, 0, "3 avvikelser, 4 före", absent=("fler kända",))
    p.expect("and kept", USE, 0)
    p.data(a=0, c="?", d=0)
    p.expect("grown", UPDATE, 0, "A-1: fler kända, 2 före, 3 nu")
    p.data(d=5)
    p.expect("none left", UPDATE, 0, "0 avvikelser, 4 före")
    p.expect("an empty one", USE, 0)


def rest(folder):
    """Rules that a run cannot check."""
    p = Project(folder / "rest")
    p.data(a=0, c=500)
    p.expect("made", UPDATE, 0)
    before = (p.folder / "b.json").read_text()
    (p.folder / "r.json").unlink()
    p.expect("a source that failed", USE, 4, "inte kunde prövas i denna körning: 2", absent=("Inaktuella",))
    p.expect("is no reason to write", UPDATE, 4)
    check("left alone", (p.folder / "b.json").read_text() == before)
    p.data(a=0, c=500)
    p.rules(RULES.replace('allvar: låg', 'allvar: låg\n  i kraft: från 2027-01-01'))
    p.expect("a rule not in force", USE, 0, "inte kunde prövas i denna körning: 1")
    p.expect("keeps its entries", UPDATE, 0)
    check("kept", (p.folder / "b.json").read_text() == before)
    p.rules(RULES[:RULES.index("regel A-2")])
    p.expect("a rule that is gone", USE, 1, "A-2 R c (bruten): regeln finns inte")
    p.rules(RULES + WAIVER.replace('"b"', '"a"'))
    p.expect("a waiver", USE, 1, "A-1 R a (bruten): har dispens nu")
    p.expect("is not in it", UPDATE, 0, "1 avvikelser, 2 före")


def settings(folder):
    """--fail-on, regel.json and the formats."""
    p = Project(folder / "settings")
    p.data(a=0, c=500)
    p.expect("made", UPDATE, 0)
    p.data(a=0, b=0, c=500)
    p.expect("new but below --fail-on", (*USE, "--fail-on", "high"), 0)
    p.expect("few shown, all compared", (*USE, "--max-findings", "1"), 1, "kända avvikelser: 2, nya: 1", "R b bruten")
    (p.folder / "regel.json").write_text('{"baseline": "b.json"}')
    p.expect("named in regel.json", (), 1, "nya: 1")
    done = subprocess.run([REGEL, "check", p.folder, "--as-of", "2026-03-01"], cwd=folder, capture_output=True, timeout=60)
    check("from the project's folder", b"nya: 1" in done.stdout, done)
    p.expect("rewritten by regel.json", ("--update-baseline",), 0, "A-1: fler kända, 1 före, 2 nu")
    document = json.loads(subprocess.run([REGEL, "check", "--format", "json", "--as-of", "2026-03-01"], cwd=p.folder,
                                         capture_output=True, timeout=60).stdout)
    check("JSON", document["exit"] == 0 and all(f["known"] for f in document["findings"]), document["baseline"])
    try:
        import jsonschema
        jsonschema.validate(document, json.loads((Path(__file__).parents[2] / "docs/report.schema.json").read_text()))
    except ImportError:
        pass
    (p.folder / "regel.json").write_text('{"baseline": 3}')
    p.expect("a setting that is no file", (), 2, "S023", "ett filnamn")
    (p.folder / "regel.json").write_text('{"baseline": "x.json"}')
    p.expect("a setting of a file that is not there", (), 2, "S023", "x.json", "skapar den")


def mistakes(folder):
    """Files that are no baseline."""
    p = Project(folder / "mistakes")
    p.data(a=0, b=0)
    p.expect("made", UPDATE, 0)
    good = (p.folder / "b.json").read_text()
    p.expect("--update-baseline alone", ("--update-baseline",), 2, "S024", "--baseline FIL")
    p.expect("a folder", ("--baseline", "."), 2, "S002")
    p.expect("standard input", ("--baseline", "-"), 2, "S024", "en vanlig fil")
    p.expect("a device", ("--baseline", "/dev/full", "--update-baseline"), 2, "S024", "en vanlig fil")
    p.expect("a folder that is not there", ("--baseline", "nowhere/b.json", "--update-baseline"), 4, "S015")
    conflict = good.replace('  "findings"', '<<<<<<< HEAD\n  "findings"')
    for name, text, said in [
            ("cut off", good[:-20], "är inte JSON"),
            ("empty", "", "rad 1 är inte JSON"),
            ("a conflict", conflict, "är inte JSON"),
            ("another version", good.replace('baseline": 1', 'baseline": 2'), "version 2"),
            ("another file", '{"rules": {}}', "ingen baslinje"),
            ("a report", '[{"rule": "A-1"}]', "inget objekt"),
            ("an entry more than its count", good.replace('"fail": 2', '"fail": 1'), "A-1 har fler avvikelser än antalen"),
            ("an entry twice", good.replace(list(json.loads(good)["findings"])[1], list(json.loads(good)["findings"])[0]),
             "finns två gånger")]:
        (p.folder / "b.json").write_text(text)
        for words in (USE, UPDATE):
            p.expect(name, words, 2, "S024", "b.json", said, "ta bort den")
        check(f"{name} is left alone", (p.folder / "b.json").read_text() == text)
    (p.folder / "b.json").write_text(good.replace('"fail": 2', '"fail": 3'))
    p.expect("an entry fewer than its count", USE, 0)
    p.rules(RULES.replace("värde > 0", "varde > 0"))
    (p.folder / "b.json").write_text(good)
    p.expect("rules with mistakes", UPDATE, 2, "R301")
    check("rules with mistakes leave it alone", (p.folder / "b.json").read_text() == good)


with tempfile.TemporaryDirectory() as name:
    for part in (life, rest, settings, mistakes):
        part(Path(name))
print(f"{checks} checks, {len(failures)} failed")
sys.exit(1 if failures else 0)
