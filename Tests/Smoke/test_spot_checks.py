"""Drawing, estimating and planning at the command line, in the forms in which others script them."""

import hashlib
import subprocess
import sys

from Smoke import program

SCRIPT = program.ROOT / "Sources" / "Sampling" / "Resources" / "verify_draw.py"
SEED = "fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587"


class SpotCheckTestCase(program.ProgramTestCase):
    def file(self, text, name="data.csv"):
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return path

    def refused(self, *arguments):
        """The error text of a command that must fail, which is in Chinese and in English."""
        result = program.run(*arguments, expect=None)
        self.assertNotEqual(result.returncode, 0, result.stdout)
        self.assertRegex(result.stderr, r"[\u4e00-\u9fff]")
        self.assertRegex(result.stderr, r"[A-Za-z]{4}")
        self.assertNotIn("Fatal", result.stderr)
        return result.stderr


class Draw(SpotCheckTestCase):
    def frame(self, count=200):
        rows = "".join(f"S-{n:05d},{'A' if n <= count * 3 // 4 else 'B'}\n" for n in range(1, count + 1))
        return self.file("id,kind\n" + rows, "frame.csv")

    def test_documented_order(self):
        """the drand seed of the design draws the six facilities that the design names"""
        answer = program.run_json("draw", "--frame", self.frame(), "--seed", SEED, "--size", 6)
        self.assertEqual([unit["id"] for unit in answer["sample"]],
                         ["S-00055", "S-00117", "S-00168", "S-00032", "S-00040", "S-00175"])
        self.assertTrue(answer["sample"][0]["ticket"].startswith("0.007882227"))

    def test_by_hand(self):
        """the public script, run on the same file, prints the same strata, samples and replacements"""
        frame = self.frame()
        answer = program.run_json("draw", "--frame", frame, "--seed", SEED, "--strata", "kind", "--sizes", "A=5,B=3")
        printed = subprocess.run([sys.executable, str(SCRIPT), str(frame), SEED, "A=5,B=3", "kind"],
                                 capture_output=True, text=True, check=True).stdout.splitlines()
        rows = [line.split("\t") for line in printed[2:]]
        for stratum in answer["strata"]:
            for kind, ids in (("sample", stratum["sample"]), ("replacement", stratum["replacements"])):
                self.assertEqual([row[3] for row in rows if row[:2] == [kind, stratum["name"]]], ids)
        self.assertEqual(sum(stratum["population"] for stratum in answer["strata"]), 200)

    def test_frame_hash(self):
        """the published hash is that of the sorted file, whatever the order and line ends of the one given"""
        shuffled = self.file("id,kind\r\nb,x\r\na,\"y,z\"\r\n")
        answer = program.run_json("draw", "--frame", shuffled, "--seed", "s", "--size", 1)
        canonical = 'id,exclusion,kind\na,,"y,z"\nb,,x\n'
        self.assertEqual(answer["frameHash"], hashlib.sha256(canonical.encode()).hexdigest())

    def test_beacon(self):
        """a public event makes the seed together with the frame's hash"""
        answer = program.run_json("draw", "--frame", self.frame(), "--beacon", "dice:1624", "--size", 1)
        seed = hashlib.sha256((answer["frameHash"] + "dice:1624").encode()).hexdigest()
        self.assertEqual(answer["seed"], seed)

    def test_proportional(self):
        """a total with strata is shared out in proportion"""
        answer = program.run_json("draw", "--frame", self.frame(), "--seed", "s", "--strata", "kind", "--size", 20)
        self.assertEqual([stratum["size"] for stratum in answer["strata"]], [15, 5])

    def test_two_stages(self):
        """towns are drawn by their tickets, then facilities within them, as the public script does"""
        rows = "".join(f"F-{n},{'big' if n % 10 == 0 else 'rest'},T{n % 7}\n" for n in range(1, 91))
        frame = self.file("id,kind,town\n" + rows, "towns.csv")
        answer = program.run_json("draw", "--frame", frame, "--seed", SEED, "--strata", "kind", "--clusters", "town",
                                  "--sizes", "big=9,rest=3x4")
        printed = subprocess.run([sys.executable, str(SCRIPT), str(frame), SEED, "big=9,rest=3x4", "kind", "town"],
                                 capture_output=True, text=True, check=True).stdout.splitlines()
        rows = [line.split("\t") for line in printed[2:]]
        towns = answer["strata"][1]["drawnTowns"]
        self.assertEqual([town["name"] for town in towns], [row[3] for row in rows if row[0] == "town"])
        for town in towns:
            for kind, ids in (("sample", town["sample"]), ("replacement", town["replacements"])):
                self.assertEqual([row[3] for row in rows if row[:2] == [kind, town["name"]]], ids)
            self.assertAlmostEqual(town["probability"], 3 / 7)
        self.assertEqual(len(answer["sample"]), 9 + 12)

    def test_towns_by_size(self):
        """with chances in proportion to size, a town's chance is that of its facilities, and the note says how to estimate"""
        rows = "".join(f"F-{n},T{min(n // 10, 3)}\n" for n in range(100))
        frame = self.file("id,town\n" + rows, "towns.csv")
        answer = program.run_json("draw", "--frame", frame, "--seed", SEED, "--clusters", "town", "--towns", 2,
                                  "--each", 5, "--method", "pps")
        towns = answer["strata"][0]["drawnTowns"]
        # 70 of 100 facilities lie in one town, which is certain; the other three have one chance between them.
        self.assertEqual({town["name"]: round(town["probability"], 9) for town in towns}["T3"], 1)
        self.assertEqual(sorted(round(town["probability"], 9) for town in towns), [round(1 / 3, 9), 1])
        self.assertTrue(any("Horvitz" in note["en"] for note in answer["notes"]))

    def test_bad_towns(self):
        """options of two stages that do not fit each other are refused"""
        frame = self.frame(8)
        for arguments in (["--clusters", "kind", "--towns", 9, "--each", 2], ["--clusters", "kind", "--towns", 1],
                          ["--towns", 1, "--each", 2], ["--clusters", "none", "--towns", 1, "--each", 2],
                          ["--clusters", "kind", "--towns", 1, "--each", 2, "--method", "best"],
                          ["--strata", "kind", "--sizes", "A=1x2,B=1"],
                          ["--clusters", "kind", "--towns", 1, "--each", 0]):
            self.refused("draw", "--frame", frame, "--seed", "s", *arguments)

    def test_bad_input(self):
        """what is wrong with a frame or a size is named with its place"""
        frame = self.frame(8)
        self.assertIn("S-00001", self.refused("draw", "--frame", self.file("id,k\nS-00001,a\nx,b\nS-00001,c\n"),
                                              "--seed", "s", "--size", 1))
        text = self.refused("draw", "--frame", frame, "--seed", "s", "--strata", "kind", "--sizes", "A=7,B=1")
        self.assertIn("7", text)
        self.assertIn("6", text)
        self.assertIn("C", self.refused("draw", "--frame", frame, "--seed", "s", "--strata", "kind",
                                        "--sizes", "A=1,B=1,C=1"))
        self.assertIn("B", self.refused("draw", "--frame", frame, "--seed", "s", "--strata", "kind", "--sizes", "A=1"))
        self.assertIn("town", self.refused("draw", "--frame", frame, "--seed", "s", "--strata", "town", "--size", 4))
        self.assertIn("--sizes", self.refused("draw", "--frame", frame, "--seed", "s", "--strata", "kind",
                                              "--sizes", "A=x"))
        for arguments in (["--size", 9], ["--size", 0], ["--size=-3"], ["--sizes", "A=1"], [],
                          ["--size", 1, "--beacon", "x"]):
            self.refused("draw", "--frame", frame, "--seed", "s", *arguments)
        self.refused("draw", "--frame", frame, "--seed", "", "--size", 1)
        self.refused("draw", "--frame", self.folder / "none.csv", "--seed", "s", "--size", 1)
        for content in (b"", b"id\n", b"id,t\n,x\n", b"id,t\na\n", b"id\n\xc7\xe5\n", b"id\na\x00\n", b'id\n"a\n'):
            self.refused("draw", "--frame", self.file(content, "bad.csv"), "--seed", "s", "--size", 1)

    def test_lone_stratum(self):
        """a stratum of one is drawn, and said to have no error of its own"""
        frame = self.file("id,k\na,x\nb,x\nc,y\n")
        answer = program.run_json("draw", "--frame", frame, "--seed", "s", "--strata", "k", "--sizes", "x=2,y=1")
        self.assertTrue(any("y" in note["en"] for note in answer["notes"]))


