"""Sentence → how far an undertaking has come: announced, planned, finalized, denied, suspended.

The list of stages is closed; a word counts in its report form alone ("signed", not "signs of"), and
what will or may be done is planned, not done.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from summarize.language import tables
from summarize.language.tables.contrast import Negation
from summarize.language.tables.speech import Progress
from summarize.language.words import Offsets, primary, word_offsets
from summarize.model.voices import Stage

Verdict = Literal["differ", "qualifier-differs"]
_OPEN = frozenset({"proposed", "planned", "expected", "advancing", "piloted"})
_DONE = frozenset({"finalized", "begun"})
_STOPPED = frozenset({"denied", "rejected", "suspended", "postponed", "cancelled"})


@dataclass(frozen=True, slots=True)
class StageMention:
    """A word or phrase that says how far something has come."""

    stage: Stage
    start: int
    end: int
    """Half-open offsets into the sentence."""
    first: int
    last: int
    """Positions of its first and last word."""


def stages(
    text: str, language: str | None, offsets: Sequence[Offsets] | None = None
) -> tuple[StageMention, ...]:
    """Return every mention of a stage, in order, the longest phrase at each place; none in a denial.

    ``offsets`` are those of its words, where they are known.
    """
    code = primary(language)
    openings = _openings(code)
    if not openings:
        return ()
    that = _that()
    offsets = word_offsets(text) if offsets is None else offsets
    words = tuple(text[a:b].casefold() for a, b in offsets)
    if openings.keys().isdisjoint(words):
        return ()
    found: list[StageMention] = []
    for i, word in enumerate(words):
        if found and i <= found[-1].last:
            continue
        for phrase, stage in openings.get(word, ()):
            last = i + len(phrase) - 1
            if words[i : last + 1] != phrase:
                continue
            reports = stage == "announced" and last + 1 < len(words) and words[last + 1] in that
            if not reports and not _negated(words, i, code):
                ahead = stage in _DONE | {"agreed"} and _ahead(words, i, code)
                known: Stage = "planned" if ahead else stage
                found.append(StageMention(known, offsets[i][0], offsets[last][1], i, last))
            break
    return tuple(found)


def compare(a: Stage, b: Stage) -> Verdict | None:
    """Say how two stages of one subject differ; None where they may both be so."""
    if (
        a == b
        or {a, b} <= _DONE
        or {a, b} <= {"proposed", "planned", "expected"}
        or {a, b} == {"denied", "rejected"}
    ):
        return None
    if (a in _STOPPED) != (b in _STOPPED) or {a, b} == {"cancelled", "postponed"}:
        return "differ"
    if (a in _DONE and b in _OPEN) or (b in _DONE and a in _OPEN):
        return "differ"
    if {a, b} <= {"announced", "agreed", "planned", "expected", "proposed", "finalized", "begun"}:
        return None
    return "qualifier-differs"


def _negated(words: tuple[str, ...], i: int, code: str) -> bool:
    negation = tables.get(Negation, code)
    negations = negation.words | negation.beside
    return any(word in negations or word == "t" for word in words[max(0, i - 3) : i])


def _ahead(words: tuple[str, ...], i: int, code: str) -> bool:
    between = _between()
    while i > 0 and words[i - 1] in between:
        i -= 1
    return i > 0 and words[i - 1] in tables.get(Progress, code).ahead


@cache
def _that() -> frozenset[str]:
    return tables.union(progress.that for progress in tables.each(Progress).values())


@cache
def _between() -> frozenset[str]:
    return tables.union(progress.between for progress in tables.each(Progress).values())


@cache
def _openings(code: str) -> Mapping[str, list[tuple[tuple[str, ...], Stage]]]:
    """Return the phrases of a language by their first word, longest first."""
    found: defaultdict[str, list[tuple[tuple[str, ...], Stage]]] = defaultdict(list)
    for stage, phrases in tables.get(Progress, code).stages.items():
        for phrase in phrases:
            words = tuple(phrase.replace("-", " ").split())
            found[words[0]].append((words, stage))
    for listed in found.values():
        listed.sort(key=lambda item: (-len(item[0]), item[0]))
    return dict(found)
