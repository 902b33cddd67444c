#!/bin/bash
set -e
case $1 in
    -*) set -- mariadbd "$@" ;;
    mariadbd) ;;
    *) exec "$@" ;;
esac
data=/var/lib/mysql
mkdir -p "$data" /run/mysqld
chown mysql: "$data" /run/mysqld
if [ ! -d "$data/mysql" ]; then
    user=$(secret MARIADB_USER)
    database=$(secret MARIADB_DATABASE)
    first=$(mktemp)
    {
        echo "FLUSH PRIVILEGES;" # it runs without grant tables until then, and makes no user
        [ -z "$database" ] || echo "CREATE DATABASE \`$database\`;"
        [ -z "$user" ] || echo "CREATE USER '$user'@'%' IDENTIFIED BY '$(secret MARIADB_PASSWORD)';"
        [ -z "$user" ] || [ -z "$database" ] || echo "GRANT ALL ON \`$database\`.* TO '$user'@'%';"
    } > "$first"
    chown mysql: "$first"
    mariadb-install-db --user=mysql --datadir="$data" --skip-test-db --skip-name-resolve --extra-file="$first"
    rm "$first"
fi
shift
exec mariadbd --user=mysql --datadir="$data" --bind-address=0.0.0.0 --skip-name-resolve "$@"
