"""`qingxi plan` on a real settlement, its files read by others, and what it says to bad input."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import unittest
import zipfile

from Smoke import program

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
        for name in ("plan.gpkg", "pipes.geojson", "quantities.csv", "quantities.xlsx", "plan.inp", "summary.json"):
            self.assertTrue((out / name).stat().st_size > 0, name)
        self.assertEqual(summary["buildings"], 800)
        self.assertEqual(summary["connected"] + summary["householdUnits"] + summary["unconnected"], 800)
        self.assertAlmostEqual(sum(summary["yearlyByGroup"].values()), summary["yearlyCost"],
                               delta=summary["yearlyCost"] * 1e-6)
        self.assertIn("undeclared-no-data", {item["code"] for item in summary["findings"]})
        length = sum(item["properties"]["length_m"] for item in self.features(out, "pipes"))
        self.assertAlmostEqual(
            length, summary["gravityMetres"] + summary["privateMetres"] + summary["pressureMetres"], delta=0.5)

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


class BadInput(program.ProgramTestCase):
    """Small files made here; each is refused or reported in both languages, and never a crash."""

    def write(self, name, features, crs="urn:ogc:def:crs:EPSG::4547"):
        path = self.folder / name
        text = {"type": "FeatureCollection", "features": features}
        if crs:
            text["crs"] = {"type": "name", "properties": {"name": crs}}
        path.write_text(json.dumps(text), encoding="utf-8")
        return path

    def village(self, east=500_000.0, north=2_500_000.0, crs="urn:ogc:def:crs:EPSG::4547"):
        line = [[east + 10 * step, north] for step in range(31)]
        roads = [{"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": line}}]
        houses = [{"type": "Feature", "properties": {"people": 3},
                   "geometry": {"type": "Point", "coordinates": [east + 40 * step, north + 12]}} for step in range(7)]
        return self.write("houses.geojson", houses, crs), self.write("roads.geojson", roads, crs)

    def dem(self, east=499_900.0, north=2_499_900.0, cell=10, size=60, no_data=-9999, fill=None):
        rows = [" ".join(str(fill if fill is not None else round(50 - 0.05 * column, 2)) for column in range(size))
                for _ in range(size)]
        path = self.folder / "dem.asc"
        path.write_text(f"ncols {size}\nnrows {size}\nxllcorner {east}\nyllcorner {north}\ncellsize {cell}\n"
                        f"NODATA_value {no_data}\n" + "\n".join(rows) + "\n", encoding="utf-8")
        return path

    def plan(self, houses, roads, dem, *options, expect=0):
        return program.run("plan", "--buildings", houses, "--roads", roads, "--dem", dem, "--out", self.folder / "out",
                           "--json", *options, expect=expect)

    def refused(self, result, *words):
        self.assertGreater(result.returncode, 0)
        self.assertLess(result.returncode, 100, result.stderr[-500:])
        for word in words:
            self.assertIn(word, result.stderr)

    def test_heights_without_system(self):
        """heights without a coordinate system are taken as the other files', and that is said"""
        summary = json.loads(self.plan(*self.village(), self.dem()).stdout)
        self.assertIn("no-coordinate-system", {item["code"] for item in summary["findings"]})
        self.assertEqual(summary["connected"] + summary["householdUnits"], 7)

    def test_degrees_as_metres(self):
        """heights in degrees without a system are not taken as metres"""
        result = self.plan(*self.village(), self.dem(east=114.0, north=22.6, cell=0.0001), expect=None)
        self.refused(result, "dem.asc", "coordinateSystem", "degrees")

    def test_elsewhere(self):
        """heights of another place are refused with both places"""
        result = self.plan(*self.village(), self.dem(east=600_000.0), expect=None)
        self.refused(result, "600000", "高程")

    def test_no_heights(self):
        """heights that are all void are refused"""
        result = self.plan(*self.village(), self.dem(fill=-3.4e38), expect=None)
        self.refused(result, "no usable height")

    def test_small_heights(self):
        """heights that cover a part only: the rest is reported, not guessed"""
        summary = json.loads(self.plan(*self.village(), self.dem(size=25)).stdout)
        codes = {item["code"] for item in summary["findings"]}
        self.assertTrue(codes & {"building-without-ground", "road-without-ground", "building-cut-off"}, codes)
        self.assertGreater(summary["unconnected"], 0)

    def test_holes(self):
        """small holes in the heights are filled and counted, large ones stay open and are told"""
        rows = self.dem().read_text(encoding="utf-8").splitlines()
        for first, last, code in ((28, 30, "holes-filled"), (5, 45, "holes-left")):
            text = list(rows)
            for row in range(6 + first, 6 + last):
                cells = text[row].split()
                cells[first:last] = ["-9999"] * (last - first)
                text[row] = " ".join(cells)
            path = self.folder / "holes.asc"
            path.write_text("\n".join(text) + "\n", encoding="utf-8")
            result = self.plan(*self.village(), path, expect=None)
            self.assertLess(result.returncode, 100, result.stderr[-500:])
            if result.returncode == 0:
                self.assertIn(code, {item["code"] for item in json.loads(result.stdout)["findings"]})
            else:
                self.assertTrue(result.stderr.strip())

    def test_roads(self):
        """roads that are apart, drawn twice, of no length or no lines are each reported with their place"""
        houses, _ = self.village()
        east, north = 500_000.0, 2_500_000.0

        def road(*line):
            return {"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": line}}

        main = [[east, north], [east + 300, north]]
        roads = self.write("bad.geojson", [
            road(*main), road(*main[::-1]), road([east + 50, north + 50], [east + 50, north + 50]),
            road([east + 340, north], [east + 380, north]), road([east, north + 390], [east + 20, north + 390]),
            {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [east, north]}}])
        summary = json.loads(self.plan(houses, roads, self.dem()).stdout)
        found = {item["code"]: item for item in summary["findings"]}
        for code in ("duplicate-road", "zero-length-road", "road-piece-joined", "road-piece-apart", "road-without-line"):
            self.assertIn(code, found)
            self.assertTrue(found[code]["place"], code)
            self.assertTrue(found[code]["advice"], code)

    def test_wrong_system(self):
        """a wrong coordinate system is told with both places, houses in degrees beside metres are transformed or refused"""
        houses, roads = self.village(crs="urn:ogc:def:crs:EPSG::4509")
        result = self.plan(houses, roads, self.dem(), expect=None)
        self.assertLess(result.returncode, 100, result.stderr[-500:])
        bare = self.write("bare.geojson", [{"type": "Feature", "properties": {}, "geometry": {
            "type": "Point", "coordinates": [114.0, 22.6]}}], crs="urn:ogc:def:crs:EPSG::4547")
        self.refused(self.plan(bare, self.village()[1], self.dem(), expect=None), "高程")

    def test_settings(self):
        """absurd settings are named"""
        settings = self.folder / "settings.json"
        for text, word in (('{"peakFactor": -3}', "peakFactor"), ("not json", "JSON"), ('{"costs": "none"}', "none")):
            settings.write_text(text, encoding="utf-8")
            self.refused(self.plan(*self.village(), self.dem(), "--settings", settings, expect=None), word)

    def test_sites(self):
        """sites that lie off the terrain are refused"""
        sites = self.write("sites.geojson", [{"type": "Feature", "properties": {},
                                              "geometry": {"type": "Point", "coordinates": [1.0, 2.0]}}])
        self.refused(self.plan(*self.village(), self.dem(), "--sinks", sites, expect=None), "--sinks")

    def test_files(self):
        """missing files, texts and the wrong kind of file are refused by name"""
        houses, roads = self.village()
        text = self.folder / "text.txt"
        text.write_text("nothing", encoding="utf-8")
        self.refused(self.plan(self.folder / "none.shp", roads, self.dem(), expect=None), "none.shp")
        self.refused(self.plan(houses, text, self.dem(), expect=None), "text.txt")
        self.refused(self.plan(houses, roads, houses, expect=None), "houses.geojson")
        self.refused(self.plan(houses, houses, self.dem(), expect=None), "road")


