"""Reads what click, or typer on top of it, knows about a program. https://click.palletsprojects.com/en/stable/api/

typer includes its own click, whose parameters lack some of click's attributes, hence getattr.
"""
import enum
import sys
import traceback

from describe import command, for_group, list_of, only_prints, parameter
from values import schema_of, with_choices

# Parameters that typer adds to every program.
COMPLETION = ("install_completion", "show_completion")


def patch(module, probe):
    """Patches make_context, which every command calls first, even a subclass with its own main."""

    def make_context(cmd, info_name, _args, parent=None, **extra):
        probe.finish(cmd, lambda root: commands_of(root, context_of(root, info_name, parent, module.Context, extra)))

    for one in list(vars(module).values()):
        if isinstance(one, type) and "make_context" in vars(one):
            one.make_context = make_context


def context_of(cmd, name, parent, context_class, extra=None):
    settings = dict(getattr(cmd, "context_settings", None) or {}, **(extra or {}))
    settings["resilient_parsing"] = True
    # Since click 8, a command has a context_class.
    return getattr(cmd, "context_class", context_class)(cmd, info_name=name, parent=parent, **settings)


def commands_of(cmd, context, path=(), above=(), spellings_above=()):
    """Yields the leaf commands at any depth, and groups that can be run themselves. Runs no callback."""
    own = [parameter_of(one, context) for one in cmd.params if is_offered(one)]
    spellings = [flag for one in cmd.get_params(context) for flag in list(one.opts) + list(one.secondary_opts)]
    spellings = list(spellings_above) + spellings
    is_group = hasattr(cmd, "list_commands")
    if not is_group or getattr(cmd, "invoke_without_command", False):
        text = getattr(cmd, "help", None) or getattr(cmd, "short_help", None)
        yield command(path, text, list(above) + own, spellings)
    if is_group:
        before = list(above) + for_group(own, len(path))
        for name, sub in subcommands_of(cmd, context):
            yield from commands_of(sub, context_of(sub, name, context, type(context)), tuple(path) + (name,), before, spellings)


def subcommands_of(group, context):
    """Yields a group's commands. A lazy group may import a module for each: an error costs only that command."""
    # Some groups use the current context.
    with context.scope(cleanup=False):
        for name in group.list_commands(context):
            try:
                sub = group.get_command(context, name)
            except (Exception, SystemExit):
                traceback.print_exc(file=sys.stderr)
                continue
            if sub is not None and not getattr(sub, "hidden", False):
                yield name, sub


def is_argument(param):
    return getattr(param, "param_type_name", "option") == "argument"


def is_offered(param):
    """Whether it is neither hidden nor a flag that only prints: --help, --version, typer's --install-completion."""
    is_flag = getattr(param, "is_flag", False)
    # An eager option with a value acts before the others, like flask's --app.
    is_informative = is_flag and getattr(param, "is_eager", False) and not getattr(param, "expose_value", True)
    is_well_known = is_flag and (only_prints(param.opts) or param.name in COMPLETION)
    return not (getattr(param, "hidden", False) or is_informative or is_well_known)


def is_required(param):
    """Also true if click would prompt for it, because nobody can answer; false if a variable may set it."""
    asks = getattr(param, "prompt", None) and getattr(param, "prompt_required", True)
    return bool((getattr(param, "required", False) or asks) and not envvars_of(param))


def parameter_of(param, context):
    opts, secondary = list(param.opts), list(param.secondary_opts)
    if not opts:  # " /--no-color" turns off only
        opts, secondary = secondary, []
    kind, form = kind_of(param)
    if kind == "switch" and secondary:
        form["negation"] = next((one for one in secondary if one.startswith("--")), secondary[0])
    return parameter(
        [] if is_argument(param) else opts,
        kind,
        value_schema(param),
        name=param.name or "",
        required=is_required(param),
        default=default_of(param),
        notes=[getattr(param, "help", None), *remarks(param)],
        **form
    )


