"""Runs an .inp file in EPA SWMM and prints what came out as JSON. Started with the Python that has swmm-toolkit."""

import json
import pathlib
import re
import sys
import tempfile

from swmm.toolkit import output, shared_enum, solver


def attributes(path):
    """Inverts of nodes and slopes of conduits as SWMM itself reckons them, and the errors of its balance."""
    folder = tempfile.mkdtemp()
    report, binary = str(pathlib.Path(folder, "r.rpt")), str(pathlib.Path(folder, "r.out"))
    solver.swmm_open(str(path), report, binary)
    solver.swmm_start(True)
    levels = inverts()
    while solver.swmm_step() > 0:
        pass
    solver.swmm_end()
    balance = solver.swmm_get_mass_balance()
    solver.swmm_report()
    solver.swmm_close()
    text = pathlib.Path(report).read_text(encoding="utf-8", errors="replace")
    return {"continuity": balance, "flooding": flooding(text), "links": links(text), "warnings": text.count("WARNING"),
            "errors": text.count("ERROR"), "inverts": levels[0], "ends": levels[1]}


def inverts():
    """Level of every node's bottom, and the levels of every link's two ends, as SWMM holds them."""
    kinds, places = shared_enum.ObjectType, shared_enum.NodeProperty.INVERT_ELEVATION
    bottoms = {}
    for index in range(solver.project_get_count(kinds.NODE)):
        bottoms[solver.project_get_id(kinds.NODE, index)] = solver.node_get_parameter(index, places)
    names, ends = list(bottoms), {}
    for index in range(solver.project_get_count(kinds.LINK)):
        start, end = solver.link_get_connections(index)
        one = solver.link_get_parameter(index, shared_enum.LinkProperty.OFFSET_1)
        two = solver.link_get_parameter(index, shared_enum.LinkProperty.OFFSET_2)
        ends[solver.project_get_id(kinds.LINK, index)] = (bottoms[names[start]] + one, bottoms[names[end]] + two)
    return bottoms, ends


def table(text, title):
    """The rows of numbers below a title of the report."""
    start = text.find(title)
    if start < 0:
        return []
    rows, rules = [], 0
    for line in text[start:].splitlines()[1:]:
        if re.match(r"^\s*-{10,}\s*$", line):
            rules += 1
            continue
        if rules >= 2:
            if not line.strip():
                break
            rows.append(line.split())
    return rows


def flooding(text):
    return 0 if "No nodes were flooded." in text else len(table(text, "Node Flooding Summary"))


def links(text):
    """Greatest depth over full depth, by conduit."""
    rows = table(text, "Link Flow Summary")
    return {row[0]: float(row[-1]) for row in rows if len(row) > 7 and row[1] == "CONDUIT"}


if __name__ == "__main__":
    json.dump(attributes(sys.argv[1]), sys.stdout)
