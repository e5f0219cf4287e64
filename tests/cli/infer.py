#!/usr/bin/env python3
"""What `regel infer` proposes must hold: for every export under tests/data/infer, in both languages,
the proposal compiles, has nothing for lint to remark on, is in canonical layout, and a check reads
every record and every field of the export through it. Usage: infer.py PATH-OF-REGEL"""

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

REGEL = os.path.abspath(sys.argv[1])
DATA = Path(__file__).resolve().parents[1] / "data/infer"
WORDS = {"sv": ("register", "fält", "regel", "för varje", "ska", "finns", "eller", "saknas", "inte"),
         "en": ("register", "field", "rule", "for each", "must", "exists", "or", "is missing", "not")}
failures = []
checks = 0


def regel(*words, folder=".", data=None):
    done = subprocess.run([REGEL, *map(str, words)], cwd=folder, capture_output=True, input=data,
                          timeout=120)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def expect(name, holds, said=""):
    global checks
    checks += 1
    if not holds:
        failures.append(name)
        print(f"FAILED {name}\n{said}", file=sys.stderr)


def declared(text, language):
    """The registers of a proposal with their fields."""
    register, field = WORDS[language][:2]
    found = {}
    fields = None
    for line in text.splitlines():
        head = re.match(rf"{register} (\S+)$", line)
        if head:
            fields = found.setdefault(head[1], [])
        elif not line.startswith(" "):
            fields = None
        entry = re.match(rf"  {field} ([^ :]+): ", line)
        if entry and fields is not None:
            fields.append(entry[1])
    return found


def rules(registers, language):
    """A rule that no record breaks for every field, so that a check reads the field."""
    _, _, rule, foreach, must, exists, either, missing, negation = WORDS[language]
    text = ""
    for at, (register, fields) in enumerate(registers.items()):
        for number, field in enumerate(fields):
            text += f'\n{rule} T{at}-{number} "{register} {field}"\n  {foreach}: {register}\n'
            text += f"  {must}: {field} {exists} {either} {negation} ({field} {exists})\n"
    return text


def holds(name, folder, files, language, data=None):
    """The proposal for these files, run as it stands and with rules. Returns its text."""
    proposal = folder / "förslag.regel"
    proposal.unlink(missing_ok=True)
    done = regel("infer", *files, "--lang", language, "--output", proposal, folder=folder, data=data)
    expect(f"{name}: infer", done[0] == 0 and not done[1] and not done[2], done)
    if done[0] != 0:
        return ""
    text = proposal.read_text()
    lint = regel("lint", proposal, "--lang", "sv")
    expect(f"{name}: lint", lint[0] == 0 and "Inget att anmärka på" in lint[1], "".join(lint[1:]))
    layout = regel("fmt", "--check", proposal)
    expect(f"{name}: layout", layout[0] == 0, regel("fmt", "-", data=text.encode())[1])
    other = regel("fmt", "--to", "en" if language == "sv" else "sv", "-", data=text.encode())
    expect(f"{name}: translates", other[0] == 0 and "'" not in
           re.sub(r'"(\\.|[^"])*"|#.*', "", other[1]), other[1])
    again = regel("infer", *files, "--lang", language, folder=folder, data=data)
    expect(f"{name}: same text again", again[1] == text, again[1])
    expect(f"{name}: check", regel("check", proposal, data=data)[0] == 0)
    registers = declared(text, language)
    if registers:
        read_everything(name, folder, proposal, registers, language, data)
    return text


def read_everything(name, folder, proposal, registers, language, data):
    project = folder / "prov.regel"
    project.write_text(proposal.read_text() + rules(registers, language))
    run = regel("check", project, "--format", "json", "--as-of", "2026-02-10", data=data)
    project.unlink()
    expect(f"{name}: check with rules", run[0] in (0, 3), run[1][-2000:] + run[2])
    if run[0] not in (0, 3):
        return
    report = json.loads(run[1])
    expect(f"{name}: every register is read", {source["register"] for source in report["sources"]} == set(registers), run[1][:2000])
    expect(f"{name}: nothing is broken", not any(rule["fail"] for rule in report["rules"]), run[1])
    # A mapped name that never occurs, records that are none, a count or a zone that is wrong.
    wrong = [one for one in report["data_findings"]
             if int(one["code"][1:]) in (912, 914, 916, 922)]
    expect(f"{name}: the mapping agrees with the export", not wrong, wrong)


