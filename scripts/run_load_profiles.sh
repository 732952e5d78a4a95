#!/usr/bin/env bash
# Run a preset load test: its traffic, and the service levels that fit it.
set -Eeuo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

PROFILES=(smoke load stress spike soak)

usage() {
  cat <<'TEXT'
Usage: scripts/run_load_profiles.sh BASE_URL PROFILE

  smoke    10 shoppers for a minute: does everything answer?
  load     600 shoppers for ten minutes: an ordinary busy evening
  stress   a ramp to 2,000 shoppers within twenty minutes: the festival
  spike    100 shoppers, then 1,500 within seconds, then 100 again
  soak     200 shoppers for two hours: does anything leak?
  all      one after the other; fails if any of them fails

Every SLA_* and LOAD_* variable that is set wins over the profile's. LOAD_USERS, LOAD_SPAWN_RATE,
LOAD_RUN_TIME and LOCUST_STAGES_JSON change the traffic. The exit status is that of
scripts/run_locust_load.sh; for all, the highest of them.
TEXT
}

# levels NAME VALUE …: service levels of the profile, where the caller demands no others.
levels() {
  while [ $# -gt 0 ]; do
    [ -n "${!1:-}" ] || export "$1=$2"
    shift 2
  done
}

# traffic USERS SPAWN_RATE RUN_TIME USE_SHAPE: start the run.
traffic() {
  "$ROOT/scripts/run_locust_load.sh" "$BASE_URL" "${LOAD_USERS:-$1}" "${LOAD_SPAWN_RATE:-$2}" \
    "${LOAD_RUN_TIME:-$3}" "$4"
}

stages() {
  export LOCUST_STAGES_JSON=${LOCUST_STAGES_JSON:-$1}
}

# Each runs in a subshell, so that no profile's levels reach the next.
run_smoke() (
  levels SLA_MIN_REQUESTS 100 SLA_MAX_ERROR_RATE 0.01
  traffic 10 5 60s false
)

run_load() (
  levels SLA_MIN_REQUESTS 10000 SLA_MIN_RPS 50
  traffic 600 50 10m false
)

run_stress() (
  levels SLA_MIN_REQUESTS 50000 SLA_MIN_RPS 50 SLA_MAX_P95_MS 2000 SLA_MAX_P99_MS 4000 \
    SLA_MAX_AVG_MS 1000 SLA_ENDPOINT_MAX_P95_MS 3000 SLA_MAX_ERROR_RATE 0.02
  traffic 2000 120 20m true
)

run_spike() (
  levels SLA_MIN_REQUESTS 5000 SLA_MIN_RPS 20 SLA_MAX_P95_MS 3000 SLA_MAX_P99_MS 6000 \
    SLA_MAX_AVG_MS 1500 SLA_ENDPOINT_MAX_P95_MS 4000 SLA_MAX_ERROR_RATE 0.05
  stages '[{"duration":60,"users":100,"spawn_rate":20},{"duration":180,"users":1500,"spawn_rate":300},{"duration":300,"users":100,"spawn_rate":300}]'
  traffic 1500 300 5m true
)

run_soak() (
  levels SLA_MIN_REQUESTS 100000 SLA_MIN_RPS 10
  traffic 200 20 2h false
)

run_all() {
  local name status worst=0 summary=''
  for name in "${PROFILES[@]}"; do
    status=0
    run_one "$name" || status=$?
    summary+="  $name: $([ "$status" = 0 ] && echo kept || echo "status $status")"$'\n'
    [ "$status" -le "$worst" ] || worst=$status
  done
  printf '\nAll profiles:\n%s' "$summary"
  return "$worst"
}

run_one() {
  printf '\n==> %s against %s\n' "$1" "$BASE_URL"
  "run_$1"
}

main() {
  case ${1:-} in --help | -h) usage && exit 0 ;; esac
  [ $# = 2 ] || refuse "Give BASE_URL and a profile; see scripts/run_load_profiles.sh --help."
  BASE_URL=$1
  case $2 in
    all) run_all ;;
    smoke | load | stress | spike | soak) run_one "$2" ;;
    *) refuse "Unknown profile '$2': smoke, load, stress, spike, soak or all." ;;
  esac
}

main "$@"
