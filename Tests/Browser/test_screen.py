"""Boards on a wall: refreshed without growing, turned by hand, honest about a server that cannot be reached."""

import unittest

import browser
from Smoke import program

REFRESHES = 40
WAIT = 120_000


def shown_count(page):
    return int(page.evaluate("document.body.dataset.refreshed || '0'"))


def refresh(page):
    """Presses R and waits until the board was exchanged."""
    before = shown_count(page)
    page.keyboard.press("r")
    page.wait_for_selector(f"body[data-refreshed='{before + 1}']", state="attached", timeout=WAIT)


class Screens(browser.BrowserTestCase):
    def open(self, page, language="zh"):
        page.goto(self.site.url("/?mode=screen", language))
        page.locator("[data-do=refresh]:not([hidden])").wait_for()

    def test_letters(self):
        """on a panel of 1080 lines no letters are smaller than 24 pixels, and nothing must be scrolled to"""
        for language in browser.LANGUAGES:
            with self.browser.page(language=language, signed_in="county-editor") as page:
                for size in ({"width": 1920, "height": 1080}, {"width": 3840, "height": 1080}):
                    page.set_viewport_size(size)
                    self.open(page, language)
                    with self.subTest(language=language, width=size["width"]):
                        small = page.evaluate("""() => [...document.querySelectorAll('body *')].filter(one =>
                            one.checkVisibility() && [...one.childNodes].some(node => node.nodeType === 3 &&
                            node.data.trim())).map(one => [one.textContent.slice(0, 20), parseFloat(getComputedStyle(one)
                            .fontSize) * (one.ownerSVGElement ? one.getScreenCTM().a : 1)]).filter(one => one[1] < 23.9)
                            """)
                        self.assertEqual(small, [])
                        sizes = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
                        self.assertLessEqual(sizes[0], size["width"])
                        self.assertLessEqual(sizes[1], size["height"])

    def test_weeks(self):
        """many refreshes and turns add neither elements nor listeners"""
        with self.browser.page(signed_in="county-editor") as page:
            self.open(page)
            metrics = page.context.new_cdp_session(page)
            metrics.send("Performance.enable")

            def measure():
                metrics.send("HeapProfiler.collectGarbage")
                found = {one["name"]: one["value"] for one in metrics.send("Performance.getMetrics")["metrics"]}
                return found["JSEventListeners"], page.evaluate("document.querySelectorAll('*').length")

            for _ in range(3):
                refresh(page)
            listeners, elements = measure()
            for _ in range(REFRESHES):
                refresh(page)
            self.assertEqual(measure(), (listeners, elements))
            self.assertEqual(page.evaluate("window.policyViolations"), [])

    def test_turning(self):
        """keys and buttons show the parts in turn and go back; Esc leaves"""
        with self.browser.page(signed_in="county-editor") as page:
            self.open(page)
            own = page.locator("h1").inner_text()
            seen = {own}
            for _ in range(2):
                before = page.locator("#screen-live").get_attribute("data-area")
                page.keyboard.press("ArrowRight")
                page.wait_for_selector(f"#screen-live:not([data-area='{before}'])", state="attached", timeout=WAIT)
                seen.add(page.locator("h1").inner_text())
            self.assertEqual(len(seen), 3)
            page.locator("[data-do=pause]").click()
            self.assertIn("暂停轮播", page.locator("[data-do=pause]").inner_text())
            page.locator("[data-do=pause]").click()
            self.assertIn("轮播下级", page.locator("[data-do=pause]").inner_text())
            page.locator("main").focus()
            with page.expect_navigation():
                page.keyboard.press("Escape")
            self.assertNotIn("mode=screen", page.url)

    def test_ended_session(self):
        """after the session ended it says so and goes on showing what it has; it does not go to the sign-in page"""
        with self.browser.page(signed_in="county-editor") as page:
            self.open(page)
            heading = page.locator("h1").inner_text()
            page.context.clear_cookies()
            page.keyboard.press("r")
            page.locator("#screen-ended").wait_for()
            self.assertEqual(page.locator("h1").inner_text(), heading)
            self.assertIn("mode=screen", page.url)
            self.assertTrue(page.locator("#screen-stale").is_hidden())

    def test_stopped_server(self):
        """when the server is stopped the figures stay, marked as out of date; when it runs again the mark goes"""
        with program.tempfile.TemporaryDirectory(prefix="qingxi-screen.") as folder:
            database = program.os.path.join(folder, "county.db")
            log_ins = browser.read_log_ins(program.run("demo", "--db", database, "--seed", 1).stdout)
            server = program.Server(database)
            try:
                server.wait_until_ready()
                with self.browser.page() as page:
                    page.goto(server.address + "/login?lang=zh-CN&next=%2F%3Fmode%3Dscreen")
                    name, password = log_ins["county-editor"]
                    page.locator("#f-login").fill(name)
                    page.locator("#f-password").fill(password)
                    browser.press(page, page.locator("main button.primary"))
                    page.locator("[data-do=refresh]:not([hidden])").wait_for()
                    figures = page.locator(".screen-figures").inner_text()
                    server.stop()
                    page.keyboard.press("r")
                    page.locator("#screen-stale").wait_for(timeout=WAIT)
                    self.assertEqual(page.locator(".screen-figures").inner_text(), figures)
                    server.process = program.start("serve", "--db", database, "--port", server.port, log=server.log)
                    server.wait_until_ready()
                    refresh(page)
                    self.assertTrue(page.locator("#screen-stale").is_hidden())
            finally:
                server.kill()


if __name__ == "__main__":
    unittest.main()