def says(name, text, *lines, absent=()):
    """Lines of a proposal, whatever stands between their words."""
    plain = {" ".join(line.split("#")[0].split()) for line in text.splitlines()}
    for line in lines:
        expect(f"{name}: {line}", line in plain, text)
    for part in absent:
        expect(f"{name}: not {part}", part not in text, text)


def examples(folder):
    texts = {}
    for file in sorted(DATA.iterdir()):
        shutil.copy(file, folder)
        for language in ("sv", "en"):
            texts[file.stem, language] = holds(f"{file.name} {language}", folder, [file.name], language)
    says("behandlingar", texts["behandlingar", "sv"],
         "register Behandling", "nyckel: id", "fält ansvarig_enhet: länk till Enhet",
         "fält rättslig_grund: RättsligGrund", "fält känsliga_uppgifter: ja/nej",
         "fält sannolikhet: Sannolikhet", "nivå 4 mycket_sannolik: \"4. Mycket sannolik\"",
         "fält startdatum: datum", "fält senast_granskad: datum, valfritt",
         "fält senast_granskad från \"Senast granskad\", skrivet \"DD.MM.ÅÅÅÅ\"",
         "fält dpia_krävs: ja/nej", "fält dpia_id från \"dpia\" / \"id\"", "fält gallring: period",
         "fält kostnad: tal", "fält kostnad från \"Kostnad\", skrivet \"9\"",
         "fält kontakt: text, skyddat", "fält handläggare: text, skyddat", "träd via förälder",
         "blankt: \"-\"", "okänt: \"Vet ej\"", "antal: \"$.export.antalBehandlingar\"",
         "färskhet: 31 dagar från \"$.export.skapad\"",
         absent=("Anna", "exempel.se", "Behandling nummer"))
    says("behandlingar in English", texts["behandlingar", "en"], "language english",
         "field ansvarig_enhet: link to Enhet",
         "field senast_granskad från \"Senast granskad\"".replace("från", "from") +
         ", written \"DD.MM.YYYY\"", "unknown: \"Vet ej\"")
    says("dubbletter", texts["dubbletter", "sv"], "fält id: text", absent=("nyckel: id",))
    says("karta", texts["karta", "sv"], "poster: \"$.leverantörer.*\"", "fält nyckel från nyckeln",
         "nyckel: nyckel", "fält underbiträden: lista av Underbiträden")
    says("listor", texts["listor", "sv"], "poster: \"$.m[*][*]\"")
    says("namn", texts["namn", "sv"], "fält fält_för från \"för\"", "fält fält_and från \"and\"",
         "fält fält_2024_utfall från \"2024 utfall\"", "fält å_ä_ö från \"Å Ä Ö\"")
    says("rader", texts["rader", "sv"], "fält tid: tidpunkt", "fält m från \"m\", \"X\" betyder ja",
         "fält dag från \"dag\", skrivet \"ÅÅÅÅMMDD\"", "tidszon: \"Europe/Stockholm\"")
    says("siffror", texts["siffror", "sv"], "fält ärende: länk till Ärende", "fält prio: heltal")
    says("tomt", texts["tomt", "sv"], absent=("register",))


