#!/usr/bin/env python3
""".ci/manual.py REGEL: the manual page names every command and option that the program has, and no
other; the CTest test `manual`."""

import re
import subprocess
import sys
from pathlib import Path

page = (Path(__file__).resolve().parent.parent / "docs/man/regel.1").read_text(encoding="utf-8")
page = page.replace("\\-", "-")
script = subprocess.run([sys.argv[1], "completion", "bash"], check=True, capture_output=True,
                        text=True).stdout
commands = set(re.search(r'-W "([a-z ]+)"', script).group(1).split())
options = set(re.findall(r"--[a-z0-9-]+", script.replace('-- "$word"', "")))

section = page[page.index(".SH COMMANDS"):page.index(".SH OPTIONS")]
named = set(re.findall(r"^\.TP\n\.B ([a-z]+)$", section, re.MULTILINE))
section = page[page.index(".SH OPTIONS"):page.index(".SH EXIT STATUS")]
described = {option for line in re.findall(r"^\.TP\n(.*)$", section, re.MULTILINE)
             for option in re.findall(r"--[a-z0-9-]+", line)}

wrong = [f"not in the manual page: {name}" for name in sorted((commands - named) | (options - described))]
wrong += [f"only in the manual page: {name}" for name in sorted((named - commands) | (described - options))]
print("\n".join(wrong) or f"manual: {len(commands)} commands, {len(options)} options")
sys.exit(1 if wrong else 0)
