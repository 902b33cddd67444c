#!/usr/bin/env bash
# dist.sh STARTED JAR: called by Maven when the cli module's JAR is made and its runtime class path is in
# cli/target/classpath. Makes cli/target/dist of them:
#   lib/           the jars
#   classpath      their names in a fixed order, on which the AOT cache insists
#   flags          for the JVM; the cache is refused by a JVM with others
#   java, release  the JDK that all this belongs to, and its release file
#   steward/       the bundle for the hosts, see steward.sh
#   aot            the cache (JEP 514), trained by the hidden command __train
#   stamp          dated STARTED, when the build began: a source that is newer asks for another build
# The directory is replaced as a whole and only when something differs, so that a program that runs keeps its jars.
set -euo pipefail
started=$1 jar=$2
cd "$(dirname "${BASH_SOURCE[0]}")/../cli/target"

# C1 and the serial collector start soonest; the heap is fixed because its default depends on the machine, and an AOT
# cache does not fit every size; errors of the JVM itself must not get into what was asked for on standard output.
flags=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx512m -XX:-UsePerfData -Xlog:disable -Xlog:all=error:stderr
  -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8)

assemble() {
  local jars
  IFS=: read -r -a jars <<<"$(<classpath)"
  jars=("$jar" "${jars[@]}")
  rm -rf dist.new
  mkdir -p dist.new/lib
  cp "${jars[@]}" dist.new/lib
  cp -rl ../../steward/target/bundle dist.new/steward
  printf '%s\n' "${jars[@]##*/}" | paste -sd : >dist.new/classpath
  printf '%s\n' "${flags[@]}" >dist.new/flags
  echo "$JAVA_HOME" >dist.new/java
  cp "$JAVA_HOME/release" dist.new/release
}

# Without a cache everything works, only slower.
train() {
  local lib=$PWD/dist/lib classpath
  classpath=$(<dist/classpath)
  "$JAVA_HOME/bin/java" @dist/flags -XX:AOTCacheOutput=dist/aot "-Dswarmstead.bundle=$PWD/dist/steward" \
    -cp "$lib/${classpath//:/:$lib/}" \
    io.swarmstead.cli.Main __train || rm -f dist/aot
}

assemble
if [[ -f dist/aot ]] && diff -rq --exclude=aot --exclude=stamp dist.new dist >/dev/null 2>&1; then
  rm -rf dist.new
else
  rm -rf dist.old
  [[ ! -d dist ]] || mv dist dist.old
  mv dist.new dist
  rm -rf dist.old
  train
fi
touch -d "$started" dist/stamp
