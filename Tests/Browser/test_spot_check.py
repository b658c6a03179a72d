"""A whole spot check: frame, draw, a day in the field without the server, re-checks, result, verification, report."""

import base64
import datetime
import io
import pathlib
import re
import shlex
import sqlite3
import subprocess
import tempfile
import time
import unittest
import urllib.request
import zipfile

import browser
from link import BadLink
from Smoke import demo, program

NEW_PASSWORD = "seven rivers meet"
CHINA = datetime.timezone(datetime.timedelta(hours=8))
VISITS = 40
PHOTOS_A_VISIT = 4

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


class SpotCheck(unittest.TestCase):
    """A demo county, a head and two inspectors of its city, each with a browser of their own."""

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
        cls.chromium = browser.Browser.shared().chromium

    @classmethod
    def serve(cls):
        cls.server = program.Server(cls.database)
        cls.server.wait_until_ready()

    def open(self, login, phone=False):
        options = dict(browser.PHONE if phone else browser.DESKTOP, locale="zh-CN", timezone_id="Asia/Shanghai",
                       accept_downloads=True)
        context = self.chromium.new_context(
            **options, permissions=["geolocation"], geolocation={"longitude": 112.5, "latitude": 23.1, "accuracy": 12})
        context.add_init_script(browser.WATCH_POLICY)
        self.addCleanup(context.close)
        page = context.new_page()
        page.set_default_timeout(30_000)
        base = self.link.address
        page.goto(base + "/login")
        page.locator("input[autocomplete=username]").fill(login)
        page.locator("input[type=password]").fill(self.passwords[login])
        page.locator("main button[type=submit]").click()
        if "/account/password" in page.url:
            fields = page.locator("main input[type=password]")
            for index, text in enumerate([self.passwords[login]] + [NEW_PASSWORD] * (fields.count() - 1)):
                fields.nth(index).fill(text)
            page.locator("main form button[type=submit]").first.click()
            self.passwords[login] = NEW_PASSWORD
        return page

    def rows(self, query):
        with sqlite3.connect(f"file:{self.database}?mode=ro", uri=True) as base:
            return base.execute(query).fetchall()

    def test_campaign(self):
        """from the frame to the report, with a day in the field while the server stands still"""
        head = self.open("head")
        address = self.prepare(head)
        phones = {login: self.open(login, phone=True) for login in ("one", "two")}
        for page in phones.values():
            self.open_list(page)
        self.assertEqual(self.rows("SELECT COUNT(*) FROM assignments")[0][0], VISITS)
        tasks = {login: page.locator(".task").count() for login, page in phones.items()}
        self.assertEqual(sum(tasks.values()), VISITS)

        self.server.kill()
        self.link.drop()
        made = head.evaluate(MAKE_PHOTOS, VISITS * PHOTOS_A_VISIT)
        photos = [base64.b64decode(photo) for photo in made]
        self.assertEqual(len(set(photos)), VISITS * PHOTOS_A_VISIT)
        closed = 0
        for login, page in phones.items():
            page.reload()
            self.assertEqual(page.locator(".task").count(), tasks[login], "the list is gone without the server")
            for index in range(tasks[login]):
                how = "inaccessible" if login == "one" and index == 0 else "bad" if index == 1 else "good"
                closed += how == "inaccessible"
                self.visit(page, index, photos[:PHOTOS_A_VISIT], how)
                del photos[:PHOTOS_A_VISIT]
            self.assertIn(f"未上传 {tasks[login]} 条", page.locator("#state").inner_text())
        self.assertEqual(closed, 1)

        self.serve()
        self.link.target_port = self.server.port
        self.link.every = 2
        for page in phones.values():
            page.reload()
        deadline = time.monotonic() + 300
        while time.monotonic() < deadline:
            if all("全部已上传" in page.locator("#state").inner_text() for page in phones.values()):
                break
            time.sleep(1)
        self.link.every = None
        self.assertGreater(self.link.drops, 3, "the link was never cut")
        self.check_nothing_lost()
        for page in phones.values():
            self.assertEqual(page.evaluate("window.policyViolations"), [])
        self.finish(head, address)
        self.verify(address)
        self.check_report(head, address)
        self.check_copies()

    def prepare(self, page):
        """The wizard from the empty form to teams and days. Returns the campaign's address."""
        base = self.link.address
        page.goto(base + "/spotchecks/new")
        page.locator("#f-title").fill("2026 年市级抽查")
        page.locator("#f-area").fill(self.county)
        page.locator("#f-organiser").fill("演示市生态环境局")
        page.locator("#f-confirmed").check()
        page.locator("main form.form-panel button[type=submit]").click()
        page.wait_for_url(re.compile(r"/spotchecks/\d+$"))
        address = page.url
        page.locator("main form[action$='/freeze'] button[type=submit]").click()
        page.wait_for_url("**done=1")
        sizes = page.locator("input[name^='size-']")
        populations = [int(page.locator(f"label[for='f-size-{index}']").inner_text().split("/")[1].split()[0].replace(",", ""))
                       for index in range(sizes.count())]
        drawn = self.shares(populations)
        for index, size in enumerate(drawn):
            page.locator(f"#f-size-{index}").fill(str(size))
        page.locator("#f-kind").select_option("dice")
        page.locator("#f-notice").fill("当众掷骰 25 次")
        due = datetime.datetime.now(CHINA) + datetime.timedelta(seconds=4)
        page.locator("#f-dueDay").fill(due.strftime("%Y-%m-%d"))
        page.locator("#f-dueTime").fill(due.strftime("%H:%M:%S"))
        page.locator("main form[action$='/announce'] button[type=submit]").click()
        page.wait_for_url("**done=1")
        time.sleep(5)
        page.locator("#f-text").fill("3141592653 5 3 5 2 6 4 6")
        page.locator("main form[action$='/draw'] button[type=submit]").click()
        # 9 is no face of a die: the page says so, and the right faces are taken.
        self.assertIn("骰子点数", page.locator("main .notice, [role=alert]").first.inner_text())
        page.locator("#f-text").fill("3141526535264615243612345")
        page.locator("main form[action$='/draw'] button[type=submit]").click()
        page.wait_for_url("**done=1")
        page.locator("#f-dayCount").fill("1")
        for team, login in enumerate(("one", "two"), 1):
            label = page.locator("label", has_text=f"（{login}）")
            page.locator("#" + label.get_attribute("for")).select_option(str(team))
        page.locator("main form[action$='/field'] button[type=submit]").click()
        page.wait_for_url("**done=1")
        self.assertEqual(self.rows("SELECT COUNT(*) FROM campaign_reveals")[0][0], 0)
        self.assertEqual(page.locator("main form[action$='/replace']").count(), 0)
        return address

    @staticmethod
    def shares(populations):
        """Sizes that with 8 % of re-checks make the wanted number of visits."""
        total = next(n for n in range(VISITS, 0, -1) if n + max(1, -(-n * 8 // 100)) == VISITS)
        sizes = [min(2, population) for population in populations]
        while sum(sizes) < total:
            index = max(range(len(sizes)), key=lambda i: (populations[i] - sizes[i]))
            sizes[index] += 1
        return sizes

    def open_list(self, page):
        page.goto(self.link.address + "/field")
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        page.locator("button.open-list").click()
        page.locator(".task").first.wait_for()

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

    def check_nothing_lost(self):
        states = dict(self.rows("SELECT state, COUNT(*) FROM visits GROUP BY state"))
        self.assertEqual(states, {"accepted": VISITS}, self.rows("SELECT reasons, report FROM visits WHERE reasons <> ''")[:2])
        self.assertEqual(self.rows("SELECT COUNT(DISTINCT assignment) FROM visits")[0][0], VISITS)
        wanted = VISITS * PHOTOS_A_VISIT
        self.assertEqual(self.rows("SELECT COUNT(*), COUNT(DISTINCT hash) FROM visit_evidence")[0], (wanted, wanted))
        self.assertEqual(self.rows("SELECT COUNT(*) FROM evidence WHERE width IS NOT NULL")[0][0], wanted)

    def finish(self, page, address):
        page.goto(address)
        text = page.locator("main").inner_text()
        self.assertIn("无法进入", text)
        page.locator("form[action$='/replace'] input[name=reason]").fill("村道塌方，车辆无法进入")
        page.locator("form[action$='/replace'] button").click()
        page.wait_for_url("**done=1")
        page.locator("main form[action$='/finish'] button[type=submit]").click()
        page.wait_for_url("**done=1")
        text = page.locator("#result").inner_text()
        self.assertRegex(text, "证明达标")
        self.assertIn("GB/T 2828.4", text)
        self.assertIn("盲样复核", text)

    def verify(self, address):
        """Somebody without a log-in draws the list again with the files of the public page."""
        number = address.rsplit("/", 1)[1]
        page = self.chromium.new_context(locale="zh-CN").new_page()
        page.goto(f"{self.link.address}/verify/spotchecks/{number}")
        command = page.locator("pre code").inner_text()
        listed = sorted(re.findall(r"^\S+", row)[0] for row in page.locator("main table td:nth-child(3)").all_inner_texts())
        for name, path in (("frame.csv", f"/verify/spotchecks/{number}/frame.csv"), ("verify_draw.py", "/verify/verify_draw.py")):
            with urllib.request.urlopen(self.link.address + path) as answer:
                (self.folder / name).write_bytes(answer.read())
        drawn = subprocess.run(shlex.split(command), cwd=self.folder, capture_output=True, text=True, check=True).stdout
        sample = [line.split("\t") for line in drawn.splitlines() if line.startswith("sample\t")]
        again = {line[3] for line in sample}
        self.assertTrue(again <= set(listed))
        # What is listed beyond the sample took the place of the one that could not be entered.
        spare = [line.split("\t")[3] for line in drawn.splitlines() if line.startswith("replacement\t")]
        self.assertEqual(len(set(listed) - again), 1)
        self.assertTrue(set(listed) - again <= set(spare))
        page.context.close()

    def check_report(self, page, address):
        for ending, part in (("docx", "word/document.xml"), ("xlsx", "xl/workbook.xml")):
            answer = page.request.get(f"{address}/report.{ending}")
            self.assertEqual(answer.status, 200)
            with zipfile.ZipFile(io.BytesIO(answer.body())) as file:
                self.assertIsNone(file.testzip())
                self.assertIn(part, file.namelist())
                if ending == "docx":
                    self.assertIn("抽取证明", file.read(part).decode("utf-8"))
                    self.assertGreater(len([name for name in file.namelist() if name.startswith("word/media/")]), 10)

    def check_copies(self):
        proof = program.run_json("audit", "verify", "--db", self.database)
        self.assertTrue(proof["ok"])
        self.assertEqual(proof["photos"], VISITS * PHOTOS_A_VISIT)
        copy, restored = self.folder / "copy.db", self.folder / "restored.db"
        program.run("backup", copy, "--db", self.database)
        program.run("restore", copy, "--db", restored)
        self.assertEqual(program.run_json("audit", "verify", "--db", restored)["photos"], VISITS * PHOTOS_A_VISIT)
        photo = next((self.folder / "restored.db.evidence" / "files").rglob("*"))
        photo = next(path for path in (self.folder / "restored.db.evidence" / "files").rglob("*") if path.is_file())
        photo.write_bytes(photo.read_bytes() + b"x")
        damaged = program.run("audit", "verify", "--json", "--db", restored, expect=1)
        self.assertIn(photo.name, damaged.stdout)


if __name__ == "__main__":
    unittest.main()
