# shellcheck shell=bash
# Read by run.sh and test.sh: what the machine must have. As root it is installed (Debian, Ubuntu); else it is named.

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
if [[ -z ${HOME:-} ]]; then export HOME=$PWD/artifacts/home; fi
mkdir -p "$HOME"

need_dotnet() {
  if ! command -v dotnet >/dev/null; then
    for folder in "${DOTNET_ROOT:-}" /usr/share/dotnet /usr/lib/dotnet /usr/local/share/dotnet "$HOME/.dotnet"; do
      [[ -n $folder && -x $folder/dotnet ]] && export PATH="$folder:$PATH" && return
    done
    echo "The .NET SDK 10 is needed (https://dotnet.microsoft.com/download) and there is no dotnet command." >&2
    exit 5
  fi
}

has() {
  case $1 in
    initdb) compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null ;;
    font) compgen -G '/usr/share/fonts/*/noto/Noto*CJK*' >/dev/null ;;
    libicu) compgen -G '/usr/lib/*/libicuuc.so.*' >/dev/null || compgen -G '/lib/*/libicuuc.so.*' >/dev/null ;;
    *) command -v "$1" >/dev/null ;;
  esac
}

# need COMMAND:PACKAGE …
need() {
  local pair missing=()
  for pair in "$@"; do
    has "${pair%%:*}" || missing+=("${pair#*:}")
  done
  [[ ${#missing[@]} -gt 0 ]] || return 0

  if [[ $(id -u) -ne 0 ]] || ! command -v apt-get >/dev/null; then
    echo "Missing: ${missing[*]}. Install them (Debian: sudo apt-get install ${missing[*]}) or run this as root." >&2
    exit 5
  fi
  install "${missing[@]}" >&2
}

install() {
  local packages=("$@") at
  echo "Installing $*"
  apt-get update -q
  for at in "${!packages[@]}"; do
    case ${packages[at]} in
      libicu) packages[at]=$(apt-cache search --names-only '^libicu[0-9]+$' | cut -d' ' -f1 | sort -V | tail -n 1) ;;
      postgresql) # The package would start a server of its own; the tests start theirs.
        [[ -e /etc/postgresql-common ]] || { mkdir -p /etc/postgresql-common; echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf; } ;;
    esac
  done
  DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${packages[@]}"
}
