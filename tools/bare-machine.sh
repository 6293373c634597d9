#!/usr/bin/env bash
# Runs Colophon as a stranger would, on a Debian 13 where nothing is installed but what `debootstrap --variant=minbase` brings:
# from source, from a package, or both. Needs root, about 4 GB below $TMPDIR, 10 to 20 minutes.
#
# usage: tools/bare-machine.sh source | colophon_VERSION_amd64.deb | source colophon_VERSION_amd64.deb
#
# Only what is committed is tried. The first wrong answer ends it with code 1. Times are printed beside their bars and the load of the machine, and do not fail it.
set -euo pipefail
checkout=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)
source=
[ "${1:-}" != source ] || { source=yes && shift; }
package=${1:+$(readlink -m "$1")}
. "$checkout/tools/jdk.sh"

skip() { echo "SKIPPED bare machine: $*" && exit 0; }
fail() { echo "FAILED: $*" && exit 1; }
[ "$(id -u)" = 0 ] || skip "it needs root (debootstrap and chroot)"
command -v git >/dev/null || skip "it needs git: apt-get install git"
command -v debootstrap >/dev/null || apt_install debootstrap || skip "it needs debootstrap: apt-get install debootstrap"
# Mounts of a namespace of our own end with this process, however it ends.
if [ -z "${COLOPHON_BARE_NAMESPACE:-}" ]; then
  COLOPHON_BARE_NAMESPACE=yes exec unshare --mount --propagation private "$0" ${source:+source} ${package:+"$package"}
fi
[ -n "$source$package" ] || fail "what is to be tried? source, a package, or both"
[ -z "$package" ] || [ -f "$package" ] || fail "no such package: $package"

work=$(mktemp -d "${TMPDIR:-/tmp}/bare-machine.XXXXXX")
holder=
clean() {
  [ -z "$holder" ] || kill "$holder" 2>/dev/null || true
  local point
  for point in $(awk -v work="$work/" 'index($5, work) == 1 {print $5}' /proc/self/mountinfo | sort -r); do
    umount -l "$point"
  done
  if grep -q -F " $work/" /proc/self/mountinfo; then
    echo "something is still mounted below $work: it is left there" >&2
  else
    rm -rf --one-file-system "$work"
  fi
}
trap clean EXIT
trap 'exit 130' INT TERM

# --- machines ---