def several(folder):
    """Files that belong together, folders, patterns, compression, standard input."""
    home = folder / "fler"
    (home / "enheter").mkdir(parents=True)
    unit = {"kod": "E1", "namn": "Ett", "yta": 7}
    for at in range(1, 13):
        one = dict(unit, kod=f"E{at}", namn=f"Enhet {at}")
        (home / f"enheter/e{at:02}.json").write_text(json.dumps(one))
    holds("a folder", home, ["enheter"], "sv")
    text = holds("a pattern", home, ["enheter/e*.json"], "sv")
    says("a pattern", text, "fil: \"enheter/e*.json\"", "poster: \"$\"", "nyckel: kod",
         "register Enhet")
    named = [f"enheter/e{at:02}.json" for at in range(1, 13)]
    text = holds("many files of a kind", home, named, "sv")
    says("many files of a kind", text, "fil: \"enheter/e*.json\"")
    text = holds("some files of a kind", home, named[:3], "sv")
    says("some files of a kind", text, "register Enhet",
         "fil: \"enheter/e01.json\", \"enheter/e02.json\", \"enheter/e03.json\"")
    for day in ("2026-01-01", "2026-02-01"):
        export = [{"id": f"A{at}", "dag": day} for at in range(20)]
        (home / f"avtal-{day}.json").write_text(json.dumps(export))
    text = holds("two exports of one register", home, ["avtal-2026-02-01.json", "avtal-2026-01-01.json"],
                 "sv")
    says("two exports of one register", text, "fil: \"avtal-2026-02-01.json\"", "register Avtal")
    expect("the earlier export is told of", "--previous" in text, text)
    packed = gzip.compress(json.dumps([dict(unit, kod=f"E{at}") for at in range(4)]).encode())
    (home / "enheter.json.gz").write_bytes(packed)
    says("compressed", holds("compressed", home, ["enheter.json.gz"], "sv"), "register Enhet",
         "fil: \"enheter.json.gz\"")
    says("standard input", holds("standard input", home, ["-"], "sv", data=b'[{"id": "a"}]'),
         "fil: \"-\"")
    below = home / "regler"
    below.mkdir()
    done = regel("infer", "enheter", "--output", "regler/x.regel", folder=home)
    expect("seen from the proposal's folder", done[0] == 0 and
           'fil:    "../enheter"' in (below / "x.regel").read_text(), done)
    expect("it runs from there", regel("check", below)[0] == 0)


def refusals(folder):
    home = folder / "nej"
    home.mkdir()
    kept = home / "finns.regel"
    kept.write_text("min text")
    (home / "a.json").write_text('[{"id": 1}]')
    done = regel("infer", "a.json", "--output", kept, folder=home)
    expect("a file is not overwritten", done[0] == 2 and kept.read_text() == "min text", done)
    done = regel("infer", folder=home)
    expect("no file is named", done[0] == 2, done)
    done = regel("infer", "borta.json", folder=home)
    expect("a file that is not there", done[0] == 4 and "S001" in done[2], done)
    for name, text, code in (("cut off", b'[{"id": 1', "S005"), ("empty", b"  ", "S004"),
                             ("two documents", b"[1] [2]", "S029"), ("UTF-16", b"\xff\xfe[\0", "S007"),
                             ("Windows-1252", b'["\xe5"]', "S006"), ("no JSON", b"[1, x]", "S00")):
        (home / "fel.json").write_bytes(text)
        done = regel("infer", "fel.json", "--output", "nytt.regel", folder=home)
        expect(name, done[0] == 4 and code in done[2] and not (home / "nytt.regel").exists(), done)
        rule = 'språk svenska\nregister A\n  fil: "fel.json"\n  fält id: text från "id"\n' \
               'regel X-1 "x"\n  för varje: A\n  ska: id finns\n'
        (home / "a.regel").write_text(rule)
        same = regel("check", home / "a.regel", "--format", "json")
        said = " ".join(done[2].split("regel explain")[0].split("\n\n", 1)[-1].split())
        expect(f"{name}: check says the same", said and said in " ".join(same[1].split()), (said, same))


with tempfile.TemporaryDirectory() as name:
    for part in (examples, several, refusals):
        part(Path(name))
print(f"{checks} checks, {len(failures)} failed")
sys.exit(1 if failures else 0)
