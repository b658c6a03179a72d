"""Where photos lie when the database is a server's and nobody names a folder."""

import os
import re
import subprocess
import unittest

from Smoke import program


class EvidenceFolder(program.ProgramTestCase):
    def setUp(self):
        super().setUp()
        self.address = os.environ.get("QINGXI_TEST_POSTGRES", "")
        if not self.address:
            self.skipTest("no PostgreSQL is named: run under Scripts/with_postgres.sh")
        subprocess.run(["psql", "-q", self.address, "-c", "CREATE DATABASE evidence_folder"], check=True)
        self.addCleanup(
            subprocess.run, ["psql", "-q", self.address, "-c", "DROP DATABASE evidence_folder"], check=True)

    def test_user_data(self):
        """the photos of a demo in PostgreSQL lie in the user's data folder and not in the working folder"""
        address = re.sub(r"/[^/]*$", "/evidence_folder", self.address)
        data, working = self.folder / "data", self.folder / "working"
        working.mkdir()
        shown = subprocess.run(
            [program.binary(), "demo", "--db", address, "--villages", "20", "--seed", "1"], cwd=working, check=True,
            capture_output=True, text=True, env={**program.environment(), "XDG_DATA_HOME": str(data)}).stdout
        folder = data / "qingxi" / "evidence_folder.evidence"
        self.assertTrue(folder.is_dir())
        self.assertIn(str(folder), shown)
        self.assertEqual(list(working.iterdir()), [])


if __name__ == "__main__":
    unittest.main()
