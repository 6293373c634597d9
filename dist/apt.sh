# shellcheck shell=bash
# Sourced by the scripts of this folder: Debian packages and Debian sources.

# shellcheck source=tools/jdk.sh
. "$(dirname "${BASH_SOURCE[0]}")/../tools/jdk.sh"

# Installs what is missing of these packages, without which nothing here goes on; ends with code 4 when that is not possible.
apt_need() {
  local package answer=0 missing=()
  for package in "$@"; do
    # shellcheck disable=SC2016 # a field of dpkg-query
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q ' installed$' || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  may_install "${missing[@]}" || answer=$?
  case $answer in 0 | 2) apt_install "${missing[@]}" && return 0 ;; esac
  echo "needed: install ${missing[*]} (on Debian 13, as root: apt-get install ${missing[*]}) and try again" >&2
  exit 4
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
