"""Criteria are edited by buttons that work with and without scripts."""

import browser


class Criteria(browser.BrowserTestCase):
    ADDRESS = "/spotchecks/criteria/edit?from=effective-operation-draft-1@0"

    def questions(self, page):
        return page.locator("input[name^='q-zh-']").evaluate_all("fields => fields.map(field => field.value)")

    def edit(self, page):
        """Moves the second item up, removes the last, adds one. Returns the questions before and after."""
        page.goto(self.site.url(self.ADDRESS))
        before = self.questions(page)
        page.locator("button[value=up-1]").click()
        page.wait_for_function("value => document.querySelector('[name=q-zh-0]').value === value", arg=before[1])
        page.locator(f"button[value=remove-{len(before) - 1}]").click()
        page.wait_for_function("count => document.querySelectorAll('[name^=q-zh-]').length === count", arg=len(before) - 1)
        page.locator("button[value=add]").click()
        page.wait_for_function("count => document.querySelectorAll('[name^=q-zh-]').length === count", arg=len(before))
        return before, self.questions(page)

    def check(self, before, after):
        self.assertEqual(after, [before[1], before[0], *before[2:-1], ""])

    def test_with_scripts(self):
        """in place, the keyboard staying with what was moved, and kept as a version"""
        with self.browser.page("desktop", "zh", "supervisor") as page:
            before, after = self.edit(page)
            self.check(before, after)
            self.assertEqual(page.evaluate("document.activeElement.name"), f"q-zh-{len(after) - 1}")
            page.keyboard.type("有运行台账")
            page.locator("#f-code").fill("browser-test")
            page.locator("form button.primary").click()
            page.wait_for_url("**/criteria/view?key=browser-test%401")
            self.assertIn("有运行台账", page.locator("main").inner_text())
            self.assertEqual(page.evaluate("window.policyViolations"), [])

    def test_without_scripts(self):
        """the server does the same with whole pages"""
        with self.browser.page("phone", "zh", "supervisor", scripts=False) as page:
            page.goto(self.site.url(self.ADDRESS))
            before = page.locator("input[name^='q-zh-']").count()
            page.locator("button[value=up-1]").click()
            page.locator("[name=q-zh-0][value='供电正常，关键设备在位并可运转']").wait_for()
            page.locator("button[value=add]").click()
            page.locator("input[name^='q-zh-']").nth(before).wait_for()
            self.assertEqual(page.locator("input[name^='q-zh-']").count(), before + 1)
            self.assertEqual(page.locator("[name=q-zh-0]").get_attribute("value"), "供电正常，关键设备在位并可运转")
