# shellcheck shell=bash
# Sourced by the scripts of this folder: Debian packages and Debian sources.

# Installs what is missing of these packages; ends with code 4 when that is not possible here.
apt_need() {
  local package missing=
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q ' installed$' || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "needed and not installed:$missing: install them (Debian 13) and try again" >&2
    exit 4
  fi
  echo "installing$missing with apt-get" >&2
  # shellcheck disable=SC2086 # a list of package names
  DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends $missing >/dev/null 2>&1 && return 0
  apt-get -o DPkg::Lock::Timeout=300 update -qq >/dev/null 2>&1 || true
  # shellcheck disable=SC2086 # a list of package names
  DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends $missing >&2
}

# The Debian mirror of this machine.
apt_mirror() {
  local found
  found=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.sources /etc/apt/sources.list.d/*.list 2>/dev/null |
    awk '/^URIs: *http/ && $2 !~ /security/ {print $2; exit} /^deb / {for (i = 2; i <= NF; i++) if ($i ~ /^http/ && $i !~ /security/) {print $i; exit}}')
  printf '%s\n' "${found:-http://deb.debian.org/debian}"
}

# Fetches the lists of Debian 13's sources into a folder of their own; the machine's own lists stay as they are.
apt_source_lists() {
  local mirror
  mirror=$(apt_mirror)
  mkdir -p "$1/apt/lists" "$1/apt/cache"
  {
    for suite in "$mirror trixie" "$mirror trixie-updates" "${mirror%/debian*}/debian-security trixie-security"; do
      echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $suite main"
    done
  } >"$1/apt/sources.list"
  apt_sources "$1" apt-get update -qq >&2
}

# Runs an apt command (arguments 2 …) with the lists in folder $1.
apt_sources() {
  local folder=$1 command=$2
  shift 2
  "$command" -o Dir::Etc::sourcelist="$folder/apt/sources.list" -o Dir::Etc::sourceparts=/dev/null -o Dir::State::lists="$folder/apt/lists" \
    -o Dir::Cache="$folder/apt/cache" -o APT::Sandbox::User=root "$@"
}
