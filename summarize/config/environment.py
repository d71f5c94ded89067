"""Variables of the environment → tables of settings: ``SUMMARIZE_RANK_DAMPING`` is ``rank.damping``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from summarize.config.nearest import did_you_mean
from summarize.config.problems import TABLES, problems
from summarize.errors import ConfigError
from summarize.methods import METHOD, METHODS, SLOTS, parts
from summarize.model import Budget
from summarize.model.digest import Json

PREFIX = "SUMMARIZE_"
CONFIG = "SUMMARIZE_CONFIG"
"""Names the preset or the file where the command line names none."""
BUDGET = "SUMMARIZE_BUDGET"
"""A length as people write it: ``20%``, ``5 sentences``, ``auto``."""


def variables() -> dict[str, str]:
    """Return the variable of each key: its name → the dotted key."""
    return {PREFIX + key.replace(".", "_").upper(): key for key in _keys()}


def _keys() -> Iterator[str]:
    kinds: list[tuple[str, type]] = [("budget", Budget)]
    kinds += [(slot, kind) for slot in SLOTS for kind in METHODS.get(slot, {"": SLOTS[slot]}).values()]
    yield from (f"{slot}.{METHOD}" for slot in METHODS)
    for name, kind in kinds:
        inner = parts(kind)
        for field in fields(kind):
            if field.name in inner:
                yield from (f"{name}.{field.name}.{key.name}" for key in fields(inner[field.name]))
            else:
                yield f"{name}.{field.name}"


def from_environment(environment: Mapping[str, str]) -> tuple[Json, dict[str, str]]:
    """Return the settings of the variables, and dotted key → the variable that sets it.

    A variable that begins like one of ours and goes on with the name of a table must be one; others that
    begin with ``SUMMARIZE_`` are somebody else's.

    Raises:
        ConfigError: a variable that is none of ours, or a value that is wrong.

    """
    known, tables, origins = variables(), Json(), dict[str, str]()
    if budget := environment.get(BUDGET):
        tables["budget"] = _budget(budget)
        origins |= dict.fromkeys(("budget.limit", "budget.unit"), BUDGET)
    for name in sorted(n for n in environment if n.startswith(PREFIX) and n not in {BUDGET, CONFIG}):
        table = name.removeprefix(PREFIX).partition("_")[0].lower()
        if name not in known:
            if table in TABLES:
                msg = f"{name}: no such setting{did_you_mean(name, known)}"
                raise ConfigError(msg)
            continue
        key = known[name]
        _put(tables, key.split("."), _value(environment[name]))
        origins[key] = name
    # To check nothing would import jsonschema, which takes a tenth of a second.
    for path, problem in problems(tables) if tables else ():
        dotted = ".".join(path)
        msg = f"{origins.get(dotted, PREFIX + '…')}: {problem}"
        raise ConfigError(msg, key=dotted)
    return tables, origins


def _budget(text: str) -> Json:
    try:
        found = Budget.of(text)
    except ValueError as error:
        msg = f"{BUDGET}: {error}"
        raise ConfigError(msg, key="budget") from error
    return {"limit": found.limit, "unit": found.unit}


def _value(text: str) -> Any:  # noqa: ANN401  # any value of TOML
    """Read a value of TOML; what is none is a text."""
    try:
        return tomllib.loads(f"value = {text}")["value"] if "\n" not in text else text
    except (tomllib.TOMLDecodeError, ValueError):
        return text


def _put(tables: Json, path: list[str], value: object) -> None:
    for key in path[:-1]:
        tables = tables.setdefault(key, {})
    tables[path[-1]] = value