make_base() {
  "$checkout/tools/bare-debian" "$work/base" || fail "debootstrap"
  # The network of this machine: names, certificates, package sources, proxy, Maven's mirror; nothing else of it.
  local base=$work/base file
  cp /etc/resolv.conf /etc/hosts "$base/etc/"
  rm -rf "$base/etc/ssl/certs"
  cp -rL /etc/ssl/certs "$base/etc/ssl/certs"
  [ ! -d /usr/local/share/ca-certificates ] || cp -r /usr/local/share/ca-certificates/. "$base/usr/local/share/ca-certificates/"
  for file in /etc/apt/sources.list.d/*.sources /etc/apt/apt.conf.d/*proxy*; do
    if [ -f "$file" ]; then
      # Folders of this machine are no package sources of another.
      awk 'BEGIN {RS = ""; ORS = "\n\n"} !/file:/' "$file" >"$base$file"
    fi
  done
  [ -z "$(ls "$base"/etc/apt/sources.list.d/)" ] || rm -f "$base/etc/apt/sources.list"
  rm -rf "$base"/var/lib/apt/lists/*
  chroot "$base" useradd --create-home stranger
  for file in root home/stranger; do
    [ ! -f "$HOME/.m2/settings.xml" ] || install -D -m 644 "$HOME/.m2/settings.xml" "$base/$file/.m2/settings.xml"
  done
}

# fresh NAME: a new machine, which the following steps use.
fresh() {
  machine=$work/$1
  cp -a "$work/base" "$machine"
  mount -t proc proc "$machine/proc"
  mount --rbind /dev "$machine/dev"
  mount -t sysfs sys "$machine/sys"
}

# as USER COMMAND…: runs it there without LANG or any other variable; what it says is in $said, its code in $code.
as() {
  local user=$1 home=/root began=$SECONDS
  shift
  [ "$user" = root ] || home=/home/$user
  echo "--- $user: $*"
  code=0
  chroot --userspec="$user" "$machine" /usr/bin/env -i HOME="$home" PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    bash -c 'cd && exec "$@"' run "$@" >"$work/said" 2>&1 </dev/null || code=$?
  seconds=$((SECONDS - began))
  said=$(cat "$work/said")
  printf '%s\n' "$said" | tail -n 6 | cut -c1-200 | sed 's/^/    /'
  echo "    code $code, $seconds s"
}

ends_with() { [ "$code" = "$1" ] || { printf '%s\n' "$said" | tail -n 40 && fail "code $code where $1 was due"; }; }
says() { case $said in *"$1"*) ;; *) printf '%s\n' "$said" | tail -n 40 && fail "it does not say: $1" ;; esac; }
says_no_trace() { case $said in *$'\n\tat '*) printf '%s\n' "$said" | tail -n 40 && fail "a stack trace" ;; esac; }
bar() { echo "    time: $1 s, bar $2 s, load now $(cut -d' ' -f1 /proc/loadavg)$([ "$1" -le "$2" ] || echo '   BAR MISSED')" | tee -a "$work/times"; }

# hold_apt WORDS: keeps dpkg's lock as a running apt does, until 5 s after the command says these words.
hold_apt() {
  chroot "$machine" perl -e 'use Fcntl; open(my $lock, ">>", "/var/lib/dpkg/lock-frontend") or die;
    my $whole = pack("s s x4 q q l x4", F_WRLCK, 0, 0, 0, 0); fcntl($lock, F_SETLK, $whole) or die; sleep 900' &
  holder=$!
  : >"$work/said"
  (
    until grep -q -F "$1" "$work/said"; do
      kill -0 "$holder" 2>/dev/null || exit
      sleep 1
    done
    sleep 5
    kill "$holder"
  ) &
}

# --- steps that hold for source and package: demo, then files of one's own with Chinese names ---

# own_files USER COMMAND
own_files() {
  local user=$1 colophon=$2 home=/root
  [ "$user" = root ] || home=/home/$user
  as "$user" "$colophon" register 我的作品 --owner 王维 --json
  ends_with 0
  says '"file":"我的作品/鹿柴.mp3","outcome":"REGISTERED"'
  as "$user" "$colophon" works --json
  says '"王维"'
  as "$user" "$colophon" check 抄本.mp3
  ends_with 0
  says "鹿柴"
  says "by 王维"
}

# prepare USER KEPT: a song of the demo that was kept there becomes a file of one's own, and a copy of it.
prepare() {
  local user=$1 home=$machine/root song
  [ "$user" = root ] || home=$machine/home/$user
  song=$(find "$machine/$2/works" -name '*.mp3' -o -name '*.flac' -o -name '*.wav' | sort | head -n 1)
  [ -n "$song" ] || fail "the demo kept no song"
  mkdir -p "$home/我的作品"
  cp "$song" "$home/我的作品/鹿柴.mp3"
  cp "$song" "$home/抄本.mp3"
  chroot "$machine" chown -R "$user:" "${home#"$machine"}/我的作品" "${home#"$machine"}/抄本.mp3"
}

# --- from source ---

from_source() {
  local colophon=/opt/colophon/colophon waiting="another program is using apt: waiting for it"
  fresh source
  git clone -q "$checkout" "$machine/opt/colophon"

  echo "== without root and without a JDK: one line says what to install"
  as stranger $colophon demo
  ends_with 4
  says "as root: apt-get install openjdk-25-jdk-headless"
  [ "$(printf '%s\n' "$said" | wc -l)" = 1 ] || fail "more than one line"

  echo "== the first command, while another program holds apt's lock; no Maven, no ffmpeg, no LANG, no git"
  hold_apt "$waiting"
  as root $colophon demo --keep kept
  ends_with 0
  says "$waiting"
  says "12 of 12 planted copies found, 0 false"
  bar "$seconds" 480
  ! chroot "$machine" sh -c 'command -v mvn || command -v ffmpeg || command -v git' || fail "something was installed that need not be"
  as root $colophon doctor
  ends_with 0
  says "built in"

  echo "== files of one's own, as root and as an ordinary user"
  prepare root root/kept
  own_files root $colophon
  prepare stranger root/kept
  own_files stranger $colophon
  as root $colophon doctor
  ends_with 0

  echo "== without any ffmpeg that works"
  local bundled
  bundled=$(find "$machine/root/.cache/colophon" -name ffmpeg -type f | head -n 1)
  printf '#!/bin/sh\nexit 127\n' >"$bundled"
  as root $colophon check 抄本.mp3
  ends_with 4
  says "TOOL_MISSING: there is no working ffmpeg"
  says "as root: apt-get install ffmpeg"
  as root $colophon register 抄本.mp3 --owner 王维 --home new
  ends_with 4
  says "TOOL_MISSING: there is no working ffmpeg"
  as root $colophon doctor
  ends_with 4
  says "there is no working ffmpeg"
  as root $colophon demo
  ends_with 4
  says "colophon: there is no working ffmpeg"
  says_no_trace
  [ "$(printf '%s\n' "$said" | wc -l)" = 1 ] || fail "more than one line"
}

# --- from a package ---

from_package() {
  fresh package
  cp "$package" "$machine/opt/colophon.deb"
  as root apt-get update -qq
  ends_with 0
  as root apt-get install -y -qq --no-install-recommends /opt/colophon.deb
  ends_with 0
  local installing=$seconds
  echo "== the installed package, as root and as an ordinary user"
  as stranger colophon demo --keep kept
  ends_with 0
  says "12 of 12 planted copies found, 0 false"
  bar "$((installing + seconds))" 60
  prepare root home/stranger/kept
  own_files root colophon
  prepare stranger home/stranger/kept
  own_files stranger colophon
}

make_base
[ -z "$source" ] || from_source
[ -z "$package" ] || from_package
cat "$work/times"
echo "bare machine: all as it should be"
