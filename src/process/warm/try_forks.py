"""Tries whether forks of a Python program answer a question as a start of it does.

Run as: python try_forks.py /path/to/cli.py JSON, where JSON is an object with the `imports` of a fork server and the
`args` of the program. Prints one object: `differs` says in what a fork was not like a start, null if in nothing, or if
two starts differ as well. Where this process ends, so does what it has started.
"""
import json
import os
import socket
import subprocess
import sys

FORK_SERVER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "fork_server.py")
CONTROL = 3
FORKS = 2
# Nobody waits for it, and calls may run.
NICENESS = 10
NAMES = ("stdout", "stderr", "exit code")


def started(main_file, args):
    done = subprocess.run([sys.executable, main_file, *args], stdin=subprocess.DEVNULL, capture_output=True)
    return done.stdout, done.stderr, done.returncode


class ForkServer:
    """The other end of a fork server; process_maker.py and fork_server.py say how it is spoken to."""

    def __init__(self, main_file):
        ours, theirs = socket.socketpair()
        _, out = os.pipe()
        actions = [(os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0), (os.POSIX_SPAWN_DUP2, theirs.fileno(), CONTROL),
                   (os.POSIX_SPAWN_DUP2, out, 1), (os.POSIX_SPAWN_DUP2, out, 2)]
        os.set_inheritable(theirs.fileno(), True)
        argv = [sys.executable, FORK_SERVER, main_file]
        os.posix_spawn(sys.executable, argv, os.environ, file_actions=actions)
        theirs.close()
        self.socket = ours
        self.incoming = ours.makefile("rb")

    def send(self, kind, call_id, *fields):
        body = b"\0".join(os.fsencode(field) for field in fields)
        self.socket.sendall((len(body) + 5).to_bytes(4, "big") + kind + call_id.to_bytes(4, "big") + body)

    def receive(self):
        """Returns the kind and the body of the next frame."""
        length = int.from_bytes(self.incoming.read(4), "big")
        frame = self.incoming.read(length)
        if len(frame) < 5:
            raise EOFError("the fork server has ended")
        return frame[:1], frame[5:]

    def preload(self, imports):
        self.send(b"P", 0, *imports)
        while self.receive()[0] != b"Y":
            pass

    def forked(self, call_id, args):
        self.send(b"R", call_id, str(len(args)), *args, *(b"=".join(pair) for pair in os.environb.items()))
        parts = {b"O": b"", b"E": b""}
        code = None
        while True:
            kind, body = self.receive()
            if kind in parts:
                parts[kind] += body
            elif kind == b"X":
                code = int.from_bytes(body[:4], "big", signed=True)
            elif kind == b"N":
                raise ValueError(os.fsdecode(body))
            elif kind == b"C":
                return parts[b"O"], parts[b"E"], code


def difference(one, other):
    return next((name for name, a, b in zip(NAMES, one, other) if a != b), None)


def main(main_file, imports, args):
    os.nice(NICENESS)
    start = started(main_file, args)
    server = ForkServer(main_file)
    server.preload(imports)
    found = [difference(start, server.forked(1 + number, args)) for number in range(FORKS)]
    differs = next((name for name in found if name), None)
    if differs and difference(start, started(main_file, args)) == differs:
        differs = None
    os.write(1, json.dumps({"differs": differs}).encode())


if __name__ == "__main__":
    wanted = json.loads(sys.argv[2])
    main(sys.argv[1], wanted["imports"], wanted["args"])
