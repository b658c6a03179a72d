"""Upstream traces over HTTP on one network of 100,000 pipes, beside networkx on the same pipes in the same run."""

import csv
import json
import random
import sqlite3
import statistics
import subprocess
import sys
import time

from server import Server, percentile, run
from villages import HERE, peer_python

PIPES = 100_000
# Manholes of the lattice on which the pipes are laid, and metres between them.
SIDE, STEP = 317, 30
METRES_A_DEGREE = 111_320
CORNER = (101.5, 40.0)


def network(seed=1):
    """[(upper manhole, lower manhole)] of a random tree on a lattice, the lowest pipe first."""
    dice = random.Random(seed)
    # One pipe alone leads to the lowest manhole.
    reached, pipes = {0, 1}, [(1, 0)]
    open_ends = [1]
    while len(pipes) < PIPES:
        # Mostly on from the latest manhole, at times from an older one: long branches with many short ones.
        place = len(open_ends) - 1 if dice.random() < 0.7 else dice.randrange(len(open_ends))
        lower = open_ends[place]
        column, row = lower % SIDE, lower // SIDE
        ways = [(column + x, row + y) for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1))]
        free = [y * SIDE + x for x, y in ways if 0 <= x < SIDE and 0 <= y < SIDE and y * SIDE + x not in reached]
        if not free:
            open_ends[place] = open_ends[-1]
            open_ends.pop()
            continue
        upper = dice.choice(free)
        reached.add(upper)
        open_ends.append(upper)
        pipes.append((upper, lower))
    return pipes


def position(manhole):
    return (CORNER[0] + manhole % SIDE * STEP / (METRES_A_DEGREE * 0.766), CORNER[1] + manhole // SIDE * STEP / METRES_A_DEGREE)


def traces(table, folder):
    database, file = folder / "network.db", folder / "network.csv"
    run("demo", "--db", database, "--seed", 1)
    pipes = network()
    begins = {upper for upper, _ in pipes} - {lower for _, lower in pipes}
    write(pipes, begins, villages(database), file)
    run("import", "sewers", file, "--db", database, "--datum", "CGCS2000", "--json")
    with sqlite3.connect(database) as tables:
        numbers = dict(tables.execute("SELECT code, id FROM sewer_versions WHERE code LIKE 'T%'"))
    sample = random.Random(2).sample(range(PIPES), 200)
    with Server(database) as server:
        server.sign_in("demo-county")
        started = time.perf_counter()
        answer = trace(server, numbers, 0)
        built = time.perf_counter() - started
        if answer["pipeCount"] != PIPES or answer["households"] != len(begins):
            raise RuntimeError(f"the trace found {answer['pipeCount']} pipes and {answer['households']} households")
        whole = timed(server, numbers, [0] * 30)
        some = timed(server, numbers, sample)
        found = [trace(server, numbers, number)["pipeCount"] for number in sample]
    table.add(f"network of {PIPES:,} pipes read and built, with all findings, at the first question", "–", f"{built:.1f} s", None)
    table.add(f"upstream trace from the lowest pipe: all {PIPES:,} pipes and {len(begins):,} households, p95", "< 20 ms",
              f"{percentile(whole, 0.95) * 1000:.1f} ms", percentile(whole, 0.95) < 0.020)
    table.add(f"upstream trace from 200 pipes drawn at random, {statistics.mean(found):,.0f} pipes on average, p95", "< 20 ms",
              f"{percentile(some, 0.95) * 1000:.1f} ms", percentile(some, 0.95) < 0.020)
    peer(table, folder, pipes, sample, found, percentile(whole, 0.5))


def villages(database):
    with sqlite3.connect(database) as tables:
        return [code for code, in tables.execute(
            "SELECT DISTINCT code FROM region_versions WHERE level = 5 AND code <> '' AND valid_to > 2900000 "
            "AND known_to > 250000000000000 AND is_ended = 0 ORDER BY code LIMIT 100")]


def write(pipes, begins, places, file):
    with open(file, "w", newline="", encoding="utf-8") as out:
        rows = csv.writer(out)
        rows.writerow(["管段编号", "行政村代码", "管段类别", "管径", "接入户数", "图形"])
        for number, (upper, lower) in enumerate(pipes):
            (x, y), (u, v) = position(upper), position(lower)
            kind, households = ("lateral", 1) if upper in begins else ("branch", 0)
            rows.writerow([f"T{number:06d}", places[number * len(places) // PIPES], kind, 200, households,
                           f"LINESTRING({x:.7f} {y:.7f}, {u:.7f} {v:.7f})"])


def trace(server, numbers, pipe):
    return json.loads(server.get(f"/api/v1/networks/trace/sewer/{numbers[f'T{pipe:06d}']}?way=up&summary=true"))


def timed(server, numbers, pipes):
    took = []
    for pipe in pipes:
        started = time.perf_counter()
        trace(server, numbers, pipe)
        took.append(time.perf_counter() - started)
    return took


def peer(table, folder, pipes, sample, found, ours):
    """networkx's ancestors on the same pipes; the two must agree on how many there are."""
    python = peer_python()
    if python is None:
        return
    file = folder / "network.json"
    file.write_text(json.dumps({"pipes": pipes, "sample": sample}), encoding="utf-8")
    result = subprocess.run([str(python), str(HERE / "networkx_run.py"), str(file)], capture_output=True, text=True)
    if result.returncode != 0:
        print(f"networkx ended with {result.returncode}:\n{result.stderr[-800:]}", file=sys.stderr)
        return
    answer = json.loads(result.stdout)
    if answer["counts"] != found:
        raise RuntimeError("networkx finds other pipes")
    theirs = answer["seconds"]
    table.add(f"networkx {answer['version']}, ancestors of the lowest manhole, the same pipes, without HTTP and without sums",
              "–", f"{theirs * 1000:.0f} ms, ours {theirs / ours:.1f} × as fast (medians)", None)
