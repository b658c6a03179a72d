#!/usr/bin/env bash
# Builds release, makes the demo county once, and serves it. PORT chooses the port, 8080 by default.
set -euo pipefail
cd "$(dirname "$0")/.."

echo "run: building release; the first time takes some minutes"
swift build -c release --product qingxi
qingxi=$(swift build -c release --show-bin-path)/qingxi

Scripts/demo_county.sh "$qingxi" .run
exec "$qingxi" serve --db .run/qingxi.db --port "${PORT:-8080}" --public-folder Public/vendor
