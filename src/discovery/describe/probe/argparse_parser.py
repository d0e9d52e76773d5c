"""Reads what argparse knows about a program. https://docs.python.org/3/library/argparse.html"""
import re
import sys
import traceback

from annotations import value_of
from argparse_facts import drops_double_dash, facts_of
from describe import any_arguments, clean_name, command, for_group, list_of, main_flag, negations, only_prints, parameter
from values import schema_of, with_choices

SUPPRESS = "==SUPPRESS=="
REMAINDER = "..."


def patch(argparse, probe):
    drops = drops_double_dash(argparse)

    def read(parser):
        return commands_of(argparse, parser, drops)

    def read_known(parser):
        return map(with_any_arguments, read(parser))

    def ending(method):
        def end(parser, args=None, *more, **kwargs):
            if probe.program.is_other(args):
                return probe.program.as_it_is(method, parser, args, *more, **kwargs)
            if method is not parse_args or overrides(parser, "parse_known_args"):
                # A subclass may add options only now.
                try:
                    method(parser, args, *more, **kwargs)
                except (Exception, SystemExit):
                    traceback.print_exc(file=sys.stderr)
            return probe.finish(parser, read)

        return end

    def overrides(parser, name):
        return getattr(type(parser), name) is not getattr(parser_class, name)

    def wrap_subclass(subclass, **kwargs):
        super(parser_class, subclass).__init_subclass__(**kwargs)
        # What overrides it may do without argparse's own.
        if "parse_args" in vars(subclass):
            subclass.parse_args = ending(vars(subclass)["parse_args"])

    def looking(method):
        def look(parser, args=None, namespace=None, **kwargs):
            if probe.program.is_other(args):
                return probe.program.as_it_is(method, parser, args, namespace, **kwargs)
            # Often a preliminary parser that only looks for a configuration file: it parses an empty command line.
            probe.remember(parser, read_known)
            try:
                return parse_known_args(parser, [], namespace)
            except (Exception, SystemExit):
                return with_defaults(parser, namespace or argparse.Namespace()), []

        return look

    def remembering(method):
        def remember(parser, *args, **kwargs):
            # A usage is also shown for a command line that lacks something.
            if id(parser) not in probe.seen and not probe.program.is_other(None):
                probe.remember(parser, read)
            return method(parser, *args, **kwargs)

        return remember

    parser_class = argparse.ArgumentParser
    parse_args, parse_known_args = parser_class.parse_args, parser_class.parse_known_args
    parser_class.__init_subclass__ = classmethod(wrap_subclass)
    for name in ("parse_args", "parse_intermixed_args"):
        setattr(parser_class, name, ending(getattr(parser_class, name)))
    for name in ("parse_known_args", "parse_known_intermixed_args"):
        setattr(parser_class, name, looking(getattr(parser_class, name)))
    # `if len(sys.argv) == 1: parser.print_help()` also shows the parser.
    parser_class.format_help = remembering(parser_class.format_help)
    parser_class.format_usage = remembering(parser_class.format_usage)


def with_defaults(parser, namespace):
    for action in parser._actions:
        if action.dest != SUPPRESS and not hasattr(namespace, action.dest):
            setattr(namespace, action.dest, None if action.default == SUPPRESS else action.default)
    return namespace


def commands_of(argparse, parser, drops, path=(), description=None, above=(), parents=()):
    """Yields the leaf commands at any depth; an alias is the same parser again and is left out."""
    own = Level(argparse, parser)
    parsers = list(parents) + [parser]
    if not own.groups:
        text = "\n\n".join(filter(None, [description or parser.description, own.needed_of_several()]))
        facts = facts_of(parsers, drops)
        if any(action.nargs == REMAINDER for action in own.offered):
            facts["takesDoubleDash"] = False
        spellings = [flag for one in parsers for action in one._actions for flag in action.option_strings]
        yield command(path, text, list(above) + own.parameters(own.offered), spellings, facts)
    for group in own.groups:
        before = list(above) + for_group(own.parameters(own.taken_before(group)), len(path))
        helps = {choice.dest: choice.help for choice in group._choices_actions}
        first_names = {id(sub): name for name, sub in reversed(list(group.choices.items()))}
        for name, sub in group.choices.items():
            if first_names[id(sub)] == name and helps.get(name) != SUPPRESS:
                text = helps.get(name) or sub.description
                yield from commands_of(argparse, sub, drops, tuple(path) + (name,), text, before, parsers)


