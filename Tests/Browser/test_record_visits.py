"""What visits found, on the pages of records: fetched when it comes near, a page of its own without scripts."""

import unittest

import browser

# Kinds of records of which some have facilities that the demo's finished spot check visited.
LISTS = ["facilities", "waters", "outlets", "sewers", "villages"]
PATHS = "[...document.querySelectorAll('table.data tbody th a')].map(each => each.pathname)"


class RecordVisits(browser.BrowserTestCase):
    def sound(self, page):
        self.assertEqual(page.evaluate("window.policyViolations"), [])
        found = browser.Axe().run(page, options={"runOnly": {"type": "tag", "values": browser.WCAG}})
        self.assertEqual([f"{one['id']}: {one['nodes'][0]['target']}" for one in found.response["violations"]], [])

    def records(self, page, kind, language="zh"):
        page.goto(self.site.url("/register/" + kind, language))
        return page.evaluate(PATHS)

    def visited(self, page, kind, language):
        """The first of the records that has visits, asked without opening each page.

        Which have depends on the day of the demo and on what other tests have visited since, so further pages of the
        list are looked at, too.
        """
        paths = self.records(page, kind, language)
        while True:
            for path in paths:
                if "<article" in page.request.get(self.site.url(path + "/visits")).text():
                    return path
            onward = page.locator("a[rel=next]")
            if onward.count() == 0:
                self.fail("no record has visits")
            page.goto(page.evaluate("document.querySelector('a[rel=next]').href"))
            paths = page.evaluate(PATHS)

    def test_fetched(self):
        """a supervisor finds visits with their results beside records of each kind, in both languages"""
        for language in browser.LANGUAGES:
            for kind in LISTS:
                with self.subTest(kind=kind, language=language):
                    size = "phone" if language == "en" else "desktop"
                    with self.browser.page(size, language, "supervisor") as page:
                        path = self.visited(page, kind, language)
                        page.goto(self.site.url(path, language))
                        page.locator("#visits").scroll_into_view_if_needed()
                        page.locator("#visits [data-part-filled]").wait_for()
                        shown = page.locator("#visits article.visit").count()
                        self.assertGreater(shown, 0)
                        self.assertEqual(page.locator("#visits article.visit .badge").count() >= shown, True)
                        self.sound(page)
                        page.goto(self.site.url(path + "/visits", language))
                        self.assertEqual(page.locator("article.visit").count(), shown)
                        self.sound(page)

    def test_without_scripts(self):
        """without scripts a link leads there"""
        with self.browser.page("phone", "zh", "supervisor", scripts=False) as page:
            page.goto(self.site.url("/register/facilities"))
            page.locator("table.data tbody a").first.click()
            page.locator("#visits a").click()
            self.assertIn("/visits", page.url)
            self.assertIn("现场检查记录", page.locator("h1").inner_text())

    def test_not_for_others(self):
        """whoever may see no visits is offered none"""
        with self.browser.page(signed_in="county-editor") as page:
            path = self.records(page, "facilities")[0]
            page.goto(self.site.url(path))
            self.assertEqual(page.locator("#visits").count(), 0)
            self.assertEqual(page.goto(self.site.url(path + "/visits")).status, 404)


if __name__ == "__main__":
    unittest.main()
