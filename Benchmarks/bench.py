#!/usr/bin/env python3
"""Drives the built product as its users do, and prints a table of what was asked for and what was measured."""

import argparse
import datetime
import gzip
import json
import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time

import villages
from county import county
from dashboard import dashboard
from optima import optima
from sampling import sampling
from server import SHARED, Server, percentile, run, run_measured
from solvers import solvers
from tiles import tiles
from traces import traces
from upload import upload

POSTGRES = os.environ.get("QINGXI_TEST_POSTGRES", "")
PROVINCE_VILLAGES = 160_000


class Table:
    """The lines of the result, printed as they come and once more at the end."""

    def __init__(self):
        self.lines = []

    def add(self, what, wanted, measured, is_met):
        verdict = "–" if is_met is None else "yes" if is_met else "**no**"
        line = f"| {what} | {wanted} | {measured} | {verdict} |"
        print(line, flush=True)
        self.lines.append(line)


def milliseconds(seconds):
    return f"{seconds * 1000:.1f} ms"


def board(table, folder):
    """The board of a province of 160,000 natural villages."""
    database = province(folder)
    with Server(database) as server:
        server.sign_in("demo-admin")
        root, cookie = area(server, "99"), server.cookie
    path = f"/areas/{root}"
    cold = percentile([first_request(database, path, cookie) for _ in range(5)], 0.95)
    with Server(database) as server:
        server.cookie = cookie
        warm = percentile(server.times(path, 200), 0.95)
        past = (datetime.date.today() - datetime.timedelta(days=730)).isoformat()
        then = percentile(server.times(f"{path}?asOf={past}&known={past}", 200), 0.95)
        first, last = list_pages(server, root)
    table.add("board of a province, warm, p95", "< 30 ms", milliseconds(warm), warm < 0.030)
    table.add("the same, first request of a new server, the file not in memory, slowest of 5", "< 150 ms", milliseconds(cold), cold < 0.150)
    table.add("the same as of two years back on both axes, p95", "< 3 × warm", f"{then / warm:.2f} ×", then < 3 * warm)
    table.add("list of its villages, first / last page, p95", "–", f"{milliseconds(first)} / {milliseconds(last)}", None)
    change(table, database)


def first_request(database, path, cookie):
    """Seconds of the first request to a new server after the system has let go of the database's pages."""
    with Server(database) as server:
        server.cookie = cookie
        # The server has opened the file and answered /health by now; what that read is let go of as well.
        forget(database)
        started = time.perf_counter()
        server.get(path)
        return time.perf_counter() - started


def forget(database):
    """Writes a database's files out and drops their pages from the system's cache."""
    for name in (database, f"{database}-wal"):
        if os.path.exists(name):
            with open(name, "rb") as file:
                os.fsync(file.fileno())
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def list_pages(server, root):
    path = f"/register/villages?area={root}"
    return (percentile(server.times(path, 60), 0.95), percentile(server.times(path + "&last=1", 60), 0.95))


def change(table, database):
    """One village's status is changed; how long until the national board shows it."""
    with Server(database) as server:
        server.sign_in("demo-admin")
        watcher = server.cookie
        server.cookie = ""
        server.sign_in("demo-county")
        editor = server.cookie
        token = server.form_token("/account")
        page = json.loads(server.get("/api/v1/records/villages?level=5&status=untreated&limit=40"))
        took = []
        for item in page["items"][:30]:
            server.cookie = watcher
            before = treated(server)
            server.cookie = editor
            seen = json.loads(server.get(f"/api/v1/records/village/{item['id']}"))["version"]
            body = json.dumps(
                {"values": {"status": "treated"}, "validFrom": datetime.date.today().isoformat(), "version": seen})
            started = time.perf_counter()
            status, _, data = server.request(
                "PATCH", f"/api/v1/records/village/{item['id']}", body,
                {"Content-Type": "application/json", "X-CSRF-Token": token})
            if status != 200:
                raise RuntimeError(f"the change answered {status}: {data[:300]}")
            server.cookie = watcher
            after = treated(server)
            took.append(time.perf_counter() - started)
            if after != before + 1:
                raise RuntimeError(f"the national board shows {after} after {before}")
    worst = percentile(took, 0.95)
    table.add("status change until the national board shows it, p95", "< 50 ms", milliseconds(worst), worst < 0.050)


