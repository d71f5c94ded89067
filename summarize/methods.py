"""Slots of a pipeline and what each can hold: a stage → its settings, and settings → their stage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, asdict, fields, is_dataclass
from typing import Any

from summarize.analysis.annotate import Split
from summarize.analysis.independence import Independence
from summarize.compare.compare import Compare
from summarize.compare.novelty import AgainstEarlier
from summarize.model.digest import Json
from summarize.stages.dedup import Deduplicate, ExactOnly
from summarize.stages.rank import DayOrder, TextRank, TopRanked
from summarize.stages.select import ConceptCoverage
from summarize.stages.sumy_rankers import SumyRank

METHODS: dict[str, dict[str, type]] = {
    "dedup": {"assertions": Deduplicate, "exact": ExactOnly},
    "rank": {"textrank": TextRank, "sumy": SumyRank},
    "select": {"coverage": ConceptCoverage, "top": TopRanked},
}
"""What the slots can hold that can hold more than one thing, by the name that configuration files use; the
first is the default."""
SLOTS: dict[str, type] = {
    "split": Split,
    "voices": Independence,
    "dedup": Deduplicate,
    "rank": TextRank,
    "compare": Compare,
    "select": ConceptCoverage,
    "order": DayOrder,
    "novelty": AgainstEarlier,
}
"""What each slot holds where nothing else is said."""

_MOST = 10**9
METHOD = "method"
"""The key of a slot's settings that names what it holds, where there is a choice."""


def settings(slot: str, stage: object) -> Json:
    """Return the name and the fields of a stage; of one that is not ours, how it shows itself."""
    names = {kind: {METHOD: name} for name, kind in METHODS.get(slot, {}).items()}
    ours = names.get(type(stage), {}) if names else {} if type(stage) is SLOTS[slot] else None
    if ours is None or (names and not ours) or not is_dataclass(stage) or isinstance(stage, type):
        return {METHOD: repr(stage)}
    return {**ours, **asdict(stage)}


def stage_type(slot: str, table: Mapping[str, Any]) -> type | None:
    """Return the kind of stage that a table of settings is for; None where its method is none of ours."""
    if slot not in METHODS:
        return None if METHOD in table else SLOTS[slot]
    method = table.get(METHOD, next(iter(METHODS[slot])))
    return METHODS[slot].get(method) if isinstance(method, str) else None


def make_stage(slot: str, table: Mapping[str, Any]) -> Any:  # noqa: ANN401  # whichever stage it names
    """Make the stage of a slot; whole numbers become floats where the default is one, and the reverse.

    Raises:
        KeyError: there is no such method, or it has no such field.

    """
    kind = stage_type(slot, table)
    if kind is None:
        raise KeyError(METHOD)
    return _made(kind, {key: value for key, value in table.items() if key != METHOD})


def parts(kind: type) -> dict[str, type]:
    """Return the fields of a stage that are stages themselves: tables within its table."""
    made = (field.default_factory for field in fields(kind) if field.default_factory is not MISSING)
    names = (field.name for field in fields(kind) if field.default_factory is not MISSING)
    return {name: part for name, part in zip(names, made, strict=True) if isinstance(part, type)}


def _made(kind: type, table: Mapping[str, Any]) -> Any:  # noqa: ANN401
    inner = parts(kind)
    defaults = {field.name: field.default for field in fields(kind)}
    return kind(
        **{
            key: _made(inner[key], value) if key in inner else _as(defaults[key], value)
            for key, value in table.items()
        }
    )


def is_excessive(table: Mapping[str, Any]) -> bool:
    """Whether a number is larger than any use of it: settings may come from anybody."""
    return any(
        is_excessive(v) if isinstance(v, dict) else isinstance(v, int | float) and not abs(v) <= _MOST
        for v in table.values()
    )


def _as(default: object, value: Any) -> Any:  # noqa: ANN401  # any value of a setting
    if isinstance(default, float):
        return float(value)
    # To JSON and to its schemas, 2.0 is a whole number.
    return int(value) if isinstance(value, float) and value.is_integer() else value
