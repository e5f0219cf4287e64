#!/usr/bin/env python3
"""One organisation in exports of three shapes (tests/data/shapes): the same packs give the same
outcomes, counts and findings, but for places, and the findings are those that were planted. Usage:
shapes.py PATH-OF-REGEL"""

import json
import os
import subprocess
import sys
from pathlib import Path

REGEL = os.path.abspath(sys.argv[1])
PROJECTS = Path(__file__).resolve().parents[1] / "data" / "shapes"
SHAPES = ["nested", "flat", "attributes"]


def report(shape, *options):
    command = [REGEL, "check", str(PROJECTS / shape), "--format", "json", *options]
    done = subprocess.run(command, capture_output=True, text=True)
    if not done.stdout:
        sys.exit(f"{shape}: {done.stderr}")
    return json.loads(done.stdout), done.returncode


def without_places(value):
    """All that is told, but where it stands."""
    if isinstance(value, dict):
        return {k: without_places(v) for k, v in value.items() if k not in ("file", "pointer", "line")}
    return [without_places(v) for v in value] if isinstance(value, list) else value


def figure(value):
    low, high = value["low"], value["high"]
    return low if low == high else f"{low}–{high}"


def main():
    for name in ("regler.regel", "regel.json"):
        texts = {(PROJECTS / shape / name).read_text(encoding="utf-8") for shape in SHAPES}
        assert len(texts) == 1, f"{name} differs: only sources may"
    said = {shape: report(shape) for shape in SHAPES}
    for shape in SHAPES[1:]:
        for part in ("rules", "findings", "summaries"):
            ours, theirs = (without_places(said[s][0][part]) for s in ("nested", shape))
            for a, b in zip(ours, theirs):
                assert a == b, f"{shape}: {part}:\n{a}\n{b}"
            assert len(ours) == len(theirs), f"{shape}: {part}: {len(ours)} and {len(theirs)}"
        assert said["nested"][1] == said[shape][1], f"{shape}: exit {said[shape][1]}"
        again, _ = report(shape, "--threads", "4")
        assert again["findings"] == said[shape][0]["findings"], f"{shape}: threads change the findings"
    found = {(f["rule"], f["key"], f["outcome"]) for f in said["nested"][0]["findings"]}
    found |= {(s["id"], figures["key"], "/".join(map(figure, figures["values"])))
              for s in said["nested"][0]["summaries"] for figures in s["figures"]}
    lines = (PROJECTS / "expected.txt").read_text(encoding="utf-8").splitlines()
    planted = {(rule, " ".join(key), outcome) for rule, *key, outcome in map(str.split, lines)}
    assert found == planted, f"not planted: {sorted(found - planted)}\nnot found: {sorted(planted - found)}"
    rules = {rule for rule, _, _ in found}
    print(f"{len(found)} findings of {len(rules)} rules, the same in {len(SHAPES)} shapes")


main()
