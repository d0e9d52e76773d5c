"""Starts one Python program again and again by fork, with its imports already made.

Run as: python fork_server.py /path/to/cli.py, in the folder and with the environment of the calls; with a further word
`inside`, as the only program of a sandbox, in which then nothing goes on that no call has any more. process_maker.py says
how it is spoken to. Received besides: `F` files whose change makes this server stale; `P` the imports to make, each
"module name name", with a `?` before one that may fail; `K` how many forks are made ahead of their calls, 0 or 1. `R` has
the number of arguments, the arguments, the variables.
Sent besides: `Y` has what was noticed, each as "kind detail", of which "stdin held" speaks only against calls with
something on stdin; `L` modules that a call imported beyond ours.

Each call gets a process of its own, with its own session, pipes and a fresh `__main__`; ending.py ends it. What differs
from a start of the program is in docs/warm.md. It must parse on every Python that smcp may find; it runs on CPython 3.9
and later.
"""
FRESH_MAIN = dict(globals())
# Warnings of this file are not those of a main program, which are shown.
__name__ = "smcp_fork_server"

import sys

STARTUP_MODULES = dict(sys.modules)

import _signal
import _socket
import gc
import io
import os
import select
import time

from ending import end, exit_code, is_stdlib, may_print_in_c
from process_maker import CONTROL, READ_BYTES, Maker, NotStarted, fields

RUN_ID = "SMCP_RUN_ID"


class Request:
    """One call in its own process, as the child sees it."""

    def __init__(self, body, has_input):
        count = int(body[0])
        self.has_input = has_input
        self.args = [os.fsdecode(arg) for arg in body[1:1 + count]]
        pairs = [os.fsdecode(pair).partition("=") for pair in body[1 + count:]]
        self.environment = {name: value for name, _, value in pairs}


class Server(Maker):
    def __init__(self, main, is_inside):
        super().__init__()
        self.main = main
        self.is_inside = is_inside
        self.stamps = {}
        # A fork that waits for its call, and the last one that was given one.
        self.standby = self.given_to = None
        self.standbys_max = 0
        self.reports = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        self.poll.register(self.reports[0], select.POLLIN)

    def take(self, fd):
        if fd == self.reports[0]:
            self.pass_reports()
            return None
        return super().take(fd)

    def take_frame(self, kind, call_id, body):
        if kind == b"F":
            self.stamps = {path: stamp(path) for path in body}
        elif kind == b"P":
            self.send(b"Y", 0, fields(self.main.preload([text.decode() for text in body])))
        elif kind == b"K":
            self.standbys_max = int(body[0])
        return super().take_frame(kind, call_id, body)

    def check(self, body):
        changed = [path for path, mark in self.stamps.items() if stamp(path) != mark]
        if changed:
            raise NotStarted("changed: " + os.fsdecode(changed[0]))
        # Not where it was once: its path may lead to another folder by now.
        os.chdir(self.main.folder)

    def make(self, body, given, out, err):
        standby = self.standby
        if standby is None or not standby.is_waiting:
            return os.fork()
        self.standby = None
        try:
            standby.give(b"\0".join(body), [fd for fd in (given, out, err) if fd is not None])
        except OSError:
            standby.end()
            return os.fork()
        self.given_to = standby.pid
        return standby.pid

    def made(self, call):
        # It has its session since long, and says no more of itself.
        if call.pid == self.given_to:
            self.given_to = None
            self.send_started(call.id, call.pid)

    def rest(self):
        """Forks ahead of the next call, when no call runs that would be slowed by that."""
        if self.standby is not None or self.calls or self.standbys_max == 0:
            return None
        try:
            ours, theirs = _socket.socketpair()
            pid = os.fork()
        except OSError:
            # There is no room for what nobody has asked for.
            self.standbys_max = 0
            return None
        if pid:
            theirs.close()
            self.standby = Standby(pid, ours)
            return None
        ours.close()
        self.leave(b"W")
        return self.wait(theirs)

    def wait(self, end):
        """Waits in a fork for its call. Returns its request."""
        rehearse(sys.modules.get("argparse"), sys.modules.get("json"))
        body, fds = Standby.receive(end)
        end.close()
        put_streams(fds)
        os.chdir(self.main.folder)
        return Request(body.split(b"\0"), len(fds) == 3)

    def request(self, body, given, out, err):
        self.leave(b"S")
        put_streams([fd for fd in (given, out, err) if fd is not None])
        return Request(body, given is not None)

    def leave(self, what):
        """Makes a fork forget the server: it must hold neither its socket nor the pipes of other calls."""
        _signal.set_wakeup_fd(-1)
        _signal.signal(_signal.SIGCHLD, _signal.SIG_DFL)
        os.setsid()
        os.write(self.reports[1], b"%s %d\n" % (what, os.getpid()))
        self.report_path = "/proc/%d/fd/%d" % (os.getppid(), self.reports[1])
        streams = [fd for call in self.calls.values() for fd in call.streams]
        for fd in (CONTROL, *self.wakeup, *self.reports, *streams, *self.inputs):
            os.close(fd)
        if self.standby is not None:
            self.standby.socket.close()

    def reap(self):
        # What they told of themselves goes before their ends.
        self.pass_reports()
        super().reap()
        if self.standby is not None and self.standby.has_ended():
            # The next one might, too.
            self.standby = None
            self.standbys_max = 0

        if self.is_inside and all(call.has_ended for call in self.calls.values()):
            self.end_others()

    def end_others(self):
        """Ends what calls have left in the sandbox: later ones would be together with it."""
        own = {1, os.getpid(), self.standby.pid if self.standby is not None else 1}
        if own.issuperset(int(name) for name in os.listdir("/proc") if name.isdigit()):
            return
        if self.standby is not None:
            self.standby.end()
            self.standby = None
        # All others, at once: what forks all the time can't get away.
        os.kill(-1, _signal.SIGKILL)

    def pass_reports(self):
        """Passes on what forks tell of themselves: that they have a session of their own, and what they imported."""
        try:
            lines = os.read(self.reports[0], READ_BYTES).splitlines()
        except BlockingIOError:
            return
        for kind, _, text in (line.partition(b" ") for line in lines):
            if kind == b"L":
                self.send(b"L", 0, text)
            elif kind == b"W":
                if self.standby is not None:
                    self.standby.is_waiting = True
            elif int(text) in self.calls:
                self.send_started(self.calls[int(text)].id, int(text))


