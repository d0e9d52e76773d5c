#!/usr/bin/env python3
"""{{name}}: {{description}}"""

import json
from typing import Annotated, List, Optional

import typer

# smcp reads the commands and options from typer: types, choices, defaults and help texts become the schema
# that a client sees, and `{{command}}` becomes the tool {{name}}__{{command}}.
# Do no work at import: the file is also loaded only to read its commands.
#
# smcp.json says what typer can't: that `{{command}}` only reads. A command that changes something must not say so.
#
# To add a command: write a function like greet(); its parameters are its options.

# Plain text, not boxes: a model reads what this program prints.
app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.callback(help="{{description}}")
def main():
    # Without this, typer makes a single command the program itself, which has no commands then.
    pass


@app.command("{{command}}", help="Greet somebody by name.")
def greet(
    name: Annotated[str, typer.Option(help="Who to greet.")],
    greeting: Annotated[str, typer.Option(help="The word to greet with.")] = "Hello",
    also: Annotated[
        Optional[List[str]], typer.Option(metavar="NAME", help="Who else to greet; may be given several times.")
    ] = None,
    degrees: Annotated[Optional[float], typer.Option(help="How warm it is.")] = None,
    shout: Annotated[bool, typer.Option("--shout", help="Greet in capital letters.")] = False,
):
    if not name.strip():
        # The command refuses its input; any other error is a bug and keeps its traceback.
        fail("--name is empty; expected somebody's name.")
    message = "{}, {}!".format(greeting, ", ".join([name, *(also or [])]))
    if degrees is not None:
        message += " It is {:g} degrees.".format(degrees)
    typer.echo(json.dumps({"message": message.upper() if shout else message}))


def fail(message):
    """Ends the command; a client sees the text of `error`."""
    typer.echo(json.dumps({"error": message}))
    raise typer.Exit(1)


if __name__ == "__main__":
    app()
