"""The map: moving, drawn, without the map library, by keyboard, in both languages; and the public one."""

import json
import os
import re
import tempfile
import unittest

import browser
from Smoke import program

LIBRARY = program.ROOT / "Public" / "vendor" / "maplibre-gl.js"
STATE = "document.querySelector('qingxi-map')?.dataset"
NO_WEBGL = ["--disable-3d-apis"]
AT_REST = "!document.querySelector('qingxi-map').map.isMoving()"


def wait_for(page, expression, seconds=40):
    """Waits until an expression holds. `wait_for_function` would need eval, which the pages forbid."""
    for _ in range(seconds * 10):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{expression} did not become true; {page.evaluate(f'JSON.stringify({STATE})')[:300]}")


class Map(browser.BrowserTestCase):
    def open(self, page, path="/map", language="zh", state="moving"):
        self.errors = []
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        answer = page.goto(self.site.url(path, language))
        self.assertEqual(answer.status, 200)
        wait_for(page, f"{STATE}?.state === '{state}'")

    def sound(self, page):
        """No error, no violation of the policy, nothing that axe finds."""
        self.assertEqual(self.errors, [])
        self.assertEqual(page.evaluate("window.policyViolations"), [])
        found = browser.Axe().run(page, options={"runOnly": {"type": "tag", "values": browser.WCAG}})
        self.assertEqual([f"{one['id']}: {one['nodes'][0]['target']}" for one in found.response["violations"]], [])

    def drawn_features(self, page, layer):
        return page.evaluate(f"""() => {{
            const map = document.querySelector('qingxi-map').map;
            return map.queryRenderedFeatures({{layers: ['{layer}']}}).length; }}""")

    @unittest.skipUnless(LIBRARY.exists(), "the map library was not fetched")
    def test_moving(self):
        """the map moves, shows villages from the tiles, and says nothing that axe or the policy object to"""
        for language in browser.LANGUAGES:
            for size in browser.SIZES:
                with self.subTest(language=language, size=size):
                    with self.browser.page(size, language, "county-editor") as page:
                        self.open(page, language=language)
                        wait_for(page, f"Boolean({STATE}.idle)")
                        shown = sum(self.drawn_features(page, name) for name in ("villages-marks", "villages-areas"))
                        self.assertGreater(shown, 5)
                        button = page.locator(".maplibregl-ctrl-zoom-in")
                        self.assertEqual(button.get_attribute("title"), "放大" if language == "zh" else "Zoom in")
                        self.sound(page)

    @unittest.skipUnless(LIBRARY.exists(), "the map library was not fetched")
    def test_legend_is_the_filter(self):
        """a class that is turned off goes from the map and from the list, and the address says so"""
        with self.browser.page(signed_in="county-editor") as page:
            self.open(page, "/map?on=villages&at=101.6,40.1,10")
            wait_for(page, f"Boolean({STATE}.idle)")
            wait_for(page, "document.querySelectorAll('.map-lines li').length > 3")
            before = page.evaluate("Number(document.querySelector('#map-list').dataset.total)")
            page.locator("#class-villages-treated").uncheck()
            wait_for(page, f"Number(document.querySelector('#map-list').dataset.total) < {before}")
            self.assertIn("only.villages", page.url)
            # The map follows with its next picture.
            wait_for(page, """(codes => codes.length > 0 && !codes.includes('treated'))(document.querySelector('qingxi-map').map
                .queryRenderedFeatures({layers: ['villages-marks']}).map(each => each.properties.status))""")
            page.reload()
            wait_for(page, f"{STATE}?.state === 'moving'")
            self.assertFalse(page.locator("#class-villages-treated").is_checked())

    @unittest.skipUnless(LIBRARY.exists(), "the map library was not fetched")
    def test_keyboard(self):
        """by keyboard alone one moves the map, selects what lies under the cross, measures, and finds a place"""
        with self.browser.page(signed_in="county-editor") as page:
            self.open(page, "/map?on=facilities&at=101.6,40.1,9.5")
            wait_for(page, f"Boolean({STATE}.idle)")
            wait_for(page, "document.querySelectorAll('.map-lines a').length > 0")
            at = page.evaluate("document.querySelector('.map-lines a').dataset.at")
            page.goto(self.site.url(f"/map?on=facilities&at={at},14"))
            wait_for(page, f"Boolean({STATE}?.idle)")
            for _ in range(90):
                page.keyboard.press("Tab")
                if page.evaluate("document.activeElement.classList.contains('maplibregl-canvas')"):
                    break
            self.assertTrue(page.evaluate("document.activeElement.classList.contains('maplibregl-canvas')"))
            self.assertTrue(page.locator(".map-cross").is_visible())
            page.keyboard.press("Enter")
            page.locator("#map-card").wait_for()
            self.assertIn("sel=facilities.", page.url)
            before = page.evaluate("document.querySelector('qingxi-map').map.getCenter().lng")
            page.keyboard.press("ArrowRight")
            wait_for(page, f"document.querySelector('qingxi-map').map.getCenter().lng > {before}")
            page.locator("[data-map-tool=length]").press("Enter")
            page.locator(".maplibregl-canvas").press("Enter")
            start = page.evaluate("document.querySelector('qingxi-map').map.getCenter().lng")
            page.keyboard.press("ArrowRight")
            wait_for(page, f"document.querySelector('qingxi-map').map.getCenter().lng > {start} && {AT_REST}")
            page.keyboard.press("Enter")
            self.assertRegex(page.locator("#map-readout").inner_text(), r"\d+(\.\d+)? k?m")
            page.keyboard.press("Escape")
            name = page.locator("#map-card h2").inner_text()
            page.locator("#map-q").fill(name)
            page.locator("#map-q").press("Enter")
            wait_for(page, "document.querySelectorAll('#map-hits a').length > 0")

    @unittest.skipUnless(LIBRARY.exists(), "the map library was not fetched")
    def test_signed_out(self):
        """who has been signed out meanwhile is told so where the map asks for more"""
        with self.browser.page(signed_in="county-editor") as page:
            self.open(page)
            wait_for(page, f"Boolean({STATE}.idle)")
            page.context.clear_cookies()
            page.evaluate("document.querySelector('qingxi-map').map.jumpTo({center: [101.6, 40.1], zoom: 13})")
            wait_for(page, "/登录/.test(document.querySelector('#map-readout').textContent)")

    @unittest.skipUnless(LIBRARY.exists(), "the map library was not fetched")
    def test_datums(self):
        """a position is told in three systems, as the server tells them"""
        with self.browser.page(signed_in="county-editor") as page:
            self.open(page, "/map?at=116.404,39.915,12")
            page.locator("[data-map-tool=middle]").click()
            text = page.locator("#map-readout").inner_text()
            numbers = [float(number) for number in re.findall(r"\d+\.\d+", text.replace("CGCS2000", ""))]
            # Tiananmen by the converters in common use: GCJ-02 116.410244, 39.916404; BD-09 116.416625, 39.922699.
            wanted = [116.404, 39.915, 116.410244, 39.916404, 116.416625, 39.922699]
            for number, one in zip(numbers, wanted, strict=True):
                self.assertAlmostEqual(number, one, delta=2e-5)

    @unittest.skipUnless(LIBRARY.exists(), "the map library was not fetched")
    def test_picture(self):
        """the picture that is saved holds more than a white sheet"""
        with self.browser.page(signed_in="county-editor") as page:
            self.open(page)
            wait_for(page, f"Boolean({STATE}.idle)")
            with page.expect_download() as waiting:
                page.locator("[data-map-tool=picture]").click()
            self.assertTrue(waiting.value.suggested_filename.endswith(".png"))
            self.assertGreater(os.path.getsize(waiting.value.path()), 40_000)

    def test_without_webgl(self):
        """without WebGL the drawn map stays, with links that move it and the list beside it"""
        chromium = self.browser.playwright.chromium.launch(executable_path=browser.CHROMIUM, args=NO_WEBGL)
        self.addCleanup(chromium.close)
        for language in browser.LANGUAGES:
            context = chromium.new_context(
                **browser.DESKTOP, locale=browser.LANGUAGES[language],
                storage_state=self.browser.session("county-editor"))
            context.add_init_script(browser.WATCH_POLICY)
            page = context.new_page()
            self.open(page, language=language, state="drawn")
            self.drawn(page)

    def test_sheet(self):
        """the sheet to print has the drawing, the legend, scale, day and source, and axe finds nothing"""
        for language in browser.LANGUAGES:
            with self.browser.page("desktop", language, "county-editor") as page:
                self.errors = []
                page.goto(self.site.url("/map/sheet?on=facilities,villages", language))
                page.emulate_media(media="print")
                self.assertTrue(page.locator(".map-sheet .map-svg").is_visible())
                self.assertGreater(page.locator(".map-keys li").count(), 2)
                self.assertIn("CGCS2000", page.locator("figcaption").inner_text())
                self.assertFalse(page.locator(".site-nav").is_visible())
                page.emulate_media(media="screen")
                self.sound(page)

    def drawn(self, page):
        self.assertTrue(page.locator(".map-svg").is_visible())
        self.assertGreater(page.locator(".map-svg a").count(), 10)
        self.assertGreater(page.locator(".map-lines li").count(), 10)
        self.sound(page)
        before = page.locator(".map-svg a").first.get_attribute("href")
        page.locator(".map-steps a").first.click()
        page.wait_for_load_state()
        self.assertIn("at=", page.url)
        self.assertNotEqual(before, page.locator(".map-svg a").first.get_attribute("href"))

    def test_without_scripts(self):
        """without scripts the legend filters by its button and a line of the list opens the card"""
        with self.browser.page("phone", "zh", "county-editor", scripts=False) as page:
            page.goto(self.site.url("/map?on=facilities"))
            self.assertTrue(page.locator(".map-svg").is_visible())
            page.locator("#class-facilities-normal").uncheck()
            page.locator(".map-apply button").click()
            self.assertIn("only.facilities", page.url)
            self.assertNotIn("only.facilities=normal", page.url)
            page.locator(".map-lines a").first.click()
            self.assertTrue(page.locator("#map-card").is_visible())

    def test_library_missing(self):
        """with an empty folder of libraries the drawn map stays"""
        with tempfile.TemporaryDirectory() as folder:
            database = os.path.join(folder, "county.db")
            program.run("demo", "--db", database, "--seed", 1)
            empty = os.path.join(folder, "vendor")
            os.mkdir(empty)
            server = program.Server(database, "--public-folder", empty)
            try:
                server.wait_until_ready()
                with self.browser.page() as page:
                    page.goto(server.address + "/public/map")
                    wait_for(page, f"{STATE}?.state === 'drawn'")
                    self.assertTrue(page.locator(".map-svg").is_visible())
                    self.assertGreater(page.locator(".map-lines li").count(), 10)
            finally:
                server.kill()

    def test_public(self):
        """everybody sees villages and facilities, rounded, and no way to anything else"""
        with self.browser.page() as page:
            self.open(page, "/public/map", state="moving" if LIBRARY.exists() else "drawn")
            config = json.loads(page.locator("qingxi-map").get_attribute("data-config"))
            self.assertEqual([layer["id"] for layer in config["layers"]], ["villages", "facilities"])
            self.assertEqual(page.locator("a[href*='/records/'], a[href*='/places/']").count(), 0)
            page.locator(".map-lines a").first.click()
            card = page.locator("#map-card")
            card.wait_for()
            self.assertRegex(card.inner_text(), r"\d+\.\d\d, \d+\.\d\d")
            self.assertNotRegex(card.inner_text(), r"\d+\.\d{3}")
            self.sound(page)

    def test_panels(self):
        """the board and a facility's page have a map, the latter with what lies near by"""
        with self.browser.page(signed_in="county-editor") as page:
            page.goto(self.site.url("/"))
            page.locator("[data-map-panel]").scroll_into_view_if_needed()
            page.locator("qingxi-map").wait_for()
            wait_for(page, f"{STATE}?.state === '{'moving' if LIBRARY.exists() else 'drawn'}'")
            self.assertEqual(page.evaluate("window.policyViolations"), [])
            page.goto(self.site.url("/register/facilities"))
            page.locator("table.data tbody a").first.click()
            page.locator("[data-map-panel]").scroll_into_view_if_needed()
            page.locator(".map-panel .map-svg").wait_for()
            self.assertGreater(page.locator(".map-panel .map-lines li").count(), 2)


if __name__ == "__main__":
    unittest.main()