class Estimate(SpotCheckTestCase):
    def data(self, strata, name="data.csv"):
        """Rows of strata given as (name, population, effective, not effective, inaccessible)."""
        lines = ["id,stratum,population,effective"]
        for stratum, population, *counts in strata:
            for value, count in zip(("1", "0", ""), counts):
                lines += [f"{stratum}-{value}-{n},{stratum},{population},{value}" for n in range(count)]
        return self.file("\n".join(lines) + "\n", name)

    def estimate(self, design, data, *options):
        return program.run_json("estimate", "--design", design, "--data", data, *options)

    def test_simple(self):
        """54 of 60 from 1000 prove 80 % with the p-value of R's phyper, 53 do not"""
        answer = self.estimate("srs", self.data([("", 1000, 54, 6, 0)]), "--threshold", 0.8, "--confidence", 0.95)
        self.assertAlmostEqual(answer["estimate"], 0.9, places=14)
        self.assertEqual(answer["decision"], "proved")
        self.assertAlmostEqual(answer["pValue"], 0.0260672191699434, places=13)
        self.assertEqual(answer["lowerBound"], 0.815)
        answer = self.estimate("srs", self.data([("", 1000, 53, 7, 0)]), "--threshold", 0.8)
        self.assertEqual(answer["decision"], "not-proved")
        self.assertTrue(answer["notContradicted"])

    def test_stratified(self):
        """a stratified sample of schools gives what R's survey gives"""
        answer = self.estimate("stratified", self.data([("E", 4421, 91, 9, 0), ("H", 755, 26, 24, 0),
                                                        ("M", 1018, 35, 15, 0)]))
        self.assertAlmostEqual(answer["estimate"], 0.82794801, places=8)
        self.assertAlmostEqual(answer["standardError"], 0.02434, places=5)
        for method, lower, upper in (("logit", .77453965, .87081485), ("beta", .77417133, .87343159),
                                     ("wald", .77993818, .87595784)):
            self.assertAlmostEqual(answer["intervals"][method]["lower"], lower, delta=1e-8)
            self.assertAlmostEqual(answer["intervals"][method]["upper"], upper, delta=1e-8)
        self.assertEqual((answer["method"], answer["lower"]), ("beta", answer["intervals"]["beta"]["lower"]))
        self.assertIsNone(answer["decision"])

    def test_union_intersection(self):
        """the stratified decision is exact: p = 0.0477, where pooling would claim 0.0012"""
        answer = self.estimate("stratified", self.data([("a", 120, 23, 1, 0), ("b", 60, 11, 1, 0), ("c", 20, 8, 0, 0)]),
                               "--threshold", 0.8)
        self.assertAlmostEqual(answer["pValue"], 0.0477, places=4)
        self.assertEqual(answer["decision"], "proved")

    def test_two_stage(self):
        """a two-stage sample of towns gives what R's survey gives"""
        towns = [("a", 12, "t1", 20, 5, 4), ("a", 12, "t2", 15, 4, 4), ("a", 12, "t3", 30, 6, 5), ("a", 12, "t4", 8, 3, 1),
                 ("b", 9, "t5", 25, 5, 3), ("b", 9, "t6", 12, 4, 4), ("b", 9, "t7", 18, 6, 5)]
        lines = ["id,stratum,population,effective,cluster,clusters,clusterSize"]
        for stratum, clusters, town, size, checked, effective in towns:
            lines += [f"{town}-{n},{stratum},,{int(n < effective)},{town},{clusters},{size}" for n in range(checked)]
        answer = self.estimate("twostage", self.file("\n".join(lines)), "--threshold", 0.8)
        self.assertAlmostEqual(answer["estimate"], 0.786458333333333, places=14)
        self.assertAlmostEqual(answer["standardError"], 0.067614890281414, places=14)
        self.assertAlmostEqual(answer["lower"], 0.567601589996263, places=8)
        self.assertEqual(answer["decision"], "not-proved")

    def test_chances(self):
        """towns drawn in proportion to size, with their chances as a column, give what R's survey gives by Brewer"""
        # R: svydesign(id=~t+id, fpc=~p1+p2, pps="brewer"), p2 the share checked in each town.
        towns = [("t1", 20, 5, 4, 0.6), ("t2", 15, 4, 4, 0.45), ("t3", 30, 6, 5, 0.9), ("t4", 8, 3, 1, 0.24)]
        lines = ["id,stratum,population,effective,cluster,clusters,clusterSize,chance"]
        for town, size, checked, effective, chance in towns:
            lines += [f"{town}-{n},,,{int(n < effective)},{town},12,{size},{chance}" for n in range(checked)]
        answer = self.estimate("twostage", self.file("\n".join(lines)))
        self.assertAlmostEqual(answer["estimate"], 0.741666666666667, places=14)
        self.assertAlmostEqual(answer["standardError"], 0.131220455228483, places=14)
        for bad in ("0", "1.5", "x"):
            text = self.refused("estimate", "--design", "twostage", "--data",
                                self.file("\n".join(lines).replace(",0.24", "," + bad)))
            self.assertIn("chance", text)

    def test_inaccessible(self):
        """inaccessible facilities are shown both ways and count against the decision"""
        answer = self.estimate("srs", self.data([("", 1000, 53, 0, 7)]), "--threshold", 0.8)
        self.assertEqual(answer["estimate"], 1)
        self.assertAlmostEqual(answer["conservative"]["estimate"], 53 / 60)
        self.assertEqual((answer["inaccessible"], answer["decision"]), (7, "not-proved"))

    def test_nothing_known(self):
        """where no door was opened there is no best estimate, and the conservative one is zero"""
        answer = self.estimate("stratified", self.data([("x", 9, 0, 0, 3)]), "--threshold", 0.8)
        self.assertIsNone(answer["estimate"])
        self.assertEqual(answer["conservative"]["estimate"], 0)
        self.assertEqual(answer["decision"], "not-proved")

    def test_bad_input(self):
        """contradictions in the data are named with their place"""
        head = "id,stratum,population,effective\n"
        for text, named in ((head + "a,x,9,1\nb,x,9,2\n", "2"), (head + "a,x,9,1\na,x,9,1\n", "a"),
                            (head + "a,x,9,1\nb,x,8,1\n", "8"), (head + "a,x,0,1\n", "population"),
                            (head + "a,x,1,1\nb,x,1,1\n", "x"), (head + "a,x,9,1\nb,y,9,1\nc,y,9,1\n", "x"),
                            ("id,effective\na,1\n", "stratum"), (head, "")):
            with self.subTest(text):
                self.assertIn(named, self.refused("estimate", "--design", "stratified", "--data", self.file(text)))
        good = self.data([("x", 20, 9, 1, 0)])
        for options in (["--threshold", 1.5], ["--threshold", 0], ["--threshold", "nan"], ["--confidence", 1]):
            self.refused("estimate", "--design", "srs", "--data", good, *options)
        self.assertIn("cluster", self.refused("estimate", "--design", "cluster", "--data", good))
        self.refused("estimate", "--design", "twostage", "--data", good)


