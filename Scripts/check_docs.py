#!/usr/bin/env python3
"""Checks what a reader of the repository relies on: links, lengths, the two commands, nothing foreign, nothing local."""

import pathlib
import re
import subprocess
import sys
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent
LONGEST_FILE = 400
CODE = {".swift", ".py", ".js", ".sh"}
TEXT = CODE | {".md", ".json", ".lock", ".txt", ".yml", ".yaml", ".html", ".toml", ""}

# Written so that this file does not contain what it forbids.
REGISTRY_HOSTS = [".".join(parts) for parts in (
    ("pypi", "org"), ("pythonhosted", "org"), ("deb", "debian", "org"), ("npmjs", "org"), ("npmjs", "com"),
    ("crates", "io"), ("rubygems", "org"), ("jsdelivr", "net"), ("unpkg", "com"), ("cdnjs", "com"),
)]
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:wor[k]|far[m]|home/[a-z]\w*|tmp/bash_job[s])(?:/|\b(?=\s|$))")
FOREIGN_NAMES = re.compile(r"\.(?:min\.(?:js|css)|woff2?|ttf|otf|eot|wasm|a|so|dylib|jar|whl)$")
FOREIGN_FOLDERS = {"node_modules", "vendor", "third_party", "thirdparty"}

LINK = re.compile(r"!?\[[^\]]*\]\(\s*<?([^)\s>]+)>?[^)]*\)")
HEADING = re.compile(r"^#{1,6} ", re.MULTILINE)
FENCE = re.compile(r"^(```|~~~).*?^\1\s*$", re.MULTILINE | re.DOTALL)


def tracked_files() -> list:
    """All files that are, or with the next commit could be, in the repository."""
    listing = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT,
                             capture_output=True, check=True).stdout.decode()
    paths = sorted(set(filter(None, listing.split("\0"))))
    return [pathlib.PurePosixPath(path) for path in paths if (ROOT / path).is_file()]


def check_names(path: pathlib.PurePosixPath):
    if FOREIGN_NAMES.search(path.name) or FOREIGN_FOLDERS & set(path.parts[:-1]):
        yield f"{path}: other people's code and fonts are fetched at install, not kept here (Scripts/vendor.lock)"
    if path.name == "Package.resolved":
        yield f"{path}: the resolved versions are not kept here"


def check_text(path: pathlib.PurePosixPath, text: str):
    lines = text.splitlines()
    if path.suffix in CODE and len(lines) > LONGEST_FILE:
        yield f"{path}: {len(lines)} lines; at most {LONGEST_FILE}, so split it by purpose"
    for number, line in enumerate(lines, 1):
        for host in REGISTRY_HOSTS:
            if host in line:
                yield f"{path}:{number}: names the registry host {host}; name the package only"
        if MACHINE_PATHS.search(line):
            yield f"{path}:{number}: names a folder of one machine"


def anchors_of(text: str) -> set:
    """The anchors that a Markdown reader makes of the headings."""
    anchors = set()
    for line in FENCE.sub("", text).splitlines():
        if HEADING.match(line):
            title = re.sub(r"[`*]", "", line.lstrip("#").strip()).lower()
            anchors.add(re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", title)))
    return anchors


def check_links(path: pathlib.PurePosixPath, text: str):
    for match in LINK.finditer(FENCE.sub("", text)):
        address = urllib.parse.unquote(match.group(1))
        if re.match(r"[a-z][a-z0-9+.-]*:", address):
            continue
        name, _, anchor = address.partition("#")
        target = (ROOT / path.parent / name) if name else ROOT / path
        if not target.exists():
            yield f"{path}: the link to {address} leads nowhere"
        elif anchor and target.suffix == ".md" and anchor not in anchors_of(target.read_text(encoding="utf-8")):
            yield f"{path}: the link to {address} names a heading that is not there"


def check_readmes():
    names = ("README.md", "README.zh-CN.md")
    texts = {}
    for name in names:
        if not (ROOT / name).is_file():
            yield f"{name} is missing"
            return
        texts[name] = (ROOT / name).read_text(encoding="utf-8")
        opening = "\n".join(texts[name].splitlines()[:40])
        for command in ("make run", "make test"):
            if command not in opening:
                yield f"{name}: does not show `{command}` in its first 40 lines"
    counts = {name: len(HEADING.findall(FENCE.sub("", text))) for name, text in texts.items()}
    if len(set(counts.values())) > 1:
        yield "the two READMEs have different numbers of headings: " + ", ".join(
            f"{name} {count}" for name, count in counts.items())


def check_pairs():
    """The user guide says the same in both languages: every page has its pair, with as many headings."""
    guide = ROOT / "Documentation" / "user-guide"
    for page in sorted(guide.glob("*/*.md")):
        for language in ("en", "zh-CN"):
            pair = guide / language / page.name
            if not pair.is_file():
                yield f"{page.relative_to(ROOT)}: there is no {pair.relative_to(ROOT)}"
            elif language == "en" and page != pair:
                counts = [len(HEADING.findall(FENCE.sub("", file.read_text(encoding="utf-8"))))
                          for file in (page, pair)]
                if counts[0] != counts[1]:
                    yield f"{page.relative_to(ROOT)}: {counts[0]} headings, {pair.relative_to(ROOT)}: {counts[1]}"


def main() -> int:
    problems = list(check_readmes()) + list(check_pairs())
    files = tracked_files()
    for path in files:
        problems += check_names(path)
        if path.suffix not in TEXT:
            continue
        try:
            text = (ROOT / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            if path.suffix:
                problems.append(f"{path}: is not UTF-8")
            continue
        problems += check_text(path, text)
        if path.suffix == ".md":
            problems += check_links(path, text)
    for problem in problems:
        print(problem)
    print(f"check_docs: {len(files)} files, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
