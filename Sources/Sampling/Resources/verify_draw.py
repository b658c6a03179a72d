#!/usr/bin/env python3
"""Re-draws a spot check by itself: no network, no other program, Python 3 alone.  重新抽签核验：仅需 Python 3，不联网。

    python3 verify_draw.py FRAME.csv SEED SIZE                                   from the whole frame  不分层
    python3 verify_draw.py FRAME.csv SEED SIZE-LIST STRATUM-COLUMN               per stratum, as A=3,B=5  分层
    python3 verify_draw.py FRAME.csv SEED SIZE-LIST STRATUM-COLUMN TOWN-COLUMN   towns first, as A=3,B=6x5  两阶段

B=6x5 draws 6 towns of the stratum B, then 5 facilities in each (all, where a town has fewer). Without strata, give "" as their column.
B=6x5pps draws the towns with chances in proportion to their facilities instead of equal ones.  6x5pps：乡镇按设施数成比例抽取
SEED is the seed's text, or hash:BEACON to make it from the frame's hash and the public event BEACON.
Printed are the hash of the file, the seed, and for each stratum (or drawn town) the sample, then the replacements in their order.

How it works. 原理:
  ticket = SHA-256( hex(SHA-256(seed)) + id ), written as a decimal number of at least 64 digits, the digits reversed, after "0."
  In each stratum the smallest tickets are the sample; the next ones replace facilities that cannot be checked.
  A town's ticket is that of "cluster:" and its name; towns with the smallest are drawn. With pps a town whose n-fold is at least all
  facilities is certain and leaves the line (n less one, repeat). The rest stand in a line in the order of their tickets, each n times as
  long as it has facilities; from a start at the fraction of the ticket of "systematic start", every X-th point draws the town it lies in
  (X: the facilities in the line). All in whole numbers.
  Rows whose column "exclusion" is not empty cannot be drawn.
"""

import collections
import csv
import hashlib
import sys


def sha256(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def ticket(seed, name):
    return "0." + "{:064d}".format(int(sha256(sha256(seed) + name), 16))[::-1]


def draw(seed, group, rows, size):
    order = sorted((ticket(seed, row["id"]), row["id"]) for row in rows)
    if size > len(order):
        sys.exit("%r has only %d facilities" % (group, len(order)))
    for place, (number, name) in enumerate(order, 1):
        print("\t".join(["sample" if place <= size else "replacement", group, str(place), name, number[:11]]))


def by_size(seed, towns, sizes, count):
    line, drawn = list(towns), []
    for name in sorted(line, key=lambda town: -sizes[town[1]]):
        if count * sizes[name[1]] >= sum(sizes[town[1]] for town in line) and count > 0:
            line.remove(name)
            drawn.append(name)
            count -= 1
    total = sum(sizes[town[1]] for town in line)
    point, end = int(ticket(seed, "systematic start")[2:20]) * total // 10 ** 18, 0
    for town in line:
        end += count * sizes[town[1]]
        if point < end:
            drawn.append(town)
            point += total
    return sorted(drawn)


def main(path, seed, sizes, column="", town_column=""):
    with open(path, "rb") as file:
        frame_hash = hashlib.sha256(file.read()).hexdigest()
    if seed.startswith("hash:"):
        seed = sha256(frame_hash + seed[len("hash:"):])
    print("frame SHA-256", frame_hash)
    print("seed", seed)

    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if not row.get("exclusion")]
    wanted = dict(part.rsplit("=", 1) for part in sizes.split(",")) if column else {"": sizes}
    for stratum in sorted(wanted):
        members = [row for row in rows if not column or row[column] == stratum]
        if "x" not in wanted[stratum]:
            draw(seed, stratum, members, int(wanted[stratum]))
            continue
        is_by_size = wanted[stratum].endswith("pps")
        count, each = map(int, wanted[stratum].removesuffix("pps").split("x"))
        towns = sorted((ticket(seed, "cluster:" + town), town) for town in {row[town_column] for row in members})
        if count > len(towns):
            sys.exit("stratum %r has only %d towns" % (stratum, len(towns)))
        sizes = collections.Counter(row[town_column] for row in members)
        chosen = by_size(seed, towns, sizes, count) if is_by_size else towns[:count]
        for place, (number, town) in enumerate(chosen, 1):
            print("\t".join(["town", stratum, str(place), town, number[:11]]))
            inside = [row for row in members if row[town_column] == town]
            draw(seed, town, inside, min(each, len(inside)))


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5, 6):
        sys.exit(__doc__)
    main(*sys.argv[1:])