class Standby:
    """A fork that waits for its call, as the server sees it."""

    def __init__(self, pid, socket):
        self.pid = pid
        self.socket = socket
        self.is_waiting = False

    def give(self, body, fds):
        """Hands over a call, whole or, with an OSError, not at all."""
        data = len(body).to_bytes(4, "big") + body
        rights = b"".join(fd.to_bytes(4, sys.byteorder) for fd in fds)
        sent = self.socket.sendmsg([data], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, rights)])
        # Not with nothing: it may have got all, have run and have ended by now, and that would be an error.
        if sent < len(data):
            self.socket.sendall(data[sent:])
        self.socket.close()

    def end(self):
        os.kill(self.pid, _signal.SIGKILL)
        os.waitpid(self.pid, 0)
        self.socket.close()

    def has_ended(self):
        if not os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOHANG):
            return False
        self.socket.close()
        return True

    @staticmethod
    def receive(end):
        """Returns, in the fork, what it was given. Ends it if the server has ended."""
        data, rights, _, _ = end.recvmsg(READ_BYTES, _socket.CMSG_SPACE(12))
        while data and len(data) < 4 + int.from_bytes(data[:4], "big"):
            more = end.recv(READ_BYTES)
            data = more and data + more
        if not data:
            os._exit(0)
        fds = rights[0][2]
        return data[4:], [int.from_bytes(fds[at:at + 4], sys.byteorder) for at in range(0, len(fds), 4)]
