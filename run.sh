#!/usr/bin/env bash
# From a clone to the portal: builds, brings the database up to date, makes and imports a demonstration city the first
# time, then serves the portal on loopback. Run again at will: what stands is kept. Arguments go to `eum serve`.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")"
. scripts/machine.sh

need_dotnet
need libicu:libicu

city=data/city
imported=data/city.imported

echo "빌드하고 있습니다 …"
[[ -e data/eum.db ]] || rm -f "$imported" # A new database starts with an empty city. Importing twice changes nothing.
./eum migrate
./eum demonstration >/dev/null # Accounts to try it with, and the published budgets approved by two of them.

if [[ ! -e $imported ]]; then
  echo "시연용 인천을 만들고 있습니다 (처음 한 번, 1분쯤) …"
  rm -rf "$city"
  ./eum city --out "$city" --days 30 --members 20000 --seed 20260701 --until 2026-07-15
  ./eum import "$city"/*
  touch "$imported"
fi

./eum demonstration # Again, to show them last.
echo "끝내려면 Ctrl+C를 누르세요."
exec ./eum serve "$@"
