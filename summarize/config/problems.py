"""Tables of settings → what is wrong in them, and what was probably meant."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any, Literal, get_args, get_origin, get_type_hints

from summarize.config.morning import MORNING, morning_problems, named
from summarize.config.nearest import did_you_mean
from summarize.config.settings import EXTENDS, budget_of
from summarize.methods import METHOD, METHODS, SLOTS, parts, stage_type
from summarize.model import Budget
from summarize.schema import check_config

TABLES = ("budget", *SLOTS)
Problem = tuple[tuple[str, ...], str]
"""A key, and what is wrong with it."""

_MOVED = {
    "independence": "voices", "discrepancies": "compare.contradictions", "figures": "compare.figures",
    "coverage": "compare.themes", "quotes": "compare.quotes", "statuses": "compare.progress",
}  # fmt: skip
"""Tables of configurations before 0.2, and where their keys are now."""


def problems(data: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield wrong keys first, with what was probably meant, then wrong values."""
    for slot, table in data.items():
        if slot == EXTENDS:
            if not isinstance(table, str):
                yield (slot,), f'{EXTENDS} names a preset or a file: {EXTENDS} = "short"'
        elif slot in MORNING:
            yield from morning_problems(slot, table)
        elif slot not in TABLES:
            yield (slot,), _unknown_table(slot)
        elif not isinstance(table, dict):
            yield (slot,), f"{slot} must be a table: [{slot}]"
        else:
            yield from _key_problems(slot, table)
    checked = {slot: table for slot, table in data.items() if slot != EXTENDS}
    for path, message in check_config(checked):
        yield path, f"{named(path)}: {message}{_better(path, _at(checked, path), message)}"
    yield from _budget_problems(data.get("budget", {}))


def _unknown_table(slot: str) -> str:
    if slot in _MOVED:
        return f"unknown table [{slot}]: its keys are in [{_MOVED[slot]}] now"
    if homes := homes_of(slot):
        return f"{slot} is set outside of a table, it belongs in [{homes[0]}]"
    return f"unknown table [{slot}]{did_you_mean(slot, (*TABLES, *MORNING))}"


def homes_of(key: str) -> list[str]:
    """Return the tables that have a key."""
    tables: list[tuple[str, type]] = [("budget", Budget)]
    tables += [(slot, kind) for slot in SLOTS for kind in METHODS.get(slot, {"": SLOTS[slot]}).values()]
    tables += [(f"{slot}.{name}", part) for slot, kind in tables for name, part in parts(kind).items()]
    return [*dict.fromkeys(name for name, kind in tables if key in {field.name for field in fields(kind)})]


def _key_problems(slot: str, table: Mapping[str, Any]) -> Iterator[Problem]:
    if slot == "budget":
        yield from _unknown_keys((slot,), table, Budget)
        return
    kind = stage_type(slot, table)
    if kind is None and slot in METHODS:
        methods, method = METHODS[slot], table.get(METHOD)
        meant = _as_option(method, methods) or did_you_mean(str(method), methods)
        message = f"unknown method {method!r} in [{slot}]{meant}; one of {', '.join(methods)}"
        yield (slot, METHOD), message
        return
    rest = {key: value for key, value in table.items() if key != METHOD or slot not in METHODS}
    yield from _unknown_keys((slot,), rest, kind or SLOTS[slot])


def _unknown_keys(path: tuple[str, ...], table: Mapping[str, Any], kind: type) -> Iterator[Problem]:
    """Yield the keys that a stage does not have, and numbers that are none."""
    known, inner, name = [field.name for field in fields(kind)], parts(kind), ".".join(path)
    for key, value in table.items():
        if key not in known:
            meant = _elsewhere(path, key) or did_you_mean(key, known)
            yield (*path, key), f"unknown key {key!r} in [{name}]{meant}"
        elif key in inner and not isinstance(value, dict):
            yield (*path, key), f"{name}.{key} must be a table: [{name}.{key}]"
        elif key in inner:
            yield from _unknown_keys((*path, key), value, inner[key])
        elif path != ("budget",) and isinstance(value, float) and not math.isfinite(value):
            yield (*path, key), f"{name}.{key}: a finite number is needed, not {value}"


def _elsewhere(path: tuple[str, ...], key: str) -> str:
    """Say where a key belongs: in another method of the slot, or in another table."""
    for method, kind in METHODS.get(path[0], {}).items() if len(path) == 1 else ():
        if key in {field.name for field in fields(kind)}:
            return f': it belongs to {METHOD} = "{method}"'
    homes = [home for home in homes_of(key) if home != ".".join(path)]
    return f": it belongs in [{'] or ['.join(homes)}]" if homes else ""


def _budget_problems(table: object) -> Iterator[Problem]:
    if not isinstance(table, dict):
        return
    try:
        budget_of(table)
    except (TypeError, ValueError) as error:
        yield ("budget", "limit"), f"budget: {error}"


def _better(path: tuple[str, ...], value: object, message: str) -> str:
    """Say what was probably meant by a value of the wrong type or size, about which ``message`` is."""
    if path == ("budget", "limit") and isinstance(value, str):
        return _as_budget(value)
    if path == ("budget", "unit") and isinstance(value, str):
        return did_you_mean(value, ("words", "sentences", "characters", "minutes", "ratio", "auto"))
    if isinstance(value, str):
        if re.fullmatch(r"[-+]?\d+(\.\d+)?", value):
            return f", did you mean {path[-1]} = {value}?"
        if value.lower() in {"true", "false", "yes", "no", "on", "off"}:
            return f", did you mean {path[-1]} = {str(value.lower() in {'true', 'yes', 'on'}).lower()}?"
        return did_you_mean(value, _choices(path))
    of_all = message.startswith(("must be at most 1,", "must be below 1,")) and path != ("budget", "limit")
    if of_all and isinstance(value, int | float) and 2 <= value <= 100:
        return f", did you mean {path[-1]} = {value / 100:g}?"
    return ""


def _as_budget(text: str) -> str:
    try:
        meant = Budget.of(text)
    except ValueError:
        return ""
    limit = "" if meant.unit == "auto" else f"limit = {meant.limit:.15g}, "
    return f', did you mean {limit}unit = "{meant.unit}"?'


def _choices(path: tuple[str, ...]) -> tuple[str, ...]:
    """Return what a key may be set to, where these are words."""
    kinds = METHODS.get(path[0], {"": SLOTS[path[0]]}).values() if path[0] in SLOTS else ()
    hints = (get_type_hints(kind).get(path[-1]) for kind in kinds if len(path) == 2)
    return tuple(choice for hint in hints if get_origin(hint) is Literal for choice in get_args(hint))


def _at(data: Mapping[str, Any], path: Iterable[str]) -> object:
    found: Any = data
    for key in path:
        found = found.get(key) if isinstance(found, Mapping) else None
    return found


def _as_option(wrong: object, methods: Mapping[str, type]) -> str:
    """Say how to choose what is no method, but a choice within one: ``summarizer = "lexrank"``."""
    name = re.sub(r"[-_ ]", "", str(wrong)).casefold()
    for method, stage in methods.items():
        for key, kind in get_type_hints(stage).items():
            if get_origin(kind) is Literal and name in get_args(kind):
                return f', did you mean method = "{method}", {key} = "{name}"?'
    return ""
