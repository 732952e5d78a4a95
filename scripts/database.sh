# shellcheck shell=bash
# shellcheck disable=SC2034  # the variables are for the scripts that source this file
# What backing up and restoring share: which database, and how its tools are told.

# database_address NAME …: the first of these variables that names a database, else DATABASE_URL.
database_address() {
  local name value
  for name in "$@" MIGRATE_DATABASE_URL DATABASE_URL; do
    value=${!name:-}
    [ -n "$value" ] || { [ -f "$ROOT/.env" ] && value=$(setting "$name"); }
    [ -z "$value" ] || { echo "$value" && return; }
  done
  die "Set $1 or DATABASE_URL to postgres://user:password@host/name."
}

# decoded TEXT: an address holds special letters as %40 and the like.
decoded() {
  printf '%b' "${1//%/\\x}"
}

# use_database ADDRESS: PostgreSQL's tools read it from the environment; in their arguments
# everybody on the machine could read the password.
use_database() {
  local form='^postgres(ql)?://(([^:/@]*)(:([^@]*))?@)?([^:/?]*)(:([0-9]+))?/([^/?]+)(\?(.*))?$'
  [[ $1 =~ $form ]] || die "Only PostgreSQL is backed up, as postgres://user:password@host/name."
  PGDATABASE=$(decoded "${BASH_REMATCH[9]}")
  export PGDATABASE
  _export PGUSER "${BASH_REMATCH[3]}"
  _export PGPASSWORD "${BASH_REMATCH[5]}"
  _export PGHOST "${BASH_REMATCH[6]}"
  _export PGPORT "${BASH_REMATCH[8]}"
  [[ ${BASH_REMATCH[11]} =~ (^|&)sslmode=([a-z-]+) ]] && export PGSSLMODE=${BASH_REMATCH[2]}
  export PGCONNECT_TIMEOUT=${PGCONNECT_TIMEOUT:-10} PGAPPNAME=backup
}

_export() {
  local value
  value=$(decoded "$2")
  if [ -n "$value" ]; then export "$1=$value"; else unset "$1"; fi
}

# sql DATABASE STATEMENT: its rows, plain; the statement's own words stay out of the way.
sql() {
  psql --no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 \
    --dbname "$1" --command "$2"
}

# needs PROGRAM …: stop unless each is installed.
needs() {
  local program
  for program in "$@"; do
    command -v "$program" >/dev/null ||
      die "$program is missing. On Debian or Ubuntu: apt-get install postgresql-client"
  done
}

# keep_newest NUMBER PATTERN: remove the older files; their names begin alike and end in a date.
keep_newest() {
  local number=$1 pattern=$2 file
  find "$BACKUP_DIR" -maxdepth 1 -type f -name "$pattern" | sort --reverse |
    tail -n "+$((number + 1))" | while IFS= read -r file; do rm -f -- "$file"; done
}

# whole_number NAME VALUE: at least 1.
whole_number() {
  [[ $2 =~ ^[1-9][0-9]{0,3}$ ]] || refuse "$1 must be a whole number from 1, not '$2'."
}
