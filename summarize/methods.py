"""Slots of a pipeline and what each can hold: a stage → its settings, and settings → their stage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from typing import Any

from summarize.compare.contradictions import Contradictions
from summarize.compare.coverage import Communities
from summarize.compare.figures import Figures
from summarize.compare.independence import Independence
from summarize.compare.novelty import AgainstEarlier
from summarize.compare.quotes import Quotes
from summarize.compare.statuses import Statuses
from summarize.model.digest import Json
from summarize.stages.dedup import Deduplicate
from summarize.stages.exact_dedup import ExactOnly
from summarize.stages.order import ThemeOrder
from summarize.stages.rank import TextRank
from summarize.stages.select import ConceptCoverage
from summarize.stages.split import Split
from summarize.stages.sumy_rankers import SumyRank
from summarize.stages.top import TopRanked

METHODS: dict[str, dict[str, type]] = {
    "split": {"sentences": Split},
    "independence": {"passages": Independence},
    "dedup": {"assertions": Deduplicate, "exact": ExactOnly},
    "rank": {"textrank": TextRank, "sumy": SumyRank},
    "select": {"coverage": ConceptCoverage, "top": TopRanked},
    "order": {"themes": ThemeOrder},
    "discrepancies": {"contradictions": Contradictions},
    "figures": {"aligned": Figures},
    "coverage": {"communities": Communities},
    "novelty": {"earlier": AgainstEarlier},
    "quotes": {"utterances": Quotes},
    "statuses": {"matters": Statuses},
}
"""What each slot can hold, by the name that configuration files use; the first is the default."""

_MOST = 10**9
METHOD = "method"
"""The key of a slot's settings that names what it holds."""


def settings(slot: str, stage: object) -> Json:
    """Return the name and the fields of a stage; of one that is not ours, how it shows itself."""
    names = {kind: name for name, kind in METHODS[slot].items()}
    name = names.get(type(stage))
    if name is None or not is_dataclass(stage) or isinstance(stage, type):
        return {METHOD: repr(stage)}
    return {METHOD: name, **asdict(stage)}


def make_stage(slot: str, table: Mapping[str, Any]) -> Any:  # noqa: ANN401  # whichever stage it names
    """Make the stage of a slot; whole numbers become floats where the default is one, and the reverse.

    Raises:
        KeyError: there is no such method, or it has no such field.

    """
    stage = METHODS[slot][table.get(METHOD, next(iter(METHODS[slot])))]
    defaults = {field.name: field.default for field in fields(stage)}
    given = {key: value for key, value in table.items() if key != METHOD}
    return stage(**{key: _as(defaults[key], value) for key, value in given.items()})


def is_excessive(table: Mapping[str, Any]) -> bool:
    """Whether a number is larger than any use of it: settings may come from anybody."""
    return any(isinstance(v, int | float) and not abs(v) <= _MOST for v in table.values())


def _as(default: object, value: Any) -> Any:  # noqa: ANN401  # any value of a setting
    if isinstance(default, float):
        return float(value)
    # To JSON and to its schemas, 2.0 is a whole number.
    return int(value) if isinstance(value, float) and value.is_integer() else value
