#!/usr/bin/env python3
"""Reads pages of `regel docs` in a real browser, at three widths, in light and dark and on paper.
Usage: catalogue.py PATH-OF-REGEL [FOLDER]. With a folder, pictures and prints are kept there to be
looked at. Exits with 77 where Chromium is not installed: `./dev setup all` installs it."""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from webdriver import ENTER, TAB, Browser, missing

REGEL = Path(sys.argv[1]).resolve()
KEEP = Path(sys.argv[2]).resolve() if len(sys.argv) > 2 else None
ROOT = Path(__file__).resolve().parents[2]
CHECKS = (ROOT / "tests/browser/checks.js").read_text(encoding="utf-8")
WIDTHS = (320, 768, 1280)
CONTROLS = ["filter-words", "filter-area", "filter-source", "filter-severity", "filter-reset"]
NAMED_ROLES = {"link", "button", "textbox", "searchbox", "combobox", "DisclosureTriangle", "region", "search",
               "navigation"}
failures = []
checks = 0

HOSTILE = '''språk svenska
modul prov.löner
# Löner <b>och</b> annat.
rättskälla Lagen: "Lag \\"<i>1</i>\\" & mer", webb "javascript:alert(1)"
## Poster. Ej kontrollerat: allt <script>alert(2)</script>.
register Post
  fil: "r.json"
  nyckel: id
  fält id: text från "id"
  fält ett_mycket_långt_namn_som_inte_får_plats_på_en_liten_skärm_utan_att_brytas: ja/nej från "a"
  fält namn: text från "namn", skyddat
regel LÖN-1 "<script>alert(1)</script> \\"citat\\" & 'apostrof'"
  för varje: Post
  ska: ett_mycket_långt_namn_som_inte_får_plats_på_en_liten_skärm_utan_att_brytas = ja
  annars: "<img src=x onerror=alert(3)> {id}"
  lagstöd: Lagen "1 §"
  allvar: kritisk
  ansvarig: "Någon"
regel LÖN-2 "Namn finns"
  för varje: Post
  ska: namn finns
  annars: "{id} saknar namn"
  allvar: låg
  ansvarig: "Någon"
test "<b>fet</b>" för LÖN-1
  givet Post p1: ett_mycket_långt_namn_som_inte_får_plats_på_en_liten_skärm_utan_att_brytas = nej, namn = "Anna Hemlig"
  förvänta p1: bruten
'''


def expect(name, problems):
    global checks
    checks += 1
    if problems:
        failures.append(name)
        print(f"FAILED {name}: " + "\n    ".join(map(str, problems)), file=sys.stderr)


def same(name, got, wanted):
    expect(name, [] if got == wanted else [f"got {got}, not {wanted}"])


def picture(browser, name):
    if KEEP:
        (KEEP / f"{name}.png").write_bytes(browser.picture())


def docs(folder, name, *words):
    page = folder / f"{name}.html"
    subprocess.run([REGEL, "docs", *map(str, words), "--output", page], check=True, cwd=ROOT, timeout=300)
    return page


def catalogue_of_packs():
    """What the rule texts themselves say of each rule: id, area, severity, sources."""
    rules = []
    for path in sorted((ROOT / "rules").glob("*.regel")):
        if path.name.endswith(".test.regel"):
            continue
        text = path.read_text(encoding="utf-8")
        for kind, rule, body in re.findall(r"^(regel|sammanställning) (\S+) \"(.*?)(?=^\S|\Z)", text,
                                           re.MULTILINE | re.DOTALL):
            severity = re.search(r"^  allvar: +(\S+)", body, re.MULTILINE)
            cites = re.search(r"^  lagstöd: +(.*)", body, re.MULTILINE)
            sources = set(re.findall(r"(\w+) \"", cites.group(1))) if cites else set()
            rules.append({"id": rule, "area": path.stem, "text": body, "sources": sources,
                          "severity": severity.group(1) if severity else ("medel" if kind == "regel" else "")})
    return rules


def load(browser, page):
    browser.width(WIDTHS[-1])
    browser.media()  # without smooth scrolling: what has the focus is where it will be
    browser.open(page.as_uri())
    browser.run(CHECKS)


def structure(browser, name):
    for check in ("headings", "landmarks", "ids", "tables"):
        expect(f"{name}: {check}", browser.run(f"return checks.{check}()"))
    nodes = browser.command("Accessibility.getFullAXTree")["nodes"]
    expect(f"{name}: names", [node["role"]["value"] for node in nodes
                              if not node.get("ignored") and node["role"]["value"] in NAMED_ROLES
                              and not node.get("name", {}).get("value", "").strip()])
    expect(f"{name}: a name for each role", [] if any(
        node["role"]["value"] == "searchbox" for node in nodes) else ["no search box"])


