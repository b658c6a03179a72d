"""A demo county with supervisors and a spot check in the field, for tests of the field page."""

import datetime
import os
import pathlib
import sqlite3
import tempfile
import time
import unittest

from playwright.sync_api import expect

import browser
from link import BadLink
from Smoke import demo, program

NEW_PASSWORD = "seven rivers meet"
CHINA = datetime.timezone(datetime.timedelta(hours=8))
# Nothing here waits for a time to pass: these are how long to wait, in milliseconds, before it counts as broken, and
# how many times slower than this machine the phones are.
PATIENCE = 120_000
SLOWER = float(os.environ.get("QINGXI_PHONE_SLOWER", "1"))

# Draws pictures that differ in every part, as photos of different places do.
MAKE_PHOTOS = """
async (count) => {
  const made = [];
  for (let index = 0; index < count; index++) {
    const canvas = document.createElement("canvas");
    canvas.width = 640; canvas.height = 480;
    const pen = canvas.getContext("2d");
    for (let patch = 0; patch < 120; patch++) {
      pen.fillStyle = `rgb(${Math.random() * 255},${Math.random() * 255},${Math.random() * 255})`;
      pen.fillRect(Math.random() * 640, Math.random() * 480, 40 + Math.random() * 160, 40 + Math.random() * 160);
    }
    made.push(canvas.toDataURL("image/jpeg", 0.8).split(",")[1]);
  }
  return made;
}
"""


