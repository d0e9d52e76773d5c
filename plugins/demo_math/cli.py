#!/usr/bin/env python3
"""demo_math: arithmetic, byte sizes and coin flips.

An example of a plugin that describes itself: CONTRACT below is what `--describe` prints, and the
argument parser is built from the same table, so the two can never disagree.
"""

import argparse
import ast
import json
import math
import operator
import random
import re
import sys

# Everything has a limit: the caller is a language model, and `9**9**9` is one keystroke away.
EXPRESSION_LENGTH_MAX = 500
PARENTHESES_DEPTH_MAX = 50  # Python 3.8's own parser gives up at about 90, with a MemoryError.
STEPS_DEPTH_MAX = 250  # The longest sum that fits (1+1+...) needs 249; Python's stack allows about 450.
NUMBER_BITS_MAX = 4096  # 1233 decimal digits.
ROUND_DIGITS_MAX = 100
INTEGER_DIGITS_MAX = 40

# Hints of MCP: nothing is changed or looked up, so that a client may call without asking.
ONLY_COMPUTES = {"readOnlyHint": True, "openWorldHint": False}

CONTRACT = {
    "contract_version": "1.0",
    "plugin": {
        "name": "demo_math",
        "version": "1.0.0",
        "description": "Arithmetic, byte sizes and coin flips.",
    },
    "commands": [
        {
            "name": "calculate",
            "description": "Work out an arithmetic expression.",
            "annotations": ONLY_COMPUTES,
            "parameters": [
                {
                    "name": "expression",
                    "type": "string",
                    "description": (
                        "What to work out, for example (2 + 3) * sqrt(16). Operators: + - * / // % ** and "
                        "parentheses. Functions: abs, acos, asin, atan, ceil, cos, exp, floor, log, log10, log2, "
                        "max, min, round, sin, sqrt, tan (angles in radians). Constants: e, pi, tau."
                    ),
                    "required": True,
                    "minLength": 1,
                    "maxLength": EXPRESSION_LENGTH_MAX,
                },
            ],
        },
        {
            "name": "format_bytes",
            "description": "Write a number of bytes the way people read it, such as 1.50 KiB.",
            "annotations": ONLY_COMPUTES,
            "parameters": [
                {
                    "name": "bytes",
                    "type": "integer",
                    "description": "The number of bytes.",
                    "required": True,
                    "minimum": 0,
                },
                {
                    "name": "units",
                    "type": "string",
                    "description": "binary counts in steps of 1024 (KiB, MiB), decimal in steps of 1000 (kB, MB).",
                    "enum": ["binary", "decimal"],
                    "default": "binary",
                },
                {
                    "name": "precision",
                    "type": "integer",
                    "description": "Digits after the decimal point; single bytes never have any.",
                    "minimum": 0,
                    "maximum": 10,
                    "default": 2,
                },
            ],
        },
        {
            "name": "coin_flip",
            "description": "Flip a fair coin once or many times.",
            "annotations": ONLY_COMPUTES,
            "parameters": [
                {
                    "name": "count",
                    "type": "integer",
                    "description": "How many times to flip.",
                    "minimum": 1,
                    "maximum": 1000,
                    "default": 1,
                },
                {
                    "name": "seed",
                    "type": "integer",
                    "description": "The same seed gives the same flips again; without one they can't be foretold.",
                },
            ],
        },
    ],
}


class CommandError(Exception):
    """A mistake that the caller can mend; its text becomes the `error` of the answer."""


def main() -> int:
    try:
        answer = run(sys.argv[1:])
    except CommandError as error:
        answer, status = {"error": str(error)}, 1
    else:
        status = 0
    # ASCII with \u escapes: valid JSON in whatever encoding stdout happens to have.
    print(json.dumps(answer))
    return status


def run(argv: list) -> dict:
    """Returns what is to be printed: the contract, or the answer of one command."""
    arguments = vars(build_parser().parse_args(argv))
    describe, command = arguments.pop("describe"), arguments.pop("command")
    if describe:
        return CONTRACT
    if command is None:
        raise CommandError("No command given; expected one of " + ", ".join(COMMANDS) + ".")
    return COMMANDS[command](**arguments)


# --- From the contract to an argument parser ---------------------------------------------------------


