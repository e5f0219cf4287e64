"""The small records and numbers that the registers are put together from."""

UNITS = ["E1", "E2", "E3", "E4"]
LAW = "Kommunallagen (2017:725) 2 kap. 1 §"


def organisation_number(stem):
    digits = [int(c) * (2 if i % 2 == 0 else 1) for i, c in enumerate(stem)]
    check = -sum(d // 10 + d % 10 for d in digits) % 10
    return f"{stem[:6]}-{stem[6:]}{check}"


def wrong(number):
    """The same number with another check digit."""
    return number[:-1] + str((int(number[-1]) + 1) % 10)


def purpose(text, basis="6.1 e", law=LAW, task="Ja"):
    return {"text": text, "grund": [basis] if basis else None, "lagstöd": law, "uppgift": task}


def erasure(what, years=5):
    return {"handlingar": what, "typ": "Gallras", "frist": f"P{years}Y", "beslut": "MN 2024/12"}


def measure(text, status="Klar", day="2025-03-31"):
    return {"text": text, "ansvarig": "Enhetschefen", "klart": day, "status": status}


def absence(year):
    return {"från": f"{year}-07-03", "till": f"{year}-07-28", "heltid": "Ja"}


def completed(person, course="Informationssäkerhet", result="Godkänd", until=None):
    return {"anställd": person, "kurs": course, "genomförd": "2025-09-15", "till": until, "resultat": result}


def improvement(place, text):
    return {"text": text, "beslut": f"§ {place}", "ansvarig": "Förvaltningschefen", "klart": "2026-12-31",
            "prioritet": place}


def shortcoming(text, area, topic):
    return {"text": text, "område": area, "ämne": topic}
