"""Loads a program with the parse calls of its library replaced, and prints its parser as JSON.

Run as: python -B probe.py /path/to/cli.py [module], where `module` is what that script imports, if it does no more; or as
python -B probe.py /path/to/package/__main__.py package /folder, for what `python -m package` runs in that folder. The
command itself never runs: the last parse call ends the process.
Prints an object with `commands`, each in the terms of src/discovery/tool.ts; `spellings`, all flags that their parser
knows; `about`, what it says about the program; and `files`, the program's own sources that were loaded; or `options`,
where its parser knows no more. Without any, no parser was seen.
"""
import importlib.machinery
import json
import os
import signal
import sys
import traceback

import describe
import import_hook
import parts
import program
import refuse

# The part of the probe for each library, and the function there that replaces its parse calls.
PATCHES = {
    "argparse": ("argparse_parser", "patch"),
    "optparse": ("optparse_parser", "patch"),
    "click.core": ("click_parser", "patch"),
    "asyncclick.core": ("click_parser", "patch"),
    "absl.app": ("absl_parser", "patch"),
    "absl.flags._flagvalues": ("absl_parser", "patch_flags"),
    "cleo.application": ("cleo_parser", "patch"),
    "cyclopts.core": ("cyclopts_parser", "patch"),
    "docopt": ("docopt_parser", "patch"),
    "fire.core": ("fire_parser", "patch"),
    "getopt": ("getopt_parser", "patch"),
    "tyro._cli": ("tyro_parser", "patch"),
    # typer includes its own click since 0.21; earlier versions use the installed one.
    "typer._click.core": ("click_parser", "patch"),
}
# How long to wait for a program that goes on after a first look at its command line.
SECONDS_AFTER_LOOK = 2


class Probe:
    """Collects the parsers that the program shows, and reports the fullest of them."""

    def __init__(self, report_fd, main_file, package):
        self.report_fd = report_fd
        self.main_file = main_file
        self.program = program.Program(main_file, package)
        self.seen = {}
        self.ended_by = None

    def remember(self, parser, read):
        """Remembers a parser that may not be the last one, because the program goes on. `read` gives its commands."""
        self.seen[id(parser)] = (parser, read, self.program.is_by_library())
        if hasattr(signal, "setitimer"):
            signal.signal(signal.SIGALRM, lambda *_: self.finish())
            signal.setitimer(signal.ITIMER_REAL, SECONDS_AFTER_LOOK)

    def finish(self, parser=None, read=None):
        """Reports and exits at once, so that the program can neither run any further nor catch the exit."""
        if parser is not None:
            self.seen[id(parser)] = (parser, read, False)
        self.end(self.known)

    def finish_with(self, options):
        """Does the same with the options of a parser that knows nothing else; all behind `--` is positional to it."""
        self.end(lambda: {"options": list(options), "takesDoubleDash": True})

    def known(self):
        # A library that looks at the command line may only do so for itself.
        own = [one for one in self.seen.values() if not one[2]] or list(self.seen.values())
        found = [(list(read(parser)), parser) for parser, read, _ in own]
        if not found:
            return {"endedBy": self.ended_by} if self.ended_by else {}
        commands, fullest = max(found, key=lambda one: fullness(one[0]))
        spellings = sorted({flag for one in commands for flag in one.pop("spellings")})
        return {"commands": commands, "about": describe.about(fullest), "spellings": spellings}

    def end(self, known):
        try:
            if hasattr(signal, "setitimer"):
                signal.setitimer(signal.ITIMER_REAL, 0)
            report = dict(known(), files=own_files(self.main_file))
            write_all(self.report_fd, without_private_home(json.dumps(report)).encode())
            os._exit(0)
        except BaseException:
            traceback.print_exc()
            os._exit(1)


def fullness(commands):
    return sum(1 + len([it for it in one["parameters"] if not it.get("isRaw")]) for one in commands)


def own_files(main_file):
    """The program's sources in its folder, without those of a virtual environment in it."""
    folder = os.path.dirname(os.path.realpath(main_file)) + os.sep
    environment = os.path.realpath(sys.prefix) + os.sep
    names = [getattr(module, "__file__", None) for module in list(sys.modules.values())]
    names = [name for name in names if isinstance(name, str)]
    if not program.is_standard(folder):
        names = [name for name in names if not program.is_standard(name)]
    files = {os.path.realpath(name) for name in names}
    own = {file for file in files if file.startswith(folder)}
    return sorted(file for file in own if not (environment.startswith(folder) and file.startswith(environment)))


def without_private_home(report):
    """Shows a default below the temporary HOME as `~`, as a person knows it."""
    home = os.environ.get("HOME")
    return report.replace(json.dumps(home)[1:-1], "~") if home and home != os.sep else report


def write_all(fd, data):
    while data:
        data = data[os.write(fd, data):]


def load_module(name, folder):
    """Runs a module as `python -m` would: as __main__, with the folder first on the path."""
    # Not from the folder of the program.
    import runpy

    if os.path.isdir(folder):
        os.chdir(folder)
    sys.path[0] = folder
    runpy.run_module(name, run_name="__main__", alter_sys=True)


def load(path):
    """Runs the main file as Python would: as __main__, with its own folder first on the path."""
    module = type(sys)("__main__")
    loader = importlib.machinery.SourceFileLoader("__main__", path)
    module.__dict__.update(__file__=path, __builtins__=__builtins__, __loader__=loader)
    sys.modules["__main__"] = module
    sys.orig_argv = [sys.executable, path]
    sys.path[0] = os.path.dirname(os.path.realpath(path))
    with open(path, "rb") as file:
        code = compile(file.read(), path, "exec", dont_inherit=True)
    exec(code, module.__dict__)


def main():
    path, package, folder = (sys.argv[1:] + [None, None])[:3]
    path = os.path.abspath(path)
    # The program may print anything: the report has its own file descriptor.
    report_fd = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    probe = Probe(report_fd, path, package)
    import_hook.install(PATCHES, probe, parts.Parts())
    refusals = refuse.install(give_up=probe.finish)
    try:
        if folder:
            load_module(package, folder)
        else:
            load(path)
    except BaseException as error:  # also SystemExit: whatever ends the program, report what was seen so far
        traceback.print_exc()
        probe.ended_by = refuse.refusal_behind(error, refusals)
    probe.finish()


main()
