"""The outside base map, through the server, from a stand-in of the service."""

import os
import tempfile
import unittest
from unittest import mock

import browser
from Smoke import demo, program
from test_map import LIBRARY, STATE, wait_for
from tile_service import CREDIT, KEY, Service

VILLAGES = "document.querySelector('qingxi-map').map.queryRenderedFeatures({layers: ['villages-marks']}).length"
LOADED = "document.querySelector('qingxi-map').map.areTilesLoaded()"


@unittest.skipUnless(LIBRARY.exists(), "the map library was not fetched")
class Basemap(browser.BrowserTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.folder = tempfile.TemporaryDirectory()
        database = os.path.join(cls.folder.name, "county.db")
        cls.log_ins = browser.read_log_ins(program.run("demo", "--db", database, "--seed", 1).stdout)
        cls.county = demo.county_code(database)
        cls.service = Service()
        with mock.patch.dict(os.environ, cls.service.environment()):
            cls.server = program.Server(database, "--public-folder", program.ROOT / "Public" / "vendor")
        cls.server.wait_until_ready()

    @classmethod
    def tearDownClass(cls):
        cls.server.kill()
        cls.service.close()
        cls.folder.cleanup()

    def signed_in(self, page):
        name, password = self.log_ins["county-editor"]
        browser.log_in_anew(page, self.server.address, name, password, password)

    def open(self, page, path):
        page.goto(self.server.address + path)
        wait_for(page, f"{STATE}?.state === 'moving'")
        wait_for(page, f"Boolean({STATE}.idle)")

    def share_of_magenta(self, page):
        """How much of the picture of the map shows the stand-in's colour."""
        return page.evaluate("""() => new Promise((done) => {
            const map = document.querySelector('qingxi-map').map;
            map.once('render', () => {
                const sheet = document.createElement('canvas');
                [sheet.width, sheet.height] = [200, 150];
                const pen = sheet.getContext('2d');
                pen.drawImage(map.getCanvas(), 0, 0, 200, 150);
                const {data} = pen.getImageData(0, 0, 200, 150);
                let count = 0;
                for (let i = 0; i < data.length; i += 4) {
                    if (data[i] > 150 && data[i + 1] < 130 && data[i + 2] > 150) count += 1;
                }
                done(count / (data.length / 4));
            });
            map.triggerRepaint();
        })""")

    def test_through_the_server(self):
        """off at first; turned on it lies below the layers with its credit, and the key reaches no browser"""
        self.service.mood = "well"
        with self.browser.page() as page:
            seen = []
            page.on("request", lambda request: seen.append(request.url))
            page.on("response", lambda answer: seen.append(str(answer.headers)))
            self.signed_in(page)
            self.open(page, "/map?on=villages&at=101.6,40.1,10")
            self.assertFalse([one for one in seen if "/basemap/" in one])
            self.assertTrue(page.locator(".map-credit").is_hidden())
            page.locator("#layer-basemap").check()
            wait_for(page, f"{LOADED} && performance.getEntriesByType('resource').some(e => e.name.includes('/basemap/'))")
            self.assertIn("base=1", page.url)
            self.assertIn(CREDIT, page.locator(".map-credit").inner_text())
            self.assertTrue(page.locator(".map-credit").is_visible())
            self.assertEqual(self.service.faults, [])
            self.assertGreater(len(self.service.asked), 0)
            # Below everything of ours, which stays to be seen and clicked.
            order = page.evaluate("document.querySelector('qingxi-map').map.getStyle().layers.map(each => each.id)")
            self.assertEqual(order[:2], ["ground", "basemap-0"])
            self.assertGreater(page.evaluate(VILLAGES), 5)
            self.assertGreater(self.share_of_magenta(page), 0.5)
            slider = page.locator("[data-map-opacity=base]")
            slider.focus()
            for _ in range(8):
                page.keyboard.press("ArrowLeft")
            self.assertIn("opacity.base=20", page.url)
            self.assertEqual(page.evaluate(
                "document.querySelector('qingxi-map').map.getPaintProperty('basemap-0', 'raster-opacity')"), 0.2)
            self.assertNotIn(KEY, page.content())
            self.assertFalse([one for one in seen if KEY in one])
            self.assertFalse([one for one in seen if one.startswith("http") and not one.startswith(self.server.address)])
            self.assertEqual(page.evaluate("window.policyViolations"), [])
            page.reload()
            wait_for(page, f"Boolean({STATE}?.idle)")
            self.assertTrue(page.locator("#layer-basemap").is_checked())
            self.assertEqual(page.locator("[data-map-opacity=base]").input_value(), "20")

    def test_service_silent(self):
        """while the service lets everybody wait, our own layers are there and can be used"""
        self.service.mood = "silent"
        self.service.released.clear()
        self.addCleanup(self.service.released.set)
        with self.browser.page() as page:
            self.signed_in(page)
            page.goto(self.server.address + "/map?on=villages&base=1&at=101.6,40.1,9.2")
            wait_for(page, f"{STATE}?.state === 'moving'")
            wait_for(page, f"{VILLAGES} > 5")
            wait_for(page, "document.querySelectorAll('.map-lines li').length > 3")


if __name__ == "__main__":
    unittest.main()
