"""Units that end with a stop → those that are no sentences: captions, headings, teasers, repeats."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from summarize.language import tables
from summarize.language.finite import has_finite_verb
from summarize.language.sieve import Sieve
from summarize.language.tables.printed import Furniture, Headlines
from summarize.language.words import primary

_LONGEST_CAPTION = 600
"""Characters."""
_LONGEST_QUESTION = 8
_LONGEST_TEASER = 14
_LONGEST_LABEL = 6
_FEWEST_REPEATED = 5
"""Words."""
_TOP = 6
"""Units at the top of a text, where what the text reports may be printed in advance."""
_TOP_TEASER = 3
_FEWEST = 5
_MOST_VERBLESS = 0.25
"""Reviews and notes leave verbs out: of few sentences, or with a larger share, nothing is known by it."""
_QUOTED = regex.compile(r"[\"“”„«»「」]")
_ABBREVIATED = regex.compile(r"(?:\p{L}\.){2,}$")
_BRACKETED = regex.compile(r"[(\[][^()\[\]]{2,120}[)\]]\.?")
_YEAR = regex.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Stopped:
    """A unit that ends with a stop and is no furniture."""

    text: str
    alone: bool
    """Whether it is all of its paragraph."""
    opens: bool
    """Whether it is the first one of its paragraph."""
    behind: str
    """What unit follows it in the document."""


def no_sentences(units: Sequence[Stopped], language: str | None) -> Iterator[int]:
    """Yield the indices of units that have a stop and are no sentences."""
    texts = [unit.text for unit in units]
    seen: dict[str, int] = {}
    verbless = [not _QUOTED.match(text) and has_finite_verb(text, language) is False for text in texts]
    told_by_verbs = len(texts) >= _FEWEST and sum(verbless) <= _MOST_VERBLESS * len(texts)
    for i, text in enumerate(texts):
        words = text.split()
        first = seen.setdefault(" ".join(words), i) if len(words) >= _FEWEST_REPEATED else i
        if first != i:
            yield first if first < _TOP else i
        pictured = units[i].opens or _YEAR.search(text)
        credited = pictured and is_credit(units[i].behind)
        advance = i < _TOP_TEASER and is_teaser(text)
        without = told_by_verbs and (verbless[i] or _is_heading(text, units[i].alone, language))
        if is_caption(text) or credited or advance or without:
            yield i


def is_caption(text: str) -> bool:
    """Whether a unit describes a picture or says whose it is."""
    return len(text) <= _LONGEST_CAPTION and (
        _pictures().search(text) is not None or _credited().search(text) is not None
    )


def is_credit(text: str) -> bool:
    """Whether a unit is the credit of a picture in brackets, which is behind its caption."""
    return _BRACKETED.fullmatch(text) is not None and is_caption(text)


def is_teaser(text: str) -> bool:
    """Whether a line promises what the text reports: here's what to know."""
    return (
        len(text) <= _LONGEST_CAPTION
        and len(text.split()) <= _LONGEST_TEASER
        and _teasers().match(text) is not None
    )


def _is_heading(text: str, alone: bool, language: str | None) -> bool:  # noqa: FBT001
    words = text.split()
    asking = tables.get(Headlines, primary(language)).asking
    if text.endswith("?") and len(words) <= _LONGEST_QUESTION and not _QUOTED.search(text):
        return words[0].casefold().replace("’", "'") in asking
    return alone and len(words) <= _LONGEST_LABEL and _ABBREVIATED.search(text) is not None


@cache
def _pictures() -> Sieve:
    return Sieve(regex.compile(f"(?i:{_listed('pictures')})" if _listed("pictures") else "(?!)"))


@cache
def _teasers() -> regex.Pattern[str]:
    return regex.compile(_listed("teasers"), regex.IGNORECASE)


@cache
def _credited() -> Sieve:
    """Return an agency's name alone at the end: not told AFP, not by AP."""
    behind = rf"(?<=[\p{{L}}\p{{N}}.)] )(?<!\b(?:{_introducing()}) )"
    return Sieve(regex.compile(rf"{behind}(?:{_listed('agencies')})\.?$"))


@cache
def _introducing() -> str:
    words = tables.union(one.introducing for one in tables.each(Furniture).values())
    return "|".join(sorted(words))


def _listed(key: str) -> str:
    return tables.either(getattr(one, key) for one in tables.each(Furniture).values())
