"""The tiles of the map, read by another program: every village where the register has it, and nothing for strangers."""

import gzip
import http.client
import importlib.util
import math
import re
import sqlite3
import unittest
import urllib.parse

from Smoke import program

PASSWORD = "qingxi-demo-2026"
FULL_ZOOM = 13


def sign_in(port, login):
    """A session's cookie, got by the form as people do."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", "/login")
    answer = connection.getresponse()
    page = answer.read().decode()
    cookies = [value.split(";")[0] for value in answer.headers.get_all("Set-Cookie") or []]
    token = re.search(r'name="csrf"[^>]*value="([^"]+)"', page).group(1)
    body = urllib.parse.urlencode({"csrf": token, "login": login, "password": PASSWORD})
    connection.request("POST", "/login", body, {
        "Content-Type": "application/x-www-form-urlencoded", "Cookie": "; ".join(cookies)})
    answer = connection.getresponse()
    answer.read()
    cookies += [value.split(";")[0] for value in answer.headers.get_all("Set-Cookie") or []]
    connection.close()
    return "; ".join(cookies)


def column(longitude, zoom):
    return int((longitude / 360 + 0.5) * 2**zoom)


def row(latitude, zoom):
    return int((0.5 - math.asinh(math.tan(math.radians(latitude))) / (2 * math.pi)) * 2**zoom)


def position(point, x, y, zoom):
    """Longitude and latitude of a point of a tile, by the definition of EPSG:3857."""
    side = 2**zoom
    longitude = ((x + point[0] / 4096) / side - 0.5) * 360
    north = math.pi * (1 - 2 * (y + point[1] / 4096) / side)
    return longitude, math.degrees(math.atan(math.sinh(north)))


@unittest.skipUnless(importlib.util.find_spec("mapbox_vector_tile"), "mapbox-vector-tile is not installed")
class Tiles(program.ProgramTestCase):
    def setUp(self):
        super().setUp()
        program.run("demo", "--db", self.database, "--seed", 1)
        self.server = program.Server(self.database)
        self.addCleanup(self.server.kill)
        self.server.wait_until_ready()

    def get(self, path, cookie="", **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        self.addCleanup(connection.close)
        connection.request("GET", path, headers={"Cookie": cookie, **headers})
        answer = connection.getresponse()
        return answer, answer.read()

    def villages(self):
        """{id: position} of the administrative villages, read past the program."""
        with sqlite3.connect(self.database) as tables:
            return {line[0]: line[1:] for line in tables.execute(
                """SELECT r.id, x.longitude, x.latitude FROM region_versions r JOIN village_versions x ON x.id = r.id
                WHERE r.level = 5 AND r.is_ended = 0 AND x.longitude IS NOT NULL AND r.valid_to > 2900000
                AND r.known_to > 250000000000000 AND x.valid_to > 2900000 AND x.known_to > 250000000000000""")}

    def read(self, path, cookie=""):
        import mapbox_vector_tile
        answer, data = self.get(path, cookie)
        self.assertIn(answer.status, (200, 204), path)
        options = {"y_coord_down": True}
        return mapbox_vector_tile.decode(data, default_options=options) if data else {}

    def test_every_village(self):
        """another program finds every village in the tiles, to a unit of the tile where the register has it"""
        wanted = self.villages()
        self.assertGreater(len(wanted), 100)
        cookie = sign_in(self.server.port, "demo-county")
        found = {}
        for x, y in {(column(lon, FULL_ZOOM), row(lat, FULL_ZOOM)) for lon, lat in wanted.values()}:
            layers = self.read(f"/tiles/villages/{FULL_ZOOM}/{x}/{y}.mvt", cookie)
            for feature in layers["villages"]["features"]:
                self.assertIn("status", feature["properties"])
                found[feature["id"]] = position(feature["geometry"]["coordinates"], x, y, FULL_ZOOM)
        self.assertEqual(set(found), set(wanted))
        unit = 360 / 2**FULL_ZOOM / 4096
        for number, place in found.items():
            self.assertAlmostEqual(place[0], wanted[number][0], delta=unit)
            self.assertAlmostEqual(place[1], wanted[number][1], delta=unit)

    def test_counts(self):
        """where much land is shown, the counts of the towns add up to all villages"""
        wanted = self.villages()
        cookie = sign_in(self.server.port, "demo-county")
        counts = {}
        for x, y in {(column(lon, 8), row(lat, 8)) for lon, lat in wanted.values()}:
            layers = self.read(f"/tiles/villages/8/{x}/{y}.mvt", cookie)
            # A town's count stands in the middle of its villages, so some tiles with villages have none.
            for feature in layers.get("villages-areas", {}).get("features", []):
                properties = feature["properties"]
                counts[feature["id"]] = properties["count"]
                parts = sum(value for key, value in properties.items() if key.startswith("n_"))
                self.assertEqual(parts, properties["count"])
        self.assertEqual(sum(counts.values()), len(wanted))

    def test_public(self):
        """strangers get rounded positions of villages, and no tile of anything that is not public"""
        wanted = self.villages()
        lon, lat = next(iter(wanted.values()))
        x, y = column(lon, 12), row(lat, 12)
        for path in (f"/tiles/villages/12/{x}/{y}.mvt", f"/public/tiles/hamlets/12/{x}/{y}.mvt",
                     f"/public/tiles/outlets/12/{x}/{y}.mvt"):
            answer, _ = self.get(path)
            self.assertNotEqual(answer.headers["Content-Type"], "application/vnd.mapbox-vector-tile")
            # Who has not signed in is led to the form; what is not public does not exist.
            self.assertEqual(answer.status, 401 if path.startswith("/tiles") else 404, path)
        seen = 0
        for x, y in {(column(lon, FULL_ZOOM), row(lat, FULL_ZOOM)) for lon, lat in wanted.values()}:
            layers = self.read(f"/public/tiles/villages/{FULL_ZOOM}/{x}/{y}.mvt")
            for feature in layers.get("villages", {}).get("features", []):
                for number in position(feature["geometry"]["coordinates"], x, y, FULL_ZOOM):
                    self.assertAlmostEqual(number * 100, round(number * 100), delta=0.002)
                seen += 1
        self.assertGreater(seen, 50)

    def test_tags(self):
        """a tile that did not change is not sent again, and is packed for those who take it so"""
        wanted = self.villages()
        cookie = sign_in(self.server.port, "demo-county")
        lon, lat = next(iter(wanted.values()))
        path = f"/tiles/villages/9/{column(lon, 9)}/{row(lat, 9)}.mvt"
        answer, plain = self.get(path, cookie)
        packed_answer, packed = self.get(path, cookie, **{"Accept-Encoding": "gzip"})
        self.assertEqual(packed_answer.headers["Content-Encoding"], "gzip")
        self.assertEqual(gzip.decompress(packed), plain)
        self.assertLess(len(packed), len(plain))
        again, nothing = self.get(path, cookie, **{"If-None-Match": answer.headers["ETag"]})
        self.assertEqual((again.status, nothing), (304, b""))


if __name__ == "__main__":
    unittest.main()
