#!/usr/bin/env python3
"""Writes stdlib/data/zones.txt, the time zones of Europe since 1970, from the system's compiled tz
database. Run it by hand when a new version of the database has come:

    python3 tools/gen/zones.py > stdlib/data/zones.txt

Needs the database at /usr/share/zoneinfo with tzdata.zi (Debian: tzdata). Zones of which the data
are the same become aliases of the first of them.
"""

import re
import struct
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

ROOT = Path("/usr/share/zoneinfo")
OTHERS = ["Atlantic/Reykjavik", "UTC"]
FIRST_YEAR, LAST_YEAR = 1970, 2037
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def read(path):
    """The offset in 1970, the changes after as (UTC seconds, offset), and the POSIX rule."""
    data = path.read_bytes()
    assert data[:4] == b"TZif" and data[4:5] >= b"2", path
    counts = struct.unpack(">6I", data[20:44])
    isut, isstd, leap, times, types, chars = counts
    at = 44 + times * 5 + types * 6 + chars + leap * 8 + isstd + isut
    isut, isstd, leap, times, types, chars = struct.unpack(">6I", data[at + 20:at + 44])
    at += 44
    seconds = struct.unpack(f">{times}q", data[at:at + 8 * times])
    at += 8 * times
    kinds = data[at:at + times]
    at += times
    offsets = [struct.unpack(">i", data[at + 6 * i:at + 6 * i + 4])[0] for i in range(types)]
    at += 6 * types + chars + leap * 12 + isstd + isut
    rule = data[at:].decode().strip()
    first, changes = offsets[0], []
    for second, kind in zip(seconds, kinds):
        if second <= 0:
            first = offsets[kind]
        elif offsets[kind] != (changes[-1][1] if changes else first):
            changes.append((second, offsets[kind]))
    return first, changes, rule


def offset_of(text):
    """POSIX writes the hours to add to get UTC, we those east of it."""
    sign = -1 if text[0] == "-" else 1
    parts = [int(part) for part in text.lstrip("+-").split(":")] + [0, 0]
    return sign * (parts[0] * 3600 + parts[1] * 60 + parts[2])


def parse_rule(text):
    """The constant offset, or the two yearly changes (month, week, weekday, second, offset)."""
    name = r"(?:<[^>]+>|[A-Za-z]+)"
    found = re.fullmatch(rf"{name}([-+0-9:]+)(?:{name}([-+0-9:]*),M([^,]+),M([^,]+))?", text)
    assert found, text
    standard = -offset_of(found[1])
    if found[3] is None:
        return standard, None
    summer = -offset_of(found[2]) if found[2] else standard + 3600
    changes = []
    for day, offset in ((found[3], summer), (found[4], standard)):
        day, _, clock = day.partition("/")
        month, week, weekday = (int(part) for part in day.split("."))
        changes.append((month, week, weekday or 7, offset_of(clock or "2"), offset))
    return standard, changes


def by_rule(yearly, year):
    out = []
    for i, (month, week, weekday, second, offset) in enumerate(yearly):
        first = date(year, month, 1)
        day = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (week - 1))
        while day.month != month:
            day -= timedelta(days=7)
        local = (day - date(1970, 1, 1)).days * 86400 + second
        out.append((local - yearly[1 - i][4], offset))
    return sorted(out)


def shown(offset):
    sign = "-" if offset < 0 else "+"
    assert offset % 60 == 0, offset
    return f"{sign}{abs(offset) // 3600:02}:{abs(offset) // 60 % 60:02}"


def lines_of(path):
    first, changes, rule = read(path)
    constant, yearly = parse_rule(rule)
    end = int(datetime(LAST_YEAR + 1, 1, 1, tzinfo=timezone.utc).timestamp())
    changes = [change for change in changes if change[0] < end]
    if yearly:
        # What the rule says itself need not be listed: from the year after which all agree.
        listed = {year: [] for year in range(FIRST_YEAR, LAST_YEAR + 1)}
        for change in changes:
            listed[(EPOCH + timedelta(seconds=change[0])).year].append(change)
        year = max((y for y in listed if listed[y]), default=FIRST_YEAR)
        while year > FIRST_YEAR and listed[year] == by_rule(yearly, year):
            year -= 1
        changes = [c for c in changes if (EPOCH + timedelta(seconds=c[0])).year <= year]
        rule_from = year + 1
    else:
        assert (changes[-1][1] if changes else first) == constant, path
    yield f"first {shown(first)}"
    for second, offset in changes:
        yield f"at {EPOCH + timedelta(seconds=second):%Y-%m-%dT%H:%M:%SZ} {shown(offset)}"
    if yearly:
        for month, week, weekday, second, offset in yearly:
            yield (f"yearly {rule_from} {month} {week} {weekday} "
                   f"{second // 3600:02}:{second // 60 % 60:02} {shown(offset)}")


def main():
    version = re.match(r"# version (\S+)", (ROOT / "tzdata.zi").read_text()).group(1)
    names = sorted(f"Europe/{path.name}" for path in (ROOT / "Europe").iterdir()) + OTHERS
    print(f"tz {version}")
    print("# Time zones of Europe. Made by tools/gen/zones.py; the tz database is in the public domain.")
    print("#   first OFFSET: in force until the first change, at the latest since 1970")
    print("#   at UTC OFFSET: the offset from then on")
    print("#   yearly FROM-YEAR MONTH WEEK WEEKDAY LOCAL-TIME OFFSET: on that day of every year, from")
    print("#     that local time on; week 5 is the last, weekday 1 Monday")
    print("#   alias NAME ZONE: another name for the same")
    same = {}
    for name in sorted(names, key=lambda n: (n != "Europe/Stockholm", n)):
        lines = tuple(lines_of(ROOT / name))
        if lines in same:
            print(f"alias {name} {same[lines]}")
            continue
        same[lines] = name
        print()
        print(f"zone {name}")
        print("\n".join(lines))


main()