def treated(server):
    answer = json.loads(server.get("/api/v1/areas/1/indicators?rules=national-2023"))
    return next(item["numerator"] for item in answer["indicators"] if item["id"] == "treatedVillages")


def area(server, code):
    return json.loads(server.get(f"/api/v1/areas?code={code}"))["id"]


def province(folder):
    database = folder / "province.db"
    if not database.exists():
        print(f"making {PROVINCE_VILLAGES} villages …", file=sys.stderr)
        run("demo", "--db", database, "--villages", PROVINCE_VILLAGES, "--seed", 1)
    return database


def peer(table, folder):
    """The same sums asked of PostgreSQL by GROUP BY, beside the maintained ones, over the same facts."""
    if not POSTGRES:
        print("peer: no PostgreSQL is named, left out", file=sys.stderr)
        return
    psql(POSTGRES, "CREATE DATABASE bench")
    address = re.sub(r"/[^/]*$", "/bench", POSTGRES)
    run(
        "demo", "--db", address, "--villages", PROVINCE_VILLAGES, "--seed", 1,
        "--evidence", folder / "peer.evidence")
    psql(address, "ANALYZE")
    statement = (pathlib.Path(__file__).parent / "group_by.sql").read_text(encoding="utf-8")
    for name, number in (("VALID", (datetime.date.today() - datetime.date(1970, 1, 1)).days), ("KNOWN", 253402300799999)):
        statement = statement.replace(f":{name}", str(number))
    grouped = []
    for _ in range(5):
        started = time.perf_counter()
        psql(address, statement)
        grouped.append(time.perf_counter() - started)
    for engine, database in (("SQLite", province(folder)), ("PostgreSQL", address)):
        with Server(database) as server:
            server.sign_in("demo-admin")
            root = area(server, "99")
            kept = server.times(f"/api/v1/areas/{root}/parts", 100)
        ratio = percentile(grouped, 0.5) / percentile(kept, 0.5)
        table.add(
            f"sums of a province's counties kept in {engine} against GROUP BY in PostgreSQL 15", "≥ 50 ×",
            f"{ratio:.0f} × ({milliseconds(percentile(kept, 0.5))} against {milliseconds(percentile(grouped, 0.5))})",
            ratio >= 50)


def psql(address, statement):
    return subprocess.run(
        ["psql", "-qAt", "-v", "ON_ERROR_STOP=1", address], input=statement, text=True, check=True,
        stdout=subprocess.PIPE).stdout


def large(table, folder, villages):
    """Any page of a list of 2,600,000 villages."""
    database = folder / "large.db"
    started = time.perf_counter()
    run("demo", "--db", database, "--villages", villages, "--seed", 1)
    print(f"making {villages} villages took {time.perf_counter() - started:.0f} s", file=sys.stderr)
    with Server(database) as server:
        server.sign_in("demo-admin")
        for name, query in (("by code", "level=6"), ("by population", "level=6&sort=-registeredPopulation")):
            path = f"/register/villages?area=1&{query}"
            server.get(path)
            first = percentile(server.times(path, 60), 0.95)
            last = percentile(server.times(path + "&last=1", 60), 0.95)
            middle = percentile(walk(server, path, 40), 0.95)
            table.add(
                f"page of a list of {villages:,} villages {name}, first / middle / last, p95", "< 50 ms each",
                " / ".join(map(milliseconds, (first, middle, last))), max(first, middle, last) < 0.050)
    database.unlink()


