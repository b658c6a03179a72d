#!/usr/bin/env python3
"""Builds once and runs every kind of test, whatever the others' outcome, then prints the sum as the last line.

Started by `make test` inside Scripts/with_postgres.sh. Names of stages as arguments run only those:
unit, smoke, browser.
"""

import os
import pathlib
import re
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
TALLY = re.compile(r"^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$")
SWIFT_TOTAL = re.compile(r"Test run with (\d+) tests?\b.*\b(?:passed|failed) after")
SWIFT_FAILED = re.compile(r"^\S+\s+Test (?!run\b|case\b).* failed after ")
SWIFT_SKIPPED = re.compile(r"^\S+\s+Test (?!run\b|case\b).* skipped")


class Tally:
    """How many tests of a stage passed, failed and were skipped."""

    def __init__(self, passed=0, failed=0, skipped=0):
        self.passed, self.failed, self.skipped = passed, failed, skipped

    def __add__(self, other):
        return Tally(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self):
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        return f"{self.passed} passed, {self.failed} failed{skipped}"


def stream(command: list) -> tuple:
    """Runs a command, showing its output as it comes. Returns its exit code and its lines."""
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                               stdin=subprocess.DEVNULL, text=True, encoding="utf-8", errors="replace")
    lines = []
    for line in process.stdout:
        sys.stdout.write(line)
        sys.stdout.flush()
        lines.append(line.rstrip("\n"))
    return process.wait(), lines


def swift_tally(lines: list) -> Tally:
    total = sum(int(match.group(1)) for line in lines if (match := SWIFT_TOTAL.search(line)))
    failed = sum(1 for line in lines if SWIFT_FAILED.match(line))
    skipped = sum(1 for line in lines if SWIFT_SKIPPED.match(line))
    return Tally(max(total - failed - skipped, 0), failed, skipped)


def plain_tally(lines: list) -> Tally:
    for line in reversed(lines):
        if match := TALLY.match(line):
            return Tally(*(int(group or 0) for group in match.groups()))
    return Tally()


def run_stage(name: str, command: list, read_tally) -> Tally:
    print(f"== {name}", flush=True)
    start = time.monotonic()
    status, lines = stream(command)
    tally = read_tally(lines)
    if status != 0 and tally.failed == 0:
        # It died before it could count: that is a failure too.
        tally += Tally(failed=1)
    if status == 0 and tally.passed + tally.skipped == 0:
        print(f"{name}: ran no test")
        tally += Tally(failed=1)
    print(f"== {name}: {tally} in {time.monotonic() - start:.0f} s", flush=True)
    return tally


def main() -> int:
    python = str(ROOT / ".venv/bin/python")
    stages = {
        "unit": (["swift", "test", "--skip-build", "--disable-xctest"], swift_tally),
        "smoke": ([python, "Scripts/run_unittests.py", "Tests/Smoke"], plain_tally),
        "browser": ([python, "Scripts/run_unittests.py", "Tests/Browser"], plain_tally),
    }
    wanted = sys.argv[1:] or list(stages)
    for name in wanted:
        if name not in stages:
            sys.exit(f"test: unknown stage {name}; there are {', '.join(stages)}")
    os.environ.setdefault("SWIFT_BACKTRACE", "enable=no")

    print("== build", flush=True)
    start = time.monotonic()
    build = ["swift", "build", "--build-tests", "--explicit-target-dependency-import-check", "error"]
    if subprocess.run(build, cwd=ROOT, stdin=subprocess.DEVNULL).returncode != 0:
        print("0 passed, 1 failed")
        return 1
    print(f"== build: {time.monotonic() - start:.0f} s", flush=True)

    total = Tally()
    for name in wanted:
        total += run_stage(name, *stages[name])
    print(total)
    return 1 if total.failed else 0


if __name__ == "__main__":
    sys.exit(main())
