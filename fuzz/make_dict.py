#!/usr/bin/env python3
"""Prints the fuzzers' dictionary: both spellings of every keyword, the names of the builtins, and the
marks of the language and of JSON. Made from the tables when fuzzing starts, so it is never out of date."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MARKS = """= <> != < <= > >= + - * / ( ) [ ] { } , : ; . .. … % ? § # ## \\ " ' ” “ ’ -> → · – − ≤ ≥ ≠""".split()
JSON = ["null", "true", "false", "0.5", "-0", "1e9", "1E-400", '{"a":1}', "[[", "]]", "\\u0000",
        "\\ud800", "\\udc00", "\\\"", "\ufeff", "[]", "{}", '":', ",\n"]
VALUES = ["2026-03-01", "2026-03-29T02:30", "0,5", "10 000", "10\u00a0000", "19121212-1212",
          "90 dagar", "90 days", "a)", "R512", "\n  ", "\r\n", "\t", "e\u0301"]


def words():
    for table in ("lang/ast/keywords.def", "lang/types/builtins.def"):
        for line in (ROOT / table).read_text(encoding="utf-8").splitlines():
            if line.startswith("REGEL_"):
                for cell in re.findall(r'"([^"]*)"', line):
                    yield from (spelling.strip() for spelling in cell.split(","))


def quoted(entry):
    return '"' + "".join(chr(b) if 32 <= b < 127 and b not in (34, 92) else f"\\x{b:02X}"
                         for b in entry.encode("utf-8")) + '"'


for entry in sorted({*words(), *MARKS, *JSON, *VALUES} - {""}):
    print(quoted(entry))
