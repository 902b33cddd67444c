#!/bin/bash
set -e
[ "$1" = postgres ] || exec "$@"
PATH=$(echo /usr/lib/postgresql/*/bin):$PATH
data=${PGDATA:-/var/lib/postgresql/data}
if [ "$(id -u)" = 0 ]; then
    mkdir -p "$data" /run/postgresql
    chown -R postgres: "$data" /run/postgresql
    chmod 0700 "$data"
    exec setpriv --reuid=postgres --regid=postgres --init-groups "$0" "$@"
fi
if [ ! -s "$data/PG_VERSION" ]; then
    user=${POSTGRES_USER:-postgres}
    database=${POSTGRES_DB:-$user}
    password=$(secret POSTGRES_PASSWORD)
    [ -n "$password" ] || { echo "POSTGRES_PASSWORD or POSTGRES_PASSWORD_FILE is needed" >&2; exit 1; }
    initdb --pgdata="$data" --username="$user" --pwfile=<(printf '%s\n' "$password") \
        --encoding=UTF8 --locale=C.UTF-8 --auth-local=trust --auth-host=scram-sha-256
    echo 'host all all all scram-sha-256' >> "$data/pg_hba.conf"
    [ "$database" = postgres ] || echo "CREATE DATABASE \"$database\"" | postgres --single -D "$data" postgres
fi
shift
# its just-in-time compiler is left out of this image
exec postgres -D "$data" -c listen_addresses='*' -c jit=off "$@"