class FieldTestCase(unittest.TestCase):
    """A demo county, a head and two inspectors of its city, each with a browser of their own."""

    # How many visits the spot check has, re-checks included.
    visits = 40

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="qingxi-spot-check.")
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        cls.database = cls.folder / "county.db"
        program.run("demo", "--db", cls.database, "--seed", 1, "--no-spot-checks")
        cls.county = demo.county_code(cls.database)
        cls.passwords = {}
        for login in ("head", "one", "two"):
            made = program.run("user", "create", login, "--role", "supervisor", "--area", cls.county[:4], "--db",
                               cls.database)
            cls.passwords[login] = made.stdout.split(" / ")[1].split()[0]
        cls.serve()
        cls.link = BadLink(cls.server.port)
        cls.addClassCleanup(cls.link.close)
        cls.addClassCleanup(lambda: cls.server.kill())
        expect.set_options(timeout=PATIENCE)
        cls.chromium = browser.Browser.shared().chromium

    @classmethod
    def serve(cls):
        cls.server = program.Server(cls.database)
        cls.server.wait_until_ready()

    def open(self, login, phone=False, init=None):
        """A browser of its own with somebody signed in; `init` is a script that runs before the page's own."""
        options = dict(browser.PHONE if phone else browser.DESKTOP, locale="zh-CN", timezone_id="Asia/Shanghai",
                       accept_downloads=True)
        context = self.chromium.new_context(
            **options, permissions=["geolocation"], geolocation={"longitude": 112.5, "latitude": 23.1, "accuracy": 12})
        context.add_init_script(browser.WATCH_POLICY)
        if init:
            context.add_init_script(init)
        self.addCleanup(context.close)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        browser.slow_down(page, SLOWER if phone else 1)
        self.passwords[login] = browser.log_in_anew(
            page, self.link.address, login, self.passwords[login], NEW_PASSWORD)
        return page

    def rows(self, query):
        with sqlite3.connect(f"file:{self.database}?mode=ro", uri=True) as base:
            return base.execute(query).fetchall()

    def prepare(self, page):
        """The wizard from the empty form to teams and days. Returns the campaign's address."""
        base = self.link.address
        page.goto(base + "/spotchecks/new")
        page.locator("#f-title").fill("2026 年市级抽查")
        page.locator("#f-area").fill(self.county)
        page.locator("#f-organiser").fill("演示市生态环境局")
        page.locator("#f-confirmed").check()
        browser.press(page, page.locator("main form.form-panel button[type=submit]"))
        self.assertRegex(page.url, r"/spotchecks/\d+$")
        address = page.url
        self.step(page, "freeze")
        sizes = page.locator("input[name^='size-']")
        populations = [int(page.locator(f"label[for='f-size-{index}']").inner_text().split("/")[1].split()[0].replace(",", ""))
                       for index in range(sizes.count())]
        drawn = self.shares(populations)
        for index, size in enumerate(drawn):
            page.locator(f"#f-size-{index}").fill(str(size))
        page.locator("#f-kind").select_option("dice")
        page.locator("#f-notice").fill("当众掷骰 25 次")
        self.announce(page)
        page.locator("#f-text").fill("3141592653 5 3 5 2 6 4 6")
        browser.press(page, page.locator("main form[action$='/draw'] button[type=submit]"))
        # 9 is no face of a die: the page says so, and the right faces are taken.
        expect(page.locator("main .notice, [role=alert]").first).to_contain_text("骰子点数")
        page.locator("#f-text").fill("3141526535264615243612345")
        self.step(page, "draw")
        page.locator("#f-dayCount").fill("1")
        for team, login in enumerate(("one", "two"), 1):
            label = page.locator("label", has_text=f"（{login}）")
            page.locator("#" + label.get_attribute("for")).select_option(str(team))
        self.step(page, "field")
        self.assertEqual(self.rows("SELECT COUNT(*) FROM campaign_reveals")[0][0], 0)
        self.assertEqual(page.locator("main form[action$='/replace']").count(), 0)
        return address

    def step(self, page, name):
        """Takes a step of the campaign that must succeed."""
        browser.press(page, page.locator(f"main form[action$='/{name}'] button[type=submit]"))
        self.assertTrue(page.url.endswith("done=1"), f"{name}: {page.locator('main').inner_text()[:600]}")

    def announce(self, page):
        """Announces the dice for a moment soon; on a machine so slow that it is past by then, for a later one."""
        for seconds in (4, 20, 60):
            due = datetime.datetime.now(CHINA).replace(microsecond=0) + datetime.timedelta(seconds=seconds)
            page.locator("#f-dueDay").fill(due.strftime("%Y-%m-%d"))
            page.locator("#f-dueTime").fill(due.strftime("%H:%M:%S"))
            browser.press(page, page.locator("main form[action$='/announce'] button[type=submit]"))
            if page.url.endswith("done=1"):
                break
        while datetime.datetime.now(CHINA) <= due:
            time.sleep(0.2)

    @classmethod
    def shares(cls, populations):
        """Sizes that with 8 % of re-checks make the wanted number of visits."""
        total = next(n for n in range(cls.visits, 0, -1) if n + max(1, -(-n * 8 // 100)) == cls.visits)
        sizes = [min(2, population) for population in populations]
        while sum(sizes) < total:
            index = max(range(len(sizes)), key=lambda i: (populations[i] - sizes[i]))
            sizes[index] += 1
        return sizes

    def open_list(self, page):
        page.goto(self.link.address + "/field")
        page.locator("button.open-list").click()
        page.locator(".task").first.wait_for()
        # From here on the network may go: the page says so only when it and the list are on the phone.
        expect(page.locator("#state")).to_have_attribute("data-offline", "ready")
        expect(page.locator("#state")).to_contain_text("可以离线使用了")

    def visit(self, page, index, photos, how):
        page.locator(".task").nth(index).locator("button").click()
        if how == "inaccessible":
            page.locator("input[name=how][value=inaccessible]").check()
        else:
            answers = {"inflow": "yes", "power": "no" if how == "bad" else "yes", "bypass": "no", "wetland": "none",
                       "pipes": "no", "outflow": "no", "operator": "yes", "safety": "yes"}
            for item, value in answers.items():
                page.locator(f"input[name=item-{item}][value={value}]").check()
        page.locator("#camera").set_input_files(
            [{"name": f"{number}.jpg", "mimeType": "image/jpeg", "buffer": photo} for number, photo in enumerate(photos)])
        page.locator(".photos li").nth(len(photos) - 1).wait_for()
        page.locator("#save").click()
        page.locator(".task").first.wait_for()
