#!/usr/bin/env bash
# bench/bench.sh: every figure of docs/performance.md beside its yardstick, the two in turn, in one run. --help says more.
set -euo pipefail
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
cd "$root"
. scripts/machine.sh
. bench/kit.sh

usage() {
  cat <<'TEXT'
bench/bench.sh [--quick] [--rows "1 2 …"] [--rounds N] [--write]
  --rows      only these rows of the table in docs/performance.md (default: 13 1 2 4 3 5 6 7 8 10 12)
  --rounds    how often measured and yardstick take turns (default 5); medians are shown
  --quick     small sizes and one round: shows that everything works, not how fast
  --write     puts the table into docs/performance.md as well
  --payments, --members, --merchants, --store-days, --verify-days N: other sizes
Full size needs about an hour, 16 GB of RAM or less and 15 GB of disk below $TMPDIR, all of it given back.
TEXT
}

members=1400000 payments=1000000 merchants=100000 store_days=10 verify_days=5 rounds=5 write= quick=
rows='13 1 2 4 3 5 6 7 8 10 12'
while [[ $# -gt 0 ]]; do
  case $1 in
    --quick) members=20000 payments=20000 merchants=2000 store_days=3 verify_days=2 rounds=1 quick=1 ;;
    --write) write=1 ;;
    --rows) rows=$2 && shift ;;
    --rounds) rounds=$2 && shift ;;
    --payments) payments=$2 && shift ;;
    --members) members=$2 && shift ;;
    --merchants) merchants=$2 && shift ;;
    --store-days) store_days=$2 && shift ;;
    --verify-days) verify_days=$2 && shift ;;
    --help | -h) usage && exit 0 ;;
    *) usage >&2 && exit 2 ;;
  esac
  shift
done

[[ -z $quick || -z $write ]] || die "--quick figures are not kept: leave out --write"
need_dotnet
need_tools
tmp=$(mktemp -d "${TMPDIR:-/tmp}/eum-bench-XXXXXX")
pg=
portal=
leave() {
  trap - EXIT
  stop_portal
  stop_postgres
  rm -rf "$tmp"
}
trap leave EXIT
trap 'exit 130' INT TERM HUP
touch "$tmp/table" "$tmp/rounds.tsv"

wants() { [[ " $rows " == *" $1 "* ]]; }

wants_any() {
  local one
  for one in "$@"; do wants "$one" && return 0; done
  return 1
}

# --- What is measured on ----------------------------------------------------------------------------------------------

build() {
  say "building"
  dotnet build bench/Eum.Benchmarks -c Release -v q -clp:ErrorsOnly -nologo >"$tmp/build" 2>&1 || { cat "$tmp/build" >&2; exit 1; }
  eum=$root/artifacts/bin/Eum.Admin/release/Eum.Admin.dll
  leaves=$root/artifacts/bin/Eum.Benchmarks/release/Eum.Benchmarks.dll
  export DOTNET_ENVIRONMENT=Development DOTNET_CONTENTROOT=$tmp # No database but those named here.
}

city_words() { echo --members "$members" --merchants "$merchants" --payments-per-day "$payments" --seed 20260701 --until 2026-10-31; }

# A city of as many days as the rows need; the day after those in the store is one more.
make_city() {
  local days=1
  if wants_any 3 4 7; then days=$((store_days + 1)); fi
  if wants 12 && ((verify_days > days)); then days=$verify_days; fi
  say "a city of $days days"
  # shellcheck disable=SC2046
  run dotnet "$eum" city --out "$tmp/city" --days "$days" $(city_words)
  mapfile -t day_files < <(ls "$tmp"/city/payments-*.csv)
  mapfile -t masters < <(ls "$tmp"/city/{members,cards,merchants,designations,benefit-plus}-*.csv 2>/dev/null)
  one=${day_files[0]}
  sed -e '1d' -e '$d' "$one" >"$tmp/plain.csv" # The same rows without their envelope, for the plain tools.
}

# merge DAYS OUT: the first days as one file, its totals added up.
merge() {
  local file
  head -n 2 "$one" >"$2"
  for file in "${day_files[@]:0:$1}"; do tail -n +3 "$file" | head -n -1 >>"$2"; done
  for file in "${day_files[@]:0:$1}"; do tail -n 1 "$file"; done |
    awk -F, '{ n += $2; a += $3; c += $4 } END { printf "#END,%.0f,%.0f,%.0f\n", n, a, c }' >>"$2"
}

make_base() {
  say "members, cards and merchants into SQLite"
  eum_on_sqlite "$tmp/base.db" migrate
  eum_on_sqlite "$tmp/base.db" demonstration
  eum_on_sqlite "$tmp/base.db" import "${masters[@]}"
  settle "$tmp/base.db"
}

# --- Rows -------------------------------------------------------------------------------------------------------------

