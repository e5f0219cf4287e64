"""What is wrong with access and training, risks and plans, reviews and procurement, one defect a line.

The outcomes are worked out from the texts of the rules, never from what the program says.
"""

from parts import completed, improvement, measure, shortcoming, wrong
from security import AREAS


def access(defect):
    defect.another("konton", "KTO-31", "KTO-2", {"system": "SYS-4"}, "J-01 fail")
    defect.another("konton", "KTO-32", "KTO-2", {"system": "SYS-404"}, "O-01-BEH fail", "J-01 fail",
                   "J-06 undetermined", "K-03 P-12 undetermined")
    # Who is not in the staff register is no employee; of when and where that person worked nothing is known.
    defect.another("konton", "KTO-33", "KTO-2", {"anställd": "P-404"}, "J-02 fail", "J-03 undetermined",
                   "J-06 undetermined", "J-07 undetermined")
    defect.another("konton", "KTO-34", "KTO-2", {"anställd": "P-5"}, "J-02 fail", "J-03 fail")
    defect.another("konton", "KTO-35", "KTO-4", {"anställd": "P-5", "borttagen": "2025-07-04"})
    defect.another("konton", "KTO-36", "KTO-1", {"granskad": "2025-08-15"}, "J-04 fail")
    defect("KTO-7", {"roll": "Attestant"})
    defect.another("konton", "KTO-37", "KTO-7", {"roll": "beställare"}, "J-05 P-17 · SYS-2 fail")
    defect.another("konton", "KTO-38", "KTO-25", {"anställd": "P-105", "system": "SYS-2"}, "J-06 fail")
    defect("KTO-21", {"beslutad av": "P-1"}, "J-07 fail")
    defect.another("konton", "KTO-39", "KTO-2", {"typ": "Alla", "anställd": None, "system": "SYS-8"}, "J-08 fail")
    defect.another("konton", "KTO-40", "KTO-39", {"system": "SYS-9"})
    defect.another("konton", "KTO-41", "KTO-2", {"enhet": "E9", "tilldelad": "2025-05-05"}, "O-02-BEH fail")


def training(defect):
    of = {(row["anställd"], row["kurs"]): row for row in defect.data["kursbevis"]}
    of["P-11", "Dataskydd"]["resultat"] = "Påbörjad"
    # Five of six at E1 have taken the courses. P-11 also has an account in SYS-1, whose level is 3.
    defect("P-11", {}, "K-01 fail", "K-03 fail", "K-02 E1 fail", "I-07 RSA-2 fail")
    of["P-16", "Infosäk"]["till"] = "2026-01-31"
    defect("P-16", {}, "K-03 fail")
    defect("P-101", {"frånvaro": None}, "K-01 undetermined")
    defect.another("anställda", "P-60", "P-1", {"namn": "Anställd 60", "enhet": "E9"}, "O-02-PERS fail")
    defect.data["kursbevis"] += [completed(person, course) for person in ("P-6", "P-60")
                                 for course in ("Informationssäkerhet", "Dataskydd")]


def risks(defect):
    defect("RSK-2", {}, "I-06 fail")  # as high as in 2025, although something was done
    defect("RSK-3", {"riskvärde": "a"}, "I-01 undetermined")
    defect("RSK-4", {"riskvärde": 5}, "I-01 fail")
    defect("RSK-5", {"sannolikhet": "3. Maijlig"}, "I-01 undetermined", "I-03 undetermined")
    defect("RSK-6", {"konsekvens": "6. Katastrof"}, "I-01 undetermined", "I-03 fail")
    defect("RSK-7", {"åtgärder": [measure("Behövs ej", "Planerad", "2026-09-30")]}, "I-02 fail")
    defect("RSK-8", {"åtgärder": [measure("Klassa om", "Pågår", None)]}, "I-04 fail")
    defect("RSK-9", {"system": "SYS-404"}, "O-01-VOR fail")
    defect("RSK-10", {"år": 2025})
    defect("RSK-11", {"år": 2025}, "I-05 upphandling fail")
    defect("RSK-12", {"enhet": "E9"}, "O-02-VOR fail")
    defect("RSA-3", {"enhet": "E9"}, "O-02-RSA fail")
    # A summary is no outcome: number, mean and highest value, and how many that reach the limit.
    defect("RSK-1", {}, "I-08 behörighetshantering · 2026 3/10/12/2", "I-08 lokal_anvisning · 2026 3/6,666667/9/1",
           "I-08 incidenthantering · 2026 2/8,5/9/1", "I-08 informationsklassning · 2026 2/9/12/1",
           "I-08 upphandling · 2025 2/6/8/0")


