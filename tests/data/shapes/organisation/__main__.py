"""One made-up organisation, written as exports of three shapes: nested, flat and attributes.

Nothing here is real. A sound organisation is made first; then defects are planted, one a line, each
with the outcomes that the rules must give for it. Those are worked out from the rules' texts and kept
in expected.txt, which holds for every shape. What this writes is kept in the repository; no build
step runs it. Usage: python3 organisation
"""

import copy
from pathlib import Path

import planted_processing
import planted_security
import processing
import security
import shapes
import sources
from defects import Defects
from fields import REGISTERS

PROJECTS = Path(__file__).resolve().parents[1]
MADE = "2026-02-28T07:00:00+01:00"


def sound():
    data = processing.registers()
    return data | security.registers(data["anställda"], data["biträden"])


def earlier(data):
    """What the exports of a year ago held of two registers: a processing that is gone, and two risks."""
    gone = data["behandlingar"][:3] + [processing.processing(90)]
    risks = [{**row, "år": 2025} for row in data["risker"][:2]]
    risks[0].update({"sannolikhet": "4. Sannolikt", "riskvärde": 16})
    return {"behandlingar": gone, "risker": risks}


def write(shape, register, rows, header, folder="data"):
    made, count = header
    if shape == "nested":
        head, name = {"export": {"skapad": made, "antal": count}}, register.rows
        records = [shapes.nested(register, row) for row in rows]
    elif shape == "flat":
        head, name = register.header and {"Försättsblad": {"Antal": count, "Uttaget": made}}, "Register"
        records = shapes.flat(register, rows)
    else:
        head, name = {"created": made, "count": count}, "items"
        records = [({"key": row[register.key]} if register.key else {}) |
                   {"attributes": shapes.attributes(row, register.key)} for row in rows]
    shapes.write(PROJECTS / shape / folder / f"{register.file}.json", head, name, records)


def main():
    data = sound()
    before = earlier(copy.deepcopy(data))
    defects = Defects(data)
    planted_processing.plant(defects)
    planted_security.plant(defects)
    headers = {register.rows: (MADE, len(data[register.rows])) for register in REGISTERS}
    headers["kurser"] = (MADE, len(data["kurser"]) + 1)
    headers["undantag"] = ("2026-01-15T07:00:00+01:00", len(data["undantag"]))
    defects.expected += [("A-12", "BEH-90", "fail"), ("O-05", "Kurs", "fail"), ("O-05", "Undantag", "fail"),
                         ("O-05", "Rollkonflikt", "undetermined")]
    for shape in sources.PLACES:
        (PROJECTS / shape / "källor.regel").write_text(sources.text(shape), encoding="utf-8")
        for register in REGISTERS:
            write(shape, register, data[register.rows], headers[register.rows])
            if register.rows in before:
                rows = before[register.rows]
                write(shape, register, rows, (MADE.replace("2026", "2025"), len(rows)), "earlier/data")
    text = "".join(f"{rule} {key} {outcome}\n" for rule, key, outcome in sorted(defects.expected))
    (PROJECTS / "expected.txt").write_text(text, encoding="utf-8")


main()
