"""Times a bring-up from its own plain progress lines.

bring_up.py run VIP RECORD -- COMMAND...  runs the command (an up) while http://VIP/ping is asked every 20 ms; leaves what
                                          it saw in RECORD, as JSON
bring_up.py packages                      standard input: up --dry-run --json; prints the packages that it would install
bring_up.py totals KEY RECORD...          prints that number of each record
bring_up.py phases RECORD...              prints a table's rows: the medians over the records
"""

import json
import re
import socket
import statistics
import subprocess
import sys
import threading
import time

BETWEEN = 0.02
LONGEST = 900.0
MARK = re.compile(r"^([…✓✗]) (\S+) +(.*)$")
ELAPSED = re.compile(r"^(.*?)  ((?:\d+ h )?(?:\d+ min ?)?(?:[\d.]+ s)?)$")
# in this order; the first whose words are in the action has it
PHASES = {
    "packages": r"^install ",
    "swarm": r"Docker|\bswarm\b|become a manager|nodes of",
    "storage": r"[Gg]luster|volume",
    "certificates": r"certificate",
    "ingress": r"[Tt]raefik|ingress",
    "VIP": r"keepalived",
    "other": r"",
}


def phase(action):
    return next(name for name, words in PHASES.items() if re.search(words, action))


def seconds(text):
    units = {"h": 3600, "min": 60, "s": 1}
    return sum(float(number) * units[unit] for number, unit in re.findall(r"([\d.]+) (h|min|s)", text))


def answers(address):
    """Whether the ingress answers there. An address that nobody has yet never refuses, so the wait is short."""
    try:
        with socket.create_connection((address, 80), BETWEEN) as connection:
            connection.settimeout(1)
            connection.sendall(f"GET /ping HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n".encode())
            return connection.recv(64).startswith(b"HTTP/1.1 200")
    except OSError:
        return False


def await_answer(address, start, record, ended):
    while not ended.is_set():
        asked = time.monotonic()
        if answers(address):
            record["answers"] = time.monotonic() - start
            return
        time.sleep(max(0.0, asked + BETWEEN - time.monotonic()))


def run(address, file, command):
    record = {"steps": [], "lines": []}
    begun, ended = {}, threading.Event()
    if answers(address):
        sys.exit(f"{address} answers before the bring-up")
    start = time.monotonic()
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8"
    )
    poll = threading.Thread(target=await_answer, args=(address, start, record, ended), daemon=True)
    poll.start()
    limit = threading.Timer(LONGEST, process.kill)
    limit.start()
    for line in process.stderr:
        now = time.monotonic() - start
        record["lines"].append(f"{now:7.2f} {line.rstrip()}")
        note(line.rstrip(), now, begun, record["steps"])
    code = process.wait()
    limit.cancel()
    record["ended"] = time.monotonic() - start
    poll.join(5)
    ended.set()
    with open(file, "w", encoding="utf-8") as out:
        json.dump(record, out, ensure_ascii=False, indent=1)
    if code != 0 or "answers" not in record:
        print("\n".join(record["lines"][-15:]), file=sys.stderr)
        sys.exit(f"exit code {code}; the VIP {'answers' if 'answers' in record else 'does not answer'}")


def note(line, now, begun, steps):
    """A step begins with one line and ends with another, which tells how long it took."""
    marked = MARK.match(line)
    if not marked:
        return
    mark, host, rest = marked.groups()
    if mark == "…":
        begun[host, rest] = now
        return
    timed = ELAPSED.match(rest)
    if timed and timed.group(2):
        action, took = timed.group(1), seconds(timed.group(2))
        began = begun.get((host, action), now - took)
        steps.append({"host": host, "action": action, "took": took, "from": began, "to": now})


def read(files):
    for file in files:
        with open(file, encoding="utf-8") as record:
            yield json.load(record)


def phases(records):
    print("phase\tlongest step\tbegins at\tends at")
    for name in PHASES:
        own = [[step for step in record["steps"] if phase(step["action"]) == name] for record in records]
        own = [steps for steps in own if steps]
        if own:
            print(row(
                name,
                [max(step["took"] for step in steps) for steps in own],
                [min(step["from"] for step in steps) for steps in own],
                [max(step["to"] for step in steps) for steps in own],
            ))
    steps_end = [max(step["to"] for step in record["steps"]) for record in records]
    answer = [record["answers"] for record in records]
    print(row("from the end of the last step to an answer", [a - b for a, b in zip(answer, steps_end)], steps_end, answer))


def row(name, *columns):
    return "\t".join([name] + [f"{statistics.median(column):.1f} s" for column in columns])


def packages(plan):
    for step in plan["steps"]:
        if step["action"].startswith("install "):
            return " ".join(step["action"].removeprefix("install ").split(", "))
    sys.exit("the plan installs nothing: the hosts are not bare")


def main():
    what, rest = sys.argv[1], sys.argv[2:]
    if what == "run":
        run(rest[0], rest[1], rest[3:])
    elif what == "packages":
        print(packages(json.load(sys.stdin)))
    elif what == "totals":
        print(" ".join(f"{record[rest[0]]:.2f}" for record in read(rest[1:])))
    elif what == "phases":
        phases(list(read(rest)))
    else:
        sys.exit(__doc__)


main()
