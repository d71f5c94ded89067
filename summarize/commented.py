"""Settings → TOML in which every table and every key has a comment, which the schema has the text of."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

_WIDTH = 110
_BOUNDS = {
    "minimum": "at least {}",
    "exclusiveMinimum": "above {}",
    "maximum": "at most {}",
    "exclusiveMaximum": "below {}",
}


def commented(
    values: Mapping[str, Any], schema: Mapping[str, Any], origins: Mapping[str, str] | None = None
) -> str:
    """Return tables of settings as TOML, with what their JSON schema says of each key.

    With ``origins``, dotted key → where its value is from, each line says that too.
    """
    return "\n".join(
        text for name, table in values.items() for text in _tables(name, table, _of(schema, name), origins)
    )


def _tables(
    name: str, table: Mapping[str, Any], schema: Mapping[str, Any], origins: Mapping[str, str] | None
) -> Iterator[str]:
    """Yield a table as TOML, then the tables in it."""
    own = "".join(
        f"{_comment(described(_of(schema, key)))}{key} = {json.dumps(value)}{origin}\n"
        for key, value in table.items()
        for origin in [_from(f"{name}.{key}", origins)]
        if not isinstance(value, dict)
    )
    if own or not table:
        yield f"{_comment(schema.get('description', ''))}[{name}]\n{own}"
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _tables(f"{name}.{key}", value, _of(schema, key), origins)


def _of(schema: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = schema.get("properties", {}).get(key, {})
    return found


def _from(key: str, origins: Mapping[str, str] | None) -> str:
    return "" if origins is None else f"  # {origins.get(key, 'default')}"


def described(schema: Mapping[str, Any]) -> str:
    """Return what a key is, its unit, and what it may be set to."""
    unit, allowed = schema.get("x-unit"), _allowed(schema)
    if unit:
        allowed = f"{unit.capitalize()}, {allowed[:1].lower()}{allowed[1:]}"
    return f"{schema.get('description', '')} {allowed}".strip()


def _allowed(schema: Mapping[str, Any]) -> str:
    if "enum" in schema:
        return f"One of {', '.join(map(json.dumps, schema['enum']))}."
    if {"minimum", "maximum"} <= {*schema}:
        return f"From {schema['minimum']} to {schema['maximum']}."
    bounds = [text.format(schema[key]) for key, text in _BOUNDS.items() if key in schema]
    return f"{', '.join(bounds).capitalize()}." if bounds else ""


def _comment(text: str) -> str:
    return "".join(f"# {line}\n" for line in textwrap.wrap(text, _WIDTH - 2, break_on_hyphens=False))
