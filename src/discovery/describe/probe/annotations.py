"""Python's annotations as JSON Schema, for libraries that make a parser out of a function."""
import collections.abc
import typing

from values import schema_of, with_choices

LISTS = (list, set, frozenset, tuple, collections.abc.Sequence, collections.abc.Iterable, collections.abc.Collection)


def annotations_of(function):
    """The annotations of a function or class by name; those that can't be evaluated are left out."""
    target = function.__init__ if isinstance(function, type) else function
    try:
        return typing.get_type_hints(target)
    except Exception:
        found = getattr(target, "__annotations__", None) or {}
        return {name: one for name, one in found.items() if not isinstance(one, str)}


def without_none(annotation):
    """`int` for Optional[int] and for `int | None`; the first member of another union; Annotated without its extras."""
    if hasattr(annotation, "__metadata__"):  # Annotated
        return without_none(annotation.__origin__)
    origin = getattr(annotation, "__origin__", None)
    if origin is typing.Union or type(annotation).__name__ == "UnionType":  # X | Y, Python 3.10
        members = [one for one in annotation.__args__ if one is not type(None)]
        same = [without_none(one) for one in members]
        return same[0] if len(same) == 1 else typing.Any
    return annotation


def value_of(annotation):
    """The schema of one value of an annotation; None if it says nothing that a command line could use."""
    annotation = without_none(annotation)
    if type(annotation).__name__ in ("_LiteralGenericAlias", "_GenericAlias") and is_literal(annotation):
        choices = list(annotation.__args__)
        kind = "integer" if all(type(one) is int for one in choices) else "string"
        return with_choices({"type": kind}, choices)
    if annotation is bool:
        return {"type": "boolean"}
    return schema_of(annotation) if isinstance(annotation, type) else None


def is_literal(annotation):
    return getattr(annotation, "__origin__", None) is getattr(typing, "Literal", object())


def items_of(annotation):
    """The annotations of a list's items: one for any number of them, several for that many. None for any other."""
    annotation = without_none(annotation)
    origin = getattr(annotation, "__origin__", annotation)
    if origin not in LISTS:
        return None
    args = [one for one in getattr(annotation, "__args__", None) or [str] if one is not Ellipsis]
    known = [str if isinstance(one, typing.TypeVar) else one for one in args]
    is_any = origin is not tuple or Ellipsis in (getattr(annotation, "__args__", None) or [Ellipsis])
    return known[:1] if is_any else known


def of_value(value):
    """The schema of values like this default."""
    kinds = ((bool, "boolean"), (int, "integer"), (float, "number"), (str, "string"))
    return next(({"type": name} for kind, name in kinds if isinstance(value, kind)), None)
