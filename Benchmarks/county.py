"""County plans with proven bounds: the synthetic counties, beside the figures that another program reached."""

import json
import os
import subprocess
import sys
import time

from server import BINARY, SHARED

# Villages, seconds allowed, gap to reach in %, the gap at which the run may stop, far below that one, and the gap and plan of a C++
# prototype (shared/data/planning/county/README.md).
COUNTIES = [
    (15, 60, 0.1, 0.0001, 2.0, 4315.15), (30, 60, 0.1, 0.0001, 1.2, 9116.66), (60, 60, 0.1, 0.0001, 2.3, 16754.04),
    (100, 60, 0.5, 0.0001, 1.4, 34098.50), (300, 60, 1.0, 0.01, 1.7, 98667.01), (1000, 300, 1.8, 0.2, 2.7, 312971.23),
]


def county(table, folder):
    """Each county in the time it is given; the processor's seconds tell of the load on the machine."""
    for data in (SHARED / "planning/county", SHARED / "data/planning/county"):
        if data.exists():
            break
    else:
        print("county: the instances are not there, left out", file=sys.stderr)
        return
    for villages, seconds, wanted, enough, peer, known in COUNTIES:
        answer, wall, busy, megabytes = solved(data / f"county_n{villages}_s1.txt", seconds, enough)
        gap = 100 * answer["gap"]
        table.add(
            f"county of {villages}: gap proven within {seconds} s", f"≤ {wanted} % (prototype {peer} %)",
            f"{gap:.4f} % (ends at {enough} %), plan {answer['cost']:,.2f} (prototype {known:,.2f}), {wall:.1f} s, {busy:.1f} s of CPU",
            gap <= wanted and wall < seconds + 2)
        if villages == 300:
            first = answer["firstPlanSeconds"]
            table.add("county of 300: first plan", "< 0.5 s", f"{first * 1000:.0f} ms", first < 0.5)
        if villages == 1000:
            table.add("county of 1000: peak of memory", "< 1 GB", f"{megabytes:.0f} MB", megabytes < 1000)


def solved(path, seconds, enough):
    """The answer, and wall seconds, processor seconds and megabytes of the run."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [BINARY, "solve", "county", str(path), "--seconds", str(seconds), "--gap", str(enough / 100), "--json"], stdout=subprocess.PIPE)
    text = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{path} ended with {process.returncode}")
    wall = time.perf_counter() - started
    return json.loads(text), wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
