"""Reads what getopt is told of a program's options. https://docs.python.org/3/library/getopt.html"""
from describe import parameter


def patch(getopt, probe):
    def ending(parse):
        def end(args, shortopts, longopts=(), *more, **kwargs):
            if probe.program.is_other(args) or probe.seen:
                return parse(args, shortopts, longopts, *more, **kwargs)
            return probe.finish_with(options_of(shortopts, longopts))

        return end

    getopt.getopt = ending(getopt.getopt)
    getopt.gnu_getopt = ending(getopt.gnu_getopt)


def options_of(shortopts, longopts):
    """Yields what each flag takes: `ab:` is a switch and a value, and so is `["all", "build="]`."""
    for place, letter in enumerate(shortopts):
        if letter not in ":+-":
            yield option("-" + letter, shortopts[place + 1:])
    for name in [longopts] if isinstance(longopts, str) else longopts:
        flag, mark, rest = name.partition("=")
        yield option("--" + flag, mark + rest)


def option(flag, mark):
    # Since Python 3.14 a value may be left out, which only the help can show.
    if mark.startswith(("::", "=?")):
        return {"flags": [flag]}
    kind = "value" if mark.startswith((":", "=")) else "switch"
    return {"flags": [flag], "parameter": parameter([flag], kind, {"type": "string"})}
