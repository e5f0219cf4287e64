"""What is wrong with the processings and what belongs to them, one defect a line.

The outcomes are worked out from the texts of the rules, never from what the program says.
"""

from parts import erasure, measure, purpose, wrong
from processing import sensitive


def plant(defect):
    a = defect.rows["BEH-05"]["ändamål"]
    defect("BEH-06", {"ändamål": [purpose(None)]}, "A-01 fail")
    defect("BEH-05", {"ändamål": [a[0], purpose("Svara på frågor", None, None)]}, "B-01 fail")
    defect("BEH-07", {"mottagare": None, "inga": None}, "A-03 fail")
    defect("BEH-08", {"ansvarig": "P-5"}, "A-06 fail")
    defect("BEH-09", {"granskad": "2024-01-15"}, "A-07 fail")
    defect("BEH-10", {"status": "Utkast", "skapad": "2025-09-01"}, "A-08 fail")
    defect("BEH-11", {"gallring": [erasure("Ärenden"), dict(erasure("Loggar"), frist=None)]}, "A-04 fail")
    defect("BEH-12", {"gallring": [dict(erasure("Ärenden"), frist="så länge det behövs")]}, "A-04 undetermined")
    defect("BEH-13", {"beskrivning": "Exempel: 19121212-1212"}, "A-13 fail")
    defect("BEH-15", {"namn": "Verksamhet 14"}, "A-11 fail", "A-11 BEH-14 fail")
    defect("BEH-02", {"start": "2018-06-01"}, "E-06 fail")
    defect("BEH-16", {"uppgifter": ["Hälsa"], "system": ["SYS-1"], "kriterium 4": "Ja"}, "E-01 fail", "B-04 fail")
    defect("BEH-17", {"kriterium 4": "Ja", "kriterium 5": "Ja"}, "E-02 fail", "E-09 fail")
    defect("BEH-18", {"kriterium 4": "Ja", "kriterium 5": "Vet ej"}, "E-02 undetermined", "E-09 undetermined")
    defect("BEH-19", {"registrerade": ["Invånare", "Barn"]}, "E-03 fail")
    defect("BEH-20", {"dpia": ["DPIA-404"]}, "E-04 fail", "E-06 undetermined")
    sensitive(defect.rows["BEH-21"], "DPIA-1")
    defect("BEH-21", {"system": ["SYS-1", "SYS-5"]}, "L-03 fail")
    defect("BEH-22", {"biträden": ["LEV-1", "LEV-5"]}, "C-01 fail")
    defect("BEH-23", {"biträden": ["LEV-6"]}, "C-02 fail")
    defect("AVT-6", {"till": "2025-12-31"})
    defect("LEV-3", {"underbiträden": [{"namn": "Hall", "land": "Finland", "godkänt": "Ja"},
                                       {"namn": "Cloud Inc.", "land": "USA", "godkänt": "Vet ej"}]}, "C-04 undetermined")
    defect("BEH-24", {"biträden": ["LEV-3"]}, "D-04 fail")
    sent = {"land": "USA", "mottagare": "Cloud Inc.", "skydd": "Standardavtalsklausuler", "certifierad": "Nej", "bedömd": None}
    defect("BEH-25", {"biträden": ["LEV-3"], "tredjeland": "Ja", "överföringar": [sent]}, "D-03 fail")
    defect("BEH-26", {"tredjeland": "Ja", "överföringar": [
        {"land": "Norge", "mottagare": "Hall", "skydd": None, "certifierad": "Nej", "bedömd": None},
        dict(sent, skydd="Adekvansbeslut", certifierad="Vet ej")]}, "D-02 undetermined")
    defect("BEH-14", {"tredjeland": "Ja", "överföringar": [dict(sent, land="Indien", skydd="Adekvansbeslut")]}, "D-02 fail")
    defect("BEH-27", {"tredjeland": "Ja"}, "D-01 fail")
    defect("BEH-28", {"uppgifter": ["Personnummer", "Brott"]}, "B-06 fail", "B-07 fail")
    defect("BEH-29", {"ändamål": [purpose("Föra statistik", "6.1 f")]}, "B-02 fail")
    defect("BEH-30", {"ändamål": [purpose("Föra register", "6.1 c", None)]}, "B-03 fail")
    defect("BEH-31", {"nämnd": "F1"}, "A-05 fail")
    defect("BEH-32", {"registrerade": None}, "A-02 fail", "E-03 undetermined")
    defect("AVT-2", {"punkter": list("abcdefg")}, "C-03 fail")
    unapproved = {"namn": "Hall", "land": "Finland", "godkänt": "Nej"}
    defect("LEV-4", {"nummer": wrong(defect.rows["LEV-4"]["nummer"]), "underbiträden": [unapproved]}, "C-06 fail", "C-04 fail")
    defect("LEV-2", {"uppföljd": "2023-01-01"}, "C-07 fail")
    defect("LEV-6", {"uppföljd": None}, "C-07 fail")
    defect("DPIA-4", {"omprövad": None}, "E-07 fail")
    defect("DPIA-3", {"risk": "Hög"}, "E-08 fail")
    defect("DPIA-2", {"åtgärder": [measure("Logga"), measure("Kryptera", "Pågår")]}, "E-10 fail")
    defect("DPIA-6", {"åtgärder": [measure("Gallra", "Pågår", "till våren")]}, "E-10 undetermined")
    defect.another("bedömningar", "DPIA-7", "DPIA-5", {"namn": "Bedömning 7"}, "E-05 fail")
    defect.another("anställda", "P-5", "P-1", {"namn": "Anställd 5", "till": "2025-06-30"})
    defect.another("anställda", "P-6", "P-1", {"namn": "Anställd 6", "enhet": "E5"}, "A-09 E5 fail")
    # 4 of 37 are incomplete and one cannot be told: 32 or 33 are complete, both below 90 %.
    defect("F1", {}, "A-10 fail")
    defect("KLA-3", {"klassad": "2023-06-01"}, "L-04 fail")
    defect("KLA-6", {"ersatt": "2025-06-01"}, "L-01 SYS-6 fail")
    defect("KLA-7", {"K": "hög"}, "L-01 SYS-7 fail")
    defect("KLA-12", {"K": 4}, "L-02 SYS-2 fail")
    defect("KLA-14", {"ersatt": "2025-06-01"}, "L-05 IM-4 fail", "L-02 SYS-4 undetermined")
    defect("INC-2", {"imy": "2026-01-19T12:00"}, "F-01 fail", "F-01B fail", "F-02 fail")
    defect("INC-3", {"imy": None, "risk": "Osannolik", "bedömning": None}, "F-03 fail")
    defect("INC-4", {"risk": "Hög", "åtgärder": [measure("Ingen åtgärd behövs")]}, "F-04 fail", "F-07 fail")
    defect("INC-5", {"behandlingar": None, "biträde": "LEV-1", "bitr upptäckt": "2026-01-14T08:00",
                     "bitr underrättelse": "2026-01-15T11:00"}, "F-06 fail", "F-09 fail")
    defect("INC-6", {"risk": "Vet ej"}, "F-01 undetermined", "F-01B undetermined", "F-04 undetermined")
    defect("INC-1", {"inträffade": "2026-01-12T08:00"}, "F-05 fail")
    # S1 has 51 employees, and with F2 above it 52; no incident is theirs.
    defect("S1", {}, "F-08 fail", "F-08 F2 fail", "F-08 N2 fail")
    sensitive(defect.rows["BEH-33"], "DPIA-1")
    defect("BEH-33", {"undantagslag": None}, "B-05 fail")
    defect("BEH-34", {"ändamål": [purpose("Utreda stöd")]}, "B-08 fail")
    defect("BEH-36", {"enhet": "E9"}, "O-02 fail")
    defect("BEH-37", {"skyddade": "Ja"}, "O-04 fail")
    defect("BEH-38", {"skyddade": "Vet ej"}, "O-04 undetermined")
    # Where a system is that nobody knows, nobody can tell either.
    defect("BEH-39", {"system": ["SYS-2", "SYS-404"]}, "O-01 fail", "D-04 undetermined")
    # No export says what level a processing has, so nobody can tell it of those with sensitive data.
    defect("BEH-01", {}, *(f"L-03 BEH-{n:02} undetermined" for n in (1, 2, 3, 4, 16, 33)))
