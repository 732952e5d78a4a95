#!/usr/bin/env bash
# Rehearse the whole stack on this machine from the files of deploy/: it works, it breaks, it mends.
set -Eeuo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

VENV=${VENV:-$ROOT/.venv-test}
SCRATCH=
REHEARSAL=

usage() {
  cat <<'TEXT'
Usage: scripts/rehearse_stack.sh [--keep | --serve | --run COMMAND …] [--help]

Starts nginx, two gunicorns, worker, beat, two Redis, PgBouncer and PostgreSQL of its own, with
the files of deploy/ on free ports, fills the demo shop, walks through it, restarts each part
under a light load, proves that no order is lost or doubled, and restores a backup. Ends with one
line; leaves nothing behind. Missing programs are installed where it runs as root.

  --serve        only start it, print BASE_URL, and wait for Ctrl-C
  --keep         rehearse, then go on like --serve
  --run COMMAND  only start it, run the command with BASE_URL, CURL_CA_BUNDLE, LOAD_TEST_SECRET,
                 STACK_DATABASE_URL and STACK_FOLDER set, and end with its status
  VENV           variable: the Python packages (.venv-test), made if missing
  GUNICORN_WORKERS   variable: processes of each gunicorn (1)
TEXT
}

read_arguments() {
  case ${1:-} in
    '' | --keep | --serve) [ $# -le 1 ] || refuse "Nothing follows $1." ;;
    --run) [ $# -ge 2 ] || refuse "--run needs a command." ;;
    --help | -h) usage && exit 0 ;;
    *) refuse "Unknown argument '$1'; see scripts/rehearse_stack.sh --help." ;;
  esac
}

# shellcheck disable=SC2329  # a trap calls it
clean_up() {
  trap - ERR EXIT
  set +e
  local pid
  [ -z "$REHEARSAL" ] || kill "$REHEARSAL" 2>/dev/null
  if [ -f "$SCRATCH/started.pids" ]; then
    while read -r pid; do kill -TERM -- "-$pid" 2>/dev/null; done <"$SCRATCH/started.pids"
    sleep 1
    while read -r pid; do kill -KILL -- "-$pid" 2>/dev/null; done <"$SCRATCH/started.pids"
  fi
  [ -z "$REHEARSAL" ] || kill -KILL "$REHEARSAL" 2>/dev/null
  rm -rf "$SCRATCH"
}

main() {
  local status=0
  read_arguments "$@"
  SCRATCH=$(mktemp -d)
  # PostgreSQL runs as another user and must reach its own folder in it.
  chmod 711 "$SCRATCH"
  LOG=$SCRATCH/setup.log
  trap clean_up EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM
  PATH=$PATH:/usr/sbin
  needed nginx "$(command -v nginx || true)"
  needed pgbouncer "$(command -v pgbouncer || true)"
  needed redis-server "$(command -v redis-server || true)"
  needed postgresql "$(postgres_programs)"
  make_venv "$VENV" "$ROOT/requirements-dev.txt"
  POSTGRES_PROGRAMS=$(postgres_programs)
  export POSTGRES_PROGRAMS
  unset DATABASE_URL MIGRATE_DATABASE_URL REDIS_URL CELERY_BROKER_URL
  cd "$ROOT"
  "$VENV/bin/python" -m scripts.rehearsal --folder "$SCRATCH" "$@" &
  REHEARSAL=$!
  wait "$REHEARSAL" || status=$?
  REHEARSAL=
  if [ -f "$SCRATCH/failure" ]; then
    last_words
    cat "$SCRATCH/failure" >&2
  fi
  exit "$status"
}

# The last words of each part often say why it failed.
last_words() {
  local log
  for log in "$SCRATCH"/*.log "$SCRATCH"/nginx/*.log; do
    [ ! -s "$log" ] || { printf '\n--- %s\n' "${log##*/}" && tail -n 3 "$log"; }
  done >&2
}

main "$@"
