"""The field page on bad days: a full phone, a wrong clock, an old browser, no way to send, a photo too late."""

import base64
import json
import pathlib
import unittest

from playwright.sync_api import expect

import browser
from axe_playwright_python.sync_playwright import Axe
from field_site import MAKE_PHOTOS, PATIENCE, FieldTestCase

FIRST_LOAD = 150_000
# Apple's and WCAG's (2.5.5) size for fingers, in pixels.
FINGER = 44


class Field(FieldTestCase):
    """One small spot check; every test has its own phone and takes tasks that no other has taken."""

    visits = 12

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.address = None

    def setUp(self):
        self.head = self.open("head")
        if Field.address is None:
            Field.address = self.prepare(self.head)
        made = self.head.evaluate(MAKE_PHOTOS, 4)
        self.photos = [base64.b64decode(photo) for photo in made]
        self.addCleanup(self.restart)

    def restart(self):
        """The server as it should be for the next test."""
        if self.server.process.poll() is not None:
            type(self).serve()
            self.link.target_port = self.server.port

    def phone(self, login="one", **changes):
        page = self.open(login, phone=True, **changes)
        page.goto(self.link.address + "/field")
        self.open_list(page, login)
        return page

    def open_list(self, page, login=None):
        """Opens the list, if no test before has; the other tests' visits are known by the server alone."""
        expect(page.locator("button.open-list, .task").first).to_be_visible()
        if page.locator("button.open-list").count():
            page.locator("button.open-list").click()
        page.locator(".task").first.wait_for()

    def free_task(self, page):
        """The place in the list of a task that nobody has visited."""
        rows = page.locator(".task")
        for index in range(rows.count()):
            if rows.nth(index).locator("button.primary").count():
                return index
        raise AssertionError("every task of the list is taken")

    def state(self, page):
        return page.locator("#state")

    def test_weight(self):
        """the first load, worker included, is at most 150 kB over the wire, and the second asks for no page"""
        context = self.chromium.new_context(**browser.PHONE, locale="zh-CN")
        self.addCleanup(context.close)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        self.link.sent = 0
        page.goto(self.link.address + "/field")
        page.wait_for_function(
            "async () => { const cache = await caches.open((await caches.keys())[0] ?? 'none');"
            " return (await cache.keys()).length >= 14 }")
        # Files are kept before the worker answers for the page; only then may the server go.
        page.wait_for_function("() => navigator.serviceWorker.controller?.state === 'activated'")
        first = self.link.sent
        self.assertGreater(first, 5_000, "the link counted nothing")
        self.assertLessEqual(first, FIRST_LOAD)
        self.server.kill()
        self.link.drop()
        page.reload()
        expect(page.locator("h1")).to_have_text("现场检查")

    def test_no_worker(self):
        """without a service worker the page says so, and works while it stays open although the server is gone"""
        page = self.phone(init="delete Navigator.prototype.serviceWorker")
        expect(self.state(page)).to_have_attribute("data-offline", "never")
        expect(self.state(page)).to_contain_text("请勿关闭本页")
        self.server.kill()
        self.link.drop()
        self.visit(page, self.free_task(page), self.photos[:1], "good")
        expect(self.state(page)).to_contain_text("未上传 1 条")
        self.restart()
        page.locator("#send").click()
        expect(self.state(page)).to_contain_text("全部已上传")

    def test_no_store(self):
        """a browser that keeps nothing is told apart at once, before anything is typed"""
        page = self.open("one", phone=True, init="IDBFactory.prototype.open = () => { throw new Error('private') }")
        page.goto(self.link.address + "/field")
        expect(page.locator("main .problems").first).to_contain_text("不能保存记录")
        expect(self.state(page)).to_have_attribute("data-offline", "never")

    def test_full_phone(self):
        """on a full phone the photo and the visit are refused aloud, nothing is lost, and it goes on with space"""
        page = self.phone()
        index = self.free_task(page)
        page.locator(".task").nth(index).locator("button").click()
        page.locator("input[name=how][value=inaccessible]").check()
        # A disk without space, as seen by the page: every write to its store is refused.
        page.evaluate("""() => {
            window.realPut = IDBObjectStore.prototype.put;
            IDBObjectStore.prototype.put = function () { throw new DOMException("full", "QuotaExceededError"); };
        }""")
        page.locator("#camera").set_input_files(
            {"name": "1.jpg", "mimeType": "image/jpeg", "buffer": self.photos[0]})
        expect(page.locator(".problems[role=alert]")).to_contain_text("存储不足")
        self.assertEqual(page.locator(".photos li").count(), 0)
        page.evaluate("() => { IDBObjectStore.prototype.put = window.realPut; }")
        page.locator("#camera").set_input_files(
            {"name": "1.jpg", "mimeType": "image/jpeg", "buffer": self.photos[0]})
        expect(page.locator(".photos li")).to_have_count(1)
        page.evaluate("""() => {
            IDBObjectStore.prototype.put = function () { throw new DOMException("full", "QuotaExceededError"); };
        }""")
        page.locator("#save").click()
        expect(page.locator(".problems[role=alert]")).to_contain_text("存储不足")
        expect(page.locator("#save")).to_be_visible()
        page.evaluate("() => { IDBObjectStore.prototype.put = window.realPut; }")
        page.locator("#save").click()
        expect(self.state(page)).to_contain_text("全部已上传")
        expect(page.locator(".task").nth(index)).to_contain_text("已上传")

    def test_wrong_clock(self):
        """a phone two hours slow is told so, its visit waits with that reason, and its times are set right"""
        page = self.phone("two", init="""(() => {
            const real = Date.now.bind(Date), late = 7_200_000;
            Date.now = () => real() - late;
        })()""")
        expect(page.locator("main .problems")).to_contain_text("手机时钟慢约 120 分钟")
        self.visit(page, self.free_task(page), self.photos[:1], "good")
        expect(page.locator(".task", has_text="手机时钟不准")).to_have_count(1)
        self.head.goto(self.link.address + "/visits/quarantine")
        panel = self.head.locator("article", has_text="手机时钟不准")
        expect(panel).to_contain_text("手机时钟相差 7200 秒")
        panel.locator("input[name=resolution]").fill("手机时钟慢两小时，其余无误")
        browser.press(self.head, panel.locator("button[value=accept]"))
        expect(self.head.locator("main article", has_text="手机时钟不准")).to_have_count(0)

    def test_late_photos(self):
        """photos taken after the visit was sent join it, over a link that breaks, once"""
        page = self.phone()
        index = self.free_task(page)
        self.visit(page, index, self.photos[:1], "good")
        expect(self.state(page)).to_contain_text("全部已上传")
        row = page.locator(".task").nth(index)
        expect(row).to_contain_text("照片 1/1 已上传")
        known = self.rows("SELECT COUNT(*) FROM visit_evidence")[0][0]
        self.server.kill()
        self.link.drop()
        row.locator("button.late").click()
        expect(page.locator(".photos li")).to_have_count(1)
        expect(page.locator(".photos li").first).to_contain_text("已上传")
        page.locator("#album").set_input_files(
            [{"name": f"{n}.jpg", "mimeType": "image/jpeg", "buffer": photo} for n, photo in enumerate(self.photos[1:3])])
        expect(page.locator(".photos li")).to_have_count(3)
        expect(page.locator(".photos li").last).to_contain_text("未上传")
        page.locator("#late-done").click()
        expect(self.state(page)).to_contain_text("未上传 1 条")
        expect(row).to_contain_text("照片 1/3 已上传")
        page.reload()
        expect(self.state(page)).to_contain_text("未上传 1 条")
        self.restart()
        page.locator("#send").click()
        expect(self.state(page)).to_contain_text("全部已上传")
        expect(row).to_contain_text("照片 3/3 已上传")
        self.assertEqual(self.rows("SELECT COUNT(*) FROM visit_evidence")[0][0], known + 2)
        self.assertEqual(self.rows("SELECT COUNT(*) FROM visit_evidence WHERE added_at IS NOT NULL")[0][0], 2)

    def test_export(self):
        """where sending never works, everything goes into a file that the head takes in, and nothing is doubled"""
        page = self.phone("two")
        self.server.kill()
        self.link.drop()
        self.visit(page, self.free_task(page), self.photos[:2], "good")
        expect(self.state(page)).to_contain_text("未上传 1 条")
        with page.expect_download() as download:
            page.locator("#export").click()
        file = pathlib.Path(self.folder) / "outbox.json"
        download.value.save_as(file)
        self.assertRegex(download.value.suggested_filename, r"^qingxi-\d+\.json$")
        self.assertEqual(len(json.loads(file.read_text("utf-8"))["photos"]), 2)
        # The server is back, but not for this phone, which would try again by itself.
        page.context.set_offline(True)
        self.restart()
        self.head.goto(self.link.address + "/visits/quarantine")
        for expected in ("新记录 1 份、已有 0 份；新照片 2 张", "新记录 0 份、已有 1 份；新照片 0 张、已有 2 张"):
            self.head.locator("#f-file").set_input_files(file)
            browser.press(self.head, self.head.locator("form[action='/visits/outbox'] button[type=submit]"))
            expect(self.head.locator(".notice").first).to_contain_text(expected)
        panel = self.head.locator("article", has_text="由文件导入")
        expect(panel).to_have_count(1)
        self.assertEqual(panel.locator("img").count(), 2)
        with self.head.expect_download() as download:
            panel.locator("a", has_text="下载上报原文").click()
        self.assertEqual(json.loads(pathlib.Path(download.value.path()).read_text("utf-8"))["outcome"], "effective")
        # The phone gets through after all: the same visit, not a second one.
        visits = self.rows("SELECT COUNT(*) FROM visits")[0][0]
        page.context.set_offline(False)
        page.locator("#send").click()
        expect(self.state(page)).to_contain_text("全部已上传")
        self.assertEqual(self.rows("SELECT COUNT(*) FROM visits")[0][0], visits)

    def test_ways(self):
        """the page leads to the platform, to the other language and out; drawing the list anew leaves the focus"""
        page = self.phone()
        expect(page.locator(".ways a[href='/']")).to_be_visible()
        page.locator("#refresh").focus()
        page.evaluate("dispatchEvent(new Event('online'))")
        page.locator("#refresh").press("Enter")
        expect(self.state(page)).to_contain_text("有网络")
        self.assertEqual(page.evaluate("document.activeElement.id"), "refresh")
        page.locator(".ways a[hreflang='en']").click()
        expect(page.locator("h1")).to_have_text("Field check")
        page.locator(".ways button").click()
        page.wait_for_url("**/login**")
        page.goto(self.link.address + "/field")
        expect(page.locator("#sign-in")).to_be_visible()
        expect(page.locator(".ways button")).to_have_count(0)

    def test_fingers(self):
        """list and form fit 360 px in both languages, with targets of 44 px and nothing that axe objects to"""
        page = self.phone()
        page.set_viewport_size({"width": 360, "height": 740})
        for language in ("zh-CN", "en"):
            page.goto(f"{self.link.address}/field?lang={language}")
            page.locator(".task").first.wait_for()
            self.assertEqual(page.evaluate("document.documentElement.lang")[:2], language[:2])
            self.check_page(page, f"list {language}")
            page.locator(".task").nth(self.free_task(page)).locator("button").click()
            page.locator("#save").wait_for()
            self.check_page(page, f"form {language}")
            page.locator("button.back").click()
            page.locator(".task").first.wait_for()

    def check_page(self, page, name):
        widths = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        self.assertLessEqual(widths[0], widths[1], f"{name} scrolls sideways")
        small = page.evaluate("""(least) => [...document.querySelectorAll("button, a.button, label.button, .choice, select, "
            + "input[type=text]")].filter((node) => node.offsetHeight && node.offsetHeight < least)
            .map((node) => node.outerHTML.slice(0, 80) + " " + node.offsetHeight)""", FINGER)
        self.assertEqual(small, [], name)
        results = Axe().run(page, options={"runOnly": {"type": "tag", "values": browser.WCAG}})
        self.assertEqual([violation["id"] + ": " + violation["help"] + str(violation["nodes"][0]["target"])
                          for violation in results.response["violations"]], [], name)


if __name__ == "__main__":
    unittest.main()