class Level:
    """One parser: the program's or a command's."""

    def __init__(self, argparse, parser):
        self.argparse = argparse
        self.parser = parser
        self.groups = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
        self.offered = [action for action in parser._actions if self.is_offered(action)]
        stores = [action for action in self.offered if isinstance(action, self.stores())]
        self.negations = negations((action.dest, action.const, flag_of(action)) for action in stores)

    def stores(self):
        return self.argparse._StoreTrueAction, self.argparse._StoreFalseAction

    def is_offered(self, action):
        own = (self.argparse._HelpAction, self.argparse._VersionAction, self.argparse._SubParsersAction)
        hides = action.nargs == 0 and (only_prints(action.option_strings) or "Help" in type(action).__name__)
        # What must be given is needed even if the help hides it.
        is_hidden = action.help == SUPPRESS and action.option_strings
        return not is_hidden and not isinstance(action, own) and not hides

    def taken_before(self, group):
        """The options, and the positionals before the word of a command."""
        place = self.parser._actions.index(group)
        return [one for one in self.offered if one.option_strings or self.parser._actions.index(one) < place]

    def exclusions(self):
        return self.parser._mutually_exclusive_groups

    def members(self, exclusion):
        """The members of an exclusive group, without the flags that turn a switch off: they are not parameters."""
        offered = [action for action in exclusion._group_actions if action in self.offered]
        return [action for action in offered if flag_of(action) not in self.negations.values()]

    def needed_of_several(self):
        several = [self.members(one) for one in self.exclusions() if one.required]
        return " ".join("One of %s is required." % names_of(one) for one in several if len(one) > 1)

    def parameters(self, actions):
        off = set(self.negations.values())
        return [self.parameter_of(action) for action in actions if flag_of(action) not in off]

    def parameter_of(self, action):
        kind, form = self.kind_of(action)
        default = self.parser._defaults.get(action.dest, action.default)
        negation = self.negations.get(flag_of(action))
        if negation is not None:
            form["negation"] = negation
            # If two actions have the same destination, argparse uses the default of the first.
            default = next(one.default for one in self.parser._actions if one.dest == action.dest)
            default = self.parser._defaults.get(action.dest, default)
        value = value_schema(action)
        return parameter(
            action.option_strings,
            kind,
            list_of(value, action.nargs) if self.takes_several_again(action) else value,
            name=action.dest if action.dest != SUPPRESS else action.metavar or "",
            required=self.is_required(action),
            default=default,
            notes=[help_of(action, self.parser), self.exclusion_of(action)],
            **form
        )

    def is_required(self, action):
        is_only_one = any(one.required and self.members(one) == [action] for one in self.exclusions())
        # argparse marks a positional with any number of values as required, but also accepts none.
        takes_none = not action.option_strings and action.nargs in ("?", "*", REMAINDER)
        return is_only_one or (action.required and not takes_none)

    def exclusion_of(self, action):
        groups = [self.members(one) for one in self.exclusions()]
        others = [other for group in groups if action in group for other in group if other is not action]
        return "Cannot be combined with %s." % names_of(others) if others else ""

    def takes_several_again(self, action):
        """Whether it takes several values, and may be given again: `action="append", nargs=2`."""
        extends = isinstance(action, getattr(self.argparse, "_ExtendAction", ()))  # Python 3.8; it is an append
        appends = isinstance(action, self.argparse._AppendAction) and not extends
        return bool(appends and action.option_strings) and isinstance(action.nargs, int) and action.nargs > 0

    def is_known(self, action):
        return type(action).__module__ == self.argparse.__name__

    def kind_of(self, action):
        """The kind, and how its values are given."""
        argparse, nargs = self.argparse, action.nargs
        # Since Python 3.9; some libraries have a copy of it.
        if type(action).__name__ == "BooleanOptionalAction":
            return "switch", {"negation": negation_of(action.option_strings)}
        if isinstance(action, argparse._CountAction):
            return "count", {}
        if nargs == 0:
            return "switch", {}
        if self.takes_several_again(action):
            return "list", {"list": "repeated", "each": "together"}
        if isinstance(nargs, int):
            return "list", {"least": nargs, "most": nargs}
        if nargs == REMAINDER and not action.option_strings:
            return "list", {"list": "remainder"}
        if nargs in ("*", "+", REMAINDER):
            extends = action.option_strings and isinstance(action, getattr(argparse, "_ExtendAction", ()))  # Python 3.8
            return "list", {"least": 1 if nargs == "+" else None, "list": "either" if extends else "together"}
        if isinstance(action, argparse._AppendAction):  # _ExtendAction is one
            return "list", {"list": "repeated"}
        if action.option_strings and nargs is None and not self.is_known(action) and adds_to_list(action):
            return "list", {"list": "repeated"}
        return "value", {"isJoined": True} if nargs == "?" and action.option_strings else {}


def adds_to_list(action):
    """Whether an action of the program's own adds to a list: it begins with one, or calls what adds to one."""
    code = getattr(type(action).__call__, "__code__", None)
    return isinstance(action.default, list) or not {"append", "extend"}.isdisjoint(getattr(code, "co_names", ()))


def with_any_arguments(command):
    """The command of a parser that hands on what it does not know: these words stand before its positionals."""
    parameters = command["parameters"]
    place = next((index for index, one in enumerate(parameters) if one.get("positional")), len(parameters))
    return dict(command, parameters=parameters[:place] + [any_arguments()] + parameters[place:])


def flag_of(action):
    return main_flag(action.option_strings)


def names_of(actions):
    return ", ".join(clean_name(flag_of(action) or action.dest) for action in actions)


def negation_of(flags):
    no = [flag for flag in flags if re.match(r"--([\w-]+\.)*no[-_]", flag)]
    return next((flag for flag in no if flag[5:] == main_flag(flags)[2:]), no[0] if no else flags[-1])


def value_schema(action):
    hint = getattr(action, "_typehint", None)  # jsonargparse
    if hint is not None:
        return value_of(hint) or {"type": "string"}
    schema = schema_of(action.type) if action.type is not None else {"type": "string"}
    if action.choices is not None and "enum" in schema:
        # With `type=Color, choices=list(Color)`, argparse looks up a member by its value, then compares members.
        return with_choices({"type": schema["type"]}, [getattr(one, "value", one) for one in action.choices])
    if isinstance(action.default, str) and schema["type"] in ("integer", "number") and not is_number(action.default):
        # `type=size, default="10K"` accepts more than a number.
        schema = {"type": "string"}
    return with_choices(schema, action.choices)


def is_number(text):
    try:
        float(text)
        return True
    except ValueError:
        return text == SUPPRESS


def help_of(action, parser):
    if not action.help or action.help == SUPPRESS:
        return ""
    try:
        return parser._get_formatter()._expand_help(action)
    except Exception:  # the program's help has a broken %
        return action.help
