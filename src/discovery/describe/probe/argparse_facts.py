"""What argparse makes of a word that begins with a certain character."""
import re


def facts_of(parsers, drops):
    """Of a command, by its own parser and those of the groups above it: each reads the whole rest of the line."""
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
    """Whether it takes a `--` out of the values of every positional; it was mended after Python 3.13.0."""
    parser = argparse.ArgumentParser(prog="", add_help=False)
    parser.add_argument("first")
    parser.add_argument("rest", nargs="*")
    return parser.parse_args(["--", "first", "--"]).rest == []
