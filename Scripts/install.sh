#!/usr/bin/env bash
# Installs what is missing for one purpose: run, test or bench. Safe to repeat; does nothing when nothing is missing.
set -euo pipefail
cd "$(dirname "$0")/.."

usage() { echo "usage: Scripts/install.sh run|test|bench" >&2; exit 2; }
fail() { echo "install: $*" >&2; exit 1; }

# The first two lines are what the Swift toolchain itself needs.
build_packages=(
    git binutils libc6-dev libstdc++-12-dev
    libcurl4 libedit2 libncurses6 libxml2 tzdata
    make ca-certificates pkg-config
    libsqlite3-dev libpq-dev libsodium-dev libxlsxwriter-dev libminizip-dev zlib1g-dev libturbojpeg0-dev libgdal-dev
    python3 python3-pip brotli
)
test_packages=(python3-venv gdal-bin postgresql postgresql-client chromium fonts-noto-cjk r-base-core r-cran-survey)
bench_packages=(postgresql postgresql-client postgresql-15-postgis-3 wrk chromium fonts-noto-cjk python3-venv r-base-core r-cran-survey)

case "${1:-}" in
    run) packages=("${build_packages[@]}") ;;
    test) packages=("${build_packages[@]}" "${test_packages[@]}") ;;
    bench) packages=("${build_packages[@]}" "${bench_packages[@]}") ;;
    *) usage ;;
esac

# Prints those of the named packages that are not fully installed.
missing_of() {
    local installed package
    installed=" $(dpkg-query -W -f='${binary:Package}=${db:Status-Status} ' "$@" 2>/dev/null || true)"
    for package in "$@"; do
        [[ $installed =~ \ ${package//+/\\+}(:[a-z0-9]+)?=installed\  ]] || echo "$package"
    done
}

# Runs a command as root, directly or by sudo.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo --preserve-env=DEBIAN_FRONTEND "$@"
    else
        fail "these packages are missing: ${missing[*]}. Install them as root:
    apt-get install --no-install-recommends ${missing[*]}"
    fi
}

install_packages() {
    local missing=()
    mapfile -t missing < <(missing_of "${packages[@]}")
    [ "${#missing[@]}" -gt 0 ] || return 0

    command -v apt-get >/dev/null || fail "this is not a Debian system. Install the equivalents of: ${missing[*]}"
    echo "install: ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    as_root apt-get update -q </dev/null || echo "install: the package lists could not be refreshed; going on" >&2
    if [[ " ${missing[*]} " == *" postgresql "* ]]; then
        # The tests make a cluster of their own. Debian's would take port 5432 and start at boot.
        as_root mkdir -p /etc/postgresql-common/createcluster.d
        echo "create_main_cluster = false" |
            as_root tee /etc/postgresql-common/createcluster.d/qingxi.conf >/dev/null
    fi
    installed_something=1
    as_root apt-get install -y -q --no-install-recommends "${missing[@]}" </dev/null
    mapfile -t missing < <(missing_of "${packages[@]}")
    [ "${#missing[@]}" -eq 0 ] || fail "still missing after installing: ${missing[*]}"
}

check_swift() {
    command -v swift >/dev/null ||
        fail "no swift in PATH. Install a Swift 6.3 toolchain for Debian 12 and put its usr/bin into PATH."
    # Not asked when nothing was installed: it takes half a second.
    [ -z "${installed_something:-}" ] || swift --version >/dev/null ||
        fail "the toolchain does not start: $(command -v swift)"
}

# The tests' Python packages, every one pinned by hash. The stamp makes a second run free.
install_test_environment() {
    local browser=Tests/Browser/requirements.txt swmm=Tests/Smoke/swmm-requirements.txt
    local tiles=Tests/Smoke/tiles-requirements.txt
    local stamp=.venv/requirements.sha256 wanted python=/usr/bin/python3
    wanted=$(cat "$browser" "$swmm" "$tiles" | sha256sum)
    [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ] || return 0
    echo "install: Python packages of $browser, $swmm and $tiles into .venv"
    [ -x "$python" ] || python=python3
    "$python" -m venv --clear .venv
    .venv/bin/pip install -q --disable-pip-version-check --require-hashes --only-binary=:all: -r "$browser" -r "$swmm" \
        -r "$tiles"
    echo "$wanted" >"$stamp"
}

install_packages
check_swift
if [ "$1" = test ] || [ "$1" = bench ]; then install_test_environment; fi
