#!/usr/bin/env bash
# Makes the pictures of this folder from the demonstration city: docs/images/make.sh [page …] (default: dashboard
# payment, the latter one of those that earned most).
# Leaves data/ as it is: the city, its database and the browser's profile live in a temporary folder.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.."
[[ $# -gt 0 ]] || set -- dashboard payment
port=${EUM_PICTURE_PORT:-5089}
work=$(mktemp -d)
portal=
trap '[[ -z $portal ]] || kill "$portal"; rm -rf "$work"' EXIT

export ConnectionStrings__Eum="Data Source=$work/eum.db"
./eum migrate >/dev/null
./eum demonstration >/dev/null
./eum city --out "$work/city" --days 30 --members 20000 --seed 20260701 --until 2026-07-15 >/dev/null
./eum import "$work"/city/* &>/dev/null || [[ $? -eq 3 ]] # Rejected rows are part of the picture.
./eum serve --urls "http://127.0.0.1:$port" >"$work/portal.log" &
portal=$!
for _ in {1..120}; do
  grep -qs "127.0.0.1:$port" "$work/portal.log" && break
  kill -0 "$portal" || exit 1
  sleep 0.5
done

EUM_PICTURES="$*" EUM_PICTURES_PORTAL="http://127.0.0.1:$port" EUM_PICTURES_FOLDER="$PWD/docs/images" \
  EUM_PICTURES_SEED=$(./eum demonstration --json | sed -nE '/"account": "city.finance"/,/}/s/.*"seed": "([A-Z2-7]+)".*/\1/p') \
  dotnet test Eum.Admin.Tests -v q --nologo --filter FullyQualifiedName~Pictures
