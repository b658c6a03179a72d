"""`qingxi solve`: answers that scripts read, and errors that people read."""

import json
import pathlib
import tempfile
import unittest

from Smoke import program

GRAPH = "SECTION Graph\nNodes 4\nEdges 4\nE 1 2 3\nE 2 3 4\nE 1 4 1\nE 4 3 5\nEND\n\n" \
        "SECTION Terminals\nTerminals 2\nT 1\nT 3\nEND\n\nEOF\n"


class Solve(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def file(self, name, text):
        path = pathlib.Path(self.folder.name, name)
        path.write_text(text, encoding="utf-8")
        return path

    def test_a_tree_is_given_in_the_files_own_numbers(self):
        """a tree is given in the file's own numbers"""
        answer = program.run_json("solve", "steiner", self.file("a.gr", GRAPH))
        self.assertEqual((answer["cost"], answer["lowerBound"]), (6, 6))
        self.assertEqual(sorted(map(sorted, answer["edges"])), [[1, 4], [3, 4]])

    def test_an_arborescence_keeps_the_direction_of_flow(self):
        """an arborescence keeps the direction of flow"""
        text = json.dumps({"nodes": 3, "arcs": [[0, 1, 2.5], [1, 2, 3], [2, 1, 1]], "terminals": [0], "sink": 2})
        answer = program.run_json("solve", "steiner", self.file("a.json", text))
        self.assertEqual(answer["edges"], [[0, 1], [1, 2]])
        self.assertAlmostEqual(answer["cost"], 5.5)

    def test_facilities_are_counted_from_one(self):
        """facilities are counted from one"""
        path = self.file("a.cap", "2 2\n10 5\n10 1\n4\n8 9\n4\n8 9\n")
        self.assertEqual(program.run_json("solve", "ufl", path)["open"], [2])
        self.assertAlmostEqual(program.run_json("solve", "cfl", path)["cost"], 19)

    def test_a_village_comes_with_its_year(self):
        """a village comes with its year"""
        text = json.dumps({"firstYear": 2026, "budgets": [10, 10],
                           "villages": [{"id": "甲", "capex": 10, "population": 5},
                                        {"id": "乙", "capex": 10, "population": 9}]})
        answer = program.run_json("solve", "stage", self.file("s.json", text))
        self.assertEqual(answer["villages"], [{"id": "甲", "year": 2027}, {"id": "乙", "year": 2026}])
        self.assertEqual(answer["years"][1]["share"], 1)

    def test_a_file_cut_short_is_an_error_in_both_languages(self):
        """a file cut short is an error in both languages"""
        result = program.run("solve", "steiner", self.file("b.gr", GRAPH[:60]), expect=None)
        self.assertNotEqual(result.returncode, 0)
        self.assertEqual(result.stdout, "")
        self.assertRegex(result.stderr, "请.*完整")
        self.assertIn("complete", result.stderr)

    def test_a_target_out_of_reach_says_what_can_be_reached(self):
        """a target out of reach says what can be reached"""
        text = json.dumps({"firstYear": 2026, "budgets": [5, 5], "coverage": [{"year": 2027, "share": 0.9}],
                           "villages": [{"id": "a", "capex": 10, "population": 50},
                                        {"id": "b", "capex": 10, "population": 50}]})
        result = program.run("solve", "stage", self.file("s.json", text), expect=None)
        self.assertNotEqual(result.returncode, 0)
        self.assertIn("2027", result.stderr)
        self.assertIn("50 %", result.stderr)


if __name__ == "__main__":
    unittest.main()
