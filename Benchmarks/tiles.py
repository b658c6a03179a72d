"""Vector tiles over HTTP: 80,000 pipes in one county beside PostGIS on the same pipes, and 160,000 villages."""

import csv
import math
import random
import re
import subprocess
import sys
import sqlite3
import tempfile
import time

from server import Server, percentile, run

PIPES = 80_000
# Villages of the county, each with a net of pipes around it, in a county of about 60 by 45 km.
NETS = 160
METRES_A_DEGREE = 111_320


def pipes(database, seed=1):
    """(code, place, kind, diameter, [(lon, lat), (lon, lat)]) of 80,000 pipes around the county's villages."""
    dice = random.Random(seed)
    with sqlite3.connect(database) as tables:
        villages = tables.execute(
            """SELECT r.code, x.longitude, x.latitude FROM region_versions r JOIN village_versions x ON x.id = r.id
            WHERE r.level = 5 AND r.code <> '' AND x.longitude IS NOT NULL AND r.valid_to > 2900000
            AND r.known_to > 250000000000000 AND x.valid_to > 2900000 AND x.known_to > 250000000000000
            ORDER BY r.code LIMIT ?""", (NETS,)).fetchall()
    number = 0
    while number < PIPES:
        code, longitude, latitude = villages[number % len(villages)]
        angle = dice.random() * 2 * math.pi
        away = math.sqrt(dice.random()) * 1400
        east = METRES_A_DEGREE * math.cos(math.radians(latitude))
        start = (longitude + away * math.cos(angle) / east, latitude + away * math.sin(angle) / METRES_A_DEGREE)
        turn, length = dice.random() * 2 * math.pi, 8 + dice.random() * 32
        end = (start[0] + length * math.cos(turn) / east, start[1] + length * math.sin(turn) / METRES_A_DEGREE)
        kind = dice.choices(("main", "branch", "lateral"), (1, 3, 6))[0]
        number += 1
        yield f"P{number:06d}", code, kind, dice.choice((110, 160, 200, 300)), (start, end)


def tiles_of(found, zoom):
    """The tiles in which pipes begin, in the order of a spiral no server can guess, with how many begin in each."""
    counts = {}
    for *_, line in found:
        longitude, latitude = line[0]
        x = int((longitude / 360 + 0.5) * 2**zoom)
        y = int((0.5 - math.asinh(math.tan(math.radians(latitude))) / (2 * math.pi)) * 2**zoom)
        counts[x, y] = counts.get((x, y), 0) + 1
    order = sorted(counts)
    random.Random(2).shuffle(order)
    return order, counts


