"""Runs a command several times, one after the other, and prints how many seconds each run took as a whole process.

repeat.py [--runs N] [--warm-up N] [--says TEXT] [--before SCRIPT] [--longest SECONDS] -- COMMAND [ARGUMENT...]

Each run has to end with exit code 0, and its standard output has to begin with TEXT. SCRIPT is run by bash before each
run and not timed.
"""

import argparse
import subprocess
import sys
import tempfile
import time


def one(command, says, longest):
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.perf_counter()
        ended = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=out, stderr=err, timeout=longest)
        elapsed = time.perf_counter() - start
        out.seek(0)
        err.seek(0)
        said, complained = out.read().decode(), err.read().decode()
    if ended.returncode != 0 or not said.startswith(says):
        sys.stderr.write(said + complained)
        sys.exit(f"exit code {ended.returncode} of: {' '.join(command)}")
    return elapsed


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--runs", type=int, default=20)
    arguments.add_argument("--warm-up", type=int, default=1)
    arguments.add_argument("--says", default="")
    arguments.add_argument("--before", default="")
    arguments.add_argument("--longest", type=float, default=120)
    arguments.add_argument("command", nargs="+")
    given = arguments.parse_args()
    for run in range(given.warm_up + given.runs):
        if given.before:
            subprocess.run(["bash", "-c", given.before], stdin=subprocess.DEVNULL, timeout=60, check=True)
        elapsed = one(given.command, given.says, given.longest)
        if run >= given.warm_up:
            print(f"{elapsed:.3f}", flush=True)


main()
