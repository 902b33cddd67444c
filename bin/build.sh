#!/usr/bin/env bash
# Compiles Swarmstead and puts what the launcher starts into cli/target/dist. Quiet; the log is shown when it fails.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. bin/java25.sh
need_java25
need_maven

log=cli/target/build.log
echo 'building swarmstead (first time takes about 30 s)...' >&2
if ! mvn -B -Dstyle.color=never -T 2 -pl cli -am package -Dmaven.test.skip=true >"$log" 2>&1; then
  grep -E -A2 '^\[(ERROR|WARNING)' "$log" >&2 || cat "$log" >&2
  printf 'problem: swarmstead could not be built\n  why:  the lines above are from the log %s\n  next: %s\n' "$log" \
    'correct what it names and run the command again' >&2
  exit 1
fi