class JsonErrorParser(argparse.ArgumentParser):
    """An ArgumentParser whose usage errors are answered like all others, as JSON and with exit code 1."""

    def error(self, message):
        raise CommandError("{}; see {} --help".format(message, self.prog))


def build_parser() -> JsonErrorParser:
    parser = JsonErrorParser(description=CONTRACT["plugin"]["description"], allow_abbrev=False)
    parser.add_argument("--describe", action="store_true", help="print the commands as JSON (contract 1) and exit")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND")
    for command in CONTRACT["commands"]:
        text = command["description"]
        subparser = subparsers.add_parser(command["name"], help=text, description=text, allow_abbrev=False)
        for parameter in command["parameters"]:
            add_parameter(subparser, parameter)
    return parser


def add_parameter(parser: argparse.ArgumentParser, parameter: dict) -> None:
    """Adds one parameter of the contract as an option; `_` in its name is `-` on the command line."""
    parser.add_argument(
        "--" + parameter["name"].replace("_", "-"),
        dest=parameter["name"],
        required=parameter.get("required", False),
        default=parameter.get("default"),
        choices=parameter.get("enum"),
        type=integer_type(parameter) if parameter["type"] == "integer" else str,
        help=help_text(parameter),
    )


def help_text(parameter: dict) -> str:
    text = parameter["description"].replace("%", "%%")  # argparse would take % for a placeholder.
    return text + " (default: %(default)s)" if "default" in parameter else text


def integer_type(parameter: dict):
    """Returns a converter for argparse that is stricter than int(), which also takes "1_0", " 1" and "١"."""
    minimum, maximum = parameter.get("minimum"), parameter.get("maximum")

    def convert(text: str) -> int:
        if not re.fullmatch(r"-?[0-9]{1,%d}" % INTEGER_DIGITS_MAX, text):
            raise argparse.ArgumentTypeError(
                '"{}" is not a whole number of at most {} digits'.format(shortened(text), INTEGER_DIGITS_MAX)
            )
        value = int(text)
        if minimum is not None and value < minimum:
            raise argparse.ArgumentTypeError("{} is too small, the least is {}".format(value, minimum))
        if maximum is not None and value > maximum:
            raise argparse.ArgumentTypeError("{} is too large, the most is {}".format(value, maximum))
        return value

    return convert


def shortened(value, length_max: int = 60) -> str:
    text = str(value)
    return text if len(text) <= length_max else text[: length_max - 3] + "..."


# --- calculate ---------------------------------------------------------------------------------------


def calculate(expression: str) -> dict:
    """Evaluates arithmetic by walking the syntax tree: nothing but the nodes named below can ever run."""
    expression = expression.strip()  # Python would take leading blanks for an indented block.
    try:
        result = evaluate(parse_expression(expression))
    except ZeroDivisionError:
        raise CommandError('"{}" divides by zero; change the divisor.'.format(shortened(expression)))
    except OverflowError:
        raise CommandError(
            '"{}" passes the largest decimal number, about 1.8e308; use smaller or whole numbers.'.format(
                shortened(expression)
            )
        )
    return {"expression": expression, "result": result}


def parse_expression(expression: str) -> ast.expr:
    check_size(expression)
    try:
        return ast.parse(expression, mode="eval").body
    except SyntaxError as error:
        reason = "{} (column {})".format(error.msg, error.offset) if error.offset else error.msg
    except ValueError as error:  # A NUL byte, on some versions of Python.
        reason = str(error)
    except (MemoryError, RecursionError):  # How Python's parser says "too deep".
        reason = "it is nested too deeply"
    raise CommandError(
        'Can\'t read "{}": {}; expected arithmetic such as (2 + 3) * 4.'.format(shortened(expression), reason)
    )


def check_size(expression: str) -> None:
    if not expression:
        raise CommandError("The expression is empty; expected arithmetic such as (2 + 3) * 4.")
    if len(expression) > EXPRESSION_LENGTH_MAX:
        raise CommandError(
            "The expression has {} characters, the most is {}; split it up.".format(
                len(expression), EXPRESSION_LENGTH_MAX
            )
        )
    if parentheses_depth(expression) > PARENTHESES_DEPTH_MAX:
        raise CommandError(
            "The expression has more than {} parentheses inside each other; split it up.".format(PARENTHESES_DEPTH_MAX)
        )


