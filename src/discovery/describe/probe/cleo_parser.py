"""Reads what cleo knows about a program: its commands. https://cleo.readthedocs.io"""
from describe import command, parameter

FACTS = {"takesDoubleDash": True}
# What cleo gives to every program.
COMMANDS = ("help", "list")
OPTIONS = ("help", "quiet", "verbose", "version", "ansi", "no-ansi", "no-interaction")


def patch(application, probe):
    run = application.Application.run

    def end(app, input=None, *args, **kwargs):
        if probe.program.is_other(input):
            return probe.program.as_it_is(run, app, input, *args, **kwargs)
        return probe.finish(Commands(app), Commands.read)

    application.Application.run = end


class Commands:
    """The commands of a program."""

    def __init__(self, app):
        self.app = app

    def read(self):
        """Yields them; the options of the program itself may stand after their names."""
        shared = [one for one in self.app.definition.options if one.name not in OPTIONS]
        for name, one in self.app.all().items():
            if one.hidden or not one.enabled or name in COMMANDS or name != one.name:
                continue
            own = [option for option in one.definition.options if option.name not in OPTIONS]
            options = {option.name: option for option in own + shared}
            parameters = [argument_of(argument) for argument in one.definition.arguments if argument.name != "command"]
            parameters += [option_of(option) for option in options.values()]
            path = () if self.app.is_single_command() else name.split(" ")
            yield command(path, one.description, parameters, spellings_of(options.values()), FACTS)


def spellings_of(options):
    for option in options:
        yield "--" + option.name
        yield from ("-" + one for one in (option.shortcut or "").split("|") if one)


def argument_of(one):
    required, notes, text = one.is_required(), [one.description], {"type": "string"}
    if one.is_list():
        least = 1 if required else None
        return parameter([], "list", text, one.name, required, one.default, notes, least=least)
    return parameter([], "value", text, one.name, required, one.default, notes)


def option_of(one):
    flags, notes, text = ["--" + one.name], [one.description], {"type": "string"}
    if not one.accepts_value():
        return parameter(flags, "switch", text, notes=notes)
    if one.is_list():
        return parameter(flags, "list", text, default=one.default, notes=notes, list="repeated")
    form = {} if one.requires_value() else {"isJoined": True}
    return parameter(flags, "value", text, default=one.default, notes=notes, **form)
