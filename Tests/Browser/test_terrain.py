"""Heights of the ground: relief on the map, a grid taken in after a look at what was found, and taken down again."""

import os
import tempfile
import unittest

import browser
from test_map import LIBRARY, STATE, wait_for

RELIEF = "document.querySelector('qingxi-map').map.getLayoutProperty('relief', 'visibility')"


def grid():
    """An ASCII grid of hills around the demo county's middle, with a no-data tag that its empty cells do not have."""
    rows = [" ".join(str(300 + 40 * ((row * column) % 7)) for column in range(40)) for row in range(39)]
    rows.insert(7, " ".join(["-32768"] * 40))
    head = "ncols 40\nnrows 40\nxllcorner 101.3\nyllcorner 39.9\ncellsize 0.015\nNODATA_value -9999\n"
    return head + "\n".join(rows) + "\n"


class Terrain(browser.BrowserTestCase):
    @unittest.skipUnless(LIBRARY.exists(), "the map library was not fetched")
    def test_relief(self):
        """the demo county's relief is drawn from its own tiles, which are there, and the legend turns it off"""
        answers = []
        with self.browser.page(signed_in="county-editor") as page:
            page.on("response", lambda answer: answers.append(answer) if "/relief/" in answer.url else None)
            page.goto(self.site.url("/map?at=101.6,40.1,11"))
            wait_for(page, f"{STATE}?.state === 'moving'")
            wait_for(page, f"Boolean({STATE}.idle)")
            self.assertGreater(len(answers), 3)
            self.assertEqual({answer.status for answer in answers} - {200, 204}, set())
            drawn = [answer for answer in answers if answer.status == 200]
            self.assertTrue(drawn)
            self.assertEqual({answer.headers["content-type"] for answer in drawn}, {"image/png"})
            self.assertIn("immutable", drawn[0].headers["cache-control"])
            self.assertTrue(drawn[0].headers["etag"])
            self.assertEqual(page.evaluate(RELIEF), "visible")
            page.locator("#layer-relief").uncheck()
            wait_for(page, f"{RELIEF} === 'none'")
            self.assertNotIn("relief", page.url)
            page.reload()
            wait_for(page, f"{STATE}?.state === 'moving'")
            self.assertFalse(page.locator("#layer-relief").is_checked())
            self.assertEqual(page.evaluate(RELIEF), "none")

    def test_drawn(self):
        """the printed sheet has the relief below its signs, as pictures that are there"""
        with self.browser.page(signed_in="county-editor") as page:
            page.goto(self.site.url("/map/sheet?on=relief,villages&at=101.6,40.1,11"))
            first = page.locator("svg.map-svg image").first
            first.wait_for(state="attached")
            answer = page.request.get(self.site.url(first.get_attribute("href")))
            self.assertEqual((answer.status, answer.headers["content-type"]), (200, "image/png"))

    def test_taken_in(self):
        """a grid without a system is refused with advice; declared, its wrong no-data tag is told and it is taken in"""
        with tempfile.TemporaryDirectory() as folder, self.browser.page(signed_in="county-editor") as page:
            file = os.path.join(folder, "hills.asc")
            with open(file, "w", encoding="ascii") as text:
                text.write(grid())
            for system in ("", "EPSG:4490"):
                page.goto(self.site.url("/geodata/terrain/new"))
                page.locator("input[name=file]").set_input_files(file)
                area = page.locator("select[name=area]")
                if area.count():
                    area.select_option("990101")
                else:
                    page.locator("input[name=area]").fill("990101")
                page.locator("input[name=system]").fill(system)
                page.locator("main form button[type=submit]").first.click()
                page.locator("main table, main .empty").first.wait_for()
                found = page.locator("main").inner_text()
                self.assertEqual("EPSG:4490" in found and "不能导入" in found, system == "")
            self.assertIn("-9999", found.replace("−", "-"))
            self.assertIn("-32768", found.replace("−", "-"))
            page.get_by_role("button", name="导入", exact=True).click()
            page.wait_for_url("**/geodata?done=terrain")
            self.assertIn("hills.asc", page.locator("main").inner_text())
            with page.expect_download() as waiting:
                page.get_by_role("link", name="ASCII 格网").first.click()
            self.assertTrue(waiting.value.suggested_filename.endswith(".zip"))


if __name__ == "__main__":
    unittest.main()
