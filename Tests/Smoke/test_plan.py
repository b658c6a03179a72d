"""`qingxi plan` on a real settlement, its files read by others."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import unittest
import zipfile

from Smoke import program, workbook

SWMM_PYTHON = program.ROOT / ".venv" / "bin" / "python"


class RealSettlement(program.ProgramTestCase):
    def setUp(self):
        super().setUp()
        self.data = program.shared_data() / "settlements" / "mazarih"

    def plan(self, out, *options, expect=0):
        return program.run("plan", "--buildings", self.data / "buildings_projected.shp", "--roads",
                           self.data / "roads_projected.shp", "--dem", self.data / "dem_10m1.tif", "--out", out,
                           *options, expect=expect)

    def features(self, out, layer):
        return json.loads((out / f"{layer}.geojson").read_text(encoding="utf-8"))["features"]

    def test_all_forms(self):
        """every form of the result is written, and its costs add up"""
        out = self.folder / "out"
        summary = json.loads(self.plan(out, "--json").stdout)
        for name in ("plan.gpkg", "pipes.geojson", "quantities.csv", "quantities.xlsx", "villages.csv", "villages.xlsx",
                     "plan.inp", "summary.json"):
            self.assertTrue((out / name).stat().st_size > 0, name)
        self.assertEqual(summary["buildings"], 800)
        self.assertEqual(summary["connected"] + summary["householdUnits"] + summary["unconnected"], 800)
        self.assertAlmostEqual(sum(summary["yearlyByGroup"].values()), summary["yearlyCost"],
                               delta=summary["yearlyCost"] * 1e-6)
        self.assertIn("undeclared-no-data", {item["code"] for item in summary["findings"]})
        length = sum(item["properties"]["length_m"] for item in self.features(out, "pipes"))
        self.assertAlmostEqual(
            length, summary["gravityMetres"] + summary["privateMetres"] + summary["pressureMetres"], delta=0.5)
        # The table of villages, of this one village, in yuan by ten thousand.
        (row,), total = workbook.records(workbook.table(out / "villages.xlsx"))
        self.assertEqual(row["户数"], summary["connected"] + summary["householdUnits"])
        self.assertAlmostEqual(row["村内管"], summary["gravityMetres"], places=3)
        self.assertAlmostEqual(row["投资合计"] * 1e4, summary["capital"], delta=1)
        self.assertAlmostEqual(total["年费用"] * 1e4, summary["yearlyCost"], delta=1)
        self.assertEqual((row["代码"], row["纳管接入投资"], total["治理方式"]), ("—", "—", "—"))

    def test_repeats(self):
        """the same seed gives the same files to the byte, also while other programs take the processor"""
        first, second = self.folder / "first", self.folder / "second"
        self.plan(first, "--effort", 0.1)
        others = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(2 * (os.cpu_count() or 1))]
        try:
            self.plan(second, "--effort", 0.1)
        finally:
            for other in others:
                other.kill()
                other.wait()
        names = sorted(path.name for path in first.iterdir())
        self.assertEqual(names, sorted(path.name for path in second.iterdir()))
        for name in names:
            self.assertEqual(self.content(first / name), self.content(second / name), name)
        self.assertNotIn("search-cut-short", (second / "summary.json").read_text(encoding="utf-8"))

    @staticmethod
    def content(path):
        """A file's bytes; of a workbook all but the note of when it was written."""
        if path.suffix != ".xlsx":
            return path.read_bytes()
        with zipfile.ZipFile(path) as book:
            return {name: book.read(name) for name in book.namelist() if name != "docProps/core.xml"}

    def test_recomputed(self):
        """the yearly cost recomputes from the layers and the price tables alone: pipes, wells, pumps, stations, units"""
        given = {"costs": "rust-om", "waterClass": 4, "electricityPrice": 0.6}
        settings, out = self.folder / "settings.json", self.folder / "out"
        settings.write_text(json.dumps(given), encoding="utf-8")
        self.plan(out, "--settings", settings)
        summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
        prices = json.loads((program.ROOT / "Sources/Planning/Resources/costs/rust-om.json").read_text(encoding="utf-8"))
        rate = prices["discountRate"]["value"]

        def factor(life):
            return rate / (1 - (1 + rate) ** -prices[life]["value"])

        def rows(layer):
            return [item["properties"] for item in self.features(out, layer)]

        sewer = factor("sewerLifeYears") + prices["sewerOperation"]["shareOfCapital"]
        deepest = {row["name"]: row["invert_m"] for row in rows("manholes")}
        capital, yearly = 0.0, 0.0
        for pipe in rows("pipes"):
            diameter = pipe["diameter_mm"] / 1_000
            metre = next(price for size, price in prices["sewer"]["pipes"] if size >= diameter - 1e-6)
            trench = (diameter + prices["sewer"]["trenchExtraWidthMetres"]) * pipe["mean_depth_m"]
            capital += pipe["length_m"] * (metre + trench * prices["sewer"]["excavation"][0][1])
            if deepest.get(pipe["to_node"], 1e9) < pipe["invert_end_m"] - 1 - 1e-6:
                capital += prices["dropManhole"]["value"]
            # 9.81 kN/m3 over the efficiency, all hours of a year.
            yearly += 9.81 / prices["energy"]["efficiency"] * 8_760 * 0.6 * pipe["mean_flow_m3d"] / 86_400 * pipe["pump_head_m"]
        for well in rows("manholes"):
            if well["well"]:
                capital += prices["connection" if well["kind"] == "connection" else "manhole"]["value"]
        yearly += capital * sewer
        lifts = sum(1 for pipe in rows("pipes") if pipe["lift_m"] is not None)
        yearly += lifts * prices["lift"]["steps"][0][1] * factor("pumpLifeYears")
        self.assertEqual(lifts, summary["lifts"])

        def treatment(sizing, mean):
            classes = next(item for item in prices["levels"]["classes"] if item["from"] <= sizing < item["to"])
            size = max(sizing, min(item["from"] for item in prices["technologies"]))
            fit = [item for item in prices["technologies"]
                   if item["from"] <= size < item["to"] and item["level"] <= classes["byWater"]["4"]]
            return min(item["capital"] * size * factor("stationLifeYears") + item["operation"] * mean * 365 for item in fit)

        stations = sum(treatment(row["sizing_m3d"], row["flow_m3d"]) for row in rows("stations"))
        units = sum(treatment(row["sizing_m3d"], row["flow_m3d"])
                    + prices["householdExtra"]["value"] * factor("stationLifeYears") for row in rows("household_units"))
        groups = summary["yearlyByGroup"]
        self.assertAlmostEqual(stations, groups["stations"], delta=1e-6 * stations)
        self.assertAlmostEqual(units, groups.get("households", 0), delta=1e-6 * units + 1e-6)
        # Depths are priced to the centimetre.
        self.assertAlmostEqual(yearly + stations + units, summary["yearlyCost"], delta=0.003 * summary["yearlyCost"])

    @unittest.skipUnless(shutil.which("ogrinfo"), "ogrinfo is not installed")
    def test_geopackage(self):
        """GDAL's own program reads the GeoPackage and its coordinate system"""
        out = self.folder / "plan.gpkg"
        self.plan(out)
        text = subprocess.run(["ogrinfo", "-so", str(out), "pipes"], capture_output=True, text=True, check=True).stdout
        self.assertIn("UTM zone 40N", text.replace("_", " "))
        self.assertIn("Line String", text)
        self.assertIn("invert_start_m", text)

    @unittest.skipUnless(SWMM_PYTHON.exists(), "the tests' Python packages are not installed")
    def test_swmm(self):
        """EPA SWMM runs the plan: balanced, nothing flooded, no pipe fuller than designed, inverts and slopes as ours"""
        out = self.folder / "out"
        self.plan(out)
        script = pathlib.Path(__file__).with_name("swmm_run.py")
        result = subprocess.run([str(SWMM_PYTHON), str(script), str(out / "plan.inp")], capture_output=True, text=True,
                                timeout=600)
        self.assertEqual(result.returncode, 0, result.stderr[-2000:])
        # SWMM prints its progress before the answer.
        answer = json.loads(result.stdout[result.stdout.index("{"):])
        self.assertEqual((answer["errors"], answer["flooding"]), (0, 0))
        self.assertLess(max(abs(value) for value in answer["continuity"]), 1.0)
        pipes = {item["properties"]["name"]: item["properties"] for item in self.features(out, "pipes")}
        for name, ratio in answer["links"].items():
            self.assertLessEqual(ratio, 0.81, name)
        for name, (start, end) in answer["ends"].items():
            if name not in pipes or pipes[name]["kind"] == "pressure":
                continue
            self.assertAlmostEqual(start, pipes[name]["invert_start_m"], delta=2e-3)
            self.assertAlmostEqual(end, pipes[name]["invert_end_m"], delta=2e-3)
            self.assertAlmostEqual((start - end) / pipes[name]["length_m"], pipes[name]["slope"], delta=2e-3)
        self.assertGreater(len(answer["links"]), 800)

if __name__ == "__main__":
    unittest.main()
