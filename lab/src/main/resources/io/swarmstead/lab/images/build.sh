# Installs packages over the hosts' Debian and leaves what they add in a folder of its own.
# Run in mounts of its own (unshare --mount), so that all of them end with it, however it ends.
set -e
base=$1 folder=$2 packages=$3
shift 3
mkdir -p "$folder/upper" "$folder/work" "$folder/root" "$packages/lists/partial" "$packages/cache/archives/partial"
mount -t overlay -o "volatile,lowerdir=$base,upperdir=$folder/upper,workdir=$folder/work" overlay "$folder/root"
cd "$folder/root"
mount --bind /etc/resolv.conf etc/resolv.conf
mount --bind "$packages/lists" var/lib/apt/lists
mount --bind "$packages/cache" var/cache/apt
mount -t proc proc proc
# no server starts while it is installed, and none makes its data where a container will have a volume
printf '#!/bin/sh\nexit 101\n' > usr/sbin/policy-rc.d
chmod 0755 usr/sbin/policy-rc.d
mkdir -p etc/postgresql-common
echo 'create_main_cluster = false' > etc/postgresql-common/createcluster.conf
install() {
    chroot . apt-get install -qq -y --no-install-recommends "$@"
}
install "$@" || { chroot . apt-get update -qq && install "$@"; }
rm -rf usr/sbin/policy-rc.d var/lib/mysql
# what was deleted of the base would be a device in the layer; to have it again does no harm
find "$folder/upper" -type c -delete
