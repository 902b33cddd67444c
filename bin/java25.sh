# Sourced: finds what Swarmstead is built with, JDK 25 and Maven, and installs it where we may.

# what, why, next: the same three lines as the program's own problems. 2 is "this cannot be started like that".
refuse() {
  printf 'problem: %s\n  why:  %s\n  next: %s\n' "$1" "$2" "$3" >&2
  exit 2
}

# Whether the directory holds a JDK (not only a JRE) of at least 25. Reads its release file; starting it costs 50 ms.
is_jdk25() {
  local line version
  [[ -n $1 && -x $1/bin/javac && -r $1/release ]] || return 1
  while IFS= read -r line; do
    [[ $line == JAVA_VERSION=* ]] || continue
    version=${line#*=} version=${version//\"/}
    [[ ${version%%[!0-9]*} -ge 25 ]] && return 0
  done <"$1/release"
  return 1
}

# Sets JAVA_HOME to the first of: itself, the java on the PATH, what the distribution has.
find_java25() {
  local candidate on_path
  on_path=$(readlink -f "$(type -P java)") || on_path=
  for candidate in "${JAVA_HOME:-}" "${on_path%/bin/java}" /usr/lib/jvm/*25*; do
    if is_jdk25 "$candidate"; then
      export JAVA_HOME=$candidate
      return 0
    fi
  done
  return 1
}

# Installs one package if this is root on a distribution with apt that has it.
install_package() {
  [[ $EUID -eq 0 ]] && type -P apt-get >/dev/null || return 1
  apt-cache policy "$1" 2>/dev/null | grep -q 'Candidate: [0-9]' || apt-get update -qq >/dev/null 2>&1
  apt-cache policy "$1" 2>/dev/null | grep -q 'Candidate: [0-9]' || return 1
  echo "installing the package $1..." >&2
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1" >/dev/null
}

need_java25() {
  find_java25 && return
  install_package openjdk-25-jdk-headless && find_java25 && return
  refuse 'no JDK 25 or newer found' \
    'looked at JAVA_HOME, the java on the PATH and /usr/lib/jvm; a JRE is not enough, the program is compiled here' \
    'install openjdk-25-jdk-headless where your distribution has it, or unpack any JDK 25 and set JAVA_HOME to it'
}

has_maven() {
  local version
  version=$(mvn -v 2>/dev/null) || return 1
  version=${version#*Apache Maven } version=${version%%[!0-9.]*}
  [[ $(printf '%s\n3.8\n' "$version" | sort -V | head -n 1) == 3.8 ]]
}

need_maven() {
  # Maven 3.8 and its libraries touch what JDK 25 warns about.
  export MAVEN_OPTS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}"
  has_maven && return
  install_package maven && has_maven && return
  refuse 'no Maven 3.8 or newer found' 'the program is compiled here, and Maven does that' \
    'install the package maven, or put the bin directory of a newer one on the PATH'
}
