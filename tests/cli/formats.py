#!/usr/bin/env python3
"""The formats of CI systems from the outside: what the program writes keeps to each standard, says
the same in each, and gives nothing of a person away. Usage: formats.py PATH-OF-REGEL"""

import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "formats"))
import samples  # noqa: E402
import structure  # noqa: E402

REGEL = os.path.abspath(sys.argv[1])
failures = []
checks = 0


def check(name, holds, told=""):
    global checks
    checks += 1
    if not holds:
        failures.append(name)
        print(f"FAILED {name}: {told}", file=sys.stderr)


def keep_to_standards(folder):
    """Every format of every sample; returns them by name and format."""
    documents = {}
    for name, form, expected, code, text in samples.documents(REGEL, folder):
        documents[name, form] = text
        check(f"{name}, {form}: exit code", code == expected, f"{code}, not {expected}")
        try:
            problems = list(structure.CHECKS[form](text, folder))
        except Exception as error:  # whatever the document lacks
            problems = [repr(error)]
        check(f"{name}, {form}", not problems, "; ".join(problems[:5]))
        check(f"{name}, {form}: personal number", b"1212-1212" not in text)
        check(f"{name}, {form}: names no folder", str(folder).encode() not in text)
    return documents


def run_of(documents, name):
    return json.loads(documents[name, "sarif"])["runs"][0]


def of_rule(result):
    """Not of the catalogue of messages: what the data or the run showed."""
    return not re.fullmatch(r"[DR][0-9]{3}", result["ruleId"])


def say_the_same(documents):
    """What the demonstration plants: 18 rules, 33 findings and one under a waiver."""
    run = run_of(documents, "demo")
    findings = [r for r in run["results"] if of_rule(r)]
    check("findings", len(findings) == 34, len(findings))
    check("waived", sum(bool(r["suppressions"]) for r in findings) == 1)
    suites = ElementTree.fromstring(documents["demo", "junit"])
    check("a case a rule", suites.get("tests") == "18", suites.get("tests"))
    check("broken rules", suites.get("failures") == "16", suites.get("failures"))
    check("undetermined rules", suites.get("errors") == "2", suites.get("errors"))
    open_results = [r for r in findings if r["kind"] == "open"]
    check("undetermined findings are open", 0 < len(open_results) < len(findings), len(open_results))
    check("exit code", run["invocations"][0]["exitCode"] == 1)
    gitlab = json.loads(documents["demo", "gitlab"])
    check("GitLab has all but the waived", len(gitlab) == len(run["results"]) - 1, len(gitlab))
    ours = {r["partialFingerprints"]["regelFinding/v1"] for r in run["results"]}
    check("the same fingerprints", {issue["fingerprint"] for issue in gitlab} < ours)
    english = run_of(documents, "english")
    check("English", english["tool"]["driver"]["language"] == "en")
    theirs = {r["partialFingerprints"]["regelFinding/v1"] for r in english["results"]}
    check("fingerprints in either language", theirs == ours)


def stand_to_baselines(documents):
    def states(name):
        return sorted({r["baselineState"] for r in run_of(documents, name)["results"]
                       if of_rule(r) and not r["suppressions"]})
    check("all new", states("new") == ["new"], states("new"))
    check("all known", states("known") == ["unchanged"], states("known"))
    known = ElementTree.fromstring(documents["known", "junit"])
    check("nothing known fails", (known.get("failures"), known.get("errors")) == ("0", "0"))
    skipped = known.find("testsuite").get("skipped")
    check("nothing known passes", skipped == "18", skipped)
    check("nothing known is annotated", b"::error" not in documents["known", "github"])
    for form in samples.FORMATS:
        check(f"stale in {form}", b"--update-baseline" in documents["stale", form])
    notes = run_of(documents, "stale")["invocations"][0]["toolExecutionNotifications"]
    check("one stale entry", len(notes) == 1, notes)


