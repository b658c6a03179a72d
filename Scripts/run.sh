#!/usr/bin/env bash
# Builds release, makes the demo county once, and serves it. PORT chooses the port, 8080 by default.
set -euo pipefail
cd "$(dirname "$0")/.."

echo "run: building release; the first time takes some minutes"
swift build -c release --product qingxi
qingxi=$(swift build -c release --show-bin-path)/qingxi

database=.run/qingxi.db
if [ ! -e "$database" ]; then
    # Made aside and then moved, so that an interrupted start leaves no half-made county behind.
    rm -rf .run/making
    mkdir -p .run/making
    "$qingxi" demo --db .run/making/qingxi.db --seed 1
    for file in .run/making/qingxi.db-* .run/making/qingxi.db; do
        if [ -e "$file" ]; then mv "$file" .run/; fi
    done
    rmdir .run/making
fi
exec "$qingxi" serve --db "$database" --port "${PORT:-8080}" --public-folder Public/vendor
