"""One key → what it means, its unit, its range, its default, and the variable that sets it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from summarize.commented import described
from summarize.config.environment import variables
from summarize.config.problems import did_you_mean, homes_of
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
    if "properties" in found:
        names = ", ".join(found["properties"])
        return f"[{'.'.join(path)}]\n{found.get('description', '')}\nkeys: {names}\n"
    return _key(".".join(path), found)


def _key(name: str, schema: Mapping[str, Any]) -> str:
    default = json.dumps(schema["default"])
    variable = next((variable for variable, key in variables().items() if key == name), "")
    return f"{name} = {default}  # default\n{described(schema)}\nvariable: {variable}\n"


def _find(schema: Mapping[str, Any], path: list[str]) -> Mapping[str, Any] | None:
    for part in path:
        found = schema.get("properties", {}).get(part)
        if found is None:
            return None
        schema = found
    return schema


def _keys(schema: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the dotted name and the schema of each key."""
    for name, inner in schema.get("properties", {}).items():
        if "properties" in inner:
            yield from _keys(inner, (*path, name))
        else:
            yield ".".join((*path, name)), inner
