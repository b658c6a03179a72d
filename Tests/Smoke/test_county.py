"""County plans, recomputed from what the command prints alone, by the format's own description."""

import json
import pathlib
import unittest

from Smoke import program


def read(path):
    """Villages by id, and corridors by ordered pair, of a county file."""
    lines = [line.split() for line in pathlib.Path(path).read_text().splitlines() if line.strip()]
    count, corridors = int(lines[0][0]), int(lines[0][1])
    villages = {int(f[0]): {"z": float(f[3]), "pe": float(f[4]), "town": f[5] == "1"} for f in lines[1:count + 1]}
    ways = {}
    for field in lines[count + 1:count + corridors + 1]:
        a, b = int(field[0]), int(field[1])
        ways[a, b] = ways[b, a] = (float(field[2]), float(field[3]))
    return villages, ways


def corridor_cost(villages, ways, start, end, flow):
    length, top = ways[start, end]
    head = max(0.0, top - villages[start]["z"] - 4)
    fall = villages[start]["z"] - villages[end]["z"]
    if head == 0 and fall < 0.002 * length - 4:
        head = max(0.5, 0.002 * length - fall - 4)
    return length * (0.18 + 0.004 * flow ** 0.5) + (120 + 0.004 * flow * head if head > 0 else 0)


def village_cost(villages, ways, village, to, flow):
    own = villages[village]
    if to == "station":
        return 80 + 9 * flow ** 0.72
    if to == "town":
        assert own["town"], f"{village} has no town sewer"
        return 40 + 1.1 * flow
    if to == "household":
        assert flow == own["pe"], f"something flows through {village}, which is on household units"
        collection = 0.5 + 2.2 * (village * 2654435761 % 2 ** 32 % 1000) / 1000
        return own["pe"] * max(0.6, 4.6 - collection)
    return corridor_cost(villages, ways, village, to, flow)


def plan_cost(path, answer):
    """The cost of a plan from its villages' ways alone; fails on circles and on missing villages."""
    villages, ways = read(path)
    to = {village["id"]: village["to"] for village in answer["villages"]}
    assert sorted(to) == sorted(villages), "each village must occur exactly once"
    flows = dict.fromkeys(villages, 0.0)
    for village in villages:
        at, steps = village, 0
        while isinstance(at, int):
            flows[at] += villages[village]["pe"]
            at = to[at]
            steps += 1
            assert steps <= len(villages), f"a circle at {village}"
    return sum(village_cost(villages, ways, village, to[village], flows[village]) for village in villages)


class County(program.ProgramTestCase):
    def solve(self, *arguments):
        return program.run_json("solve", "county", *arguments)

    def instance(self, count):
        path = program.shared_data() / f"planning/county/county_n{count}_s1.txt"
        if not path.exists():
            self.skipTest(f"{path} is not there")
        return path

    def test_cost(self):
        """the cost recomputes from the printed plan, and is as low as another program's with a bound below it"""
        for count, known in ((15, 4315.15), (30, 9116.66), (60, 16754.04)):
            path = self.instance(count)
            answer = self.solve(path, "--seconds", 30)
            self.assertAlmostEqual(plan_cost(path, answer), answer["cost"], places=6)
            self.assertLess(answer["cost"], known + 0.01)
            self.assertLessEqual(answer["lowerBound"], known + 0.01)
            self.assertLessEqual(answer["gap"], 0.001)

    def test_pins(self):
        """a pinned village goes where it must, and the pin's price is told"""
        path = self.instance(30)
        free = self.solve(path, "--seconds", 30)
        station = next(village["id"] for village in free["villages"] if village["to"] == "station")
        settings = self.folder / "settings.json"
        settings.write_text(json.dumps({"pins": [{"kind": "noStation", "village": station}]}))
        pinned = self.solve(path, "--seconds", 30, "--settings", settings)
        self.assertNotIn({"id": station, "to": "station"}, pinned["villages"])
        self.assertGreaterEqual(pinned["cost"], free["lowerBound"])
        self.assertGreaterEqual(pinned["pins"]["mostPrice"], pinned["pins"]["leastPrice"])
        self.assertAlmostEqual(plan_cost(path, pinned), pinned["cost"], places=6)

    def test_bad_file(self):
        """a file cut off in the middle is refused with its line, in both languages"""
        whole = self.instance(15).read_text().splitlines()
        broken = self.folder / "broken.txt"
        broken.write_text("\n".join(whole[:20]))
        result = program.run("solve", "county", broken, "--json", expect=None)
        self.assertNotEqual(result.returncode, 0)
        self.assertIn("broken.txt, line 20", result.stderr)
        self.assertIn("第 20 行", result.stderr)
