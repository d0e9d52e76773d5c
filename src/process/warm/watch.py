"""Makes the imports of a Python program once, and prints as JSON what they do that a fork would hand on, share or lose.

Run as: python watch.py /path/to/cli.py, in the folder and with the environment of the calls. It ends after that: what it
replaces in order to watch never serves a call. Prints one object: `python`; `imports`, those that can be made ahead, in
the program's order, as fork_server.py takes them; `files` that were read or looked for, folders that were listed with a
slash at their end; `variables` that were read;
`libraries`, packages with compiled modules; `threads` that these started; and `events`, each with `kind`, `by`, the
module whose import did it, and `detail`. What follows from all that is in warm-rules.ts. `learned`, further arguments,
are modules to import after those of the program.
"""
import fork_server

import _thread
import ast
import importlib.machinery
import importlib.util
import json
import os
import random
import site
import sys
import sysconfig
import threading
import time

IMPORT_FRAMES = ("<frozen importlib._bootstrap>", "<frozen importlib._bootstrap_external>")
PATHS = sysconfig.get_paths()
STDLIB = (PATHS["stdlib"], PATHS["platstdlib"])
PACKAGES = (PATHS["purelib"], PATHS["platlib"], site.getusersitepackages(), *site.getsitepackages())
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
EVENTS = {
    "os.mkdir": "files changed", "os.rename": "files changed", "os.remove": "files changed",
    "os.rmdir": "files changed", "os.symlink": "files changed", "os.link": "files changed",
    "os.truncate": "files changed", "os.chmod": "files changed", "os.chown": "files changed",
    "os.utime": "files changed", "tempfile.mkdtemp": "temporary file", "tempfile.mkstemp": "temporary file",
    "subprocess.Popen": "process started", "os.fork": "process started", "os.forkpty": "process started",
    "os.posix_spawn": "process started", "os.exec": "process started", "os.system": "process started",
    "socket.connect": "network", "socket.bind": "network", "socket.getaddrinfo": "network",
    "sqlite3.connect": "database opened",
    "fcntl.flock": "file locked", "fcntl.lockf": "file locked", "sys.settrace": "trace", "sys.setprofile": "trace",
    "builtins.input": "stdin read",
}
OWN_PROCESS = ("/proc/self", "/proc/%d" % os.getpid())
WATCH_NICENESS = 10
CLOCKS = ("time", "time_ns", "monotonic", "monotonic_ns", "perf_counter", "perf_counter_ns")


class Watch:
    """Notes what happens, each thing once, with the module whose import did it."""

    def __init__(self):
        self.events = {}
        self.files = set()
        self.variables = set()
        self.threads = {}
        self.is_on = False

    def note(self, kind, detail=""):
        if self.is_on:
            by = importing_module()
            if by is not None:
                self.events[kind, by, detail] = None

    def note_file(self, path):
        if self.is_on and isinstance(path, (str, bytes, os.PathLike)):
            path = os.fsdecode(path)
            full = os.path.normpath(os.path.join(os.getcwd(), path)) + ("/" if path.endswith("/") else "")
            if full.startswith(OWN_PROCESS):
                self.note("own process read", full)
            elif not is_below(full, STDLIB + PACKAGES) and not full.startswith(("/proc/", "/sys/", "/dev/")):
                self.files.add(full)

    def install(self):
        sys.addaudithook(self.audit)
        for name in CLOCKS:
            self.wrap(time, name, "clock read")
        self.wrap(os, "getpid", "process id read")
        self.wrap(os, "getppid", "process id read")
        self.wrap(os, "urandom", "random")
        self.wrap(random, "_urandom", "random")
        self.wrap(random, "seed", "random seeded")
        self.wrap(random.Random, "seed", "random")
        self.wrap(_thread, "start_new_thread", "thread started")
        self.wrap(threading.Thread, "start", "thread started")
        for name in ("stat", "lstat", "access"):
            self.wrap(os, name, None)
        self.watch_environment()
        self.watch_libraries()

    def wrap(self, owner, name, kind):
        wrapped = getattr(owner, name)

        def watched(*args, **kwargs):
            if kind is None:
                self.note_file(args[0])
            else:
                self.note(kind, name)
            return wrapped(*args, **kwargs)

        setattr(owner, name, watched if isinstance(owner, type) else Unbound(watched))

    def audit(self, event, args):
        if not self.is_on:
            return
        if event == "open":
            path, mode, flags = args
            if isinstance(path, int):
                return
            if is_written(mode, flags) and os.fsdecode(path) != os.devnull:
                self.note("file written", os.fsdecode(path))
            elif not is_by_import():
                self.note_file(path)
        elif event in ("os.listdir", "os.scandir"):
            if not is_by_import():
                self.note_file(os.path.join(os.fsdecode(args[0] or "."), ""))
        elif event in ("os.putenv", "os.unsetenv"):
            self.variables.add(os.fsdecode(args[0]).partition("=")[0])
        elif event in EVENTS and not is_by_import():
            self.note(EVENTS[event], event)

    def watch_environment(self):
        kind = type(os.environ)
        read_one, read_all = kind.__getitem__, kind.__iter__

        def watched_one(environment, name):
            if self.is_on:
                self.variables.add(os.fsdecode(name))
            return read_one(environment, name)

        def watched_all(environment):
            if self.is_on:
                self.variables.add("*")
            return read_all(environment)

        kind.__getitem__, kind.__iter__ = watched_one, watched_all

    def watch_libraries(self):
        """Counts the threads that a compiled module starts when it is loaded."""
        kind = importlib.machinery.ExtensionFileLoader
        for name in ("create_module", "exec_module"):
            self.wrap_counting(kind, name)

    def wrap_counting(self, kind, name):
        wrapped = getattr(kind, name)

        def counted(loader, thing):
            before = thread_count()
            try:
                return wrapped(loader, thing)
            finally:
                started = thread_count() - before
                if started:
                    self.threads[loader.name] = self.threads.get(loader.name, 0) + started

        setattr(kind, name, counted)


