#!/usr/bin/env bash
# Run Locust without its page, write the reports, and judge the run by its service levels.
set -Eeuo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

usage() {
  cat <<'TEXT'
Usage: scripts/run_locust_load.sh BASE_URL [USERS [SPAWN_RATE [RUN_TIME [USE_SHAPE]]]]

  USERS        shoppers at once (1200)
  SPAWN_RATE   new shoppers a second (100)
  RUN_TIME     how long: 90s, 20m, 1h30m (20m)
  USE_SHAPE    true: the ramp of LOCUST_STAGES_JSON instead of USERS and SPAWN_RATE (false)

Writes report.html, locust_*.csv and sla_result.json to load_test_reports/<time>/.
Ends with 0 when all service levels are kept, 1 when one is broken, 2 when the call makes no sense
or the run cannot be judged, 3 when Locust broke off although the levels look kept.

  LOAD_*, SLA_*      variables: how shoppers behave, what is demanded; see docs/load-tests.md
  LOCUST_PROCESSES   variable: so many processes on this machine (1)
TEXT
}

read_arguments() {
  case ${1:-} in
    --help | -h) usage && exit 0 ;;
    http://?* | https://?*) ;;
    *) refuse "BASE_URL must begin with http:// or https://; see scripts/run_locust_load.sh --help." ;;
  esac
  [ $# -le 5 ] || refuse "Too many arguments; see scripts/run_locust_load.sh --help."
  BASE_URL=${1%/} USERS=${2:-1200} SPAWN_RATE=${3:-100} RUN_TIME=${4:-20m} USE_SHAPE=${5:-false}
  [[ $USERS =~ ^[1-9][0-9]*$ ]] || refuse "USERS must be a whole number above 0, not '$USERS'."
  [[ $SPAWN_RATE =~ ^[0-9]*\.?[0-9]+$ && $SPAWN_RATE =~ [1-9] ]] ||
    refuse "SPAWN_RATE must be a number above 0, not '$SPAWN_RATE'."
  [[ $RUN_TIME =~ ^([0-9]+h)?([0-9]+m)?([0-9]+s?)?$ && -n $RUN_TIME ]] ||
    refuse "RUN_TIME must be like 90s, 20m or 1h30m, not '$RUN_TIME'."
  [[ $USE_SHAPE =~ ^(true|false)$ ]] || refuse "USE_SHAPE must be true or false, not '$USE_SHAPE'."
  [[ ${LOCUST_PROCESSES:-1} =~ ^[1-9][0-9]*$ ]] || refuse "LOCUST_PROCESSES must be a whole number."
}

# find_locust: the tests' own, or one installed for this purpose.
find_locust() {
  local venv=$ROOT/.venv-load
  if [ -x "$ROOT/.venv-test/bin/locust" ]; then
    venv=$ROOT/.venv-test
  else
    STEP="Installing Locust" ADVICE="Check the internet connection, then start again."
    make_venv "$venv" "$ROOT/requirements-load.txt"
  fi
  LOCUST=$venv/bin/locust PYTHON=$venv/bin/python
}

run_locust() {
  local how=(--users "$USERS" --spawn-rate "$SPAWN_RATE")
  [ "$USE_SHAPE" = false ] || how=()
  [ "${LOCUST_PROCESSES:-1}" = 1 ] || how+=(--processes "$LOCUST_PROCESSES")
  # What single requests did is for the service levels to judge, hence --exit-code-on-error 0.
  LOCUST_USE_SHAPE=$USE_SHAPE LOAD_REPORT_FOLDER=$FOLDER "$LOCUST" \
    -f "$ROOT/scripts/locustfile.py" --headless --only-summary --host "$BASE_URL" \
    --run-time "$RUN_TIME" --stop-timeout 30 --exit-code-on-error 0 "${how[@]}" \
    --html "$FOLDER/report.html" --csv "$FOLDER/locust" --logfile "$FOLDER/locust.log"
}

make_folder() {
  local name
  name=$ROOT/load_test_reports/$(date +%Y-%m-%d_%H%M%S)
  mkdir -p "$ROOT/load_test_reports"
  FOLDER=$name
  until mkdir "$FOLDER" 2>/dev/null; do
    FOLDER=$name-$((RANDOM % 1000))
  done
}

main() {
  trap on_error ERR
  read_arguments "$@"
  find_locust
  make_folder
  local locust=0 levels=0
  run_locust || locust=$?
  [ "$locust" != 2 ] || exit 2
  "$PYTHON" "$ROOT/scripts/check_locust_sla.py" "$FOLDER/locust_stats.csv" "$FOLDER/sla_result.json" ||
    levels=$?
  echo "Orders placed: $(cat "$FOLDER"/orders_*.csv 2>/dev/null | wc -l). Reports: $FOLDER"
  [ "$levels" = 0 ] || exit "$levels"
  [ "$locust" = 0 ] || die_of_locust "$locust"
}

die_of_locust() {
  echo "Locust itself broke off with status $1; see $FOLDER/locust.log." >&2
  exit 3
}

main "$@"