class SeveralVillages(program.ProgramTestCase):
    """Three villages in a folder; what they cost follows from the files of the result alone."""

    # SNIP 2015, as published: 80 years at 2 % for sewers, 33 for plants; 0.162 m3/d an equivalent; 5 CHF a metre and year.
    SETTINGS = {"costs": "snip-2015", "liftCost": 0, "minimumSlope": 0.01, "diametersMillimetres": [250, 300],
                "smallestSewerMillimetres": 250, "allowsHouseholdUnits": False, "electricityPrice": 0,
                "sampleMetres": 50, "allowsPumping": False}

    def layer(self, folder, name, features):
        folder.mkdir(parents=True, exist_ok=True)
        crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4547"}}
        (folder / name).write_text(json.dumps({"type": "FeatureCollection", "crs": crs, "features": features}),
                                   encoding="utf-8")

    def village(self, name, east, north, houses):
        folder = self.folder / "county" / name
        self.layer(folder, "roads.geojson", [{"type": "Feature", "properties": {}, "geometry": {
            "type": "LineString", "coordinates": [[east, north], [east + 200, north]]}}])
        self.layer(folder, "buildings.geojson", [{"type": "Feature", "properties": {}, "geometry": {
            "type": "Point", "coordinates": [east + 5 + 190 * step / houses, north + 11 * (-1) ** step]}}
            for step in range(houses)])

    def test_recomputed(self):
        """the yearly cost recomputes from pipes and stations by SNIP's published kernel"""
        east, north = 500_000.0, 2_500_000.0
        for name, shift, up, houses in (("甲", 0, 0, 60), ("乙", 330, 20, 50), ("丙", 3_000, 900, 20)):
            self.village(name, east + shift, north + up, houses)
        size, cell = 200, 20
        rows = [" ".join(f"{200 - 0.02 * cell * (column + 0.5):.4f}" for column in range(size)) for _ in range(size)]
        dem = self.folder / "dem.asc"
        dem.write_text(f"ncols {size}\nnrows {size}\nxllcorner {east - 200}\nyllcorner {north - 1500}\ncellsize {cell}\n"
                       "NODATA_value -9999\n" + "\n".join(rows) + "\n", encoding="utf-8")
        settings, out = self.folder / "settings.json", self.folder / "out"
        settings.write_text(json.dumps(self.SETTINGS), encoding="utf-8")
        program.run("plan", "--villages", self.folder / "county", "--dem", dem, "--settings", settings, "--seconds", 4,
                    "--out", out)
        county = json.loads((out / "county.json").read_text(encoding="utf-8"))
        pipes, stations = (json.loads((out / f"{name}.geojson").read_text(encoding="utf-8"))["features"]
                           for name in ("pipes", "stations"))

        def annuity(years):
            return 0.02 / (1 - 1.02 ** -years)

        yearly = 0.0
        for pipe in (item["properties"] for item in pipes):
            diameter, length = pipe["diameter_mm"] / 1_000, pipe["length_m"]
            depth = (pipe["depth_start_m"] + pipe["depth_end_m"]) / 2
            metre = (152.51 * diameter + 173.08) * depth + 760.31 * diameter - 78.208
            yearly += length * (metre * annuity(80) + 5)
        for station in (item["properties"] for item in stations):
            people = station["flow_m3d"] / 0.162
            own = people * (13_318 * people ** -0.209 * annuity(33) + 340.82 * people ** -0.171)
            self.assertAlmostEqual(own, station["yearly"], delta=1e-3 * own)
            yearly += own
        # Depths are priced to the centimetre.
        self.assertAlmostEqual(yearly, county["yearlyCost"], delta=0.004 * yearly)
        self.assertLessEqual(county["modelLowerBound"], county["modelCost"] * (1 + 1e-9))
        self.assertEqual({item["name"]: item["to"] for item in county["villages"]}["甲"], "乙")
        self.assertTrue(county["hasRepeated"])

    def test_refused(self):
        """a folder without villages, and half an order, are refused in words"""
        (self.folder / "county").mkdir()
        for options in (("--villages", self.folder / "county"), ("--buildings", "a.shp")):
            result = program.run("plan", *options, "--dem", "none.asc", "--out", self.folder / "out", expect=None)
            self.assertGreater(result.returncode, 0)
            self.assertLess(result.returncode, 100)
            self.assertTrue(result.stderr.strip())


if __name__ == "__main__":
    unittest.main()
