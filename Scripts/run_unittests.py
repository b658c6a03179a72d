#!/usr/bin/env python3
"""Runs the test_*.py files of one folder with unittest and prints the plain sum as the last line.

usage: Scripts/run_unittests.py FOLDER [-k PART-OF-A-NAME]…
"""

import argparse
import pathlib
import sys
import time
import unittest


class Progress(unittest.TextTestResult):
    """Prints each test's sentence with its outcome and duration; subtests that fail count once, with their test."""

    passed = 0

    def startTest(self, test):
        self.started = time.monotonic()
        unittest.TestResult.startTest(self, test)

    def stopTest(self, test):
        seconds = time.monotonic() - self.started
        broken = {getattr(case, "test_case", case) for case, _ in self.failures + self.errors}
        skipped = {case for case, _ in self.skipped}
        word = "FAILED " if test in broken else "skipped" if test in skipped else "ok     "
        print(f"{word} {test.shortDescription() or test.id()} ({seconds:.1f} s)", flush=True)
        unittest.TestResult.stopTest(self, test)

    def addSuccess(self, test):
        self.passed += 1
        unittest.TestResult.addSuccess(self, test)

    # Past TextTestResult, which would print a mark for each.
    def addFailure(self, test, err): unittest.TestResult.addFailure(self, test, err)
    def addError(self, test, err): unittest.TestResult.addError(self, test, err)
    def addSkip(self, test, reason): unittest.TestResult.addSkip(self, test, reason)
    def addSubTest(self, test, subtest, err): unittest.TestResult.addSubTest(self, test, subtest, err)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder")
    parser.add_argument("-k", action="append", default=[], help="only tests with this in their name")
    arguments = parser.parse_args()

    folder = str(pathlib.Path(arguments.folder).resolve())
    sys.path[:0] = [folder, str(pathlib.Path(folder).parent)]
    loader = unittest.TestLoader()
    loader.testNamePatterns = [f"*{part}*" for part in arguments.k] or None
    suite = loader.discover(folder, top_level_dir=folder)
    result = unittest.TextTestRunner(stream=sys.stdout, resultclass=Progress, verbosity=0).run(suite)
    for test, reason in result.skipped:
        print(f"skipped: {test.id()}: {reason}")
    broken = {getattr(case, "test_case", case).id() for case, _ in result.failures + result.errors}
    skipped = f", {len(result.skipped)} skipped" if result.skipped else ""
    print(f"{result.passed} passed, {len(broken)} failed{skipped}")
    return 0 if result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
