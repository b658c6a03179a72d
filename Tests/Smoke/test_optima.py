"""Optima of small problems confirmed by another program: each is written out as a mixed-integer programme, which HiGHS
solves; `make bench` asks SCIP the same."""

import unittest

from Smoke import highs, program, programmes


def cases(folder, shared):
    """Pairs of a problem's kind and file, and what asks a solver for its optimum."""
    for seed in range(1, 5):
        path = folder / f"county{seed}.txt"
        programmes.random_county(path, 6 + seed, seed)
        yield "county", path, lambda solve, path=path: programmes.County(path).optimum(solve)
    known = shared / "planning/county/county_n15_s1.txt"
    if known.exists():
        yield "county", known, lambda solve: programmes.County(known).optimum(solve)
    for seed in range(1, 7):
        path = folder / f"tree{seed}.json"
        programmes.random_arborescence(path, 12 + 3 * seed, seed)
        yield "steiner", path, lambda solve, path=path: solve(programmes.arborescence(path).text())[0]
    for seed in range(1, 7):
        path = folder / f"stage{seed}.json"
        programmes.random_stages(path, 8 + seed, seed)
        yield "stage", path, lambda solve, path=path: solve(programmes.stages(path).text())[0]


OPTIONS = {"county": ("--gap", "1e-9"), "stage": ("--gap", "0"), "steiner": ()}


class Optima(program.ProgramTestCase):
    @unittest.skipUnless(highs.is_here(), "HiGHS is not fetched")
    def test_confirmed(self):
        """HiGHS finds the same optimum for county plans, sewer trees and stages as `qingxi solve` claims to have proven"""
        for kind, path, optimum in cases(self.folder, program.shared_data()):
            with self.subTest(kind=kind, file=path.name):
                answer = program.run_json("solve", kind, path, "--seconds", 60, *OPTIONS[kind])
                cost = optimum(highs.solve)
                self.assertAlmostEqual(answer["cost"], cost, delta=1e-6 * cost)
                self.assertLessEqual(answer["lowerBound"], cost * (1 + 1e-6))
                self.assertGreaterEqual(answer["lowerBound"], cost * (1 - 1e-4))


if __name__ == "__main__":
    unittest.main()
