"""How argparse reads words that begin with certain characters."""
import re


def facts_of(parsers, drops):
    """Facts of a command, from its own parser and those of the groups above it: each reads the rest of the line."""
    flags = [flag for parser in parsers for action in parser._actions for flag in action.option_strings]
    option_prefixes = distinct(parser.prefix_chars for parser in parsers)
    file_prefixes = distinct(parser.fromfile_prefix_chars or "" for parser in parsers)
    facts = {"takesNegativeNumbers": not any(re.match(r"-[\d.]", flag) for flag in flags)}
    if drops:
        facts["dropsDoubleDash"] = True
    if option_prefixes != "-":
        facts["optionPrefixes"] = option_prefixes
    if file_prefixes:
        facts["filePrefixes"] = file_prefixes
    return facts


def distinct(texts):
    return "".join(dict.fromkeys("".join(texts)))


def drops_double_dash(argparse):
    """Whether argparse removes a `--` from the values of every positional; this was fixed after Python 3.13.0."""
    parser = argparse.ArgumentParser(prog="", add_help=False)
    parser.add_argument("first")
    parser.add_argument("rest", nargs="*")
    return parser.parse_args(["--", "first", "--"]).rest == []
