"""Digest → ROUGE against what people wrote, and the share of annotated facts that it shows."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from summarize.errors import SourceError
from summarize.evaluate.measures import Rouge, nugget_coverage
from summarize.model import Digest

_LEAST = 0.6
"""Share of the shorter of two spans that both have, for them to be the same sentence."""
_Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that somebody found in the sources."""

    weight: float
    places: tuple[_Place, ...]
    """Sentences that say it: name of the source, offsets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoring:
    """What a digest is compared with."""

    references: tuple[str, ...] = ()
    facts: tuple[Fact, ...] | None = None

    def __call__(self, digest: Digest, /) -> Mapping[str, float]:
        """Return ROUGE-1 and ROUGE-2 (F1, mean over references) and the share of the weight of facts.

        Raises:
            SourceError: the facts name none of the sources of the digest.

        """
        scores: dict[str, float] = {}
        language = digest.language or "en"
        for name, measure in (("rouge1", "rouge1"), ("rouge2", "rouge2")) if self.references else ():
            rouge = Rouge(measure=measure, language=language)  # type: ignore[arg-type]
            scores[name] = rouge(digest.text, self.references).f1
        if self.facts is not None:
            names = {source.id: {source.id, source.origin, source.title} for source in digest.sources}
            _check_sources(self.facts, {name for all_ in names.values() for name in all_})
            shown = [_is_told(fact, digest, names) for fact in self.facts]
            scores["weighted facts"] = nugget_coverage(shown, [fact.weight for fact in self.facts])
        return scores


def _check_sources(facts: Iterable[Fact], known: AbstractSet[str | None]) -> None:
    named = sorted({name for fact in facts for name, _, _ in fact.places})
    if named and known.isdisjoint(named):
        msg = f"the facts are those of other sources: none of these is {' or '.join(named[:3])}"
        raise SourceError(msg, origin=named[0], code="format")


def _is_told(fact: Fact, digest: Digest, names: Mapping[str, AbstractSet[str | None]]) -> bool:
    return any(
        name in names[e.span.source] and _is_same((e.span.start, e.span.end), (start, end))
        for e in digest.excerpts
        for name, start, end in fact.places
    )


def _is_same(a: tuple[int, int], b: tuple[int, int]) -> bool:
    common = min(a[1], b[1]) - max(a[0], b[0])
    return common >= _LEAST * max(1, min(a[1] - a[0], b[1] - b[0]))


def read_facts(text: str, origin: str) -> tuple[Fact, ...]:
    """Read ``{"nuggets": [{"weight", "sentences": [{"source", "start", "end"}]}]}``.

    Raises:
        SourceError: it is not JSON, or not this.

    """
    try:
        nuggets = json.loads(text)["nuggets"]
        facts = tuple(
            Fact(
                float(nugget["weight"]),
                tuple((str(s["source"]), int(s["start"]), int(s["end"])) for s in nugget["sentences"]),
            )
            for nugget in nuggets
        )
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        msg = f'{origin}: not an annotation of facts, which begins {{"nuggets": [{{"weight": …: {error}'
        raise SourceError(msg, origin=origin, code="format") from error
    if not facts or not all(0 <= fact.weight < math.inf for fact in facts):
        msg = f"{origin}: an annotation needs facts, with weights that are not negative"
        raise SourceError(msg, origin=origin, code="format")
    return facts
