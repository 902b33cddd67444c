#!/bin/bash
# Docker's runtime: runc, and a look at what it made before the container runs. Docker binds a folder as root, by its path,
# and follows links. Where one container may write to a folder, it can put a link in the place of what another one binds below
# it, and that one would have whatever lies at the link's end, also the host's own files. So of each bind from the volume the
# kernel is asked what is mounted in the container. Where that is another place, or cannot be told, the container is taken
# away, and never runs.
set -u
PATH=$PATH:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
volume=/var/data

before=0
for word; do
  [[ $word != create ]] || break
  ((++before))
done
((before < $#)) || exec runc "$@"

# the word behind this option
option() {
  local name=$1
  shift
  while (($# > 1)); do
    [[ $1 != "$name" ]] || printf %s "$2"
    shift
  done
}

bundle=$(option --bundle "$@")
config=${bundle:-.}/config.json
grep -qF -e "\"$volume" -e '/_data"' -- "$config" 2> /dev/null || exec runc "$@"

runc "$@" || exit

# For each volume that Docker keeps, where its options lie: it may be a folder of the host.
kept() {
  jq -r '.mounts[].source // "" | select(test("^/[^\n]*/volumes/[^/\n]+/_data$")) | rtrimstr("/_data")' "$config" |
    while read -r folder; do [[ ! -f $folder/opts.json ]] || printf '%s\n' "$folder/opts.json"; done
}

# Prints, as JSON, each path that was asked for and is not there. In mountinfo (proc_pid_mountinfo(5)) the third word is the
# device, the fourth is the folder on it, and the fifth is where it is mounted.
elsewhere() {
  local devices='[]' options pid
  mapfile -t options < <(kept)
  if ((${#options[@]} > 0)); then
    devices=$(jq -cn '[inputs | {file: input_filename, device: (.MountDevice // "")}]' "${options[@]}") || return
  fi
  pid=$(< "$(option --pid-file "$@")") && [[ $pid =~ ^[1-9][0-9]*$ ]] || return
  jq -c --rawfile here /proc/self/mountinfo --rawfile there "/proc/$pid/mountinfo" --argjson devices "$devices" \
    --arg volume "$volume" --arg real "$(readlink -f -- "$volume")" '
    def mounts: split("\n") | map(select(. != "") | split(" "));
    def below($folder): . == $folder or startswith(($folder | rtrimstr("/")) + "/");
    def escaped: gsub("\\\\"; "\\134") | gsub(" "; "\\040") | gsub("\t"; "\\011") | gsub("\n"; "\\012");
    def place($mounts): . as $path
      | ([$mounts[] | . as $mount | select($path | below($mount[4]))] | sort_by(.[4] | length) | last) as $on
      | ($on[3] | rtrimstr("/")) + ($path | ltrimstr($on[4] | rtrimstr("/")))
      | [$on[2], if . == "" then "/" else . end];
    ($here | mounts) as $here
    | ($there | mounts | map([.[2], .[3]])) as $there
    | [.mounts[] | select((.options // []) | any(. == "bind" or . == "rbind")) | .source as $source
        | first(($devices[] | select(.file == ($source | rtrimstr("/_data")) + "/opts.json") | .device), $source)
        | gsub("/(\\.?/)+"; "/") | rtrimstr("/")
        | select(below($volume))]
    | group_by(.)[] | . as $asked
    | ($asked[0] | $real + ltrimstr($volume) | escaped | place($here)) as $place
    | select([$there[] | select(. == $place)] | length < ($asked | length))
    | $asked[0]' "$config"
}

if ! wrong=$(elsewhere "$@" < /dev/null 2> /dev/null); then
  why="what it has of $volume could not be looked at, for which jq has to be there; next: swarmstead up"
elif [[ -n $wrong ]]; then
  why="there is a link on the way to ${wrong//$'\n'/ and }, so the container would have had another place of the host; remove the link"
else
  exit 0
fi
runc "${@:1:before}" delete --force "${!#}"
log=$(option --log "$@")
jq -cn --arg why "swarmstead: $why" '{level: "error", msg: $why, time: (now | todate)}' >> "${log:-/dev/stderr}" ||
  printf '{"level":"error","msg":"swarmstead: jq is missing; next: swarmstead up"}\n' >> "${log:-/dev/stderr}"
exit 1
