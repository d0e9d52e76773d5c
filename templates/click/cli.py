#!/usr/bin/env python3
"""{{name}}: {{description}}"""

import json

import click

# smcp reads the commands and options from click: types, choices, defaults and help texts become the schema
# that a client sees, and `{{command}}` becomes the tool {{name}}__{{command}}.
# Do no work at import: the file is also loaded only to read its commands.
#
# smcp.json says what click can't: that `{{command}}` only reads. A command that changes something must not say so.
#
# To add a command: write a function like greet(), with its options above it.


@click.group(help="{{description}}")
def cli():
    pass


@cli.command("{{command}}", help="Greet somebody by name.")
@click.option("--name", required=True, help="Who to greet.")
@click.option("--greeting", default="Hello", show_default=True, help="The word to greet with.")
@click.option("--also", multiple=True, metavar="NAME", help="Who else to greet; may be given several times.")
@click.option("--degrees", type=float, help="How warm it is.")
@click.option("--shout", is_flag=True, help="Greet in capital letters.")
def greet(name, greeting, also, degrees, shout):
    if not name.strip():
        # The command refuses its input; any other error is a bug and keeps its traceback.
        raise click.ClickException("--name is empty; expected somebody's name.")
    message = "{}, {}!".format(greeting, ", ".join([name, *also]))
    if degrees is not None:
        message += " It is {:g} degrees.".format(degrees)
    click.echo(json.dumps({"message": message.upper() if shout else message}))


if __name__ == "__main__":
    cli()
