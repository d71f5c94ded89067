"""Digest → every text that it says to be somewhere, by one walk over its parts; and whether it is there.

Whatever has a text and a span is a claim, so that no section can be forgotten. What the walk finds without
knowing its place by name is named after its fields.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from summarize.compare.cards import quote
from summarize.model import Digest, Document, Span, fingerprint
from summarize.model.comparison import Dropped, Place, Quote

_TEXTS = ("text", "raw")
"""Fields that hold what is at ``span``."""

_LABELS = {
    "title": "the title",
    "excerpts": "excerpt {n}",
    "excerpts.support": "a support of excerpt {n}",
    "excerpts.see_also": "a sentence like excerpt {n}",
    "excerpts.context": "the context of excerpt {n}",
    "excerpts.claimant": "the claimant of excerpt {n}",
    "excerpts.status": "the status of excerpt {n}",
    "excerpts.explanation.votes": "a neighbour of excerpt {n}",
    "excerpts.explanation.runner_up": "the runner-up of excerpt {n}",
    "discrepancies.values": "a value of discrepancy {n}",
    "discrepancies.values.sentence": "a sentence of discrepancy {n}",
    "possible.values": "a value of possible discrepancy {n}",
    "possible.values.sentence": "a sentence of possible discrepancy {n}",
    "quotes.speaker": "the speaker of utterance {n}",
    "quotes.wordings": "a wording of utterance {n}",
    "quotes.wordings.speaker": "a speaker of utterance {n}",
    "quotes.wordings.sentence": "a sentence of utterance {n}",
    "coverage.themes.lead": "the lead of a theme",
    "coverage.single_source": "a statement of one source",
    "coverage.single_source.facts": "a fact of one source",
    "timeline": "a date",
    "timeline.sentence": "the sentence of a date",
    "novelty.figures": "a figure against the earlier digest",
    "novelty.told": "a sentence that was reported before",
    "novelty.dropped": "a dropped sentence",
    "independence.passages.spans": "a shared passage",
    "omitted": "an omitted sentence",
    "omitted.of": "what an omitted sentence repeats",
}
"""Field names from the digest on → how a reader is told of it; ``n`` is the number in the outermost list."""

_SHOWN = frozenset({"title", "excerpts", "excerpts.support", "excerpts.see_also", "excerpts.context"})
"""What a reader sees first: the rest is about sentences that are elsewhere in the digest too."""

_SENTENCES = frozenset(
    {
        "excerpts",
        "excerpts.support",
        "excerpts.see_also",
        "excerpts.context",
        "excerpts.explanation.votes",
        "excerpts.explanation.runner_up",
        "coverage.themes.lead",
        "coverage.single_source",
        "novelty.told",
    }
)
"""What is a whole sentence, beside each field that is called ``sentence``."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A text, where it is said to be, and what the digest uses it for."""

    label: str
    text: str
    quote: Quote | Place
    sentence: bool
    """Whether it is a whole sentence."""
    shown: bool
    """Whether it is the title or a sentence that the digest shows."""


@dataclass(frozen=True, slots=True)
class Named:
    """A place that the digest names, and the part of the digest that does."""

    name: str
    """The fields that lead to it from the digest on, joined by dots, without ``span``."""
    number: int
    """Of the entry in the outermost list, from 1; 0 outside of all lists."""
    holder: Any
    place: Quote | Place

    @property
    def label(self) -> str:
        """What a reader is told."""
        known = _LABELS.get(self.name)
        if known is None:
            known = " of ".join(reversed(self.name.split("."))) + (" {n}" if self.number else "")
        return known.format(n=self.number)


def claims(digest: Digest) -> list[Claim]:
    """Return every text that has a span, what the digest shows first."""
    found = []
    for named in named_places(digest):
        name, holder, place = named.name, named.holder, named.place
        text = next((getattr(holder, field) for field in _TEXTS if hasattr(holder, field)), None)
        if text is not None and getattr(holder, "span", None) is place:
            sentence = name in _SENTENCES or name.endswith(".sentence")
            found.append(Claim(named.label, text, place, sentence, shown=name in _SHOWN))
    return sorted(found, key=lambda claim: not claim.shown)


def named_places(digest: Digest) -> list[Named]:
    """Return every place in a source that the digest names, but what was in a source that is gone."""
    known = {source.id for source in digest.sources}
    return [
        named
        for named in _walk(digest, (), 0)
        if not (
            isinstance(named.holder, Dropped)
            and named.holder.reason == "source-gone"
            and named.place.source not in known
        )
    ]


def _walk(holder: Any, path: tuple[str, ...], number: int) -> Iterator[Named]:  # noqa: ANN401  # any part
    for field in fields(holder):
        held = getattr(holder, field.name)
        name = path if field.name == "span" else (*path, field.name)
        for n, part in enumerate(held if isinstance(held, tuple) else (held,), 1):
            at = number or (n if isinstance(held, tuple) else 0)
            if isinstance(part, Quote | Place):
                yield Named(".".join(name), at, holder, part)
            elif is_dataclass(part):
                yield from _walk(part, name, at)


_QUOTED = 60
"""Characters of a text that a message quotes."""


def stands(document: Document, start: int, text: str) -> bool:
    """Whether ``text`` is at ``start``."""
    return start >= 0 and document.text[start : start + len(text)] == text


def surrounded(document: Document, place: Quote | Place) -> bool:
    """Whether prefix and suffix, where there are any, are what is around a quotation, all of it."""
    if not isinstance(place, Quote):
        return True
    there = quote(document, Span(document.id, place.start, place.end))
    return (there.prefix, there.suffix) == (place.prefix, place.suffix)


def find(document: Document, claim: Claim) -> int | None:
    """Find a quotation again by its text and surroundings; the nearest of the best matches."""
    place, found, start = claim.quote, [], -1
    prefix, suffix = (place.prefix, place.suffix) if isinstance(place, Quote) else ("", "")
    while (start := document.text.find(claim.text, start + 1)) >= 0:
        before = document.text[max(0, start - len(prefix)) : start]
        after = document.text[start + len(claim.text) :][: len(suffix)]
        same = (before == prefix) + (after == suffix)
        found.append((-same, abs(start - place.start), start))
    return min(found)[2] if found and claim.text else None


def unchanged(document: Document, place: Place, print_: str, shifts: set[int]) -> bool:
    """Whether the text at a place, moved by one of ``shifts``, has this fingerprint."""
    return any(
        place.start + shift >= 0
        and fingerprint(document.text[place.start + shift : place.end + shift]) == print_
        for shift in sorted(shifts)
    )


def inside(part: Quote | Place, whole: Quote | Place) -> bool:
    """Whether one place lies within another one."""
    return whole.start <= part.start and part.end <= whole.end


def at(span: Quote | Place) -> str:
    """Return a place for a reader."""
    return f"{span.start}–{span.end}"


def short(text: str) -> str:
    """Return the beginning of a text, in quotation marks."""
    flat = " ".join(text.split())
    return f"“{flat[:_QUOTED]}…”" if len(flat) > _QUOTED else f"“{flat}”"
