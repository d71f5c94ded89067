"""The query of a request → what it asks for; the same names as the options of the command line."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

from starlette.datastructures import QueryParams

from summarize.model import Budget
from summarize.render.formats import BRIEFINGS, FORMATS, OutputFormat
from summarize.web.desk import Wanted
from summarize.web.faults import refuse

Value = TypeVar("Value")
_MOST = 10**6
_YEARS = range(1900, 2200)
_NUMBER: dict[str, Any] = {"type": "number", "minimum": 0}
_COUNT: dict[str, Any] = {"type": "integer", "minimum": 0, "maximum": _MOST}


@dataclass(frozen=True, slots=True)
class Parameter:
    """A name in a query."""

    name: str
    schema: Mapping[str, Any]
    meaning: str


LENGTH = (
    Parameter("words", _NUMBER, "At most so many words."),
    Parameter("sentences", _NUMBER, "At most so many sentences."),
    Parameter("characters", _NUMBER, "At most so many characters."),
    Parameter("minutes", _NUMBER, "At most so many minutes of reading."),
    Parameter("ratio", {**_NUMBER, "maximum": 1}, "At most this share of the words of the sources."),
    Parameter("auto", {"const": "1"}, "As long as further words add more than the average."),
)
DIGEST = (
    *LENGTH,
    Parameter("format", {"enum": [*FORMATS], "default": "json"}, "The format of the answer."),
)
BRIEFING = (
    Parameter("words", {**_COUNT, "default": 600}, "At most so many words."),
    Parameter("stories", {**_COUNT, "default": 12}, "At most so many stories with a paragraph."),
    Parameter("watch", {"type": "array", "items": {"type": "string"}}, "Topics whose stories come first."),
    Parameter(
        "now", {"type": "string", "format": "date-time"}, "The moment to write for, with its time zone."
    ),
    Parameter("format", {"enum": [*BRIEFINGS], "default": "json"}, "The format of the answer."),
)
VERIFY = (Parameter("recompute", {"const": "1"}, "Also make the digest again, and compare."),)


def check(query: QueryParams, known: Iterable[Parameter]) -> None:
    """Refuse a name that is not known, and one that is given twice though it has one value.

    Raises:
        RefusedError: with status 400.

    """
    lists = {parameter.name: parameter.schema.get("type") == "array" for parameter in known}
    for name in query:
        if name not in lists:
            names = ", ".join(lists) or "none"
            raise refuse(400, "unknown-parameter", f"unknown parameter {name[:40]!r}; known: {names}")
        if not lists[name] and len(query.getlist(name)) > 1:
            raise refuse(400, "usage", f"{name} is given more than once")


def budget_of(query: QueryParams) -> Budget | None:
    """Return the one limit that is given, None where none is.

    Raises:
        RefusedError: more than one is given, or it is none.

    """
    given = [parameter.name for parameter in LENGTH if parameter.name in query]
    if len(given) > 1:
        raise refuse(400, "usage", f"{' and '.join(given)} exclude each other: give one limit")
    if not given:
        return None
    (unit,) = given
    if unit == "auto":
        return Budget.of("auto") if flag(query, "auto") else None
    limit = _converted(query, unit, float)
    try:
        return Budget.in_unit(limit, unit)
    except ValueError as error:
        raise refuse(400, "usage", f"{unit}: {error}") from error


def format_of(name: str, formats: Mapping[str, OutputFormat]) -> str:
    """Return the name of a format.

    Raises:
        RefusedError: there is none of that name.

    """
    if name not in formats:
        raise refuse(400, "usage", f"there is no format {name[:40]!r}: one of {', '.join(formats)}")
    return name


def wanted_of(query: QueryParams) -> Wanted:
    """Return what a briefing is asked for.

    Raises:
        RefusedError: a value is wrong.

    """
    now = _converted(query, "now", datetime.fromisoformat) if "now" in query else datetime.now(UTC)
    if now.tzinfo is None:
        raise refuse(400, "usage", "now needs a time zone, as in 2026-11-25T06:00+01:00")
    if now.year not in _YEARS:
        raise refuse(400, "usage", f"now lies between the years {_YEARS[0]} and {_YEARS[-1]}")
    return Wanted(
        now=now,
        words=_count(query, "words"),
        stories=_count(query, "stories"),
        watch=tuple(query.getlist("watch")),
    )


def flag(query: QueryParams, name: str) -> bool:
    """Return whether a switch is on.

    Raises:
        RefusedError: it is neither on nor off.

    """
    value = query.get(name, "0")
    if value not in {"0", "1"}:
        raise refuse(400, "usage", f"{name} is 1 or 0, not {value[:40]!r}")
    return value == "1"


def _count(query: QueryParams, name: str) -> int | None:
    if name not in query:
        return None
    value = _converted(query, name, int)
    if not 0 <= value <= _MOST:
        raise refuse(400, "usage", f"{name} lies between 0 and {_MOST}")
    return value


def _converted(query: QueryParams, name: str, convert: Callable[[str], Value]) -> Value:
    value = query[name]
    try:
        made = convert(value)
    except ValueError as error:
        raise refuse(400, "usage", f"{name}: {value[:40]!r} cannot be read") from error
    if isinstance(made, float) and not math.isfinite(made):
        raise refuse(400, "usage", f"{name}: a finite number is needed")
    return made
