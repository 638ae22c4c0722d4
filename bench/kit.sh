# shellcheck shell=bash
# Read by bench.sh: timing, medians, the table, and a PostgreSQL of its own. Everything lies below $tmp.

say() { echo "bench: $*" >&2; }

die() {
  echo "bench: $*" >&2
  exit 1
}

# What is missing is named; nothing is installed.
need_tools() {
  local tool missing=()
  for tool in sqlite3:sqlite3 initdb:postgresql psql:postgresql-client /usr/bin/time:time awk:awk setpriv:util-linux; do
    has "${tool%%:*}" || missing+=("${tool#*:}")
  done
  [[ ${#missing[@]} -eq 0 ]] || die "missing: ${missing[*]} (Debian: apt-get install ${missing[*]})"
  /usr/bin/time --version 2>&1 | grep -q GNU || die "/usr/bin/time is not GNU time"
}

# run COMMAND … : a timed run. Leaves $wall (s), $peak (MiB) and its standard output in $tmp/out.
run() {
  sync # What the run before left to be written is not this one's to wait for.
  if ! /usr/bin/time -f '%e %M' -o "$tmp/time" "$@" >"$tmp/out" 2>"$tmp/err"; then
    tail -n 20 "$tmp/out" "$tmp/err" >&2
    die "failed: $*"
  fi
  read -r wall peak <"$tmp/time"
  peak=$(calc "$peak / 1024")
}

calc() { awk "BEGIN { printf \"%.4g\", $1 }"; }

round_to() { awk -v v="$2" -v d="$1" 'BEGIN { printf "%.*f", d, v }'; }

# keep NAME VALUE: one round's figure; median NAME, most NAME: over all rounds.
keep() { printf '%s\t%s\n' "$1" "$2" >>"$tmp/rounds.tsv"; }

values() { awk -F'\t' -v name="$1" '$1 == name { print $2 }' "$tmp/rounds.tsv" | sort -g; }

median() { values "$1" | awk 'BEGIN { OFMT = "%.12g" } { v[NR] = $1 } END { print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }

most() { values "$1" | tail -n 1; }

# leaf VERB …: figures of the benchmark program, kept under their own names.
leaf() {
  say "leaf: $1"
  dotnet "$leaves" "$@" --rounds "$rounds" >"$tmp/leaf" || die "failed: $*"
  sed -nE 's/^\{"name":"([^"]+)","value":([^,]+),.*/\1\t\2/p' "$tmp/leaf" >>"$tmp/rounds.tsv"
}

# row NUMBER WHAT SHOWN VALUE LIMIT ("<= 1.0"): a line of the table.
row() {
  local met
  met=$(awk -v v="$4" -v l="$5" 'BEGIN { split(l, p, " "); print (p[1] == "<=" ? v <= p[2] + 0 : v >= p[2] + 0) ? "yes" : "no" }')
  printf '| %s | %s | %s | %s | %s |\n' "$1" "$2" "$3" "$(sed 's/<=/≤/; s/>=/≥/' <<<"$5")" "$met" | tee -a "$tmp/table" >&2
}

note() { printf '| %s | %s | %s | | |\n' "$1" "$2" "$3" | tee -a "$tmp/table" >&2; }

equal() { [[ $2 == "$3" ]] || die "$1 differ: $2 and $3. The figure would mean nothing."; }

machine() {
  local memory sqlite postgres
  memory=$(awk '/MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo)
  sqlite=$(sqlite3 --version | cut -d' ' -f1)
  postgres=$(psql --version | awk '{ print $3 }')
  echo "$(nproc) cores ($(sed -n 's/^model name\s*: //p' /proc/cpuinfo | head -n 1)), $memory GB," \
    "kernel $(uname -r | cut -d- -f1), .NET $(dotnet --list-runtimes | awk '$1 == "Microsoft.NETCore.App" { v = $2 } END { print v }')," \
    "sqlite3 $sqlite, psql $postgres"
}

# --- SQLite ---------------------------------------------------------------------------------------------------------

# copy_books FROM TO: what an earlier run wrote there is gone.
copy_books() {
  rm -f "$2" "$2"-wal "$2"-shm
  cp --reflink=auto "$1" "$2"
}

settle() { sqlite3 "$1" 'PRAGMA wal_checkpoint(TRUNCATE)' >/dev/null; }

eum_on_sqlite() { # eum_on_sqlite DB VERB …, to be prefixed by run
  local books=$1
  shift
  run env Storage__Engine=Sqlite "ConnectionStrings__Eum=Data Source=$books" dotnet "$eum" "$@"
}

# start_portal DB: one on $portal_at, until stop_portal.
start_portal() {
  portal_at=http://127.0.0.1:${EUM_BENCH_PORTAL:-5087}
  env Storage__Engine=Sqlite "ConnectionStrings__Eum=Data Source=$1" dotnet "$eum" serve --urls "$portal_at" \
    >"$tmp/portal.log" 2>&1 &
  portal=$!
  for _ in {1..120}; do
    grep -qsF "$portal_at" "$tmp/portal.log" && return 0
    kill -0 "$portal" 2>/dev/null || break
    sleep 0.5
  done
  cat "$tmp/portal.log" >&2
  die "the portal did not start"
}

stop_portal() {
  [[ -z $portal ]] || { kill "$portal" && wait "$portal"; } 2>/dev/null || true
  portal=
}

# --- PostgreSQL: a cluster with its default settings, reached by a socket in its own folder ---------------------------

start_postgres() {
  [[ -z ${pg:-} ]] || return 0
  local user=postgres
  pgbin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)
  [[ -n $pgbin ]] || pgbin=$(dirname "$(command -v initdb)")
  as=()
  if [[ $(id -u) -eq 0 ]]; then # PostgreSQL refuses to run as root.
    id -u postgres >/dev/null 2>&1 || user=nobody
    as=(setpriv "--reuid=$user" "--regid=$(id -g "$user")" --clear-groups)
  fi
  pg=$("${as[@]}" mktemp -d "${TMPDIR:-/tmp}/eum-bench-pg-XXXXXX")
  (
    cd /
    "${as[@]}" env LC_ALL=C "$pgbin/initdb" -D "$pg/data" -U eum -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
    printf "listen_addresses = ''\nunix_socket_directories = '%s'\n" "$pg" >>"$pg/data/postgresql.conf"
    "${as[@]}" "$pgbin/pg_ctl" -D "$pg/data" -l "$pg/log" -w start >/dev/null </dev/null
  ) || die "PostgreSQL does not start: $(tail -n 5 "$pg/log" 2>/dev/null)"
}

stop_postgres() {
  [[ -n ${pg:-} ]] || return 0
  (cd / && "${as[@]}" "$pgbin/pg_ctl" -D "$pg/data" -m immediate stop >/dev/null 2>&1) || true
  rm -rf "$pg"
  pg=
}

sql() { # sql DATABASE STATEMENT
  psql -X -q -At -h "$pg" -U eum -d "$1" -v ON_ERROR_STOP=1 -c "$2"
}

eum_on_postgres() { # eum_on_postgres DATABASE VERB …
  local database=$1
  shift
  run env Storage__Engine=PostgreSql "ConnectionStrings__Eum=Host=$pg;Username=eum;Database=$database" dotnet "$eum" "$@"
}
