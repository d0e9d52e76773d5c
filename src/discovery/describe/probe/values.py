"""Python's types and values as JSON Schema: the types of converters, their choices and defaults."""
import enum
import itertools
import math
import os
import re

CHOICES_MAX = 1000


def schema_of(convert):
    """The schema of the values for a converter: a type, a function or a callable object."""
    inner = getattr(convert, "func", None)  # functools.partial; one of int may have another base
    if inner is not None:
        return {"type": "string"} if isinstance(inner, type) else schema_of(inner)
    if convert is int:
        return {"type": "integer"}
    if convert is float:
        return {"type": "number"}
    if convert is bool:
        # bool("false") is True, like that of any text, so false can't be given.
        return {"type": "boolean", "enum": [True]}
    if isinstance(convert, type) and issubclass(convert, enum.Enum):
        return with_choices({"type": "string"}, [str(member.value) for member in convert])
    return schema_by_name(convert)


def schema_by_name(convert):
    """The schema by a function's name or return type: `def port(text) -> int`, `positive_int`, `json.loads`."""
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
    except Exception:  # there is none, or it refers to a missing name: annotations are evaluated when read
        return None
    return getattr(returned, "__name__", returned)


def with_choices(schema, choices):
    """The schema of one of these choices; a range of integers becomes minimum and maximum."""
    if choices is None:
        return schema
    if isinstance(choices, range) and choices.step == 1 and len(choices) > 0 and schema["type"] == "integer":
        return dict(schema, minimum=choices[0], maximum=choices[-1])
    try:
        values = [fitting(one, schema) for one in itertools.islice(choices, CHOICES_MAX + 1)]
    except Exception:  # a container that can't be iterated
        return schema
    if isinstance(choices, (set, frozenset)):
        values.sort(key=str)
    known = list(dict.fromkeys(one for one in values if one is not None))
    return dict(schema, enum=known) if 0 < len(known) <= CHOICES_MAX else schema


def fitting(value, schema):
    """The value converted to the schema's type; None if that is not possible or no such value can be given."""
    if isinstance(value, enum.Enum):
        value = text_of_member(value)
    elif isinstance(value, os.PathLike):
        value = os.fsdecode(value)
    fitted = FITS[schema["type"]](value, schema)
    return None if "enum" in schema and fitted not in schema["enum"] else fitted


def text_of_member(member):
    """How an Enum member is probably written on a command line: by its value, its text or its name."""
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
