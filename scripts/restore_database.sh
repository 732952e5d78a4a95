#!/usr/bin/env bash
# Restore a backup: to look at it, into a new database, or in the shop's place.
set -Eeuo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
# shellcheck source-path=SCRIPTDIR source=database.sh
source "$(dirname "${BASH_SOURCE[0]}")/database.sh"

FILE=
WAY=
TARGET=
# Made here and not yet handed over: dropped if anything fails.
FRESH=

usage() {
  cat <<'TEXT'
Usage: scripts/restore_database.sh FILE --check | --into NAME | --replace

  FILE          what scripts/backup_database.sh or pg_dump --format=custom wrote
  --check       restore into a scratch database, say what is in it, drop it
  --into NAME   restore into a new database of that name on the same server
  --replace     restore, then swap: the shop's database goes on as NAME_before_<time>
  RESTORE_DATABASE_URL   variable: the shop's database; else MIGRATE_DATABASE_URL, else
                         DATABASE_URL. Its role must be allowed to create databases.

The shop's database is never written to: a backup goes into a fresh one, whole or not at all.
TEXT
}

read_arguments() {
  while [ $# -gt 0 ]; do
    case $1 in
      --check | --replace) choose "$1" ;;
      --into) choose "$1" && shift && TARGET=${1:-} ;;
      --help | -h) usage && exit 0 ;;
      -*) refuse "Unknown argument '$1'; see scripts/restore_database.sh --help." ;;
      *)
        [ -z "$FILE" ] || refuse "One file at a time."
        FILE=$1
        ;;
    esac
    [ $# -eq 0 ] || shift
  done
  [ -n "$FILE" ] && [ -n "$WAY" ] || { usage >&2 && exit 2; }
  [ -r "$FILE" ] || refuse "There is no file '$FILE' to read."
  [ "$WAY" != --into ] || [[ $TARGET =~ ^[a-z][a-z0-9_]{0,62}$ ]] ||
    refuse "Give --into a name of small letters, digits and underscores."
}

choose() {
  [ -z "$WAY" ] || refuse "Choose one of --check, --into and --replace."
  WAY=$1
}

drop_what_is_left() {
  [ -z "$FRESH" ] || sql postgres "DROP DATABASE IF EXISTS \"$FRESH\" WITH (FORCE)" || true
}

# restore_into NAME: make the database and fill it.
restore_into() {
  STEP="Making the database $1" ADVICE="The line above says why; nothing was changed."
  sql postgres "CREATE DATABASE \"$1\" TEMPLATE template0 ENCODING 'UTF8'"
  FRESH=$1
  STEP="Restoring $FILE"
  pg_restore --exit-on-error --no-owner --no-privileges --dbname "$1" "$FILE"
  # Of the server's own tables it would say that only a superuser may.
  sql "$1" "SET client_min_messages = error; ANALYZE"
}

# describe NAME: prove that every table of the file is there, and say what a person would ask.
describe() {
  local wanted found
  STEP="Looking at what was restored"
  wanted=$(pg_restore --list "$FILE" | grep -c ' TABLE DATA ' || true)
  found=$(sql "$1" "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
  ((wanted > 0 && wanted == found)) || die "The file holds $wanted tables, $found were restored."
  echo "$found tables restored from $FILE"
  if [ -n "$(sql "$1" "SELECT to_regclass('orders_order')")" ]; then
    sql "$1" "SELECT count(*) || ' orders, the latest of ' || coalesce(
      to_char(max(placed_at) AT TIME ZONE 'Asia/Kolkata', 'DD-MM-YYYY HH24:MI'), 'never')
      FROM orders_order"
  fi
}

# swap FRESH OLD: both names change hands in one transaction, while nobody is connected.
swap() {
  STEP="Taking the place of $PGDATABASE"
  sql postgres "ALTER DATABASE \"$PGDATABASE\" ALLOW_CONNECTIONS false"
  trap 'sql postgres "ALTER DATABASE \"$PGDATABASE\" ALLOW_CONNECTIONS true"; drop_what_is_left' EXIT
  sql postgres "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = '$PGDATABASE' AND pid <> pg_backend_pid()" >/dev/null
  psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --dbname postgres --single-transaction \
    --command "ALTER DATABASE \"$PGDATABASE\" RENAME TO \"$2\"" \
    --command "ALTER DATABASE \"$1\" RENAME TO \"$PGDATABASE\""
  FRESH=
  trap - EXIT
  sql postgres "ALTER DATABASE \"$2\" ALLOW_CONNECTIONS true"
}

main() {
  local address time
  read_arguments "$@"
  needs pg_restore psql
  address=$(database_address RESTORE_DATABASE_URL) || exit 1
  use_database "$address"
  time=$(date --utc +%Y%m%dt%H%M%S)_$$
  trap drop_what_is_left EXIT
  trap on_error ERR
  restore_into "${TARGET:-restored_$time}"
  describe "$FRESH"
  case $WAY in
    --check) ;;
    --into) FRESH= ;;
    --replace)
      swap "$FRESH" "${PGDATABASE}_before_$time"
      echo "The shop's database until now is ${PGDATABASE}_before_$time; drop it once all is well."
      ;;
  esac
}

main "$@"
