"""Optima that `qingxi solve` proves, confirmed by SCIP on the same problems written out as mixed-integer programmes."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

from server import SHARED, run

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "Tests"))
ENVIRONMENT = HERE / ".scip"


def optima(table, folder):
    """Every small problem of the tests, and the county of 30 villages."""
    from Smoke import programmes, test_optima

    python = scip_python()
    if python is None:
        return
    seen = {}

    def scip(text):
        with tempfile.NamedTemporaryFile("w", suffix=".lp", dir=folder, encoding="utf-8") as file:
            file.write(text)
            file.flush()
            result = subprocess.run([str(python), str(HERE / "scip_run.py"), file.name], capture_output=True, text=True)
        if result.returncode:
            raise RuntimeError(f"SCIP ended with {result.returncode}: {result.stderr[-800:]}")
        answer = json.loads(result.stdout)
        seen["version"] = answer["version"]
        return answer["cost"], answer["columns"]

    data = SHARED / "data" if (SHARED / "data/planning").exists() else SHARED
    larger = data / "planning/county/county_n30_s1.txt"
    all_cases = list(test_optima.cases(folder, data))
    if larger.exists():
        all_cases.append(("county", larger, lambda solve: programmes.County(larger).optimum(solve)))
    for kind in ("county", "steiner", "stage"):
        same, count, ours, theirs = 0, 0, 0.0, 0.0
        for path, optimum in [(path, optimum) for own, path, optimum in all_cases if own == kind]:
            started = time.perf_counter()
            answer = json.loads(run("solve", kind, path, "--json", "--seconds", 60, *test_optima.OPTIONS[kind]))
            ours += time.perf_counter() - started
            started = time.perf_counter()
            cost = optimum(scip)
            theirs += time.perf_counter() - started
            count += 1
            same += abs(answer["cost"] - cost) <= 1e-6 * cost and cost * (1 - 1e-4) <= answer["lowerBound"] <= cost * (1 + 1e-6)
        table.add(f"{kind}: optima confirmed by SCIP (PySCIPOpt {seen.get('version', '?')})", "all",
                  f"{same} of {count}; {ours:.1f} s against {theirs:.1f} s", same == count)


def scip_python():
    python = ENVIRONMENT / "bin/python"
    if python.exists():
        return python
    print("installing SCIP for comparison …", file=sys.stderr)
    base = "/usr/bin/python3" if os.path.exists("/usr/bin/python3") else sys.executable
    try:
        subprocess.run([base, "-m", "venv", "--clear", str(ENVIRONMENT)], check=True)
        subprocess.run([str(ENVIRONMENT / "bin/pip"), "install", "-q", "--disable-pip-version-check", "--require-hashes",
                        "--only-binary=:all:", "-r", str(HERE / "scip-requirements.txt")], check=True)
        subprocess.run([str(python), "-c", "import pyscipopt"], check=True)
    except subprocess.CalledProcessError as error:
        print(f"SCIP is not to be had, left out: {error}", file=sys.stderr)
        return None
    return python
