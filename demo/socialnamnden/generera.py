#!/usr/bin/env python3
"""Writes the made-up exports of demo/socialnamnden into ./data.

Nothing here is real: people, units, systems and processings are invented. A sound register is
made first, then the defects in plant() are put into it, one a line, in the order of README.md.
The numbers come from a linear congruential generator with a fixed seed, so that every run writes
the same bytes. The outputs are kept in the repository; no build step runs this program.
"""

import json
import pathlib

DATA = pathlib.Path(__file__).resolve().parent / "data"
STAMP = "2026-02-03T08:15:22+01:00"


class Dice:
    """A linear congruential generator: the next number below n, the same on every machine."""

    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 1103515245 + 12345) % 2**31
        return (self.state >> 8) % n

    def pick(self, items):
        return items[self.below(len(items))]


dice = Dice(20260203)

DIVISIONS = ["Barn och unga", "Vuxna", "Ekonomiskt bistånd", "Funktionsnedsättning", "Utveckling"]
UNITS = [
    "Mottagning barn", "Utredning barn", "Familjehem", "Öppenvård unga", "Mottagning vuxna",
    "Missbruk", "Boendestöd", "Våld i nära relationer", "Nybesök", "Långvarigt bistånd",
    "Budget- och skuldrådgivning", "Dödsbo", "LSS-handläggning", "Daglig verksamhet",
    "Personlig assistans", "Korttidsboende", "Projektkontoret",
]
ACTIVITIES = [
    "Handläggning", "Uppföljning", "Journalföring", "Statistik", "Köhantering", "Arkivering",
    "Utbetalning", "Schemaläggning", "Klagomålshantering", "Tillsyn", "Avgiftsberäkning", "Enkät",
]
ORDINARY = ["Namn och kontakt", "Personnummer", "Ekonomi", "Sociala förhållanden"]
SENSITIVE = ["Hälsa", "Diagnos", "Religion", "Etniskt ursprung"]
LEVELS_S = ["1. Osannolikt", "2. Mindre sannolikt", "3. Möjlig", "4. Sannolikt"]
LEVELS_K = ["1. Försumbar", "2. Lindrig", "3. Kännbar", "4. Allvarlig"]
FIRST = ["Ada", "Bo", "Cecilia", "Danuta", "Emre", "Frida", "Göran", "Hodan", "Ivar", "Jonna"]
LAST = ["Alm", "Björk", "Cedergran", "Dahl", "Ek", "Fura", "Gran", "Hägg", "Idegran", "Järnek"]


def date(year, month, day):
    return f"{year:04}-{month:02}-{day:02}"


def organisation():
    rows = [
        {"id": "SN", "namn": "Socialnämnden", "typ": "Nämnd", "förälder": None},
        {"id": "SOF", "namn": "Socialförvaltningen", "typ": "Förvaltning", "förälder": "SN"},
    ]
    for i, name in enumerate(DIVISIONS, 1):
        rows.append({"id": f"A{i}", "namn": name, "typ": "Avdelning", "förälder": "SOF"})
    for i, name in enumerate(UNITS, 1):
        parent = f"A{(i - 1) // 4 + 1}"
        rows.append({"id": f"E{i:02}", "namn": name, "typ": "Enhet", "förälder": parent})
    return rows


def systems():
    names = ["Sociala system", "Journalia", "Ekonomiporten", "Platina", "Schemat", "Boendekartan"]
    rows = []
    for i in range(1, 25):
        name = names[i - 1] if i <= len(names) else f"Verksamhetsstöd {i}"
        rows.append({"id": f"SYS-{i:02}", "namn": name, "klassning": LEVELS_K[2 + dice.below(2)]})
    rows[23]["klassning"] = LEVELS_K[1]  # the only system below "Kännbar"; no sound record uses it
    return rows


