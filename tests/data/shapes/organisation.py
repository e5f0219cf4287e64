#!/usr/bin/env python3
"""One made-up organisation, written as exports of three shapes: nested, flat and attributes.

Nothing here is real. A sound register is made first; then plant() puts in the defects, one a line,
each with the outcomes that the rules must give for it. Those are worked out from the rules' texts
and kept in expected.txt, which holds for every shape. What this writes is kept in the repository;
no build step runs it.
"""

import json
import pathlib

HERE = pathlib.Path(__file__).resolve().parent
UNITS = ["E1", "E2", "E3", "E4"]
LAW = "Kommunallagen (2017:725) 2 kap. 1 §"


def organisation_number(stem):
    digits = [int(c) * (2 if i % 2 == 0 else 1) for i, c in enumerate(stem)]
    check = -sum(d // 10 + d % 10 for d in digits) % 10
    return f"{stem[:6]}-{stem[6:]}{check}"


def purpose(text, basis="6.1 e", law=LAW, task="Ja"):
    return {"text": text, "grund": [basis] if basis else None, "lagstöd": law, "uppgift": task}


def erasure(what, years=5):
    return {"handlingar": what, "typ": "Gallras", "frist": f"P{years}Y", "beslut": "MN 2024/12"}


def processing(i):
    purposes = [purpose("Handlägga ärenden"), purpose("Följa upp verksamheten"), purpose("Planera tillsyn")]
    row = {
        "id": f"BEH-{i:02}", "namn": f"Verksamhet {i}", "beskrivning": "Beskrivs i rutinen.",
        "status": "Godkänd", "roll": "Personuppgiftsansvarig", "nämnd": "N1",
        "enhet": UNITS[(i - 1) // 8], "ansvarig": f"P-{(i - 1) // 8 + 1}",
        "ändamål": purposes[: 1 + i % 3], "grund": None, "lagstöd": None, "undantag": None,
        "undantagslag": None, "stöd10": None, "nummerskäl": None, "registrerade": ["Invånare"],
        "uppgifter": ["Kontaktuppgifter", "Övrigt"], "mottagare": ["Revisorer", "Riksarkivet"],
        "inga": "Nej", "biträden": ["LEV-1"], "tredjeland": "Nej", "överföringar": None,
        "gallring": [erasure("Ärenden"), erasure("Korrespondens", 2)][: 1 + i % 2],
        "system": ["SYS-2", "SYS-3"], "dpia": None, "krävs": "Nej", "motivering": "Inget kriterium.",
        "start": "2019-01-10", "slut": None, "skapad": "2019-01-01", "ändrad": "2024-05-01", "granskad": "2025-10-01",
    }
    row.update({f"kriterium {n}": "Nej" for n in range(1, 10)})
    return row


def sensitive(row, assessment):
    row.update({"uppgifter": ["Hälsa", "Kontaktuppgifter"], "undantag": ["9.2 h"], "dpia": [assessment],
                "undantagslag": "Dataskyddslagen 3 kap. 5 §", "system": ["SYS-1"], "krävs": "Ja",
                "kriterium 4": "Ja", "kriterium 5": "Ja"})


def measure(text, status="Klar", day="2025-03-31"):
    return {"text": text, "ansvarig": "Enhetschefen", "klart": day, "status": status}


def sound():
    data = {"behandlingar": [processing(i) for i in range(1, 33)]}
    for i, row in enumerate(data["behandlingar"][:4]):
        sensitive(row, f"DPIA-{i + 1}")
    data["enheter"] = [{"kod": "N1", "namn": "Miljönämnden", "typ": "Nämnd", "under": None},
                       {"kod": "F1", "namn": "Miljöförvaltningen", "typ": "Förvaltning", "under": "N1"}]
    data["enheter"] += [{"kod": e, "namn": n, "typ": "Enhet", "under": "F1"} for e, n in
                        zip(UNITS + ["E5"], ["Livsmedel", "Hälsoskydd", "Vatten", "Tillstånd", "Kansli"])]
    for unit in data["enheter"]:
        unit.update({"verksamhet": "Annan", "från": "2015-01-01", "till": None})
    data["anställda"] = [{"id": f"P-{n}", "namn": f"Anställd {n}", "epost": None, "enhet": e, "chef": "Ja",
                          "från": "2017-02-01", "till": None} for n, e in enumerate(UNITS, 1)]
    data["biträden"] = [
        {"id": f"LEV-{n}", "namn": f"Driftbolaget {n}", "nummer": organisation_number(f"55600{n}123"),
         "land": "Sverige", "uppföljd": "2025-05-01",
         "underbiträden": [{"namn": f"Hall {n}{k}", "land": "Finland", "godkänt": "Ja"} for k in range(1, 1 + n % 3 + 1)]}
        for n in range(1, 7)]
    data["avtal"] = [
        {"nummer": f"AVT-{n}", "biträde": f"LEV-{n}", "undertecknat": "2022-01-15", "från": "2022-02-01",
         "till": "2028-01-31", "tillsvidare": "Nej", "punkter": list("abcdefgh"), "underrättelse": "24 timmar",
         "bedömt": None} for n in (1, 2, 3, 4, 6)]
    data["system"] = [{"id": f"SYS-{n}", "namn": f"Stöd {n}", "alias": None, "typ": "System", "del": "F1", "biträde": "LEV-1",
                       "land": "Sverige"} for n in range(1, 8)]
    data["mängder"] = [{"id": f"IM-{n}", "namn": f"Mängd {n}", "system": [f"SYS-{n}"], "behandlingar": [f"BEH-0{n}"],
                        "uppgifter": ["Hälsa"] if n in (1, 4) else ["Övrigt"], "nis": "Nej"} for n in range(1, 5)]
    data["klassningar"] = [
        {"id": f"KLA-{n}", "system": f"SYS-{n}", "mängd": None, "K": 3 if n == 1 else 2, "R": 2, "T": 2,
         "klassad": "2025-03-15", "ersatt": None} for n in range(1, 8)]
    data["klassningar"] += [
        {"id": f"KLA-1{n}", "system": None, "mängd": f"IM-{n}", "K": 2, "R": 2, "T": 2,
         "klassad": "2025-03-15", "ersatt": None} for n in range(1, 5)]
    data["bedömningar"] = [
        {"id": f"DPIA-{n}", "namn": f"Bedömning {n}", "status": "Beslutad", "beslutad": "2018-12-01",
         "omprövad": "2025-01-15", "risk": "Låg", "samråd": None,
         "åtgärder": [measure("Begränsa åtkomst"), measure("Logga uppslag")][: 1 + n % 2]} for n in range(1, 7)]
    data["behandlingar"][6]["dpia"] = ["DPIA-5", "DPIA-6"]
    data["incidenter"] = [
        {"id": f"INC-{n}", "typ": "Felskickat", "roll": "Personuppgiftsansvarig", "enhet": UNITS[n % 4],
         "system": "SYS-2", "behandlingar": ["BEH-06", "BEH-07"], "personuppgifter": "Ja",
         "inträffade": f"2026-01-{10 + n}T08:00", "upptäckt": f"2026-01-{10 + n}T12:00",
         "upphörde": f"2026-01-{10 + n}T13:00", "risk": "Låg", "bedömning": "Få berörda.",
         "imy": f"2026-01-{11 + n}T12:00", "skäl": None, "informerade": None, "informeras": None,
         "skäl ej": None, "biträde": None, "bitr upptäckt": None, "bitr underrättelse": None,
         "varning": None, "incidentanmälan": None, "lägesrapport": None, "slutrapport": None,
         "åtgärder": [measure("Ny rutin"), measure("Utbildning")][: 1 + n % 2]} for n in range(1, 7)]
    return data


def plant(data):
    """Puts the defects in; returns (rule, record, outcome) of each."""
    of = {row.get("id") or row.get("kod") or row.get("nummer"): row for rows in data.values() for row in rows}
    out = []

    def defect(key, change, *outcomes):
        for name, value in change.items():
            of[key][name] = value
        for text in outcomes:
            rule, where, outcome = (text.split() + [""])[:3] if len(text.split()) == 3 else (
                text.split()[0], key, text.split()[1])
            out.append((rule, where, outcome))

    a = of["BEH-05"]["ändamål"]
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
    defect("BEH-16", {"uppgifter": ["Hälsa"], "system": ["SYS-1"], "kriterium 4": "Ja"}, "E-01 fail", "B-04 fail")
    defect("BEH-17", {"kriterium 4": "Ja", "kriterium 5": "Ja"}, "E-02 fail", "E-09 fail")
    defect("BEH-18", {"kriterium 4": "Ja", "kriterium 5": "Vet ej"}, "E-02 undetermined", "E-09 undetermined")
    defect("BEH-19", {"registrerade": ["Invånare", "Barn"]}, "E-03 fail")
    defect("BEH-20", {"dpia": ["DPIA-404"]}, "E-04 fail", "E-06 undetermined")
    sensitive(of["BEH-21"], "DPIA-1")
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
    defect("BEH-27", {"tredjeland": "Ja"}, "D-01 fail")
    defect("BEH-28", {"uppgifter": ["Personnummer", "Brott"]}, "B-06 fail", "B-07 fail")
    defect("BEH-29", {"ändamål": [purpose("Föra statistik", "6.1 f")]}, "B-02 fail")
    defect("BEH-30", {"ändamål": [purpose("Föra register", "6.1 c", None)]}, "B-03 fail")
    defect("BEH-31", {"nämnd": "F1"}, "A-05 fail")
    defect("BEH-32", {"registrerade": None}, "A-02 fail", "E-03 undetermined")
    defect("AVT-2", {"punkter": list("abcdefg")}, "C-03 fail")
    right = of["LEV-4"]["nummer"]
    defect("LEV-4", {"nummer": right[:-1] + str((int(right[-1]) + 1) % 10)}, "C-06 fail")
    defect("LEV-2", {"uppföljd": "2023-01-01"}, "C-07 fail")
    defect("LEV-6", {"uppföljd": None}, "C-07 fail")
    defect("DPIA-4", {"omprövad": None}, "E-07 fail")
    defect("DPIA-3", {"risk": "Hög"}, "E-08 fail")
    defect("DPIA-2", {"åtgärder": [measure("Logga"), measure("Kryptera", "Pågår")]}, "E-10 fail")
    defect("DPIA-6", {"åtgärder": [measure("Gallra", "Pågår", "till våren")]}, "E-10 undetermined")
    data["bedömningar"].append(dict(of["DPIA-5"], id="DPIA-7", namn="Bedömning 7"))
    out.append(("E-05", "DPIA-7", "fail"))
    data["anställda"].append(dict(of["P-1"], id="P-5", namn="Anställd 5", till="2025-06-30"))
    data["anställda"].append(dict(of["P-1"], id="P-6", namn="Anställd 6", enhet="E5"))
    out.append(("A-09", "E5", "fail"))
    # 4 of 32 are incomplete and one cannot be told: 27 or 28 are complete, both below 90 %.
    out.append(("A-10", "F1", "fail"))
    defect("KLA-3", {"klassad": "2023-06-01"}, "L-04 fail")
    defect("KLA-6", {"ersatt": "2025-06-01"}, "L-01 SYS-6 fail")
    defect("KLA-7", {"K": "hög"}, "L-01 SYS-7 fail")
    defect("KLA-12", {"K": 4}, "L-02 SYS-2 fail")
    defect("KLA-14", {"ersatt": "2025-06-01"}, "L-05 IM-4 fail", "L-02 SYS-4 undetermined")
    defect("INC-2", {"imy": "2026-01-19T12:00"}, "F-01 fail", "F-01B fail", "F-02 fail")
    defect("INC-3", {"imy": None, "risk": "Osannolik", "bedömning": None}, "F-03 fail")
    defect("INC-4", {"risk": "Hög"}, "F-04 fail")
    defect("INC-5", {"behandlingar": None}, "F-06 fail")
    defect("INC-6", {"risk": "Vet ej"}, "F-01 undetermined", "F-01B undetermined", "F-04 undetermined")
    defect("INC-1", {"inträffade": "2026-01-12T08:00"}, "F-05 fail")
    # No export says what level a processing has, so nobody can tell it of those with sensitive data.
    out += [("L-03", f"BEH-{n:02}", "undetermined") for n in (1, 2, 3, 4, 16)]
    return out


def write(shape, name, document):
    ascii_name = name.translate(str.maketrans("åäö", "aao"))
    path = HERE / shape / "data" / f"{ascii_name}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def nested(name, row):
    """As domain registers export it: objects and lists in objects."""
    if name != "behandlingar":
        return row
    out = {k: v for k, v in row.items() if not k.startswith("kriterium") and k not in ("dpia", "krävs", "motivering")}
    out["uppgifter"] = [{"kategori": u, "känslig": u == "Hälsa"} for u in row["uppgifter"]]
    out["system"] = [{"id": s} for s in row["system"]]
    out["biträden"] = [{"id": b, "namn": "se leverantörslistan"} for b in row["biträden"]]
    out["dpia"] = {"krävs": row["krävs"], "motivering": row["motivering"], "ids": row["dpia"],
                   "kriterier": {str(n): row[f"kriterium {n}"] for n in range(1, 10)}}
    return out


HEADINGS = {  # what the sheet calls a column, where it is more than the name with a capital
    "id": "Id nr", "namn": "Benämning", "nämnd": "Ansvarig nämnd", "enhet": "Utförande enhet", "inga": "Inga mottagare?",
    "grund": "Rättslig grund", "lagstöd": "Stöd i lag", "krävs": "Krävs bedömning?", "dpia": "Kopplade bedömningar",
    "ändamål.text": "Ändamål", "ändamål.grund": "Ändamålets grund", "ändamål.lagstöd": "Ändamålets lagstöd",
    "ändamål.uppgift": "Myndighetens uppgift?", "gallring.typ": "Gallras eller bevaras",
    "gallring.frist": "Gallringsfrist", "gallring.beslut": "Beslut om gallring", "gallring.handlingar": "Handlingar",
    "överföringar.land": "Tredje land", "överföringar.mottagare": "Mottagare i landet",
    "överföringar.skydd": "Skyddsåtgärd", "överföringar.certifierad": "Certifierad mottagare?",
    "överföringar.bedömd": "Överföringen bedömd", "åtgärder.text": "Åtgärd", "åtgärder.ansvarig": "Ansvarig för åtgärd",
    "åtgärder.klart": "Åtgärden klar", "åtgärder.status": "Åtgärdens status", "underbiträden.namn": "Underbiträde",
    "underbiträden.land": "Underbiträdets land", "underbiträden.godkänt": "Godkänt underbiträde?",
}


def heading(name):
    return HEADINGS.get(name, name[0].upper() + name[1:])


def flat(name, rows):
    """As a sheet saved to JSON: what belongs to one record stands on rows below each other, cells
    that are merged hold null after the first row, several values stand in one cell."""
    out, above = [], None
    for row in rows:
        lists = {k: v for k, v in row.items() if isinstance(v, list) and v and isinstance(v[0], dict)}
        for n in range(max([1] + [len(v) for v in lists.values()])):
            cells = {}
            for key, value in row.items():
                if key in ("ändamål", "gallring", "överföringar", "åtgärder", "underbiträden"):
                    each = (lists.get(key) or [])[n:n + 1] or [{}]
                    names = [h.split(".")[1] for h in HEADINGS if h.startswith(key + ".")]
                    for part in names:
                        inner = each[0].get(part)
                        cells[heading(f"{key}.{part}")] = "; ".join(inner) if isinstance(inner, list) else inner
                elif n == 0:
                    merged = name == "behandlingar" and key == "enhet" and value == above
                    text = "; ".join(value) if isinstance(value, list) else value
                    cells[heading(key)] = None if merged else text
                else:
                    cells[heading(key)] = None
            out.append(cells)
        above = row.get("enhet")
    return out


def attributes(row, own_key=None):
    """As an inventory exports it: every value a list under a name; a list of records is a list of
    objects that have attributes of their own."""
    out = []
    for key, value in row.items():
        if value is None or key == own_key:
            continue
        values = value if isinstance(value, list) else [value]
        values = [{"attributes": attributes(v)} if isinstance(v, dict) else v for v in values]
        out.append({"name": heading(key), "values": values})
    return out


def main():
    data = sound()
    expected = plant(data)
    for name, rows in data.items():
        write("nested", name, {"export": {"skapad": "2026-02-28T07:00:00+01:00", "antal": len(rows)},
                               name: [nested(name, row) for row in rows]})
        write("flat", name, flat(name, rows))
        key = "nummer" if name == "avtal" else "kod" if name == "enheter" else "id"
        write("attributes", name, {"items": [{"key": row[key], "attributes": attributes(row, key)} for row in rows]})
    text = "".join(f"{rule} {key} {outcome}\n" for rule, key, outcome in sorted(expected))
    (HERE / "expected.txt").write_text(text, encoding="utf-8")


main()
