#!/usr/bin/env bash
# Builds the product and the benchmarks for release and prints the table of speeds. Arguments go to the benchmarks.
set -euo pipefail
cd "$(dirname "$0")/.."

[ -f Benchmarks/Package.swift ] || { echo "bench: there is no Benchmarks package" >&2; exit 1; }
swift build -c release --product qingxi
QINGXI_BIN=$(swift build -c release --show-bin-path)/qingxi
export QINGXI_BIN
swift build -c release --package-path Benchmarks
exec Scripts/with_postgres.sh "$(swift build -c release --package-path Benchmarks --show-bin-path)/bench" "$@"
