"""Config: a budget and a pipeline, from tables of settings and back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from summarize.commented import commented
from summarize.config.morning import Morning
from summarize.methods import METHOD, METHODS, SLOTS, make_stage
from summarize.model import Budget
from summarize.model.digest import Json
from summarize.pipeline import Pipeline
from summarize.schema import read_schema

EXTENDS = "extends"
"""The key of a file that names the preset or the file whose settings it changes."""


@dataclass(frozen=True, slots=True)
class Config:
    """How long a digest may be and how it is made."""

    budget: Budget
    pipeline: Pipeline
    morning: Morning = field(default_factory=Morning)
    """What briefings are asked for, and how they are sent."""
    origins: Mapping[str, str] = field(default_factory=dict, compare=False)
    """Dotted key → where its value comes from (``mine.toml:3``); keys that nothing sets are not in it."""

    @property
    def name(self) -> str:
        """Name of the preset, or of the file without its suffix."""
        return self.pipeline.name

    @property
    def values(self) -> Json:
        """The effective settings: table → key → value."""
        return {"budget": asdict(self.budget), **self.pipeline.values}

    @property
    def tables(self) -> Json:
        """The effective settings with those of briefings."""
        return {**self.values, **self.morning.values}

    def to_toml(self) -> str:
        """Return every effective setting as TOML, with comments: what it is, and where its value is from."""
        settings = commented(self.values, json.loads(read_schema("config")), self.origins)
        return f"{settings}{self.morning.to_toml()}"

    def to_preset(self, purpose: Sequence[str]) -> str:
        """Return as TOML what differs from the defaults; its first comments say what it is for."""
        plain = Config(Budget(), Pipeline()).values
        changed = {key for key, (_, ours) in differences(plain, self.values).items() if ours is not None}
        kept = _only(self.values, changed | {"budget.limit", "budget.unit"})
        head = "".join(f"# {line}\n" for line in purpose)
        return f"{head}\n{commented(kept, json.loads(read_schema('config')))}{self.morning.to_toml()}"

    def with_words(self, words: int) -> Config:
        """Return the same settings with another length, in words."""
        return replace(self, budget=Budget(words))


def differences(a: Mapping[str, Any], b: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Return the dotted keys whose values differ, with both; None where one side has no such key."""
    first, second = flat(a), flat(b)
    keys = dict.fromkeys([*first, *second])
    pairs = {key: (first.get(key), second.get(key)) for key in keys}
    return {key: pair for key, pair in pairs.items() if pair[0] != pair[1]}


def flat(tables: Mapping[str, Any]) -> dict[str, Any]:
    """Return tables of settings as dotted key → value."""
    return dict(_flat(tables, ()))


def _flat(tables: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    for key, value in tables.items():
        if isinstance(value, Mapping):
            yield from _flat(value, (*path, key))
        else:
            yield ".".join((*path, key)), value


def _only(tables: Mapping[str, Any], keys: set[str], path: tuple[str, ...] = ()) -> Json:
    kept: Json = {}
    for key, value in tables.items():
        here = (*path, key)
        if isinstance(value, Mapping):
            if inner := _only(value, keys, here):
                kept[key] = inner
        elif ".".join(here) in keys:
            kept[key] = value
    return kept


def make_config(data: Mapping[str, Any], name: str, origins: Mapping[str, str] | None = None) -> Config:
    """Make a configuration of tables that were checked."""
    stages = {slot: make_stage(slot, data[slot]) for slot in SLOTS if slot in data}
    pipeline = replace(Pipeline(), **stages, name=name)
    made = Config(budget_of(data.get("budget", {})), pipeline, Morning.of(data))
    known = flat(made.values)
    return replace(made, origins={key: said for key, said in (origins or {}).items() if key in known})


def budget_of(table: Mapping[str, Any]) -> Budget:
    """Read the table of a budget; an automatic length needs no limit.

    Raises:
        TypeError, ValueError: it is none.

    """
    if table.get("unit") == "auto" and "limit" not in table:
        return Budget.of("auto")
    return Budget(**table)


def merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> Json:
    """Lay tables of settings over others, key by key.

    A new method brings its own keys, and a new unit its own limit: what is below was meant for another.
    """
    result: Json = dict(below)
    for key, value in above.items():
        old = result.get(key)
        if isinstance(value, Mapping) and isinstance(old, Mapping) and not _starts_anew(key, old, value):
            result[key] = merged(old, value)
        else:
            result[key] = value
    return result


def _starts_anew(slot: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    key, usual = ("unit", "words") if slot == "budget" else (METHOD, next(iter(METHODS.get(slot, ())), None))
    return key in new and new[key] != old.get(key, usual)