def walk(server, path, count):
    """Seconds of following the link to the next page."""
    took = []
    for _ in range(count):
        started = time.perf_counter()
        page = server.get(path).decode()
        took.append(time.perf_counter() - started)
        path = re.search(r'rel="next"[^>]*href="([^"]+)"|href="([^"]+)"[^>]*rel="next"', page)
        path = (path.group(1) or path.group(2)).replace("&amp;", "&")
    return took


def national(table, folder):
    """Taking in the national list of divisions."""
    source = SHARED / "data/divisions/national_2021_5level.csv.gz"
    if not source.exists():
        print("national: the list is not there, left out", file=sys.stderr)
        return
    file = folder / "national.csv"
    with gzip.open(source) as packed, open(file, "wb") as plain:
        shutil.copyfileobj(packed, plain)
    seconds, megabytes = run_measured("import", "divisions", file, "--db", folder / "national.db", "--json")
    table.add("import of the national division list, 663,128 rows", "< 20 s", f"{seconds:.1f} s", seconds < 20)
    table.add("its peak of memory", "< 300 MB", f"{megabytes:.0f} MB", megabytes < 300)


def records(table, folder):
    """Requests a second for a record's page and its JSON, and the server at rest."""
    database = folder / "demo.db"
    run("demo", "--db", database, "--seed", 1)
    with Server(database) as server:
        ready = server.ready_seconds
        time.sleep(3)
        rest = server.memory_megabytes()
        server.sign_in("demo-county")
        item = json.loads(server.get("/api/v1/records/villages?level=6&limit=1"))["items"][0]
        pages = throughput(server, f"/places/{item['id']}")
        answers = throughput(server, f"/api/v1/records/village/{item['id']}")
    table.add("record page", "≥ 2,000/s", f"{pages:,.0f}/s", pages >= 2000)
    table.add("JSON record", "≥ 10,000/s", f"{answers:,.0f}/s", answers >= 10_000)
    table.add("server at rest with the demo county", "< 80 MB", f"{rest:.0f} MB", rest < 80)
    table.add("ready after", "< 1 s", f"{ready:.2f} s", ready < 1)


def throughput(server, path):
    """Requests a second by wrk, one thread and 32 connections, the best of three runs."""
    best = 0.0
    for _ in range(3):
        text = subprocess.run(
            ["wrk", "-t1", "-c32", "-d5s", "-H", f"Cookie: {server.cookie}", f"http://127.0.0.1:{server.port}{path}"],
            check=True, stdout=subprocess.PIPE, text=True).stdout
        if "Non-2xx" in text:
            raise RuntimeError(f"{path} failed under load:\n{text}")
        best = max(best, float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1)))
    return best


def main():
    parts = {"national": national, "records": records, "board": board, "peer": peer, "large": large, "solvers": solvers,
             "optima": optima, "map": dashboard,
             "tiles": lambda table, folder: tiles(table, folder, POSTGRES, province(folder)),
             "trace": traces, "county": county, "sampling": sampling, "upload": upload,
             "mazarih": lambda table, folder: villages.mazarih(table, folder, SHARED)}
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=parts, action="append", help="run this part only; repeatable")
    parser.add_argument("--villages", type=int, default=2_600_000, help="villages of the large list")
    arguments = parser.parse_args()
    table, took = Table(), {}
    print(f"{datetime.date.today()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}\n")
    print("| what | to reach | measured | met |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory(prefix="qingxi-bench-") as name:
        folder = pathlib.Path(name)
        for part, measure in parts.items():
            if arguments.only and part not in arguments.only:
                continue
            started = time.perf_counter()
            if part == "large":
                measure(table, folder, arguments.villages)
            else:
                measure(table, folder)
            took[part] = time.perf_counter() - started
    parts = ", ".join(f"{part} {seconds:.0f}" for part, seconds in took.items())
    print(f"\nSeconds of the parts: {parts}; together {sum(took.values()):.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
