#!/bin/sh
set -e
rm -f /etc/nginx/sites-enabled/default
[ -e /etc/nginx/conf.d/default.conf ] || cat > /etc/nginx/conf.d/default.conf <<'END'
server {
    listen 80;
    location / {
        root /usr/share/nginx/html;
        index index.html index.htm;
    }
}
END
exec "$@"
