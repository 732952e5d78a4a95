#!/bin/sh
# Write PgBouncer's settings from the environment, then become it.
set -eu
umask 077

FOLDER=${PGBOUNCER_FOLDER:-/run/pgbouncer}
SETTINGS=${PGBOUNCER_SETTINGS:-/etc/pgbouncer/shop.ini}

# number NAME VALUE: anything but a whole number ends the start.
number() {
  case $2 in
    '' | *[!0-9]*)
      echo "$1 must be a whole number, not '$2'." >&2
      exit 1
      ;;
  esac
}

# quoted TEXT: as PgBouncer's list of users wants it.
quoted() {
  printf '"%s"' "$(printf '%s' "$1" | sed 's/"/""/g')"
}

: "${POSTGRES_USER:?is not set}" "${POSTGRES_PASSWORD:?is not set}"
pool=${PGBOUNCER_POOL_SIZE:-20}
clients=${PGBOUNCER_MAX_CLIENTS:-500}
port=${POSTGRES_PORT:-5432}
number PGBOUNCER_POOL_SIZE "$pool"
number PGBOUNCER_MAX_CLIENTS "$clients"
number POSTGRES_PORT "$port"

printf '%s %s\n' "$(quoted "$POSTGRES_USER")" "$(quoted "$POSTGRES_PASSWORD")" >"$FOLDER/users.txt"
{
  cat "$SETTINGS"
  printf 'default_pool_size = %s\nmax_client_conn = %s\n' "$pool" "$clients"
  printf '[databases]\n* = host=%s port=%s\n' "${POSTGRES_HOST:-postgres}" "$port"
} >"$FOLDER/pgbouncer.ini"
exec "$@"
