"""engine.py RECORDING HOSTS TASKS ENGINE VIEW: an engine that answers as a recorded one did, in a swarm of so many hosts and
tasks, ten tasks to a service, at the socket ENGINE; and Traefik, which asks at the socket VIEW what it asks once a second.
Prints how many questions each turn of Traefik had and how long it took."""

import http.client
import http.server
import json
import socket
import socketserver
import sys
import threading
import time
import urllib.parse


def identity(kind, number):
    return f"{kind}{number:024d}"


def scaled(recorded, hosts, tasks):
    """The lists of such a swarm; each element is the recorded one with identities of its own."""
    nodes = [dict(recorded["node"], ID=identity("n", number)) for number in range(hosts)]
    leader = dict(recorded["node"]["ManagerStatus"], Leader=True)
    nodes[0]["ManagerStatus"] = leader
    services = [
        dict(
            recorded["service"],
            ID=identity("s", number),
            Spec=dict(recorded["service"]["Spec"], Name=f"service{number}"),
            ServiceStatus={"RunningTasks": 10, "DesiredTasks": 10},
        )
        for number in range(tasks // 10)
    ]
    running = [
        dict(
            recorded["task"],
            ID=identity("t", number),
            ServiceID=identity("s", number // 10),
            NodeID=identity("n", number % hosts),
        )
        for number in range(tasks)
    ]
    lists = {"/nodes": nodes, "/services": services, "/tasks": running, "/networks": recorded["networks"]}
    answers = {path: json.dumps(answer, separators=(",", ":")).encode() for path, answer in lists.items()}
    answers["/version"] = json.dumps(recorded["version"]).encode()
    return answers, services


class Handler(http.server.BaseHTTPRequestHandler):
    answers = {}

    def do_GET(self):
        body = self.answers[self.path.split("?")[0]]
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body)

    def address_string(self):
        return "unix"

    def log_message(self, *_):
        pass


class Engine(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    daemon_threads = True


class Traefik(http.client.HTTPConnection):
    def __init__(self, path):
        super().__init__("localhost")
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect(self.path)

    def ask(self, question):
        self.request("GET", question)
        answer = self.getresponse()
        body = answer.read()
        if answer.status != 200:
            raise SystemExit(f"{question} is answered by {answer.status}")
        return json.loads(body)


def turn(traefik):
    questions = 3
    services = traefik.ask("/services")
    traefik.ask("/version")
    traefik.ask("/networks")
    for service in services:
        wanted = {"service": {service["ID"]: True}, "desired-state": {"running": True}}
        tasks = traefik.ask("/tasks?filters=" + urllib.parse.quote(json.dumps(wanted)))
        for task in tasks:
            traefik.ask("/nodes/" + task["NodeID"])
        questions += 1 + len(tasks)
    return questions


def main():
    recording, hosts, tasks, engine, view = sys.argv[1:]
    with open(recording, encoding="utf-8") as file:
        Handler.answers, _ = scaled(json.load(file), int(hosts), int(tasks))
    server = Engine(engine, Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    traefik = Traefik(view)
    while True:
        begun = time.monotonic()
        try:
            questions = turn(traefik)
            print(questions, f"{time.monotonic() - begun:.3f}", flush=True)
        except (ConnectionError, FileNotFoundError):
            traefik.close()
        time.sleep(max(0.0, 1 - (time.monotonic() - begun)))


main()
