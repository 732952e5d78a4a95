#!/bin/sh
# Podman lays an empty /run over a read-only container's own; Docker does not, and neither shall it.
case ${1:-} in
  create | run)
    command=$1
    shift
    exec podman "$command" --read-only-tmpfs=false "$@"
    ;;
  *) exec podman "$@" ;;
esac
