"""Builds commands and parameters in the terms of src/discovery/tool.ts, the same for every library."""
import os
import re

from values import fitting

# How often a counted switch may be given: -vvv has a meaning, a thousand v do not.
COUNT_MAX = 100


def command(path, description, parameters, spellings, facts=()):
    """`spellings` are all flags that the parser knows, including hidden ones and other names of an option.

    `facts` are the ParserFacts of tool.ts that differ between parsers.
    """
    known = {
        "path": list(path),
        "description": clean(description),
        "parameters": parameters,
        "takesDoubleDash": True,
        "spellings": list(spellings),
    }
    # Matters only for groups with positionals of their own.
    if any(one.get("positional") and "depth" in one for one in parameters):
        known["takesDoubleDashInGroups"] = True
    return dict(known, **dict(facts))


def any_arguments():
    """The parameter for words that are passed on as they are. The same as in ../any-arguments.ts."""
    text = "The command-line arguments, one item each."
    schema = {"type": "array", "items": {"type": "string"}, "description": text}
    return {"name": "args", "required": False, "schema": schema, "positional": True, "isRaw": True}


def about(parser):
    """What a parser of any library says about its program; argparse and optparse put the program's name in it."""
    text = getattr(parser, "description", None) or getattr(parser, "help", None) or getattr(parser, "short_help", None)
    return re.sub(r"%\(prog\)s|%prog\b", lambda _: str(getattr(parser, "prog", None) or "it"), clean(text))


def parameter(flags, kind, value, name="", required=False, default=None, notes=(), **form):
    """One option, or a positional if `flags` is empty.

    `kind` is switch, count, value or list; `value` is the schema of one value. `form` may have least and most (for a
    list), negation, isJoined, isOneWord, list, each.
    """
    least, most = form.pop("least", None), form.pop("most", None)
    schema = schema_of_kind(kind, value, least, most)
    flag = main_flag(flags)
    text = sentences(notes)
    if text:
        schema["description"] = text
    fitted = fitting(default, schema) if kind != "switch" or "negation" in form else None
    if fitted not in (None, "") and not is_here(fitted):
        schema["default"] = fitted
    if kind == "switch":
        form["isSwitch"] = True
    if kind == "count":
        form["isCount"] = True
    if kind == "list":
        form.setdefault("list", "together")
    form.update({"flag": flag} if flag else {"positional": True})
    return dict(form, name=clean_name(flag or name), required=bool(required), schema=schema)


def is_here(default):
    """Whether it is a path in the current folder, which is another one in each call."""
    here = os.getcwd()
    return isinstance(default, str) and len(here) > 1 and (default + os.sep).startswith(here + os.sep)


def schema_of_kind(kind, value, least, most):
    if kind == "switch":
        return {"type": "boolean"}
    if kind == "count":
        return {"type": "integer", "minimum": 0, "maximum": COUNT_MAX}
    if kind == "value":
        return dict(value)
    bounds = {"minItems": least or None, "maxItems": most}
    return dict({"type": "array", "items": value}, **{word: one for word, one in bounds.items() if one is not None})


def list_of(value, count):
    """The schema of a list with so many values, for an option that takes several each time it is given."""
    return {"type": "array", "items": value, "minItems": count, "maxItems": count}


def for_group(parameters, depth):
    """The parameters that a command takes from a group above it, to be given before the group's next word."""
    return [dict(one, depth=depth) for one in parameters]


def negations(switches):
    """Pairs such as --color and --no-color: the flag that turns on -> the one that turns off.

    `switches` are triples of destination, value and flag. More than two for one destination are not a pair, nor are two
    whose names have nothing in common: nobody would look for --first under --repeat.
    """
    by_destination = {}
    for destination, value, flag in switches:
        by_destination.setdefault(destination, ([], []))[0 if value else 1].append(flag)
    pairs = [(on[0], off[0]) for on, off in by_destination.values() if len(on) == len(off) == 1]
    return {on: off for on, off in pairs if stem_of(on) in off or stem_of(off) in on}


def stem_of(flag):
    """`color` of --no-color and --with-color."""
    return re.sub(r"^-+(?:no|not|dont|with|without|enable|disable|skip|show|hide)?-?(?=\w)", "", flag)


def only_prints(flags):
    """Whether it is --help or --version, even if the program defines it itself."""
    return not {"--help", "--version"}.isdisjoint(flags)


def main_flag(flags):
    """The spelling that is used, and from which the name is made."""
    return next((flag for flag in flags if flag.startswith("--")), flags[0] if flags else None)


def sentences(notes):
    """Joins notes; adds the full stops that help texts mostly lack."""
    texts = [one for one in map(clean, notes) if one and not is_placeholder(one)]
    return " ".join([one if one[-1] in ".!?:)" else one + "." for one in texts[:-1]] + texts[-1:])


def is_placeholder(text):
    """Whether a text only stands for one that the program puts in its place when it prints its help: `__FORMATS__`."""
    return re.match(r"__[A-Z0-9_]+__(?: \(default: [^)]*\))?$", text) is not None


def clean_name(text):
    """A name that every client accepts for a property."""
    name = re.sub(r"[^a-zA-Z0-9_.-]+", "_", str(text)).lstrip("-_").rstrip("_")
    return name[:64] or "value"


def clean(text):
    """Removes the source's indent, and click's marks: text ends at a form feed, a backspace starts a paragraph."""
    lines = str(text or "").split("\f")[0].replace("\b", "").strip().splitlines()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.strip() for line in lines))
