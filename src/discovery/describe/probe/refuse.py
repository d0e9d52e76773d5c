"""Refuses what a program must not do while it is only asked: change files, start processes, use the network, wait.

An audit hook prevents accidents, not malice: C libraries and files that are already open bypass it.
Events: https://docs.python.org/3/library/audit_events.html
"""
import os
import sys
import time

REFUSALS_MAX = 200
SLEEP_SECONDS_MAX = 1

ALWAYS = {
    "os.exec", "os.fork", "os.forkpty", "os.kill", "os.killpg", "os.posix_spawn", "os.spawn", "os.startfile",
    "os.startfile/2", "os.system", "pty.spawn", "signal.pthread_kill", "socket.connect", "socket.sendmsg",
    "socket.sendto", "subprocess.Popen", "syslog.syslog", "webbrowser.open",
}
# What each event changes: where its arguments have a path, and the descriptor of the folder that it is relative to.
CHANGES = {
    "os.chflags": [(0, None)],
    "os.chmod": [(0, 2)],
    "os.chown": [(0, 3)],
    "os.link": [(1, 3)],
    "os.mkdir": [(0, 2)],
    "os.remove": [(0, 1)],
    "os.removexattr": [(0, None)],
    "os.rename": [(0, 2), (1, 3)],
    "os.rmdir": [(0, 1)],
    "os.setxattr": [(0, None)],
    "os.symlink": [(1, 2)],
    "os.truncate": [(0, None)],
    "os.utime": [(0, 3)],
    "shutil.rmtree": [(0, 1)],
    "sqlite3.connect": [(0, None)],
}
# These may ask a server, unless the address is numeric.
LOOK_UPS = {"socket.getaddrinfo", "socket.gethostbyaddr", "socket.gethostbyname", "socket.getnameinfo"}
# These have no event.
UNSEEN = ("mkfifo", "mknod")


def install(give_up):
    """Refuses from now on; calls `give_up` if the program keeps going despite many refusals."""
    refusals = Refusals(give_up)
    sleep = time.sleep

    def short_sleep(seconds):
        if seconds > SLEEP_SECONDS_MAX:
            refusals.refuse("time.sleep")
        sleep(seconds)

    time.sleep = short_sleep
    for name in UNSEEN:
        if hasattr(os, name):
            setattr(os, name, lambda *_args, _name=name, **_kwargs: refusals.refuse("os." + _name))
    sys.addaudithook(refusals.audit)
    return refusals


class Refused(PermissionError):
    def __init__(self, event):
        super().__init__("smcp only asks what this program can do; refused: " + event)
        self.event = event


def refusal_behind(error, refusals):
    """The event whose refusal led to this exception, even if the program caught it and raised another one.

    What a package refuses to be imported for is taken for the last refusal: GitPython forgets what it caught.
    """
    if type(error) is ImportError and refusals.last is not None:
        return refusals.last
    seen = set()
    while error is not None and id(error) not in seen:
        if isinstance(error, Refused):
            return error.event
        seen.add(id(error))
        error = error.__cause__ or error.__context__
    return None


class Refusals:
    def __init__(self, give_up):
        self.give_up = give_up
        self.count = 0
        self.last = None
        # The folders that smcp made for this question alone.
        names = [name for name in ("HOME", "TMPDIR") if os.environ.get(name)]
        self.private = tuple(os.path.realpath(os.environ[name]) + os.sep for name in names)

    def audit(self, event, args):
        if event == "open":
            refused = is_writing(args[2]) and not self.is_private(args[0])
        elif event in CHANGES:
            refused = not all(self.is_private(*place) for place in places(args, CHANGES[event]))
        elif event in LOOK_UPS:
            refused = not is_literal(args[0])
        else:
            refused = event in ALWAYS
        if refused:
            self.refuse(event)

    def refuse(self, event):
        self.count += 1
        self.last = event
        if self.count > REFUSALS_MAX:
            self.give_up()
        raise Refused(event)

    def is_private(self, path, folder_fd=-1):
        if isinstance(path, int):
            path = "/dev/fd/%d" % path
        elif isinstance(path, (str, bytes, os.PathLike)):
            path = os.fsdecode(path)
        else:
            return False
        if path in (os.devnull, ":memory:"):
            return True
        if isinstance(folder_fd, int) and folder_fd >= 0:
            path = os.path.join(os.path.realpath("/dev/fd/%d" % folder_fd), path)
        return (os.path.realpath(path) + os.sep).startswith(self.private)


def is_writing(flags):
    return isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC) != 0


def places(args, spots):
    for path, folder_fd in spots:
        yield args[path], args[folder_fd] if folder_fd is not None and folder_fd < len(args) else -1


def is_literal(host):
    if isinstance(host, tuple):
        host = host[0]
    if isinstance(host, bytes):
        host = host.decode("latin1")
    return host in (None, "", "localhost") or ":" in host or set(host) <= set("0123456789.")