plain_columns='tx_id TEXT PRIMARY KEY, kind TEXT, original_tx_id TEXT, approved_at TEXT, member_id TEXT, card_id TEXT,
  merchant_id TEXT, amount BIGINT, from_charge BIGINT, from_cashback BIGINT, from_policy BIGINT,
  merchant_discount BIGINT, channel TEXT, operator_cashback BIGINT'
plain_sums="SELECT count(*), sum(CASE kind WHEN 'CANCEL' THEN -amount ELSE amount END),
  sum(CASE kind WHEN 'CANCEL' THEN -operator_cashback ELSE operator_cashback END) FROM payments"
own_sums='SELECT count(*), sum(CASE kind WHEN 2 THEN -amount ELSE amount END), sum(operator_cashback) FROM payments'

write_scripts() {
  cat >"$tmp/t1.sql" <<SQL
CREATE TABLE payments ($plain_columns);
.import --csv --skip 1 $tmp/plain.csv payments
SQL
  cat >"$tmp/t3.sql" <<SQL
PRAGMA cache_size = -262144;
CREATE TABLE payments ($plain_columns);
CREATE INDEX by_member ON payments (member_id, approved_at);
CREATE INDEX by_merchant ON payments (merchant_id, approved_at);
.import --csv --skip 1 $tmp/plain.csv payments
SQL
}

row_1() {
  local i t1 own t3
  write_scripts
  for ((i = 1; i <= rounds; i++)); do
    say "row 1, round $i"
    rm -f "$tmp/t1.db" "$tmp/t3.db"
    run sqlite3 "$tmp/t1.db" ".read $tmp/t1.sql"
    t1=$wall
    copy_books "$tmp/base.db" "$tmp/one.db"
    eum_on_sqlite "$tmp/one.db" import "$one"
    own=$wall
    keep 1.peak "$peak"
    run sqlite3 "$tmp/t3.db" ".read $tmp/t3.sql"
    t3=$wall
    equal "rows and won of sqlite3 and eum" "$(sqlite3 "$tmp/t1.db" "$plain_sums")" "$(sqlite3 "$tmp/one.db" "$own_sums")"
    keep 1.t1 "$t1" && keep 1.own "$own" && keep 1.t3 "$t3"
    keep 1.to_t1 "$(calc "$own / $t1")" && keep 1.to_t3 "$(calc "$own / $t3")"
  done
  settle "$tmp/one.db"
  local figures
  figures="$(round_to 2 "$(median 1.own)") s to"
  row 1 "import of $payments payments, SQLite, to sqlite3 .import (T1)" \
    "$(round_to 2 "$(median 1.to_t1)") × ($figures $(round_to 2 "$(median 1.t1)") s)" "$(median 1.to_t1)" '<= 1.0'
  row 1 "the same to .import with two more indexes (T3)" \
    "$(round_to 2 "$(median 1.to_t3)") × ($figures $(round_to 2 "$(median 1.t3)") s)" "$(median 1.to_t3)" '<= 0.35'
}

row_2() {
  local i plain own
  start_postgres
  say "members, cards and merchants into PostgreSQL"
  sql postgres 'CREATE DATABASE base' && sql postgres 'CREATE DATABASE plain'
  eum_on_postgres base migrate
  eum_on_postgres base demonstration
  eum_on_postgres base import "${masters[@]}"
  sql base 'VACUUM ANALYZE'
  for ((i = 1; i <= rounds; i++)); do
    say "row 2, round $i"
    sql plain "SET client_min_messages = error; DROP TABLE IF EXISTS payments; CREATE TABLE payments ($plain_columns)"
    sql postgres 'DROP DATABASE IF EXISTS run' 2>/dev/null
    sql postgres 'CREATE DATABASE run TEMPLATE base'
    sql postgres 'CHECKPOINT'
    run psql -X -q -h "$pg" -U eum -d plain -c "\\copy payments FROM '$tmp/plain.csv' WITH (FORMAT csv, HEADER)"
    plain=$wall
    sql postgres 'CHECKPOINT'
    eum_on_postgres run import "$one"
    own=$wall
    keep 2.peak "$peak"
    equal "rows and won of psql and eum" "$(sql plain "$plain_sums")" "$(sql run "$own_sums")"
    keep 2.plain "$plain" && keep 2.own "$own" && keep 2.quotient "$(calc "$own / $plain")"
  done
  row 2 "the same, PostgreSQL, to psql \\copy into a keyed table" \
    "$(round_to 2 "$(median 2.quotient)") × ($(round_to 2 "$(median 2.own)") s to $(round_to 2 "$(median 2.plain)") s)" \
    "$(median 2.quotient)" '<= 1.5'
  note 2 "peak of eum on PostgreSQL" "$(round_to 0 "$(most 2.peak)") MiB"
  stop_postgres
}

