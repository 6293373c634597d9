# Sourced by ./colophon and ./check: finds what the build needs, or installs it where that is safe, or says what to do.

# Java reads arguments and file names in the character set of the locale, and takes none of it when a part of it is not
# installed: without UTF-8, Chinese names become question marks.
use_utf8() {
  local locale
  is_utf8 && return
  # What is asked for is said in its language all the same (the variable is GNU gettext's).
  export LANGUAGE=${LANGUAGE:-${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}}
  unset LC_ALL
  for locale in C.UTF-8 en_US.UTF-8 UTF-8; do
    { export LC_CTYPE=$locale; } 2>/dev/null
    is_utf8 && return
    { export LC_ALL=$locale; } 2>/dev/null
    is_utf8 && return
    unset LC_ALL
  done
  echo "no UTF-8 locale is installed: names that are not plain ASCII will be damaged" >&2
}

# `locale` complains of what is not installed; where it is missing, the shell tells: it counts bytes or characters.
is_utf8() {
  local probe=$'\xe7\x8e\x8b'
  if command -v locale >/dev/null; then
    [ "$(locale charmap 2>&1)" = UTF-8 ]
  else
    [ ${#probe} = 1 ]
  fi
}

# Prints the home of a JDK 25 or newer, or fails.
find_jdk() {
  local home
  for home in "${JAVA_HOME:-}" "$(jdk_on_path)" /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if is_jdk "$home"; then
      printf '%s\n' "$home"
      return 0
    fi
  done
  return 1
}

jdk_on_path() {
  local java
  java=$(command -v javac) || return 0
  java=$(readlink -f "$java" 2>/dev/null) && printf '%s\n' "${java%/bin/javac}"
}

# A JDK says its version in its release file; no process is started to ask.
is_jdk() {
  local line version
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS= read -r line; do
    case $line in
      JAVA_VERSION=*)
        version=${line#JAVA_VERSION=\"}
        version=${version%%[.+\"-]*}
        [ "$version" -ge 25 ] 2>/dev/null
        return
        ;;
    esac
  done <"$1/release"
  return 1
}

can_apt() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

# Whether these packages may be installed: on Debian, as root; asked on a terminal, unasked with CI=true or --yes.
# Returns 2 when there is nobody to ask.
may_install() {
  local answer
  can_apt || return 1
  if [ "${CI:-}" = true ] || [ -n "${assume_yes:-}" ]; then
    return 0
  fi
  [ -t 0 ] && [ -t 2 ] || return 2
  read -r -p "install $* with apt-get? [Y/n] " answer </dev/tty || return 1
  case $answer in
    '' | [Yy]*) return 0 ;;
    *) return 1 ;;
  esac
}

# Installs Debian packages; returns 1, and says why, when that is not possible here.
apt_install() {
  can_apt || return 1
  echo "installing $* with apt-get" >&2
  [ -n "$(find /var/lib/apt/lists -name '*_Packages*' -print -quit 2>/dev/null)" ] || apt_get update
  apt_get install -y --no-install-recommends "$@" && return
  apt_get update && apt_get install -y --no-install-recommends "$@" && return
  echo "apt-get could not install $*: $(printf '%s\n' "$apt_said" | grep -m1 '^E: ')" >&2
  return 1
}

# Runs apt-get, waiting up to five minutes for another program that holds one of apt's locks; keeps what it says in apt_said.
apt_get() {
  local status waiting='' end=$((SECONDS + 300))
  while :; do
    apt_said=$(DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=5 "$@" 2>&1 </dev/null)
    status=$?
    case $apt_said in
      *'Could not get lock'* | *'Unable to lock'* | *'Unable to acquire the dpkg'*) ;;
      *) return $status ;;
    esac
    [ $SECONDS -lt $end ] || return $status
    [ -n "$waiting" ] || echo "another program is using apt: waiting for it, up to 5 minutes" >&2
    waiting=yes
    sleep 2
  done
}

