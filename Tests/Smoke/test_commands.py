"""The commands that others script, in the forms they script them."""

import os
import unittest

from Smoke import demo, program


class Help(unittest.TestCase):
    def test_help(self):
        """the help names every command"""
        text = program.run("--help").stdout
        for command in ("serve", "demo", "import", "export", "indicators", "audit", "backup", "restore"):
            self.assertIn(command, text)

    def test_unknown_command(self):
        """an unknown command fails and says how to get help"""
        result = program.run("no-such-command", expect=None)
        self.assertNotEqual(result.returncode, 0)
        self.assertIn("--help", result.stderr)

    def test_mistakes(self):
        """mistakes in the command line are told in Chinese and in English, with the word concerned"""
        for arguments, chinese, english in (
                (("indicators", "--area", "1", "--nosuch"), "没有选项 --nosuch", "Unknown option"),
                (("serve", "--port"), "后面缺少值", "Missing value"),
                (("serve", "--port", "abc"), "“abc”不能作为", "invalid"),
                (("indicators", "--area", "1", "--as-of", "2024-02-30"), "“2024-02-30”不能作为", "invalid"),
                (("backup",), "缺少参数", "Missing expected argument"),
                (("no-such-command",), "no-such-command", "nexpected argument"),
        ):
            with self.subTest(arguments):
                result = program.run(*arguments, expect=64)
                self.assertIn(chinese, result.stderr)
                self.assertIn(english, result.stderr)

    def test_missing_database(self):
        """a database that is not there is named in the error"""
        result = program.run("indicators", "--area", "000000000000", "--db", "/nowhere/at-all.db", expect=None)
        self.assertNotEqual(result.returncode, 0)
        self.assertIn("/nowhere/at-all.db", result.stderr + result.stdout)


class Demo(program.ProgramTestCase):
    def test_log_ins(self):
        """the demo prints its log-ins"""
        result = program.run("demo", "--db", self.database, "--villages", 60, "--seed", 1)
        self.assertRegex(result.stdout + result.stderr, r"\S+\s*/\s*\S+")

    def test_user_list(self):
        """users are listed with the codes of their areas, as `user create` takes them"""
        program.run("demo", "--db", self.database, "--villages", 60, "--seed", 1)
        text = program.run("user", "list", "--db", self.database).stdout
        self.assertIn(f"county-editor@{demo.county_code(self.database)}\n", text)
        self.assertIn("administrator@全国/nation\n", text)

    def test_network_check(self):
        """what is wrong in the sewers is told in Chinese and in English"""
        program.run("demo", "--db", self.database, "--villages", 60, "--seed", 1)
        area = ("--area", demo.county_code(self.database), "--db", self.database)
        findings = program.run_json("network", "check", *area)["findings"]
        self.assertTrue(findings)
        text = program.run("network", "check", *area).stdout
        for finding in findings:
            self.assertIn(finding["message"] + " / " + finding["messageEn"], text)

    def test_same_seed(self):
        """the same seed makes the same county"""
        counties = []
        for name in ("one.db", "two.db"):
            database = self.folder / name
            program.run("demo", "--db", database, "--villages", 60, "--seed", 7)
            counties.append(program.run_json("indicators", "--area", demo.county_code(database), "--db", database))
        self.assertEqual(counties[0], counties[1])

    def test_existing_file(self):
        """a database that holds data is not overwritten by a demo"""
        database = demo.county(self.folder)
        before = program.run_json("audit", "head", "--db", database)
        program.run("demo", "--db", database, "--villages", 60, "--seed", 2, expect=None)
        self.assertEqual(program.run_json("audit", "head", "--db", database), before)


class Export(program.ProgramTestCase):
    def test_export(self):
        """a list goes out by kind, area, conditions and day, as its page gives it"""
        database = demo.county(self.folder)
        area, file = demo.county_code(database), self.folder / "treated.csv"
        program.run("export", "villages", file, "--area", area, "--where", "status=treated", "--where", "level=6",
                    "--columns", "status,registeredPopulation", "--db", database)
        lines = file.read_text(encoding="utf-8-sig").splitlines()
        self.assertTrue(any("status=treated" in line for line in lines[:6]), lines[:6])
        rows = [line for line in lines if ",治理" in line or line.endswith("治理")]
        self.assertGreater(len(rows), 3)
        self.assertFalse(any("未治理" in line for line in lines))
        earlier = self.folder / "earlier.csv"
        program.run("export", "villages", earlier, "--area", area, "--where", "status=treated", "--as-of",
                    "2021-01-01", "--db", database)
        self.assertNotEqual(earlier.read_text(encoding="utf-8-sig"), file.read_text(encoding="utf-8-sig"))
        by_word = self.folder / "by-word.csv"
        program.run("export", "villages", by_word, "--area", area, "--where", "status=treated", "--where",
                    "level=naturalVillage", "--columns", "status,registeredPopulation", "--db", database)
        self.assertEqual(lines[6:], by_word.read_text(encoding="utf-8-sig").splitlines()[6:])
        workbook = self.folder / "facilities.xlsx"
        program.run("export", "facilities", workbook, "--db", database, "--english")
        self.assertEqual(workbook.read_bytes()[:2], b"PK")

    def test_refusals(self):
        """what cannot be exported is refused by name, and no file is left"""
        database = demo.county(self.folder)
        for arguments, word in (
                (("people", "x.csv"), "people"), (("villages", "x.pdf"), "x.pdf"),
                (("villages", "x.csv", "--where", "nosuch=1"), "nosuch"),
                (("villages", "x.csv", "--where", "status=perhaps"), "perhaps"),
                (("villages", "x.csv", "--where", "status"), "status"),
                (("villages", "x.csv", "--where", "level=4"), "naturalVillage"),
                (("villages", "x.csv", "--columns", "nosuch"), "nosuch"),
                (("villages", "x.csv", "--area", "000000"), "000000"),
        ):
            with self.subTest(arguments):
                kind, file, *rest = arguments
                result = program.run("export", kind, self.folder / file, *rest, "--db", database, expect=None)
                self.assertNotEqual(result.returncode, 0)
                self.assertIn(word, result.stderr + result.stdout)
                self.assertEqual([], [found.name for found in self.folder.glob("x.*")])


