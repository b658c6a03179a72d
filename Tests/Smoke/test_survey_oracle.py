"""R's package survey, run beside the built binary on its own data where R is installed."""

import csv
import shutil
import subprocess
import unittest

from Smoke import program

SETUP = "suppressMessages(library(survey)); data(api); options(digits=15); "
DESIGNS = {
    "srs": ("apisrs", "svydesign(id=~1, fpc=~fpc, data=apisrs)"),
    "stratified": ("apistrat", "svydesign(id=~1, strata=~stype, fpc=~fpc, data=apistrat)"),
    "twostage": ("apiclus2", "svydesign(id=~dnum+snum, fpc=~fpc1+fpc2, data=apiclus2)"),
}


def r(script: str) -> str:
    result = subprocess.run(["Rscript", "-e", SETUP + script], capture_output=True, text=True)
    if result.returncode != 0:
        raise AssertionError(f"R failed: {result.stderr[-1000:]}")
    return result.stdout


def has_survey() -> bool:
    if shutil.which("Rscript") is None:
        return False
    return subprocess.run(["Rscript", "-e", "library(survey)"], capture_output=True).returncode == 0


@unittest.skipUnless(has_survey(), "R with the package survey is not installed (Scripts/install.sh test installs it)")
class SurveyOracle(program.ProgramTestCase):
    def compare(self, design):
        data, description = DESIGNS[design]
        exported = self.folder / f"{design}.csv"
        r(f"write.csv({data}, '{exported}', row.names=FALSE)")
        ours = self.folder / "ours.csv"
        with open(exported, newline="") as source, open(ours, "w", newline="") as target:
            writer = csv.writer(target)
            writer.writerow(["id", "stratum", "population", "effective", "cluster", "clusters", "clusterSize"])
            for row in csv.DictReader(source):
                writer.writerow([row["cds"], row["stype"] if design == "stratified" else "", row.get("fpc", ""),
                                 int(row["sch.wide"] == "Yes"), row["dnum"], row.get("fpc1", ""), row.get("fpc2", "")])
        answer = program.run_json("estimate", "--design", design, "--data", ours)
        printed = r(f"d <- {description}; m <- svymean(~as.numeric(sch.wide=='Yes'), d, deff=TRUE); "
                    "cat(coef(m), SE(m), deff(m), '\\n'); for (x in c('logit','beta','mean')) "
                    "cat(attr(svyciprop(~I(sch.wide=='Yes'), d, method=x), 'ci'), '\\n')")
        lines = [[float(word) for word in line.split()] for line in printed.splitlines()]
        for value, expected in zip((answer["estimate"], answer["standardError"], answer["designEffect"]), lines[0]):
            self.assertAlmostEqual(value, expected, places=10)
        for method, bounds in zip(("logit", "beta", "wald"), lines[1:]):
            self.assertAlmostEqual(answer["intervals"][method]["lower"], bounds[0], places=8)
            self.assertAlmostEqual(answer["intervals"][method]["upper"], bounds[1], places=8)

    def test_simple(self):
        """a simple random sample agrees with R"""
        self.compare("srs")

    def test_stratified(self):
        """a stratified sample agrees with R"""
        self.compare("stratified")

    def test_two_stage(self):
        """a two-stage sample agrees with R"""
        self.compare("twostage")
