"""What each standard demands of a document, as far as it can be told without its schema. Each
function yields problems."""

import json
import re
import xml.etree.ElementTree as ElementTree
from urllib.parse import unquote


def sarif(text, root):
    """SARIF 2.1.0, the paragraphs that this program comes near."""
    log = json.loads(text)
    if log.get("version") != "2.1.0" or "sarif-schema-2.1.0.json" not in log.get("$schema", ""):
        yield "version or schema"
    if len(log["runs"]) != 1:
        yield "one run"
    run = log["runs"][0]
    driver = run["tool"]["driver"]
    rules = driver["rules"]
    for rule in rules:
        for part in ("shortDescription", "fullDescription", "help"):
            if not rule[part]["text"]:
                yield f"{rule['id']}: {part} is empty"
        if rule["defaultConfiguration"]["level"] not in ("error", "warning", "note", "none"):
            yield f"{rule['id']}: level"
        if re.search(r"(?<!\{)\{(?!\{)", rule["help"]["text"].replace("{{", "")):
            yield f"{rule['id']}: a brace that is not doubled (3.11.5)"
    invocation = run["invocations"][0]
    if not isinstance(invocation["executionSuccessful"], bool):
        yield "executionSuccessful"
    seen = set()
    for number, result in enumerate(run["results"]):
        where = f"result {number}"
        if rules[result["ruleIndex"]]["id"] != result["ruleId"]:
            yield f"{where}: ruleIndex is of another rule (3.27.6)"
        if result["kind"] not in ("fail", "open") or result["level"] not in ("error", "warning", "note", "none"):
            yield f"{where}: kind or level"
        if result["kind"] != "fail" and result["level"] != "none":
            yield f"{where}: kind {result['kind']} with a level (3.27.10)"
        if "suppressions" not in result:
            yield f"{where}: suppressions are on all results or on none (3.27.23)"
        if re.search(r"(?<!\\)\]\(", result["message"]["text"]):
            yield f"{where}: a link in the message (3.11.6)"
        if re.search(r"[\x00-\x08\x0b-\x1f]", result["message"]["text"].replace("\r", "").replace("\x01", "").replace("\x1b", "")):
            yield f"{where}: a control character"
        print_of = result["partialFingerprints"]["regelFinding/v1"]
        if print_of in seen:
            yield f"{where}: fingerprint given twice"
        seen.add(print_of)
        for location in result["locations"] + result.get("relatedLocations", []):
            yield from sarif_location(where, location, root)
    compared = {"baselineState" in result for result in run["results"]}
    if len(compared) > 1:
        yield "baselineState on some results only (3.27.24)"


def sarif_location(where, location, root):
    artifact = location["physicalLocation"]["artifactLocation"]
    uri = artifact["uri"]
    if re.search(r"[^A-Za-z0-9._~/%:-]", uri):
        yield f"{where}: {uri} is no URI"
    if artifact.get("uriBaseId") == "%SRCROOT%":
        if uri.startswith("/") or ".." in uri.split("/") or ":" in uri:
            yield f"{where}: {uri} is not relative (3.4.4)"
        if not (root / unquote(uri)).is_file():
            yield f"{where}: there is no file {uri}"
    if location["physicalLocation"]["region"]["startLine"] < 1:
        yield f"{where}: lines count from 1 (3.30.5)"


def junit(text, _root):
    """JUnit's XML as Jenkins, GitLab and Azure agree on it."""
    tree = ElementTree.fromstring(text)
    if tree.tag != "testsuites":
        yield "the root is not testsuites"
    totals = dict.fromkeys(("tests", "failures", "errors", "skipped"), 0)
    for suite in tree:
        cases = suite.findall("testcase")
        found = {"tests": len(cases), "failures": len(suite.findall("testcase/failure")),
                 "errors": len(suite.findall("testcase/error")),
                 "skipped": len(suite.findall("testcase/skipped"))}
        for name, number in found.items():
            totals[name] += number
            if suite.get(name) != str(number):
                yield f"{suite.get('name')}: {name} is {suite.get(name)}, not {number}"
        for case in cases:
            if not case.get("name") or not case.get("classname"):
                yield "a case without a name"
            if len(case) > 1:
                yield f"{case.get('name')}: more than one outcome"
            if set(case.attrib) - {"name", "classname", "time"}:
                yield f"{case.get('name')}: {set(case.attrib)}"
    for name, number in totals.items():
        if name != "skipped" and tree.get(name) != str(number):
            yield f"{name} is {tree.get(name)} in all, not {number}"


