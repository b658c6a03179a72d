"""Edits on the map: a point moved by typing, undo, a conflict with somebody else's change, a traced way."""

import json
import unittest

import browser
from test_map import LIBRARY, STATE, wait_for


def value(page, name):
    return page.evaluate(f"document.querySelector('[data-edit={name}]').value")


@unittest.skipUnless(LIBRARY.exists(), "the map library was not fetched")
class Edit(browser.BrowserTestCase):
    def record(self, page, kind, number):
        answer = page.request.get(self.site.url(f"/api/v1/records/{kind}/{number}"))
        self.assertEqual(answer.status, 200)
        return answer.json()

    def facility(self, page):
        found = page.request.get(self.site.url("/api/v1/records/facilities?limit=1")).json()
        return found["items"][0]["id"]

    def open(self, page, path):
        page.goto(self.site.url(path))
        wait_for(page, f"{STATE}?.state === 'moving'")

    def test_conflict(self):
        """who moves a point that somebody else has moved meanwhile sees both, and decides"""
        with self.browser.page(signed_in="county-editor") as page:
            page.goto(self.site.url("/map"))
            number = self.facility(page)
            self.open(page, f"/map?on=facilities&sel=facilities.{number}")
            page.locator("button[data-edit=move]").click()
            page.locator("#edit-vertices").wait_for()
            before = self.record(page, "facility", number)
            longitude, latitude = before["values"]["longitude"], before["values"]["latitude"]
            self.assertEqual(value(page, "vertices"), f"{longitude}, {latitude}")
            field = page.locator("#edit-vertices")
            field.fill(f"{longitude + 0.001:.6f}, {latitude}")
            field.blur()
            page.locator("button[data-edit=undo]").click()
            self.assertEqual(value(page, "vertices"), f"{longitude}, {latitude}")
            page.locator("button[data-edit=redo]").click()

            token = json.loads(page.locator("#map-edit").get_attribute("data-config"))["token"]
            other = page.request.patch(
                self.site.url(f"/api/v1/records/facility/{number}"),
                headers={"X-CSRF-Token": token, "If-Match": f'"{before["version"]}"'},
                data={"values": {"latitude": round(latitude + 0.002, 6)}})
            self.assertEqual(other.status, 200)

            page.locator("#edit-source").fill("现场实测")
            page.locator("button[data-edit=save]").click()
            conflict = page.locator("[data-edit=conflict]")
            conflict.wait_for()
            self.assertIn(str(round(latitude + 0.002, 6)), conflict.inner_text())
            self.assertEqual(self.record(page, "facility", number)["values"]["longitude"], longitude)
            page.locator("button[data-edit=mine]").click()
            wait_for(page, "!document.querySelector('button[data-edit=retract]').disabled")
            after = self.record(page, "facility", number)["values"]
            self.assertAlmostEqual(after["longitude"], longitude + 0.001, 6)
            self.assertIn("现场实测", after["sourceDatum"])
            # Taking it back states what was there, and both changes stay on file.
            page.locator("button[data-edit=retract]").click()
            wait_for(page, "document.querySelector('button[data-edit=retract]').disabled")
            self.assertEqual(self.record(page, "facility", number)["values"]["longitude"], longitude)

    def test_trace(self):
        """a trace in the address is drawn on the map"""
        with self.browser.page(signed_in="county-editor") as page:
            page.goto(self.site.url("/map"))
            sewers = page.request.get(self.site.url("/api/v1/records/sewers?limit=1")).json()["items"]
            self.open(page, f"/map?trace=sewers.{sewers[0]['id']}.down")
            wait_for(page, f"Number({STATE}.trace) > 0")


if __name__ == "__main__":
    unittest.main()
