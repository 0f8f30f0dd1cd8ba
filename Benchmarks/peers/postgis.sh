#!/usr/bin/env bash
# Pairs with lengths by PostGIS, in a private server that ends with this script.
#   postgis.sh --prepare FOLDER          an empty cluster with PostGIS in it (once; not part of what is measured)
#   postgis.sh FILE LAYER OUTPUT FOLDER  starts a server on a copy of it, loads the file, asks, stops the server
# The server listens on a socket in a folder of its own and on no port. It refuses to run as root: there it runs as the
# user "postgres".
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
[ -x "${bin:-$(dirname "$(command -v pg_ctl)")}/postgres" ] || { echo "postgis.sh: no PostgreSQL server" >&2; exit 69; }
bin=${bin:-$(dirname "$(command -v pg_ctl)")}
as_server=()
[ "$(id -u)" -ne 0 ] || as_server=(setpriv --reuid=postgres --regid=postgres --clear-groups)

work=$(mktemp -d)
server=
finish() {
  if [ -n "$server" ]; then
    kill -INT "$server" 2>/dev/null || true
    wait "$server" || true
  fi
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 143' TERM INT
chmod 711 "$work"
export PGHOST=$work PGUSER=postgres PGDATABASE=postgres

start() {
  [ "$(id -u)" -ne 0 ] || chown -R postgres:postgres "$work"
  "${as_server[@]}" "$bin/postgres" -D "$work/data" -k "$work" -c listen_addresses= -c fsync=off \
    -c synchronous_commit=off -c full_page_writes=off -c shared_buffers=512MB -c work_mem=256MB \
    -c maintenance_work_mem=256MB -c max_wal_size=8GB >"$work/log" 2>&1 &
  server=$!
  for _ in $(seq 200); do
    if [ -S "$work/.s.PGSQL.5432" ] && psql -qAtc 'SELECT 1' >/dev/null 2>&1; then return; fi
    sleep 0.05
  done
  cat "$work/log" >&2
  exit 70
}

if [ "$1" = --prepare ]; then
  mkdir -p "$2"
  [ "$(id -u)" -ne 0 ] || chown postgres:postgres "$work"
  "${as_server[@]}" "$bin/initdb" -D "$work/data" -U postgres -A trust -E UTF8 --locale=C -N >"$work/initdb" ||
    { cat "$work/initdb" >&2; exit 70; }
  start
  psql -qc 'CREATE EXTENSION postgis'
  kill -INT "$server"
  wait "$server" || true
  server=
  cp -a "$work/data" "$2/data"
  exit
fi

cp -a "$4/data" "$work/data"
start
PG_USE_COPY=YES ogr2ogr -f PostgreSQL "PG:host=$work user=postgres dbname=postgres" "$1" ${2:+"$2"} -nln region \
  -nlt PROMOTE_TO_MULTI -select '' -lco FID=number -lco GEOMETRY_NAME=shape -lco SPATIAL_INDEX=NONE \
  -unsetFid -gt unlimited
psql -qf "$here/postgis.sql" >"$3"
