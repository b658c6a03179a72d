"""Problems with known optima, solved by the built product: trees, siting, staging, shortest paths."""

import csv
import json
import pathlib
import random
import shutil
import subprocess
import sys
import time

from server import SHARED, run

# Proven weights of the four layouts of shared/data/planning/steiner_mazarih/README.md.
MAZARIH = {"n100": 3876106.3, "n200": 3939413.7, "n400": 3606661.8, "n800": 3037516.7}


def solvers(table, folder):
    data = SHARED / "data/planning"
    if not data.exists():
        data = SHARED / "planning"
    if not data.exists():
        print("solvers: the instances are not there, left out", file=sys.stderr)
        return
    paths(table, folder)
    mazarih(table, data / "steiner_mazarih")
    pace(table, data / "steiner_pace2018")
    facilities(table, data / "ufl_orlib")
    staging(table, folder)


def solve(kind, file, *options):
    """The product's answer and the seconds that the whole command took."""
    started = time.perf_counter()
    answer = json.loads(run("solve", kind, file, "--json", *options))
    return answer, time.perf_counter() - started


def paths(table, folder):
    """Shortest paths on a grid of a million nodes, beside the same in C++."""
    compiler = shutil.which("clang++") or shutil.which("g++")
    if compiler is None:
        print("paths: there is no C++ compiler, left out", file=sys.stderr)
        return
    peer = folder / "dijkstra"
    source = pathlib.Path(__file__).parent / "dijkstra.cpp"
    subprocess.run([compiler, "-O3", "-std=c++17", "-o", peer, source], check=True)
    ours, theirs = [], []
    for _ in range(3):
        answer = json.loads(run("solve", "paths", "--side", 1000, "--repeats", 5))
        milliseconds, checksum = map(float, subprocess.run([peer, "1000", "5"], check=True, capture_output=True,
                                                           text=True).stdout.split())
        if abs(answer["checksum"] - checksum) > 1e-6 * checksum:
            raise RuntimeError(f"the two programs disagree: {answer['checksum']} against {checksum}")
        ours.append(answer["milliseconds"])
        theirs.append(milliseconds)
    ratio = min(ours) / min(theirs)
    table.add("Dijkstra, 1,000,000 grid nodes, against C++ -O3", "≤ 1.25 ×",
              f"{ratio:.2f} × ({min(ours):.0f} against {min(theirs):.0f} ms)", ratio <= 1.25)


def mazarih(table, folder):
    for name, optimum in MAZARIH.items():
        answer, seconds = solve("steiner", folder / f"mazarih_graph_{name}.json", "--seconds", 30)
        is_met = is_proven(answer, optimum, 0.06) and seconds < 3
        table.add(f"sewer arborescence {name}, optimum proven", "< 3 s", verdict(answer, optimum, seconds), is_met)


def pace(table, folder):
    optima = {row["paceName"].strip(): float(row["opt"]) for row in csv.DictReader(open(folder / "track1.csv"))}
    for file in sorted(folder.glob("track1_*.gr")):
        optimum = optima[file.name.removeprefix("track1_")]
        answer, seconds = solve("steiner", file, "--seconds", 60)
        table.add(f"Steiner tree, PACE track 1 {file.stem[-3:]}", "optimum, < 60 s",
                  verdict(answer, optimum, seconds), is_proven(answer, optimum, 1e-6) and seconds < 60)
    bounds = {row["paceName"].strip(): float(row["upper"]) for row in csv.DictReader(open(folder / "track3.csv"))}
    for file in sorted(folder.glob("track3_*.gr")):
        best = bounds[file.name.removeprefix("track3_")]
        answer, seconds = solve("steiner", file, "--seconds", 60)
        above = answer["cost"] / best - 1
        table.add(f"Steiner tree, PACE track 3 {file.stem[-3:]}, 60 s", "≤ 1 % above the best known",
                  f"{above * 100:+.2f} %, own bound {answer['lowerBound']:g}, {seconds:.0f} s", above <= 0.01)


def facilities(table, folder):
    for kind, column in (("ufl", "ufl_opt"), ("cfl", "cfl_opt(splittable)")):
        rows = list(csv.DictReader(open(folder / "OPTIMA.csv")))
        proven, times = 0, []
        for row in rows:
            answer, seconds = solve(kind, folder / f"{row['instance']}.cap")
            proven += is_proven(answer, float(row[column]), 0.002)
            times.append((seconds, row["instance"]))
        worst, name = max(times)
        table.add(f"OR-Library {kind}, {len(rows)} files", "optimum proven on each, < 1 s each",
                  f"{proven} of {len(rows)}, slowest {name} {worst:.2f} s", proven == len(rows) and worst < 1)


def staging(table, folder):
    for villages, seconds in ((100, 10), (1000, 15), (5000, 15)):
        file = folder / f"stage{villages}.json"
        file.write_text(json.dumps(stage_problem(villages)))
        answer, took = solve("stage", file, "--seconds", seconds)
        table.add(f"staging, {villages:,} villages over 10 years", "–", f"gap {answer['gap'] * 100:.3f} %, {took:.0f} s", None)


def stage_problem(count):
    """Ten years, money for 1.02 times an even pace, 45 % of the people half-way and 97 % at the end, a third with needs."""
    numbers = random.Random(count)
    villages = []
    for place in range(count):
        village = {"id": str(place), "capex": 40 + 300 * numbers.random(), "population": 50 + 900 * numbers.random(),
                   "weight": 2 if place % 7 == 0 else 1}
        if place and place % 3 == 0:
            village["needs"] = [str(numbers.randrange(place))]
        villages.append(village)
    even = sum(village["capex"] for village in villages) / 10
    return {"firstYear": 2026, "budgets": [1.02 * even] * 10, "discountRate": 0.04, "villages": villages,
            "coverage": [{"year": 2030, "share": 0.45}, {"year": 2035, "share": 0.97}]}


def is_proven(answer, optimum, tolerance):
    return abs(answer["cost"] - optimum) <= tolerance and answer["lowerBound"] >= answer["cost"] - max(tolerance, 1e-3)


def verdict(answer, optimum, seconds):
    state = "proven" if is_proven(answer, optimum, 0.06) else f"{answer['cost']:g} (optimum {optimum:g})"
    return f"{state}, {seconds:.2f} s"
