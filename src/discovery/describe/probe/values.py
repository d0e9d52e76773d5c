"""Python's types and values as JSON Schema: what text a converter takes, what it may be, what stands in for it."""
import enum
import itertools
import math
import os
import re

CHOICES_MAX = 1000


def schema_of(convert):
    """The schema of what this converter is given: a type, a function, an object that can be called."""
    inner = getattr(convert, "func", None)  # functools.partial; of int it may be another base
    if inner is not None:
        return {"type": "string"} if isinstance(inner, type) else schema_of(inner)
    if convert is int:
        return {"type": "integer"}
    if convert is float:
        return {"type": "number"}
    if convert is bool:
        # bool("false") is True, for any text is: the other value can't be given.
        return {"type": "boolean", "enum": [True]}
    if isinstance(convert, type) and issubclass(convert, enum.Enum):
        return with_choices({"type": "string"}, [str(member.value) for member in convert])
    return schema_by_name(convert)


def schema_by_name(convert):
    """By what a function says of itself: `def port(text) -> int`, `positive_int`, `str2bool`, `json.loads`."""
    name = getattr(convert, "__name__", type(convert).__name__).lower()
    returned = returned_type(convert)
    if returned == "bool" or "bool" in name:
        return {"type": "boolean"}
    if returned == "int" or re.search(r"(^|_)(int|integer)$", name) and "_or_" not in name:
        return {"type": "integer"}
    if returned == "float" or name == "decimal" or re.search(r"(^|_)(float|number)$", name) and "_or_" not in name:
        return {"type": "number"}
    if getattr(convert, "__module__", None) == "json":
        return {"type": "string", "contentMediaType": "application/json"}
    if name == "fromisoformat" and getattr(getattr(convert, "__self__", None), "__name__", None) == "date":
        return {"type": "string", "format": "date"}
    return {"type": "string"}


def returned_type(convert):
    try:
        returned = convert.__annotations__.get("return")
    except Exception:  # none, or one that names what is not there: they are evaluated when they are read
        return None
    return getattr(returned, "__name__", returned)


def with_choices(schema, choices):
    """The schema of one of these; a range of integers by its ends."""
    if choices is None:
        return schema
    if isinstance(choices, range) and choices.step == 1 and len(choices) > 0 and schema["type"] == "integer":
        return dict(schema, minimum=choices[0], maximum=choices[-1])
    try:
        values = [fitting(one, schema) for one in itertools.islice(choices, CHOICES_MAX + 1)]
    except Exception:  # a container that only knows what is in it
        return schema
    if isinstance(choices, (set, frozenset)):
        values.sort(key=str)
    known = list(dict.fromkeys(one for one in values if one is not None))
    return dict(schema, enum=known) if 0 < len(known) <= CHOICES_MAX else schema


def fitting(value, schema):
    """The value as this schema has it; None where it has no such form, or is no value that could be given."""
    if isinstance(value, enum.Enum):
        value = text_of_member(value)
    elif isinstance(value, os.PathLike):
        value = os.fsdecode(value)
    fitted = FITS[schema["type"]](value, schema)
    return None if "enum" in schema and fitted not in schema["enum"] else fitted


def text_of_member(member):
    """How a member of an Enum is written on a command line, as far as it shows: by its value, its text or its name."""
    if isinstance(member, (str, int, float)):
        return member.value
    return member.name if str(member) == "%s.%s" % (type(member).__name__, member.name) else str(member)


def fit_string(value, _schema):
    if isinstance(value, str):
        return str(value) if value != "==SUPPRESS==" else None
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return str(value) if is_number or type(value).__module__ in ("datetime", "decimal", "uuid") else None


def fit_integer(value, _schema):
    number = fit_number(value, _schema)
    return int(number) if number is not None and number == int(number) else None


def fit_number(value, _schema):
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    try:
        number = value if isinstance(value, int) else float(value)
        return number if math.isfinite(number) else None
    except (ValueError, OverflowError):
        return None


def fit_boolean(value, _schema):
    return value if isinstance(value, bool) else None


def fit_array(value, schema):
    if not isinstance(value, (list, tuple)):
        return None
    items = [fitting(one, schema["items"]) for one in value]
    return items if items and None not in items else None


FITS = {
    "string": fit_string,
    "integer": fit_integer,
    "number": fit_number,
    "boolean": fit_boolean,
    "array": fit_array,
}
