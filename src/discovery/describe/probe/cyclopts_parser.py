"""Reads what cyclopts knows about a program: its commands and their arguments. https://cyclopts.readthedocs.io"""
import enum
import inspect
import sys
import traceback

from annotations import items_of, value_of, without_none
from describe import command, for_group, only_prints, parameter
from values import with_choices

FACTS = {"takesDoubleDash": True, "takesNegativeNumbers": True}
# Every call that reads a command line.
CALLS = ("__call__", "run_async", "parse_args", "parse_known_args")


def patch(core, probe):
    def ending(method):
        def end(app, tokens=None, **kwargs):
            if probe.program.is_other(tokens):
                return probe.program.as_it_is(method, app, tokens, **kwargs)
            return probe.finish(Program(app), Program.commands)

        return end

    for name in CALLS:
        if name in vars(core.App):
            setattr(core.App, name, ending(vars(core.App)[name]))


class Program:
    """A program's app."""

    def __init__(self, app):
        self.app = app
        parent = getattr(app, "_meta_parent", None)
        self.description = text_of(app) or (parent and text_of(parent))

    def commands(self):
        return commands_of(self.app)


def commands_of(app, path=(), above=()):
    """Yields the commands at any depth, and those of a program that parses its own options first (a meta app)."""
    parent = getattr(app, "_meta_parent", None)
    if parent is not None:
        before = for_group([one for one in parameters_of(app)[0] if not one.get("positional")], len(path))
        yield from commands_of(parent, path, list(above) + before)
        return
    subs = list(subcommands_of(app))
    if app.default_command is not None:
        parameters, spellings = parameters_of(app)
        yield command(path, text_of(app), list(above) + parameters, spellings, FACTS)
    for name, sub in subs:
        yield from commands_of(sub, tuple(path) + (name,), above)


def subcommands_of(app):
    """Yields the commands, each by its first name. One may be imported only now: an error costs only that command."""
    seen = set()
    for name in app:
        if name.startswith("-"):
            continue
        try:
            sub = app[name]
        except (Exception, SystemExit):
            traceback.print_exc(file=sys.stderr)
            continue
        if id(sub) not in seen and getattr(sub, "show", True):
            seen.add(id(sub))
            yield name, sub


def text_of(app):
    """The text of a command without what its docstring says of the parameters."""
    text = inspect.cleandoc(app.help or "")
    parser = sys.modules.get("docstring_parser")
    if parser is None:
        return text
    doc = parser.parse(text)
    return "\n\n".join(filter(None, [doc.short_description, doc.long_description]))


def parameters_of(app):
    if app.default_command is None:
        return [], []
    known = app.assemble_argument_collection(parse_docstring=True)
    kinds = inspect.Parameter
    shown = [one for one in known if one.show and one.field_info.kind is not kinds.VAR_KEYWORD]
    # Some are not parsed at all.
    shown = [one for one in shown if getattr(one, "parse", True) and not only_prints(one.names)]
    # Positionals in their order, and options.
    shown.sort(key=lambda one: one.index if is_positional(one) else -1)
    return [parameter_of(one) for one in shown], [name for one in known for name in one.names if name.startswith("-")]


def is_positional(argument):
    """Whether it has no other spelling; what has one is given by it."""
    return not any(name.startswith("-") for name in flags_of(argument))


def flags_of(argument):
    kinds = inspect.Parameter
    if argument.field_info.kind in (kinds.POSITIONAL_ONLY, kinds.VAR_POSITIONAL):
        return []
    return list(argument.parameter.name)


def parameter_of(argument):
    kind, form = kind_of(argument)
    settings = argument.parameter
    variables = list(settings.env_var or ()) if not isinstance(settings.env_var, str) else [settings.env_var]
    notes = [settings.help] + (["Environment: %s." % ", ".join(variables)] if variables else [])
    return parameter(
        flags_of(argument),
        kind,
        schema_of_items(argument),
        name=argument.field_info.name or "value",
        required=argument.required and not variables,
        default=default_of(argument),
        notes=notes,
        **form
    )


def kind_of(argument):
    """The kind, and how its values are given."""
    if getattr(argument.parameter, "count", False):
        return "count", {}
    if is_flag(argument):
        off = [name for name in argument.negatives if name.startswith("--")]
        return "switch", {"negation": off[0]} if off else {}
    items = items_of(argument.hint)
    if argument.field_info.kind is inspect.Parameter.VAR_POSITIONAL:
        return "list", {"least": 1 if argument.required else None}
    if items is None:
        return "value", {}
    if len(items) > 1:
        return "list", {"least": len(items), "most": len(items), "list": "exact" if flags_of(argument) else "together"}
    several = getattr(argument.parameter, "consume_multiple", False)
    if flags_of(argument):
        return "list", {"list": "together" if several else "repeated"}
    return "list", {"least": 1 if argument.required else None}


def is_flag(argument):
    known = getattr(argument, "is_flag", None)  # since cyclopts 4
    return known() if known else argument.hint is bool


def schema_of_items(argument):
    choices = choices_of(argument)
    if choices:
        return with_choices({"type": "string"}, list(choices))
    items = items_of(argument.hint)
    schemas = [value_of(one) or {"type": "string"} for one in (items or [argument.hint])]
    return schemas[0] if all(one == schemas[0] for one in schemas) else {"type": "string"}


def choices_of(argument):
    if hasattr(argument, "get_choices"):  # since cyclopts 4
        return argument.get_choices(force=True)
    hint, transform = without_none(argument.hint), argument.parameter.name_transform
    is_enum = isinstance(hint, type) and issubclass(hint, enum.Enum)
    return [transform(one.name) for one in hint] if is_enum and transform else None


def default_of(argument):
    value = argument.field_info.default
    if value is inspect.Parameter.empty:
        return None
    transform = argument.parameter.name_transform
    return transform(value.name) if isinstance(value, enum.Enum) and transform else value
