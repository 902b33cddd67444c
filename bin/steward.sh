#!/usr/bin/env bash
# steward.sh JAR: called by Maven when the steward module's JAR is made and its runtime class path is in
# steward/target/classpath. Makes steward/target/bundle of them, which goes to every host:
#   steward.tar.gz  the program: lib/ with the jars, runtime/ with as much of Java as it needs, an AOT cache (JEP 514)
#                   trained by a rehearsal, and bin/steward, which starts it
#   digest          the same 16 digits for the same jars, Java and flags; the AOT cache differs with every training
# Nothing is done while the digest stays the same.
set -euo pipefail
jar=$1
cd "$(dirname "${BASH_SOURCE[0]}")/../steward/target"

# What core and the libraries use, by jdeps: java.xml because Jackson's databind is linked to it, the last three for mail.
modules=java.base,java.xml,java.net.http,java.logging,java.datatransfer,java.security.sasl

# A small heap, small stacks and one compiler: the steward does little, and its memory is the hosts'. The heap is fixed
# because an AOT cache does not fit every size; a child that has to read much sets STEWARD_HEAP.
flags=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms8m -Xss256k -XX:ReservedCodeCacheSize=8m
  -XX:-UsePerfData -XX:+ExitOnOutOfMemoryError -Xlog:disable -Xlog:all=error:stderr
  --enable-native-access=ALL-UNNAMED -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8)

IFS=: read -r -a jars <<<"$jar:$(<classpath)"
digest=$({
  sha256sum "${jars[@]}" "$JAVA_HOME/release" ../../bin/steward.sh | cut -d ' ' -f 1
  uname -m
} | sha256sum | cut -c 1-16)
if [[ -f bundle/digest && $(<bundle/digest) == "$digest" ]]; then
  exit 0
fi

rm -rf program bundle.new
mkdir -p program/lib program/bin bundle.new
cp "${jars[@]}" program/lib
"$JAVA_HOME/bin/jlink" --add-modules "$modules" --strip-debug --no-header-files --no-man-pages --output program/runtime
classpath=$(printf '%s\n' "${jars[@]##*/}" | sed 's|^|$home/lib/|' | paste -sd :)
cat >program/bin/steward <<END
#!/bin/sh
# Starts the steward in place of this shell.
home=\${0%/*}/..
home=\$(cd "\$home" && pwd -P)
exec "\$home/runtime/bin/java" ${flags[*]} "\${STEWARD_HEAP:--Xmx32m}" "\${STEWARD_AOT:--XX:AOTCache=\$home/aot}" \\
    -cp "$classpath" io.swarmstead.daemon.Main "\$@"
END
chmod 0755 program/bin/steward
# The cache knows the jars by their dates, and the hosts get whole seconds of them.
find program -exec touch -h -d '2026-01-01T00:00:00Z' {} +
STEWARD_AOT=-XX:AOTCacheOutput=$PWD/program/aot program/bin/steward --rehearse >/dev/null
tar -C program --sort=name --owner=0 --group=0 --numeric-owner -c . | gzip >bundle.new/steward.tar.gz
echo "$digest" >bundle.new/digest
rm -rf bundle
mv bundle.new bundle