def parentheses_depth(expression: str) -> int:
    depth = deepest = 0
    for character in expression:
        depth += (character in "([{") - (character in ")]}")
        deepest = max(deepest, depth)
    return deepest


def evaluate(node: ast.expr, depth: int = 1):
    """Returns the value of a node: an int or a finite float within the limits, never anything else."""
    if depth > STEPS_DEPTH_MAX:
        raise CommandError("The expression is more than {} steps deep; split it up.".format(STEPS_DEPTH_MAX))
    evaluate_kind = NODE_KINDS.get(type(node))
    if evaluate_kind is None:
        raise not_arithmetic(node)
    return checked_number(evaluate_kind(node, depth + 1))


def evaluate_constant(node: ast.Constant, depth: int):
    if type(node.value) not in (int, float):  # Exact types: True is an int to isinstance.
        raise not_arithmetic(node)
    return node.value


def evaluate_name(node: ast.Name, depth: int) -> float:
    if node.id in FUNCTIONS:
        raise CommandError("{0} is a function and needs parentheses, as in {0}(2).".format(node.id))
    if node.id not in CONSTANTS:
        raise CommandError(
            'Unknown name "{}"; the constants are {}.'.format(shortened(node.id), ", ".join(CONSTANTS))
        )
    return CONSTANTS[node.id]


def evaluate_unary(node: ast.UnaryOp, depth: int):
    apply = UNARY_OPERATORS.get(type(node.op))
    if apply is None:
        raise not_arithmetic(node)
    return apply(evaluate(node.operand, depth))


def evaluate_binary(node: ast.BinOp, depth: int):
    apply = BINARY_OPERATORS.get(type(node.op))
    if apply is None:
        hint = " Write ** for a power." if isinstance(node.op, ast.BitXor) else ""
        raise CommandError("The only operators are + - * / // % and **." + hint)
    return apply(evaluate(node.left, depth), evaluate(node.right, depth))


def evaluate_call(node: ast.Call, depth: int):
    name = node.func.id if isinstance(node.func, ast.Name) else None
    if name not in FUNCTIONS:
        raise CommandError(
            'No function "{}"; there are {}.'.format(shortened(name or "(...)"), ", ".join(sorted(FUNCTIONS)))
        )
    if node.keywords:
        raise CommandError("{} takes plain values only, no name=value.".format(name))
    return call_function(name, [evaluate(argument, depth) for argument in node.args])


def call_function(name: str, values: list):
    function, values_min, values_max = FUNCTIONS[name]
    if not values_min <= len(values) <= (values_max or len(values)):
        raise CommandError(
            "{} takes {}, but was given {}.".format(name, values_expected(values_min, values_max), len(values))
        )
    try:
        return function(*values)
    except ValueError:  # math's way to say sqrt(-1) or log(0).
        shown = ", ".join(shortened(value, 20) for value in values)
        raise CommandError("{}({}) is not a real number; check its values.".format(name, shown))


def values_expected(values_min: int, values_max) -> str:
    if values_max is None:
        return "{} or more values".format(values_min)
    if values_min == values_max:
        return "{} value{}".format(values_min, "" if values_min == 1 else "s")
    return "{} to {} values".format(values_min, values_max)


def power(base, exponent):
    """Raises to a power, refusing before the work what could never fit: a check afterwards comes too late."""
    if isinstance(base, int) and isinstance(exponent, int) and abs(base) > 1:
        bits_at_least = (base.bit_length() - 1) * exponent
        if bits_at_least > NUMBER_BITS_MAX:
            raise number_too_large()
    return base**exponent


def round_number(value, digits=None):
    # round(1, -10**9) would compute 10**10**9 first.
    if digits is not None and not (isinstance(digits, int) and abs(digits) <= ROUND_DIGITS_MAX):
        raise CommandError(
            "round was given {} digits; expected a whole number from -{max} to {max}.".format(
                shortened(digits), max=ROUND_DIGITS_MAX
            )
        )
    return round(value, digits)