# Sets JAVA_HOME to a JDK 25 or newer, or ends with code 4 and says how to get one. Nothing runs without it, so where there
# is nobody to ask it is installed.
require_jdk() {
  local home package=openjdk-25-jdk-headless
  if ! home=$(find_jdk); then
    may_install $package
    case $? in 0 | 2) apt_install $package ;; esac
    home=$(find_jdk) || {
      echo "a JDK 25 or newer is needed and none was found: install one (Debian, as root: apt-get install $package; any system: https://adoptium.net) or set JAVA_HOME" >&2
      exit 4
    }
  fi
  export JAVA_HOME=$home
}

# For builds that are run, not judged: what is committed went through these checks (./check).
quick_build=(-Dmaven.test.skip -Dspotless.check.skip -Dcolophon.quick)

# Sets `version`, of the packages: $1, else the project's without -SNAPSHOT; the array `package_build`, with what Maven makes jars for them;
# and SOURCE_DATE_EPOCH, the time of the commit.
for_packages() {
  local root
  root=$(dirname "${BASH_SOURCE[0]}")/..
  version=$(sed -n 's|^  <version>\(.*\)</version>$|\1|p' "$root/pom.xml" | head -1)
  version=${1:-${version%-SNAPSHOT}}
  if [ -z "${SOURCE_DATE_EPOCH:-}" ]; then
    SOURCE_DATE_EPOCH=$(git -C "$root" log -1 --format=%ct 2>/dev/null) ||
      SOURCE_DATE_EPOCH=$(date -d "$(sed -n 's|.*<project.build.outputTimestamp>\(.*\)</project.*|\1|p' "$root/pom.xml")" +%s)
  fi
  export SOURCE_DATE_EPOCH
  # shellcheck disable=SC2034 # for whoever sources this
  package_build=(-Ppackage -Dcolophon.version="$version" -Dcolophon.date="$(TZ=UTC date -d "@$SOURCE_DATE_EPOCH" +%F)")
}

# Sets the array `maven` to a Maven 3.9 or newer: the installed one, else the wrapper, which fetches it once; else one of Debian.
require_maven() {
  local root log
  root=$(dirname "${BASH_SOURCE[0]}")/..
  # Maven 3.9's own libraries use a part of the JDK that newer JDKs warn of.
  case ${MAVEN_OPTS:-} in
    *sun-misc-unsafe*) ;;
    *) export MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED" ;;
  esac
  maven=(mvn)
  is_maven 2>/dev/null && return
  export MVNW_REPOURL=${MVNW_REPOURL:-$(central_mirror)}
  maven=("$root/mvnw")
  log=$(mktemp)
  is_maven 2>"$log" && rm -f "$log" && return
  maven=(mvn)
  may_install maven && apt_install maven && is_maven && rm -f "$log" && return
  echo "Apache Maven 3.9 is needed and could not be fetched ($(tail -n1 "$log")): check the network, or install it (Debian, as root: apt-get install maven)" >&2
  rm -f "$log"
  exit 4
}

is_maven() {
  command -v "${maven[0]}" >/dev/null || return 1
  case $("${maven[@]}" -v) in
    *'Apache Maven 3.9.'* | *'Apache Maven 3.'[1-9][0-9]* | *'Apache Maven 4.'*) return 0 ;;
    *) return 1 ;;
  esac
}

# Prints the mirror of Maven Central that the user's settings name, if any.
central_mirror() {
  [ -r "$HOME/.m2/settings.xml" ] || return 0
  tr -d '\n' <"$HOME/.m2/settings.xml" | sed 's/<!--/\n&/g; s/-->/&\n/g' | grep -v '^<!--' | tr -d '\n' | sed 's/<mirror>/\n&/g' |
    sed -n '/<mirrorOf>\(\*\|central\|external:\*\)<\/mirrorOf>/ s:.*<url>[[:space:]]*\([^<[:space:]]*\)[[:space:]]*</url>.*:\1:p' |
    sed -n '1 s:/*$::p'
}
