"""Tells the program's own code from its libraries, and its command line from other words that are parsed."""
import os
import re
import sys

LIBRARIES = re.compile(r"\b(argparse|optparse|getopt|click|typer|fire|docopt|absl|cyclopts|tyro|plac|defopt|cleo)\b")
FILES_MAX = 50
STANDARD = os.path.dirname(os.path.realpath(os.__file__)) + os.sep
PROBE = os.path.dirname(os.path.realpath(__file__)) + os.sep


class Arguments(list):
    """sys.argv, which notes whether anything beyond the program's name was read."""

    is_read = False

    def __getitem__(self, index):
        self.is_read = self.is_read or index != 0
        return super().__getitem__(index)


def noting(name):
    method = getattr(list, name)

    def note(self, *args, **kwargs):
        self.is_read = True
        return method(self, *args, **kwargs)

    return note


for _name in ("__iter__", "__len__", "__add__", "__eq__", "__contains__", "__reversed__", "pop", "copy", "index", "count"):
    setattr(Arguments, _name, noting(_name))


class Program:
    """The program that is loaded. `package` is the name of the module that its script imports or that it is."""

    def __init__(self, main_file, package):
        self.folder = os.path.dirname(os.path.realpath(main_file)) + os.sep
        self.package = package.split(".")[0] if package else None
        self.parses_itself = bool(package) or parses(main_file, self.folder)
        self.arguments = sys.argv = Arguments([main_file])

    def is_other(self, args):
        """Whether a parse call is none of the program's command line: a library's at its import, or of other words."""
        if any(is_body(frame) and self.is_library(frame) for frame in frames()):
            return True
        # Another list may be made of anything.
        untouched = sys.argv is self.arguments and not self.arguments.is_read
        return args is not None and untouched

    def is_by_library(self):
        """Whether a library calls it: it may do so for the program, or for itself."""
        return next((self.is_library(frame) for frame in frames() if not is_standard(file_of(frame))), False)

    def is_library(self, frame):
        """Whether this is code of an installed library. A script that leaves all parsing to one is part of it."""
        name = (frame.f_globals.get("__name__") or "").split(".")[0]
        is_own = name in ("__main__", self.package) or not self.parses_itself
        return is_package(file_of(frame)) and not is_own

    def owns_module(self, name):
        """Whether a module is the program's: its script, one of its package or one of no package at all."""
        if name == sys.argv[0] or name.split(".")[0] in ("__main__", self.package):
            return True
        file = getattr(sys.modules.get(name), "__file__", None)
        return file is not None and not is_package(os.path.realpath(file))

    def as_it_is(self, call, *args, **kwargs):
        """Makes a call that is none of the program's command line; what it reads of that counts for nothing."""
        was_read = self.arguments.is_read
        try:
            return call(*args, **kwargs)
        finally:
            self.arguments.is_read = was_read


def parses(main_file, folder):
    """Whether the program's own files, without those of packages in it, mention a library for options."""
    names = [os.path.join(folder, name) for name in sorted(os.listdir(folder)) if name.endswith(".py")]
    for name in [main_file] + names[:FILES_MAX]:
        try:
            with open(name, errors="replace") as file:
                if LIBRARIES.search(file.read()):
                    return True
        except OSError:
            pass
    return False


def frames():
    """The calls that led here, the last one first, without those of the probe."""
    frame = sys._getframe(1)
    while frame is not None:
        if not file_of(frame).startswith(PROBE):
            yield frame
        frame = frame.f_back


def is_body(frame):
    """Whether a module is being imported."""
    return frame.f_code.co_name == "<module>"


def file_of(frame):
    return os.path.realpath(frame.f_code.co_filename)


def is_standard(file):
    return file.startswith(STANDARD) and not is_package(file) or os.path.basename(file).startswith("<")


def is_package(file):
    return "site-packages" + os.sep in file or "dist-packages" + os.sep in file
