"""What `qingxi plan` says to bad input."""

import json
import unittest

from Smoke import program


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

    def test_site_off_the_roads(self):
        """a site far from every road is moved to the nearest one, and that is said with both places"""
        sites = self.write("sites.geojson", [{"type": "Feature", "properties": {}, "geometry": {
            "type": "Point", "coordinates": [500_100.0, 2_500_200.0]}}])
        summary = json.loads(self.plan(*self.village(), self.dem(), "--sinks", sites).stdout)
        found = {item["code"]: item for item in summary["findings"]}
        self.assertIn("200", found["site-off-the-roads"]["zh"])
        self.assertTrue(found["site-off-the-roads"]["place"])

    def test_houses(self):
        """houses on top of each other, without people or with absurd numbers of them are each reported with their numbers"""
        houses, roads = self.village()
        layer = json.loads(houses.read_text(encoding="utf-8"))
        for east, people in ((0, 3), (20, 0), (25, -4), (30, 1e9)):
            layer["features"].append({"type": "Feature", "properties": {"people": people}, "geometry": {
                "type": "Point", "coordinates": [500_000.0 + east, 2_500_000.0 + 12]}})
        houses.write_text(json.dumps(layer), encoding="utf-8")
        settings = self.folder / "settings.json"
        settings.write_text('{"populationField": "people"}', encoding="utf-8")
        summary = json.loads(self.plan(houses, roads, self.dem(), "--settings", settings).stdout)
        found = {item["code"]: item for item in summary["findings"]}
        for code in ("buildings-in-one-place", "building-without-people", "absurd-population"):
            self.assertIn("buildings", found[code]["place"])
        self.assertIn("10", found["absurd-population"]["en"])

    def test_systems_by_name(self):
        """a coordinate system that does not exist or does not fit is told with the file or setting it stands in"""
        settings = self.folder / "settings.json"
        bare = self.village(crs=None)
        for system in ("EPSG:999999", "nonsense"):
            settings.write_text(json.dumps({"coordinateSystem": system}), encoding="utf-8")
            self.refused(self.plan(*bare, self.dem(), "--settings", settings, expect=None), "coordinateSystem", system)
        lines = json.loads(self.village()[1].read_text(encoding="utf-8"))["features"]
        houses, _ = self.village(crs="urn:ogc:def:crs:EPSG::4490")
        roads = self.write("metres.geojson", lines)
        self.refused(self.plan(houses, roads, self.dem(), expect=None), "houses.geojson")

    def test_no_outlet(self):
        """no place for a station, and gravity that leads nowhere, are refused with what to do"""
        settings = self.folder / "settings.json"
        for given, word in (({"stationClearanceMetres": 900}, "stationClearanceMetres"),
                            ({"smallestSewerMillimetres": 2500}, "smallestSewerMillimetres")):
            settings.write_text(json.dumps(given), encoding="utf-8")
            self.refused(self.plan(*self.village(), self.dem(), "--settings", settings, expect=None), word)

    def test_files(self):
        """missing files, texts and the wrong kind of file are refused by name"""
        houses, roads = self.village()
        text = self.folder / "text.txt"
        text.write_text("nothing", encoding="utf-8")
        self.refused(self.plan(self.folder / "none.shp", roads, self.dem(), expect=None), "none.shp")
        self.refused(self.plan(houses, text, self.dem(), expect=None), "text.txt")
        self.refused(self.plan(houses, roads, houses, expect=None), "houses.geojson")
        self.refused(self.plan(houses, houses, self.dem(), expect=None), "road")

if __name__ == "__main__":
    unittest.main()
