#!/bin/sh
exec setpriv --reuid=nobody --regid=nogroup --clear-groups prometheus-node-exporter "$@"
