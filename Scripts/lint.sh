#!/usr/bin/env bash
# The checks that need no build: formatting, who imports whom, documents.
set -uo pipefail
cd "$(dirname "$0")/.."

folders=()
for folder in Sources Tests Benchmarks; do
    if [ -d "$folder" ]; then folders+=("$folder"); fi
done
case "${1:-}" in
    "") ;;
    --fix) exec swift format format --in-place --parallel --recursive "${folders[@]}" ;;
    *) echo "usage: Scripts/lint.sh [--fix]" >&2; exit 2 ;;
esac

status=0
swift format lint --strict --parallel --recursive "${folders[@]}" || status=1
python3 Scripts/check_imports.py || status=1
python3 Scripts/check_docs.py || status=1
exit "$status"
