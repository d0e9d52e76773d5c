"""Reads what docopt knows about a program: the patterns of its usage. http://docopt.org, and docopt-ng"""
import re
import sys

from describe import command, only_prints, parameter

WAYS_MAX = 200
TYPES = {"int": "integer", "integer": "integer", "n": "integer", "num": "integer", "float": "number", "number": "number"}
ROW = re.compile(r"^[ \t]*(<[^>]+>|[A-Z][A-Z0-9_-]*|-\S.*?)(?: {2,}|\t+|$)(.*)$")


def patch(module, probe):
    """Patches the last step before docopt compares the command line with its patterns."""
    owner = module.Pattern if hasattr(module.Pattern, "fix") else module.BranchPattern
    fix = owner.fix

    def end(pattern):
        fixed = fix(pattern)
        # docopt has read sys.argv by now, unless it was given other words.
        if probe.program.is_other([]):
            return fixed
        return probe.finish(Usage(fixed, text_of(sys._getframe(1))), commands_of)

    owner.fix = end


class Usage:
    """A parsed usage with the text from which it was made."""

    def __init__(self, pattern, text):
        self.pattern = pattern
        self.rows = rows_of(text)
        self.order = list(self.rows)
        self.printing = set()
        informative = [way for way in ways_of(pattern) if self.is_informative(way)]
        self.printing.update(flag for way in informative for item in way for flag in flags_of(item.one))
        start = re.split(r"(?im)^[^\n]*usage:", text)[0]
        self.description = start.strip()


    def row(self, one):
        """The row of an option or an argument: its metavar, its text and its spellings."""
        names = flags_of(one) or [one.name]
        found = next((self.rows[name] for name in names if name in self.rows), {})
        return dict({"metavar": "", "text": "", "spellings": names}, **found)

    def place(self, one):
        names = [self.order.index(name) for name in flags_of(one) if name in self.order]
        return min(names) if names else len(self.order)

    def only_prints(self, one):
        flags = flags_of(one) + self.row(one)["spellings"] if kind_of(one) == "Option" else []
        return only_prints(flags) or not self.printing.isdisjoint(flags)

    def is_informative(self, way):
        """Whether a way only prints something: `prog (-h | --help)`."""
        is_short = 0 < len(way) <= 2 and all(kind_of(item.one) == "Option" for item in way)
        return is_short and any(self.only_prints(item.one) for item in way)


def flags_of(one):
    # docopt-ng calls the long one `longer`.
    found = (getattr(one, name, None) for name in ("short", "long", "longer"))
    return [flag for flag in found if flag]


def text_of(frame):
    found = (frame.f_locals.get(name) for name in ("doc", "docstring"))
    return next((one for one in found if isinstance(one, str)), "")


def rows_of(text):
    """The metavar and the help of each option and argument that has a row, by its first spelling."""
    rows, last = {}, None
    for line in re.split(r"(?im)^[^\n]*usage:[^\n]*", text)[-1].splitlines():
        found = ROW.match(line)
        if found:
            head = found.group(1)
            spellings = re.findall(r"(?:^|[\s,])(-{1,2}[\w?@#-]+)", head) if head.startswith("-") else [head]
            metavar = next(iter(re.findall(r"[\s=]<?([A-Za-z][\w-]*)>?$", head)), "")
            last = {"metavar": metavar, "lines": [found.group(2)], "spellings": spellings}
            rows.update((one, last) for one in spellings)
        elif last is not None and line.strip() and line[:1].isspace():
            last["lines"].append(line)
        else:
            last = None
    return {name: dict(one, text=" ".join(part.strip() for part in one["lines"])) for name, one in rows.items()}


def commands_of(usage):
    """Yields a command for each row of words; what not all of its patterns require is optional."""
    by_path = {}
    for way in ways_of(usage.pattern):
        path = tuple(item.one.name for item in way if kind_of(item.one) == "Command")
        by_path.setdefault(path, []).append(way)
    for path, ways in by_path.items():
        shown = [way for way in ways if not usage.is_informative(way)]
        if shown or len(by_path) == 1:
            yield command_of(usage, path, shown)


