"""What `make run` does before it serves: the demo county is made once, whole or not at all."""

import pathlib
import subprocess
import tempfile
import unittest

import program

SCRIPT = program.ROOT / "Scripts" / "demo_county.sh"


class DemoCounty(unittest.TestCase):
    def make(self, folder, **options):
        return subprocess.run([SCRIPT, program.binary(), folder, "--villages", "60"], capture_output=True, text=True,
                              stdin=subprocess.DEVNULL, timeout=300, **options)

    def test_first_start(self):
        """the first start makes the county with its evidence, and the second leaves it as it is"""
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            # What an interrupted start left behind must not be in the way.
            (folder / "making" / "qingxi.db.evidence").mkdir(parents=True)
            (folder / "qingxi.db.evidence").mkdir()
            first = self.make(folder)
            self.assertEqual(first.returncode, 0, first.stdout[-500:] + first.stderr[-500:])
            self.assertIn("demo-county", first.stdout)
            self.assertFalse((folder / "making").exists())
            self.assertTrue((folder / "qingxi.db.evidence").is_dir())
            self.assertFalse((folder / "qingxi.db.evidence" / "qingxi.db.evidence").exists())
            made = (folder / "qingxi.db").stat().st_mtime_ns
            second = self.make(folder)
            self.assertEqual((second.returncode, second.stdout), (0, ""))
            self.assertEqual((folder / "qingxi.db").stat().st_mtime_ns, made)
            server = program.Server(folder / "qingxi.db")
            try:
                server.wait_until_ready()
            finally:
                server.kill()


if __name__ == "__main__":
    unittest.main()