def checked_number(value):
    if isinstance(value, complex):  # What Python makes of (-8) ** 0.5.
        raise CommandError("The result is not a real number: a negative number was raised to a fraction.")
    if isinstance(value, float) and not math.isfinite(value):  # JSON has no Infinity.
        raise OverflowError
    if isinstance(value, int) and value.bit_length() > NUMBER_BITS_MAX:
        raise number_too_large()
    return value


def number_too_large() -> CommandError:
    digits = int(NUMBER_BITS_MAX * math.log10(2))
    return CommandError("A number in the expression grows past {} digits; use smaller numbers.".format(digits))


def not_arithmetic(node: ast.expr) -> CommandError:
    part = shortened(repr(node.value)) if isinstance(node, ast.Constant) else "The part"
    return CommandError(
        "{} at column {} is not arithmetic; use numbers, + - * / // % **, parentheses, {}, {}.".format(
            part, node.col_offset + 1, ", ".join(sorted(FUNCTIONS)), ", ".join(CONSTANTS)
        )
    )


CONSTANTS = {"e": math.e, "pi": math.pi, "tau": math.tau}

# name: (function, fewest values, most values or None)
FUNCTIONS = {
    "abs": (abs, 1, 1),
    "acos": (math.acos, 1, 1),
    "asin": (math.asin, 1, 1),
    "atan": (math.atan, 1, 1),
    "ceil": (math.ceil, 1, 1),
    "cos": (math.cos, 1, 1),
    "exp": (math.exp, 1, 1),
    "floor": (math.floor, 1, 1),
    "log": (math.log, 1, 2),
    "log10": (math.log10, 1, 1),
    "log2": (math.log2, 1, 1),
    "max": (max, 2, None),
    "min": (min, 2, None),
    "round": (round_number, 1, 2),
    "sin": (math.sin, 1, 1),
    "sqrt": (math.sqrt, 1, 1),
    "tan": (math.tan, 1, 1),
}

UNARY_OPERATORS = {ast.UAdd: operator.pos, ast.USub: operator.neg}

BINARY_OPERATORS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: power,
}

NODE_KINDS = {
    ast.Constant: evaluate_constant,
    ast.Name: evaluate_name,
    ast.UnaryOp: evaluate_unary,
    ast.BinOp: evaluate_binary,
    ast.Call: evaluate_call,
}


# --- format_bytes ------------------------------------------------------------------------------------

UNITS = {
    "binary": (1024, ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB", "YiB"]),
    "decimal": (1000, ["B", "kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB"]),
}


def format_bytes(bytes: int, units: str, precision: int) -> dict:  # `bytes` is the parameter's public name.
    step, names = UNITS[units]
    power_of_step, digits = 0, 0
    scaled = bytes
    # Asked of the rounded value: 1023.999 KiB at two digits is 1.00 MiB, not 1024.00 KiB.
    while scaled >= step * 10**digits and power_of_step < len(names) - 1:
        power_of_step, digits = power_of_step + 1, precision
        scaled = rounded_quotient(bytes * 10**digits, step**power_of_step)
    text = "{} {}".format(with_decimal_point(scaled, digits), names[power_of_step])
    return {"bytes": bytes, "units": units, "formatted": text}


def rounded_quotient(number: int, divisor: int) -> int:
    """Divides whole numbers exactly and rounds halves up; floats would lose digits above 2**53."""
    return (2 * number + divisor) // (2 * divisor)


def with_decimal_point(scaled: int, digits: int) -> str:
    if digits == 0:
        return str(scaled)
    whole, fraction = divmod(scaled, 10**digits)
    return "{}.{:0{}d}".format(whole, fraction, digits)


# --- coin_flip ---------------------------------------------------------------------------------------


def coin_flip(count: int, seed=None) -> dict:
    generator = random.SystemRandom() if seed is None else seeded_generator(seed)
    flips = ["heads" if generator.random() < 0.5 else "tails" for _ in range(count)]
    return {"count": count, "heads": flips.count("heads"), "tails": flips.count("tails"), "flips": flips}


def seeded_generator(seed: int) -> random.Random:
    # As text, because Random(-1) and Random(1) are the same. Of all its methods Python promises only for
    # random() that a seed gives the same sequence in every version.
    return random.Random(str(seed))


COMMANDS = {"calculate": calculate, "format_bytes": format_bytes, "coin_flip": coin_flip}


if __name__ == "__main__":
    sys.exit(main())
