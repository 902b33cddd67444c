#!/bin/sh
set -e
case $1 in
    -*) set -- redis-server "$@" ;;
esac
if [ "$1" = redis-server ]; then
    shift
    mkdir -p /data
    chown redis: /data
    cd /data
    set -- setpriv --reuid=redis --regid=redis --init-groups redis-server --protected-mode no --bind '*' "$@"
fi
exec "$@"
