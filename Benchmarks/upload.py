"""A day in the field sent home over a bad link: 40 visits with 4 photos each, everything cut every 20 s."""

import os
import pathlib
import re
import subprocess
import sys

from server import BINARY

ROOT = pathlib.Path(__file__).resolve().parent.parent
PYTHON = ROOT / ".venv/bin/python"
SECONDS_BETWEEN_CUTS = 20
# Bytes a second of each connection: a weak signal in a valley, so that the day takes several cuts to send.
RATE = 12_000


def upload(table, folder):
    """The whole-campaign test in the browser, which counts visits and photos at the end, over such a link."""
    if not PYTHON.exists():
        print("upload: Playwright is not installed (Scripts/install.sh test), left out", file=sys.stderr)
        return
    environment = dict(os.environ, QINGXI_LINK_EVERY=str(SECONDS_BETWEEN_CUTS), QINGXI_LINK_RATE=str(RATE),
                       QINGXI_BIN=os.path.abspath(BINARY))
    result = subprocess.run([str(PYTHON), "Scripts/run_unittests.py", "Tests/Browser", "-k", "test_campaign"], cwd=ROOT,
                            env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    measured = re.search(r"upload: (.*)", result.stdout)
    if measured is None:
        raise RuntimeError(result.stdout[-2000:])
    table.add("40 visits with 4 photos each, the link cut every 20 s, 12 kB/s a connection", "nothing lost or doubled",
              measured.group(1), result.returncode == 0)
