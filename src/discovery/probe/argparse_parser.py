"""What argparse knows of a program. https://docs.python.org/3/library/argparse.html"""
from describe import clean_name, command, for_group, main_flag, negations, parameter
from values import schema_of, with_choices

SUPPRESS = "==SUPPRESS=="
REMAINDER = "..."


def patch(argparse, probe):
    reader = Reader(argparse)
    parser_class = argparse.ArgumentParser
    parse_known_args = parser_class.parse_known_args

    def end(parser, *_args, **_kwargs):
        probe.finish(parser, reader.commands_of)

    def look(parser, _args=None, namespace=None, **_kwargs):
        # Often a first parser, which only looks for a configuration file: it is answered as by an empty line.
        probe.remember(parser, reader.commands_of)
        try:
            return parse_known_args(parser, [], namespace)
        except (Exception, SystemExit):
            return with_defaults(parser, namespace or argparse.Namespace()), []

    parser_class.parse_args = parser_class.parse_intermixed_args = end
    parser_class.parse_known_args = parser_class.parse_known_intermixed_args = look
    # `if len(sys.argv) == 1: parser.print_help()` shows the parser too.
    for name in ("format_help", "format_usage"):
        setattr(parser_class, name, remembering(getattr(parser_class, name), probe, reader))


def remembering(method, probe, reader):
    def remember(parser, *args, **kwargs):
        probe.remember(parser, reader.commands_of)
        return method(parser, *args, **kwargs)

    return remember


def with_defaults(parser, namespace):
    for action in parser._actions:
        if action.dest != SUPPRESS and not hasattr(namespace, action.dest):
            setattr(namespace, action.dest, None if action.default == SUPPRESS else action.default)
    return namespace


class Reader:
    def __init__(self, argparse):
        self.argparse = argparse

    def commands_of(self, parser, path=(), description=None, above=()):
        """The leaf commands at any depth; an alias is the same parser again and is left out."""
        groups = [action for action in parser._actions if isinstance(action, self.argparse._SubParsersAction)]
        if not groups:
            offered = [action for action in parser._actions if self.is_offered(action)]
            parameters = list(above) + self.parameters_of(parser, offered)
            sentences = [description or parser.description or "", needed_of_groups(parser)]
            takes_double_dash = all(action.nargs != REMAINDER for action in offered)
            yield command(path, "\n\n".join(filter(None, sentences)), parameters, takes_double_dash)
        for group in groups:
            needed = [action for action in parser._actions if self.is_needed(action, parser, group)]
            before = list(above) + for_group(self.parameters_of(parser, needed), len(path))
            helps = {choice.dest: choice.help for choice in group._choices_actions}
            subparsers = {id(sub): name for name, sub in reversed(list(group.choices.items()))}
            for name, sub in group.choices.items():
                if subparsers[id(sub)] == name and helps.get(name) != SUPPRESS:
                    yield from self.commands_of(sub, tuple(path) + (name,), helps.get(name) or sub.description, before)

    def is_offered(self, action):
        own = (self.argparse._HelpAction, self.argparse._VersionAction, self.argparse._SubParsersAction)
        return action.help != SUPPRESS and not isinstance(action, own)

    def is_needed(self, action, parser, group):
        """Without these no command of the group can be called."""
        if not self.is_offered(action):
            return False
        if not action.option_strings:
            return parser._actions.index(action) < parser._actions.index(group)
        return action.required or any(one.required and action in one._group_actions for one in parser._mutually_exclusive_groups)

    def parameters_of(self, parser, actions):
        stores = [action for action in actions if isinstance(action, (self.argparse._StoreTrueAction, self.argparse._StoreFalseAction))]
        pairs = negations((action.dest, action.const, main_flag(action.option_strings)) for action in stores)
        twins = {main_flag(action.option_strings): action for action in stores}
        parameters = []
        for action in actions:
            flag = main_flag(action.option_strings)
            if flag in pairs:
                twin = twins[pairs[flag]]
                first = min(action, twin, key=parser._actions.index)
                parameters.append(self.parameter_of(action, parser, default=first.default, negation=pairs[flag]))
            elif flag is None or flag not in pairs.values():
                parameters.append(self.parameter_of(action, parser))
        return parameters

    def parameter_of(self, action, parser, **form):
        kind, shape = self.kind_of(action)
        fields = dict(
            name=action.dest if action.dest != SUPPRESS else action.metavar or "",
            required=is_required(action),
            default=parser._defaults.get(action.dest, action.default),
            notes=[help_of(action, parser), exclusion_of(action, parser)],
        )
        fields.update(shape, **form)
        return parameter(action.option_strings, kind, value_schema(action), **fields)

    def kind_of(self, action):
        """The kind, and how its values are given."""
        argparse, nargs = self.argparse, action.nargs
        optional = getattr(argparse, "BooleanOptionalAction", None)  # Python 3.9
        if optional and isinstance(action, optional):
            return "switch", {"negation": negation_of(action.option_strings)}
        if isinstance(action, argparse._CountAction):
            return "count", {}
        if nargs == 0:
            return "switch", {}
        if isinstance(nargs, int):
            return "list", {"least": nargs, "most": nargs}
        if nargs in ("*", "+", REMAINDER):
            return "list", {"least": 1 if nargs == "+" else None}
        if isinstance(action, argparse._AppendAction):  # _ExtendAction is one
            return "list", {"list": "repeated"}
        return "value", {"isJoined": True} if nargs == "?" and action.option_strings else {}


def negation_of(flags):
    no = [flag for flag in flags if flag.startswith("--no-")]
    return next((flag for flag in no if flag[5:] == main_flag(flags)[2:]), no[0])


def is_required(action):
    # argparse calls a positional of any number required, and takes none of it.
    return action.required and (bool(action.option_strings) or action.nargs not in ("?", "*", REMAINDER))


def value_schema(action):
    schema = schema_of(action.type) if action.type is not None else {"type": "string"}
    if action.choices is not None and "enum" in schema:
        return with_choices({"type": schema["type"]}, enum_values(action))
    if isinstance(action.default, str) and schema["type"] in ("integer", "number"):
        # `type=parse_size, default="10K"`: it is more than a number.
        schema = schema if is_number(action.default) else {"type": "string"}
    return with_choices(schema, action.choices)


def enum_values(action):
    """`type=Color, choices=list(Color)`: argparse looks up the value, then compares the members."""
    return [getattr(one, "value", one) for one in action.choices]


def is_number(text):
    try:
        float(text)
        return True
    except ValueError:
        return text == SUPPRESS


def help_of(action, parser):
    if not action.help:
        return ""
    try:
        return parser._get_formatter()._expand_help(action)
    except Exception:  # a program's own broken % is its own matter
        return action.help


def exclusion_of(action, parser):
    others = [
        parameter_name(other)
        for group in parser._mutually_exclusive_groups
        if action in group._group_actions
        for other in group._group_actions
        if other is not action and other.help != SUPPRESS and other.dest != action.dest
    ]
    return "Not together with %s." % ", ".join(others) if others else ""


def needed_of_groups(parser):
    """Which one of several must be given."""
    sentences = []
    for group in parser._mutually_exclusive_groups:
        names = [parameter_name(action) for action in group._group_actions if action.help != SUPPRESS]
        if group.required and names:
            sentences.append("One of %s is needed." % ", ".join(names))
    return " ".join(sentences)


def parameter_name(action):
    return clean_name(main_flag(action.option_strings) or action.dest)