class Unbound:
    """Calls a function, and like a function of C does not become a method where a class has it as an attribute."""

    def __init__(self, function):
        self.function = function

    def __call__(self, *args, **kwargs):
        return self.function(*args, **kwargs)


class WatchedArguments(list):
    """sys.argv, of which only the first is the same in every call."""

    def __init__(self, values, note):
        super().__init__(values)
        self.note = note

    def __getitem__(self, index):
        if index != 0:
            self.note("arguments read", "sys.argv")
        return super().__getitem__(index)

    def __iter__(self):
        self.note("arguments read", "sys.argv")
        return super().__iter__()

    def __len__(self):
        self.note("arguments read", "sys.argv")
        return super().__len__()


def importing_module():
    """Returns the module that is being imported, or None if that is only the import machinery."""
    frame = sys._getframe(2)
    name = None
    # Frames of this file have the name "__main__"; the program's own, which would too, is never executed here.
    while frame is not None and frame.f_code.co_filename not in IMPORT_FRAMES:
        if frame.f_globals.get("__name__") not in ("watch", "fork_server", "__main__", "smcp_fork_server"):
            name = frame.f_globals.get("__name__")
        frame = frame.f_back
    # A module of C has no frame of its own.
    while frame is not None and frame.f_code.co_name != "_find_and_load":
        if frame.f_code.co_name == "counted":
            return frame.f_locals["loader"].name
        frame = frame.f_back
    return name


def is_by_import():
    frame = sys._getframe(2)
    while frame is not None and frame.f_globals.get("__name__") in ("__main__", "fork_server", "smcp_fork_server"):
        frame = frame.f_back
    return frame is not None and frame.f_code.co_filename in IMPORT_FRAMES


def is_written(mode, flags):
    return bool(flags & WRITES) if isinstance(flags, int) else any(letter in (mode or "") for letter in "wax+")


def thread_count():
    return len(os.listdir("/proc/self/task"))


def is_below(path, folders):
    return any(path.startswith(folder + os.sep) or path == folder for folder in folders)


def is_local(path):
    """Whether a module belongs to the program, or is still being worked on: installed in neither place."""
    return not is_below(path, PACKAGES) and not is_below(path, STDLIB)


class Plan:
    """The imports at the top of a program that can be made before anything else in it has run."""

    def __init__(self, source):
        self.imports = []
        for node in ast.parse(source).body:
            if not self.take(node):
                break

    def take(self, node):
        """Returns False at the first statement that may change what comes after it."""
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            return self.take_import(node, "")
        if isinstance(node, ast.Try):
            is_plain = len(node.body) == 1 and not node.orelse and not node.finalbody
            if not is_plain or not isinstance(node.body[0], (ast.Import, ast.ImportFrom)):
                return False
            return not any(has_effect(handler) for handler in node.handlers) and self.take_import(node.body[0], "?")
        if isinstance(node, ast.If):
            return is_type_checking(node.test) and not node.orelse
        return not has_effect(node)

    def take_import(self, node, mark):
        if isinstance(node, ast.Import):
            found = [(alias.name, ()) for alias in node.names]
        elif node.level:
            return False
        else:
            found = [(node.module, tuple(alias.name for alias in node.names))]
        for module, names in found:
            if module == "__future__":
                continue
            spec = find_spec(module.partition(".")[0])
            if spec is None:
                return mark == "?"
            if spec.origin not in ("built-in", "frozen") and (spec.origin is None or is_local(spec.origin)):
                return False
            self.imports.append(mark + " ".join((module, *names)))
        return True


def find_spec(name):
    try:
        return importlib.util.find_spec(name)
    except (ImportError, ValueError):
        return None


def is_type_checking(test):
    return getattr(test, "id", getattr(test, "attr", None)) == "TYPE_CHECKING"