# The store of many days, of one long file; its making is also the memory figure of row 4.
make_store() {
  [[ ! -e $tmp/store.db ]] || return 0
  say "a store of $store_days days"
  merge "$store_days" "$tmp/long.csv"
  copy_books "$tmp/base.db" "$tmp/store.db"
  eum_on_sqlite "$tmp/store.db" import "$tmp/long.csv"
  keep store.peak "$peak" && keep store.wall "$wall"
  equal "rows and won of the long file and eum" "$(tail -n 1 "$tmp/long.csv" | sed 's/^#END,//; s/,/|/g')" \
    "$(sqlite3 "$tmp/store.db" "$own_sums")"
  settle "$tmp/store.db"
  rm -f "$tmp/long.csv"
}

row_4() {
  make_store
  [[ -n $(values 1.peak) ]] || { copy_books "$tmp/base.db" "$tmp/run.db" && eum_on_sqlite "$tmp/run.db" import "$one" && keep 1.peak "$peak"; }
  row 4 "peak of an import of $payments rows" "$(round_to 0 "$(most 1.peak)") MiB" "$(most 1.peak)" '<= 400'
  row 4 "peak of an import of $((store_days * payments)) rows ($(round_to 0 "$(most store.wall)") s)" \
    "$(round_to 0 "$(most store.peak)") MiB" "$(most store.peak)" '<= 400'
}

row_3() {
  local i next=${day_files[store_days]} empty full
  make_store
  for ((i = 1; i <= rounds; i++)); do
    say "row 3, round $i"
    copy_books "$tmp/base.db" "$tmp/run.db"
    eum_on_sqlite "$tmp/run.db" import "$one"
    empty=$(calc "$wall / $(sqlite3 "$tmp/run.db" 'SELECT count(*) FROM payments') * 1000000")
    copy_books "$tmp/store.db" "$tmp/run.db"
    eum_on_sqlite "$tmp/run.db" import "$next"
    full=$(calc "$wall / $(tail -n 1 "$next" | cut -d, -f2) * 1000000")
    keep 3.empty "$empty" && keep 3.full "$full" && keep 3.quotient "$(calc "$full / $empty")"
  done
  rm -f "$tmp"/run.db*
  row 3 "the next day into a store of $((store_days * payments)), to one into an empty one" \
    "$(round_to 2 "$(median 3.quotient)") × ($(round_to 2 "$(median 3.full)") to $(round_to 2 "$(median 3.empty)") s a million)" \
    "$(median 3.quotient)" '<= 1.5'
}

row_5() {
  leaf parse --file "$one"
  row 5 "parse and validate" "$(round_to 1 "$(median parse.speed)") M rows/s" "$(median parse.speed)" '>= 5'
  row 5 "the same, to a SIMD count of commas and line ends" "$(round_to 1 "$(median parse.quotient)") ×" \
    "$(median parse.quotient)" '<= 4'
  row 5 "what ten times the rows allocate more ($(round_to 1 "$(median parse.allocated)") MiB before)" \
    "$(round_to 2 "$(median parse.allocation_growth)") MiB" "$(median parse.allocation_growth)" '<= 1'
  note 5 "with the check of the whole file before it (hash, UTF-8, order, totals)" \
    "$(round_to 1 "$(median parse.with_file_check)") M rows/s"
}

one_day_books() { # The books row 1 left, or the same made now.
  [[ -e $tmp/one.db ]] && return 0
  copy_books "$tmp/base.db" "$tmp/one.db"
  eum_on_sqlite "$tmp/one.db" import "$one"
  settle "$tmp/one.db"
}

row_6() {
  one_day_books
  leaf rating --engine Sqlite --connection "Data Source=$tmp/one.db"
  row 6 "rating as the import calls it" "$(round_to 1 "$(median rating.speed)") M payments/s a core" "$(median rating.speed)" '>= 5'
  row 6 "the same, to a plain decimal reference (same $(round_to 0 "$(median rating.won)") won)" \
    "$(round_to 1 "$(median rating.gain)") ×" "$(median rating.gain)" '>= 20'
}

row_7_of() {
  local worst
  worst=$(median "$1.worst_quotient")
  row 7 "slowest report $2" "$(round_to 1 "$(median "$1.slowest")") ms" "$(median "$1.slowest")" '<= 20'
  row 7 "any report $2 to the raw GROUP BY, at worst" "1/$(round_to 0 "$(calc "1 / $worst")")" "$worst" '<= 0.01'
}

