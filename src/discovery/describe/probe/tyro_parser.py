"""Has tyro make a parser of argparse, because its own can't be read. https://brentyi.github.io/tyro/"""
import inspect
import re
import sys
import warnings

from argparse_parser import commands_of

TYPES = {"INT": int, "FLOAT": float}


def patch(module, probe):
    cli, get_parser = module.cli, getattr(module, "get_parser", None)
    if get_parser is None:
        return

    def end(f, *more, **kwargs):
        if probe.program.is_other(kwargs.get("args")):
            return probe.program.as_it_is(cli, f, *more, **kwargs)
        known = inspect.signature(get_parser).parameters
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            parser = get_parser(f, *more, **{name: one for name, one in kwargs.items() if name in known})
        argparse = module_of(parser)
        complete(argparse, parser)
        return probe.finish(parser, lambda one: commands_of(argparse, one, False))

    module.cli = end


def module_of(parser):
    """argparse, or tyro's copy of it."""
    modules = [sys.modules[one.__module__] for one in type(parser).__mro__]
    return next(one for one in modules if hasattr(one, "_SubParsersAction"))


def complete(argparse, parser):
    """Moves what tyro says in metavars and texts to where argparse has it."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for sub in action.choices.values():
                complete(argparse, sub)
            continue
        if action.type is None:
            action.type = TYPES.get(str(action.metavar).split("|")[-1])
        if action.nargs == 1:
            action.nargs = None
        found = re.search(r"\s*\((?:default: (.*)|required)\)$", action.help or "", re.S)
        if found:
            action.help = action.help[:found.start()]
            shown = found.group(1) if action.nargs is None else None
            if action.nargs != 0:
                action.default = None if shown in (None, "None") else shown