class SampleSize(SpotCheckTestCase):
    def size(self, *options):
        return program.run_json("samplesize", "--confidence", 0.95, *options)["size"]

    def test_table(self):
        """sizes are those of the design's tables"""
        for population, failures, expected in ((20, 4, 20), (500, 0, 14), (1000, 3, 36), (10000, 8, 69), ("inf", 2, 30)):
            self.assertEqual(self.size("--population", population, "--threshold", 0.8, "--failures", failures), expected)
        for rate, expected in ((0.824, 747), (0.85, 176), (0.88, 69), (0.904, 44), (0.95, 22)):
            self.assertEqual(self.size("--population", "inf", "--threshold", 0.8, "--rate", rate), expected)
        self.assertEqual(self.size("--population", 1000, "--margin", 0.05, "--rate", 0.8), 198)

    def test_default(self):
        """without failures or rate the least size that can prove anything is given, with a table"""
        answer = program.run_json("samplesize", "--population", 100, "--threshold", 0.8)
        self.assertEqual(answer["size"], 12)
        self.assertEqual([row["size"] for row in answer["table"]], [12, 20, 26, 32, 37, 42, 47, 52, 57])

    def test_power(self):
        """a check whose rate merely meets its plan passes about every second time, and that is said"""
        answer = program.run_json("samplesize", "--population", "inf", "--threshold", 0.8, "--rate", 0.904)
        self.assertLess(answer["passProbability"], 0.7)
        planned = program.run_json("samplesize", "--population", "inf", "--threshold", 0.8, "--rate", 0.904, "--power", 0.9)
        self.assertGreater(planned["size"], answer["size"])
        self.assertGreaterEqual(planned["passProbability"], 0.9)

    def test_bad_input(self):
        """what cannot be planned is refused"""
        base = ["samplesize", "--population", 20, "--threshold", 0.8]
        for options in (["--failures", 5], ["--failures=-1"], ["--rate", 0.8], ["--rate", 1.1],
                        ["--failures", 1, "--rate", 0.9], ["--margin", 0.1], ["--confidence", 0]):
            self.refused(*base, *options)
        for population in (0, "x", 10**30):
            self.refused("samplesize", "--population", population, "--threshold", 0.8)
        self.refused("samplesize", "--population", 20)
        self.refused("samplesize", "--population", 20, "--threshold", 1)
