"""`qingxi plan --villages`: several villages together, with town sewers, farmland, years and the table of villages."""

import csv
import io
import json
import signal
import subprocess
import unittest

from Smoke import program, workbook


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

    def county(self):
        """Three villages on ground that falls to the east; the heights."""
        east, north = 500_000.0, 2_500_000.0
        for name, shift, up, houses in (("甲", 0, 0, 60), ("乙", 330, 20, 50), ("丙", 3_000, 900, 20)):
            self.village(name, east + shift, north + up, houses)
        size, cell = 200, 20
        rows = [" ".join(f"{200 - 0.02 * cell * (column + 0.5):.4f}" for column in range(size)) for _ in range(size)]
        dem = self.folder / "dem.asc"
        dem.write_text(f"ncols {size}\nnrows {size}\nxllcorner {east - 200}\nyllcorner {north - 1500}\ncellsize {cell}\n"
                       "NODATA_value -9999\n" + "\n".join(rows) + "\n", encoding="utf-8")
        return dem

    def plan(self, given, out, expect=0):
        settings = self.folder / "settings.json"
        settings.write_text(json.dumps(given), encoding="utf-8")
        return program.run("plan", "--villages", self.folder / "county", "--dem", self.county(), "--settings", settings,
                           "--seconds", 4, "--out", out, expect=expect)

    def test_recomputed(self):
        """the yearly cost recomputes from pipes and stations by SNIP's published kernel"""
        dem = self.county()
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

    OFFERS = {
        "waterClass": 4,
        "townSewers": [{"name": "镇管网", "east": 500_900.0, "north": 2_500_030.0, "spareCubicMetresPerDay": 40,
                        "connectionCost": 30_000, "tariff": 0.8, "yearlyOperation": 500}],
        "reuse": [{"village": "丙", "hectares": 4, "cubicMetresPerHectareDay": 2, "storageCost": 900, "operation": 0.1}],
        "villages": [{"folder": "甲", "name": "甲村", "code": "000000100201", "township": "东镇"}],
        "staging": {"firstYear": 2026, "budgets": [220_000, 220_000], "coverage": [{"year": 2027, "share": 0.7}]},
    }

    def test_table(self):
        """the table of villages, read back from Excel, adds up to the plan, and its years keep budgets and order"""
        out = self.folder / "out"
        self.plan(self.OFFERS, out)
        county = json.loads((out / "county.json").read_text(encoding="utf-8"))
        rows, total = workbook.records(workbook.table(out / "villages.xlsx"))
        self.assertEqual([row["村庄"] for row in rows], [village["label"] for village in county["villages"]])
        # Columns of the table and what they are in JSON, yuan by ten thousand.
        columns = {"户数": "households", "人口": "population", "设计水量": "designCubicMetresPerDay",
                   "村内管": "gravityMetres", "接户管": "privateMetres", "村间管": "corridorMetres",
                   "压力管": "pressureMetres", "提升": "lifts", "投资合计": "capital", "年运行费": "operation", "年费用": "yearly"}
        for column, member in columns.items():
            factor = 1e4 if member in ("capital", "operation", "yearly") else 1
            for row, village in zip(rows, county["villages"]):
                self.assertAlmostEqual(row[column] * factor, village[member], delta=1e-6 * abs(village[member]) + 1e-6)
            added = sum(row[column] for row in rows)
            self.assertAlmostEqual(added, total[column], delta=1e-9 * abs(added) + 1e-9)
        self.assertAlmostEqual(total["投资合计"] * 1e4, county["capital"], delta=0.01)
        self.assertAlmostEqual(total["年费用"] * 1e4, county["yearlyCost"], delta=0.01)
        groups = {"管网投资": ("sewers", "earthwork", "wells"), "泵站投资": ("pumps",), "处理设施投资": ("stations",),
                  "户用设施投资": ("households",), "纳管接入投资": ("town",), "资源化投资": ("reuse",)}
        for column, names in groups.items():
            values = [row[column] for row in rows if row[column] != "—"]
            self.assertAlmostEqual(sum(values) * 1e4, sum(county["capitalByGroup"][name] for name in names), delta=0.01)
            self.assertNotIn(0, values, column)
        lengths = sum(feature["properties"]["length_m"]
                      for feature in json.loads((out / "pipes.geojson").read_text(encoding="utf-8"))["features"])
        self.assertAlmostEqual(sum(total[name] for name in ("村内管", "接户管", "村间管", "压力管")), lengths, delta=0.01)
        # Each is told with a reason; what was chosen and what it costs is in JSON too.
        self.assertTrue(all(len(row["理由"]) > 10 for row in rows))
        self.assertEqual({row["村庄"]: row["代码"] for row in rows}, {"甲村": "000000100201", "乙": "—", "丙": "—"})
        # CSV has the same rows, money to the yuan.
        text = list(csv.reader(io.StringIO((out / "villages.csv").read_text(encoding="utf-8-sig"))))
        again, sums = workbook.records(text)
        self.assertEqual([row["去向"] for row in again], [row["去向"] for row in rows])
        self.assertAlmostEqual(float(sums["投资合计"]), total["投资合计"], delta=1e-4)
        years = {village["name"]: village.get("year") for village in county["villages"]}
        self.assertEqual({row["村庄"]: row["建设年份"] for row in rows},
                         {village["label"]: str(village["year"]) if "year" in village else "—" for village in county["villages"]})
        spent = 0
        for number, stage in enumerate(county["stages"]):
            spent += stage["spent"]
            self.assertLessEqual(spent, 220_000 * (number + 1) + 1e-6)
        self.assertGreaterEqual(county["stages"][-1]["share"], 0.7)
        # Downstream before upstream.
        for village in county["villages"]:
            if village["to"] in years and village.get("year"):
                self.assertLessEqual(years[village["to"]], village["year"])

    def test_town_and_reuse(self):
        """a town's sewer and farmland are used within what they take, and what they cost follows from the settings"""
        out = self.folder / "out"
        self.plan(self.OFFERS, out)
        county = json.loads((out / "county.json").read_text(encoding="utf-8"))
        limits = {item["name"]: item for item in county["limits"]}
        for item in limits.values():
            self.assertLessEqual(item["used"], item["most"] * (1 + 1e-9))
        ends = {item["end"]: item for item in county["systems"]}
        self.assertEqual(sorted(ends["town"]["villages"]), ["乙", "甲村"])
        self.assertEqual(ends["reuse"]["station"], "丙")
        # RuST_OM: 30 years for sewers; the set's own rate.
        prices = json.loads((program.ROOT / "Sources/Planning/Resources/costs/rust-om.json").read_text(encoding="utf-8"))
        rate, life = prices["discountRate"]["value"], prices["sewerLifeYears"]["value"]
        flow = ends["town"]["cubicMetresPerDay"]
        self.assertAlmostEqual(flow, (60 + 50) * 2.7 * 0.08, places=6)
        joins = sum(1 for village in county["villages"] if village["to"] == "town")
        expected = joins * (30_000 * rate / (1 - (1 + rate) ** -life) + 500) + 0.8 * 365 * flow
        self.assertAlmostEqual(ends["town"]["stationYearly"], expected, delta=1e-6 * expected)
        towns = json.loads((out / "town_sewers.geojson").read_text(encoding="utf-8"))["features"]
        self.assertAlmostEqual(towns[0]["properties"]["used_m3d"], flow, places=6)
        self.assertLessEqual(county["modelLowerBound"], county["modelCost"] * (1 + 1e-9))
        dear = json.loads(json.dumps(self.OFFERS))
        dear["townSewers"][0]["tariff"] = 500
        dear["reuse"][0]["hectares"] = 0
        self.plan(dear, out)
        county = json.loads((out / "county.json").read_text(encoding="utf-8"))
        self.assertEqual({item["end"] for item in county["systems"]}, {"station"})
        self.assertIn("reuse-land-too-small", {item["code"] for item in county["findings"]})

    def test_offers_refused(self):
        """what a town or farmland lacks, a folder that is not there and targets out of reach are named in both languages"""
        for change, words in (
                (("townSewers", 0, "tariff", None), ("townSewers[0].tariff", "missing")),
                (("townSewers", 0, "spareCubicMetresPerDay", -4), ("townSewers[0].spareCubicMetresPerDay", "should be")),
                (("reuse", 0, "cubicMetresPerHectareDay", None), ("reuse[0].cubicMetresPerHectareDay",)),
                (("reuse", 0, "village", "丁"), ("reuse[0].village", "丁", "甲")),
                (("staging", "budgets", None, [1, 1]), ("staging", "2027"))):
            given = json.loads(json.dumps(self.OFFERS))
            first, second, third, value = change
            place = given[first] if third is None else given[first][second]
            name = second if third is None else third
            if value is None:
                del place[name]
            else:
                place[name] = value
            result = self.plan(given, self.folder / "out", expect=None)
            self.assertEqual(result.returncode, 1, result.stderr[-500:])
            for word in words:
                self.assertIn(word, result.stderr)

    def test_ended_early(self):
        """Ctrl-C after the first round writes the best plan so far"""
        settings, out = self.folder / "settings.json", self.folder / "out"
        settings.write_text(json.dumps(self.OFFERS), encoding="utf-8")
        work = subprocess.Popen(
            [program.binary(), "plan", "--villages", self.folder / "county", "--dem", self.county(), "--settings", settings,
             "--seconds", "4", "--progress", "--out", out], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True,
            encoding="utf-8", env=program.environment())
        with work:
            for line in work.stderr:
                if "round 1" in line:
                    work.send_signal(signal.SIGINT)
                    break
            work.stderr.read()
        self.assertEqual(work.returncode, 0)
        county = json.loads((out / "county.json").read_text(encoding="utf-8"))
        self.assertGreater(county["yearlyCost"], 0)
        self.assertTrue((out / "villages.xlsx").exists())

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
