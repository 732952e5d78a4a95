#!/usr/bin/env bash
# Put the shop on this Ubuntu (24.04) or Debian (12): packages, database, TLS, nginx, systemd.
set -Eeuo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
# shellcheck source-path=SCRIPTDIR source=database.sh
source "$(dirname "${BASH_SOURCE[0]}")/database.sh"
# shellcheck source-path=SCRIPTDIR source=setup_steps.sh
source "$(dirname "${BASH_SOURCE[0]}")/setup_steps.sh"

HOME_OF_SHOP=/srv/thathwamasi
VENV=$HOME_OF_SHOP/venv
UNITS=(cache broker gunicorn celery celery-beat)
DRY=no
DOMAINS=()

usage() {
  cat <<'TEXT'
Usage: scripts/setup_nginx_gunicorn_ubuntu.sh [--dry-run] DOMAIN [DOMAIN …]

Run as root from /srv/thathwamasi/core. Asks nothing; may be run again at any time, for an update
too: what stands already is left as it is, .env above all. Ends by asking the shop for its health.

  DOMAIN              names the shop answers to, the main one first
  --dry-run           say what would be done, and do nothing
  LETSENCRYPT_EMAIL   variable: fetch a certificate of Let's Encrypt; without it, and until then,
                      the shop has a certificate of its own making, which browsers warn of
TEXT
}

read_arguments() {
  local argument
  for argument in "$@"; do
    case $argument in
      --dry-run) DRY=yes ;;
      --help | -h) usage && exit 0 ;;
      -*) refuse "Unknown argument '$argument'; see scripts/setup_nginx_gunicorn_ubuntu.sh --help." ;;
      *) DOMAINS+=("$argument") ;;
    esac
  done
  [ ${#DOMAINS[@]} -gt 0 ] || { usage >&2 && exit 2; }
  for argument in "${DOMAINS[@]}"; do
    [[ $argument =~ ^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$ ]] ||
      refuse "'$argument' is no domain name; write it in small letters, without https://."
  done
}

check_place() {
  [ "$DRY" = no ] || return 0
  [ "$(id -u)" = 0 ] || die "Run it as root: sudo $0 ${DOMAINS[*]}"
  [ "$ROOT" = "$HOME_OF_SHOP/core" ] || die "The shop must stand in $HOME_OF_SHOP/core, not in $ROOT."
  command -v apt-get >/dev/null || die "This script is for Ubuntu and Debian."
  [ -d /run/systemd/system ] || die "systemd does not run on this machine."
}

# step NUMBER NAME ADVICE: announce a step; ADVICE is said if it fails.
step() {
  STEP=$2
  ADVICE="${3:-} Details: $LOG"
  echo "[$1/8] $2 …"
}

# run COMMAND …: do it, or with --dry-run say it.
run() {
  if [ "$DRY" = yes ]; then
    printf '      %s\n' "$*"
  else
    quietly "$@"
  fi
}

# as_shop COMMAND …: as the shop's own user, in its folder, with its settings from .env.
as_shop() {
  run runuser -u thathwamasi -- env --chdir "$HOME_OF_SHOP/core" HOME="$HOME_OF_SHOP" "$@"
}

# place MODE SOURCE TARGET: copy a file where it differs; status 0 if it did.
place() {
  if cmp --silent "$2" "$3"; then
    return 1
  fi
  run install -D -m "$1" "$2" "$3"
}

verify() {
  local unit name=${DOMAINS[0]} url
  [ "$DRY" = no ] || return 0
  for unit in "${UNITS[@]/#/thathwamasi-}" nginx; do
    systemctl is-active --quiet "$unit" || die "$unit does not run: journalctl -u $unit"
  done
  url=https://$name
  until_it_answers "http://127.0.0.1:8000/health/ready/" --header "Host: $name"
  until_it_answers "$url/health/ready/" --insecure --resolve "$name:443:127.0.0.1"
  until_it_answers "$url/" --insecure --resolve "$name:443:127.0.0.1"
  printf '\nThe shop runs at %s/ and its admin at %s/admin/.\n' "$url" "$url"
  [ -n "${LETSENCRYPT_EMAIL:-}" ] || has_letsencrypt || cat <<TEXT
Its certificate is of its own making. Once the name points here, fetch a real one:
  sudo LETSENCRYPT_EMAIL=you@example.com $0 ${DOMAINS[*]}
TEXT
}

until_it_answers() {
  curl --silent --fail --output /dev/null --max-time 10 \
    --retry 20 --retry-delay 1 --retry-all-errors "$@" || die "$1 does not answer as it should."
}

main() {
  read_arguments "$@"
  check_place
  LOG=/var/log/thathwamasi-setup.log
  if [ "$DRY" = no ]; then : >"$LOG"; fi
  trap on_error ERR
  step 1 "Packages" "Check the internet connection."
  install_packages
  step 2 "User and folders"
  make_user
  step 3 "Settings" "They stand in $HOME_OF_SHOP/core/.env."
  write_settings
  step 4 "Database" "DATABASE_URL in .env names it."
  make_database
  step 5 "Python packages" "Check the internet connection."
  make_packages
  step 6 "Units" "systemctl status 'thathwamasi-*' says more."
  place_units
  run systemctl start thathwamasi-cache thathwamasi-broker
  step 7 "Tables, roles and static files" "Check DATABASE_URL in .env."
  prepare_shop
  step 8 "nginx and TLS" "nginx -t says more; what runs goes on running."
  make_certificate
  place_site
  start_shop
  fetch_certificate
  verify
}

main "$@"
