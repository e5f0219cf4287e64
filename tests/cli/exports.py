#!/usr/bin/env python3
"""The exports that go wrong, one a line: each gives one clear message with file, place and remedy,
the exit code that docs/reports.md promises, and no half-written report. Usage: exports.py
PATH-OF-REGEL"""

import gzip
import json
import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

REGEL = os.path.abspath(sys.argv[1])
RULES = '''språk svenska

rättskälla L: "Lag"

register Risk
  fil: "d.json"
  poster: "$.r[*]"
  nyckel: rad
  fält rad: heltal från "Rad"
  fält namn: text från "Namn", valfritt
  fält värde: heltal från "Värde"

regel A-1 "Värdet är över noll"
  för varje: Risk
  ska: värde > 0
  annars: "Rad {rad}: värdet är {värde}."
  om oklart: "Rad {rad}: värdet kan inte läsas."
  allvar: hög
  lagstöd: L "1 §"
  ansvarig: "DSO"
'''
GOOD = '{"r":[{"Rad":1,"Namn":"a","Värde":3},{"Rad":2,"Namn":"b","Värde":4}]}'
failures = []
checks = 0


def rows(*records):
    return '{"r":[' + ",".join(records) + "]}"


def value(text, name="Värde"):
    return rows('{"Rad":1,' + (f'"{name}":{text}}}' if name == "Värde" else
                               f'"Värde":1,"{name}":{text}}}'))


# name, what stands in d.json, exit code, what the report must say
FAILED = [  # no conclusion at all: exit 4
    ("empty", "", "S004 d.json är tom. Är uttaget klart?"),
    ("nothing but blanks", " \n\t ", "S004 d.json är tom."),
    ("truncated in a text", GOOD[:40], "S005 d.json tar slut mitt i en text (rad 1, kolumn 41)."),
    ("truncated in a list", GOOD[:-2], f"S005 d.json tar slut mitt i en lista (rad 1, kolumn {len(GOOD) - 1})."),
    ("Windows-1252", GOOD.encode("cp1252"), "S006 d.json är inte UTF-8: byte 0xE4 (”ä” i Windows-1252)"),
    ("UTF-16", GOOD.encode("utf-16"), "S007 d.json är UTF-16. Exportera filen som UTF-8."),
    ("UTF-16, no mark", GOOD.encode("utf-16-le"), "S007 d.json är UTF-16."),
    ("UTF-16, other order, no mark", GOOD.encode("utf-16-be"), "S007 d.json är UTF-16."),
    ("text after the end", GOOD + " x", "S029 d.json, rad 1: JSON är slut men filen fortsätter."),
    ("two documents", GOOD + "\n" + GOOD, "S029 d.json, rad 2: JSON är slut men filen fortsätter."),
    ("a comma too many", GOOD[:-2] + ",]}", f"S008 d.json, rad 1, kolumn {len(GOOD)}: här står ”]”, men"),
    ("nested too deep beside the records", '{"x":' + "[" * 100000 + "]" * 100000 + "," + GOOD[1:],
     "S009 d.json, rad 1: JSON är nästlad djupare än 1024 nivåer."),
    ("nested too deep in a record", value("[" * 100000 + "]" * 100000, "x"),
     "S009 d.json, rad 1: JSON är nästlad djupare än 1024 nivåer."),
    ("a text of 50 MB in a record", value('"' + "x" * 50_000_000 + '"', "Namn"),
     "S010 d.json: posten eller värdet som börjar på rad 1 är större än 16 MiB."),
    ("a text of 50 MB beside the records", '{"x":"' + "x" * 50_000_000 + '",' + GOOD[1:],
     "S010 d.json: posten eller värdet som börjar på rad 1 är större än 16 MiB."),
    ("no records there", '{"poster":[]}', 'S028 d.json: på "$.r[*]" står ingenting'),
    ("an object where records belong", '{"r":{"Rad":1}}', 'S028 d.json: på "$.r[*]" står ett objekt'),
    ("compressed as zip", b"PK\x03\x04" + bytes(40), "S016 d.json är packad som zip (det är Excel-filer också)"),
    ("CSV", "Rad;Namn\n1;a\n", "här står ”R”, men enligt JSON ska det vara ett värde. Filen är ingen JSON."),
    ("a web page", "<!DOCTYPE html>", "Filen ser ut som en webbsida eller XML. Exportera som JSON."),
    ("a list where an object is expected", '[{"Rad":1}]',
     'S028 d.json: på "$.r[*]" står en lista där ett objekt väntas'),
    ("gzip cut off", gzip.compress(GOOD.encode())[:-12], "S017 d.json tar slut mitt i packade data"),
    ("gzip damaged", gzip.compress(GOOD.encode())[:-8] + bytes(8), "S018 d.json är skadad"),
    ("data after gzip", gzip.compress(GOOD.encode()) + b"more", "S019 d.json har data efter slutet"),
]
READ = [  # read, but something does not fit the vocabulary: a data finding, and no pass
    ("the same name twice", value('3,"Värde":0'), 3, 'D923', '"Värde" är angivet två gånger i posten'),
    ("a number of 10 000 digits", value("9" * 10000), 3, "D902", "`värde`"),
    ("a text in one record, a list in the next",
     rows('{"Rad":1,"Värde":1}', '{"Rad":2,"Värde":["1"]}'), 3, "D902", "`värde`"),
    ("lists where records are expected", '{"r":[[1,2],[3]]}', 3, "D922", "inga JSON-objekt"),
    ("a record without the field", rows('{"Rad":1,"Värde":3}', '{"Rad":2}'), 3,
     "`värde` saknas"),
    ("no record at all", '{"r":[]}', 3, "ej prövad"),
    ("a byte order mark", b"\xef\xbb\xbf" + GOOD.encode(), 0, "2026-01-01", "A-1"),
]