row_7() {
  local report
  make_store
  leaf reports --engine Sqlite --connection "Data Source=$tmp/store.db"
  row_7_of reports "of the month"
  row_7_of days "of just the $store_days days"
  for report in payments business-types districts reconciliation; do
    note 7 "$report of the month, of the days, raw" "$(round_to 1 "$(median "reports.$report")"), \
$(round_to 1 "$(median "days.$report")"), $(round_to 0 "$(median "reports.$report.raw")") ms"
  done
  note 7 "cells by day, by month" "$(median reports.payments_daily), $(median reports.payments_monthly)"
  eum_on_sqlite "$tmp/store.db" import "$tmp"/city/charges-*.csv # What was issued is published, too.
  start_portal "$tmp/store.db"
  leaf presets --engine Sqlite --connection "Data Source=$tmp/store.db" --portal "$portal_at"
  stop_portal
  row 7 "slowest preset of the statistics over HTTP, whole page" "$(round_to 1 "$(median presets.http.slowest)") ms" \
    "$(median presets.http.slowest)" '<= 20'
  note 7 "the same, read by the first who asks after an import, in process" "$(round_to 0 "$(median statistics.slowest)") ms"
}

row_8() {
  copy_books "$tmp/base.db" "$tmp/run.db"
  leaf rollups --engine Sqlite --connection "Data Source=$tmp/run.db" --file "$one"
  rm -f "$tmp"/run.db*
  row 8 "import to one without rollups" "$(awk -v v="$(median rollups.quotient)" 'BEGIN { printf "%.3f", v }') ×" \
    "$(median rollups.quotient)" '<= 1.05'
}

row_10() {
  one_day_books
  DOTNET_TieredPGO=0 leaf papers --engine Sqlite --connection "Data Source=$tmp/one.db" # As the portal runs.
  row 10 "xlsx of $(median papers.rows) payments, 21 columns, to sqlite3 -csv" \
    "$(round_to 2 "$(median papers.quotient)") × ($(round_to 1 "$(median papers.xlsx)") s)" "$(median papers.quotient)" '<= 1.3'
  row 10 "memory above idle for 100000 of them" "$(median papers.above_idle_tenth) MiB" \
    "$(median papers.above_idle_tenth)" '<= 64'
  row 10 "memory above idle for all of them" "$(median papers.above_idle) MiB" "$(median papers.above_idle)" '<= 64'
  row 10 "PDF of 300 rows, the first of a process" "$(round_to 2 "$(median papers.pdf.first)") s" \
    "$(median papers.pdf.first)" '<= 2'
}

row_12() {
  local i
  say "books of $verify_days days to verify"
  merge "$verify_days" "$tmp/long.csv"
  copy_books "$tmp/base.db" "$tmp/run.db"
  eum_on_sqlite "$tmp/run.db" import "$tmp/long.csv"
  rm -f "$tmp/long.csv"
  for ((i = 1; i <= rounds && i <= 3; i++)); do
    say "row 12, round $i"
    eum_on_sqlite "$tmp/run.db" verify
    keep 12.wall "$wall" && keep 12.peak "$peak"
  done
  rm -f "$tmp"/run.db*
  row 12 "eum verify of $((verify_days * payments)) payments" "$(round_to 1 "$(median 12.wall)") s" "$(median 12.wall)" '<= 60'
  row 12 "its peak" "$(round_to 0 "$(most 12.peak)") MiB" "$(most 12.peak)" '<= 400'
}

row_13() {
  local i
  for ((i = 1; i <= rounds; i++)); do
    say "row 13, round $i"
    rm -rf "$tmp/town"
    # shellcheck disable=SC2046
    run dotnet "$eum" city --out "$tmp/town" --days 1 $(city_words)
    keep 13.wall "$wall" && keep 13.peak "$peak"
  done
  rm -rf "$tmp/town"
  row 13 "eum city: $payments payments, $members members, $merchants merchants" \
    "$(round_to 1 "$(median 13.wall)") s ($(round_to 0 "$(most 13.peak)") MiB)" "$(median 13.wall)" '<= 10'
}

report() {
  echo "$(date +%F), $(machine); $rounds rounds, medians; $(git rev-parse --short HEAD 2>/dev/null || echo 'no commit')."
  echo
  echo '| # | what | measured | goal | met |'
  echo '|---|---|---|---|---|'
  sort -s -t'|' -k2,2n "$tmp/table"
}

write_down() {
  report >"$tmp/report"
  awk -v report="$tmp/report" '
    /<!-- bench:end -->/ { inside = 0 }
    !inside { print }
    /<!-- bench:begin -->/ { inside = 1; while ((getline line < report) > 0) print line }' docs/performance.md >"$tmp/performance.md"
  cat "$tmp/performance.md" >docs/performance.md
}

build
wants 13 && row_13
make_city
if wants_any 1 3 4 6 7 8 10 12; then make_base; fi
for number in 1 2 4 3 5 6 7 8 10 12; do
  if wants "$number"; then "row_$number"; fi
done
if [[ -n $write ]]; then write_down; fi
report
