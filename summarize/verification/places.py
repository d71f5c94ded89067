"""Does a text stand where it stood, or somewhere else?"""

from __future__ import annotations

from summarize.model import Document, fingerprint
from summarize.model.places import Place, Quote
from summarize.verification.claims import Claim

_SHOWN = 60
"""Characters of a text that a message quotes."""


def stands(document: Document, start: int, text: str) -> bool:
    """Whether ``text`` stands at ``start``."""
    return start >= 0 and document.text[start : start + len(text)] == text


def surrounded(document: Document, quote: Quote) -> bool:
    """Whether prefix and suffix are what stands around a quotation."""
    before = document.text[max(0, quote.start - len(quote.prefix)) : quote.start]
    return before == quote.prefix and document.text.startswith(quote.suffix, quote.end)


def find(document: Document, claim: Claim) -> int | None:
    """Find a quotation again by its text and surroundings; the nearest of the best matches."""
    quote, found, start = claim.quote, [], -1
    while (start := document.text.find(claim.text, start + 1)) >= 0:
        before = document.text[max(0, start - len(quote.prefix)) : start]
        after = document.text[start + len(claim.text) :][: len(quote.suffix)]
        same = (before == quote.prefix) + (after == quote.suffix)
        found.append((-same, abs(start - quote.start), start))
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
