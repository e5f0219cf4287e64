#!/usr/bin/env python3
"""Checks the real registers with the projects beside this file and holds the counts that the data's own
description states. Usage: run.py PATH-OF-REGEL FOLDER-OF-REGISTERS; 77 where the registers are not at hand"""

import json
import subprocess
import sys
from pathlib import Path

REGEL, DATA = sys.argv[1], Path(sys.argv[2])
HERE = Path(__file__).resolve().parent
failures = []


def check(project, data, *options):
    done = subprocess.run([REGEL, "check", HERE / project, "--data", DATA / data, "--format", "json", *options],
                          capture_output=True, timeout=120)
    return done.returncode, json.loads(done.stdout)


def expect(name, got, wanted):
    if got != wanted:
        failures.append(name)
        print(f"FAILED {name}: {got}, not {wanted}", file=sys.stderr)


def counts(report):
    return {rule["id"]: tuple(rule[key] for key in ("records", "not_applicable", "pass", "fail", "undetermined"))
            for rule in report["rules"]}


def codes(report):
    """What is said of the shape of the export, each with the name it is about."""
    return sorted((finding["code"], finding["text"].split('"')[1]) for finding in report["data_findings"]
                  if finding["code"] in ("D912", "D924", "D925"))


if not (DATA / "algorithm-register").is_dir():
    print(f"skipped: no registers in {DATA}")
    sys.exit(77)

# The counts of the registers' own description: 1 392 algorithms are in use. Of the 1 092 that state a
# legal basis one states that it is not known.
code, report = check("algorithm-register", "algorithm-register")
expect("algorithms, exit code", code, 1)
expect("algorithms, legal basis", counts(report)["ALG-001"], (1530, 138, 1091, 300, 1))
expect("algorithms, impact assessment", counts(report)["ALG-002"], (1530, 138, 564, 20, 808))
expect("algorithms, shape", codes(report), [])
expect("algorithms, number and date", [(s["records"], s["claimed"], s["exported"]) for s in report["sources"]],
       [(1530, 1530, "2026-08-08")])

# Between May and June one name went away and two came.
may = ["--source", f"Algoritm={DATA.resolve() / 'algorithm-register/2026-05-13.json'}"]
june = ["--source", f"Algoritm={DATA.resolve() / 'algorithm-register/2026-06-30.json'}"]
changed = check("algorithm-register", "algorithm-register", *june, "--as-of", "2026-06-30", "--previous",
                f"Algoritm={DATA.resolve() / 'algorithm-register/2026-05-13.json'}")[1]
expect("June after May, shape", codes(changed),
       [("D924", "laatst_gewijzigd"), ("D925", "geregistreerd"), ("D925", "toegevoegd")])
expect("June after May, one is gone", counts(changed)["ALG-005"][3], 1)
expect("May, shape", codes(check("algorithm-register", "algorithm-register", *may, "--as-of", "2026-05-13")[1]),
       [("D912", "geregistreerd")])

code, report = check("article30", "article30")
expect("processings, exit code", code, 1)
expect("processings, article 6", counts(report)["A30-001"], (94, 0, 94, 0, 0))
expect("processings, article 9", counts(report)["A30-002"], (94, 29, 65, 0, 0))
expect("processings, article 9.2 f", counts(report)["A30-003"], (94, 29, 55, 10, 0))
print(f"{len(failures)} failed")
sys.exit(1 if failures else 0)
