"""Upstream traces by networkx on a file of pipes; prints one JSON line. Run by traces.py in the benchmarks' venv."""

import json
import statistics
import sys
import time

import networkx


def main(file):
    with open(file, encoding="utf-8") as source:
        asked = json.load(source)
    pipes = asked["pipes"]
    graph = networkx.DiGraph()
    graph.add_edges_from(map(tuple, pipes))
    lowest = pipes[0][1]
    seconds = []
    for _ in range(10):
        started = time.perf_counter()
        above = networkx.ancestors(graph, lowest)
        seconds.append(time.perf_counter() - started)
    if len(above) != len(pipes):
        raise RuntimeError(f"{len(above)} manholes above the lowest")
    # Every manhole but the lowest has one pipe below it: a pipe's trace is itself and one pipe for each above its upper end.
    counts = [1 + len(networkx.ancestors(graph, pipes[number][0])) for number in asked["sample"]]
    print(json.dumps({"version": networkx.__version__, "seconds": statistics.median(seconds), "counts": counts}))


main(sys.argv[1])
