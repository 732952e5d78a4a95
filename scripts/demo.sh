#!/usr/bin/env bash
# Prepare the shop with its demo content and serve it; from the second start on within seconds.
set -Eeuo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

VENV=$ROOT/.venv
PYTHON=$VENV/bin/python
HOST=${HOST:-0.0.0.0}
PORT=${PORT:-8000}
SERVE=yes
PUBLISHING=
STAFF="Staff log-ins exist. A new password: .venv/bin/python manage.py changepassword owner"

usage() {
  cat <<'TEXT'
Usage: scripts/demo.sh [--no-serve] [--help]

Installs what the shop needs into .venv, writes .env if there is none, prepares the database,
the static files and the demo content, and serves the shop until Ctrl-C.

  --no-serve   prepare everything, then stop
  HOST, PORT   variables: where to listen (0.0.0.0 and 8000)

Everything in .env or the environment counts: DATABASE_URL, REDIS_URL, ALLOWED_HOSTS and so on.
TEXT
}

read_arguments() {
  local argument
  for argument in "$@"; do
    case $argument in
      --no-serve) SERVE=no ;;
      --help | -h) usage && exit 0 ;;
      *) refuse "Unknown argument '$argument'; see scripts/demo.sh --help." ;;
    esac
  done
  if ! [[ $PORT =~ ^[1-9][0-9]{0,4}$ ]] || ((PORT > 65535)); then
    refuse "PORT must be a number from 1 to 65535, not '$PORT'."
  fi
}

# step NUMBER NAME ADVICE: announce a step; ADVICE is said if it fails.
step() {
  STEP=$2
  ADVICE="$3 Details: $LOG"
  echo "[$1/6] $2 …"
}

facts() {
  "$PYTHON" "$ROOT/scripts/demo_facts.py" "$@"
}

manage() {
  "$PYTHON" "$ROOT/manage.py" "$@"
}

