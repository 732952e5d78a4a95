#!/usr/bin/env bash
# Back the database up into one file, read it back, and let the oldest go.
set -Eeuo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
# shellcheck source-path=SCRIPTDIR source=database.sh
source "$(dirname "${BASH_SOURCE[0]}")/database.sh"

BACKUP_DIR=${BACKUP_DIR:-$ROOT/var/backups}
BACKUP_KEEP=${BACKUP_KEEP:-14}
VERIFY=no
PART=

usage() {
  cat <<'TEXT'
Usage: scripts/backup_database.sh [--verify] [--help]

Writes BACKUP_DIR/database-YYYYMMDDTHHMMSSZ.dump (pg_dump's custom format), reads it back, prints
its name, and keeps the newest BACKUP_KEEP.

  --verify              restore it into a scratch database too, look at it, and drop that
  BACKUP_DATABASE_URL   variable: which database; else MIGRATE_DATABASE_URL, else DATABASE_URL
  BACKUP_DIR            variable: where to (var/backups)
  BACKUP_KEEP           variable: how many are kept (14)
TEXT
}

read_arguments() {
  local argument
  for argument in "$@"; do
    case $argument in
      --verify) VERIFY=yes ;;
      --help | -h) usage && exit 0 ;;
      *) refuse "Unknown argument '$argument'; see scripts/backup_database.sh --help." ;;
    esac
  done
  whole_number BACKUP_KEEP "$BACKUP_KEEP"
}

main() {
  local address file
  read_arguments "$@"
  needs pg_dump pg_restore psql
  address=$(database_address BACKUP_DATABASE_URL) || exit 1
  use_database "$address"
  umask 077
  mkdir -p "$BACKUP_DIR"
  file=$BACKUP_DIR/database-$(date --utc +%Y%m%dT%H%M%SZ).dump
  PART=$file.part
  trap 'rm -f "$PART"' EXIT
  trap on_error ERR
  STEP="Backing up $PGDATABASE" ADVICE="The line above says why; earlier backups are untouched."
  pg_dump --format=custom --no-owner --no-privileges --lock-wait-timeout=60s --file="$PART"
  STEP="Reading the backup back"
  pg_restore --file=/dev/null "$PART"
  mv "$PART" "$file"
  if [ "$VERIFY" = yes ]; then
    STEP="Restoring the backup into a scratch database"
    RESTORE_DATABASE_URL=$address "$ROOT/scripts/restore_database.sh" "$file" --check
  fi
  keep_newest "$BACKUP_KEEP" 'database-*.dump'
  echo "$file"
}

main "$@"
