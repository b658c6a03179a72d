#!/usr/bin/env python3
"""Checks that imports only run downward: in the package's manifest and in the `import` lines of the sources.

The table below is the one of CONTRIBUTING.md, "Who may import whom". Change both together.
"""

import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent

EVERYTHING = None
ALLOWED = {
    "Domain": set(),
    "Tables": set(),
    "Sealing": set(),
    "Rules": {"Domain"},
    "Sampling": {"Domain"},
    "Geo": {"Domain"},
    "Terrain": {"Domain", "Geo"},
    "Networks": {"Domain", "Geo"},
    "Planning": {"Domain", "Rules", "Geo", "Terrain", "Networks"},
    "SQLiteTables": {"Tables"},
    "PostgresTables": {"Tables"},
    "Store": {"Domain", "Rules", "Geo", "Tables", "Sealing"},
    "Exchange": {"Domain", "Geo", "Terrain"},
    "Governance": {
        "Domain", "Rules", "Sampling", "Geo", "Terrain", "Networks", "Planning", "Tables", "Store", "Exchange", "Sealing",
    },
    "Web": {"Domain", "Rules", "Geo", "Store", "Governance", "Exchange"},
    "Qingxi": EVERYTHING,
}

# Foreign modules and system libraries that stay behind one door, and the targets that may open it.
DOORS = {
    "GRDB": {"SQLiteTables"},
    "CPQ": {"PostgresTables"},
    "CSodium": {"Sealing"},
    "CXLSXWriter": {"Exchange"},
    "CZip": {"Exchange", "Web"},
    "CGDAL": {"Exchange"},
    "CTurboJPEG": {"Exchange"},
    "Hummingbird": {"Web", "Qingxi"},
    "HummingbirdCore": {"Web", "Qingxi"},
    "HummingbirdTesting": {"WebTests"},
}
TEST_DOORS = {"Hummingbird": {"WebTests"}, "HummingbirdCore": {"WebTests"}}

IMPORT = re.compile(
    r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?"
    r"import\s+(?:(?:struct|class|enum|protocol|typealias|func|let|var)\s+)?(\w+)",
    re.MULTILINE,
)


def manifest() -> dict:
    """The manifest as SwiftPM reads it; unlike `describe` this needs no fetched dependency and no finished source."""
    result = subprocess.run(["swift", "package", "dump-package"], cwd=ROOT, capture_output=True, text=True)
    if result.returncode != 0:
        sys.exit(f"check_imports: the manifest cannot be read:\n{result.stderr}")
    return json.loads(result.stdout)


def dependency_names(target: dict) -> list:
    names = []
    for dependency in target["dependencies"]:
        for kind in ("byName", "target", "product"):
            if kind in dependency:
                names.append(dependency[kind][0])
    return names


def folder_of(target: dict) -> pathlib.Path:
    top = "Tests" if target["type"] == "test" else "Sources"
    return ROOT / (target.get("path") or f"{top}/{target['name']}")


def is_for_tests(target: dict) -> bool:
    return target["type"] == "test" or (target.get("path") or "").startswith("Tests/")


def complaint(target: dict, imported: str, own: set) -> str:
    """Why this target may not import that module, or an empty text."""
    name = target["name"]
    if imported in DOORS:
        doors = DOORS[imported] | (TEST_DOORS.get(imported, set()) if is_for_tests(target) else set())
        if name not in doors:
            return f"{imported} may be imported by {', '.join(sorted(doors))} only"
        return ""
    if imported not in own or imported == name or is_for_tests(target):
        return ""
    if name not in ALLOWED:
        return f"{name} is not in the table of Scripts/check_imports.py: decide what it may import and add it"
    allowed = ALLOWED[name]
    if allowed is EVERYTHING or imported in allowed:
        return ""
    return f"{name} may import {', '.join(sorted(allowed)) or 'nothing of ours'}, not {imported}"


def main() -> int:
    targets = [target for target in manifest()["targets"] if target["type"] != "system"]
    own = {target["name"] for target in targets}
    problems = []
    sources = 0
    for target in targets:
        for imported in dependency_names(target):
            if reason := complaint(target, imported, own):
                problems.append(f"Package.swift: target {target['name']}: {reason}")
        for file in sorted(folder_of(target).rglob("*.swift")):
            sources += 1
            text = file.read_text(encoding="utf-8")
            for match in IMPORT.finditer(text):
                if reason := complaint(target, match.group(1), own):
                    line = text.count("\n", 0, match.start(1)) + 1
                    problems.append(f"{file.relative_to(ROOT)}:{line}: {reason}")
    for problem in problems:
        print(problem)
    print(f"check_imports: {len(targets)} targets, {sources} sources, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