def check(name, data=None, prepare=None, *options):
    """Runs the project on one export; the report goes to a file that stood there before."""
    folder = Path(tempfile.mkdtemp(dir=HOME))
    (folder / "r.regel").write_text(RULES)
    if data is not None:
        (folder / "d.json").write_bytes(data if isinstance(data, bytes) else data.encode())
    if prepare:
        prepare(folder)
    report = folder / "report.txt"
    report.write_text("the old report\n")
    done = subprocess.run([REGEL, "check", folder, "--as-of", "2026-01-01", "--color", "never",
                           "--output", report, *options], capture_output=True, timeout=120)
    return (name, done.returncode, " ".join(report.read_text().split()),
            " ".join(done.stderr.decode().split()), sorted(os.listdir(folder)))


def expect(got, code, *texts, files=("d.json", "r.regel", "report.txt"), on_error=()):
    global checks
    checks += 1
    name, exit_code, report, errors, left = got
    problems = [f"exit {exit_code}, not {code}"] if exit_code != code else []
    problems += [f"not in the report: {text}" for text in texts if text not in report]
    problems += [f"not on standard error: {text}" for text in on_error if text not in errors]
    if left != sorted(files):
        problems.append(f"the folder holds {left}")
    if problems:
        failures.append(name)
        print(f"FAILED {name}: {'; '.join(problems)}\n{report[:2000]}\n{errors[:500]}", file=sys.stderr)


def bad_exports():
    for name, data, text in FAILED:
        expect(check(name, data), 4, text, "källan kunde inte läsas", on_error=[text[:4]])
    for name, data, code, *texts in READ:
        expect(check(name, data), code, *texts)
    expect(check("missing"), 4, "S001 Filen d.json finns inte.", files=("r.regel", "report.txt"))
    expect(check("a folder", None, lambda home: (home / "d.json").mkdir()), 4, "S020", "d.json")


def no_permission():
    def close(home):
        (home / "d.json").chmod(0)
    if os.geteuid() == 0:
        return  # to the superuser every file is open
    expect(check("no permission", GOOD, close), 4, "S003 d.json får inte läsas")


def changed_while_read():
    """Something else writes to the file all the while."""
    def growing(home):
        with open(home / "d.json", "w") as file:
            file.write('{"r":[')
            file.write(",".join('{"Rad":%d,"Namn":"%s","Värde":3}' % (i, "a" * 900)
                                for i in range(150000)))
            file.write("]}")

        def touch():
            while not stop.is_set():
                os.utime(home / "d.json")
        threading.Thread(target=touch, daemon=True).start()
    stop = threading.Event()
    got = check("changed while it is read", None, growing)
    stop.set()
    expect(got, 4, "S012 d.json ändrades medan den lästes. Kör igen när uttaget är klart.")


def disk_full():
    """/dev/full takes no byte, as a full disk."""
    global checks
    folder = Path(tempfile.mkdtemp(dir=HOME))
    (folder / "r.regel").write_text(RULES)
    (folder / "d.json").write_text(GOOD)
    for form in ("text", "json", "ndjson", "csv"):
        checks += 1
        with open("/dev/full", "w") as full:
            done = subprocess.run([REGEL, "check", folder, "--format", form], stdout=full,
                                  stderr=subprocess.PIPE, timeout=60)
        if done.returncode != 4 or "S014" not in done.stderr.decode():
            failures.append(f"a full disk, {form}")
            print(f"FAILED a full disk, {form}: {done}", file=sys.stderr)


def standard_input():
    global checks
    for data, code in ((GOOD, 0), (GOOD[:-5], 4), (rows('{"Rad":1,"Värde":0}'), 1)):
        checks += 1
        folder = Path(tempfile.mkdtemp(dir=HOME))
        (folder / "r.regel").write_text(RULES)
        done = subprocess.run([REGEL, "check", folder, "--source", "Risk=-"], input=data.encode(),
                              capture_output=True, timeout=60)
        if done.returncode != code:
            failures.append("standard input")
            print(f"FAILED standard input: {data} gave {done}", file=sys.stderr)


def pipes():
    """What comes through a pipe can be read once, and is looked into and hashed like a file."""
    global checks
    folder = Path(tempfile.mkdtemp(dir=HOME))
    (folder / "r.regel").write_text(RULES.replace("ska: värde > 0",
                                                  "ska: antal(Risk som r där r.rad = denna.rad) = 1"))
    (folder / "d.json").write_text(GOOD)
    os.mkfifo(folder / "pipe.json")

    def feed():
        with open(folder / "pipe.json", "w") as pipe:
            pipe.write(GOOD)
    threading.Thread(target=feed, daemon=True).start()
    reports = []
    for source, data in (("d.json", b""), ("-", GOOD.encode()), (folder / "pipe.json", b"")):
        checks += 1
        done = subprocess.run([REGEL, "check", folder, "--format", "json", "--as-of", "2026-01-01", "--source",
                               f"Risk={folder / source if source == 'd.json' else source}"],
                              input=data, capture_output=True, timeout=60)
        report = json.loads(done.stdout)
        reports.append((done.returncode, report["rules"], report["sources"][0]["hash"],
                        report["sources"][0]["sha256"]))
        if reports[-1] != reports[0] or done.returncode != 0:
            failures.append("a pipe")
            print(f"FAILED a pipe: {source} gave {reports[-1]}, not {reports[0]}", file=sys.stderr)


with tempfile.TemporaryDirectory() as name:
    HOME = name
    for part in (bad_exports, no_permission, changed_while_read, disk_full, standard_input, pipes):
        part()
print(f"{checks} checks, {len(failures)} failed")
sys.exit(1 if failures else 0)
