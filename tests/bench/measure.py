"""Runs programs in turn and says what they took: shared by the measurements of this folder."""

import os
import platform
import statistics
import subprocess
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Taken(NamedTuple):
    seconds: float  # from start to end
    processor: float  # seconds, of the user and of the system
    peak: int  # greatest resident set, bytes


def say(text=""):
    print(text, flush=True)


def command(words):
    """A command as one can repeat it from the root of the project."""
    return " ".join(str(w).replace(f"{ROOT}/", "") for w in words)


def run(words):
    """Spawned, not forked: a copy of this interpreter costs a millisecond that is not the program's."""
    nothing = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
    words = [str(word) for word in words]
    begin = time.perf_counter()
    process = os.posix_spawn(words[0], words, os.environ, file_actions=nothing)
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - begin
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1, 3):
        raise SystemExit(f"exit code {code}: {command(words)}")
    return Taken(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def in_turn(count, *commands):
    """What each command took in each of `count` rounds of all of them; one more comes first as warm-up."""
    say()
    for letter, words in zip(LETTERS, commands):
        say(f"{letter}: {command(words)}")
    rounds = [[run(words) for words in commands] for _ in range(count + 1)][1:]
    taken = list(zip(*rounds))
    say("   " + "  ".join(f"{letter} {statistics.median(t.seconds for t in all_of_one) * 1000:.1f} ms"
                          for letter, all_of_one in zip(LETTERS, taken)) + " (medians)")
    return taken


def spread(values, unit="x"):
    return f"{statistics.median(values):.2f} {unit} ({min(values):.2f} to {max(values):.2f})"


def table(head, rows):
    width = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
    for i, row in enumerate([head, *rows]):
        say("| " + " | ".join(cell.ljust(w) for cell, w in zip(row, width)) + " |")
        if i == 0:
            say("|" + "|".join("-" * (w + 2) for w in width) + "|")


def high_priority():
    try:
        os.nice(-5)
    except PermissionError:
        say("running at ordinary priority: raising it takes root")


def machine(regel):
    def first_line(*words):
        out = subprocess.run(words, capture_output=True, text=True, check=False).stdout
        return out.splitlines()[0] if out else "?"

    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo", encoding="utf-8")
                  if line.startswith("model name")), "?")
    say(f"machine:  {model}, {os.cpu_count()} processors, {platform.system()} {platform.release()}, "
        f"load {os.getloadavg()[0]:.1f}")
    say(f"compiler: {first_line('g++', '--version')}")
    say(f"program:  {first_line(str(regel), '--version')}, "
        f"{first_line('git', '-C', str(ROOT), 'describe', '--always', '--dirty')}")