COMMAND = re.compile(r"::(error|warning|notice) ((?:[a-zA-Z]+=[^,:\r\n]*)(?:,[a-zA-Z]+=[^,:\r\n]*)*)::([^\r\n]*)")
PROPERTIES = {"title", "file", "line", "endLine", "col", "endColumn"}


def github(text, root):
    """Workflow commands: one a line, properties and data escaped, ten of each kind."""
    kinds = []
    for line in text.decode().split("\n"):
        if not line.startswith("::"):
            if "::" in line or "##[" in line:
                yield f"a line that may be a command: {line!r}"
            continue
        match = COMMAND.fullmatch(line)
        if not match:
            yield f"no command: {line!r}"
            continue
        kinds.append(match[1])
        properties = dict(part.split("=", 1) for part in match[2].split(","))
        if not set(properties) <= PROPERTIES:
            yield f"unknown property: {line!r}"
        for part in [*properties.values(), match[3]]:
            if re.search(r"%(?!25|0D|0A|3A|2C)", part):
                yield f"a % that is no escape: {line!r}"
            if re.search(r"[\x00-\x1f\x7f-\x9f]", part):
                yield f"a control character: {line!r}"
        if "file" in properties and not (root / unquote(properties["file"])).is_file():
            yield f"there is no file {properties['file']}"
    for kind in set(kinds):
        if kinds.count(kind) > 10:
            yield f"{kinds.count(kind)} of {kind}"


def gitlab(text, root):
    """GitLab's code quality report: the members that its documentation requires."""
    issues = json.loads(text)
    prints = [issue["fingerprint"] for issue in issues]
    if len(set(prints)) != len(prints):
        yield "a fingerprint given twice"
    for issue in issues:
        if not issue["description"] or not issue["check_name"]:
            yield f"a description or name is empty: {issue}"
        if issue["severity"] not in ("info", "minor", "major", "critical", "blocker"):
            yield f"severity: {issue['severity']}"
        path, line = issue["location"]["path"], issue["location"]["lines"]["begin"]
        if path.startswith(("/", "./")) or not (root / path).is_file():
            yield f"there is no file {path}"
        if not isinstance(line, int) or line < 1:
            yield f"line {line}"


def tap(text, _root):
    """TAP 14: version, plan, numbered points, blocks of YAML after those that are not ok."""
    lines = text.decode().split("\n")
    if lines[0] != "TAP version 14":
        yield "version"
    plan = re.fullmatch(r"1\.\.(\d+)", lines[1])
    if not plan:
        yield "plan"
        return
    number = 0
    inside = False
    for line in lines[2:-1]:
        if inside:
            inside = line != "  ..."
            member = re.fullmatch(r"  ([a-z_]+): (.*)", line)
            if inside and not member:
                yield f"in a block: {line!r}"
            elif inside:
                json.loads(member[2])
            continue
        if line == "  ---":
            inside = True
            continue
        number += 1
        point = re.fullmatch(r"(not )?ok (\d+) - ((?:[^\\#]|\\\\|\\#)*?)( # SKIP .*)?", line)
        if not point or int(point[2]) != number or (point[1] and point[4]):
            yield f"test point {number}: {line!r}"
    if inside or number != int(plan[1]):
        yield f"{number} points, {plan[1]} planned"


CHECKS = {"sarif": sarif, "junit": junit, "github": github, "gitlab": gitlab, "tap": tap}
