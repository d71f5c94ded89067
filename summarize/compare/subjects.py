"""Sentences of a card → what it is about, in words that are in them side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from summarize.analysis import Analysis
from summarize.language.words import stop_words
from summarize.model import Span

_MOST = 8
"""Words of a phrase that sentences share."""
_CLAUSE = 12
"""Words of a clause that represents what no phrase says."""
_SENTENCES = 8
"""Sentences of a card that are asked for the phrase."""
_STOP = regex.compile(r"[,;:.!?…—–()“”„«»\"]|\s-\s")
"""No phrase runs across these."""
_NAME = 1.5
"""How much more a name says of a subject than another word."""


def about(analysis: Analysis, places: Sequence[tuple[int, Span]], otherwise: str | None = None) -> str:
    """Return the phrase that most sentences share, as the first one writes it, else its clause of the value.

    ``otherwise`` is what comes before that clause.

    ``places`` are the values: the index of a sentence, and a span in it. A phrase is without small
    words at its ends, and without the values themselves.
    """
    first, value = places[0]
    start = analysis.sentences[first].span.start
    own = value.start - start, value.end - start
    others = [_runs(analysis, i) for i in dict.fromkeys(i for i, _ in places[:_SENTENCES]) if i != first]
    terms = analysis.terms[first]
    whole = own == (0, len(analysis.texts[first]))
    found = []
    for run in _phrases(analysis, first):
        if whole or not _overlap(analysis, first, run, own):
            words = tuple(terms.words[run[0] : run[1]])
            holders = sum(words in held for held in others)
            if 2 * holders >= len(others) > 0:
                named = not analysis.terms[first].names.isdisjoint(
                    analysis.terms[first].stems[run[0] : run[1]]
                )
                found.append((named, holders, _worth(analysis, first, run), -run[0], run))
    return _text(analysis, first, max(found)[-1]) if found else otherwise or _clause(analysis, first, own)


def _phrases(analysis: Analysis, index: int) -> Iterator[tuple[int, int]]:
    """Yield runs of words, half-open, that begin and end with content, two words of it at least."""
    terms, text = analysis.terms[index], analysis.texts[index]
    stops = stop_words(analysis.language(index))
    for i, word in enumerate(terms.words):
        if word in stops:
            continue
        content = 0
        for j in range(i, min(len(terms.words), i + _MOST)):
            if j > i and _STOP.search(text, terms.offsets[j - 1][1], terms.offsets[j][0]):
                break
            if terms.words[j] in stops:
                continue
            content += 1
            if content > 1:
                yield i, j + 1


def _runs(analysis: Analysis, index: int) -> set[tuple[str, ...]]:
    words = analysis.terms[index].words
    return {words[i:j] for i in range(len(words)) for j in range(i + 1, min(len(words), i + _MOST) + 1)}


def _worth(analysis: Analysis, index: int, run: tuple[int, int]) -> float:
    terms, stops = analysis.terms[index], stop_words(analysis.language(index))
    return sum(
        analysis.idf.get(terms.stems[k], 1.0) * (_NAME if terms.stems[k] in terms.names else 1.0)
        for k in range(*run) if terms.words[k] not in stops
    )  # fmt: skip


def _overlap(analysis: Analysis, index: int, run: tuple[int, int], own: tuple[int, int]) -> bool:
    offsets = analysis.terms[index].offsets
    return offsets[run[0]][0] < own[1] and own[0] < offsets[run[1] - 1][1]


def _text(analysis: Analysis, index: int, run: tuple[int, int]) -> str:
    offsets = analysis.terms[index].offsets
    return " ".join(analysis.texts[index][offsets[run[0]][0] : offsets[run[1] - 1][1]].split())


def clause(analysis: Analysis, index: int, span: Span) -> str:
    """Return the words around a span in a sentence, verbatim, between the nearest stops."""
    start = analysis.sentences[index].span.start
    return _clause(analysis, index, (span.start - start, span.end - start))


def _clause(analysis: Analysis, index: int, own: tuple[int, int]) -> str:
    text, offsets = analysis.texts[index], analysis.terms[index].offsets
    start = max((m.end() for m in _STOP.finditer(text, 0, own[0])), default=0)
    ending = _STOP.search(text, own[1])
    end = ending.start() if ending else len(text)
    words = [k for k, (a, b) in enumerate(offsets) if start <= a and b <= end]
    held = [n for n, k in enumerate(words) if offsets[k][0] < own[1] and own[0] < offsets[k][1]]
    if not held:
        return " ".join(text[own[0] : own[1]].split())
    # Of a long clause the words around the value stay.
    first = max(0, min(held[0] - _CLAUSE // 2, len(words) - _CLAUSE))
    last = min(len(words), first + _CLAUSE) - 1
    return _text(analysis, index, (words[first], words[last] + 1))
