"""Loads a program with argparse's parse calls replaced, and prints its parser as JSON: exact types, choices, defaults.

Run as: python -B probe.py /path/to/cli.py. The command itself never runs: the first parse call ends the process.
An audit hook refuses what asking must not do; it stands against accidents, not against malice.
"""
import argparse
import json
import os
import sys

REFUSED_EVENTS = {
    "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.chmod", "os.chown", "os.truncate",
    "os.kill", "os.fork", "os.forkpty", "os.exec", "os.posix_spawn", "os.spawn", "os.system", "os.startfile",
    "subprocess.Popen", "socket.connect", "socket.sendto", "sqlite3.connect", "shutil.rmtree", "signal.pthread_kill",
}
REFUSALS_MAX = 200
TYPES = {int: "integer", float: "number"}


class Probe:
    def __init__(self, report_fd):
        self.report_fd = report_fd
        self.refusals = 0
        self.pre_parsers = []
        self.private = tuple(os.path.realpath(os.environ[name]) + os.sep for name in ("HOME", "TMPDIR") if name in os.environ)

    def finish(self, parser):
        """Reports the parser and leaves at once: nothing of the program may run after it."""
        payload = {"commands": list(commands_of(parser, [], parser.description))} if parser else {"error": "no parser"}
        os.write(self.report_fd, json.dumps(payload).encode())
        os._exit(0)

    def audit(self, event, args):
        if event == "open":
            path, mode, flags = args
            writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC)
            refused = bool(writes) and not self.is_private(path)
        else:
            refused = event in REFUSED_EVENTS and not (args and self.is_private(args[0]))
        if refused:
            self.refusals += 1
            if self.refusals > REFUSALS_MAX:
                os._exit(1)
            raise PermissionError("smcp only asks what this program can do; refused: " + event)

    def is_private(self, path):
        if not isinstance(path, (str, bytes, os.PathLike)):
            return False
        return path == os.devnull or os.path.realpath(os.fsdecode(path)).startswith(self.private)

    def install(self):
        def parse_args(parser, *_args, **_kwargs):
            self.finish(max([parser] + self.pre_parsers, key=lambda one: len(one._actions)))

        def parse_known_args(parser, _args=None, namespace=None):
            # Often a pre-parser that only looks for a configuration file: answered with its defaults, and kept.
            self.pre_parsers.append(parser)
            namespace = namespace or argparse.Namespace()
            for action in parser._actions:
                if action.dest != argparse.SUPPRESS and not hasattr(namespace, action.dest):
                    setattr(namespace, action.dest, None if action.default == argparse.SUPPRESS else action.default)
            return namespace, []

        argparse.ArgumentParser.parse_args = parse_args
        argparse.ArgumentParser.parse_intermixed_args = parse_args
        argparse.ArgumentParser.parse_known_args = parse_known_args
        argparse.ArgumentParser.parse_known_intermixed_args = parse_known_args
        sys.addaudithook(self.audit)


def commands_of(parser, path, description):
    """The leaf commands at any depth; an alias is the same parser again and is left out."""
    subparsers = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not subparsers:
        parameters = [parameter_of(action, parser) for action in parser._actions if is_offered(action)]
        yield {"path": path, "description": description or parser.description or "", "parameters": parameters}
    for action in subparsers:
        helps = {choice.dest: choice.help for choice in action._choices_actions}
        seen = []
        for name, sub in action.choices.items():
            if not any(sub is other for other in seen) and helps.get(name) != argparse.SUPPRESS:
                seen.append(sub)
                for command in commands_of(sub, path + [name], helps.get(name) or sub.description):
                    yield command


def is_offered(action):
    return action.help != argparse.SUPPRESS and not isinstance(action, (argparse._HelpAction, argparse._VersionAction))


def parameter_of(action, parser):
    longs = [flag for flag in action.option_strings if flag.startswith("--")]
    flag = (longs or action.option_strings or [None])[0]
    metavar = action.metavar if isinstance(action.metavar, str) else None
    kind = kind_of(action)
    return {
        "name": flag.lstrip("-") if flag else (action.dest or metavar),
        "flag": flag,
        "kind": kind,
        "type": "boolean" if kind in ("switch", "count") else TYPES.get(action.type, "string"),
        "choices": [one for one in action.choices if isinstance(one, (str, int, float))] if action.choices is not None else None,
        "default": None if kind == "switch" else json_value(action.default),
        "required": bool(action.required) and not (not flag and action.nargs in ("?", "*", "...")),
        "help": help_of(action, parser),
    }


def kind_of(action):
    name = type(action).__name__
    if name == "_CountAction":
        return "count"
    if action.nargs == argparse.REMAINDER:
        return "remainder"
    if action.nargs == 0 or name == "BooleanOptionalAction":
        return "switch"
    if action.nargs in ("*", "+") or isinstance(action.nargs, int):
        return "list-together"
    return "list-repeated" if name in ("_AppendAction", "_ExtendAction") else "value"


def help_of(action, parser):
    if not action.help:
        return ""
    try:
        return parser._get_formatter()._expand_help(action)
    except Exception:  # a program's own broken % is its own matter
        return action.help


def json_value(value):
    plain = isinstance(value, (str, int, float, list)) and value != argparse.SUPPRESS
    try:
        return json.loads(json.dumps(value, allow_nan=False)) if plain else None
    except ValueError:
        return None


def main():
    report_fd = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    path = os.path.abspath(sys.argv[1])
    sys.argv = [path]
    sys.path[0] = os.path.dirname(path)
    with open(path, "rb") as file:
        code = compile(file.read(), path, "exec")
    module = type(sys)("__main__")
    module.__dict__.update(__file__=path, __builtins__=__builtins__)
    sys.modules["__main__"] = module
    probe = Probe(report_fd)
    probe.install()
    try:
        exec(code, module.__dict__)
    except BaseException:  # SystemExit too: whatever ends the program, what was seen so far is reported
        pass
    probe.finish(max(probe.pre_parsers, key=lambda one: len(one._actions), default=None))


main()
