# Sourced by every bench: a lab of its own that is taken down at the end, commands on its hosts, and an honest power cut.
# bash and python3 (its standard library only). No wait is without a limit.
set -euo pipefail
# figures with points, lines in UTF-8
export LC_ALL=C.UTF-8

bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=${bench%/*}
swarmstead=$root/swarmstead
lab=bench
hosts=(alpha beta gamma)
declare -A address=()
lab_is_ours=
cloud=
vip=

# what, why, next: the three lines of the program's own problems.
problem() {
  printf 'problem: %s\n  why:  %s\n  next: %s\n' "$1" "$2" "$3" >&2
}

refuse() {
  problem "$@"
  exit 2
}

fail() {
  problem "$@"
  exit 1
}

say() {
  printf '%s %s\n' "$(date +%T)" "$*" >&2
}

# A whole number of at least 1, or the command line is wrong.
need_number() {
  [[ $1 =~ ^[1-9][0-9]{0,3}$ ]] || refuse "$1: not a number of $2" 'a whole number from 1 to 9999 is expected' \
    "run ${0##*/} without it for the default"
}

# The folder of all labs, by the rule of the program itself.
find_lab_home() {
  if [[ -n ${SWARMSTEAD_LAB_HOME:-} ]]; then
    lab_home=$(realpath -ms "$SWARMSTEAD_LAB_HOME")
  elif [[ -n ${XDG_STATE_HOME:-} ]]; then
    lab_home=$XDG_STATE_HOME/swarmstead/labs
  else
    lab_home=/var/lib/swarmstead-lab
  fi
}

describe_machine() {
  local commit
  commit=$(git -C "$root" describe --always --dirty 2>/dev/null) || commit='without git'
  awk -v cores="$(nproc)" -v kernel="$(uname -r)" -v commit="$commit" -v load="$(cut -d ' ' -f 1 /proc/loadavg)" \
    -v day="$(date +%F)" '/^MemTotal:/ {
      printf "machine: %d cores, %.0f GiB memory, kernel %s, load before %s; swarmstead %s, %s\n",
        cores, $2 / 1048576, kernel, load, commit, day }' /proc/meminfo
}

# First thing of every bench. Everything temporary is below $work. The sockets of shared ssh connections are put there
# too, so that they can be closed without touching those of other clouds.
begin() {
  begin_without_program
  # builds if a source is newer, so that no figure has the build in it
  quietly 600 "$swarmstead" --help
}

begin_without_program() {
  type -P python3 >/dev/null || refuse 'python3 is missing' 'the benches measure with it' 'install the package python3'
  find_lab_home
  # in /tmp, because the path of a socket has to be short
  work=$(mktemp -d /tmp/swbench.XXXXXX)
  trap finish EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  export XDG_RUNTIME_DIR=$work SWARMSTEAD_LAB_HOME=$lab_home
  describe_machine
}

finish() {
  local code=$? job
  trap - EXIT
  trap '' INT TERM HUP
  for job in $(jobs -p); do
    kill "$job" 2>/dev/null || true
  done
  close_connections
  if [[ -n $lab_is_ours ]]; then
    say "taking the lab $lab down"
    if ! timeout -k 10 180 "$root/swarmstead" lab down --name "$lab" </dev/null >"$work/last" 2>&1; then
      tail -n 15 "$work/last" >&2
      problem "the lab $lab is still there" 'the lines above' "run swarmstead lab down --name $lab"
      code=1
    fi
  fi
  leave
  rm -rf "$work"
  exit "$code"
}

# What a bench has to put away besides; replaced where there is something.
leave() {
  :
}

# Runs a command that has to succeed within so many seconds; what it says is shown only if it does not.
quietly() {
  local longest=$1 code=0
  shift
  timeout --foreground -k 10 "$longest" "$@" >"$work/last" 2>&1 </dev/null || code=$?
  if ((code != 0)); then
    tail -n 15 "$work/last" >&2
    fail "exit code $code of: $*" "the lines above (124: no end within $longest s)" 'correct it and run the bench again'
  fi
}

# Only a lab that this bench made is ever taken down by it.
claim_lab() {
  local known
  known=$(timeout --foreground -k 10 60 "$swarmstead" lab status --name "$lab" </dev/null) || true
  if [[ $known != *'is not up'* ]]; then
    refuse "there is a lab $lab already, or it cannot be seen" "${known:-lab status said nothing}" \
      "end the bench that uses it, or take it away: swarmstead lab down --name $lab"
  fi
  lab_is_ours=yes
}

# lab_up [OPTION...]: boots three hosts, and with no --bare makes a cloud of them.
lab_up() {
  claim_lab
  say "booting the lab $lab ${*}"
  quietly 1800 "$swarmstead" lab up --name "$lab" "$@"
  know_lab
}

know_lab() {
  local host at state
  while read -r host at state; do
    [[ $state != running ]] || address[$host]=$at
  done < <(timeout --foreground 60 "$swarmstead" lab status --name "$lab" </dev/null)
  for host in "${hosts[@]}"; do
    [[ -n ${address[$host]:-} ]] || fail "$host does not run" "swarmstead lab status --name $lab" 'run the bench again'
  done
  cloud=$lab_home/$lab/cloud.yaml
  authority=$lab_home/$lab/$lab-ca.crt
  vip=$(awk '/^vip:/ { inside = 1 } inside && $1 == "address:" { print $2; exit }' "$cloud")
  service=whoami.$(awk '$1 == "domain:" { print $2; exit }' "$cloud")
  ssh=(ssh -T -i "$lab_home/$lab/id_ed25519" -o IdentitiesOnly=yes -o "UserKnownHostsFile=$lab_home/$lab/known_hosts"
    -o StrictHostKeyChecking=yes -o BatchMode=yes -o LogLevel=ERROR -o ConnectTimeout=5 -o ServerAliveInterval=5
    -o ServerAliveCountMax=6 -o ControlMaster=no -o ControlPath=none)
}

