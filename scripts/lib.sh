# shellcheck shell=bash
# shellcheck disable=SC2034  # the variables are for the scripts beside this file, which source it

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# Without compiled modules every start of Python takes seconds longer.
unset PYTHONDONTWRITEBYTECODE
LOG=/dev/null
STEP=
ADVICE=

die() {
  printf '%s\n' "$*" >&2
  exit 1
}

# refuse: for a call that makes no sense.
refuse() {
  echo "$1" >&2
  exit 2
}

# on_error: say in one line which step failed and what to do; for `trap on_error ERR`.
on_error() {
  local status=$?
  trap - ERR
  [ "$BASH_SUBSHELL" -eq 0 ] || exit "$status"
  printf '\n%s failed. %s\n' "$STEP" "$ADVICE" >&2
  exit 1
}

# quietly COMMAND …: what it says goes to the log.
quietly() {
  "$@" >>"$LOG" 2>&1
}

# setting NAME: a variable's value, from the environment or else from .env.
setting() {
  [ -z "${!1+set}" ] || { echo "${!1}" && return; }
  sed -n -E "s/^(export +)?$1=//p" "$ROOT/.env" | tail -n 1 | tr -d "\"'"
}

# default NAME VALUE: export a variable that neither the caller nor .env has set.
default() {
  [ -n "$(setting "$1")" ] || export "$1=$2"
}

# find_python: print the path of a Python ≥ 3.11 that runs, not merely stands on the PATH.
find_python() {
  local name test='import sys; sys.version_info < (3, 11) and sys.exit(1); print(sys.executable)'
  for name in python3.13 python3.12 python3.11 python3 python; do
    if "$name" -c "$test" 2>/dev/null; then
      return
    fi
  done
  die "Python 3.11 or newer is needed. On Debian or Ubuntu: apt-get install python3 python3-venv"
}

# make_venv FOLDER REQUIREMENTS: install the packages once, and again when the list changes.
# Python compiles a module when it is first imported; most never are, so nothing is compiled here.
make_venv() {
  local venv=$1 requirements=$2 wanted
  wanted=$(cksum <"$requirements")
  if [ -f "$venv/.installed" ] && "$venv/bin/python" -c '' 2>/dev/null; then
    [ "$(cat "$venv/.installed")" != "$wanted" ] || return 0
  else
    new_venv "$venv"
  fi
  rm -f "$venv/.installed"
  if have_uv; then
    quietly uv pip install --python "$venv/bin/python" -r "$requirements"
  else
    quietly "$venv/bin/python" -m pip install --no-compile --no-input -r "$requirements"
  fi
  echo "$wanted" >"$venv/.installed"
}

new_venv() {
  local venv=$1 python
  python=$(find_python) || exit 1
  rm -rf "$venv"
  if have_uv; then
    quietly uv venv --python "$python" "$venv"
  elif "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    quietly "$python" -m venv "$venv"
  else
    die "Python's venv module is missing. On Debian or Ubuntu: apt-get install python3-venv"
  fi
  echo '*' >"$venv/.gitignore"
}

have_uv() {
  export UV_PYTHON_DOWNLOADS=never PIP_DISABLE_PIP_VERSION_CHECK=1
  command -v uv >/dev/null
}

# needed PACKAGE PROGRAM: install the package where its program was not found; it starts nothing.
needed() {
  [ -z "$2" ] || return 0
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    die "$1 is missing; install it: apt-get install $1"
  fi
  echo "    installing $1"
  quietly apt-get update
  quietly env RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive \
    apt-get install -y --no-install-recommends "$1" || die "Installing $1 failed: $(tail -n 1 "$LOG")"
}

# postgres_programs: print the folder with initdb and postgres, or nothing.
postgres_programs() {
  if command -v initdb >/dev/null; then
    dirname "$(command -v initdb)"
  else
    find /usr/lib/postgresql -path '*/bin/initdb' -printf '%h\n' 2>/dev/null | sort -V | tail -n 1
  fi
}
