"""Reads which flags of absl are a program's own. https://abseil.io/docs/python/guides/flags"""
import dis
import enum
import inspect
import re
import sys

from describe import command, only_prints, parameter
from values import with_choices

FACTS = {"takesDoubleDash": True}
TYPES = {"int": "integer", "float": "number"}


def patch(app, probe):
    run = app.run

    def end(main, argv=None, *args, **kwargs):
        if probe.program.is_other(None if argv is sys.argv else argv):
            return probe.program.as_it_is(run, main, argv, *args, **kwargs)
        if args or kwargs.get("flags_parser"):
            # A parser of the program's own, mostly one of argparse.
            return run(main, argv, *args, **kwargs)
        return probe.finish(Flags(app.flags.FLAGS, main, probe.program), Flags.commands)

    app.run = end


def patch_flags(flagvalues, probe):
    """Programs that do without absl.app.run call the flags themselves."""
    call = flagvalues.FlagValues.__call__

    def end(flags, argv, *args, **kwargs):
        if flags is not flagvalues.FLAGS or probe.program.is_other(None if argv is sys.argv else argv):
            return call(flags, argv, *args, **kwargs)
        return probe.finish(Flags(flags, None, probe.program), Flags.commands)

    flagvalues.FlagValues.__call__ = end


class Flags:
    """The flags of a program, and the function that gets the rest of the command line."""

    def __init__(self, values, main, program):
        self.values = values
        self.main = main
        self.program = program
        module = sys.modules.get(getattr(main, "__module__", None) or "__main__")
        self.description = (inspect.getdoc(module) or "").replace("%s", "it")

    def own(self):
        """Those that modules of the program define, and those that its main module declares as its own, too."""
        modules = self.values.flags_by_module_dict()
        flags = [flag for name, found in modules.items() if self.program.owns_module(name) for flag in found]
        flags += self.values.get_key_flags_for_module(sys.argv[0])
        return list({flag.name: flag for flag in flags if flag.name in self.values}.values())

    def commands(self):
        shown = [flag for flag in self.own() if not only_prints(["--" + flag.name])]
        parameters = [parameter_of(flag) for flag in shown] + positionals_of(self.main)
        names = [name for flag in self.own() for name in (flag.name, flag.short_name) if name]
        spellings = [dashes + name for name in names for dashes in ("-", "--")]
        yield command((), self.description, parameters, spellings, FACTS)


def positionals_of(main):
    """The words that are no flags go to the main function, if it uses them."""
    code = getattr(main, "__code__", None)
    if not code or not code.co_argcount:
        return []
    name = code.co_varnames[0]
    loaded = [one.argval for one in dis.get_instructions(code) if one.opname.startswith("LOAD_")]
    # Python 3.13 loads two at once.
    is_used = any(name in one if isinstance(one, tuple) else name == one for one in loaded)
    return [parameter([], "list", {"type": "string"}, name="args")] if is_used else []


def parameter_of(flag):
    value, kind = value_of(flag), flag.flag_type()
    needed = any("other than None" in (one.message or "") for one in flag.validators)
    required = needed and flag.default is None
    # absl adds these words to the texts.
    text = re.sub(r"^<[^>]*>: |;\s*repeat this option to specify a list of values$", "", flag.help or "")
    name, notes, default = "--" + flag.name, [text], default_of(flag)
    if kind == "bool":
        off = "--no" + flag.name
        return parameter([name], "switch", {"type": "boolean"}, "", required, default, notes, negation=off)
    if kind.startswith("multi"):
        return parameter([name], "list", value, "", required, default, notes, list="repeated")
    if kind.startswith("comma"):
        return parameter([name], "list", {"type": "string"}, "", required, default, notes, list="commas")
    return parameter([name], "value", value, "", required, default, notes)


def default_of(flag):
    """The default as it is written: of an Enum, the name of its member."""
    value, names = flag.default, getattr(flag.parser, "member_names", None)
    if not names or not isinstance(value, enum.Enum):
        return value
    return next((name for name in names if name.lower() == value.name.lower()), None)


def value_of(flag):
    """The schema of one value, by the parser of the flag."""
    parser = flag.parser
    schema = {"type": TYPES.get(parser.flag_type(), "string")}
    for bound, word in (("lower_bound", "minimum"), ("upper_bound", "maximum")):
        number = getattr(parser, bound, None)
        if number is not None and schema["type"] != "string":
            schema[word] = number
    return with_choices(schema, getattr(parser, "enum_values", None) or getattr(parser, "member_names", None))
