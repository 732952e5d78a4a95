#!/usr/bin/env bash
# Back the uploads up into one file, read it back, and let the oldest go.
set -Eeuo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
# shellcheck source-path=SCRIPTDIR source=database.sh
source "$(dirname "${BASH_SOURCE[0]}")/database.sh"

BACKUP_DIR=${BACKUP_DIR:-$ROOT/var/backups}
MEDIA_BACKUP_KEEP=${MEDIA_BACKUP_KEEP:-3}
PART=

usage() {
  cat <<'TEXT'
Usage: scripts/backup_media.sh [--help]

Writes BACKUP_DIR/media-YYYYMMDDTHHMMSSZ.tar with everything in MEDIA_ROOT, prints its name, and
keeps the newest MEDIA_BACKUP_KEEP. Restore: tar --extract --file FILE --directory MEDIA_ROOT

  MEDIA_ROOT          variable: the uploads (media/)
  BACKUP_DIR          variable: where to (var/backups)
  MEDIA_BACKUP_KEEP   variable: how many are kept (3)
TEXT
}

media_root() {
  local value=${MEDIA_ROOT:-}
  [ -n "$value" ] || { [ -f "$ROOT/.env" ] && value=$(setting MEDIA_ROOT); }
  echo "${value:-$ROOT/media}"
}

# archive FOLDER FILE: a picture uploaded while it is read is in the next one; all else must be whole.
archive() {
  local status=0
  tar --create --file "$2" --directory "$1" --warning=no-file-changed . || status=$?
  ((status <= 1))
}

main() {
  local folder file
  case ${1:-} in
    '') ;;
    --help | -h) usage && exit 0 ;;
    *) refuse "Unknown argument '$1'; see scripts/backup_media.sh --help." ;;
  esac
  whole_number MEDIA_BACKUP_KEEP "$MEDIA_BACKUP_KEEP"
  folder=$(media_root)
  [ -d "$folder" ] || die "There is no folder $folder; set MEDIA_ROOT."
  umask 077
  mkdir -p "$BACKUP_DIR"
  file=$BACKUP_DIR/media-$(date --utc +%Y%m%dT%H%M%SZ).tar
  PART=$file.part
  trap 'rm -f "$PART"' EXIT
  trap on_error ERR
  STEP="Backing up $folder" ADVICE="The line above says why; earlier backups are untouched."
  archive "$folder" "$PART"
  STEP="Reading the backup back"
  tar --list --file "$PART" >/dev/null
  mv "$PART" "$file"
  keep_newest "$MEDIA_BACKUP_KEEP" 'media-*.tar'
  echo "$file"
}

main "$@"