def systems(defect):
    defect.another("klassningar", "KLA-15", "KLA-2", {"system": "SYS-404"}, "O-01-KLA fail", "L-04 undetermined")
    defect.another("mängder", "IM-5", "IM-3", {"system": ["SYS-3", "SYS-404"], "behandlingar": ["BEH-05"]}, "O-01-INF fail")
    defect.another("klassningar", "KLA-16", "KLA-13", {"mängd": "IM-5"})


def incidents(defect):
    defect("INC-8", {"varning": "2026-01-21T14:00"}, "G-01 fail")
    defect("INC-9", {"incidentanmälan": "2026-01-23T16:00"}, "G-02 fail")
    defect("INC-10", {"slutrapport": None}, "G-03 fail")
    unreported = {"varning": None, "incidentanmälan": None, "slutrapport": None}
    defect("INC-11", {**unreported, "inträffade": "2025-11-03T06:00", "upptäckt": "2025-11-03T08:00",
                      "upphörde": "2025-11-04T08:00"}, "G-04 fail")
    defect("INC-12", {"incidentanmälan": None, "slutrapport": None, "personuppgifter": "Ja", "behandlingar": ["BEH-06"],
                      "imy": "2026-01-22T08:00"}, "G-02 fail", "G-05 fail")
    defect("INC-13", {**unreported, "betydande": "Vet ej"}, "G-01 undetermined", "G-02 undetermined")
    defect("INC-14", {"enhet": "E9"}, "O-02-INC fail")
    defect("INC-15", {"system": "SYS-404"}, "O-01-INC fail", "F-07 undetermined")


def management(defect):
    defect("LG-3", {"år": 2023, "genomförd": "2023-10-10", "rapportår": 2022,
                    "ikraftträdanden": [{"författning": "Cybersäkerhetslagen", "angivet": "2025-01"}]}, "H-01 fail", "H-06 fail")
    defect("LG-4", {"underlag": list("abcefg"), "rapportår": 2023,
                    "förbättringar": [improvement(1, "Öva"), improvement(2, "Mäta") | {"ansvarig": None}]},
           "H-02 fail", "H-03 fail", "H-05 fail")
    defect("LG-5", {"enhet": "E9"}, "O-02-LG fail")
    defect("DSO-1", {"brister": [shortcoming("Loggar följs inte upp", AREAS[2], "LOGG")]}, "H-04 fail")
    defect("DSO-2", {"områden": AREAS[:5]}, "N-05 fail")
    defect("DSO-3", {"brister": [shortcoming("Oklart ansvar", AREAS[1], None)]}, "H-04 undetermined")
    defect("PLA-7-2027", {"kod": "A17"}, "N-02 PLA-7-2026 fail")
    defect("PLA-8-2027", {"område": "Övningar"}, "N-03 Samverkan · 2026 fail")
    defect("PLA-13-2026", {"mål": "2.1"}, "N-04 upphandling fail")
    defect("STY-2", {"översett": "2023-01-01"}, "N-01 fail")
    defect("STY-4", {"enhet": "E9", "beslutad": "2025-02-01"}, "O-02-STYR fail")
    defect.another("bedömningar", "DPIA-8", "DPIA-5", {"namn": "Bedömning 8", "enhet": "E9"}, "O-02-DPIA fail", "E-05 fail")
    defect("UND-2", {"från": "2025-02-01", "till": "2026-01-31"}, "O-06 fail")
    defect("UND-3", {"enhet": "E9"}, "O-02-UND fail")


def procurement(defect):
    defect("UPP-2", {"nummer": defect.rows["LEV-2"]["nummer"], "avtal": "AVT-2"}, "C-05 fail")
    defect("UPP-3", {"nummer": wrong(defect.rows["LEV-1"]["nummer"]), "personuppgifter": "Nej"}, "C-06B fail")
    defect("UPP-4", {"beaktad": "Nej"}, "M-01 fail")
    defect("UPP-5", {"annonserad": "2025-03-01"}, "M-02 fail")
    defect("UPP-6", {"avtal": None}, "M-03 fail")
    defect("UPP-7", {"klassning": None}, "M-02 undetermined")
    defect("UPP-8", {"enhet": "E9"}, "O-02-UPP fail")
    defect("BEG-2", {"besvarad": "2026-02-20"}, "O-03 fail")
    defect("BEG-3", {"styrkt": None, "besvarad": "2026-02-25"}, "O-03 undetermined")
    defect("BEG-4", {"enhet": "E9"}, "O-02-DSR fail")


def plant(defect):
    for area in (access, training, risks, systems, incidents, management, procurement):
        area(defect)
