"""Pages of records: the map, the history and the neighbours of villages, facilities, waters and pipes; striking one off."""

import unittest

import browser
from test_map import LIBRARY, STATE, wait_for

# A list of the register and the layer that shows its records.
KINDS = {"villages?level=6": "hamlets", "facilities": "facilities", "waters": "waters", "sewers": "sewers"}


class Records(browser.BrowserTestCase):
    def sound(self, page):
        self.assertEqual(page.evaluate("window.policyViolations"), [])
        found = browser.Axe().run(page, options={"runOnly": {"type": "tag", "values": browser.WCAG}})
        self.assertEqual([f"{one['id']}: {one['nodes'][0]['target']}" for one in found.response["violations"]], [])

    def test_surroundings(self):
        """each has its place on a map with what lies near by, and its history"""
        for language in browser.LANGUAGES:
            for list_path, layer in KINDS.items():
                with self.subTest(language=language, layer=layer):
                    with self.browser.page("phone" if language == "en" else "desktop", language, "county-editor") as page:
                        page.goto(self.site.url("/register/" + list_path, language))
                        page.locator("table.data tbody a").first.click()
                        page.locator("#history").wait_for()
                        self.assertGreater(page.locator("#history li, #history article").count(), 0)
                        page.locator("[data-map-panel]").scroll_into_view_if_needed()
                        page.locator(".map-panel .map-svg").wait_for()
                        self.assertIn(f'"id":"{layer}"', page.locator("qingxi-map").get_attribute("data-config"))
                        self.assertGreater(page.locator(".map-panel .map-lines li").count(), 0)
                        self.sound(page)

    @unittest.skipUnless(LIBRARY.exists(), "the map library was not fetched")
    def test_search_jumps(self):
        """the search of the map leads to the place, which is then selected"""
        with self.browser.page(signed_in="county-editor") as page:
            page.goto(self.site.url("/register/facilities"))
            name = page.locator("table.data tbody a").first.inner_text()
            page.goto(self.site.url("/map?on=villages"))
            wait_for(page, f"{STATE}?.state === 'moving'")
            page.locator("#map-q").fill(name)
            page.locator("#map-q").press("Enter")
            wait_for(page, "document.querySelectorAll('#map-hits a[data-view]').length > 0")
            hit = page.locator("#map-hits a[data-view]").first
            longitude, latitude, zoom = (float(part) for part in hit.get_attribute("data-view").split(","))
            hit.click()
            wait_for(page, f"document.querySelector('qingxi-map').map.getZoom() === {zoom}")
            centre = page.evaluate("document.querySelector('qingxi-map').map.getCenter().toArray()")
            self.assertAlmostEqual(centre[0], longitude, 4)
            self.assertAlmostEqual(centre[1], latitude, 4)
            page.locator("#map-card").wait_for()

    def test_strike_off(self):
        """a record is struck off by its form, which asks for the source, and restored"""
        with self.browser.page("phone", "zh", "county-editor") as page:
            page.goto(self.site.url("/register/facilities?last=1"))
            page.locator("table.data tbody a").last.click()
            record = page.url
            page.locator("a[href*='/retire']").click()
            self.sound(page)
            page.locator("#f-source").evaluate("field => field.required = false")
            browser.press(page, page.locator("main form button[type=submit]").first)
            self.assertTrue(page.locator(".has-error #f-source").is_visible())
            self.sound(page)
            page.locator("#f-source").fill("重复登记")
            browser.press(page, page.locator("main form button[type=submit]").first)
            self.assertIn("重复登记", page.locator(".notice.warning").inner_text())
            self.assertEqual(page.locator("a[href*='/edit']").count(), 0)
            self.sound(page)
            browser.press(page, page.locator("form[action*='/restore'] button"))
            page.goto(record)
            self.assertEqual(page.locator("form[action*='/restore']").count(), 0)
            self.assertEqual(page.locator("a[href*='/retire']").count(), 1)


if __name__ == "__main__":
    unittest.main()