def kind_of(param):
    """The kind of a parameter, and how its values are given."""
    nargs = getattr(param, "nargs", 1)
    if getattr(param, "count", False):
        return "count", {}
    if getattr(param, "is_flag", False):
        return "switch", {}
    if nargs == -1:
        return "list", {"least": 1 if getattr(param, "required", False) else None}
    if takes_several_again(param):
        return "list", {"list": "repeated", "each": "exact"}
    if nargs > 1:
        return "list", {"least": nargs, "most": nargs, "list": "together" if is_argument(param) else "exact"}
    if getattr(param, "multiple", False):
        return "list", {"list": "repeated"}
    return "value", {"isJoined": True} if getattr(param, "_flag_needs_value", False) else {}


def takes_several_again(param):
    """Whether it takes several values, and may be given again: `nargs=2, multiple=True`."""
    return getattr(param, "nargs", 1) > 1 and bool(getattr(param, "multiple", False))


def value_schema(param):
    kind = getattr(param, "type", None)
    schema = click_schema(kind) if kind is not None else typer_schema(param)
    return list_of(schema, param.nargs) if takes_several_again(param) else schema


def click_schema(kind):
    """The schema of a click type, by the names of its classes, because a program may contain several clicks."""
    names = {one.__name__ for one in type(kind).__mro__}
    if "Choice" in names:
        return with_choices({"type": "string"}, [choice_text(kind, one) for one in kind.choices])
    if "Tuple" in names:
        return schema_of_all([click_schema(one) for one in kind.types])
    if "FuncParamType" in names:
        return schema_of(kind.func)
    if "BoolParamType" in names:
        return {"type": "boolean"}
    if names & {"IntParamType", "IntRange"}:
        return with_range({"type": "integer"}, kind)
    if names & {"FloatParamType", "FloatRange"}:
        return with_range({"type": "number"}, kind)
    return {"type": "string"}


def typer_schema(param):
    """The schema of a parameter of typer since 0.21: from its annotation and the options given with it."""
    descriptor = getattr(param, "type_descriptor", None)
    choices = getattr(descriptor, "choices", None)
    if choices is not None:
        return with_choices({"type": "string"}, [str(getattr(one, "value", one)) for one in choices])
    parser = getattr(getattr(descriptor, "parameter_info", None), "parser", None)
    return with_range(schema_of(parser) if parser else annotation_schema(getattr(descriptor, "annotation", str)), param)


def annotation_schema(annotation):
    inner = getattr(annotation, "__args__", None)
    if inner:
        return schema_of_all([annotation_schema(one) for one in inner])
    return {"type": "boolean"} if annotation is bool else schema_of(annotation)


def schema_of_all(schemas):
    """The schema of a list's items: text if they have different types."""
    return schemas[0] if schemas and all(one == schemas[0] for one in schemas) else {"type": "string"}


def with_range(schema, bounds):
    words = (("min", "min_open", "minimum", "exclusiveMinimum"), ("max", "max_open", "maximum", "exclusiveMaximum"))
    for end, is_open, closed_word, open_word in words:
        value = getattr(bounds, end, None)
        if isinstance(value, (int, float)):
            schema = dict(schema, **{open_word if getattr(bounds, is_open, False) else closed_word: value})
    return schema


def choice_text(kind, choice):
    normalize = getattr(kind, "normalize_choice", None)  # click 8.2: click uses an Enum member's name, typer its value
    return normalize(choice, None) if normalize else str(getattr(choice, "value", choice))


def default_of(param):
    value = getattr(param, "default", None)
    if type(value).__name__ == "Sentinel":  # click 8.3: no default, represented by an Enum member
        return False if getattr(param, "is_flag", False) else None
    if callable(value) and not isinstance(value, enum.Enum):
        return None
    if isinstance(value, enum.Enum) and getattr(param, "type", None) is not None:
        return choice_text(param.type, value)
    return value.value if isinstance(value, enum.Enum) else value


def remarks(param):
    info = getattr(getattr(param, "type_descriptor", None), "parameter_info", None)
    formats = getattr(getattr(param, "type", info), "formats", None)
    if formats:
        yield "Format: %s." % " or ".join(formats)
    names = envvars_of(param)
    if names:
        yield "Environment: %s." % ", ".join(names)


def envvars_of(param):
    names = getattr(param, "envvar", None) or []
    return [names] if isinstance(names, str) else [str(one) for one in names]
