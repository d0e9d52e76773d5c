"""Reads what fire makes of a program: its functions, and the methods of its classes. https://google.github.io/python-fire/

fire reads each value as a Python literal, and a word without dashes after a flag as the flag's value.
"""
import inspect
import sys

from annotations import annotations_of, items_of, of_value, value_of
from describe import command, for_group, parameter
from values import schema_of

COMMANDS_MAX = 500
DEPTH_MAX = 5
FACTS = {"takesDoubleDash": False, "takesNegativeNumbers": True}


def patch(core, probe):
    fire = core.Fire

    def end(component=None, command=None, name=None, **more):
        if probe.program.is_other(command):
            return probe.program.as_it_is(fire, component, command, name, **more)
        if component is None:
            component = own_names(sys._getframe(1))
        return probe.finish(Program(Fire(core), component), Program.commands)

    core.Fire = end


def own_names(frame):
    """What a module defines that passes itself, as fire.Fire() does."""
    names = dict(frame.f_globals, **frame.f_locals)
    module = frame.f_globals.get("__name__")
    return {name: one for name, one in names.items() if getattr(one, "__module__", None) == module}


class Program:
    """What fire makes commands of."""

    def __init__(self, fire, component):
        self.fire = fire
        self.component = component
        is_named = inspect.isclass(component) or inspect.isroutine(component) or inspect.ismodule(component)
        doc = fire.doc(component if is_named else type(component))
        self.description = doc.summary if doc and type(component) is not dict else None

    def commands(self):
        return commands_of(self.fire, self.component)


class Fire:
    """The parts of fire by which it reads a component itself."""

    def __init__(self, core):
        self.specs = core.inspectutils
        self.completion = core.completion
        self.docstrings = sys.modules["fire.docstrings"]
        self.decorators = core.decorators

    def members(self, component):
        members = self.completion.VisibleMembers(component, class_attrs={})
        return [(str(name), one) for name, one in members][:COMMANDS_MAX]

    def doc(self, component):
        try:
            return self.docstrings.parse(inspect.getdoc(component))
        except Exception:
            return None


def commands_of(fire, component, path=(), above=(), text=None):
    """Yields the functions at any depth; a class is a group of its methods."""
    if inspect.isroutine(component):
        yield leaf(fire, component, path, above, text)
    elif inspect.isclass(component):
        methods = methods_of(fire, component)
        if not methods:
            yield leaf(fire, component, path, above, text)
        before = list(above) + for_group(parameters_of(fire, component, False)[0], len(path))
        for name, method, takes_self in methods:
            yield leaf(fire, method, tuple(path) + (name,), before, None, takes_self)
    elif len(path) < DEPTH_MAX and is_group(component):
        if callable(component):
            yield leaf(fire, component.__call__, path, above, text)
        for name, member in fire.members(component):
            yield from commands_of(fire, member, tuple(path) + (name,), above)


def is_group(component):
    """Whether it has commands: a dict, a module or an object of the program's own."""
    return isinstance(component, dict) or inspect.ismodule(component) or type(component).__module__ != "builtins"


def methods_of(fire, component):
    """The public methods of a class, without instantiating it."""
    found = []
    for name, member in inspect.getmembers(component, inspect.isroutine):
        kept = inspect.getattr_static(component, name)
        takes_self = not isinstance(kept, (staticmethod, classmethod))
        if not name.startswith("_") and not inspect.isbuiltin(member):
            found.append((name, member, takes_self))
    return found


def leaf(fire, component, path, above, text, takes_self=False):
    parameters, spellings = parameters_of(fire, component, takes_self)
    doc = fire.doc(component)
    own = doc and "\n\n".join(filter(None, [doc.summary, doc.description]))
    return command(path, text or own, list(above) + parameters, spellings, FACTS)


def parameters_of(fire, component, takes_self):
    spec = fire.specs.GetFullArgSpec(component)
    names = spec.args[1:] if takes_self else spec.args
    defaults = dict(zip(reversed(names), reversed(spec.defaults)))
    defaults.update(spec.kwonlydefaults)
    doc = fire.doc(component)
    helps = {one.name: one.description for one in (doc.args if doc and doc.args else [])}
    kinds = annotations_of(component)
    parsers = fire.decorators.GetParseFns(component).get("named") or {}
    flags = list(names) + list(spec.kwonlyargs)
    parameters = [option(one, defaults, kinds.get(one), helps.get(one), parsers.get(one)) for one in flags]
    if spec.varargs:
        value = value_of(kinds.get(spec.varargs)) or {"type": "string"}
        parameters.append(parameter([], "list", value, name=spec.varargs, notes=[helps.get(spec.varargs)]))
    spellings = [text for one in flags for text in ("--" + one, "--" + one.replace("_", "-"), "-" + one[0])]
    return parameters, spellings


def option(name, defaults, kind, text, parse):
    default = defaults.get(name)
    items = items_of(kind) or isinstance(default, (list, tuple, dict, set))
    value = {"type": "string"} if items else value_of(kind) or of_value(default) or {"type": "string"}
    if parse is not None:
        value = schema_of(parse)
    notes = [text]
    if items and parse is None:
        notes.append("A Python literal" + (", by default %r." % (default,) if default is not None else "."))
    made = parameter(["--" + name], "value", value, required=name not in defaults, default=default, notes=notes)
    if value["type"] != "boolean":
        return dict(made, isOneWord=True)
    # fire would take `true` for a text, and `--flag word` for a flag with a value.
    return dict(made, isSwitch=True, flag="--%s=True" % name, negation="--%s=False" % name)
