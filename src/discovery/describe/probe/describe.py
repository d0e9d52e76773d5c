"""Commands and parameters in the words of src/discovery/tool.ts, made alike for every library."""
import re

from values import fitting

# The most that a counted switch is given: -vvv means something, a thousand v do not.
COUNT_MAX = 100


def command(path, description, parameters, spellings, facts=()):
    """`spellings` are all flags that its parser knows, hidden ones and other names of the same option too.

    `facts` are those of ParserFacts in tool.ts that are not so for every parser.
    """
    known = {
        "path": list(path),
        "description": clean(description),
        "parameters": parameters,
        "takesDoubleDash": True,
        "spellings": list(spellings),
    }
    # Said only where it matters: of a group with positionals of its own.
    if any(one.get("positional") and "depth" in one for one in parameters):
        known["takesDoubleDashInGroups"] = True
    return dict(known, **dict(facts))


def about(parser):
    """What a parser, of whichever library, says of its program; argparse and optparse show their own name in it."""
    text = getattr(parser, "description", None) or getattr(parser, "help", None) or getattr(parser, "short_help", None)
    return re.sub(r"%\(prog\)s|%prog\b", lambda _: str(getattr(parser, "prog", None) or "it"), clean(text))


def parameter(flags, kind, value, name="", required=False, default=None, notes=(), **form):
    """One option, or a positional where `flags` is empty.

    `kind` is switch, count, value or list, `value` the schema of one value. `form` may have least and most (of a list),
    negation, isJoined, list.
    """
    least, most = form.pop("least", None), form.pop("most", None)
    schema = schema_of_kind(kind, value, least, most)
    flag = main_flag(flags)
    text = sentences(notes)
    if text:
        schema["description"] = text
    fitted = fitting(default, schema) if kind != "switch" or "negation" in form else None
    if fitted is not None:
        schema["default"] = fitted
    if kind == "switch":
        form["isSwitch"] = True
    if kind == "count":
        form["isCount"] = True
    if kind == "list":
        form.setdefault("list", "together")
    form.update({"flag": flag} if flag else {"positional": True})
    return dict(form, name=clean_name(flag or name), required=bool(required), schema=schema)


def schema_of_kind(kind, value, least, most):
    if kind == "switch":
        return {"type": "boolean"}
    if kind == "count":
        return {"type": "integer", "minimum": 0, "maximum": COUNT_MAX}
    if kind == "value":
        return dict(value)
    bounds = {"minItems": least or None, "maxItems": most}
    return dict({"type": "array", "items": value}, **{word: one for word, one in bounds.items() if one is not None})


def for_group(parameters, depth):
    """What a command needs of the groups above it, each before the word that follows."""
    return [dict(one, depth=depth) for one in parameters]


def negations(switches):
    """Pairs such as --color and --no-color: the flag that turns on -> the one that turns off again.

    `switches` are triples of destination, value and flag. More than two to one destination are no pair.
    """
    by_destination = {}
    for destination, value, flag in switches:
        by_destination.setdefault(destination, ([], []))[0 if value else 1].append(flag)
    return {on[0]: off[0] for on, off in by_destination.values() if len(on) == len(off) == 1}


def only_prints(flags):
    """--help and --version, also where a program has made them itself."""
    return not {"--help", "--version"}.isdisjoint(flags)


def main_flag(flags):
    """The one spelling that is used and gives the name."""
    return next((flag for flag in flags if flag.startswith("--")), flags[0] if flags else None)


def sentences(notes):
    """A help is mostly no sentence; what is added to it is one."""
    texts = [one for one in map(clean, notes) if one]
    return " ".join([one if one[-1] in ".!?:)" else one + "." for one in texts[:-1]] + texts[-1:])


def clean_name(text):
    """What every client takes as the name of a property."""
    name = re.sub(r"[^a-zA-Z0-9_.-]+", "_", str(text)).lstrip("-_").rstrip("_")
    return name[:64] or "value"


def clean(text):
    """Without the indent of the source; click shows it up to a form feed, and marks paragraphs with a backspace."""
    lines = str(text or "").split("\f")[0].replace("\b", "").strip().splitlines()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.strip() for line in lines))
