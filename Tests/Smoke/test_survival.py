"""What was answered is kept: through kill -9, through backup and restore, and through an older program."""

import http.cookiejar
import random
import re
import sqlite3
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request

from Smoke import demo, program

ROUNDS = 12


class Kill(program.ProgramTestCase):
    def test_kill_during_imports(self):
        """kill -9 in the middle of imports loses none that was answered and leaves none half done"""
        self.write_tree(0)
        program.run("import", "divisions", self.folder / "0.csv", "--db", self.database)
        chance = random.Random(1)
        start = time.monotonic()
        self.write_tree(1)
        program.run("import", "divisions", self.folder / "1.csv", "--db", self.database)
        usual = time.monotonic() - start

        answered, killed = {"0", "1"}, set()
        for number in range(2, ROUNDS):
            self.write_tree(number)
            with tempfile.TemporaryFile() as log:
                process = program.start("import", "divisions", self.folder / f"{number}.csv", "--db", self.database,
                                        log=log)
                time.sleep(chance.uniform(0.1, 1.1) * usual)
                process.kill()
                (answered if process.wait() == 0 else killed).add(str(number))
        program.run("audit", "verify", "--db", self.database)
        for number in answered:
            self.assertEqual(self.towns(number), 500, f"import {number} was answered")
        for number in killed:
            self.assertIn(self.towns(number), (0, 500), f"import {number} was killed")

    def test_kill_of_the_server(self):
        """a killed server starts again with the same log"""
        database = demo.county(self.folder)
        head = program.run("audit", "head", "--db", database).stdout
        server = program.Server(database)
        server.wait_until_ready()
        server.kill()
        with program.Server(database):
            pass
        program.run("audit", "verify", "--db", database)
        self.assertEqual(program.run("audit", "head", "--db", database).stdout, head)

    def write_tree(self, number):
        """A made-up province of its own for each import: one city, one county, 500 towns."""
        province = f"{70 + number}"
        lines = ["code,name,level,parent", f"{province},试省{number},1,", f"{province}01,试市,2,{province}",
                 f"{province}0101,试县,3,{province}01"]
        lines += [f"{province}0101{town:03d},试{number}镇{town},4,{province}0101" for town in range(100, 600)]
        (self.folder / f"{number}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def towns(self, number):
        connection = sqlite3.connect(self.database)
        (count,) = connection.execute("SELECT COUNT(DISTINCT id) FROM region_versions WHERE level = 4 AND name LIKE ?",
                                      (f"试{number}镇%",)).fetchone()
        connection.close()
        return count


class Backup(program.ProgramTestCase):
    def test_backup_while_serving(self):
        """a backup taken while the server runs restores to the same log"""
        database = demo.county(self.folder)
        copy, restored = self.folder / "backup.db", self.folder / "restored.db"
        with program.Server(database):
            program.run("backup", copy, "--db", database)
        program.run("restore", copy, "--db", restored)
        self.assertEqual(["backup.db", "backup.db.evidence"], sorted(file.name for file in self.folder.glob("backup.db*")),
                         "the database and what lies beside it, no more")
        heights = sorted(file.name for file in (self.folder / "demo.db.evidence").rglob("*") if file.is_file())
        self.assertTrue(heights, "the demo has heights of the ground")
        self.assertEqual(heights, sorted(
            file.name for file in (self.folder / "restored.db.evidence").rglob("*") if file.is_file()))
        program.run("audit", "verify", "--db", restored)
        self.assertEqual(program.run("audit", "head", "--db", restored).stdout,
                         program.run("audit", "head", "--db", database).stdout)

    def test_restore_does_not_overwrite(self):
        """a restore over a database that holds data is refused"""
        database = demo.county(self.folder)
        copy = self.folder / "backup.db"
        program.run("backup", copy, "--db", database)
        result = program.run("restore", copy, "--db", database, expect=None)
        self.assertGreater(result.returncode, 0)

    def test_broken_backup(self):
        """a broken backup is refused"""
        broken = self.folder / "broken.db"
        broken.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)
        result = program.run("restore", broken, "--db", self.database, expect=None)
        self.assertGreater(result.returncode, 0)
        self.assertFalse(self.database.exists(), "nothing is half written")


class Versions(program.ProgramTestCase):
    def test_newer_schema(self):
        """a database written by a newer program is refused and left as it is"""
        database = demo.county(self.folder)
        connection = sqlite3.connect(database)
        with connection:
            connection.execute("INSERT INTO schema_migrations VALUES (9999, 'from-the-future', 'x', '2099-01-01')")
        connection.close()
        result = program.run("indicators", "--area", demo.county_code(database), "--db", database, expect=None)
        self.assertGreater(result.returncode, 0)
        self.assertRegex(result.stderr + result.stdout, "(?i)newer|较新|更新")


class Readiness(program.ProgramTestCase):
    def test_stop(self):
        """the server ends with exit code 0 when it is asked to"""
        database = demo.county(self.folder)
        server = program.Server(database)
        server.wait_until_ready()
        self.assertEqual(server.stop(), 0)

    def test_stop_during_import(self):
        """asked to end in the middle of an import, the server ends soon and keeps nothing of it"""
        database = demo.county(self.folder)
        connection = sqlite3.connect(database)
        (town,) = connection.execute(
            "SELECT code FROM region_versions WHERE level = 4 AND is_ended = 0 ORDER BY code LIMIT 1").fetchone()
        connection.close()
        lines = "".join(f"{town},新村{number},{number}\n" for number in range(200_000))
        server = program.Server(database)
        server.wait_until_ready()
        (password,) = re.search(r"demo-county / (\S+)", server.output()).groups()
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))

        def token(path):
            page = browser.open(server.address + path).read().decode()
            return re.search(r'name="csrf" value="([^"]+)"', page)[1]

        fields = {"csrf": token("/login"), "login": "demo-county", "password": password}
        browser.open(server.address + "/login", urllib.parse.urlencode(fields).encode()).read()
        head = program.run("audit", "head", "--db", database).stdout
        request = urllib.request.Request(
            f"{server.address}/api/v1/imports?kind=villages", ("乡镇代码,自然村,户籍人口\n" + lines).encode(),
            {"Content-Type": "text/csv", "X-CSRF-Token": token("/account")})
        answers = []

        def send():
            try:
                answers.append(browser.open(request, timeout=120).status)
            except (urllib.error.URLError, OSError) as error:
                answers.append(getattr(error, "code", error))

        sender = threading.Thread(target=send)
        sender.start()
        time.sleep(2.5)
        self.assertEqual(answers, [], "the import is still at work")
        self.assertEqual(server.stop(seconds=15), 0)
        sender.join(10)
        self.assertNotIn(201, answers)
        self.assertNotIn(200, answers)
        self.assertEqual(program.run("audit", "head", "--db", database).stdout, head)

    def test_taken_port(self):
        """a port that is taken is named in the error"""
        database = demo.county(self.folder)
        with program.Server(database) as server:
            result = program.run("serve", "--db", database, "--port", server.port, expect=None, timeout=30)
            self.assertNotEqual(result.returncode, 0)
            self.assertIn(str(server.port), result.stderr + result.stdout)
