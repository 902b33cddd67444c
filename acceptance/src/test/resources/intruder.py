"""What somebody tries who has a container's place in the network. Reads what to try from its arguments."""

import fcntl
import socket
import struct
import subprocess
import sys
import termios
import threading
import time

# no packet of an engine has this length, so whoever counts knows ours
LENGTH = 999


def reach(*targets):
    """Prints the targets, each ADDRESS PORT, that answer a connection in any way: a refusal, too, shows that it arrived."""
    def attempt(target):
        address, port = target.split()
        try:
            socket.create_connection((address, int(port)), 1).close()
            print(target, flush=True)
        except ConnectionRefusedError:
            print(target, flush=True)
        except OSError:
            pass

    threads = [threading.Thread(target=attempt, args=[target]) for target in targets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def send(source, *targets):
    """Sends one packet to each target, PROTOCOL ADDRESS PORT, as if from the source; 0.0.0.0 is the container's own."""
    raw = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_RAW)
    for target in targets:
        protocol, address, port = target.split()
        number = {"udp": 17, "tcp": 6}.get(protocol) or int(protocol)
        header = struct.pack(
            "!BBHHHBBH4s4s", 0x45, 0, LENGTH, 0, 0, 255, number, 0,
            socket.inet_aton(source), socket.inet_aton(address))
        ports = struct.pack("!HHHH", 40404, int(port), LENGTH - 20, 0)
        raw.sendto((header + ports).ljust(LENGTH, b"\0"), (address, 0))


def hold(address, port, command):
    """Connects, runs the command, and prints how many bytes the other side has not acknowledged a second later."""
    connection = socket.create_connection((address, int(port)), 3)
    subprocess.run(command, shell=True, check=True)
    connection.send(b"\0")
    time.sleep(1)
    print(struct.unpack("i", fcntl.ioctl(connection, termios.TIOCOUTQ, b"\0" * 4))[0])


{"reach": reach, "send": send, "hold": hold}[sys.argv[1]](*sys.argv[2:])
