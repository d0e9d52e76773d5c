"""Starts programs for smcp, whose own process grows: the more memory it has, the longer a fork of it takes, and it does
nothing else meanwhile. This process stays small, and it gives programs pipes, where Node gives them sockets.

Run as: python -I -S spawn_helper.py. process_maker.py says how it is spoken to. Received besides: `I`, before a call,
what that has on stdin. `R` has the folder, the number of words of the command line, these words, the variables.

A program finds what a start by Node gives it: the same words, folder and variables, nothing open but stdin, stdout and
stderr, a session of its own, and every signal as it is by default. What can't be started is told of by `N`: smcp then
tries it, and finds out why.
"""
import sys

# With -I, the folder of this file is not among those of modules.
sys.path.insert(0, __file__.rpartition("/")[0])

import _signal
import os
import resource
import select

from process_maker import CONTROL, Maker

# What a terminal or a supervisor sends to all that it has started: smcp, too, which may let its calls end first.
LEFT_TO_SMCP = (_signal.SIGHUP, _signal.SIGINT, _signal.SIGQUIT, _signal.SIGTERM)
# Python ignores these, and what is ignored stays so in a program, other than what is handled.
IGNORED = (_signal.SIGPIPE, _signal.SIGXFSZ)
# What has none of these is of no use.
DUP2, OPEN = os.POSIX_SPAWN_DUP2, os.POSIX_SPAWN_OPEN


class Helper(Maker):
    def __init__(self):
        super().__init__()
        os.set_inheritable(CONTROL, False)
        for number in LEFT_TO_SMCP:
            _signal.signal(number, lambda *_: None)
        # By call id, and by descriptor once it is written.
        self.given = {}
        self.inputs = {}

    def take_frame(self, kind, call_id, body):
        if kind == b"I":
            self.given[call_id] = b"\0".join(body)
        return super().take_frame(kind, call_id, body)

    def start(self, call_id, body):
        self.input = self.given.pop(call_id, None)
        try:
            return super().start(call_id, body)
        finally:
            # It must not hold a folder that is to be removed.
            os.chdir("/")

    def check(self, body):
        # What is relative, a program or a folder on PATH, is so to the call's folder.
        os.chdir(body[0])
        count = int(body[1])
        self.argv = body[2:2 + count]
        self.variables = dict(pair.split(b"=", 1) for pair in body[2 + count:])
        self.path = find(self.argv[0], self.variables.get(b"PATH", b"/bin:/usr/bin"))

    def make(self, body, out, err):
        actions = [(DUP2, out, 1), (DUP2, err, 2)]
        if self.input is None:
            return self.spawn([(OPEN, 0, os.devnull, os.O_RDONLY, 0), *actions])
        read, write = os.pipe()
        try:
            pid = self.spawn([(DUP2, read, 0), *actions])
        except BaseException:
            os.close(write)
            raise
        finally:
            os.close(read)
        os.set_blocking(write, False)
        self.inputs[write] = pid, memoryview(self.input)
        self.poll.register(write, select.POLLOUT)
        return pid

    def spawn(self, actions):
        return os.posix_spawn(self.path, self.argv, self.variables, file_actions=actions, setsid=True,
                              setsigmask=(), setsigdef=IGNORED)

    def made(self, call):
        self.send_started(call.id, call.pid)

    def take(self, fd):
        if fd in self.inputs:
            self.write_input(fd)
            return None
        return super().take(fd)

    def write_input(self, fd):
        pid, data = self.inputs[fd]
        try:
            data = data[os.write(fd, data):]
        except OSError:
            # A program need not read what it is given.
            data = b""
        if data:
            self.inputs[fd] = pid, data
        else:
            self.close_input(fd)

    def close_input(self, fd):
        self.poll.unregister(fd)
        os.close(fd)
        del self.inputs[fd]

    def reap(self):
        super().reap()
        for fd, (pid, _) in list(self.inputs.items()):
            if pid not in self.calls or self.calls[pid].pid is None:
                self.close_input(fd)

    def memory(self, usage):
        # A program begins in the memory of this process, and that counts.
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return usage.ru_maxrss if usage.ru_maxrss > own else 0


def find(name, path):
    """Finds a program as the system does."""
    if b"/" in name:
        return name
    for folder in path.split(b":"):
        file = os.path.join(folder, name)
        if os.access(file, os.X_OK) and os.path.isfile(file):
            return file
    raise FileNotFoundError(name)


helper = Helper()
helper.send(b"Y", 0)
helper.flush()
helper.serve()
