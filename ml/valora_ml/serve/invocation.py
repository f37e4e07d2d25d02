"""Bodies of requests: read with messages that name what is wrong. The schema is ``ml/contracts/invocation.json``."""

import json
from dataclasses import dataclass
from typing import Any

from valora_ml.artifact import Row
from valora_ml.errors import InputError

MOST_ROWS = 1000
_PARTS = ("texts", "numbers", "categories")


@dataclass(frozen=True)
class Invocation:
    """Rows to answer and whether to explain them."""

    rows: list[Row]
    explain: bool


def read_json(body: bytes) -> Any:
    """JSON of a request, without the NaN and Infinity that Python would take.

    Examples
    --------
    >>> read_json(b'{"rows": [NaN]}')
    Traceback (most recent call last):
    valora_ml.errors.InputError: body: NaN is not JSON; leave out what is not known
    """

    def refuse(name: str) -> None:
        raise InputError(f"body: {name} is not JSON; leave out what is not known")

    try:
        return json.loads(body.decode(), parse_constant=refuse)
    except InputError:
        raise
    except (ValueError, RecursionError) as error:
        raise InputError(f"body: it is not JSON in UTF-8 ({error})") from error


def read_invocation(body: bytes) -> Invocation:
    """Rows of a request; an InputError names the first field that is wrong."""
    data = _object(read_json(body), "body", ("rows", "explain"))
    rows, explain = data.get("rows"), data.get("explain", False)
    if not isinstance(rows, list) or not 1 <= len(rows) <= MOST_ROWS:
        raise InputError(f"rows: it must be a list of 1 to {MOST_ROWS} rows")
    if not isinstance(explain, bool):
        raise InputError("explain: it must be true or false")
    return Invocation([_row(row, f"rows[{at}]") for at, row in enumerate(rows)], explain)


def _row(row: Any, where: str) -> Row:
    parts = _object(row, where, _PARTS)
    for part in _PARTS:
        values = parts.get(part, {})
        if not isinstance(values, dict):
            raise InputError(f"{where}.{part}: it must be an object")
        for name, value in values.items():
            if not _fits(part, value):
                kinds = {"texts": "a text", "numbers": "a number or null", "categories": "a text or null"}
                raise InputError(f"{where}.{part}.{name}: it must be {kinds[part]}")
    return parts


def _fits(part: str, value: Any) -> bool:
    if part == "texts":
        return isinstance(value, str)
    if part == "categories":
        return value is None or isinstance(value, str)
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))


def _object(data: Any, where: str, known: tuple[str, ...]) -> dict[str, Any]:
    if not isinstance(data, dict):
        raise InputError(f"{where}: it must be an object with {', '.join(known)}")
    if unknown := sorted(data.keys() - set(known)):
        raise InputError(f"{where}.{unknown[0]}: no such field; there are {', '.join(known)}")
    return data
