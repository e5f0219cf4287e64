#!/usr/bin/env python3
"""Holds what the program writes for CI systems against the real schemas and readers, as far as they
are installed; ends with 77 where none is. Usage:

    validate.py PATH-OF-REGEL

    pip install jsonschema sarif-tools junitparser xmlschema tap.py more-itertools PyYAML
    npm install @microsoft/sarif-multitool tap-parser

NODE_MODULES names the folder of the latter, SARIF_SCHEMA a copy of sarif-schema-2.1.0.json (from
github.com/oasis-tcs/sarif-spec), JUNIT_SCHEMA one of junit-10.xsd (github.com/jenkinsci/xunit-plugin).
What tests without all this is tests/cli/formats.py."""

import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from importlib import metadata
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import samples  # noqa: E402

SARIF_SCHEMA, JUNIT_SCHEMA = os.environ.get("SARIF_SCHEMA"), os.environ.get("JUNIT_SCHEMA")
NODE = Path(os.environ.get("NODE_MODULES", "node_modules"))
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {"type": "object", "required": ["path", "lines"],
                         "properties": {"lines": {"type": "object", "required": ["begin"],
                                                  "properties": {"begin": {"type": "integer", "minimum": 1}}}}}}}}


def by_schema(schema):
    import jsonschema
    validator = jsonschema.validators.validator_for(schema)
    validator.check_schema(schema)

    def check(text):
        for error in validator(schema).iter_errors(json.loads(text)):
            yield f"{list(error.path)}: {error.message[:200]}"
    return check


def sarif_schema():
    if not SARIF_SCHEMA:
        raise ImportError("no SARIF_SCHEMA")
    schema = json.loads(Path(SARIF_SCHEMA).read_text())
    return f"jsonschema {metadata.version('jsonschema')}, OASIS schema", by_schema(schema)


def sarif_tools():
    from sarif import loader

    def check(text):
        with tempfile.TemporaryDirectory() as name:
            path = Path(name) / "a.sarif"
            path.write_bytes(text)
            results = loader.load_sarif_file(str(path)).get_result_count()
        said = len(json.loads(text)["runs"][0]["results"])
        if results != said:
            yield f"{results} results read, {said} written"
    return f"sarif-tools {metadata.version('sarif-tools')}", check


def multitool():
    found = list(NODE.glob("@microsoft/sarif-multitool-linux/Sarif.Multitool"))
    if not found or not os.access(found[0], os.X_OK):
        raise ImportError("no @microsoft/sarif-multitool")
    version = json.loads((found[0].parent / "package.json").read_text())["version"]

    def check(text):
        with tempfile.TemporaryDirectory() as name:
            path = Path(name) / "a.sarif"
            path.write_bytes(text)
            # SARIF2005 wants an address of the tool on the web, and there is none yet.
            done = subprocess.run([found[0], "validate", path, "--rule-kind", "Sarif;Ghas"], capture_output=True, text=True,
                                  timeout=300)
            for line in (done.stdout + done.stderr).split("\n"):
                if re.search(r": (error|warning) ", line) and "SARIF2005" not in line:
                    yield line[:300]
            if "completed successfully" not in done.stdout:
                yield done.stdout[-300:]
    return f"@microsoft/sarif-multitool {version}", check


def junit():
    import junitparser

    def check(text):
        suites = junitparser.JUnitXml.fromstring(text)
        before = (suites.tests, suites.failures, suites.errors)
        for suite in suites:
            suite.update_statistics()
        suites.update_statistics()
        after = (suites.tests, suites.failures, suites.errors)
        if before != after:
            yield f"counts {before}, counted {after}"
    return f"junitparser {metadata.version('junitparser')}", check


def junit_schema():
    import xmlschema
    if not JUNIT_SCHEMA:
        raise ImportError("no JUNIT_SCHEMA")
    schema = xmlschema.XMLSchema(JUNIT_SCHEMA)

    def check(text):
        for error in schema.iter_errors(text.decode()):
            yield str(error.reason)
    return f"xmlschema {metadata.version('xmlschema')}, junit-10.xsd", check


def tap_py():
    from tap.parser import Parser

    def check(text):
        lines = list(Parser().parse(io.StringIO(text.decode())))
        plan = [line for line in lines if line.category == "plan"]
        points = [line for line in lines if line.category == "test"]
        if len(plan) != 1 or plan[0].expected_tests != len(points):
            yield f"{len(points)} points"
        yield from (f"not understood: {line!r}" for line in lines if line.category == "unknown")
    import more_itertools  # noqa: F401 with it and yaml the blocks are read
    import yaml  # noqa: F401
    return f"tap.py {metadata.version('tap.py')}", check


def tap_parser():
    if not (NODE / "tap-parser").is_dir() or not shutil.which("node"):
        raise ImportError("no tap-parser")
    version = json.loads((NODE / "tap-parser/package.json").read_text())["version"]
    script = ("const {Parser} = require(process.argv[1]); let extra = 0;"
              "const p = new Parser({strict: true}, r => console.log(JSON.stringify([r.count, r.plan.end, r.failures.filter("
              "f => f.tapError).length, r.failures.filter(f => !f.tapError && !f.diag).length])));"
              "let s = ''; process.stdin.on('data', d => s += d).on('end', () => p.end(s));")

    def check(text):
        done = subprocess.run(["node", "-e", script, str((NODE / "tap-parser").resolve())], input=text, capture_output=True,
                              timeout=60)
        count, planned, faults, bare = json.loads(done.stdout)
        if count != planned or faults or bare:
            yield f"{count} of {planned} points, {faults} faults, {bare} failures without a block"
    return f"tap-parser {version}", check


def gitlab():
    return f"jsonschema {metadata.version('jsonschema')}, GitLab's documented members", by_schema(GITLAB)


READERS = {"sarif": [sarif_schema, sarif_tools, multitool], "junit": [junit, junit_schema], "tap": [tap_py, tap_parser], "gitlab": [gitlab],
           "github": []}


def main():
    readers = {}
    for form, makers in READERS.items():
        readers[form] = []
        for make in makers:
            try:
                readers[form].append(make())
            except (ImportError, metadata.PackageNotFoundError) as missing:
                print(f"skipped: {form} by {make.__name__}: {missing}")
    if not any(readers.values()):
        print("no schema and no reader is installed")
        return 77
    wrong = 0
    seen = {}
    with tempfile.TemporaryDirectory() as name:
        for sample, form, _, _, text in samples.documents(os.path.abspath(sys.argv[1]), Path(name).resolve()):
            for reader, check in readers[form]:
                problems = list(check(text))
                wrong += len(problems)
                seen[form, reader] = seen.get((form, reader), 0) + 1
                for problem in problems[:5]:
                    print(f"FAILED {form} of {sample} by {reader}: {problem}")
    for (form, reader), count in seen.items():
        print(f"{form}: {count} documents by {reader}")
    print(f"{wrong} problems")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