class Indicators(program.ProgramTestCase):
    def setUp(self):
        super().setUp()
        self.demo = demo.county(self.folder)
        self.area = demo.county_code(self.demo)

    def test_shape(self):
        """the indicators come as area, day and a list of numerators and denominators"""
        answer = program.run_json("indicators", "--area", self.area, "--db", self.demo)
        self.assertEqual(answer["area"], self.area)
        self.assertRegex(answer["asOf"], r"^\d{4}-\d{2}-\d{2}$")
        self.assertTrue(answer["indicators"])
        for indicator in answer["indicators"]:
            with self.subTest(indicator.get("id")):
                self.assertLessEqual({"id", "numerator", "denominator", "value"}, set(indicator))
                if indicator["value"] is not None and indicator["denominator"]:
                    ratio = indicator["numerator"] / indicator["denominator"]
                    self.assertAlmostEqual(indicator["value"], ratio, places=3)

    def test_as_of(self):
        """two days of the past, in two commands, give two answers with their days"""
        for day in ("2022-12-31", "2024-06-30"):
            answer = program.run_json("indicators", "--area", self.area, "--as-of", day, "--known", day,
                                      "--db", self.demo)
            self.assertEqual(answer["asOf"], day)

    def test_bad_day(self):
        """a day that is not in the calendar is refused by name"""
        result = program.run("indicators", "--area", self.area, "--as-of", "2024-02-30", "--db", self.demo,
                             expect=None)
        self.assertNotEqual(result.returncode, 0)
        self.assertIn("2024-02-30", result.stderr)

    def test_year_out_of_range(self):
        """a year of which there can be no figures is refused by name, and is not taken for today"""
        for year in (99999, 25, 1948, 9999):
            with self.subTest(year):
                result = program.run("indicators", "--area", self.area, "--year", year, "--db", self.demo, expect=2)
                self.assertIn("--year", result.stderr)
                self.assertIn(str(year), result.stderr)
                self.assertIn("1949", result.stderr)
                self.assertEqual("", result.stdout)
        program.run("indicators", "--area", self.area, "--year", 2024, "--db", self.demo)

    def test_nation(self):
        """the nation is asked for as 0, or by twelve zeros, and holds what its one county holds"""
        rules = ("--rules", "national-2023", "--db", self.demo)
        county = program.run_json("indicators", "--area", self.area, *rules)
        for code in ("0", "000000000000"):
            nation = program.run_json("indicators", "--area", code, *rules)
            self.assertEqual(("0", "全国"), (nation["area"], nation["name"]))
            self.assertEqual([(found["id"], found["numerator"], found["denominator"]) for found in county["indicators"]],
                             [(found["id"], found["numerator"], found["denominator"]) for found in nation["indicators"]])

    def test_unknown_area(self):
        """an area that is not in the tree is refused by its code"""
        result = program.run("indicators", "--area", "999999000000", "--db", self.demo, expect=None)
        self.assertNotEqual(result.returncode, 0)
        self.assertIn("999999", result.stderr)


class WithoutGDAL(program.ProgramTestCase):
    def test_refusal(self):
        """without GDAL geodata is refused with what to install, no file is left, and the log says nothing of it"""
        database = demo.county(self.folder)
        before = program.run_json("audit", "head", "--db", database)
        libraries = self.folder / "libraries"
        libraries.mkdir()
        for name in ("libgdal.so.32", "libgdal.so"):
            (libraries / name).write_bytes(b"no library " * 100)
        paths = [str(libraries), os.environ.get("LD_LIBRARY_PATH", "")]
        variables = {"LD_LIBRARY_PATH": ":".join(path for path in paths if path)}
        for file in ("county.gpkg", "county.zip"):
            result = program.run("geodata", "export", self.folder / file, "--db", database, expect=None,
                                 variables=variables)
            self.assertNotEqual(0, result.returncode)
            self.assertIn("libgdal32", result.stderr)
            self.assertFalse((self.folder / file).exists())
        self.assertEqual(before, program.run_json("audit", "head", "--db", database))