def has_effect(node):
    """Whether a statement at the top may do more than give names to functions, classes and constants."""
    if isinstance(node, ast.Expr):
        return not isinstance(node.value, ast.Constant)
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return calls(node.decorator_list + node.args.defaults + [one for one in node.args.kw_defaults if one])
    if isinstance(node, ast.ClassDef):
        heads = node.decorator_list + node.bases + [keyword.value for keyword in node.keywords]
        return calls(heads) or any(has_effect(one) for one in node.body)
    if isinstance(node, (ast.Assign, ast.AnnAssign)):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        return not all(isinstance(one, (ast.Name, ast.Tuple)) for one in targets) or calls([node.value])
    if isinstance(node, ast.ExceptHandler):
        return any(has_effect(one) for one in node.body)
    return not isinstance(node, ast.Pass)


def calls(nodes):
    return any(isinstance(one, (ast.Call, ast.Await, ast.NamedExpr))
               for node in nodes if node is not None for one in ast.walk(node))


def compiled_packages():
    """The packages beside the standard library of which a compiled module is loaded."""
    suffixes = tuple(importlib.machinery.EXTENSION_SUFFIXES)
    return sorted({
        name.partition(".")[0] for name, module in list(sys.modules.items())
        if (getattr(module, "__file__", None) or "").endswith(suffixes) and not is_below(module.__file__, STDLIB[:1])
        or is_below(getattr(module, "__file__", None) or "", PACKAGES) and module.__file__.endswith(suffixes)
    })


def local_modules(startup):
    return sorted(
        name for name, module in list(sys.modules.items())
        if name not in startup and module is not sys.modules["__main__"]
        and getattr(module, "__file__", None) and is_local(module.__file__)
    )


def shadowed_modules(main_file):
    """Modules from elsewhere for which the program has a file of its own: it would import that one."""
    folder = os.path.dirname(os.path.realpath(main_file))
    names = {name.partition(".")[0] for name in os.listdir(folder) if is_importable(os.path.join(folder, name))}
    loaded = set(sys.modules) - set(fork_server.STARTUP_MODULES) - {"__main__"}
    return sorted(name for name in names & loaded
                  if not is_below(getattr(sys.modules[name], "__file__", None) or "", (folder,)))


class Printed:
    """Catches what is printed, by C code too, for it would be printed once only."""

    def __enter__(self):
        self.real = [os.dup(fd) for fd in (1, 2)]
        self.read, write = os.pipe()
        os.set_blocking(self.read, False)
        os.dup2(write, 1)
        os.dup2(write, 2)
        os.close(write)
        return self

    def __exit__(self, *_):
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        for fd, real in zip((1, 2), self.real):
            os.dup2(real, fd)
        try:
            self.text = os.read(self.read, 200).decode("utf-8", "replace")
        except BlockingIOError:
            self.text = ""


class Given:
    """Sees whether something is read from stdin."""

    TEXT = b"x\n"

    def __enter__(self):
        self.real = os.dup(0)
        self.read, write = os.pipe()
        os.write(write, self.TEXT)
        os.close(write)
        os.dup2(self.read, 0)
        return self

    def __exit__(self, *_):
        self.is_read = os.read(self.read, len(self.TEXT)) != self.TEXT
        os.dup2(self.real, 0)


def is_importable(path):
    return path.endswith((".py", ".pyc", ".so")) or os.path.isfile(os.path.join(path, "__init__.py"))


def main(main_file, learned):
    # Nobody waits for it, and calls may run.
    os.nice(WATCH_NICENESS)
    program = fork_server.Main(main_file)
    program.prepare()
    # Those that the program gets must be those that are watched.
    sys.modules.update(random=random, threading=threading)
    with open(main_file, "rb") as file:
        plan = Plan(file.read())
    watch = Watch()
    watch.install()
    sys.argv = WatchedArguments(sys.argv, watch.note)
    with Printed() as printed, Given() as given:
        before = fork_server.State()
        watch.is_on = True
        found = program.make_imports(plan.imports + ["?" + name for name in learned])
        watch.is_on = False
        found += before.differences()
    events = [dict(zip(("kind", "by", "detail"), event)) for event in watch.events]
    for kind, _, detail in (text.partition(" ") for text in found):
        if kind != "threads":
            events.append({"kind": kind, "by": "", "detail": detail})
    if given.is_read:
        events.append({"kind": "stdin read", "by": "", "detail": ""})
    if printed.text:
        events.append({"kind": "output", "by": "", "detail": printed.text})
    for kind, names in (("local module", local_modules(fork_server.STARTUP_MODULES)),
                        ("shadowed module", shadowed_modules(main_file))):
        events += [{"kind": kind, "by": name, "detail": ""} for name in names]
    report = {
        "python": {"implementation": sys.implementation.name, "version": list(sys.version_info[:2]),
                   "isFreeThreaded": bool(sysconfig.get_config_var("Py_GIL_DISABLED"))},
        "imports": plan.imports,
        "files": sorted(watch.files | {main_file, sys.executable} | {one + "/" for one in PACKAGES}),
        "variables": sorted(watch.variables),
        "libraries": compiled_packages(),
        "threads": watch.threads,
        "events": events,
    }
    os.write(1, json.dumps(report).encode())
    # Threads and exit handlers of what was imported have nothing to do here.
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
