"""Edits on the map: points, areas and pipes, by pointer, keys and typing; undo, conflict, striking off; a traced way."""

import json
import unittest

import browser
from test_map import AT_REST, LIBRARY, STATE, wait_for

MAP = "document.querySelector('qingxi-map').map"
FORM_OPEN = "!document.querySelector('[data-edit=form]').hidden"
FORM_SHUT = "document.querySelector('[data-edit=form]').hidden"


def value(page, name):
    return page.evaluate(f"document.querySelector('[data-edit={name}]').value")


@unittest.skipUnless(LIBRARY.exists(), "the map library was not fetched")
class Edit(browser.BrowserTestCase):
    def record(self, page, kind, number):
        answer = page.request.get(self.site.url(f"/api/v1/records/{kind}/{number}"))
        self.assertEqual(answer.status, 200)
        return answer.json()

    def facility(self, page, number=0):
        found = page.request.get(self.site.url("/api/v1/records/facilities?limit=20")).json()
        return found["items"][number]["id"]

    def click(self, page, longitude, latitude):
        """Clicks on the map where a position is shown."""
        box = page.locator(".maplibregl-canvas").bounding_box()
        x, y = page.evaluate(f"(({{x, y}}) => [x, y])({MAP}.project([{longitude}, {latitude}]))")
        page.mouse.click(box["x"] + x, box["y"] + y)

    def vertices(self, page):
        return [tuple(float(number) for number in line.split(",")) for line in value(page, "vertices").splitlines()]

    def save(self, page, source):
        page.locator("#edit-source").fill(source)
        page.locator("button[data-edit=save]").click()
        wait_for(page, f"{FORM_SHUT} && !document.querySelector('button[data-edit=retract]').disabled")

    def take_back(self, page):
        page.locator("button[data-edit=retract]").click()
        wait_for(page, "document.querySelector('button[data-edit=retract]').disabled")

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

    def test_move(self):
        """a point goes where the map is clicked; Ctrl+Z and Ctrl+Y go back and forth; saving says where it comes from"""
        with self.browser.page(signed_in="county-editor") as page:
            page.goto(self.site.url("/map"))
            number = self.facility(page, 1)
            self.open(page, f"/map?on=facilities&sel=facilities.{number}")
            before = self.record(page, "facility", number)["values"]
            page.locator("button[data-edit=move]").click()
            wait_for(page, FORM_OPEN)
            target = (before["longitude"] + 0.002, before["latitude"] + 0.001)
            self.click(page, *target)
            moved = self.vertices(page)[0]
            # A pixel of level 13 is some 10 m.
            self.assertAlmostEqual(moved[0], target[0], delta=3e-4)
            self.assertAlmostEqual(moved[1], target[1], delta=3e-4)
            page.locator(".maplibregl-canvas").press("Control+z")
            self.assertEqual(self.vertices(page)[0], (before["longitude"], before["latitude"]))
            page.locator(".maplibregl-canvas").press("Control+y")
            self.assertEqual(self.vertices(page)[0], moved)
            # By keyboard alone: the arrows move the map under the cross, Enter takes what lies there.
            canvas = page.locator(".maplibregl-canvas")
            start = page.evaluate(f"{MAP}.getCenter().lng")
            canvas.press("ArrowRight")
            wait_for(page, f"{MAP}.getCenter().lng > {start} && {AT_REST}")
            canvas.press("Enter")
            centre = page.evaluate(f"{MAP}.getCenter().toArray()")
            self.assertAlmostEqual(self.vertices(page)[0][0], centre[0], delta=1e-6)
            self.save(page, "现场实测")
            after = self.record(page, "facility", number)["values"]
            self.assertAlmostEqual(after["longitude"], centre[0], delta=1e-6)
            self.assertIn("现场实测", after["sourceDatum"])
            self.take_back(page)
            self.assertEqual(self.record(page, "facility", number)["values"]["longitude"], before["longitude"])

    def test_area(self):
        """an area is drawn by clicks, undone and drawn on, saved as a polygon, and taken back"""
        with self.browser.page(signed_in="county-editor") as page:
            page.goto(self.site.url("/map"))
            zones = page.request.get(self.site.url("/api/v1/records/protectionZones?limit=20")).json()["items"]
            number = next(each["id"] for each in zones if "shape" in self.record(page, "protectionZone", each["id"])["values"])
            before = self.record(page, "protectionZone", number)["values"]["shape"]
            self.open(page, f"/map?on=zones&sel=zones.{number}")
            page.locator("button[data-edit=shape]").click()
            wait_for(page, FORM_OPEN)
            page.locator("#edit-vertices").fill("")
            page.locator("#edit-vertices").blur()
            self.assertTrue(page.locator("button[data-edit=save]").is_disabled())
            west, south, east, north = page.evaluate(f"{MAP}.getBounds().toArray().flat()")
            corner = lambda x, y: (west + (east - west) * x, south + (north - south) * y)
            for place in [corner(0.3, 0.3), corner(0.7, 0.3), corner(0.7, 0.9)]:
                self.click(page, *place)
            page.locator("button[data-edit=undo]").click()
            self.assertEqual(len(self.vertices(page)), 2)
            self.assertTrue(page.locator("button[data-edit=save]").is_disabled())
            for place in [corner(0.7, 0.7), corner(0.3, 0.7)]:
                self.click(page, *place)
            drawn = self.vertices(page)
            self.assertEqual(len(drawn), 4)
            self.save(page, "竣工图")
            shape = self.record(page, "protectionZone", number)["values"]["shape"]
            self.assertTrue(shape.startswith("POLYGON"))
            self.assertEqual(shape.count(","), 4)
            self.take_back(page)
            self.assertEqual(self.record(page, "protectionZone", number)["values"]["shape"], before)

    def test_pipe(self):
        """a new pipe snaps to manholes, names them, is part of the network at once, and can be taken back"""
        with self.browser.page(signed_in="county-editor") as page:
            page.goto(self.site.url("/map"))
            found = page.request.get(self.site.url("/api/v1/records/manholes?limit=2")).json()["items"]
            ends = [self.record(page, "manhole", each["id"]) for each in found]
            places = [(end["values"]["longitude"], end["values"]["latitude"]) for end in ends]
            middle = [sum(numbers) / 2 for numbers in zip(*places)]
            self.open(page, f"/map?on=sewers,manholes&at={middle[0]},{middle[1]},16")
            with page.expect_response(lambda answer: "near.geojson" in answer.url):
                page.locator("button[data-edit=sewer]").click()
            for place in places:
                self.click(page, place[0], place[1])
            for drawn, place in zip(self.vertices(page), places, strict=True):
                self.assertAlmostEqual(drawn[0], place[0], delta=1e-7)
                self.assertAlmostEqual(drawn[1], place[1], delta=1e-7)
            page.locator("#edit-name").fill("试接管")
            page.locator("#edit-code").fill("TRY-1")
            with page.expect_response(lambda answer: answer.request.method == "POST") as waiting:
                self.save(page, "现场实测")
            made = waiting.value.json()
            self.assertEqual([made["values"]["fromNode"], made["values"]["toNode"]], [end["code"] for end in ends])
            trace = page.request.get(self.site.url(f"/api/v1/networks/trace/sewer/{made['id']}?way=down")).json()
            self.assertEqual(trace["start"]["code"], "TRY-1")
            self.take_back(page)
            gone = page.request.get(self.site.url(f"/api/v1/records/sewer/{made['id']}"))
            self.assertEqual(gone.status, 404)

    def test_strike_off(self):
        """a record is struck off with source and day, goes from the map, and comes back"""
        with self.browser.page(signed_in="county-editor") as page:
            page.goto(self.site.url("/map"))
            number = self.facility(page, 2)
            self.open(page, f"/map?on=facilities&sel=facilities.{number}")
            page.locator("button[data-edit=retire]").click()
            strike = page.locator("button[data-edit=strike]")
            strike.click()
            self.assertIn("is-wrong", page.locator("[data-edit=status]").get_attribute("class"))
            page.locator("#edit-source").fill("批文 2025-7")
            strike.click()
            wait_for(page, f"{FORM_SHUT} && !document.querySelector('button[data-edit=retract]').disabled")
            path = self.site.url(f"/api/v1/records/facility/{number}")
            self.assertEqual(page.request.get(path).status, 404)
            wait_for(page, f"!document.querySelector('.map-lines a[data-sel=\"facilities.{number}\"]')")
            self.take_back(page)
            self.assertEqual(page.request.get(path).status, 200)

    def test_villages_stay(self):
        """a village is not struck off on the map: it ends with the tree"""
        with self.browser.page(signed_in="county-editor") as page:
            self.open(page, "/map?on=villages&at=101.6,40.1,10")
            wait_for(page, "document.querySelectorAll('.map-lines a').length > 0")
            page.locator(".map-lines a").first.click()
            page.locator("#map-card").wait_for()
            self.assertTrue(page.locator("button[data-edit=retire]").is_disabled())
            self.assertTrue(page.locator("button[data-edit=move]").is_enabled())

    def test_trace(self):
        """a trace in the address is drawn on the map"""
        with self.browser.page(signed_in="county-editor") as page:
            page.goto(self.site.url("/map"))
            sewers = page.request.get(self.site.url("/api/v1/records/sewers?limit=1")).json()["items"]
            self.open(page, f"/map?trace=sewers.{sewers[0]['id']}.down")
            wait_for(page, f"Number({STATE}.trace) > 0")


if __name__ == "__main__":
    unittest.main()
