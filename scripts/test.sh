#!/usr/bin/env bash
# Check the whole shop: style, structure, migrations, deployment settings, then every test.
set -Eeuo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

VENV=$ROOT/.venv-test
PYTHON=$VENV/bin/python
ONLY_TESTS=no
PYTEST_ARGUMENTS=()

usage() {
  cat <<'TEXT'
Usage: scripts/test.sh [--only-tests] [--help] [PYTEST ARGUMENTS …]

Installs the test tools into .venv-test, runs every check and then the tests.

  --only-tests   the tests alone
  CHROMIUM       variable: the browser for the tests in tests/e2e; found or installed if unset
  CI             variable: when set, a missing browser or missing PDF tools are a failure
TEXT
}

read_arguments() {
  local argument
  for argument in "$@"; do
    case $argument in
      --only-tests) ONLY_TESTS=yes ;;
      --help | -h) usage && exit 0 ;;
      *) PYTEST_ARGUMENTS+=("$argument") ;;
    esac
  done
}

# check NAME COMMAND …: run it, say how long it took; the first failure ends all.
check() {
  local begun=$SECONDS
  STEP=$1
  printf '\n==> %s\n' "$1"
  shift
  "$@"
  echo "    ok, $((SECONDS - begun)) s"
}

# in_production COMMAND …: manage.py as on the server, whatever this machine's .env says.
in_production() {
  env DJANGO_SECRET_KEY="$("$PYTHON" -c 'import secrets; print(secrets.token_urlsafe(48))')" \
    DEBUG=False SECURE_SSL_REDIRECT=True SECURE_HSTS_SECONDS=31536000 \
    SECURE_HSTS_INCLUDE_SUBDOMAINS=True SECURE_HSTS_PRELOAD=True DJANGO_ADMIN_ENABLED=False \
    ALLOWED_HOSTS=shop.example PUBLIC_BASE_URL=https://shop.example \
    DATABASE_URL="sqlite:///$SCRATCH/checks.sqlite3" REDIS_URL='' CELERY_BROKER_URL='' \
    "$PYTHON" "$ROOT/manage.py" "$@"
}

templates() {
  find site -name '*.html' -path '*/templates/*' -exec \
    "$VENV/bin/djade" --check --target-version 5.2 {} +
}

imports() {
  PYTHONPATH=site "$VENV/bin/lint-imports" --no-cache
}

run_checks() {
  ADVICE="ruff check --fix and ruff format mend most of it."
  check "Python style" "$VENV/bin/ruff" check .
  check "Python layout" "$VENV/bin/ruff" format --check .
  ADVICE="djade on the named file mends it."
  check "Template layout" templates
  ADVICE="The layers stand in docs/architecture.md."
  check "Imports between apps" imports
  ADVICE="Run manage.py makemigrations."
  check "Migrations match the models" in_production makemigrations --check --dry-run
  ADVICE="The settings it names are in site/config/settings.py."
  check "Ready for production" in_production check --deploy --fail-level WARNING
}

# find_browser: print the path of a Chromium that starts.
find_browser() {
  local name
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome "$(playwright_browser)"; do
    if [ -n "$name" ] && "$name" --version >/dev/null 2>&1; then
      command -v "$name"
      return
    fi
  done
  return 1
}

playwright_browser() {
  "$PYTHON" - 2>/dev/null <<'TEXT' || true
from playwright.sync_api import sync_playwright

with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
TEXT
}

install_browser() {
  "$PYTHON" -m playwright install chromium >>"$LOG" 2>&1 && find_browser >/dev/null && return
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  { apt-get update && apt-get install -y --no-install-recommends chromium; } >>"$LOG" 2>&1
}

# Without any browser the browser tests are left out, loudly; never so where CI is set.
prepare_browser() {
  if CHROMIUM=$(find_browser) || { install_browser && CHROMIUM=$(find_browser); }; then
    export CHROMIUM
    echo "    $CHROMIUM"
  elif [ -n "${CI:-}" ]; then
    die "No browser was found or could be installed: install chromium, or name it in CHROMIUM."
  else
    echo "!!! NO BROWSER: the tests in tests/e2e ARE SKIPPED. Install chromium, or name it in CHROMIUM." >&2
    CHROMIUM=
  fi
}

# has_pdf_tools: Pango, fonts of Indian scripts and poppler, which PDF bills are made and read with.
has_pdf_tools() {
  command -v pdftotext >/dev/null && [ -n "$(fc-list 'Noto Sans Kannada' 2>/dev/null)" ] &&
    "$PYTHON" -c 'import weasyprint' 2>/dev/null
}

install_pdf_tools() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  {
    apt-get update && apt-get install -y --no-install-recommends \
      libpango-1.0-0 libpangoft2-1.0-0 fontconfig fonts-noto-core poppler-utils
  } >>"$LOG" 2>&1
}

# Without them the tests of PDF bills are left out, loudly; never so where CI is set.
prepare_pdf() {
  if has_pdf_tools || { install_pdf_tools && has_pdf_tools; }; then
    return
  elif [ -n "${CI:-}" ]; then
    die "PDF bills cannot be tested: install libpango-1.0-0, libpangoft2-1.0-0, fonts-noto-core and poppler-utils."
  fi
  echo "!!! NO PDF TOOLS: the tests of PDF bills ARE SKIPPED. Install libpango-1.0-0, libpangoft2-1.0-0, fonts-noto-core and poppler-utils." >&2
}

main() {
  read_arguments "$@"
  cd "$ROOT"
  mkdir -p var
  LOG=$ROOT/var/test.log
  : >"$LOG"
  SCRATCH=$(mktemp -d)
  trap 'rm -rf "$SCRATCH"' EXIT
  trap on_error ERR
  unset DJANGO_SETTINGS_MODULE
  ADVICE="Check the internet connection, then start again. Details: $LOG"
  check "Test tools" make_venv "$VENV" "$ROOT/requirements-dev.txt"
  [ "$ONLY_TESTS" = yes ] || run_checks
  ADVICE="The lines above say why."
  check "Browser" prepare_browser
  check "PDF tools" prepare_pdf
  STEP="The test run"
  printf '\n==> Tests\n'
  if [ ${#PYTEST_ARGUMENTS[@]} -gt 0 ]; then
    "$PYTHON" -m pytest "${PYTEST_ARGUMENTS[@]}"
    return
  fi
  # Apart, because the browser's shop serves published static files and the unit tests do not.
  "$PYTHON" -m pytest site
  [ -z "${CHROMIUM:-}" ] || "$PYTHON" -m pytest tests
}

main "$@"