def looks(browser, name):
    """At three widths and in two schemes, first as it opens and then with everything open."""
    for width in WIDTHS:
        browser.width(width)
        for dark in (False, True):
            browser.media(dark=dark)
            browser.run("scrollTo(0, 0)")
            picture(browser, f"{name}-{width}-{'dark' if dark else 'light'}")
            browser.run("document.querySelector('article').scrollIntoView()")
            picture(browser, f"{name}-{width}-{'dark' if dark else 'light'}-rule")
        browser.media()
        for opened in ("closed", "open"):
            browser.run("for (const one of document.querySelectorAll('details')) one.open = arguments[0]",
                        opened == "open")
            expect(f"{name}: overflow at {width}, {opened}", browser.run("return checks.overflow()"))
            expect(f"{name}: targets at {width}, {opened}", browser.run("return checks.targets()"))
            if opened == "open":
                browser.run("document.querySelector('details').scrollIntoView()")
                picture(browser, f"{name}-{width}-example")
        for dark in (False, True):
            browser.media(dark=dark)
            expect(f"{name}: contrast at {width}, {'dark' if dark else 'light'}", browser.run("return checks.contrast()"))
        browser.media()
        browser.run("for (const one of document.querySelectorAll('details')) one.open = false")
    browser.width(WIDTHS[-1])


FOCUS = """const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
return {id: at.id, href: at.getAttribute('href'), shown: box.right > 0 && box.bottom > 0 && box.top < innerHeight,
        outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2}"""


def keyboard(browser, name):
    browser.run("scrollTo(0, 0); document.activeElement.blur()")
    seen = []
    for _ in range(10):
        browser.keys(TAB)
        seen.append(browser.run(FOCUS))
    same(f"{name}: the skip link comes first", seen[0]["href"], "#regler")
    same(f"{name}: the order of the controls", [one["id"] for one in seen if one["id"] in CONTROLS], CONTROLS)
    expect(f"{name}: focus is seen", [one for one in seen if not (one["outline"] and one["shown"])])
    browser.run("document.querySelector('.skip').focus()")
    browser.keys(ENTER)
    same(f"{name}: the skip link leads to the rules", browser.run("return document.activeElement.id"), "regler")


SHOWN = "return [...document.querySelectorAll('article.rule')].filter((one) => one.checkVisibility()).map((one) => one.querySelector('.id').textContent)"


def choose(browser, **values):
    browser.run("""document.getElementById('filter').reset();
for (const [id, value] of Object.entries(arguments[0])) document.getElementById('filter-' + id).value = value;
document.getElementById('filter').dispatchEvent(new Event('input'))""", values)


def search(browser, rules, swedish):
    status = "return document.getElementById('filter-status').textContent"
    severity = {"critical": "kritisk", "high": "hög", "medium": "medel", "low": "låg"}
    total = len(rules)

    def expect_rules(name, wanted):
        wanted = sorted(wanted)
        same(f"search: {name}", sorted(browser.run(SHOWN)), wanted)
        said = f"{len(wanted)} av {total} visas." if swedish else f"{len(wanted)} of {total} shown."
        if not wanted:
            said = "Ingen regel passar. Ta bort något villkor."
        same(f"search: what is said of {name}", browser.run(status), said)
        lines = browser.run("return [...document.querySelectorAll('.overview li')].filter((one) => one.checkVisibility()).length")
        same(f"search: the lists show as many, {name}", lines, len(wanted))

    same("search: all at first", browser.run(SHOWN).__len__(), total)
    for area in ("behörighet", "plan"):
        choose(browser, area=f"område-paket.{area}")
        expect_rules(f"area {area}", [rule["id"] for rule in rules if rule["area"] == area])
        same("search: other areas are gone", browser.run(
            "return [...document.querySelectorAll('section.area')].filter((one) => one.checkVisibility()).length"), 1)
    for source in ("OSL", "ISO27001"):
        choose(browser, source=source)
        expect_rules(f"source {source}", [rule["id"] for rule in rules if source in rule["sources"]])
    for level, word in severity.items():
        choose(browser, severity=level)
        if any(rule["severity"] == word for rule in rules):
            expect_rules(f"severity {level}", [rule["id"] for rule in rules if rule["severity"] == word])
    choose(browser, area="område-paket.behörighet", severity="high", source="ISO27001")
    expect_rules("three at once", [rule["id"] for rule in rules if rule["area"] == "behörighet"
                                   and rule["severity"] == "hög" and "ISO27001" in rule["sources"]])
    # Typed with the keyboard, in other letters than the text has, two words in any order.
    choose(browser)
    browser.run("document.getElementById('filter-words').focus()")
    browser.keys("SYSTEM oförenliga")
    expect_rules("words", ["J-05"])
    picture(browser, "search")
    browser.keys(" finnsinte")
    expect_rules("nothing", [])
    browser.run("location.hash = 'regel-A-01'")
    same("search: a link to a hidden rule shows it", browser.wait("return !document.getElementById('regel-A-01').hidden"), True)
    same("search: and all the others", len(browser.run(SHOWN)), total)
    choose(browser, severity="high")
    browser.run("document.getElementById('filter-reset').click()")
    same("search: reset", browser.wait(f"return document.querySelectorAll('article[hidden]').length === 0"), True)


