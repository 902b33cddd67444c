"""Asks an address for a service twenty times a second, each time on a new TLS connection and without waiting for the
last answer, and tells the longest time between two answers.

answers.py ADDRESS NAME CA_FILE SECONDS: prints "answering" at the first answer, and at the end one line: the longest
gap in seconds, and how many requests failed. The certificate has to be the authority's, for the name.
"""

import socket
import ssl
import sys
import threading
import time

BETWEEN = 0.05
LONGEST_REQUEST = 3.0


class Gaps:
    """The moments of the answers. What is still missing at the end counts as a gap too."""

    def __init__(self):
        self.lock = threading.Lock()
        self.last = None
        self.longest = 0.0
        self.failed = 0

    def answered(self):
        with self.lock:
            now = time.monotonic()
            if self.last is None:
                print("answering", flush=True)
            else:
                self.longest = max(self.longest, now - self.last)
            self.last = now

    def unanswered(self):
        with self.lock:
            self.failed += self.last is not None


def ask(trust, address, name):
    """Whether GET / is answered with 200."""
    try:
        with socket.create_connection((address, 443), LONGEST_REQUEST) as plain:
            with trust.wrap_socket(plain, server_hostname=name) as secure:
                secure.sendall(f"GET / HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n".encode())
                return secure.recv(64).startswith(b"HTTP/1.1 200")
    except OSError:
        return False


def main():
    address, name, authority, seconds = sys.argv[1:]
    trust = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    trust.load_verify_locations(authority)
    gaps = Gaps()

    def request():
        if ask(trust, address, name):
            gaps.answered()
        else:
            gaps.unanswered()

    end = time.monotonic() + float(seconds)
    requests = []
    moment = time.monotonic()
    while moment < end:
        requests.append(threading.Thread(target=request, daemon=True))
        requests[-1].start()
        moment += BETWEEN
        time.sleep(max(0.0, moment - time.monotonic()))
    for each in requests:
        each.join(2 * LONGEST_REQUEST)
    if gaps.last is None:
        sys.exit(f"https://{name} at {address} never answered with 200")
    print(f"{max(gaps.longest, end - gaps.last):.3f} {gaps.failed}")


main()
