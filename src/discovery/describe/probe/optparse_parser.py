"""Reads what optparse knows about a program: its options. https://docs.python.org/3/library/optparse.html"""
import re

from describe import command, list_of, main_flag, negations, only_prints, parameter
from values import with_choices

SUPPRESS_HELP = "SUPPRESSHELP"
TYPES = {"int": "integer", "long": "integer", "float": "number"}


def patch(optparse, probe):
    def end(parser, args=None, *more, **kwargs):
        if probe.program.is_other(args):
            return probe.program.as_it_is(parse_args, parser, args, *more, **kwargs)
        return probe.finish(parser, commands_of)

    def remember(parser, *args, **kwargs):
        if not probe.program.is_other(None):
            probe.remember(parser, commands_of)
        return format_help(parser, *args, **kwargs)

    format_help = optparse.OptionParser.format_help
    parse_args = optparse.OptionParser.parse_args
    optparse.OptionParser.parse_args = end
    optparse.OptionParser.format_help = remember


def commands_of(parser):
    lists = [parser.option_list] + [group.option_list for group in parser.option_groups]
    known = [option for options in lists for option in options]
    offered = [option for option in known if is_offered(option)]
    stores = [option for option in offered if option.action in ("store_true", "store_false")]
    pairs = negations((option.dest, option.action == "store_true", flag_of(option)) for option in stores)
    off = set(pairs.values())
    parameters = [parameter_of(option, parser, pairs) for option in offered if flag_of(option) not in off]
    spellings = [flag for option in known for flag in option._long_opts + option._short_opts]
    yield command((), parser.description and parser.get_description(), parameters + positionals_of(parser), spellings)


def is_offered(option):
    hides = option.action in ("help", "version") or not option.takes_value() and only_prints(option._long_opts)
    return option.help != SUPPRESS_HELP and not hides


def flag_of(option):
    return main_flag(option._long_opts + option._short_opts)


def parameter_of(option, parser, pairs):
    kind, form = kind_of(option)
    if flag_of(option) in pairs:
        form["negation"] = pairs[flag_of(option)]
    schema = with_choices({"type": TYPES.get(option.type, "string")}, option.choices)
    if takes_several_again(option):
        schema = list_of(schema, option.nargs)
    default = parser.defaults.get(option.dest)
    return parameter([flag_of(option)], kind, schema, default=default, notes=[help_of(option, parser)], **form)


def kind_of(option):
    if option.action == "count":
        return "count", {}
    if not option.takes_value():
        return "switch", {}
    if takes_several_again(option):
        return "list", {"list": "repeated", "each": "exact"}
    if (option.nargs or 1) > 1:
        return "list", {"least": option.nargs, "most": option.nargs, "list": "exact"}
    return ("list", {"list": "repeated"}) if option.action == "append" else ("value", {})


def takes_several_again(option):
    return option.action == "append" and (option.nargs or 1) > 1


def help_of(option, parser):
    try:
        return parser.formatter.expand_default(option) if option.help else ""
    except Exception:  # a default that can't be shown
        return option.help


def positionals_of(parser):
    """optparse does not know positionals; only the usage tells whether there are any."""
    told = re.sub(r"\n\s*\([^()]*\)\s*$", "", parser.usage or "")  # (STDIN is assumed if no FILE is given)
    usage = re.sub(r"(?i)^usage:|%prog|\[?options\]?", "", told).strip()
    usage = re.sub(r"(?<=[\w>]) (?=\.\.)", "", usage)  # FILE ...
    if not usage:
        return []
    words = [re.match(r"^\[?<?([\w-]+)>?(\s?\.{2,3})?\]?(\.{2,3})?$", word) for word in usage.split()]
    names = {found.group(1) for found in words if found}
    if usage == "[%s]" % "".join(names):
        return [parameter([], "value", {"type": "string"}, name=names.pop())]
    if all(words) and len(names) == 1:  # URL [URL...]
        return [parameter([], "list", {"type": "string"}, name=names.pop())]
    notes = ["As in: " + (parser.get_usage() or usage)]
    return [parameter([], "list", {"type": "string"}, name="args", notes=notes, source="help")]
