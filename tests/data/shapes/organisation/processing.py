"""The sound organisation, first half: its units and staff, processings and what belongs to them."""

from parts import UNITS, absence, erasure, measure, organisation_number, purpose


def processing(i):
    part = min((i - 1) // 8, 3)
    purposes = [purpose("Handlägga ärenden"), purpose("Följa upp verksamheten"), purpose("Planera tillsyn")]
    row = {
        "id": f"BEH-{i:02}", "namn": f"Verksamhet {i}", "beskrivning": "Beskrivs i rutinen.",
        "status": "Godkänd", "roll": "Personuppgiftsansvarig", "nämnd": "N1",
        "enhet": UNITS[part], "ansvarig": f"P-{part + 1}",
        "ändamål": purposes[: 1 + i % 3], "grund": None, "lagstöd": None, "undantag": None,
        "undantagslag": None, "stöd10": None, "nummerskäl": None, "registrerade": ["Invånare"],
        "uppgifter": ["Kontaktuppgifter", "Övrigt"], "mottagare": ["Revisorer", "Riksarkivet"],
        "inga": "Nej", "biträden": ["LEV-1"], "tredjeland": "Nej", "överföringar": None,
        "gallring": [erasure("Ärenden"), erasure("Korrespondens", 2)][: 1 + i % 2],
        "system": ["SYS-2", "SYS-3"], "dpia": None, "krävs": "Nej", "motivering": "Inget kriterium.",
        "skyddade": "Nej",
        "start": "2019-01-10", "slut": None, "skapad": "2019-01-01", "ändrad": "2024-05-01", "granskad": "2025-10-01",
    }
    row.update({f"kriterium {n}": "Nej" for n in range(1, 10)})
    return row


def employee(n, unit, manager):
    """With an absence long ago: a sheet has no way to say that there was none."""
    return {"id": f"P-{n}", "namn": f"Anställd {n}", "epost": None, "enhet": unit, "chef": manager,
            "från": "2017-02-01", "till": None, "frånvaro": [absence(2022), absence(2023)][: 1 + n % 2]}


def sensitive(row, assessment):
    row.update({"uppgifter": ["Hälsa", "Kontaktuppgifter"], "undantag": ["9.2 h"], "dpia": [assessment],
                "undantagslag": "Dataskyddslagen 3 kap. 5 §", "system": ["SYS-1"], "krävs": "Ja",
                "kriterium 4": "Ja", "kriterium 5": "Ja"})


def registers():
    """Units E1–E4 work with 8 processings each, S1 with two; E9 is closed since 2024."""
    data = {"behandlingar": [processing(i) for i in range(1, 40)]}
    for i, row in enumerate(data["behandlingar"][:4]):
        sensitive(row, f"DPIA-{i + 1}")
    data["behandlingar"][4]["system"] += ["SYS-8", "SYS-9"]
    data["behandlingar"][6]["dpia"] = ["DPIA-5", "DPIA-6"]
    for row in data["behandlingar"][33:35]:
        row.update({"nämnd": "N2", "enhet": "S1", "ansvarig": "P-100", "system": ["SYS-10"]})
        row["ändamål"] = [purpose("Utreda stöd", law="SoLPuL (2001:454) 6 §")]
    data["enheter"] = [{"kod": "N1", "namn": "Miljönämnden", "typ": "Nämnd", "under": None},
                       {"kod": "F1", "namn": "Miljöförvaltningen", "typ": "Förvaltning", "under": "N1"}]
    data["enheter"] += [{"kod": e, "namn": n, "typ": "Enhet", "under": "F1"} for e, n in
                        zip(UNITS + ["E5"], ["Livsmedel", "Hälsoskydd", "Vatten", "Tillstånd", "Kansli"])]
    for unit in data["enheter"]:
        unit.update({"verksamhet": "Annan", "från": "2015-01-01", "till": None})
    data["enheter"] += [
        {"kod": "N2", "namn": "Socialnämnden", "typ": "Nämnd", "under": None, "verksamhet": "Socialtjänst",
         "från": "2015-01-01", "till": None},
        {"kod": "F2", "namn": "Socialförvaltningen", "typ": "Förvaltning", "under": "N2", "verksamhet": None,
         "från": "2015-01-01", "till": None},
        {"kod": "S1", "namn": "Barn och familj", "typ": "Enhet", "under": "F2", "verksamhet": None,
         "från": "2015-01-01", "till": None},
        {"kod": "E9", "namn": "Trafik", "typ": "Enhet", "under": "F1", "verksamhet": "Annan",
         "från": "2020-01-01", "till": "2024-12-31"}]
    data["anställda"] = [employee(n, unit, "Ja") for n, unit in enumerate(UNITS, 1)]
    data["anställda"] += [employee(10, "F1", "Ja"), employee(99, "F2", "Ja"), employee(100, "S1", "Ja")]
    data["anställda"] += [employee(11 + n, UNITS[n // 5], "Nej") for n in range(20)]
    data["anställda"] += [employee(101 + n, "S1", "Nej") for n in range(50)]
    data["biträden"] = [
        {"id": f"LEV-{n}", "namn": f"Driftbolaget {n}", "nummer": organisation_number(f"55600{n}123"),
         "land": "Sverige", "uppföljd": "2025-05-01",
         "underbiträden": [{"namn": f"Hall {n}{k}", "land": "Finland", "godkänt": "Ja"} for k in range(1, 1 + n % 3 + 1)]}
        for n in range(1, 7)]
    data["avtal"] = [
        {"nummer": f"AVT-{n}", "biträde": f"LEV-{n}", "undertecknat": "2022-01-15", "från": "2022-02-01",
         "till": "2028-01-31", "tillsvidare": "Nej", "punkter": list("abcdefgh"), "underrättelse": "24 timmar",
         "bedömt": None} for n in (1, 2, 3, 4, 6)]
    data["system"] = [
        {"id": f"SYS-{n}", "namn": f"Stöd {n}", "alias": ["Ärendestödet"] if n == 3 else None,
         "typ": {8: "Gruppdisk", 9: "Samarbetsyta"}.get(n, "System"), "del": "F2" if n == 10 else "F1",
         "biträde": "LEV-1", "land": "Sverige", "namngiven": "Nej"} for n in range(1, 11)]
    data["mängder"] = [{"id": f"IM-{n}", "namn": f"Mängd {n}", "system": [f"SYS-{n}"], "behandlingar": [f"BEH-0{n}"],
                        "uppgifter": ["Hälsa"] if n in (1, 4) else ["Övrigt"], "nis": "Nej"} for n in range(1, 5)]
    data["klassningar"] = [
        {"id": f"KLA-{n}", "system": f"SYS-{n}", "mängd": None, "K": {1: 3, 9: 1}.get(n, 2), "R": 2, "T": 2,
         "klassad": "2025-03-15", "ersatt": None} for n in range(1, 11)]
    data["klassningar"] += [
        {"id": f"KLA-1{n}", "system": None, "mängd": f"IM-{n}", "K": 2, "R": 2, "T": 2,
         "klassad": "2025-03-15", "ersatt": None} for n in range(1, 5)]
    data["bedömningar"] = [
        {"id": f"DPIA-{n}", "namn": f"Bedömning {n}", "enhet": "E1", "status": "Beslutad", "beslutad": "2018-12-01",
         "omprövad": "2025-01-15", "risk": "Låg", "samråd": None,
         "åtgärder": [measure("Begränsa åtkomst"), measure("Logga uppslag")][: 1 + n % 2]} for n in range(1, 7)]
    data["incidenter"] = [incident(n) for n in range(1, 7)] + [significant(n) for n in range(7, 16)]
    return data


def incident(n):
    day = 10 + n
    return {
        "id": f"INC-{n}", "typ": "Felskickat", "roll": "Personuppgiftsansvarig", "enhet": UNITS[n % 4],
        "system": "SYS-2", "behandlingar": ["BEH-06", "BEH-07"], "personuppgifter": "Ja",
        "inträffade": f"2026-01-{day}T08:00", "upptäckt": f"2026-01-{day}T12:00",
        "upphörde": f"2026-01-{day}T13:00", "risk": "Låg", "bedömning": "Få berörda.",
        "imy": f"2026-01-{day + 1}T12:00", "skäl": None, "informerade": None, "informeras": None,
        "skäl ej": None, "biträde": None, "bitr upptäckt": None, "bitr underrättelse": None,
        "pågår": "Nej", "betydande": "Nej",
        "varning": None, "incidentanmälan": None, "lägesrapport": None, "slutrapport": None,
        "åtgärder": [measure("Ny rutin"), measure("Utbildning")][: 1 + n % 2]}


def significant(n):
    """A breakdown that touches no personal data, reported in time to the CSIRT unit."""
    return {**incident(n), "typ": "Driftstörning", "system": "SYS-3", "behandlingar": None, "personuppgifter": "Nej",
            "inträffade": "2026-01-20T06:00", "upptäckt": "2026-01-20T08:00", "upphörde": "2026-01-21T08:00",
            "imy": None, "betydande": "Ja", "varning": "2026-01-20T18:00",
            "incidentanmälan": "2026-01-22T08:00", "slutrapport": "2026-02-20T09:00"}
