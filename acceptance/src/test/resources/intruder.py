"""What somebody tries who has a container's place in the network. Reads what to try from its arguments."""

import fcntl
import resource
import socket
import ssl
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


def crowd(address, port, number, seconds):
    """Leaves so many requests half-written, by TLS at port 443. Prints how many connections are open when it is through and after so many seconds."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (4096, 4096))
    anybody = ssl.create_default_context()
    anybody.check_hostname = False
    anybody.verify_mode = ssl.CERT_NONE
    members = []
    for _ in range(int(number)):
        try:
            member = socket.create_connection((address, int(port)), 2)
            if port == "443":
                member = anybody.wrap_socket(member)
            member.sendall(b"GET / HTTP/1.1\r\nHost: half")
            members.append(member)
        except OSError:
            pass

    def inside():
        still = []
        for member in members:
            member.setblocking(False)
            try:
                if member.recv(1024):
                    still.append(member)
            except (BlockingIOError, ssl.SSLWantReadError):
                still.append(member)
            except OSError:
                pass
        return still

    members = inside()
    print(len(members), flush=True)
    time.sleep(int(seconds))
    print(len(inside()))


{"reach": reach, "send": send, "hold": hold, "crowd": crowd}[sys.argv[1]](*sys.argv[2:])