write_env() {
  local secret
  if [ ! -e "$ROOT/.env" ]; then
    secret=$("$PYTHON" -c 'import secrets; print(secrets.token_urlsafe(48))')
    (umask 077 && printf '%s\n' \
      "# Written by scripts/demo.sh for this machine; never overwritten." \
      "DJANGO_SECRET_KEY=$secret" DEBUG=False SECURE_SSL_REDIRECT=False >"$ROOT/.env")
  fi
  secret=$(setting DJANGO_SECRET_KEY)
  [ ${#secret} -ge 50 ] || die "Give DJANGO_SECRET_KEY 50 or more characters in .env."
}

# Two words in var/.prepared, for the static files and for the database: what has not changed
# since the last start is not done again. The static files are made beside the database.
prepare() {
  local static database old_static='' old_database=''
  read -r static database <<<"$(facts prepared)"
  [ ! -f "$ROOT/var/.prepared" ] || read -r old_static old_database <"$ROOT/var/.prepared"
  [ "$static" = "$old_static" ] || publish_meanwhile
  step 4 "Preparing the database" "Check DATABASE_URL, or remove var/ to begin afresh."
  [ "$database" = "$old_database" ] || quietly manage migrate --noinput
  step 5 "Loading the demo shop" "Remove var/ and media/ to begin afresh."
  [ "$database" = "$old_database" ] || load_demo
  step 6 "Publishing the static files" "Remove staticfiles/ and start again."
  [ -z "$PUBLISHING" ] || wait "$PUBLISHING"
  trap - EXIT
  [ "$static $database" = "$old_static $old_database" ] || facts prepared >"$ROOT/var/.prepared"
}

publish_meanwhile() {
  # Named in full: a function in the background would not pass the kill on.
  "$PYTHON" "$ROOT/manage.py" collectstatic --noinput >>"$LOG" 2>&1 &
  PUBLISHING=$!
  trap 'kill "$PUBLISHING" 2>/dev/null || true' EXIT
}

load_demo() {
  quietly manage load_demo
  local made
  made=$(manage make_staff 2>>"$LOG")
  [[ $made == *exist* ]] || STAFF=$'Staff log-ins, shown this once:\n'$made
}

# Both addresses open the shop: from this machine, and from a phone in the same network.
name_the_shop() {
  local address name
  read -r address name <<<"$(facts addresses)"
  [[ ! $HOST =~ ^(127\.|localhost|::1) ]] || address=localhost
  default SECURE_SSL_REDIRECT False
  default ALLOWED_HOSTS "localhost,127.0.0.1,[::1],$address,$name"
  default PUBLIC_BASE_URL "http://$address:$PORT"
  LAN_URL=http://$address:$PORT/
}

closing_box() {
  local rule
  printf -v rule '%76s' ''
  cat <<TEXT

${rule// /=}
  The shop is open; Ctrl-C closes it.

  On this machine    http://localhost:$PORT/
  In your network    $LAN_URL
  Admin              http://localhost:$PORT/admin/

  ${STAFF//$'\n'/$'\n'  }
${rule// /=}

TEXT
}

# Say that the shop is open once it is; $$ stays this process, whatever it becomes.
announce_when_open() {
  local host=$HOST
  [ "$host" != 0.0.0.0 ] || host=127.0.0.1
  until (: <"/dev/tcp/$host/$PORT") 2>/dev/null; do
    kill -0 "$$" 2>/dev/null || return 0
    sleep 0.2
  done
  closing_box
}

serve() {
  local broker bind=$HOST
  [[ $HOST != *:* ]] || bind="[$HOST]"
  export GUNICORN_BIND=$bind:$PORT
  export GUNICORN_LOG_LEVEL=${GUNICORN_LOG_LEVEL:-warning} GUNICORN_PRELOAD=${GUNICORN_PRELOAD:-true}
  broker=${CELERY_BROKER_URL-$(setting CELERY_BROKER_URL)}
  [ -n "$broker" ] || broker=${CELERY_BROKER_URL-$(setting REDIS_URL)}
  set -- "$PYTHON" -m gunicorn --config "$ROOT/deploy/gunicorn.conf.py"
  announce_when_open &
  [ -n "$broker" ] || exec "$@"
  serve_with_worker "$@"
}

# With a broker, tasks and timer need a Celery worker with beat beside the web server; both stop
# together.
serve_with_worker() {
  local web worker status=0
  trap - ERR
  "$PYTHON" -m celery --quiet --workdir "$ROOT/site" --app config worker \
    --concurrency 1 --loglevel warning --without-gossip --without-mingle \
    --beat --schedule "$ROOT/var/beat" &
  worker=$!
  "$@" &
  web=$!
  trap 'kill -TERM "$web" "$worker" 2>/dev/null || true' INT TERM
  while kill -0 "$web" 2>/dev/null; do wait "$web" || true; done
  wait "$web" || status=$?
  kill -TERM "$worker" 2>/dev/null || true
  while kill -0 "$worker" 2>/dev/null; do wait "$worker" || true; done
  exit "$status"
}

main() {
  read_arguments "$@"
  mkdir -p "$ROOT/var"
  LOG=$ROOT/var/demo.log
  : >"$LOG"
  trap on_error ERR
  trap 'exit 130' INT
  trap 'exit 143' TERM
  step 1 "Looking for Python" ""
  local python
  python=$(find_python) || exit 1
  if [ "$SERVE" = yes ]; then
    "$python" "$ROOT/scripts/demo_facts.py" can-listen "$HOST" "$PORT" ||
      die "Port $PORT is taken or not allowed: stop what uses it, or run PORT=8001 scripts/demo.sh"
  fi
  step 2 "Installing packages" "Check the internet connection, then start again."
  make_venv "$VENV" "$ROOT/requirements.txt"
  step 3 "Writing .env" "Check that this folder can be written to."
  write_env
  cd "$ROOT"
  name_the_shop
  prepare
  if [ "$SERVE" = no ]; then
    printf '\n%s\n\nEverything is prepared; scripts/demo.sh serves it.\n' "$STAFF"
    exit 0
  fi
  serve
}

main "$@"
