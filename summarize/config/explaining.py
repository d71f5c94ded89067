"""One key → what it means, its unit, its range, its default, and the variable that sets it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from summarize.commented import described
from summarize.config.environment import variables
from summarize.config.nearest import did_you_mean
from summarize.config.problems import homes_of
from summarize.errors import ConfigError
from summarize.schema import read_schema


def explain(key: str) -> str:
    """Return what a key or a table is; a key without its table, where only one has it, is understood.

    Raises:
        ConfigError: there is no such key.

    """
    schema = json.loads(read_schema("config"))
    path = key.strip().strip("[]").replace(" ", "").split(".")
    found = _find(schema, path)
    if found is None and len(path) == 1:
        homes = homes_of(path[0])
        if homes:
            return "\n".join(explain(f"{home}.{path[0]}") for home in homes)
    if found is None:
        known = [name for name, _ in _keys(schema, ())]
        near = did_you_mean(key, known) or did_you_mean(path[-1], [name.rpartition(".")[2] for name in known])
        msg = f"no such setting: {key!r}{near}"
        raise ConfigError(msg, key=key)
    if inner := _properties(found):
        names = ", ".join(inner)
        header = f"[[{path[0]}]]" if "items" in found else f"[{'.'.join(path)}]"
        return f"{header}\n{found.get('description', '')}\nkeys: {names}\n"
    return _key(".".join(path), found)


def _key(name: str, schema: Mapping[str, Any]) -> str:
    if "default" not in schema:
        return f"{name}: has no default\n{described(schema)}\n"
    default = json.dumps(schema["default"])
    variable = next((f"variable: {variable}\n" for variable, key in variables().items() if key == name), "")
    return f"{name} = {default}  # default\n{described(schema)}\n{variable}"


def _properties(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the keys of a table, or of each of several tables with one name."""
    found: Mapping[str, Any] = schema.get("items", schema).get("properties", {})
    return found


def _find(schema: Mapping[str, Any], path: list[str]) -> Mapping[str, Any] | None:
    for part in path:
        found = _properties(schema).get(part)
        if found is None:
            return None
        schema = found
    return schema


def _keys(schema: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the dotted name and the schema of each key."""
    for name, inner in _properties(schema).items():
        if _properties(inner):
            yield from _keys(inner, (*path, name))
        else:
            yield ".".join((*path, name)), inner
