"""Headlines, and lines that are no sentences of an article → the sentence of it that says all of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarize.analysis.analysis import Analysis

_NEAR_TOP = 10
"""Sentences of a document that are looked at for each line."""
_FEWEST = 4
"""Content stems of a line that says something."""
_LEAST = 0.9
"""Share of them that the sentence holds: a headline that says more or something else is no repetition."""


def find_restated(analysis: Analysis) -> dict[int, int]:
    """Return for each line that is said again the first sentence of its document that says all of it.

    Headlines, lines above the text and passages that are printed twice; none that contradicts the sentence.
    """
    everything = range(len(analysis.sentences))
    of_documents = groupby(everything, key=lambda i: analysis.sentences[i].span.document_id)
    return {line: at for _, units in of_documents for line, at in _restated(analysis, [*units])}


def _restated(analysis: Analysis, units: Sequence[int]) -> Iterator[tuple[int, int]]:
    near = [i for i in units if analysis.sentences[i].kind == "prose"][:_NEAR_TOP]
    for line in units:
        content = frozenset(analysis.terms[line].content)
        if analysis.sentences[line].kind not in {"headline", "fragment"} or len(content) < _FEWEST:
            continue
        for i in near:
            held = len(content.intersection(analysis.terms[i].content))
            if held >= _LEAST * len(content) and analysis.conflicts[min(line, i), max(line, i)] is None:
                yield line, i
                break