def assessments():
    return [
        {"nummer": f"DPIA-{i:02}", "godkänd": date(2019, 1 + dice.below(12), 1 + dice.below(28))}
        for i in range(1, 61)
    ]


def processings():
    rows = []
    for i in range(1, 201):
        sensitive = i % 3 != 0
        categories = [dice.pick(ORDINARY)] + ([dice.pick(SENSITIVE)] if sensitive else [])
        unit = (i - 1) % 16 + 1
        unit = 15 if unit == 16 else unit  # E16 and E17 get theirs, or none, in plant()
        basis = ["Allmänt intresse", "Rättslig förpliktelse", "Myndighetsutövning"]
        row = {
            "id": f"BEH-{i:04}",
            "namn": f"{ACTIVITIES[(i - 1) % 12]} {UNITS[unit - 1].lower()}",
            "beskrivning": "Registrering enligt förvaltningens rutin.",
            "organisation": f"E{unit:02}",
            "kategorier": categories,
            "rättsligGrund": dice.pick(basis),
            "system": [f"SYS-{1 + dice.below(12):02}", f"SYS-{13 + dice.below(11):02}"],
            "dpia": {"krävs": "Ja" if sensitive else "Nej"},
            "skyddadePersonuppgifter": "Ja" if dice.below(4) == 0 else "Nej",
            "gallring": dice.pick(["P2Y", "P5Y", "P10Y"]),
            "startdatum": date(2020 + dice.below(5), 1 + dice.below(12), 1 + dice.below(28)),
            "granskadDatum": date(2025, 1 + dice.below(12), 1 + dice.below(28)),
        }
        if sensitive:
            row["dpia"]["id"] = f"DPIA-{1 + dice.below(60):02}"
        if i % 25 == 0:
            row["rättsligGrund"] = "Samtycke"
            row["samtyckesrutin"] = f"Rutin {i}/2024"
        rows.append(row)
    return rows


def staff():
    rows = []
    for i in range(1, 121):
        row = {
            "id": f"P-{i:03}",
            "namn": f"{FIRST[i % 10]} {LAST[(i // 10) % 10]}",
            "enhet": f"E{1 + dice.below(16):02}",
            "anställdFrån": date(2012 + dice.below(12), 1 + dice.below(12), 1),
        }
        if i > 110:
            row["anställdTill"] = date(2025, 1 + dice.below(12), 28)
        rows.append(row)
    return rows


def courses():
    return [
        {"person": f"P-{i:03}", "kurs": "Dataskydd grund",
         "genomförd": date(2025, 3 + dice.below(10), 1 + dice.below(28))}
        for i in range(1, 111)
    ]


def incidents():
    rows = []
    for i in range(1, 31):
        month, day = 1 + dice.below(12), 1 + dice.below(24)
        row = {
            "nummer": f"INC-{i:02}",
            "enhet": f"E{1 + dice.below(16):02}",
            "personuppgifter": "Ja" if i % 5 else "Nej",
            "upptäckt": f"{date(2025, month, day)} {8 + dice.below(9):02}:15",
        }
        if i % 5:
            row["anmäld"] = f"{date(2025, month, day + 1 + dice.below(2))} 13:00"
        rows.append(row)
    return rows


def risks():
    rows, actions = [], []
    for i in range(1, 41):
        s, k = 1 + dice.below(4), 1 + dice.below(4)
        if i in (7, 11, 19, 23):  # the levels that plant() counts on
            s, k = {7: (4, 3), 11: (2, 3), 19: (2, 4), 23: (3, 3)}[i]
        rows.append({"id": f"RSK-{i:02}", "sannolikhet": LEVELS_S[s - 1],
                     "konsekvens": LEVELS_K[k - 1], "riskvärde": s * k})
        if s * k >= 9:
            actions.append({"id": f"ÅTG-{i:02}", "risk": f"RSK-{i:02}",
                            "åtgärd": "Kontroll av att rutinen är känd och följs"})
    return rows, actions


