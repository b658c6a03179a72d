"""Work with lists: many rows at once, columns and spacing remembered, the way back, favourites, unsent entries."""

import unittest

import browser
from test_map import wait_for

VILLAGES = "/register/villages?level=6"


class Lists(browser.BrowserTestCase):
    def sound(self, page):
        """No scripts blocked, nothing that the rules of accessibility forbid, no sideways scrolling."""
        self.assertEqual(page.evaluate("window.policyViolations"), [])
        found = browser.Axe().run(page, options={"runOnly": {"type": "tag", "values": browser.WCAG}})
        self.assertEqual([f"{one['id']}: {one['nodes'][0]['target']}" for one in found.response["violations"]], [])
        widths = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        self.assertLessEqual(widths[0], widths[1])

    def change(self, page, scripts):
        """Gives three villages a drainage remark by the form and undoes it."""
        names = page.locator("table.data tbody th a").all_inner_texts()[:3]
        for box in page.locator("input[name=pick]").all()[:3]:
            box.check()
        page.locator("#batch-field").select_option("drainage")
        if scripts:
            self.assertIn("3", page.locator("[data-batch-count]").inner_text())
            self.assertTrue(page.locator("[data-batch-hint]").is_hidden())
        browser.press(page, page.locator("button[value=change]"))
        self.assertEqual(page.locator("table.data tbody th a").all_inner_texts(), names)
        browser.press(page, page.locator("main form button[type=submit]").first)
        self.assertTrue(page.locator(".has-error #f-value").is_visible())
        page.locator("#f-value").fill("明沟入河")
        page.locator("#f-source").fill("现场核查")
        if scripts:
            self.sound(page)
        browser.press(page, page.locator("main form.form-panel button[type=submit]"))
        self.assertEqual(page.locator(".confirm").count(), 1)
        if scripts:
            self.sound(page)
        browser.press(page, page.locator(".confirm button[type=submit]"))
        self.assertIn("/batch/", page.url)
        self.assertEqual(page.locator("table.data tbody th a").all_inner_texts(), names)
        if scripts:
            self.sound(page)
        page.locator("table.data tbody th a").first.click()
        self.assertIn("明沟入河", page.locator(".record").first.inner_text())
        page.go_back()
        browser.press(page, page.locator("form[action*='/undo'] button"))
        self.assertEqual(page.locator("form[action*='/undo']").count(), 0)
        page.locator("main .page-head a.button").click()
        self.assertEqual(page.locator("input[name=pick]").first.is_visible(), True)
        self.assertIn("level=6", page.url)

    def test_batch(self):
        """rows are ticked, changed together, and the change is undone, with scripts and without"""
        for scripts, size, language in ((True, "desktop", "zh"), (True, "phone", "en"), (False, "desktop", "en")):
            with self.subTest(scripts=scripts, size=size):
                with self.browser.page(size, language, "county-editor", scripts=scripts) as page:
                    page.goto(self.site.url(VILLAGES, language))
                    self.change(page, scripts)

    def test_pick_all(self):
        """the box in the heading ticks the page; the keyboard reaches boxes and buttons"""
        with self.browser.page(signed_in="county-editor") as page:
            page.goto(self.site.url(VILLAGES))
            rows = page.locator("input[name=pick]").count()
            whole = page.locator("[data-pick-all]")
            whole.focus()
            page.keyboard.press("Space")
            self.assertEqual(page.locator("input[name=pick]:checked").count(), rows)
            page.keyboard.press("Tab")
            while page.evaluate("document.activeElement.name") != "pick":
                page.keyboard.press("Tab")
            page.keyboard.press("Space")
            self.assertEqual(page.locator("input[name=pick]:checked").count(), rows - 1)
            self.assertTrue(whole.evaluate("box => box.indeterminate"))

    def test_chosen_file(self):
        """the chosen rows are taken out as a file"""
        with self.browser.page(signed_in="county-editor") as page:
            page.goto(self.site.url(VILLAGES))
            page.locator("input[name=pick]").first.check()
            with page.expect_download() as waiting:
                page.locator("button[value=csv]").click()
            with open(waiting.value.path(), encoding="utf-8-sig") as file:
                text = file.read()
            self.assertIn("所选 1 条", text)
            self.assertIn(page.locator("table.data tbody th a").first.inner_text(), text)
            self.assertNotIn(page.locator("table.data tbody th a").nth(1).inner_text() + ",", text)

    def test_memory(self):
        """columns and spacing chosen once hold when the list is opened plainly, with scripts and without"""
        for scripts in (True, False):
            with self.subTest(scripts=scripts), self.browser.page(signed_in="county-editor", scripts=scripts) as page:
                page.goto(self.site.url("/register/facilities"))
                page.locator("details.popover > summary").click()
                page.locator("input[name=cols][value=process]").check()
                page.locator("input[name=density][value=compact]").check()
                browser.press(page, page.locator(".popover-panel button[type=submit]"))
                self.assertIn("cols=process", page.url)
                self.assertNotIn("keep=", page.url)
                page.goto(self.site.url("/register/facilities"))
                self.assertEqual(page.locator("table.data.compact th[data-col=process]").count(), 1)
                page.goto(self.site.url("/register/facilities?density=comfortable"))
                self.assertEqual(page.locator("table.data.compact").count(), 0)
                page.locator("details.popover > summary").click()
                browser.press(page, page.locator("[data-forget]"))
                page.goto(self.site.url("/register/facilities"))
                self.assertEqual(page.locator("table.data.compact, th[data-col=process]").count(), 0)

    def test_way_back(self):
        """a record of a later page leads back to that page, whose row is in sight and marked"""
        with self.browser.page(signed_in="county-editor") as page:
            page.goto(self.site.url(VILLAGES + "&sort=-registeredPopulation&size=20"))
            page.locator("nav.pager a[rel=next]").click()
            link = page.locator("table.data tbody th a").last
            name = link.inner_text()
            link.click()
            page.locator("#history").wait_for()
            page.locator("main .page-head a[href*='#r']").click()
            row = page.locator("tr:target")
            self.assertEqual(row.locator("th a").inner_text(), name)
            self.assertIn("sort=-registeredPopulation", page.url)
            self.assertIn("after=", page.url)
            box = "document.querySelector('tr:target').getBoundingClientRect()"
            wait_for(page, f"{box}.top >= 0 && {box}.bottom <= innerHeight")

    def test_favourites(self):
        """a page is marked and found again, without scripts, on a phone"""
        with self.browser.page("phone", "zh", "county-editor", scripts=False) as page:
            page.goto(self.site.url("/register/facilities"))
            page.locator("table.data tbody th a").first.click()
            name = page.locator("h1").inner_text()
            browser.press(page, page.locator("form[action='/mine/favourites'] button"))
            self.assertEqual(page.locator("button[aria-pressed=true]").count(), 1)
            page.goto(self.site.url("/search"))
            self.assertGreaterEqual(page.locator("table.data a", has_text=name).count(), 2)
            page.goto(self.site.url("/mine"))
            self.assertGreaterEqual(page.locator("table.data a", has_text=name).count(), 2)
            browser.press(page, page.locator("form[action='/mine/favourites'] button").first)
            self.assertEqual(page.locator("form[action='/mine/favourites']").count(), 0)

    def test_unsent_entries(self):
        """what was entered when the session ended comes back after signing in; signing out forgets it"""
        with self.browser.page() as page:
            browser.log_in(page, "county-editor")
            page.goto(self.site.url("/records/facilities/new"))
            form = page.url
            page.locator("#f-name").fill("未提交站")
            page.context.clear_cookies(name="qingxi")
            browser.press(page, page.locator("main form.form-panel button[type=submit]"))
            self.assertIn("/login", page.url)
            name, password = self.site.log_ins["county-editor"]
            page.locator("input[autocomplete=username]").fill(name)
            page.locator("input[type=password]").fill(password)
            browser.press(page, page.locator("main button[type=submit]"))
            self.assertEqual(page.url, form)
            self.assertEqual(page.locator("#f-name").input_value(), "未提交站")
            page.locator("#f-name").fill("")
            page.evaluate("sessionStorage.setItem('qingxi.draft.other', '[]')")
            page.locator("details.account > summary").click()
            page.on("dialog", lambda dialog: dialog.accept())
            browser.press(page, page.locator("form[action='/logout'] button"))
            self.assertEqual(page.evaluate("Object.keys(sessionStorage).filter(key => key.includes('draft')).length"), 0)


if __name__ == "__main__":
    unittest.main()
