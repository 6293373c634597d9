# Sourced by ./colophon and ./check: finds what the build needs, or installs it where that is safe, or says what to do.

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
        version=${version%%[.\"-+]*}
        [ "$version" -ge 25 ] 2>/dev/null
        return
        ;;
    esac
  done <"$1/release"
  return 1
}

can_apt() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

# Installs Debian packages, quietly; returns 1 when that is not possible here.
apt_install() {
  can_apt || return 1
  echo "installing $* with apt-get" >&2
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1 && return 0
  apt-get update -qq >/dev/null 2>&1
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1
}

# Sets JAVA_HOME to a JDK 25 or newer, or ends with code 4 and says how to get one.
require_jdk() {
  JAVA_HOME=$(find_jdk) || {
    apt_install openjdk-25-jdk-headless && JAVA_HOME=$(find_jdk)
  } || {
    echo "a JDK 25 or newer is needed and none was found: install one (Debian: apt-get install openjdk-25-jdk-headless; any system: https://adoptium.net) or set JAVA_HOME" >&2
    exit 4
  }
  export JAVA_HOME
}

require_maven() {
  command -v mvn >/dev/null || apt_install maven || {
    echo "Apache Maven 3.9 is needed and was not found: install it (Debian: apt-get install maven) and try again" >&2
    exit 4
  }
  # Maven 3.9's own libraries use a part of the JDK that newer JDKs warn of.
  case ${MAVEN_OPTS:-} in
    *sun-misc-unsafe*) ;;
    *) export MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED" ;;
  esac
}
