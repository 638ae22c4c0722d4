#!/usr/bin/env bash
# Everything a change must pass, the same on a desk and in CI: restore, build (warnings are errors), format, test.
#   ./test.sh          what a change must pass
#   ./test.sh --long   also what takes minutes (whole city, fifty kills)
# Ends with "N passed, N failed", counted from the test results (what fails before them counts as one failure); exits 0
# only if some passed and none failed.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
. scripts/machine.sh

for argument in "$@"; do
  case $argument in
    --long) export EUM_LONG=1 ;;
    *) echo "usage: ./test.sh [--long]" >&2; exit 2 ;;
  esac
done

say() { printf '\n== %s\n' "$1"; }
trap 'printf "\n0 passed, 1 failed\n"' EXIT # Until there are results.

say "machine"
need_dotnet
need chromium:chromium sqlite3:sqlite3 initdb:postgresql psql:postgresql-client font:fonts-noto-cjk libicu:libicu \
  soffice:libreoffice-calc-nogui pdftotext:poppler-utils

say "restore"
dotnet restore Eum.sln -v q -nologo --locked-mode

say "build"
dotnet build Eum.sln -c Release --no-restore -v q -clp:ErrorsOnly -nologo
dotnet build bench/Eum.Benchmarks -c Release -v q -clp:ErrorsOnly -nologo # No test runs it; it must still fit.

./eum --version >/dev/null # Finds nothing left to build, and marks this build as the one that ./eum runs.

say "format"
unformatted=0
dotnet format Eum.sln --no-restore --verify-no-changes || unformatted=1

say "test"
results=artifacts/test-results
rm -rf "$results"
ran=0
dotnet test Eum.sln -c Release --no-build --nologo -v q --results-directory "$results" \
  --logger "trx;LogFileName=eum.trx" --logger "console;verbosity=minimal" || ran=$?

shopt -s nullglob
results() { cat "$results"/*.trx /dev/null | tr -d '\r\n' | sed 's/<UnitTestResult /\n&/g' | sed '1d'; } # one a line
count() { results | grep -c "^<UnitTestResult [^>]*outcome=\"$1\"" || true; }
passed=$(count Passed) failed=$(count Failed) skipped=$(count NotExecuted)
[[ $ran -eq 0 || $failed -gt 0 ]] || { echo "The run itself broke off (exit $ran)." >&2; failed=1; }

failed=$((failed + unformatted))

if [[ $skipped -gt 0 ]]; then
  say "skipped"
  results | grep '^<UnitTestResult [^>]*outcome="NotExecuted"' |
    sed -E 's/.*testName="([^"]*)".*<(StdOut|Message)>([^<]*)<.*/\1: \3/; t; s/.*testName="([^"]*)".*/\1/'
fi

[[ $unformatted -eq 0 ]] || printf '\nThe format is not kept (see above; dotnet format Eum.sln mends it): counted as a failure.\n'
trap - EXIT
printf '\n%d passed, %d failed' "$passed" "$failed"
[[ $skipped -eq 0 ]] || printf ', %d skipped' "$skipped"
printf '\n'
[[ $passed -gt 0 && $failed -eq 0 ]]
