"""Sentence → whether it speaks of what is not settled yet: a plan, a demand, a state until further notice."""

from __future__ import annotations

from functools import cache

import regex

from summarize.language import tables
from summarize.language.tables.speech import Unsettled
from summarize.language.words import primary


def is_unsettled(text: str, language: str | None) -> bool:
    """Whether a sentence announces, demands, or says how things are for the time being.

    A later article may have carried it out, answered or ended it. False in a language without a list.
    """
    found = _pattern(primary(language) or "", heading=False)
    return found is not None and found.search(text) is not None


def is_unsettled_heading(text: str, language: str | None) -> bool:
    """Whether a headline does; headlines have forms of their own: "Council to close school"."""
    found = _pattern(primary(language) or "", heading=True)
    return found is not None and found.search(text) is not None


@cache
def _pattern(code: str, *, heading: bool) -> regex.Pattern[str] | None:
    words = tables.get(Unsettled, code)
    parts = [f"(?i:{part})" for part in (*words.plans, *words.demands, *words.standing)]
    parts += words.headings if heading else ()
    return (
        regex.compile(rf"(?<![\p{{L}}\p{{N}}])(?:{'|'.join(parts)})(?![\p{{L}}\p{{N}}])") if parts else None
    )
