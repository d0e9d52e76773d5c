"""Starts programs for smcp, whose own process grows: the more memory it has, the longer a fork of it takes, and it does
nothing else meanwhile. This process stays small, and it gives programs pipes, where Node gives them sockets.

Run as: python -I -S spawn_helper.py. process_maker.py says how it is spoken to. `R` has
the folder, the number of words of the command line, these words, the variables.

A program finds what a start by Node gives it: the same words, folder and variables, nothing open but stdin, stdout and
stderr, a session of its own, and every signal as it is by default. What can't be started is told of by `N`: smcp then
tries it, and finds out why.
"""
import sys

# With -I, the folder of this file is not among those of modules.
sys.path.insert(0, __file__.rpartition("/")[0])

import _signal
import fcntl
import os

from process_maker import CONTROL, PIPE_BYTES, Maker

# What a terminal or a supervisor sends to all that it has started: smcp, too, which may let its calls end first.
LEFT_TO_SMCP = (_signal.SIGHUP, _signal.SIGINT, _signal.SIGQUIT, _signal.SIGTERM)
# Python ignores these, and what is ignored stays so in a program, other than what is handled.
IGNORED = (_signal.SIGPIPE, _signal.SIGXFSZ)
# fcntl has it from Python 3.10 on.
F_SETPIPE_SZ = 1031
# What has none of these is of no use.
DUP2, OPEN = os.POSIX_SPAWN_DUP2, os.POSIX_SPAWN_OPEN


class Helper(Maker):
    def __init__(self):
        super().__init__()
        os.set_inheritable(CONTROL, False)
        for number in LEFT_TO_SMCP:
            _signal.signal(number, lambda *_: None)

    def start(self, call_id, body):
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

    def make(self, body, given, out, err):
        # As much as a socket of Node's: a program of Node that calls process.exit() loses what is not in it.
        for end in (out, err):
            try:
                fcntl.fcntl(end, F_SETPIPE_SZ, PIPE_BYTES)
            except OSError:
                # This user has too many of them.
                pass
        stdin = (OPEN, 0, os.devnull, os.O_RDONLY, 0) if given is None else (DUP2, given, 0)
        return os.posix_spawn(self.path, self.argv, self.variables, file_actions=[stdin, (DUP2, out, 1), (DUP2, err, 2)],
                              setsid=True, setsigmask=(), setsigdef=IGNORED)

    def made(self, call):
        self.send_started(call.id, call.pid)

    def memory(self, usage):
        # A program begins in the memory of this process, and that counts.
        return usage.ru_maxrss if usage.ru_maxrss > own_memory() else 0


def own_memory():
    """The most that this process had, in KiB. What getrusage tells has the memory of smcp in it, of which it is a fork."""
    with open("/proc/self/status", "rb") as status:
        for line in status:
            if line.startswith(b"VmHWM:"):
                return int(line.split()[1])
    return 0


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
