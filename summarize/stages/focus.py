"""What a reader asks for → which concepts and sentences speak of it."""

from __future__ import annotations

from collections.abc import Iterable

from summarize.analysis import Analysis
from summarize.language.terms import analyse

_FACTOR = 10.0
"""How much more counts what a query names."""


def asked_for(query: str, analysis: Analysis) -> frozenset[str]:
    """Return the content stems of a query, in each language of the documents."""
    if not query.strip():
        return frozenset()
    languages = sorted({document.language or "" for document in analysis.documents.values()})
    return frozenset(stem for language in languages for stem in analyse(query, language or None).content)


def emphasis(stems: frozenset[str], held: Iterable[str]) -> float:
    """Return the factor on the weight of what holds some stems: 1 where it holds none that is asked for.

    What holds all of them counts ``_FACTOR`` times, what holds a part of them so much less.
    """
    found = len(stems.intersection(held))
    return 1 + (_FACTOR - 1) * found / len(stems) if found else 1.0