def accesses(system_rows):
    return [
        {"konto": f"K-{i:03}", "system": dice.pick(system_rows)["namn"],
         "person": f"P-{1 + dice.below(110):03}"}
        for i in range(1, 151)
    ]


def plant(org, proc, people, course, inc, risk, action, access):
    """Puts in the defects; the numbers are those of the table in README.md."""
    def of(number):
        return next(row for row in proc if row["id"] == f"BEH-{number:04}")

    def sensitive(number):
        of(number)["kategorier"] = ["Personnummer", "Hälsa"]
        of(number)["dpia"] = {"krävs": "Ja"}

    sensitive(17)                                            # 1
    sensitive(42)
    of(42)["dpia"]["id"] = "DPIA-404"                        # 2
    of(64)["kategorier"] = "Vet ej"                          # 3
    sensitive(88)                                            # 4
    sensitive(101)                                           # 5
    of(70)["dpia"] = {"krävs": "Ja", "id": "DPIA-07"}
    of(70)["startdatum"] = "2018-05-25"                      # 6
    of(29)["rättsligGrund"] = "Vet ej"                       # 7
    del of(50)["samtyckesrutin"]                             # 8
    of(75)["samtyckesrutin"] = "se ovan"                     # 9
    of(96)["gallring"] = "N/A"                               # 10
    of(110)["system"] = ["SYS-01", "SYS-24"]                 # 11
    of(113)["system"] = ["SYS-01", "SYS-99"]                 # 12
    proc.append(dict(of(120), namn="Arkivering, kopia"))     # 13
    next(o for o in org if o["id"] == "E16")["förälder"] = "A9"
    of(150)["organisation"] = "E16"                          # 14; 15 is E17, which has no processing
    of(171)["beskrivning"] = "Gäller även 19121212-1212."    # 16
    of(133)["skyddadePersonuppgifter"] = "Vet ej"            # 17
    for row in proc:
        if row["organisation"] == "E07":
            row["granskadDatum"] = "2023-05-04"              # 18
    action[:] = [a for a in action if a["risk"] not in ("RSK-07", "RSK-23")]  # 19, 20
    risk[10]["riskvärde"] = 5                                # 21
    risk[18]["riskvärde"] = "a"                              # 22
    inc[3].update({"upptäckt": "2025-03-28 16:00", "anmäld": "2025-03-31 17:01"})  # 23
    inc[8]["upptäckt"] = "i fredags"                         # 24
    inc[12].pop("anmäld")                                    # 25
    course[30]["genomförd"] = "2025-01-15"                   # 26
    del course[43]                                           # 27
    access[16]["system"] = "Lisa självservice"               # 28
    access[59]["person"] = "P-115"                           # 29
    access[90]["person"] = "P-999"                           # 30


def write(name, **parts):
    first = next(iter(parts.values()))
    document = {"export": {"källa": "Påhittad export", "skapad": STAMP, "antal": len(first)}}
    document.update(parts)
    text = json.dumps(document, ensure_ascii=False, indent=1)
    (DATA / name).write_text(text + "\n", encoding="utf-8")


def main():
    DATA.mkdir(exist_ok=True)
    org, system_rows, dpia, proc = organisation(), systems(), assessments(), processings()
    people, course, inc = staff(), courses(), incidents()
    risk, action = risks()
    access = accesses(system_rows)
    plant(org, proc, people, course, inc, risk, action, access)
    write("behandlingar.json", behandlingar=proc)
    write("konsekvensbedomningar.json", konsekvensbedömningar=dpia)
    write("system.json", system=system_rows)
    write("organisation.json", organisation=org)
    write("personal.json", personal=people)
    write("utbildning.json", utbildning=course)
    write("incidenter.json", incidenter=inc)
    write("risker.json", risker=risk)
    write("atgarder.json", åtgärder=action)
    write("behorigheter.json", behörigheter=access)


if __name__ == "__main__":
    main()
