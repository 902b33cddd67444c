#!/bin/bash
set -e
[ "$1" = apache2-foreground ] || exec "$@"
root=/var/www/html
if [ ! -e "$root/index.php" ]; then
    rm -f "$root/index.html"
    tar -C /usr/share/wordpress --exclude=./wp-config.php --exclude=./wp-content --exclude=./.htaccess -ch . | tar -C "$root" -x
fi
mkdir -p "$root/wp-content"
[ -e "$root/wp-content/themes" ] || cp -rL /var/lib/wordpress/wp-content/. "$root/wp-content/"
chown -R www-data: "$root/wp-content"
cat > "$root/wp-config.php" <<'END'
<?php
function setting($name, $otherwise = '') {
    $file = getenv($name . '_FILE');
    $value = $file ? rtrim(file_get_contents($file), "\r\n") : getenv($name);
    return $value === false ? $otherwise : $value;
}
define('DB_NAME', setting('WORDPRESS_DB_NAME', 'wordpress'));
define('DB_USER', setting('WORDPRESS_DB_USER', 'example username'));
define('DB_PASSWORD', setting('WORDPRESS_DB_PASSWORD', 'example password'));
define('DB_HOST', setting('WORDPRESS_DB_HOST', 'mysql'));
define('DB_CHARSET', setting('WORDPRESS_DB_CHARSET', 'utf8mb4'));
define('DB_COLLATE', setting('WORDPRESS_DB_COLLATE'));
foreach (['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'] as $use) {
    foreach (['KEY', 'SALT'] as $kind) {
        define($use . '_' . $kind, setting('WORDPRESS_' . $use . '_' . $kind));
    }
}
$table_prefix = setting('WORDPRESS_TABLE_PREFIX', 'wp_');
if (strpos($_SERVER['HTTP_X_FORWARDED_PROTO'] ?? '', 'https') !== false) {
    $_SERVER['HTTPS'] = 'on';
}
if ($extra = setting('WORDPRESS_CONFIG_EXTRA')) {
    eval($extra);
}
if (!defined('ABSPATH')) {
    define('ABSPATH', __DIR__ . '/');
}
require_once ABSPATH . 'wp-settings.php';
END
mkdir -p /run/lock
ln -sf /dev/stdout /var/log/apache2/access.log
ln -sf /dev/stderr /var/log/apache2/error.log
exec apachectl -D FOREGROUND