def tell_failures(documents):
    run = run_of(documents, "no source")
    check("not successful", run["invocations"][0]["executionSuccessful"] is False)
    notes = run["invocations"][0]["toolExecutionNotifications"]
    check("the source is named", any(n["descriptor"]["id"] == "S001" for n in notes), notes)
    suites = ElementTree.fromstring(documents["no source", "junit"])
    check("no rule passes without its source",
          int(suites.get("tests")) == int(suites.get("errors")), suites.attrib)
    check("annotated", b"::error title=S001" in documents["no source", "github"])


def escape(documents):
    run = run_of(documents, "nasty")
    texts = [r["message"]["text"] for r in run["results"]]
    check("a text of the export", any("<b>&\"' ]]>" in text for text in texts), texts)
    check("a placeholder is doubled", any("{{0}} [x\\](http" in text for text in texts))
    waiver = [s for r in run["results"] for s in r["suppressions"]]
    check("one waiver", len(waiver) == 1 and "Skäl." in waiver[0]["justification"], waiver)
    uris = {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in run["results"]}
    check("a path as URI", "sv%C3%A5r%20mapp/k%C3%A4ll%2Cor%3A%201.json" in uris, uris)
    outside = [place["physicalLocation"]["artifactLocation"] for r in run_of(documents, "outside")["results"]
               for place in r.get("relatedLocations", [])]
    check("an export outside the repository", any(a["uri"].startswith("file:///") and "uriBaseId" not in a
                                                  for a in outside), outside)
    github = documents["nasty", "github"].decode()
    check("a path as property", ",file=svår mapp/käll%2Cor%3A 1.json,line=1" in github, github)
    check("no direction is changed", "\u202e" not in github)


def mistakes(folder):
    def expect(name, words, code, *said, output=None):
        done = subprocess.run([REGEL, *words], cwd=folder, capture_output=True, timeout=60)
        text = " ".join((done.stdout + done.stderr).decode().split())
        check(name, done.returncode == code and all(part in text for part in said),
              f"{done.returncode}: {text}")
    expect("a format that is none", ["check", "demo", "--format", "sarf"], 2, "S024", "sarif", "gitlab")
    expect("a format of another command", ["lint", "demo", "--format", "csv"], 2, "S024", "sarif")
    expect("a full disk", ["check", "demo", "--format", "sarif", "--output", "/dev/full"], 4, "S014")
    before = folder / "out.sarif"
    before.write_text("before")
    expect("rules with mistakes", ["check", "fel", "--format", "sarif", "--output", "out.sarif"], 2, "R301")
    check("the report is as it was", before.read_text() == "before")
    done = subprocess.run([REGEL, "lint", "-", "--format", "gitlab"], cwd=folder, capture_output=True,
                          input=samples.WRONG.encode(), timeout=60)
    paths = {issue["location"]["path"] for issue in json.loads(done.stdout)}
    check("rules from standard input", done.returncode == 2 and paths == {"-"}, paths)
    for form in samples.FORMATS:
        reports = [subprocess.run([REGEL, "check", "demo", "--format", form, "--threads", n], cwd=folder,
                                  capture_output=True, timeout=60).stdout for n in ("1", "4")]
        check(f"same inputs, same bytes: {form}", reports[0] == reports[1])
    inside = subprocess.run([REGEL, "check", str(folder / "svår mapp"), "--format", "gitlab", "--as-of", "2026-05-01"],
                            cwd=folder, capture_output=True, timeout=60)
    paths = {issue["location"]["path"] for issue in json.loads(inside.stdout)}
    check("an absolute folder in the repository", all(path.startswith("svår mapp/") for path in paths), paths)


with tempfile.TemporaryDirectory() as name:
    home = Path(name).resolve()
    found = keep_to_standards(home)
    say_the_same(found)
    stand_to_baselines(found)
    tell_failures(found)
    escape(found)
    mistakes(home)
print(f"{checks} checks, {len(failures)} failed")
sys.exit(1 if failures else 0)
