"""A small demo county, made once and copied for each test that wants one."""

import atexit
import pathlib
import shutil
import sqlite3
import tempfile

from Smoke import program

_made = {}


def county(into: pathlib.Path, villages=200, seed=1) -> pathlib.Path:
    """A fresh copy of a demo county's database in the folder `into`."""
    key = (villages, seed)
    if key not in _made:
        folder = tempfile.mkdtemp(prefix="qingxi-demo.")
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        database = pathlib.Path(folder, "demo.db")
        program.run("demo", "--db", database, "--villages", villages, "--seed", seed)
        _made[key] = database
    copy = pathlib.Path(into, "demo.db")
    for suffix in ("", "-wal", "-shm"):
        source = pathlib.Path(str(_made[key]) + suffix)
        if source.exists():
            shutil.copy(source, str(copy) + suffix)
    # The heights of the ground lie beside the database.
    evidence = pathlib.Path(str(_made[key]) + ".evidence")
    if evidence.exists():
        shutil.copytree(evidence, str(copy) + ".evidence")
    return copy


def county_code(database) -> str:
    """The division code of a demo database's county."""
    connection = sqlite3.connect(database)
    try:
        (code,) = connection.execute("SELECT code FROM region_versions WHERE level = 3 AND code <> '' LIMIT 1").fetchone()
        return code
    finally:
        connection.close()
