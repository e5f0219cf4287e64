"""The organisation of tests/data/shapes, nested, grown to any number of processings.

Its records are the sound ones of that organisation, with ids and links drawn by a fixed seed among
the registers grown with it; one in eleven processings and one in thirty of the other records has a
defect of the kinds planted there. The same number gives the same bytes. Usage: scaled.py NUMBER FOLDER
"""

import copy
import random
import sys
from pathlib import Path

from measure import ROOT

ORGANISATION = ROOT / "tests/data/shapes/organisation"
sys.path.insert(0, str(ORGANISATION))
import processing  # noqa: E402  (the folder of the organisation)
import security  # noqa: E402
import shapes  # noqa: E402
from fields import REGISTERS  # noqa: E402
from parts import completed, erasure, organisation_number, purpose, wrong  # noqa: E402

MADE = "2026-02-28T07:00:00+01:00"
PROCESSING_DEFECTS = [
    {"ändamål": [purpose(None)]}, {"ändamål": [purpose("Svara på frågor", None, None)]},
    {"ändamål": [purpose("Föra statistik", "6.1 f")]}, {"ändamål": [purpose("Föra register", "6.1 c", None)]},
    {"mottagare": None, "inga": None}, {"granskad": "2024-01-15"}, {"granskad": None},
    {"status": "Utkast", "skapad": "2025-09-01"}, {"gallring": [dict(erasure("Loggar"), frist=None)]},
    {"gallring": [dict(erasure("Ärenden"), frist="så länge det behövs")]}, {"registrerade": None},
    {"beskrivning": "Exempel: 19121212-1212"}, {"kriterium 4": "Ja", "kriterium 5": "Vet ej"},
    {"kriterium 4": "Ja", "kriterium 5": "Ja"}, {"registrerade": ["Invånare", "Barn"]}, {"dpia": ["DPIA-404"]},
    {"uppgifter": ["Personnummer", "Brott"]}, {"tredjeland": "Ja"}, {"system": ["SYS-404"]}, {"skyddade": "Ja"}]
OTHER_DEFECTS = {
    "konton": [{"anställd": "P-404"}, {"system": "SYS-404"}, {"granskad": "2024-06-01"}, {"beslutad av": None}],
    "incidenter": [{"imy": None}, {"risk": "Hög"}, {"risk": "Vet ej"}, {"upptäckt": "2025-11"}, {"varning": None}],
    "risker": [{"riskvärde": "a"}, {"riskvärde": 5}, {"åtgärder": None}, {"sannolikhet": "3. Maijlig"}],
    "bedömningar": [{"omprövad": None}, {"risk": "Hög"}, {"status": "Vet ej"}],
    "klassningar": [{"ersatt": "2025-06-01"}, {"K": "hög"}, {"klassad": "2023-06-01"}],
    "kursbevis": [{"resultat": "Påbörjad"}, {"genomförd": "2024-09-15"}],
    "begäranden": [{"besvarad": None}, {"styrkt": None}],
    "upphandlingar": [{"beaktad": "Nej"}, {"klassning": None}, {"avtal": None}],
    "biträden": [{"uppföljd": None}, {"nummer": wrong(organisation_number("556001123"))}],
    "anställda": [{"till": "2025-06-30"}, {"frånvaro": None}],
}


