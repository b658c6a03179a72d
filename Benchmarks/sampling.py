"""Spot-check statistics: the draw beside the public script, the exact stratified test beside a table of all totals."""

import json
import math
import pathlib
import subprocess
import sys
import time

from server import run

SCRIPT = pathlib.Path(__file__).resolve().parents[1] / "Sources" / "Sampling" / "Resources" / "verify_draw.py"
TICKETS = 10_000
# The example of the specification: p = 0.00246.
STRATA = [("a", 400, 40, 37), ("b", 300, 30, 28), ("c", 200, 20, 19), ("d", 100, 10, 10)]


def sampling(table, folder):
    """Tickets and tests; a command's own start is measured on next to nothing and taken off."""
    few, many = frame(folder / "few.csv", 10), frame(folder / "many.csv", TICKETS)
    start = best(lambda: run("draw", "--frame", few, "--seed", "s", "--size", 5, "--json"))
    took = best(lambda: run("draw", "--frame", many, "--seed", "s", "--size", 5, "--json")) - start
    peer = best(lambda: subprocess.run([sys.executable, str(SCRIPT), str(many), "s", "5"], check=True,
                                       stdout=subprocess.DEVNULL))
    table.add(f"draw of {TICKETS:,} tickets, reading and printing them too, over a draw of 10", "< 100 ms",
              f"{took * 1000:.0f} ms (the public script in Python {peer * 1000:.0f} ms)", took < 0.100)

    data, small = results(folder / "strata.csv", STRATA), results(folder / "small.csv", [("a", 9, 4, 3), ("b", 9, 4, 4)])
    options = ("estimate", "--design", "stratified", "--threshold", "0.8", "--json", "--data")
    start = best(lambda: run(*options, small))
    took = best(lambda: run(*options, data))
    found = json.loads(run(*options, data))["pValue"]
    started = time.perf_counter()
    expected = union_intersection(799)
    peer = time.perf_counter() - started
    if abs(found - expected) > 1e-9 or abs(expected - 0.00246) > 5e-6:
        raise RuntimeError(f"p-values differ: {found} against {expected}")
    # The start of a command takes far longer than the test, so the difference can come out as nothing.
    alone = max(took - start, 0)
    table.add("exact stratified p-value and estimate, 4 strata, N = 1,000, over those of 18 facilities", "< 50 ms",
              f"{alone * 1000:.0f} ms, the whole command {took * 1000:.0f} ms (all splits in a table in Python "
              f"{peer * 1000:.0f} ms, the same p)", alone < 0.050)


def frame(path, count):
    path.write_text("id\n" + "".join(f"S-{n:05d}\n" for n in range(count)), encoding="utf-8")
    return path


def results(path, strata):
    lines = ["id,stratum,population,effective"]
    for name, population, checked, effective in strata:
        lines += [f"{name}{n},{name},{population},{int(n < effective)}" for n in range(checked)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def best(body, rounds=7):
    took = []
    for _ in range(rounds):
        started = time.perf_counter()
        body()
        took.append(time.perf_counter() - started)
    return min(took)


def tail(population, marked, drawn, least):
    """P(X ≥ least) of the hypergeometric distribution, in whole numbers."""
    ways = sum(math.comb(marked, x) * math.comb(population - marked, drawn - x)
               for x in range(least, min(marked, drawn) + 1) if drawn - x <= population - marked)
    return ways / math.comb(population, drawn)


def union_intersection(total):
    """The greatest p-value over all splits of up to `total` effective ones, stratum by stratum, combined by Fisher."""
    logs = {0: 0.0}
    for _, population, checked, effective in STRATA:
        own = {k: math.log(tail(population, k, checked, effective))
               for k in range(effective, population - (checked - effective) + 1)}
        joined = {}
        for so_far, value in logs.items():
            for k, more in own.items():
                if so_far + k <= total and value + more > joined.get(so_far + k, -math.inf):
                    joined[so_far + k] = value + more
        logs = joined
    x = -max(logs.values())
    return math.exp(-x) * sum(x ** j / math.factorial(j) for j in range(len(STRATA)))
