#!/usr/bin/env python3
"""`regel diff` as a reviewer and a pull request run it: real git repositories with one good change
and bad ones, and the likeliest mistakes. Usage: diff.py PATH-OF-REGEL. Skipped where there is no
git."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

REGEL = os.path.abspath(sys.argv[1])
failures = []
checks = 0
ENVIRONMENT = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
               "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org",
               "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.org"}

RULES = """språk svenska

## Ett register med tal.
register Sak
  fil:    "saker.json"
  poster: "$[*]"
  nyckel: id
  fält id:  text från "id"
  fält tal: heltal från "tal"

regel A-1 "Talet är lagom"
  för varje: Sak
  ska:       tal <= 9
  annars:    "{id} är för stort."
  allvar:    hög

regel A-2 "Det finns ett tal"
  för varje: Sak
  ska:       tal finns
  annars:    "{id} saknar tal."
  allvar:    medel
"""
DATA = [{"id": "a", "tal": 9}, {"id": "b", "tal": 10}, {"id": "c", "tal": 11}]


def git(folder, *words):
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, env=ENVIRONMENT)


def diff(*words, folder, environment=None):
    done = subprocess.run([REGEL, "diff", *map(str, words)], cwd=folder, capture_output=True,
                          env=environment or ENVIRONMENT, timeout=60)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def expect(name, got, code, *texts, absent=()):
    global checks
    checks += 1
    said = " ".join((got[1] + got[2]).split())
    problems = [f"exit {got[0]}, not {code}"] if got[0] != code else []
    problems += [f"not said: {text}" for text in texts if text not in said]
    problems += [f"said: {text}" for text in absent if text in said]
    if problems:
        failures.append(name)
        print(f"FAILED {name}: {'; '.join(problems)}\n{got[1]}{got[2]}", file=sys.stderr)


def repository(folder):
    """A repository whose project lies in `nämnd`, with one commit on main."""
    project = Path(folder) / "nämnd"
    project.mkdir()
    (project / "regler.regel").write_text(RULES)
    (project / "saker.json").write_text(json.dumps(DATA))
    (project / "regel.json").write_text('{"as_of": "2026-03-02"} // dagen')
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "ett")
    return project


def change(project, old, new):
    text = RULES.replace(old, new)
    assert text != RULES
    (project / "regler.regel").write_text(text)


def declare(project, rule, effect, name="ändringar.json"):
    (project / name).write_text(json.dumps([{
        "regel": rule, "verkan": effect, "skäl": "Beslut om ny gräns.", "beslutat_av": "DSO",
        "datum": "2026-03-01"}]))


def changes(folder):
    """One good change and the bad ones."""
    project = repository(folder)
    expect("nothing changed", diff("main", "nämnd", folder=folder), 0, "Ingen regel är ändrad.",
           absent=("STOPPAR",))

    change(project, "tal <= 9", "tal <= 10")
    got = diff("main", "nämnd", folder=folder)
    expect("limit loosened, not declared", got, 1, "A-1 blev mildare",
           "skapa ändringar.json", "Sak b: bruten → ingen avvikelse", "Mildare:", "1 orörd")
    entry = next(line for line in got[1].splitlines() if '"regel": "A-1"' in line)
    made = json.loads(entry)
    made.update(skäl="Ny riktlinje.", beslutat_av="DSO", datum="2026-03-01")
    (project / "ändringar.json").write_text("// Beslut\n" + json.dumps([made]))
    expect("the entry that was told, filled in", diff("main", "nämnd", folder=folder), 0,
           "Mildare:", absent=("STOPPAR",))
    made["skäl"] = "…"
    (project / "ändringar.json").write_text(json.dumps([made]))
    expect("the entry as it was told", diff("main", "nämnd", folder=folder), 2, "ändringar.json",
           "skälet till ändringen")
    declare(project, "A-1", "strängare")
    expect("looser declared as stricter", diff("main", "nämnd", folder=folder), 1,
           "A-1 ska enligt ändringar.json bli strängare, men blev mildare", "byt posten")
    declare(project, "A-2", "mildare")
    expect("another rule declared", diff("main", "nämnd", folder=folder), 1, "A-1 blev mildare",
           "lägg till detta i listan", "A-2 står som ändrad")
    declare(project, "A-11", "mildare")
    expect("a misspelt rule declared", diff("main", "nämnd", folder=folder), 1,
           "A-11, som ingen av versionerna har", "Menade du `A-1`?")

    # A declaration that main has already is history, and declares nothing new.
    declare(project, "A-1", "mildare")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "två")
    change(project, "tal <= 9", "tal <= 11")
    expect("an old declaration", diff("main", "nämnd", folder=folder), 1, "A-1 blev mildare")
    git(folder, "reset", "-q", "--hard", "HEAD~1")

    change(project, "tal <= 9", "tal <= 8")
    expect("stricter needs no declaration", diff("main", "nämnd", folder=folder), 0, "Strängare:",
           "Sak a: ingen avvikelse → bruten")
    expect("unless it is wanted", diff("main", "nämnd", "--require-declared", "all", folder=folder),
           1, "A-1 blev strängare")
    declare(project, "A-1", "mildare")
    expect("stricter declared as looser", diff("main", "nämnd", folder=folder), 1,
           "A-1 ska enligt ändringar.json bli mildare, men blev strängare")
    (project / "ändringar.json").unlink()

    change(project, RULES[RULES.index("regel A-2"):], "")
    expect("a rule removed", diff("main", "nämnd", folder=folder), 1, "A-2 är borttagen",
           '"verkan": "mildare"')
    change(project, "allvar:    hög", "allvar:    låg")
    expect("severity lowered", diff("main", "nämnd", folder=folder), 1, "A-1 blev mildare",
           "allvar hög → låg", "Inga villkor och inga källor är ändrade")
    change(project, "Talet är lagom", "Talet är inte för stort")
    expect("only the wording", diff("main", "nämnd", folder=folder), 0,
           "bara ordalydelsen: rubrik", "Lika:", absent=("STOPPAR",))
    change(project, "tal <= 9", "tal <= 10")
    expect("nothing needs declaring", diff("main", "nämnd", "--require-declared", "none",
                                           folder=folder), 0, "Mildare:")


def sides(folder):
    """Every way to name a version."""
    project = repository(folder)
    change(project, "tal <= 9", "tal <= 10")
    git(folder, "commit", "-q", "-a", "-m", "två")
    shutil.copytree(project, Path(folder) / "gammal")
    (Path(folder) / "gammal" / "regler.regel").write_text(RULES)
    looser = (1, "A-1 blev mildare", "Prövat på uttagen.")
    for name, words, where in (
            ("a revision and a folder", ("HEAD~1", "nämnd"), folder),
            ("a revision with its folder", ("HEAD~1:nämnd", "nämnd"), folder),
            ("from within", ("HEAD~1",), project),
            ("with a dot", ("HEAD~1:./", "."), project),
            ("with --project", ("HEAD~1", "--project", "nämnd"), folder),
            ("two revisions", ("HEAD~1", "main", "--project", "nämnd"), folder),
            ("two revisions with folders", ("HEAD~1:nämnd", "main:nämnd"), folder),
            ("two folders", ("gammal", "nämnd"), folder)):
        expect(name, diff(*words, folder=where), looser[0], *looser[1:])
    before = subprocess.run(["git", "status", "--porcelain"], cwd=folder, capture_output=True,
                            env=ENVIRONMENT, check=True).stdout
    expect("turned round", diff("nämnd", "HEAD~1", folder=folder), 0, "Strängare:")
    after = subprocess.run(["git", "status", "--porcelain"], cwd=folder, capture_output=True,
                           env=ENVIRONMENT, check=True).stdout
    expect("the work tree is left alone", (int(before != after), "", ""), 0)

    other = Path(folder) / "uttag"
    other.mkdir()
    (other / "saker.json").write_text(json.dumps([{"id": "x", "tal": 3}]))
    expect("other data, where nothing moves", diff("HEAD~1", "nämnd", "--data", "uttag",
                                                   folder=folder), 0, "Lika:")
    (Path(folder) / "en.json").write_text(json.dumps([{"id": "y", "tal": 10}]))
    for new in ("nämnd", "main"):
        expect(f"another file, for {new}",
               diff("HEAD~1", new, "--project", "nämnd", "--source", "Sak=en.json", folder=folder), 1,
               "Sak y: bruten → ingen avvikelse", absent=("Sak b",))
    (other / "saker.json").write_text("[{")
    expect("unreadable data", diff("HEAD~1", "nämnd", "--data", "uttag", folder=folder), 4,
           "Inget utslag", "KUNDE INTE LÄSAS", absent=("STOPPAR",))


def exports(folder):
    """Two exports under the same rules."""
    project = repository(folder)
    for name, numbers in (("igår", {"a": 10, "b": 11}), ("idag", {"b": 12, "c": 13})):
        (Path(folder) / name).mkdir()
        (Path(folder) / name / "saker.json").write_text(
            json.dumps([{"id": key, "tal": number} for key, number in numbers.items()]))
    words = ("--data", "igår", "--data", "idag")
    expect("what came and went", diff("nämnd", *words, folder=folder), 0,
           "Sak c: ingen avvikelse → bruten", "Sak a: bruten → ingen avvikelse", "1 regel rör sig",
           "inte att verksamheten följer lagen", absent=("Sak b",))
    expect("from within", diff("--data", "../igår", "--data", "../idag", folder=project), 0,
           "Sak c")
    expect("the same twice", diff("nämnd", "--data", "idag", "--data", "idag", folder=folder), 0,
           "2 gör det inte")
    expect("a folder that is not there", diff("nämnd", "--data", "igår", "--data", "imorgon",
                                              folder=folder), 2, "imorgon", "en mapp som finns")
    expect("three", diff("nämnd", *words, "--data", "idag", folder=folder), 2, "högst två mappar")
    expect("two versions and two exports", diff("main", "nämnd", *words, folder=folder), 2, "--data")


def formats(folder):
    project = repository(folder)
    change(project, "tal <= 9", "tal <= 10")
    code, text, _ = diff("main", "nämnd", "--format", "json", folder=folder)
    report = json.loads(text)
    expect("json", (code, text, ""), 1)
    expect("json agrees", (int(report["verdict"] != "looser" or report["exit"] != 1
                               or report["rules"][0]["on_data"]["cleared"] != 1
                               or report["untouched"] != 1), text, ""), 0)
    expect("threads change nothing",
           (int(text != diff("main", "nämnd", "--format", "json", "--threads", "7",
                             folder=folder)[1]), "", ""), 0)
    got = diff("main", "nämnd", "--format", "markdown", "--lang", "en", "--output", "c.md",
               folder=folder)
    comment = (Path(folder) / "c.md").read_text()
    expect("markdown", (got[0], comment, got[2]), 1, "**Looser:", "| A-1 | looser |",
           '"rule": "A-1", "effect": "looser"', "<details>")
    got = diff("main", "nämnd", "--output", "finns/inte.txt", folder=folder)
    expect("nowhere to write", got, 4, "finns/inte.txt")
    expect("a format that is not", diff("main", "--format", "html", folder=folder), 2,
           "`markdown`, `sarif`")


def mistakes(folder):
    project = repository(folder)
    expect("nothing named", diff(folder=folder), 2, "den gamla versionen")
    expect("no such revision", diff("mian", "nämnd", folder=folder), 2, "mian",
           "en revision som git känner", "git fetch --unshallow")
    expect("no such folder there", diff("main:namnd", "nämnd", folder=folder), 2, "main:namnd")
    expect("the whole repository", diff("main", folder=folder), 0, "orörda")
    expect("three versions", diff("a", "b", "c", folder=folder), 2)
    expect("a wish that is not", diff("main", "nämnd", "--require-declared", "mildare",
                                      folder=folder), 2, "looser, all eller none")
    expect("no git", diff("main", "nämnd", folder=folder,
                          environment={**ENVIRONMENT, "PATH": str(project)}), 2,
           "programmet git finns inte")
    (project / "ändringar.json").write_text("[]")
    (project / "changes.json").write_text("[]")
    expect("two files of declarations", diff("main", "nämnd", folder=folder), 2, "bara en av dem")
    (project / "changes.json").unlink()
    for name, text, said in (
            ("not JSON", "[{,]", "rad 1, kolumn 3"), ("no list", "{}", "en lista"),
            ("no entry", "[3]", "ett objekt"),
            ("no date", '[{"rule": "A-1", "effect": "looser", "reason": "r", "decided_by": "d"}]',
             "ett datum som"),
            ("a wrong date", '[{"rule": "A-1", "effect": "looser", "reason": "r", '
             '"decided_by": "d", "date": "ÅÅÅÅ-MM-DD"}]', "ett datum som"),
            ("a wrong effect", '[{"rule": "A-1", "effect": "milder", "reason": "r", '
             '"decided_by": "d", "date": "2026-03-01"}]', '"mildare"'),
            ("a misspelt member", '[{"regl": "A-1"}]', "Menade du `regel`?")):
        (project / "ändringar.json").write_text(text)
        expect(f"declarations: {name}", diff("main", "nämnd", folder=folder), 2, "ändringar.json",
               said)
    (project / "ändringar.json").unlink()
    change(project, "tal <= 9", "tal <= nio")
    expect("rules that do not compile", diff("main", "nämnd", folder=folder), 2, "nämnd:", "nio")
    git(folder, "commit", "-q", "-a", "-m", "fel")
    (project / "regler.regel").write_text(RULES)
    expect("old rules that do not compile", diff("main", "nämnd", folder=folder), 2, "main:")
    with tempfile.TemporaryDirectory() as outside:
        shutil.copytree(project, Path(outside) / "p")
        expect("no repository", diff("main", "p", folder=outside, environment={
            **ENVIRONMENT, "GIT_CEILING_DIRECTORIES": os.path.dirname(outside)}), 2,
            "ligger inte i ett git-förråd")


def main():
    if shutil.which("git") is None:
        print("diff: there is no git")
        return 77
    for part in (changes, sides, exports, formats, mistakes):
        with tempfile.TemporaryDirectory() as folder:
            part(folder)
    print(f"diff: {checks} checks, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