def wrk(server, paths, seconds, connections=16, reloads=False):
    """Requests a second and the 95th percentile in ms of paths asked for in turn."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write("local paths = {\n" + ",\n".join(f'"{path}"' for path in paths) + "}\nlocal place = 0\n"
                     "request = function()\n  place = place % #paths + 1\n"
                     "  return wrk.format('GET', paths[place])\nend\n"
                     "done = function(summary, latency, requests)\n"
                     "  io.write(string.format('p95 %f\\n', latency:percentile(95) / 1000))\nend\n")
        script.flush()
        text = subprocess.run(
            ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", script.name, "-H", f"Cookie: {server.cookie}",
             *(["-H", "Cache-Control: no-cache"] if reloads else []), f"http://127.0.0.1:{server.port}"], check=True, stdout=subprocess.PIPE, text=True).stdout
    if "Non-2xx" in text:
        raise RuntimeError(f"tiles failed under load:\n{text}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1)), float(re.search(r"p95 ([\d.]+)", text).group(1))


def tiles(table, folder, postgres, province):
    database = folder / "pipes.db"
    run("demo", "--db", database, "--seed", 1)
    found = list(pipes(database))
    file = folder / "pipes.csv"
    with open(file, "w", newline="", encoding="utf-8") as out:
        rows = csv.writer(out)
        rows.writerow(["管段编号", "行政村代码", "管段类别", "管径", "图形"])
        for code, place, kind, diameter, line in found:
            rows.writerow([code, place, kind, diameter, shape(line)])
    run("import", "sewers", file, "--db", database, "--datum", "CGCS2000", "--json")
    order, counts = tiles_of(found, 14)
    with Server(database) as server:
        server.sign_in("demo-county")
        x, y = order[0]
        status, headers, data = server.request("GET", f"/tiles/sewers/14/{x}/{y}.mvt")
        if status != 200:
            raise RuntimeError(f"the first tile answered {status}")
        sizes = [len(server.get(f"/tiles/sewers/14/{x}/{y}.mvt")) for x, y in order[:50]]
        # A reload past all caches: the server cuts every tile anew.
        rate, _ = wrk(server, [f"/tiles/sewers/14/{x}/{y}.mvt" for x, y in order], 10, reloads=True)
        warm, p95 = wrk(server, [f"/tiles/sewers/14/{x}/{y}.mvt?v=1" for x, y in order], 10)
    features = sum(counts.values()) / len(order)
    table.add(f"tile of {PIPES:,} pipes in one county, z14, {features:.0f} pipes and {sum(sizes) / len(sizes) / 1000:.1f} kB "
              "each, not cached", "≥ 3,000/s", f"{rate:,.0f}/s", rate >= 3000)
    table.add("the same, cached", "≥ 10,000/s", f"{warm:,.0f}/s", warm >= 10_000)
    table.add("its p95 with 16 connections", "< 5 ms", f"{p95:.1f} ms", p95 < 5)
    peer(table, folder, postgres, found, order, rate)
    far(table, province)


def shape(line):
    return "LINESTRING(" + ", ".join(f"{x:.7f} {y:.7f}" for x, y in line) + ")"


def peer(table, folder, postgres, found, order, ours):
    """PostGIS's ST_AsMVT over the same pipes by pgbench on the same machine, the best of 1, 2 and 8 clients."""
    if not postgres:
        print("tiles: no PostgreSQL is named, PostGIS left out", file=sys.stderr)
        return
    run_sql = lambda address, text: subprocess.run(
        ["psql", "-qAt", "-v", "ON_ERROR_STOP=1", address], input=text, text=True, check=True, stdout=subprocess.PIPE).stdout
    run_sql(postgres, "CREATE DATABASE tiles")
    address = re.sub(r"/[^/]*$", "/tiles", postgres)
    try:
        run_sql(address, "CREATE EXTENSION postgis")
    except subprocess.CalledProcessError:
        print("tiles: PostGIS is not installed, left out", file=sys.stderr)
        return
    file = folder / "pipes.tsv"
    with open(file, "w", encoding="utf-8") as out:
        for number, (code, _, kind, diameter, line) in enumerate(found):
            out.write(f"{number}\t{code}\t{kind}\t{diameter}\tSRID=4326;{shape(line)}\n")
    run_sql(address, "CREATE TABLE loaded (id bigint, name text, kind text, diameter int, shape geometry)")
    run_sql(address, f"\\copy loaded FROM '{file}'\n")
    run_sql(address, """CREATE TABLE pipes AS SELECT id, name, kind, diameter, ST_Transform(shape, 3857) AS shape
        FROM loaded; CREATE INDEX ON pipes USING gist (shape); CLUSTER pipes USING pipes_shape_idx; ANALYZE pipes;
        CREATE TABLE tiles (n serial, x int, y int);""")
    run_sql(address, "COPY tiles (x, y) FROM STDIN;\n" + "\n".join(f"{x}\t{y}" for x, y in order) + "\n\\.\n")
    run_sql(address, "CREATE UNIQUE INDEX ON tiles (n); ANALYZE tiles")
    script = folder / "tiles.sql"
    script.write_text(f"""\\set n random(1, {len(order)})
SELECT ST_AsMVT(q, 'sewers', 4096, 'geom', 'id') FROM (SELECT p.id, p.kind, p.diameter,
    ST_AsMVTGeom(p.shape, ST_TileEnvelope(14, t.x, t.y), 4096, 128) AS geom FROM tiles t JOIN pipes p
    ON p.shape && ST_TileEnvelope(14, t.x, t.y, margin => 128.0 / 4096) WHERE t.n = :n) q;
""", encoding="utf-8")
    best = 0.0
    for clients in (1, 2, 8):
        text = subprocess.run(
            ["pgbench", "-n", "-M", "prepared", "-c", str(clients), "-j", "2", "-T", "8", "-f", str(script), address],
            check=True, stdout=subprocess.PIPE, text=True).stdout
        best = max(best, float(re.search(r"tps = ([\d.]+)", text).group(1)))
    ratio = ours / best
    table.add("ST_AsMVT of PostGIS over the same pipes and tiles, without HTTP, best of 1, 2, 8 clients",
              "ours ≥ 1.15 ×", f"{best:,.0f}/s, ours {ratio:.2f} ×", ratio >= 1.15)


def far(table, database):
    """Tiles of level 8 over a province of 160,000 natural villages, each asked for once of a server that holds none."""
    with sqlite3.connect(database) as tables:
        places = tables.execute(
            """SELECT x.longitude, x.latitude FROM village_versions x JOIN region_versions r ON r.id = x.id
            WHERE x.longitude IS NOT NULL AND r.level = 6 AND r.is_ended = 0 AND r.valid_to > 2900000
            AND r.known_to > 250000000000000 AND x.valid_to > 2900000 AND x.known_to > 250000000000000""").fetchall()
    found = {(int((lon / 360 + 0.5) * 256), int((0.5 - math.asinh(math.tan(math.radians(lat))) / (2 * math.pi)) * 256))
             for lon, lat in places}
    with Server(database) as server:
        server.sign_in("demo-admin")
        # Reads the layer; the tile itself is empty.
        server.request("GET", "/tiles/hamlets/14/0/0.mvt")
        took, sizes = [], []
        for x, y in sorted(found):
            started = time.perf_counter()
            sizes.append(len(server.get(f"/tiles/hamlets/8/{x}/{y}.mvt")))
            took.append(time.perf_counter() - started)
    worst = max(took)
    table.add(f"z8 tile over {len(places):,} villages, not cached, the slowest of {len(took)} "
              f"(largest {max(sizes) / 1000:.0f} kB)", "< 40 ms", f"{worst * 1000:.1f} ms", worst < 0.040)
