#!/usr/bin/env bash
# Makes the demo county in a folder, as qingxi.db, unless it is there.
# usage: Scripts/demo_county.sh QINGXI FOLDER [options of "qingxi demo"]
set -euo pipefail

qingxi=$1 folder=$2
shift 2
database=$folder/qingxi.db
if [ ! -e "$database" ]; then
    # Made aside and then moved, so that an interrupted start leaves no half-made county behind: what lies beside the
    # database first, the database itself last, since where it is everything is.
    rm -rf "$folder/making" "$database"[-.]*
    mkdir -p "$folder/making"
    "$qingxi" demo --db "$folder/making/qingxi.db" --seed 1 "$@"
    for part in "$folder/making/qingxi.db"[-.]*; do
        if [ -e "$part" ]; then mv "$part" "$folder/"; fi
    done
    mv "$folder/making/qingxi.db" "$folder/"
    rmdir "$folder/making"
fi
