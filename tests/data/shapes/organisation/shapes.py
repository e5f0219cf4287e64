"""Writes rows as exports of three shapes: objects in objects, sheets, and lists of attributes."""

import json

HEADINGS = {  # what sheets and inventories call a value, where it is more than its name with a capital
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
    "frånvaro.från": "Frånvarande från", "frånvaro.till": "Frånvarande till", "frånvaro.heltid": "Frånvaro på heltid?",
    "förbättringar.text": "Förbättring", "förbättringar.beslut": "Beslut om förbättring",
    "förbättringar.ansvarig": "Ansvarig för förbättring", "förbättringar.klart": "Förbättringen klar",
    "förbättringar.prioritet": "Plats i ordningen", "ikraftträdanden.författning": "Väntad författning",
    "ikraftträdanden.angivet": "Väntas gälla från", "brister.text": "Brist", "brister.område": "Bristens område",
    "brister.ämne": "Ämneskod", "beaktad": "Informationssäkerhet beaktad?", "första": "Är den första?",
    "namngiven": "Bara namngivna?", "skyddade": "Skyddade personuppgifter?",
}

# Objects in objects: where a value lies, if not under its own name, and the objects that the members
# of a list are, by their name for the value and with what else they hold.
INSIDE = {
    "behandlingar": {"krävs": ("dpia", "krävs"), "motivering": ("dpia", "motivering"), "dpia": ("dpia", "ids"),
                     **{f"kriterium {n}": ("dpia", "kriterier", str(n)) for n in range(1, 10)}},
    "konton": {"anställd": ("innehavare", "id"), "beslutad av": ("beslut", "av"), "tilldelad": ("beslut", "dag")},
    "risker": {name: ("värdering", name) for name in ("sannolikhet", "konsekvens", "riskvärde")},
    "upphandlingar": {"nummer": ("leverantör", "nummer"), "roll": ("leverantör", "roll"), "start": ("avtal", "från"),
                      "slut": ("avtal", "till"), "avtal": ("avtal", "biträdesavtal")},
}
AROUND = {
    ("behandlingar", "uppgifter"): ("kategori", lambda u: {"känslig": u == "Hälsa"}),
    ("behandlingar", "system"): ("id", lambda _: {}),
    ("behandlingar", "biträden"): ("id", lambda _: {"namn": "se leverantörslistan"}),
    ("planaktiviteter", "arbetssätt"): ("namn", lambda _: {}),
}


def write(path, head, name, records):
    """A document with a record on each line: under this name, after what the head says; or bare, if there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    before = json.dumps(head | {name: []}, ensure_ascii=False)[:-2] if head else "["
    with open(path, "w", encoding="utf-8") as file:
        file.write(before + "\n" + ",\n".join(json.dumps(record, ensure_ascii=False) for record in records))
        file.write("\n]}\n" if head else "\n]\n")


def heading(name):
    return HEADINGS.get(name, name[0].upper() + name[1:])


def nested(register, row):
    """As domain registers export it: objects and lists in objects."""
    out = {}
    for name, value in row.items():
        if (register.rows, name) in AROUND and value:
            member, more = AROUND[register.rows, name]
            value = [{member: v, **more(v)} for v in value]
        *steps, last = INSIDE.get(register.rows, {}).get(name, (name,))
        place = out
        for step in steps:
            place = place.setdefault(step, {})
        place[last] = value
    return out


def flat(register, rows):
    """As a sheet saved to JSON: what belongs to one record stands on rows below each other, cells
    that are merged hold null after the first row, several values stand in one cell."""
    parts = {name: [f.name for f in register.fields if f.within == name] for name in register.lists}
    out, above = [], {}
    for row in rows:
        for n in range(max([1] + [len(row[name] or []) for name in parts])):
            cells = {}
            for name, value in row.items():
                if name in parts:
                    inner = dict(enumerate(value or [])).get(n, {})
                    cells.update({heading(f"{name}.{part}"): cell(inner.get(part)) for part in parts[name]})
                else:
                    merged = name in register.merged and value == above.get(name)
                    assert value or name not in register.merged, "nothing would be read as what stands above"
                    cells[heading(name)] = None if merged or n else cell(value)
            out.append(cells)
        above = row
    return out


def cell(value):
    return "; ".join(value) if isinstance(value, list) else value


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
