"""The import wizard in a real browser: a county's own list, from the file to the register, with and without scripts."""

import pathlib
import re
import tempfile
import unittest

import browser
from Smoke import program

# What is known of the two counties' lists from counting them with other tools.
NEW, REPEATED = 1847 + 740, 115 + 5
GUANGNING = ("广宁县", "1,847")
NEW_PASSWORD = "seven rivers meet"


class RealList(unittest.TestCase):
    """A server of its own with the tree of Zhaoqing and an editor of that city."""

    @classmethod
    def setUpClass(cls):
        data = program.shared_data()
        cls.list = data / "villages" / "zhaoqing_guangning_deqing.csv"
        folder = tempfile.TemporaryDirectory(prefix="qingxi-wizard.")
        cls.addClassCleanup(folder.cleanup)
        database = pathlib.Path(folder.name) / "city.db"
        program.run("import", "divisions", data / "divisions" / "zhaoqing_4412_2021.csv", "--db", database)
        made = program.run("user", "create", "editor", "--role", "county-editor", "--area", "4412", "--db", database)
        cls.password = made.stdout.split(" / ")[1].split()[0]
        cls.server = program.Server(database)
        cls.addClassCleanup(cls.server.kill)
        cls.server.wait_until_ready()
        cls.browser = browser.Browser.shared()

    def sign_in(self, page):
        type(self).password = browser.log_in_anew(
            page, self.server.address, "editor", self.password, NEW_PASSWORD)

    def walk(self, page, file):
        """From the empty form to the result of the dry run."""
        page.goto(self.server.address + "/imports/new")
        page.locator("#f-kind").select_option("villages")
        page.locator("#f-file").set_input_files(file)
        page.locator("#f-system").select_option("none")
        page.locator("main form.form-panel button[type=submit]").click()
        page.wait_for_url("**/sheet", timeout=120_000)
        self.assertEqual(page.locator("tr.chosen").count(), 1)
        page.locator("main form.form-panel button.primary").click()
        page.wait_for_url("**/columns", timeout=120_000)
        page.locator("main form.wide button.primary").click()
        page.wait_for_url("**/check", timeout=120_000)
        page.locator("h2#findings").wait_for(timeout=120_000)

    def test_wizard(self):
        """the list of two counties goes in by hand, is told again as known, and is taken back"""
        with self.browser.page("desktop", "zh") as page:
            self.sign_in(page)
            self.walk(page, self.list)
            notice = page.locator("main .notice").first.inner_text()
            self.assertIn(f"新增 {NEW:,} 条", notice)
            self.assertIn(f"有 {REPEATED} 行", notice)
            browser.press(page, page.locator("main a.button.primary", has_text="写入"))
            page.locator("main form button[type=submit]").first.click()
            page.wait_for_url(re.compile(r"/imports/\d+"), timeout=300_000)
            self.assertIn("导入完成", page.locator("main").inner_text())
            record = page.url.split("?")[0]
            board = page.locator("main a", has_text=GUANGNING[0]).first
            browser.press(page, board)
            self.assertIn(GUANGNING[0], page.locator("h1").inner_text())

            self.walk(page, self.list)
            self.assertIn("不会重复写入", page.locator("main .notice").first.inner_text())

            page.goto(record + "/undo")
            browser.press(page, page.locator("main form.actions button[type=submit]"))
            self.assertEqual(page.url, record)
            self.assertIn("已撤销", page.locator("main").inner_text())

    def test_without_scripts(self):
        """on a phone with JavaScript off the wizard leads to the same findings"""
        with self.browser.page("phone", "zh", scripts=False) as page:
            self.sign_in(page)
            self.walk(page, self.list)
            widths = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
            self.assertLessEqual(widths[0], widths[1])
            self.assertIn(f"有 {REPEATED} 行", page.locator("main .notice").first.inner_text())


if __name__ == "__main__":
    unittest.main()