class Main:
    """The program: what of it is prepared once, and how one call of it begins."""

    def __init__(self, path, fresh_names=FRESH_MAIN, startup_modules=STARTUP_MODULES):
        self.path = path
        # What is there when a program begins.
        self.fresh_names = fresh_names
        self.startup_modules = startup_modules
        self.folder = os.getcwd()
        self.environment = dict(os.environ)
        self.module = type(sys)("__main__")
        self.names = self.module.__dict__
        self.run_id_address = find_run_id()

    def preload(self, imports):
        """Makes the imports in the program's order. Returns what was noticed, each as "kind detail"."""
        self.prepare()
        self.code = self.compile()
        before = State()
        holders = sys.getrefcount(sys.stdin)
        found = self.make_imports(imports)
        self.modules = set(sys.modules)
        self.has_c = any(map(may_print_in_c, list(sys.modules.values())))
        self.collects = gc.isenabled()
        # References: the attribute, sys.modules, and the argument.
        self.is_held = sys.getrefcount(self.module) > 3
        gc.collect()
        if sys.stdin is not sys.__stdin__ or sys.getrefcount(sys.stdin) > holders:
            found.append("stdin held")
        gc.freeze()
        gc.disable()
        return found + before.differences()

    def prepare(self):
        """Makes this process what a start of the program would be before its first import."""
        loader = type(self.fresh_names["__loader__"])("__main__", self.path)
        self.names.clear()
        self.names.update(self.fresh_names, __name__="__main__", __file__=self.path, __loader__=loader, __doc__=None)
        if "__annotations__" in self.fresh_names:
            self.names["__annotations__"] = {}
        sys.modules.clear()
        sys.modules.update(self.startup_modules, __main__=self.module)
        if not getattr(sys.flags, "safe_path", False):
            sys.path_importer_cache.pop(sys.path[0], None)
            sys.path[0] = os.path.dirname(os.path.realpath(self.path))
        sys.argv = [self.path]

    def compile(self):
        with open(self.path, "rb") as file:
            return compile(file.read(), self.path, "exec", dont_inherit=True)

    def make_imports(self, imports):
        return [text for text in map(self.make_import, imports) if text]

    def make_import(self, text):
        may_fail = text.startswith("?")
        module, *names = text.lstrip("?").split(" ")
        try:
            loaded = __import__(module, self.names, None, names, 0)
            for name in names:
                # Lazy packages load what is named only now.
                if name != "*":
                    getattr(loaded, name)
        except BaseException as error:
            if not (may_fail and isinstance(error, ImportError)):
                return "import-failed %s: %s" % (module, error)
        return None

    def begin(self, request):
        """Makes this child what a start of the program would be, up to its first line."""
        for name in set(sys.modules) - self.modules:
            # Loaded by this server while it served.
            del sys.modules[name]
        if not self.is_held:
            # Made after gc.freeze, so that it is collected at the end.
            names = self.names
            self.module = sys.modules["__main__"] = type(sys)("__main__")
            self.names = self.module.__dict__
            self.names.clear()
            self.names.update(names)
        sys.argv[1:] = request.args
        if hasattr(sys, "orig_argv"):
            sys.orig_argv[:] = [sys.orig_argv[0], self.path, *request.args]
        set_environment(self.environment, request.environment)
        write_run_id(self.run_id_address, request.environment.get(RUN_ID, ""))
        if request.has_input:
            renew_stdin()
        renew_random()
        logging = sys.modules.get("logging")
        if logging is not None:
            logging._startTime = time.time_ns() if isinstance(logging._startTime, int) else time.time()
        if self.collects:
            gc.enable()

class State:
    """What an import may change in this process that a fork would hand on, or lose."""

    def __init__(self):
        self.marks = marks()

    def differences(self):
        after = marks()
        found = ["%s changed" % name for name, value in after.items() if self.marks[name] != value]
        threads = len(os.listdir("/proc/self/task")) - 1
        return found + (["threads %d" % threads] if threads else [])


def marks():
    umask = os.umask(0o77)
    os.umask(umask)
    handlers = {number: _signal.getsignal(number) for number in range(1, _signal.NSIG) if number not in (9, 19)}
    return {
        "folder": os.getcwd(),
        "umask": umask,
        "signals": {number: repr(handler) for number, handler in handlers.items()},
        "descriptors": sorted(os.listdir("/proc/self/fd")),
        "timer": _signal.getitimer(_signal.ITIMER_REAL),
        "limits": read("/proc/self/limits"),
        "children": read("/proc/self/task/%d/children" % os.getpid()),
    }


def read(path):
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return None


