"""Dataclasses to JSON with names in camel case, and back."""

import math
import re
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from valora_ml.errors import InputError


def to_plain(value: Any) -> Any:
    """Turn dataclasses, tuples and NumPy's scalars to what ``json.dumps`` takes; keys of mappings stay as they are."""
    if is_dataclass(value):
        return {_camel(each.name): to_plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): to_plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [to_plain(each) for each in value]
    if hasattr(value, "tolist"):
        return to_plain(value.tolist())
    if isinstance(value, float) and not math.isfinite(value):
        raise InputError("card: it holds NaN or infinity, which JSON has not; leave the figure out")
    return value


def from_plain(wanted: Any, data: Any, where: str) -> Any:  # noqa: PLR0911
    """Read a value of a type; what does not fit is an InputError that names the field."""
    origin, parts = get_origin(wanted), get_args(wanted)
    if is_dataclass(wanted):
        return _read_dataclass(wanted, data, where)
    if origin is UnionType:
        if data is None and NoneType in parts:
            return None
        return from_plain(next(part for part in parts if part is not NoneType), data, where)
    if origin is tuple:
        _expect(isinstance(data, list), where, "a list")
        if parts[-1] is not Ellipsis:
            _expect(len(data) == len(parts), where, f"a list of {len(parts)}")
        return tuple(from_plain(parts[0], each, f"{where}[{index}]") for index, each in enumerate(data))
    if origin is Literal:
        _expect(data in parts, where, f"one of {', '.join(map(str, parts))}")
        return data
    if origin is not None:
        _expect(isinstance(data, dict), where, "an object")
        return {key: from_plain(parts[1], each, f"{where}.{key}") for key, each in data.items()}
    return _read_scalar(wanted, data, where)


def _read_dataclass(wanted: Any, data: Any, where: str) -> Any:
    _expect(isinstance(data, dict), where, "an object")
    types = get_type_hints(wanted)
    known = {_camel(each.name): each for each in fields(wanted)}
    if unknown := sorted(data.keys() - known.keys()):
        raise InputError(f"{where}.{unknown[0]}: no such field; take it out")
    values = {}
    for name, each in known.items():
        if name in data:
            values[each.name] = from_plain(types[each.name], data[name], f"{where}.{name}")
        elif each.default is MISSING and each.default_factory is MISSING:
            raise InputError(f"{where}.{name}: it is missing")
    return wanted(**values)


def _read_scalar(wanted: Any, data: Any, where: str) -> Any:
    if wanted is Any:
        return data
    if wanted is float:
        _expect(isinstance(data, int | float) and not isinstance(data, bool), where, "a number")
        return float(data)
    _expect(
        isinstance(data, wanted) and isinstance(data, bool) == (wanted is bool), where, f"of type {wanted.__name__}"
    )
    return data


def _expect(holds: bool, where: str, what: str) -> None:
    if not holds:
        raise InputError(f"{where}: it must be {what}")


def _camel(name: str) -> str:
    return re.sub(r"_(.)", lambda match: match[1].upper(), name)
