"""Appends to a file with fsync every 20 ms and tells its longest stall. Runs on a host, which has python3 because
Gluster depends on it.

writer.py SECONDS FILE: prints "writing" after the first write, and at the end one line: the longest time that one write
took, and how many attempts failed. A write that fails is tried again, and its stall goes on.
"""

import os
import sys
import time

BETWEEN = 0.02
# then it is no stall any more, but the end
LONGEST = 90.0


class Appender:
    def __init__(self, path):
        self.path = path
        self.file = None
        self.errors = 0

    def append(self):
        limit = time.monotonic() + LONGEST
        while True:
            try:
                if self.file is None:
                    self.file = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
                os.write(self.file, b"x" * 64)
                os.fsync(self.file)
                return
            except OSError:
                self.errors += 1
                self.file = None
                if time.monotonic() > limit:
                    raise
                time.sleep(BETWEEN)


def main():
    end = time.monotonic() + float(sys.argv[1])
    appender = Appender(sys.argv[2])
    appender.append()
    print("writing", flush=True)
    worst = 0.0
    while time.monotonic() < end:
        start = time.monotonic()
        appender.append()
        worst = max(worst, time.monotonic() - start)
        time.sleep(BETWEEN)
    print(f"{worst:.3f} {appender.errors}")


main()
