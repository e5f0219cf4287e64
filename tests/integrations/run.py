#!/usr/bin/env python3
"""One good and five bad changes of rules, through each of the ready-made integrations as far as that
can be done on one machine: the script that each of them runs, with the variables that its CI system
would set, in a git repository made for it. Usage: run.py PATH-OF-REGEL"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

REGEL = Path(sys.argv[1]).resolve()
ROOT = Path(__file__).resolve().parents[2]
SKIPPED = 77

RULES = """språk svenska

rättskälla Riktlinje: "Riktlinje för riskhantering"

register Risk
  fil:     "risker.json"
  nyckel:  id
  fält id: text från "id"
  fält värde: heltal från "värde"
  fält åtgärd: text från "åtgärd", valfritt

regel RSK-1 "Höga risker har en åtgärd"
  för varje: Risk
  när:       värde >= 9
  ska:       åtgärd är ifyllt
  annars:    "Risken {id} har ingen åtgärd."
  lagstöd:   Riktlinje "avsnitt 4"
  ansvarig:  "Dataskyddsombudet"
"""

TESTS = """
test "gränsen" för RSK-1
  givet Risk hög: värde = 9
  givet Risk låg: värde = 8
  givet Risk åtgärdad: värde = 25, åtgärd = "Utbildning"
  givet Risk oläslig: värde = ogiltigt "nio"
  förvänta hög: bruten
  förvänta låg: ej tillämplig
  förvänta åtgärdad: uppfylld
  förvänta oläslig: kan ej avgöras
"""

RULE_2 = """
regel RSK-2 "Varje risk har ett värde"
  för varje: Risk
  ska:       värde >= 1
  annars:    "Risken {id} har inget värde."
  lagstöd:   Riktlinje "avsnitt 3"
  ansvarig:  "Dataskyddsombudet"
"""

WAIVER = """
dispens DSP-1 från RSK-1
  avser:       Risk "R2"
  beslut:      "SN 2026/12"
  beslutat av: "Socialnämnden"
  skäl:        "Åtgärden beslutas i juni."
