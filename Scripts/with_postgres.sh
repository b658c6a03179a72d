#!/usr/bin/env bash
# Runs a command with a PostgreSQL cluster of its own, reachable at $QINGXI_TEST_POSTGRES, and removes the cluster
# afterwards, whatever happens to the command or to this script.
set -euo pipefail

[ $# -gt 0 ] || { echo "usage: Scripts/with_postgres.sh COMMAND…" >&2; exit 2; }
fail() { echo "with_postgres: $*" >&2; exit 1; }

binaries=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
[ -x "$binaries/initdb" ] || fail "no PostgreSQL server found; run Scripts/install.sh test"

folder=$(mktemp -d "${TMPDIR:-/tmp}/qingxi-postgres.XXXXXX")
data=$folder/data
password=$(od -An -N12 -tx1 /dev/urandom | tr -d ' \n')
printf '%s\n' "$password" >"$folder/password"
chmod 700 "$folder"

# The server refuses to run as root.
as_owner=()
if [ "$(id -u)" = 0 ]; then
    owner=postgres
    id "$owner" >/dev/null 2>&1 || owner=nobody
    chown -R "$owner" "$folder"
    as_owner=(runuser -u "$owner" --)
fi
owner_runs() { (cd "$folder" && exec "${as_owner[@]}" "$@"); }

remove_cluster() {
    owner_runs "$binaries/pg_ctl" stop -D "$data" -m immediate -s >/dev/null 2>&1 || true
    rm -rf "$folder"
}

command_pid=
watchdog_pid=
finish() {
    trap '' INT TERM HUP
    [ -z "$command_pid" ] || kill -TERM -- "-$command_pid" 2>/dev/null || true
    [ -z "$watchdog_pid" ] || kill -KILL -- "-$watchdog_pid" 2>/dev/null || true
    [ ! -d "$folder" ] || remove_cluster
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

owner_runs "$binaries/initdb" -D "$data" -U qingxi --pwfile="$folder/password" --auth=scram-sha-256 \
    --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$folder/initdb.log" 2>&1 ||
    fail "initdb failed: $(tail -n 5 "$folder/initdb.log")"
# The data are thrown away, so they need not survive a power cut.
cat >>"$data/postgresql.conf" <<SETTINGS
listen_addresses = '127.0.0.1'
unix_socket_directories = '$folder'
max_connections = 600
fsync = off
synchronous_commit = off
full_page_writes = off
timezone = 'UTC'
log_min_messages = warning
SETTINGS

free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

port=
for _ in 1 2 3 4 5; do
    candidate=$(free_port)
    if owner_runs "$binaries/pg_ctl" start -D "$data" -w -t 60 -s -l "$folder/server.log" -o "-p $candidate" \
        </dev/null >/dev/null 2>&1; then
        port=$candidate
        break
    fi
done
[ -n "$port" ] || fail "the server did not start: $(tail -n 5 "$folder/server.log" 2>/dev/null)"
owner_runs env PGPASSWORD="$password" "$binaries/createdb" -h "$folder" -p "$port" -U qingxi qingxi

# Process groups of their own: for the command, so that everything it started ends with it, and for the watchdog, which
# cleans up when this script is killed outright.
set -m
export QINGXI_TEST_POSTGRES="postgres://qingxi:$password@127.0.0.1:$port/qingxi"
"$@" &
command_pid=$!
script_pid=$$
(
    trap '' INT HUP
    while kill -0 "$script_pid" 2>/dev/null; do sleep 1; done
    kill -TERM -- "-$command_pid" 2>/dev/null
    remove_cluster
) </dev/null >/dev/null 2>&1 &
watchdog_pid=$!
status=0
wait "$command_pid" || status=$?
command_pid=
exit "$status"
