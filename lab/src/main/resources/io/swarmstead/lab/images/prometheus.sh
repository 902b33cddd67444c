#!/bin/sh
set -e
mkdir -p /prometheus
chown nobody: /prometheus
cd /prometheus
exec setpriv --reuid=nobody --regid=nogroup --clear-groups prometheus "$@"