def command_of(usage, path, ways):
    arguments, options = {}, {}
    for way in ways:
        depth = 0
        for item in way:
            kind = kind_of(item.one)
            depth += kind == "Command"
            if kind == "Argument":
                # `ship <name> move`: before the last word.
                key = (item.one.name, depth if depth < len(path) else None)
                arguments.setdefault(key, []).append((way, item))
            elif kind == "Option" and not usage.only_prints(item.one):
                options.setdefault(item.one.name, []).append((way, item))
    known = sorted(options.values(), key=lambda items: usage.place(items[0][1].one))
    parameters = [argument(usage, items, depth, ways) for (_, depth), items in arguments.items()]
    parameters += [option(usage, items[0][1].one, is_needed(items, ways)) for items in known]
    spellings = [flag for way in ways for item in way if kind_of(item.one) == "Option" for flag in flags_of(item.one)]
    # To docopt, `--` is one more argument unless the usage has it.
    facts = {"takesDoubleDash": any(item.one.name == "--" for way in ways for item in way)}
    return command(path, usage.description if not path else "", parameters, spellings, facts)


def is_needed(items, ways):
    """Whether every way needs it."""
    return {id(way) for way, item in items if item.is_needed} == {id(way) for way in ways}


def argument(usage, items, depth, ways):
    one, required = items[0][1].one, is_needed(items, ways)
    form = {} if depth is None else {"depth": depth}
    notes, name = [usage.row(one)["text"]], one.name.strip("<>")
    is_twice = len(items) > len({id(way) for way, _ in items})
    if not is_twice and not any(item.is_many for _, item in items):
        return parameter([], "value", {"type": "string"}, name, required, notes=notes, **form)
    return parameter([], "list", {"type": "string"}, name, required, notes=notes, least=1 if required else None, **form)


def option(usage, one, required):
    flags, row = flags_of(one), usage.row(one)
    notes = [re.sub(r"\s*\[default: [^\]]*\]\.?", "", row["text"])]
    value = {"type": TYPES.get(row["metavar"].lower(), "string")}
    if not one.argcount:
        is_count = isinstance(one.value, int) and not isinstance(one.value, bool)
        return parameter(flags, "count" if is_count else "switch", value, notes=notes)
    if isinstance(one.value, list):
        return parameter(flags, "list", value, "", required, one.value, notes, list="repeated")
    return parameter(flags, "value", value, "", required, one.value or None, notes)


def kind_of(pattern):
    """The name of the pattern's class; `-` and `--` are marks, which docopt takes for commands."""
    kind = type(pattern).__name__.lstrip("_")
    return "Mark" if kind == "Command" and pattern.name in ("-", "--") else kind


class Item:
    """An argument, an option or a command on a way through the usage."""

    def __init__(self, one, is_needed=True, is_many=False):
        self.one = one
        self.is_needed = is_needed
        self.is_many = is_many


def ways_of(pattern, is_root=True):
    """All ways through the usage that differ in their rows or commands; `(<a> | <b>)` is one, which needs neither."""
    kind = kind_of(pattern)
    if kind in ("Argument", "Command", "Mark", "Option"):
        return [[Item(pattern)]]
    # The rows of the usage are alternatives at the top.
    is_above = is_root and kind == "Required" and len(pattern.children) == 1
    parts = [ways_of(one, is_above) for one in pattern.children]
    others = [part for one, part in zip(pattern.children, parts) if not is_input(one)]
    # `(- | FILE)`: the dash is a value for the file.
    if kind == "Either" and len(others) == 1:
        return others[0]
    if kind == "Either" and (is_root or has_commands(pattern)):
        return [way for part in parts for way in part][:WAYS_MAX]
    ways = [[]]
    for part in parts:
        ways = [way + more for way in ways for more in part][:WAYS_MAX]
    if kind == "Required":
        return ways
    if kind == "OneOrMore":
        return [[Item(item.one, item.is_needed, True) for item in way] for way in ways]
    optional = [[Item(item.one, False, item.is_many) for item in way] for way in ways]
    # `[add]`: with the command and without.
    return optional + [[]] if has_commands(pattern) else optional


def is_input(pattern):
    """Whether it is the lone dash that stands for the standard input."""
    children = getattr(pattern, "children", [])
    return kind_of(pattern) == "Mark" and pattern.name == "-" or len(children) == 1 and is_input(children[0])


def has_commands(pattern):
    return kind_of(pattern) == "Command" or any(map(has_commands, getattr(pattern, "children", [])))
