#!/usr/bin/env bash
# Makes the pictures of this folder from the demonstration city: docs/images/make.sh [page …] (default: dashboard).
# Leaves data/ as it is: the city, its database and the browser's profile live in a temporary folder.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.."
[[ $# -gt 0 ]] || set -- dashboard
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

for page; do
  case $page in
    dashboard) path=/ ;;
    *) path=/$page ;;
  esac
  chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --user-data-dir="$work/profile" --lang=ko-KR \
    --window-size=1440,1400 --virtual-time-budget=5000 --screenshot="docs/images/$page.png" \
    "http://127.0.0.1:$port$path" 2>/dev/null
  echo "docs/images/$page.png"
done
