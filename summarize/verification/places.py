"""Whether a text is where it was, or somewhere else."""

from __future__ import annotations

from summarize.compare.cards import quote
from summarize.model import Document, Span, fingerprint
from summarize.model.comparison import Place, Quote
from summarize.verification.claims import Claim

_SHOWN = 60
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
    return f"“{flat[:_SHOWN]}…”" if len(flat) > _SHOWN else f"“{flat}”"
