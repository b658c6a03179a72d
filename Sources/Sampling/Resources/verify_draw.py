#!/usr/bin/env python3
"""Re-draws a spot check by itself: no network, no other program, Python 3 alone.  重新抽签核验：仅需 Python 3，不联网。

    python3 verify_draw.py FRAME.csv SEED SIZE                        from the whole frame  不分层
    python3 verify_draw.py FRAME.csv SEED SIZE-LIST STRATUM-COLUMN    per stratum, as A=3,B=5  分层

SEED is the seed's text, or hash:BEACON to make it from the frame's hash and the public event BEACON.
Printed are the hash of the file, the seed, and for each stratum the sample, then the replacements in their order.

How it works. 原理:
  ticket = SHA-256( hex(SHA-256(seed)) + id ), written as a decimal number of at least 64 digits, the digits reversed, after "0."
  In each stratum the smallest tickets are the sample; the next ones replace facilities that cannot be checked.
  Rows whose column "exclusion" is not empty cannot be drawn.
"""

import csv
import hashlib
import sys


def sha256(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def ticket(seed, name):
    return "0." + "{:064d}".format(int(sha256(sha256(seed) + name), 16))[::-1]


def main(path, seed, sizes, column=None):
    with open(path, "rb") as file:
        frame_hash = hashlib.sha256(file.read()).hexdigest()
    if seed.startswith("hash:"):
        seed = sha256(frame_hash + seed[len("hash:"):])
    print("frame SHA-256", frame_hash)
    print("seed", seed)

    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if not row.get("exclusion")]
    strata = {}
    for row in rows:
        strata.setdefault(row[column] if column else "", []).append(row["id"])
    if column:
        wanted = {name: int(size) for name, size in (part.rsplit("=", 1) for part in sizes.split(","))}
    else:
        wanted = {"": int(sizes)}

    for stratum in sorted(wanted):
        order = sorted((ticket(seed, name), name) for name in strata[stratum])
        if wanted[stratum] > len(order):
            sys.exit("stratum %r has only %d facilities" % (stratum, len(order)))
        for place, (number, name) in enumerate(order, 1):
            kind = "sample" if place <= wanted[stratum] else "replacement"
            print("\t".join([kind, stratum, str(place), name, number[:11]]))


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    main(*sys.argv[1:])