# on HOST SECONDS WORD...: runs the words on the host; standard input goes there.
on() {
  local host=$1 longest=$2
  shift 2
  timeout --foreground -k 5 "$longest" "${ssh[@]}" "root@${address[$host]}" "$@"
}

# on_all SECONDS SCRIPT: runs it on all hosts side by side; fails after the last one has ended if one failed.
on_all() {
  local longest=$1 script=$2 host
  local -A running=()
  for host in "${hosts[@]}"; do
    # not by way of a function: then the job is the program itself, and ends when it is told to
    timeout --foreground -k 5 "$longest" "${ssh[@]}" "root@${address[$host]}" "$script" \
      >"$work/on-$host" 2>&1 </dev/null &
    running[$host]=$!
  done
  for host in "${hosts[@]}"; do
    if ! wait "${running[$host]}"; then
      tail -n 15 "$work/on-$host" >&2
      fail "$host: a command failed" "the lines above; it was: $script" 'correct it and run the bench again'
    fi
  done
}

# Ends the shared ssh connections, so that the next command makes its own anew. One to a host that was wiped meanwhile
# would take a few seconds to notice.
close_connections() {
  local socket turn
  for socket in "$work"/swarmstead/*; do
    [[ -S $socket ]] || continue
    timeout 5 ssh -o "ControlPath=$socket" -O exit bench >/dev/null 2>&1 || true
    for ((turn = 0; turn < 40; turn++)); do
      [[ -S $socket ]] || break
      sleep 0.05
    done
  done
}

# Waits until nothing of the cloud is degraded.
await_well() {
  local longest=$1 end=$((SECONDS + $1))
  until timeout --foreground -k 5 60 "$swarmstead" status --cloud "$cloud" >"$work/status" 2>&1 </dev/null; do
    if ((SECONDS >= end)); then
      cat "$work/status" >&2
      return 1
    fi
    sleep 1
  done
}

need_well() {
  await_well "$1" || fail 'the cloud is not well' "the lines above, for $1 s" 'the bench ends here'
}

# The one host that has the VIP. It may be on its way between two, so: asked for half a minute.
vip_holder() {
  local host holders turn
  for ((turn = 0; turn < 30; turn++)); do
    holders=()
    for host in "${hosts[@]}"; do
      ! on "$host" 10 "ip -o addr show to $vip | grep -q ." </dev/null || holders+=("$host")
    done
    if ((${#holders[@]} == 1)); then
      echo "${holders[0]}"
      return
    fi
    sleep 1
  done
  fail "holders of the VIP: ${holders[*]:-none}" 'there must be exactly one' 'run swarmstead status'
}

# await_line FILE SECONDS: the program that writes the file has said that it is under way.
await_line() {
  local turn
  for ((turn = 0; turn < $2 * 10; turn++)); do
    [[ ! -s $1 ]] || return 0
    sleep 0.1
  done
  fail "${1##*/} did not begin within $2 s" "$(cat "$1.err" 2>/dev/null)" 'run swarmstead status'
}

# cut_holder SECONDS TURN: an honest power cut of the VIP's holder, under a client of the VIP and a writer on a survivor
# (the first or the second one, in turn) which are watched for so long. The host stays off.
# Sets holder, survivor, gap, stall (seconds), failed (requests), errors (writes).
cut_holder() {
  local window=$1 turn=$2 host client writer survivors=()
  holder=$(vip_holder)
  for host in "${hosts[@]}"; do
    [[ $host == "$holder" ]] || survivors+=("$host")
  done
  survivor=${survivors[turn % ${#survivors[@]}]}
  rm -f "$work"/{answers,writer}{,.err}
  timeout --foreground -k 5 $((window + 30)) python3 "$bench/answers.py" "$vip" "$service" "$authority" "$window" \
    >"$work/answers" 2>"$work/answers.err" </dev/null &
  client=$!
  timeout --foreground -k 5 $((window + 120)) "${ssh[@]}" "root@${address[$survivor]}" \
    "python3 - $window /var/data/runtime/bench-writer" >"$work/writer" 2>"$work/writer.err" <"$bench/writer.py" &
  writer=$!
  await_line "$work/answers" 15
  await_line "$work/writer" 15
  sleep 1
  quietly 60 "$swarmstead" lab power-off --name "$lab" "$holder"
  wait "$client" || fail 'the client of the VIP failed' "$(tail -n 1 "$work/answers.err")" 'run the bench again'
  wait "$writer" || fail "the writer on $survivor failed or hung for two minutes" "$(tail -n 1 "$work/writer.err")" \
    "look at the volume on $survivor: swarmstead lab up --name $lab, and cut $holder by hand"
  read -r gap failed < <(tail -n 1 "$work/answers")
  read -r stall errors < <(tail -n 1 "$work/writer")
}

# Gives the cut host its power back and waits until nobody could tell that anything happened.
return_holder() {
  quietly 120 "$swarmstead" lab power-on --name "$lab" "$holder"
  await_well 240 || return 1
  # Swarm lists managers, and Gluster heals, a moment longer than a look can tell.
  sleep 5
  await_well 60
}
