#!/usr/bin/env bash
# Builds the product for release and prints the table of speeds. Arguments go to the benchmarks.
set -euo pipefail
cd "$(dirname "$0")/.."

swift build -c release --product qingxi
QINGXI_BIN=$(swift build -c release --show-bin-path)/qingxi
export QINGXI_BIN
# The statistics beside R's package survey, before anything is timed.
python3 Scripts/run_unittests.py Tests/Smoke -k SurveyOracle
exec Scripts/with_postgres.sh python3 Benchmarks/bench.py "$@"
