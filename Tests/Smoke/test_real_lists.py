"""Real lists go in with the figures that are known of them from outside."""

import collections
import csv
import gzip
import shutil
import sqlite3

from Smoke import program

# Rows by level in the national list of 2021, as its source counts them.
NATION = {"1": 31, "2": 342, "3": 3267, "4": 41355, "5": 618133}

# What is known of the two counties' lists, by counting them with other tools.
GUANGNING = {"code": "441223", "name": "广宁县", "villages": 1847, "people": 408_837, "duplicates": 115,
             "unpeopled": 70}
DEQING = {"code": "441226", "name": "德庆县", "villages": 740, "people": 206_639, "duplicates": 5, "unpeopled": 6}
WRONG_SUMS = 14 + 1

# The codes of the findings that the counts above are about.
DUPLICATE, UNPEOPLED, WRONG_SUM = "duplicate-in-file", "missing-population", "sex-sum"


class NationalList(program.ProgramTestCase):
    def test_counts(self):
        """the national list of divisions goes in whole, level by level"""
        packed = program.shared_data() / "divisions" / "national_2021_5level.csv.gz"
        unpacked = self.folder / "national.csv"
        with gzip.open(packed) as source, open(unpacked, "wb") as target:
            shutil.copyfileobj(source, target)
        answer = program.run_json("import", "divisions", unpacked, "--db", self.database, timeout=1800)
        self.assertEqual(counts_by_level(answer), NATION)
        program.run("audit", "verify", "--db", self.database, timeout=600)


class VillageLists(program.ProgramTestCase):
    def setUp(self):
        super().setUp()
        data = program.shared_data()
        self.list = data / "villages" / "zhaoqing_guangning_deqing.csv"
        program.run("import", "divisions", data / "divisions" / "zhaoqing_4412_2021.csv", "--db", self.database)

    def test_dry_run(self):
        """the dry run reports duplicates, villages without population and sums that do not add up"""
        answer = program.run_json("import", "villages", self.list, "--dry-run", "--db", self.database)
        found = collections.Counter(finding["code"] for finding in answer["findings"])
        self.assertEqual(found[DUPLICATE], GUANGNING["duplicates"] + DEQING["duplicates"])
        self.assertEqual(found[UNPEOPLED], GUANGNING["unpeopled"] + DEQING["unpeopled"])
        self.assertEqual(found[WRONG_SUM], WRONG_SUMS)

    def test_findings_have_places(self):
        """each finding names its row and says in both languages what is the matter and what to do"""
        answer = program.run_json("import", "villages", self.list, "--dry-run", "--db", self.database)
        with open(self.list, encoding="utf-8-sig", newline="") as file:
            rows = sum(1 for _ in csv.reader(file))
        for finding in answer["findings"]:
            if finding["code"] not in (DUPLICATE, UNPEOPLED, WRONG_SUM):
                continue
            self.assertTrue(1 < finding["row"] <= rows, finding)
            for text in (finding["message"], finding["advice"]):
                self.assertTrue(text["zh"] and text["en"], finding)

    def test_dry_run_writes_nothing(self):
        """the dry run leaves the register as it was"""
        before = program.run("audit", "head", "--db", self.database).stdout
        program.run("import", "villages", self.list, "--dry-run", "--db", self.database)
        self.assertEqual(program.run("audit", "head", "--db", self.database).stdout, before)

    def test_commit(self):
        """after the commit each county has its villages and people; the same file again changes nothing"""
        program.run("import", "villages", self.list, "--db", self.database)
        for county in (GUANGNING, DEQING):
            with self.subTest(county["name"]):
                self.assertEqual(register_totals(self.database, county["code"]),
                                 (county["villages"], county["people"]))
        head = program.run("audit", "head", "--db", self.database).stdout
        program.run("import", "villages", self.list, "--db", self.database)
        self.assertEqual(program.run("audit", "head", "--db", self.database).stdout, head)
        program.run("audit", "verify", "--db", self.database)


class BadFiles(program.ProgramTestCase):
    def refused(self, content: bytes, *words):
        file = self.folder / "list.csv"
        file.write_bytes(content)
        result = program.run("import", "villages", file, "--db", self.database, expect=None)
        self.assertGreater(result.returncode, 0, "ended by a signal or took it")
        for word in words:
            self.assertIn(word, result.stdout + result.stderr)

    def test_empty(self):
        """an empty file is refused with its name"""
        self.refused(b"", "list.csv")

    def test_nul_bytes(self):
        """a file of NUL bytes is refused"""
        self.refused(b"\0" * 10_000)

    def test_wrong_kind(self):
        """a file whose headings are not understood is refused, and none of it is taken"""
        self.refused("甲,乙,丙\n1,2,3\n".encode())

    def test_wrong_setting(self):
        """a setting that names what is not there ends with 2 and its value, in both languages"""
        file = self.folder / "list.csv"
        file.write_text("乡镇,自然村,户籍人口\n排沙镇,东,1\n", encoding="utf-8")
        for option, value in (("--template", "unknown"), ("--sheet", "unknown"), ("--map", "没有列=residentPopulation"),
                              ("--map", "户籍人口=nope"), ("--town", "河台镇=999999999")):
            result = program.run("import", "villages", file, option, value, "--db", self.database, expect=2)
            for word in (value, "没有导入", "nothing was imported"):
                self.assertIn(word, result.stderr)

    def test_nothing_taken(self):
        """a list of which no row can be taken is not written, and says so in both languages"""
        file = self.folder / "list.csv"
        file.write_text("乡镇,自然村,户籍人口\n无此镇,东,1,234\n", encoding="utf-8")
        result = program.run("import", "villages", file, "--db", self.database, expect=1)
        for word in ("extra-cells", "该行不导入", "the row is not taken", "未导入", "refused"):
            self.assertIn(word, result.stdout)
        answer = program.run_json("import", "villages", file, "--db", self.database, expect=1)
        self.assertFalse(answer["written"])
        self.assertFalse(answer["dryRun"])

    def test_false_workbook(self):
        """a workbook that is no workbook is refused"""
        file = self.folder / "list.xlsx"
        file.write_bytes(b"PK\x03\x04" + b"\xff" * 500)
        result = program.run("import", "villages", file, "--db", self.database, expect=None)
        self.assertGreater(result.returncode, 0)


def counts_by_level(answer) -> dict:
    """Rows by level of an import's answer, as {"1": …, … "5": …}."""
    return {str(level): count for level, count in answer["levels"].items()}


def register_totals(database, code) -> tuple:
    """How many natural villages and registered people the register now holds under a county, read past the program."""
    connection = sqlite3.connect(database)
    totals = connection.execute(
        """
        WITH county AS (SELECT path FROM region_versions WHERE level = 3 AND code = ?1 ORDER BY known_to DESC LIMIT 1),
             villages AS (
                SELECT DISTINCT region_versions.id FROM region_versions, county
                WHERE level = 6 AND is_ended = 0 AND region_versions.path LIKE county.path || '%'
                      AND known_to = (SELECT MAX(known_to) FROM region_versions))
        SELECT (SELECT COUNT(*) FROM villages),
               (SELECT SUM(registered_population) FROM village_versions
                WHERE id IN (SELECT id FROM villages)
                      AND known_to = (SELECT MAX(known_to) FROM village_versions))
        """, (code,)).fetchone()
    connection.close()
    return totals
