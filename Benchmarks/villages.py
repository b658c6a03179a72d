"""Village sewers: the real settlement of Al Mazarih, beside pysewer on the same files in the same run."""

import json
import os
import pathlib
import subprocess
import sys
import time

from server import run_measured

HERE = pathlib.Path(__file__).resolve().parent
PEER = HERE / ".venv"

# SNIP's published parameters: 3 persons of 200 L/d, invert from 0.25 m, slope 1 %, DN250 and up, one station for all.
SNIP = {"costs": "snip-2015", "peoplePerBuilding": 3, "litresPerPersonDay": 200, "peakFactor": 2.3,
        "minimumDepthMetres": 0.25, "maximumDepthMetres": 8, "minimumSlope": 0.01,
        "diametersMillimetres": [250, 300, 400], "smallestSewerMillimetres": 250, "allowsHouseholdUnits": False, "maximumStations": 1}
# pysewer's example: tmin 1 m, tmax 8 m; a lift station for 50,000.
LIFTS = {**SNIP, "minimumDepthMetres": 1, "liftCost": 50_000}


def plan(data, folder, name, settings):
    """Seconds, megabytes and the summary of one plan."""
    file, out = folder / f"{name}.json", folder / name
    file.write_text(json.dumps(settings), encoding="utf-8")
    seconds, megabytes = run_measured(
        "plan", "--buildings", data / "buildings_projected.shp", "--roads", data / "roads_projected.shp", "--dem",
        data / "dem_10m1.tif", "--settings", file, "--out", out, "--json")
    return seconds, megabytes, json.loads((out / "summary.json").read_text(encoding="utf-8"))


def mazarih(table, folder, shared):
    """End to end, costs by SNIP's kernel, and the trench programme against the rule that others follow."""
    data = shared / "data/settlements/mazarih"
    if not data.exists():
        print("mazarih: the settlement is not there, left out", file=sys.stderr)
        return
    ours, megabytes, summary = plan(data, folder, "snip", SNIP)
    table.add("Mazarih, 800 buildings, files to plan", "< 5 s", f"{ours:.1f} s", ours < 5)
    table.add("its peak of memory", "< 300 MB", f"{megabytes:.0f} MB", megabytes < 300)
    yearly = summary["yearlyCost"]
    table.add("the same in SNIP's cost kernel, inverts from 0.25 m", "≤ 1.05 M CHF/a", f"{yearly / 1e6:.3f} M CHF/a",
              yearly <= 1.05e6)
    parts = ", ".join(f"{key} {value / 1e3:.0f} k" for key, value in summary["yearlyByGroup"].items() if value)
    table.add("its parts, and its lifts", "–", f"{parts}; {summary['lifts']} lifts", None)
    layout = summary["layout"]
    table.add("its layout at its costs of lines: gap proven in that time; gap of the whole plan, site as chosen", "–",
              f"{layout['gap'] * 100:.2f} %; {(1 - summary['siteLowerBound'] / yearly) * 100:.1f} %", None)
    seconds, _, usual = plan(data, folder, "defaults", {})
    table.add("the same with the settings' defaults (rust-om): cost; bound of all plans; bound at its sites", "–",
              f"{usual['yearlyCost'] / 1e3:.0f} k CNY/a; {usual['lowerBound'] / 1e3:.0f} k; "
              f"{usual['siteLowerBound'] / 1e3:.0f} k; {seconds:.1f} s", None)
    _, _, dear = plan(data, folder, "snip-lifts", {**SNIP, "liftCost": 50_000})
    table.add("the same with 50 k CHF a lift, which SNIP leaves out", "–", f"{dear['yearlyCost'] / 1e6:.3f} M CHF/a, "
              f"{dear['lifts']} lifts, {dear['gravityMetres'] + dear['privateMetres'] + dear['pressureMetres']:.0f} m", None)
    _, _, own = plan(data, folder, "snip-own", {**SNIP, "liftCost": 50_000, "sharedLateralMetres": 0})
    table.add("the same with a lateral of its own for every house", "–", f"{own['yearlyCost'] / 1e6:.3f} M CHF/a, "
              f"{own['gravityMetres'] + own['privateMetres'] + own['pressureMetres']:.0f} m", None)
    _, _, lifted = plan(data, folder, "lifts", LIFTS)
    capital, rule = lifted["sewersCapital"], lifted["greedySewersCapital"]
    saved = 1 - capital / rule
    table.add("one network from 1 m, lifts 50 k: capital by the programme against dig-then-lift", "≥ 13 % less",
              f"{saved * 100:.1f} % less ({capital / 1e6:.2f} against {rule / 1e6:.2f} M CHF)", saved >= 0.13)
    peer(table, data, folder, ours)


def peer(table, data, folder, ours):
    """pysewer on the same files, with one outlet, in an environment of its own."""
    python = peer_python()
    if python is None:
        return
    started = time.perf_counter()
    result = subprocess.run([str(python), str(HERE / "pysewer_run.py"), str(data), str(folder / "pysewer.json")],
                            capture_output=True, text=True, cwd=folder)
    seconds = time.perf_counter() - started
    if result.returncode != 0:
        print(f"pysewer ended with {result.returncode}:\n{result.stderr[-800:]}", file=sys.stderr)
        return
    answer = json.loads((folder / "pysewer.json").read_text(encoding="utf-8"))
    table.add(f"pysewer {answer['version']} on the same files, for comparison", "–",
              f"{seconds:.0f} s, {answer['megabytes']:.0f} MB, {answer['sewerMetres']:.0f} m, "
              f"{answer['lifts']} lifts and pumps; {seconds / ours:.0f} × our time", None)


def peer_python():
    python = PEER / "bin/python"
    if python.exists():
        return python
    requirements = HERE / "pysewer-requirements.txt"
    if not requirements.exists():
        return None
    print("installing pysewer for comparison …", file=sys.stderr)
    base = "/usr/bin/python3" if os.path.exists("/usr/bin/python3") else sys.executable
    try:
        subprocess.run([base, "-m", "venv", "--clear", str(PEER)], check=True)
        subprocess.run([str(PEER / "bin/pip"), "install", "-q", "--disable-pip-version-check", "--require-hashes",
                        "--only-binary=:all:", "-r", str(requirements)], check=True)
    except subprocess.CalledProcessError as error:
        print(f"pysewer is not to be had, left out: {error}", file=sys.stderr)
        return None
    return python