def rehearse(argparse, json):
    """Has the memory copied, in a fork that waits, of what most programs do first. It leaves nothing behind: modules that
    it loads are dropped as a call begins."""
    try:
        if argparse and is_as_written(argparse):
            parser = argparse.ArgumentParser(prog="p")
            parser.add_subparsers(dest="command").add_parser("c").add_argument("--option")
            parser.parse_args(["c", "--option", "value"])
        if json and is_as_written(json):
            json.dumps({"key": "value"})
    except Exception:
        pass
    parser = None
    gc.collect()


def is_as_written(module):
    """Whether no import has put other functions into a module: they might do anything."""
    values = list(vars(module).values())
    for kind in [value for value in values if isinstance(value, type) and value.__module__ == module.__name__]:
        values += vars(kind).values()
    codes = [value.__code__ for value in values if type(value) is type(is_as_written)]
    return all(is_stdlib(code.co_filename) for code in codes)


def put_streams(fds):
    """Puts the ends of pipes where a program expects them: stdin, if there are three, stdout and stderr."""
    for number, fd in enumerate(fds, 3 - len(fds)):
        os.dup2(fd, number)
        os.close(fd)


def stamp(path):
    """Returns what tells one state of a file from another. A folder changes with its entries only if it was listed."""
    try:
        state = os.stat(path)
        if state.st_mode & 0o170000 == 0o040000 and not path.endswith(b"/"):
            return state.st_ino, state.st_mode
        return state.st_ino, state.st_mode, state.st_mtime_ns, state.st_size
    except OSError:
        return None


def set_environment(base, wanted):
    """Changes only what differs from the start of this server, so that what an import has set stays set."""
    for name in base:
        if name not in wanted or name == RUN_ID:
            os.environ.pop(name, None)
    for name, value in wanted.items():
        if base.get(name) != value or name == RUN_ID:
            os.environ[name] = value


def find_run_id():
    """Returns where in memory the system keeps the run id that it shows as /proc/PID/environ."""
    with open("/proc/self/stat", "rb") as file:
        start, end = (int(word) for word in file.read().rpartition(b")")[2].split()[47:49])
    with open("/proc/self/mem", "rb", buffering=0) as memory:
        memory.seek(start)
        variables = memory.read(end - start)
    return start + variables.index(RUN_ID.encode() + b"=") + len(RUN_ID) + 1


def write_run_id(address, run_id):
    """Processes that this child forks, and does not exec, are found by it even if they leave its session."""
    with open("/proc/self/mem", "r+b", buffering=0) as memory:
        memory.seek(address)
        memory.write(run_id.encode())


def renew_stdin():
    """The one that Python made is for /dev/null, which is seekable, and it remembers that."""
    old = sys.stdin
    buffer = io.open(0, "rb", closefd=False)
    buffer.raw.name = old.name
    new = io.TextIOWrapper(buffer, old.encoding, old.errors, "\n", old.line_buffering, old.write_through)
    new.mode = old.mode
    sys.stdin = sys.__stdin__ = new


def renew_random():
    """What is drawn at random when a module is imported must not be the same in every call."""
    process = sys.modules.get("multiprocessing.process")
    if process is not None:
        process.current_process().authkey = os.urandom(32)
    numpy_random = sys.modules.get("numpy.random")
    if numpy_random is not None:
        numpy_random.seed()


def is_alone():
    """Whether all processes but the first one are its own: so it is below the one of bubblewrap, and nowhere else."""
    return os.getpid() == 2 and os.getppid() == 1 and read("/proc/1/comm") == b"bwrap\n"


if FRESH_MAIN["__name__"] == "__main__":
    server = Server(Main(sys.argv[1]), sys.argv[2:] == ["inside"] and is_alone())
    request = server.serve()
    # Only the child of a call gets here, with no other frame below the program's own.
    server.main.begin(request)
    try:
        exec(server.main.code, server.main.names)
        ended_by = None
    except BaseException as error:
        ended_by = error
    status = exit_code(ended_by)
    is_interrupted = isinstance(ended_by, KeyboardInterrupt)
    # With its traceback go the variables of the functions that it ended, and what they hold.
    ended_by = None
    end(server.main, status, is_interrupted, server.report_path)