def paper(browser, page, name, folder, wanted):
    browser.media("print")
    expect(f"{name}: on paper", browser.run("return checks.printed()"))
    expect(f"{name}: contrast on paper", browser.run("return checks.contrast()"))
    browser.media()
    printed = (KEEP or folder) / f"{name}.pdf"
    printed.write_bytes(browser.pdf())
    expect(f"{name}: a document", [] if printed.read_bytes().startswith(b"%PDF") else ["no PDF"])
    if not shutil.which("pdftotext"):
        return
    text = subprocess.run(["pdftotext", "-layout", printed, "-"], check=True, capture_output=True, text=True).stdout
    flat = " ".join(text.split())
    expect(f"{name}: printed", [f"not printed: {one}" for one in wanted if one not in flat])
    # Below a rule's heading stands its severity: a page must begin with neither, nor end with it.
    first = [sheet.strip().splitlines()[0].strip() for sheet in text.split("\f") if sheet.strip()]
    last = [sheet.strip().splitlines()[-1].strip() for sheet in text.split("\f") if sheet.strip()]
    expect(f"{name}: headings stay with their text", [line for line in first + last if re.match("(Allvar|Severity): ", line)])


def without_script(browser, page, folder):
    plain = folder / "plain.html"
    plain.write_text(page.read_text(encoding="utf-8").replace("<script>", "<script type=\"text/plain\">"), encoding="utf-8")
    browser.open(plain.as_uri())
    shown = browser.run(SHOWN)
    same("without script: every rule is seen", len(shown), browser.run("return document.querySelectorAll('article.rule').length"))
    same("without script: no search", browser.run("return document.getElementById('filter').checkVisibility()"), False)
    browser.run("document.querySelector('summary').click()")
    same("without script: examples open", browser.run("return document.querySelector('details').open"), True)


def quiet(browser, page, name):
    expect(f"{name}: network", [url for url in browser.requests() if url != page.as_uri()])
    expect(f"{name}: console", browser.console())


def main():
    lacking = missing()
    if lacking:
        print(f"skipped: {' and '.join(lacking)} not installed; ./dev setup all installs them")
        return 77
    with tempfile.TemporaryDirectory() as temporary, Browser() as browser:
        folder = Path(temporary)
        if KEEP:
            KEEP.mkdir(parents=True, exist_ok=True)
        (folder / "hostile.regel").write_text(HOSTILE, encoding="utf-8")
        hostile = docs(folder, "hostile", folder / "hostile.regel", "--lang", "en", "--quiet")
        packs = docs(folder, "packs", "rules", "--quiet")
        browser.requests()
        browser.console()
        for page, name in ((hostile, "hostile"), (packs, "packs")):
            load(browser, page)
            structure(browser, name)
            keyboard(browser, name)
            looks(browser, name)
            if page is packs:
                search(browser, catalogue_of_packs(), True)
                wanted = ["Systemägaren", "http://data.europa.eu/eli/reg/2016/679/oj", "kan ej avgöras",
                          "system i registerförteckningen"]
            else:
                same("hostile: the title is text", browser.run("return document.querySelector('h3').textContent"),
                     "LÖN-1 <script>alert(1)</script> \"citat\" & 'apostrof'")
                same("hostile: no element of the rules", browser.run(
                    "return document.querySelectorAll('img, article script, article i, [href^=javascript]').length"), 0)
                same("hostile: Swedish words say so", browser.run("return document.querySelector('h3 [lang]').lang"), "sv")
                same("hostile: what is protected is withheld", browser.run(
                    "return document.documentElement.textContent.includes('Hemlig')"), False)
                wanted = ["(protected)", "LÖN-2"]
            paper(browser, page, name, folder, wanted)
            quiet(browser, page, name)
        without_script(browser, packs, folder)
    print(f"catalogue in the browser: {checks} checks, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
