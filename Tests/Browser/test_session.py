"""The end of a session: people are told before, stay signed in by one press, and lose nothing that they typed."""

import unittest

import browser
from Smoke import program

WAIT = 120_000


class Sessions(browser.BrowserTestCase):
    """Over a server of its own whose sessions end after a minute without use."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.folder = program.tempfile.TemporaryDirectory(prefix="qingxi-session.")
        cls.addClassCleanup(cls.folder.cleanup)
        database = program.os.path.join(cls.folder.name, "county.db")
        made = program.run("demo", "--db", database, "--seed", 1)
        cls.log_ins = browser.read_log_ins(made.stdout + made.stderr)
        cls.server = program.Server(database, "--idle-minutes", 1)
        cls.addClassCleanup(cls.server.kill)
        cls.server.wait_until_ready()

    def sign_in(self, page, path, language="zh-CN"):
        page.goto(f"{self.server.address}/login?lang={language}&next={path}")
        name, password = self.log_ins["county-editor"]
        page.locator("#f-login").fill(name)
        page.locator("#f-password").fill(password)
        browser.press(page, page.locator("main button.primary"))

    def answer(self, page):
        return page.evaluate("fetch('/session').then(answer => answer.json())")

    def test_stay(self):
        """the warning comes before the end, in every tab, and one press in one of them is enough"""
        with self.browser.page(language="en") as page:
            self.sign_in(page, "/account", "en")
            page.locator("#session[open] [data-stay]").wait_for(timeout=WAIT)
            self.assertIn("signed out in", page.locator("#session").inner_text())
            found = browser.Axe().run(page, options={"runOnly": {"type": "tag", "values": browser.WCAG}})
            self.assertEqual([one["id"] for one in found.response["violations"]], [])
            self.assertTrue(page.evaluate("document.querySelector('#session').contains(document.activeElement)"))
            page.keyboard.press("Enter")
            page.locator("#session[open]").wait_for(state="detached", timeout=WAIT)
            self.assertGreater(self.answer(page)["left"], 40)
            self.assertEqual(page.evaluate("window.policyViolations"), [])

    def test_asking_is_no_use(self):
        """what pages ask by themselves does not keep a session open; after its end nothing typed is lost"""
        with self.browser.page(language="zh") as page:
            self.sign_in(page, "/account/password")
            page.locator("#f-current").fill("something typed")
            lefts = []
            page.locator("#session[open] [data-stay]").wait_for(timeout=WAIT)
            for _ in range(3):
                lefts.append(self.answer(page)["left"])
            self.assertLessEqual(max(lefts), 30)
            page.locator("#session[open] [data-sign-in]:not([hidden])").wait_for(timeout=WAIT)
            self.assertIn("登录已结束", page.locator("#session").inner_text())
            self.assertEqual(self.answer(page), {"left": 0})
            old = page.locator("main form input[name=csrf]").first.input_value()
            page.locator("#session [data-close]").click()
            page.locator("main form button[type=submit]").first.click()
            page.locator("#session[open] [data-sign-in]:not([hidden])").wait_for(timeout=WAIT)
            with page.context.expect_page() as opened:
                page.locator("#session [data-sign-in]").click()
            other = opened.value
            name, password = self.log_ins["county-editor"]
            other.locator("#f-login").fill(name)
            other.locator("#f-password").fill(password)
            browser.press(other, other.locator("main button.primary"))
            self.assertIn("/account/password", other.url)
            page.bring_to_front()
            page.locator("#session[open]").wait_for(state="detached", timeout=WAIT)
            self.assertEqual(page.locator("#f-current").input_value(), "something typed")
            self.assertNotEqual(page.locator("main form input[name=csrf]").first.input_value(), old)

    def test_without_scripts(self):
        """without scripts a line beside the form says how long the session lasts; a form sent too late leads back"""
        with self.browser.page(scripts=False) as page:
            self.sign_in(page, "/account/password")
            self.assertRegex(page.locator(".session-hint").inner_text(), r"登录保持到 \d{4}-\d\d-\d\d \d\d:\d\d")
            page.context.clear_cookies()
            browser.press(page, page.locator("main form button[type=submit]").first)
            self.assertIn("/login?next=%2Faccount%2Fpassword", page.url)


if __name__ == "__main__":
    unittest.main()
