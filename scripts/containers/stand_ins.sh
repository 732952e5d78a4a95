#!/usr/bin/env bash
# Make stand-ins for the public images of the stack out of Debian's packages, where no registry of
# images can be reached. Needs root, buildah and debootstrap; takes some minutes once.
set -Eeuo pipefail
# shellcheck source-path=SCRIPTDIR source=../lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

HERE=$ROOT/scripts/containers
FOLDER=${1:?Usage: stand_ins.sh FOLDER}

has_image() {
  buildah images -q "docker.io/library/$1" >/dev/null 2>&1
}

mirror() {
  local found
  found=$(apt-cache policy | grep -oE 'https?://[^ ]+/debian ' | head -n 1)
  echo "${found:-$(die "This machine's list of sources names no mirror of Debian.")}"
}

# debian RELEASE: the base that Debian's slim image is, made from its packages.
debian() {
  local root=$FOLDER/$1 container
  has_image "debian:$1-slim" && return
  echo "    debian:$1-slim"
  rm -rf "$root"
  debootstrap --variant=minbase --include=ca-certificates "$1" "$root" "$(mirror)" >"$FOLDER/$1.log" 2>&1
  rm -rf "$root"/usr/share/{doc,info,locale,man}/* "$root"/var/cache/apt/* "$root"/var/lib/apt/lists/*
  container=$(buildah from scratch)
  buildah add -q "$container" "$root" / >/dev/null
  buildah config --cmd bash --env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$container"
  buildah commit -q --rm "$container" "docker.io/library/debian:$1-slim" >/dev/null
  rm -rf "$root"
}

# stand_in IMAGE FILE: build a public image's stand-in.
stand_in() {
  has_image "$1" && return
  echo "    $1"
  buildah bud --isolation chroot --format docker --pull-never -q \
    -t "docker.io/library/$1" -f "$HERE/$2.Dockerfile" "$HERE" >"$FOLDER/$2.log" 2>&1 ||
    die "$1 could not be made: $(tail -n 3 "$FOLDER/$2.log")"
}

mkdir -p "$FOLDER"
debian bookworm
debian trixie
stand_in python:3.11-slim-bookworm python
stand_in postgres:17-trixie postgres
stand_in redis:8 redis
stand_in nginx:stable nginx
