#!/usr/bin/env python3
"""{{name}}: {{description}}"""

import argparse
import json
import sys

# smcp reads the commands and options from this parser: types, choices, defaults and help texts become
# the schema that a client sees, and `{{command}}` becomes the tool {{name}}__{{command}}.
# Do no work at import: the file is also loaded only to read the parser.
#
# smcp.json says what a parser can't: that `{{command}}` only reads. A command that changes something must not say so.
#
# To add a command: write a function like greet(), and give it a parser in build_parser().


def main():
    args = build_parser().parse_args()
    try:
        result = args.run(args)
    except ValueError as error:  # The command refuses its input; any other error is a bug and keeps its traceback.
        fail(str(error))
    print(json.dumps(result))


def build_parser():
    parser = Parser(description="{{description}}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)

    command = commands.add_parser("{{command}}", help="Greet somebody by name.")
    command.add_argument("--name", required=True, help="who to greet")
    command.add_argument("--greeting", default="Hello", help="the word to greet with (default: %(default)s)")
    command.add_argument("--also", action="append", metavar="NAME", help="who else to greet; may be given several times")
    command.add_argument("--degrees", type=float, help="how warm it is")
    command.add_argument("--shout", action="store_true", help="greet in capital letters")
    command.set_defaults(run=greet)

    return parser


def greet(args):
    if not args.name.strip():
        raise ValueError("--name is empty; expected somebody's name.")
    message = "{}, {}!".format(args.greeting, ", ".join([args.name] + (args.also or [])))
    if args.degrees is not None:
        message += " It is {:g} degrees.".format(args.degrees)
    return {"message": message.upper() if args.shout else message}


class Parser(argparse.ArgumentParser):
    """Reports wrong usage as JSON, too, so that every failure looks the same to a client."""

    def error(self, message):
        fail("{}; see {} --help".format(message, self.prog))


def fail(message):
    """Ends the program; a client sees the text of `error`."""
    print(json.dumps({"error": message}))
    sys.exit(1)


if __name__ == "__main__":
    main()
