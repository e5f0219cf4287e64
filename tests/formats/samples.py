"""What the format tests look at: every format of `regel check`, `lint`, `test` and `diff`, written
by the program in projects that have something of everything."""

import json
import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FORMATS = ("sarif", "junit", "github", "gitlab", "tap")

# Texts that mean something to one of the formats, or to a terminal.
NASTY = ["a\r\n::error::b", "%0A%25,:", "<b>&\"' ]]>", "\u0001\u001b[31m\u009b", "\ufffe\uffff",
         "{0} [x](http://example.org)", "# SKIP \\ # TODO", "\u202egnp", "\u2028", "19121212-1212"]
RULES = '''språk svenska

rättskälla L: "Lag {0} [x](y)"

register Post
  fil: "käll,or: 1.json"
  nyckel: id
  fält id: text från "id"
  fält värde: heltal från "värde"

# Meddelandet visar det som står i uttaget.
regel A-1 "Värdet är 'över' <noll> & 100 % {x}"
  för varje: Post
  ska: värde > 0
  annars: "{id}"
  allvar: hög
  lagstöd: L "1 §"
  ansvarig: "DSO"
  etiketter: värden

regel A-2 "Ingen lika"
  för varje: grupp av Post per värde
  ska: antal(medlemmar) = 1
  annars: "{värde} förekommer flera gånger."
  allvar: låg

regel A-3 "Prövas aldrig"
  för varje: Post
  när: id = "finns inte"
  ska: värde > 0
  annars: "{id}"

dispens DSP-1 från A-1
  avser: Post "undantagen"
  i kraft: från 2026-01-01 till och med 2026-12-31
  beslut: "Nr {0} [x](y)"
  skäl: "Skäl."
'''
TESTS = '''
test "över <noll> & 100 % {x}" för A-1
  givet Post ett: värde = 1
  givet Post minus: värde = -1
  förvänta ett: bruten
  förvänta minus: bruten med meddelandet "::error::b"
'''
WRONG = '''språk svenska
register Post
  fil: "p.json"
  nyckel: id
  fält id: text från "id"
regel A-1 "a"
  för varje: Post
  ska: idd = "" och värd = ""
  annars: "{id}"
'''


def run(regel, *words, folder):
    done = subprocess.run([regel, *map(str, words)], cwd=folder, capture_output=True, timeout=120)
    return done.returncode, done.stdout, done.stderr.decode()


def make_projects(folder):
    """The projects below `folder`, as a repository would have them."""
    project = folder / "svår mapp"
    project.mkdir()
    (project / "regler.regel").write_text(RULES)
    posts = [{"id": text, "värde": -i} for i, text in enumerate(NASTY)]
    posts += [{"id": "undantagen", "värde": -1}, {"id": "oklar"}, {"värde": "nej"}]
    (project / "käll,or: 1.json").write_text(json.dumps(posts))
    for name, limit in (("prövad", 0), ("ändrad", -5)):
        tested = folder / name
        tested.mkdir()
        (tested / "regler.regel").write_text(RULES.replace("ska: värde > 0", f"ska: värde > {limit}") + TESTS)
        (tested / "käll,or: 1.json").write_text(json.dumps(posts))
    wrong = folder / "fel"
    wrong.mkdir()
    (wrong / "a.regel").write_text(WRONG)
    (wrong / "b.regel").write_text("språk svenska\n")
    os.symlink(ROOT / "demo" / "socialnamnden", folder / "demo")
    return folder


# Name, words of the call, exit code.
CALLS = [
    ("nasty", ["check", "svår mapp", "--as-of", "2026-05-01"], 1),
    ("demo", ["check", "demo"], 1),
    ("english", ["check", "demo", "--lang", "en"], 1),
    ("tests", ["test", "demo"], 0),
    ("failing tests", ["test", "prövad"], 1),
    ("changes", ["diff", "prövad", "ändrad"], 1),
    ("no change", ["diff", "prövad", "prövad"], 0),
    ("new", ["check", "demo", "--baseline", "tom.json"], 1),
    ("known", ["check", "demo", "--baseline", "allt.json"], 0),
    ("stale", ["check", "demo", "--baseline", "gammal.json"], 1),
    ("outside", ["check", "svår mapp", "--as-of", "2026-05-01", "--source", f"Post={ROOT}/demo/risktabell/risktabell.json"], 3),
    ("no source", ["check", "svår mapp", "--source", "Post=finns inte.json"], 4),
    ("lint", ["lint", "fel"], 2),
    ("lint both", ["lint", "demo", "fel"], 2),
    ("lint good", ["lint", "demo"], 0),
]


def make_baselines(regel, folder):
    run(regel, "check", "demo", "--baseline", "allt.json", "--update-baseline", folder=folder)
    known = json.loads((folder / "allt.json").read_text())
    known["findings"]["0" * 32] = next(iter(known["findings"].values()))
    for counts in known["rules"].values():
        counts["fail"] += 1
        counts["undetermined"] += 1
    (folder / "gammal.json").write_text(json.dumps(known))
    (folder / "tom.json").write_text('{"regel_baseline": 1, "rules": {}, "findings": {}}')


def documents(regel, folder):
    """Yields name, format, exit code expected and got, and the bytes."""
    make_projects(folder)
    make_baselines(regel, folder)
    for name, words, expected in CALLS:
        for form in FORMATS:
            code, out, _ = run(regel, *words, "--quiet", "--format", form, folder=folder)
            yield name, form, expected, code, out
