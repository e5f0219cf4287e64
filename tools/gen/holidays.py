#!/usr/bin/env python3
"""Writes stdlib/data/helgdagar.txt: the days, besides Saturdays and Sundays, that are not working
days in Sweden. Run it by hand when the years or the law change, and raise VERSION:

    python3 tools/gen/holidays.py > stdlib/data/helgdagar.txt
"""

from datetime import date, timedelta

FIRST, LAST = 2018, 2035
VERSION = "se-2026.1"


def easter(year):
    """Easter Sunday in the Gregorian calendar (the anonymous algorithm of 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def saturday_from(day):
    return day + timedelta(days=(5 - day.weekday()) % 7)


def days_of(year):
    sunday = easter(year)
    midsummer = saturday_from(date(year, 6, 20))
    # Lag (1989:253) om allmänna helgdagar.
    yield date(year, 1, 1), "nyårsdagen"
    yield date(year, 1, 6), "trettondedag jul"
    yield sunday - timedelta(days=2), "långfredagen"
    yield sunday, "påskdagen"
    yield sunday + timedelta(days=1), "annandag påsk"
    yield date(year, 5, 1), "första maj"
    yield sunday + timedelta(days=39), "Kristi himmelsfärdsdag"
    yield sunday + timedelta(days=49), "pingstdagen"
    yield date(year, 6, 6), "nationaldagen"
    yield midsummer, "midsommardagen"
    yield saturday_from(date(year, 10, 31)), "alla helgons dag"
    yield date(year, 12, 25), "juldagen"
    yield date(year, 12, 26), "annandag jul"
    # No public holidays, but no working days either.
    yield midsummer - timedelta(days=1), "midsommarafton"
    yield date(year, 12, 24), "julafton"
    yield date(year, 12, 31), "nyårsafton"


def main():
    print(f"arbetsdagar {VERSION} {FIRST} {LAST}")
    print("# Dagar som inte är arbetsdagar, utöver lördagar och söndagar: allmänna helgdagar enligt")
    print("# lag (1989:253) samt midsommarafton, julafton och nyårsafton. Skriven av")
    print("# tools/gen/holidays.py; en egen kalender har samma form.")
    for year in range(FIRST, LAST + 1):
        print()
        for day, name in sorted(days_of(year)):
            print(day.isoformat(), name)


main()
