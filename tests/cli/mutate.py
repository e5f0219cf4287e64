#!/usr/bin/env python3
"""`regel test --mutate` and `--propose`, `regel explain --examples`, as their users run them.
Usage: mutate.py PATH-OF-REGEL"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

REGEL = os.path.abspath(sys.argv[1])
failures = []
checks = 0

RULES = """språk svenska
register Risk
  nyckel: id
  fält id: text
  fält värde: heltal

regel R-1 "Risken är låg"
  för varje: Risk
  får inte: värde >= 9
  annars: "{id} är för hög."

test "långt från gränsen" för R-1
  givet Risk a: värde = 5
  givet Risk b: värde = 12
  givet Risk c
  förvänta a: uppfylld
  förvänta b: bruten
  förvänta c: kan ej avgöras
"""


def regel(*words, folder="."):
    done = subprocess.run([REGEL, *map(str, words)], cwd=folder, capture_output=True, timeout=120)
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


def run(folder):
    rules = folder / "r.regel"
    rules.write_text(RULES)
    settings = folder / "regel.json"
    expect("survivors", regel("test", "--mutate", folder), 0, "R-1 2 av 5 40 %", "r.regel:9",
           '"`värde` är minst 9" blir "`värde` är mer än 9"', "Posten nedan vore då: uppfylld",
           "givet Risk risk: värde = 9 förvänta risk: bruten", "Testerna märker 2 av 5 ändringar")
    expect("in English", regel("test", "--mutate", "--lang", "en", folder), 0, "2 of 5",
           "becomes", "The record below would then be: pass", "The tests notice 2 of 5 changes")
    expect("a threshold", regel("test", "--min-mutation", "41", folder), 1, "Minst 41 % krävs.")
    expect("one that is met", regel("test", "--min-mutation", "40", folder), 0, absent=("krävs",))
    expect("one that is none", regel("test", "--min-mutation", "mycket", folder), 2, "--min-mutation")
    expect("one over a hundred", regel("test", "--min-mutation", "101", folder), 2, "från 0 till 100")
    settings.write_text('{"min_mutation": 90}')
    expect("the project's threshold", regel("test", "--mutate", folder), 1, "Minst 90 % krävs.")
    expect("tests alone do not care", regel("test", folder), 0)
    settings.write_text('{"min_mutation": "hög"}')
    expect("a threshold in words", regel("test", folder), 2, "min_mutation", "från 0 till 100")
    settings.unlink()

    code, out, err = regel("test", "--mutate", "--format", "json", folder)
    document = json.loads(out)
    rule = document["rules"][0]
    expect("json", (code, out, err), 0)
    expect("json: the score", (0 if document["total"]["percent"] == 40 and rule["surviving"] == 3 and
                               len(rule["mutants"]) == 5 and len(rule["missing_tests"]) == 2 else 1,
                               out, ""), 0)
    same = {regel("test", "--mutate", "--threads", n, folder)[1] for n in (1, 2, 5)}
    expect("threads change nothing", (len(same), "", ""), 1)

    proposed = regel("test", "--propose", folder)
    expect("a proposal", proposed, 0, "# r.regel", 'för R-1', "värde = 9", "värde = 8")
    rules.write_text(RULES + "\n" + proposed[1])
    expect("it passes where it is pasted", regel("test", folder), 0, "alla gick igenom")
    expect("and everything is noticed", regel("test", "--min-mutation", "100", folder), 0, "100 %")
    expect("then nothing is missing", regel("test", "--propose", folder), 0, "Inga tester saknas")

    expect("examples", regel("explain", "R-1", "--examples", "--project", folder), 0,
           'test "uppfylld" för R-1', 'test "bruten" för R-1', 'test "kan ej avgöras" för R-1',
           'vid gränsen: uppfylld', "värde = 8", "värde = 9", "värde = 10",
           absent=('test "ej tillämplig"',))
    expect("examples of no rule", regel("explain", "R-2", "--examples", "--project", folder), 2,
           "Det finns ingen regel R-2")
    rules.write_text(RULES.replace("förvänta b: bruten", "förvänta b: uppfylld"))
    expect("tests that fail", regel("test", "--mutate", folder), 1, "testerna går inte igenom")
    out_file = folder / "ut.txt"
    rules.write_text(RULES)
    expect("two questions", regel("test", "--mutate", "--coverage", folder), 2, "en fråga i taget")
    expect("a file", regel("test", "--mutate", "--output", out_file, folder), 0)
    expect("it is whole", (0, out_file.read_text(), ""), 0, "Testerna märker 2 av 5")


with tempfile.TemporaryDirectory() as name:
    run(Path(name))
print(f"{checks} checks, {len(failures)} failed")
sys.exit(1 if failures else 0)
