#!/usr/bin/env bash
# Rehearse the compose stack with Podman: build the image, start all services, buy, break, back up.
set -Eeuo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

VENV=${VENV:-$ROOT/.venv-test}
FOLDER=${FOLDER:-$ROOT/var/containers}
KEEP=()

usage() {
  cat <<'TEXT'
Usage: scripts/rehearse_containers.sh [--keep] [--help]

Builds the images, looks into their layers for secrets, starts docker-compose.hostinger.yml with
Podman, fills the demo shop, walks through it, scales web to three, restarts each part under a
light load, proves that no order is lost or doubled, and makes a backup. Where no registry of
images can be reached, the public ones are made out of Debian's packages first. Needs root,
buildah, podman, runc, netavark, aardvark-dns and debootstrap; twenty minutes or so.

  --keep           leave the stack running at https://localhost:8111/
  FOLDER           variable: images and files of the rehearsal (var/containers)
  VENV             variable: the Python packages (.venv-test)
  PODMAN_COMPOSE   variable: the program (VENV/bin/podman-compose)
  BUILD_OPTIONS    variable: more arguments for buildah bud, such as -v FILE:FILE:ro
TEXT
}

# The storage of the rehearsal is its own; Podman's defaults need a systemd that containers lack.
settings() {
  export CONTAINERS_STORAGE_CONF=$FOLDER/storage.conf CONTAINERS_CONF=$FOLDER/containers.conf
  cat >"$CONTAINERS_STORAGE_CONF" <<TEXT
[storage]
driver = "overlay"
graphroot = "$FOLDER/storage/graph"
runroot = "$FOLDER/storage/run"
TEXT
  cat >"$CONTAINERS_CONF" <<'TEXT'
[containers]
default_ulimits = ["nofile=1024:20000", "nproc=4096:4096"]
[network]
network_backend = "netavark"
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
TEXT
}

main() {
  local program
  case ${1:-} in
    '') ;;
    --keep) KEEP=(--keep) ;;
    --help | -h) usage && exit 0 ;;
    *) refuse "Unknown argument '$1'; see scripts/rehearse_containers.sh --help." ;;
  esac
  [ "$(id -u)" = 0 ] || die "Only root can mount the images' layers here."
  for program in buildah podman runc debootstrap; do
    command -v "$program" >/dev/null || die "$program is missing; see scripts/rehearse_containers.sh --help."
  done
  export PODMAN_COMPOSE=${PODMAN_COMPOSE:-$VENV/bin/podman-compose}
  [ -x "$PODMAN_COMPOSE" ] || die "$PODMAN_COMPOSE is missing: scripts/test.sh installs it."
  mkdir -p "$FOLDER"
  settings
  "$ROOT/scripts/containers/stand_ins.sh" "$FOLDER/stand-ins"
  cd "$ROOT"
  "$VENV/bin/python" -m scripts.containers --folder "$FOLDER" "${KEEP[@]}"
}

main "$@"