class Grown:
    """Sizes follow from the number of processings: a hundred a unit, twenty employees, and so on."""

    def __init__(self, processings):
        self.draw = random.Random(1)
        self.units = max(8, processings // 100)
        self.systems = max(20, processings // 50)
        self.suppliers = max(8, processings // 500)
        self.assessments = max(10, processings // 20)
        self.staff = self.units * 20
        self.sound = processing.registers()
        self.data = {"behandlingar": [self.processing(i) for i in range(processings)]}
        for build in (self.organisation, self.supply, self.protection, self.incidents, self.security, self.management):
            self.data |= build()
        for name, defects in OTHER_DEFECTS.items():
            for row in self.data[name]:
                if self.draw.random() < 1 / 30:
                    row.update(copy.deepcopy(self.draw.choice(defects)))

    def one(self, letters, count):
        return f"{letters}-{self.draw.randrange(count)}"

    def some(self, letters, count, most):
        return sorted({self.one(letters, count) for _ in range(self.draw.randint(1, most))})

    def like(self, register, count, letters, **drawn):
        """As many copies of the sound records, with an id each and the values that `drawn` makes."""
        sound = self.sound[register]
        return [{**copy.deepcopy(sound[i % len(sound)]), "id": f"{letters}-{i}", **{k: make(i) for k, make in drawn.items()}}
                for i in range(count)]

    def processing(self, i):
        unit = self.draw.randrange(self.units)
        row = processing.processing(i)
        row.update({"id": f"BEH-{i}", "namn": f"Verksamhet {i}", "nämnd": f"N{unit // 10}", "enhet": f"E{unit}",
                    "ansvarig": f"P-{unit * 20}", "system": self.some("SYS", self.systems, 3),
                    "biträden": self.some("LEV", self.suppliers, 2)})
        row["beskrivning"] += " Handläggarna följer den och går igenom uppgifterna varje år." * self.draw.randrange(4)
        if self.draw.random() < 0.1:
            systems = row["system"]
            processing.sensitive(row, self.one("DPIA", self.assessments))
            row["system"] = systems
        if self.draw.random() < 1 / 11:
            row.update(copy.deepcopy(self.draw.choice(PROCESSING_DEFECTS)))
        return row

    def organisation(self):
        tree = []
        for n in range(self.units):
            if n % 10 == 0:
                tree.append(("N", n // 10, "Nämnd", None))
                tree.append(("F", n // 10, "Förvaltning", f"N{n // 10}"))
            tree.append(("E", n, "Enhet", f"F{n // 10}"))
        return {
            "enheter": [{"kod": f"{letter}{n}", "namn": f"{kind} {n}", "typ": kind, "under": above,
                         "verksamhet": "Socialtjänst" if letter == "N" and n % 9 == 0 else None,
                         "från": "2015-01-01", "till": None} for letter, n, kind, above in tree],
            "anställda": [{**processing.employee(n, f"E{n // 20}", "Nej" if n % 20 else "Ja"), "id": f"P-{n}"}
                          for n in range(self.staff)]}

    def supply(self):
        suppliers = self.like("biträden", self.suppliers, "LEV", namn=lambda i: f"Driftbolaget {i}",
                              nummer=lambda i: organisation_number(f"556{100000 + i}"))
        agreements = [{**copy.deepcopy(self.sound["avtal"][0]), "nummer": f"AVT-{i}", "biträde": f"LEV-{i}"}
                      for i in range(self.suppliers) if i % 40]
        procurements = [security.procurement(i, self.draw.choice(suppliers)) for i in range(self.units)]
        for row in procurements:
            row.update({"enhet": f"E{self.draw.randrange(self.units)}", "klassning": self.one("KLA", self.systems),
                        "avtal": self.draw.choice(agreements)["nummer"]})
        return {"biträden": suppliers, "avtal": agreements, "upphandlingar": procurements}

    def protection(self):
        systems = self.like("system", self.systems, "SYS", namn=lambda i: f"Stöd {i}", alias=lambda i: [f"Stödet {i}"],
                            biträde=lambda _: self.one("LEV", self.suppliers))
        for row in systems:
            row["del"] = f"F{self.draw.randrange(self.units) // 10}"
        sets = self.like("mängder", self.systems // 2, "IM", system=lambda _: self.some("SYS", self.systems, 2),
                         behandlingar=lambda _: self.some("BEH", len(self.data["behandlingar"]), 3))
        levels = [{"id": f"KLA-{i}", "system": f"SYS-{i}", "mängd": None, "K": self.draw.choice([1, 2, 2, 3, 3]), "R": 2,
                   "T": 2, "klassad": "2025-03-15", "ersatt": None} for i in range(self.systems)]
        levels += [{**levels[0], "id": f"KLA-{self.systems + i}", "system": None, "mängd": f"IM-{i}", "K": 2}
                   for i in range(len(sets))]
        return {"system": systems, "mängder": sets, "klassningar": levels,
                "bedömningar": self.like("bedömningar", self.assessments, "DPIA", namn=lambda i: f"Bedömning {i}",
                                         enhet=lambda _: f"E{self.draw.randrange(self.units)}")}

    def incidents(self):
        rows = self.like("incidenter", self.assessments, "INC", enhet=lambda _: f"E{self.draw.randrange(self.units)}",
                         system=lambda _: self.one("SYS", self.systems))
        for row in rows:
            if row["behandlingar"]:
                row["behandlingar"] = self.some("BEH", len(self.data["behandlingar"]), 2)
        return {"incidenter": rows}

    def security(self):
        accounts = []
        for n in range(self.staff * 2):
            person = n // 2
            role = self.draw.choice(["Handläggare", "Handläggare", "Granskare", "Beställare", "Attestant"])
            accounts.append(security.account(n, f"P-{person}", f"E{person // 20}", self.one("SYS", self.systems),
                                             f"P-{person // 20 * 20}", role))
        courses = security.registers([], self.sound["biträden"])
        certificates = [completed(f"P-{n}", course) for n in range(self.staff) for course in ("Infosäk", "Dataskydd")]
        return {"konton": accounts, "kursbevis": certificates, "kurser": courses["kurser"],
                "rollkonflikter": [{"roll": "Attestant", "annan": "Beställare", "system": None}]}

    def management(self):
        """Each board has the risks, plans and reviews of the small organisation."""
        few = security.registers([], self.sound["biträden"])
        out = {name: [] for name in ("risker", "sårbarheter", "genomgångar", "årsrapporter", "planaktiviteter",
                                     "styrdokument", "undantag", "begäranden")}
        for board in range(self.units // 10):
            for name, rows in out.items():
                for row in copy.deepcopy(few[name]):
                    row["id"] = f"{row['id']}-{board}"
                    if row.get("enhet"):
                        row["enhet"] = f"E{board * 10}"
                    if row.get("nämnd"):
                        row["nämnd"] = f"N{board}"
                    if row.get("behandlingar"):
                        row["behandlingar"] = self.some("BEH", len(self.data["behandlingar"]), 2)
                    rows.append(row)
        return out


def write(processings, folder):
    grown = Grown(processings).data
    for register in REGISTERS:
        rows = grown[register.rows]
        shapes.write(folder / f"{register.file}.json", {"export": {"skapad": MADE, "antal": len(rows)}}, register.rows,
                     (shapes.nested(register, row) for row in rows))


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
