"""A Python that has started, and forks to run any script as a start of it would: for programs that are asked, once each.

Run as: python base_server.py, in the folder / and with the environment of the scripts. process_maker.py says how it is
spoken to. Received besides: `P` what is prepared: the path of a script, which may be empty, modules in its folder, an
empty field, modules of the standard library. `R` has the script, its folder, the number of its arguments, the arguments,
the variables.

What is prepared is there sooner, and not seen before it is imported. What a script leaves is ended with it, wherever that
went: orphans become children of this process.
"""
FRESH_MAIN = dict(globals())
# Warnings of this file are not those of a main program, which are shown.
__name__ = "smcp_base_server"

import sys

STARTUP_MODULES = dict(sys.modules)

import _signal
import gc
import os
import time

from ending import end, exit_code
from fork_server import Main, Request, RUN_ID, Server, put_streams, stamp
from preloaded import Preloaded
from process_maker import NotStarted, fields

PR_SET_CHILD_SUBREAPER = 36
# For what is killed to be gone.
END_SECONDS = 1


class ScriptRequest(Request):
    def __init__(self, body, has_input):
        super().__init__(body[2:], has_input)
        self.path = os.fsdecode(body[0])


class BaseServer(Server):
    def __init__(self, main):
        super().__init__(main, is_inside=False)
        # What a start looks at: whether anything was installed.
        places = [place + "/" for place in sys.path[1:] if os.path.isdir(place)] + [sys.prefix + "/pyvenv.cfg"]
        self.stamps = {place: stamp(place) for place in map(os.fsencode, places)}

    def check(self, body):
        super().check(body)
        if not os.path.isfile(body[0]):
            raise NotStarted("no file")
        os.chdir(body[1])
        self.run_id = next(pair for pair in body if pair.startswith(RUN_ID.encode() + b"="))

    def made(self, call):
        os.chdir(self.main.folder)
        call.run_id = self.run_id

    def request(self, body, given, out, err):
        self.leave(b"S")
        put_streams([out, err])
        return ScriptRequest(body, False)

    def clear(self, call):
        """Ends what a script has left."""
        until = time.monotonic() + END_SECONDS
        strays = self.strays_of(call)
        while strays and time.monotonic() < until:
            for pid in strays:
                os.kill(pid, _signal.SIGKILL)
            time.sleep(0.001)
            strays = self.strays_of(call)

    def strays_of(self, call):
        others = [one for one in self.calls.values() if one is not call and not one.has_ended]
        orphans = [pid for pid in children() if all(pid != one.pid for one in others)]
        running = [pid for pid in orphans if not os.waitpid(pid, os.WNOHANG)[0]]
        # What has no id may be of another one that runs.
        return [pid for pid in running if not others or call.run_id in read_environment(pid)]


class ScriptMain(Main):
    """Any script, as a fork of this process begins it."""

    def __init__(self):
        super().__init__("", FRESH_MAIN, STARTUP_MODULES)
        # A script that is known ahead, with its code.
        self.prepared = None, None
        self.parts = {}

    def preload(self, texts):
        script, *more = texts
        self.preloaded = Preloaded(more[more.index("") + 1:])
        if script:
            self.prepare_script(script, more[:more.index("")])
        self.preloaded.hide()
        self.modules = set(STARTUP_MODULES).union(self.preloaded.loaded, ["__main__"])
        # Only what is begun holds it.
        self.is_held = True
        self.has_c = False
        self.collects = gc.isenabled()
        gc.collect()
        gc.freeze()
        gc.disable()
        return why_not()

    def prepare_script(self, script, modules):
        folder = os.path.dirname(script)
        sys.path.insert(0, folder)
        for name in modules:
            __import__(name)
        del sys.path[0]
        self.parts = {name: one for name, one in sys.modules.items() if is_in(folder, one)}
        self.path = script
        self.prepared = script, self.compile()

    def begin(self, request):
        self.path = request.path
        self.prepare()
        sys.meta_path.insert(0, self.preloaded)
        script, code = self.prepared
        if self.path == script:
            sys.modules.update(self.parts)
            self.modules.update(self.parts)
        super().begin(request)
        tempfile = sys.modules.get("tempfile")
        if tempfile is not None:
            # That of the start of this process, if anybody has asked.
            tempfile.tempdir = None
        try:
            self.code = code if self.path == script else self.compile()
        except BaseException:
            # A start says what is wrong.
            os.execv(sys.executable, [sys.executable, self.path, *request.args])


def why_not():
    """What speaks against forks of this process, each as text."""
    found = []
    is_locked = getattr(sys, "_is_gil_enabled", lambda: True)()
    if sys.implementation.name != "cpython" or sys.version_info < (3, 9) or not is_locked:
        found.append("another Python")
    if len(os.listdir("/proc/self/task")) > 1:
        found.append("threads")
    try:
        children()
        adopt_orphans()
    except Exception as error:
        found.append(str(error))
    return found


def adopt_orphans():
    import ctypes

    if ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
        raise OSError("no subreaper")


def children():
    with open("/proc/self/task/%d/children" % os.getpid()) as file:
        return [int(pid) for pid in file.read().split()]


def read_environment(pid):
    try:
        with open("/proc/%d/environ" % pid, "rb") as file:
            return file.read().split(b"\0")
    except OSError:
        return []


def is_in(folder, module):
    return os.path.dirname(getattr(module, "__file__", None) or "") == folder


if FRESH_MAIN["__name__"] == "__main__":
    server = BaseServer(ScriptMain())
    request = server.serve()
    # Only the child of a call gets here, with no other frame below the script's own.
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
    end(server.main, status, is_interrupted, os.devnull)
