"""The sound organisation, second half: access and training, risks and plans, reviews, procurement."""

from parts import UNITS, completed, improvement, measure, shortcoming

METHODS = ["Behörighetshantering", "Lokal anvisning", "Incidenthantering", "Informationsklassning", "Upphandling"]
AREAS = ["Registerförteckning", "Styrdokument", "Tekniska och organisatoriska åtgärder", "Konsekvensbedömningar",
         "Individens rättigheter", "Personuppgiftsincidenter"]
LIKELIHOOD = {1: "1. Osannolikt", 2: "2. Mindre sannolikt", 3: "3. Möjlig", 4: "4. Sannolikt"}
CONSEQUENCE = {3: "3. Kännbar", 4: "4. Allvarlig"}


def account(n, person, unit, system, decided_by, role="Handläggare"):
    return {"id": f"KTO-{n}", "system": system, "konto": f"konto{n}", "typ": "Personal", "anställd": person,
            "roll": role, "enhet": unit, "tilldelad": "2024-01-15", "beslutad av": decided_by,
            "granskad": "2025-11-15", "inloggad": "2026-02-20", "borttagen": None}


def accounts():
    """Of the staff at E1–E4, their managers, and four at S1."""
    systems = ["SYS-1", "SYS-2", "Stöd 2", "SYS-3", "Ärendestödet"]  # also by name, and by another name
    out = [account(n + 1, f"P-{11 + n}", UNITS[n // 5], systems[n % 5], f"P-{1 + n // 5}") for n in range(20)]
    out += [account(20 + n, f"P-{n}", UNITS[n - 1], "SYS-2", "P-10", "Chef") for n in range(1, 5)]
    return out + [account(24 + n, f"P-{100 + n}", "S1", "SYS-10", "P-100") for n in range(1, 5)]


def risk(n, method, likelihood, consequence):
    value = likelihood * consequence
    planned = [measure("Kontrollera rutinen", "Pågår", "2026-09-30"), measure("Utbilda", "Pågår", "2026-10-31")]
    return {"id": f"RSK-{n}", "år": 2026, "mål": "3.5",
            "process": "Inköp" if method == "Upphandling" else "Informationssäkerhet", "arbetssätt": method,
            "enhet": None, "system": None, "incidenttyp": None, "händelse": f"Händelse {n}",
            "sannolikhet": LIKELIHOOD[likelihood], "konsekvens": CONSEQUENCE[consequence], "riskvärde": value,
            "omprövad": None, "åtgärder": planned[: 1 + n % 2] if value >= 9 else None}


def risks():
    factors = [(0, 3, 4), (0, 3, 4), (0, 2, 3), (1, 2, 3), (1, 3, 3), (2, 2, 4), (2, 3, 3), (3, 4, 3), (3, 2, 3),
               (4, 2, 4), (4, 1, 4), (1, 2, 3)]
    return [risk(n, METHODS[method], *both) for n, (method, *both) in enumerate(factors, 1)]


def activity(key, year, area, code, plan="Plan", **other):
    row = {"id": key, "plan": plan, "år": year, "område": area, "kod": code, "aktivitet": f"Arbeta med {area.lower()}",
           "slag": "Genomförande" if year == 2026 else "Uppföljning", "arbetssätt": ["Annat"], "ämnen": None,
           "mål": None, "periodicitet": "Genomförs årligen", "månad": 9, "ansvarig": "Samordnaren",
           "status": "Planerad", "beslut": None}
    return row | other


def activities():
    out = []
    for year in (2026, 2027):
        out += [activity(f"PLA-{n}-{year}", year, method, f"A{n}", arbetssätt=[method])
                for n, method in enumerate(METHODS, 1)]
        out.append(activity(f"PLA-6-{year}", year, "Registerförteckning", "A6", ämnen=["REG", "DPIA"]))
        out.append(activity(f"PLA-7-{year}", year, "Utbildning", "A7", arbetssätt=["Annat", "Incidenthantering"]))
        out.append(activity(f"PLA-8-{year}", year, "Samverkan", "A8", periodicitet="En gång"))
    return out + [activity(f"PLA-{n + 8}-2026", 2026, method, f"V{n}", "Verksamhetsplan", arbetssätt=[method],
                           mål="3.5", periodicitet="En gång") for n, method in enumerate(METHODS, 1)]


def review(n, year, board, first, cited):
    return {"id": f"LG-{n}", "år": year, "genomförd": f"{year}-10-0{n}", "enhet": board, "första": first,
            "underlag": list("bcdefg" if first == "Ja" else "abcdefg"),
            "förbättringar": [improvement(1, "Komplettera registret"), improvement(2, "Utbilda fler")][: 1 + n % 2],
            "rapportår": cited, "ikraftträdanden": [{"författning": "Ny arkivlag", "angivet": "2027-07-01"}]}


def report(n, year, board):
    return {"id": f"DSO-{n}", "år": year, "nämnd": board, "områden": list(AREAS),
            "brister": [shortcoming("Registret är ofullständigt", AREAS[0], "REG"),
                        shortcoming("Bedömningar är inte länkade", AREAS[3], "DPIA")]}


def document(n, kind, unit):
    return {"id": f"STY-{n}", "namn": f"Dokument {n}", "typ": kind, "enhet": unit, "beslutad": "2022-03-01",
            "översett": "2025-06-01", "nästa": "2026-06-01", "till": None}


def procurement(n, supplier):
    return {"id": f"UPP-{n}", "föremål": f"Stöd {n}", "enhet": "F1", "nummer": supplier["nummer"],
            "roll": "Personuppgiftsbiträde", "annonserad": "2025-06-01", "start": "2026-01-01", "slut": "2028-12-31",
            "personuppgifter": "Ja", "beaktad": "Ja", "krav": "Ja", "klassning": "KLA-2", "avtal": "AVT-1"}


def request(n):
    return {"id": f"BEG-{n}", "rättighet": "Registerutdrag", "enhet": "E1", "behandlingar": ["BEH-01", "BEH-02"],
            "inkom": "2026-01-12", "styrkt": "2026-01-13", "besvarad": "2026-02-05", "förlängd": None, "skäl": None}


def waiver(n):
    return {"id": f"UND-{n}", "regel": "A-07", "omfattning": "Behandling BEH-09", "enhet": "E1", "skäl": "Systembyte.",
            "beslutad av": "Förvaltningschefen", "beslut": f"MN 2025/{n}", "från": "2025-09-01", "till": "2026-08-31",
            "ersättning": "Stickprov"}


def registers(staff, suppliers):
    data = {"konton": accounts(), "risker": risks(), "planaktiviteter": activities()}
    data["rollkonflikter"] = [{"roll": "Attestant", "annan": "Beställare", "system": None},
                              {"roll": "Administratör", "annan": "Granskare", "system": "SYS-3"}]
    data["kurser"] = [{"namn": "Informationssäkerhet", "alias": ["Infosäk", "DISA"], "obligatorisk": "Ja"},
                      {"namn": "Dataskydd", "alias": None, "obligatorisk": "Ja"},
                      {"namn": "Brandskydd", "alias": None, "obligatorisk": "Nej"}]
    data["kursbevis"] = [completed(row["id"], course) for row in staff for course in ("Infosäk", "Dataskydd")]
    data["sårbarheter"] = [
        {"id": f"RSA-{n}", "år": 2026, "risk": f"Risk {n}", "konsekvens": "Uppgifter röjs", "åtgärd": "Se plan",
         "åtgärdstyp": kind, "verksam": "Ja", "enhet": unit, "bedömning": None}
        for n, (kind, unit) in enumerate([("Utbildning", None), ("Utbildning", "E1"), ("Rutin", "E1")], 1)]
    data["genomgångar"] = [review(1, 2024, "N1", "Ja", 2023), review(2, 2025, "N1", "Nej", 2024),
                           review(3, 2024, "N2", "Ja", 2023), review(4, 2025, "N2", "Nej", 2024),
                           review(5, 2025, "F1", "Nej", 2024)]
    data["årsrapporter"] = [report(1, 2024, "N1"), report(2, 2025, "N1"), report(3, 2025, "N2")]
    data["styrdokument"] = [document(1, "Lokal anvisning", "F1"), document(2, "Lokal anvisning", "F2"),
                            document(3, "Rutin för skyddade personuppgifter", "F1"), document(4, "Annat", "F1")]
    data["upphandlingar"] = [procurement(n, suppliers[0]) for n in range(1, 9)]
    data["begäranden"] = [request(n) for n in range(1, 5)]
    data["undantag"] = [waiver(n) for n in range(1, 4)]
    return data
