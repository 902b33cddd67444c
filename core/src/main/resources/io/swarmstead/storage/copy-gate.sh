#!/bin/bash
# Before glusterd starts, and with it the process that serves the copy here: a copy that went back in time, with an old disk
# or a snapshot, is moved aside. Its own records say that nothing is wrong with it, and so do those of the others.
#   copy-gate VOLUME BRICK HOST ADDRESS...    the addresses are those of the other hosts with a copy
# The copy has a number that grows, and the volume keeps it, too: in the other copies, which are read without this one. Only
# where all of them serve, and remember a greater number, is the copy behind. No answer is no number, and glusterd starts.
export LC_ALL=C
volume=$1 brick=$2 host=$3
shift 3

# What the line of a mark or of a memory may be; other than that it is nothing.
number() {
    [[ $1 =~ ^[0-9]{1,18}$ ]] && echo $((10#$1))
}

# Whether glusterd listens at an address; 2 where the host refuses, for it is up and its glusterd is not, and 3 where it is
# silent, or nothing leads there, as before this host has its own address.
listens() {
    local said
    said=$(timeout 1 bash -c ': < "/dev/tcp/$1/24007"' gate "$1" 2>&1) && return
    [[ $said != *refused* ]] || return 2
    return 3
}

# Waits until it is known whether all others are there. Hosts that all boot at once refuse one another, and nobody waits; a
# host that hears nobody may have no network yet: half a minute is what a switch takes until it lets a new link through.
# Meanwhile nothing is lost, because nobody serves alone. Where one is there and another is not, they need this copy.
all_are_there() {
    local deadline=$((SECONDS + 30)) address heard there
    while :; do
        heard=0 there=0
        for address; do
            listens "$address"
            case $? in
                0) heard=$((heard + 1)) there=$((there + 1)) ;;
                2) heard=$((heard + 1)) ;;
            esac
        done
        [ $there -lt $# ] || return 0
        [ $heard = 0 ] && [ $SECONDS -lt $deadline ] || return 1
        sleep 0.5
    done
}

# Prints what the other copies remember, in mounts of its own: a client that gets no answer from here, so none of this copy.
# Less than half of the copies answer nobody, and of what was given an answer every file is read.
remembered() {
    local volume=$1 at=/run/swarmstead-gate address file
    local servers=()
    shift
    for address; do
        servers+=("--volfile-server=$address")
    done
    mkdir -p $at || return
    glusterfs --no-daemon --log-level=ERROR --fuse-mountopts=nosuid,nodev "${servers[@]}" "--volfile-id=/$volume" $at > /dev/null 2>&1 &
    trap "kill -KILL $!" EXIT
    until mountpoint -q $at && mount -n -o remount,bind,nosuid,nodev,nosymfollow $at && grep -qxF "$volume" $at/.swarmstead
    do
        sleep 0.2
    done 2> /dev/null
    grep -q " $at [^ ]*nosymfollow" /proc/self/mountinfo || return
    [ -d $at/config/.swarmstead/marks ] || return 0
    for file in $at/config/.swarmstead/marks/*; do
        [ ! -f "$file" ] || head -c 4096 -- "$file" || return
    done
}

mark=$brick/.glusterfs/swarmstead-mark
[ -f "$mark" ] && [ ! -L "$mark" ] && [ $# -gt 0 ] || exit 0
own=$(number "$(head -c 20 -- "$mark")") || exit 0

# a glusterd that is started anew finds the copy served, and has nothing to decide
for process in $(cat "/run/gluster/vols/$volume"/*.pid 2> /dev/null); do
    ! kill -0 "$process" 2> /dev/null || exit 0
done

all_are_there "$@" || exit 0
memory=$(timeout -k 1 12 unshare --mount --propagation private \
    bash -c "$(declare -f remembered); remembered \"\$@\"" gate "$volume" "$@") || exit 0
latest=0
while read -r name words; do
    [ "$name" = "$host" ] && told=$(number "$words") && [ "$told" -gt $latest ] && latest=$told
done <<< "$memory"
[ "$own" -lt $latest ] || exit 0

aside=$brick.behind.$(date -u +%Y%m%dT%H%M%SZ)
echo "the copy of $volume at $brick went back in time: it is marked $own, and all others remember $latest" >&2
if mv -nT -- "$brick" "$aside" && [ ! -e "$brick" ]; then
    sync -- "${brick%/*}"
    echo "it was moved to $aside and is not served" >&2
else
    # a disk that is mounted at that very place cannot be moved; without this mark Gluster does not serve it
    setfattr -x trusted.glusterfs.volume-id -- "$brick"
    echo "it could not be moved, so Gluster's mark of the volume was taken from it, and it is not served" >&2
fi
exit 0