"""

DATA = """[{"id": "R1", "värde": 12, "åtgärd": "Utbildning"}, {"id": "R2", "värde": 9}, {"id": "R3", "värde": 2}]
"""
SETTINGS = """{"tests_required": true, "as_of": "2026-03-01", "coverage": {"decided": 100}}
"""

# What is changed, whether it may be, and what has to be said of it.
CHANGES = {
    "a message that says more": (
        lambda r: r.replace("har ingen åtgärd.", "har värdet {värde} och ingen åtgärd."), True, []),
    "a misspelt field": (
        lambda r: r.replace("när:       värde", "när:       väde"), False, ["väde", "Menade du `värde`?"]),
    "a rule without a test": (lambda r: r + RULE_2, False, ["RSK-2 har inget test"]),
    "a limit loosened from 9 to 10": (
        lambda r: r.replace("värde >= 9", "värde >= 10").replace("värde = 9", "värde = 10"), False,
        ["RSK-1", "mildare", "ändringar.json"]),
    "a rule that can never apply": (
        lambda r: r.replace("när:       värde >= 9", "när:       värde >= 9 och värde < 5"), False,
        ["kan aldrig bli tillämplig"]),
    "a waiver without end": (lambda r: r + WAIVER, False, ["DSP-1 har inget slutdatum"]),
}


def block(path, key):
    """The lines of the first literal block under `key: |` (or `- |` for an empty key)."""
    lines = path.read_text(encoding="utf-8").splitlines()
    mark = re.compile(rf"^(\s*)(?:- )?{re.escape(key) + ': ' if key else '- '}\|$")
    for at, line in enumerate(lines):
        if not mark.match(line):
            continue
        body = []
        for inner in lines[at + 1:]:
            if inner.strip() and len(inner) - len(inner.lstrip()) <= len(mark.match(line)[1]):
                break
            body.append(inner)
        return "\n".join(body) + "\n"
    raise SystemExit(f"{path}: no block {key!r}")


def github(folder, base):
    action = ROOT / "integrations/github/action.yml"
    text = action.read_text(encoding="utf-8")
    tail = text[text.index("- name: Gate"):]
    script = folder / "gate.yml"
    script.write_text(tail, encoding="utf-8")
    return block(script, "run"), {"PROJECT": "rules", "AGAINST": base, "RUNNER_TEMP": str(folder),
                                  "GITHUB_OUTPUT": str(folder / "output"),
                                  "GITHUB_STEP_SUMMARY": str(folder / "summary.md")}


def gitlab(folder, base):
    return block(ROOT / "integrations/gitlab/regel.yml", ""), {
        "REGEL_PROJECT": "rules", "CI_MERGE_REQUEST_DIFF_BASE_SHA": base}


def azure(folder, base):
    return block(ROOT / "integrations/azure/regel.yml", "bash"), {
        "PROJECT": "rules", "AGAINST": base, "AGENT_TEMPDIRECTORY": str(folder)}


def pre_commit(folder, base):
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    entry = re.search(r"id: regel-gate\n(?:  .*\n)*?  entry: (.*)\n", hooks)[1]
    # A configuration names the project with `args`.
    return entry + " rules\n", {}


INTEGRATIONS = {"github": github, "gitlab": gitlab, "azure": azure, "pre-commit": pre_commit}


def git(folder, *words):
    subprocess.run(["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *words], cwd=folder,
                   check=True, capture_output=True)


def repository(folder, change):
    """The rules as they are committed, then with the change; the commit before it."""
    rules = folder / "rules"
    rules.mkdir(parents=True)
    (rules / "regel.json").write_text(SETTINGS, encoding="utf-8")
    (rules / "risker.json").write_text(DATA, encoding="utf-8")
    (rules / "regler.regel").write_text(RULES + TESTS, encoding="utf-8")
    subprocess.run([REGEL, "fmt", rules], check=True, capture_output=True)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "before")
    base = subprocess.run(["git", "rev-parse", "HEAD"], cwd=folder, check=True, capture_output=True,
                          text=True).stdout.strip()
    laid_out = (rules / "regler.regel").read_text(encoding="utf-8")
    changed = change(laid_out)
    assert changed != laid_out, "the change changes nothing"
    (rules / "regler.regel").write_text(changed, encoding="utf-8")
    subprocess.run([REGEL, "fmt", rules], capture_output=True)  # as an author would
    return base


def main():
    if not shutil.which("git") or not shutil.which("bash"):
        print("skipped: git and bash are needed")
        return SKIPPED
    failures = 0
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary) / "bin"
        path.mkdir()
        (path / "regel").symlink_to(REGEL)
        for number, (name, (change, good, said)) in enumerate(CHANGES.items()):
            for integration, script_of in INTEGRATIONS.items():
                work = Path(temporary) / f"{number}-{integration}"
                folder = work / "repository"
                base = repository(folder, change)
                if integration != "pre-commit":
                    git(folder, "commit", "-q", "-a", "-m", "after")
                script, variables = script_of(work, base)
                done = subprocess.run(
                    ["bash", "-e", "-c", script], cwd=folder, capture_output=True, text=True,
                    env={**os.environ, "PATH": f"{path}:{os.environ['PATH']}", **variables})
                output = done.stdout + done.stderr
                for comment in [*work.glob("*.md"), *folder.glob("*.md")]:
                    output += comment.read_text(encoding="utf-8")
                flat = " ".join(output.split())
                wrong = [text for text in said if text not in flat]
                if (done.returncode == 0) != good or wrong:
                    failures += 1
                    print(f"FAILED {name}, {integration}: exit {done.returncode}, not said: {wrong}\n{output}")
    print(f"{len(CHANGES)} changes, {len(INTEGRATIONS)} integrations, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
