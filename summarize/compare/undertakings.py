"""Two stages → are they surely said of one undertaking, and in conflict?"""

from __future__ import annotations

from itertools import pairwise

import regex

from summarize.analysis import Analysis
from summarize.compare.events import may_be_one
from summarize.language.progress import StageMention, Verdict, compare
from summarize.language.vocabulary import measure_words, time_names
from summarize.language.words import stop_words

_CLAUSE_END = regex.compile(r"[,;:—–()“”\"]")
_OPEN = frozenset({"announced", "agreed", "planned", "proposed"})
_HALTED = frozenset({"suspended", "postponed", "cancelled"})
_AHEAD = frozenset({"planned", "expected", "proposed"})
_DONE = frozenset({"finalized", "begun"})
"""What is planned in the morning is done in the evening: no difference."""
_GAP = 3
"""Small words between two words of one name: the Power of Siberia."""


def conflict_of(
    a: tuple[int, StageMention], b: tuple[int, StageMention], analysis: Analysis
) -> Verdict | None:
    """Say how the stages at two places surely differ, each a sentence and a mention; None where not sure.

    They are of one undertaking where the clauses of both name it in the same two words. What is
    announced, agreed or planned may be a suspension: it contradicts none.
    """
    if analysis.voice(a[0]) == analysis.voice(b[0]) or not may_be_one(analysis, a[0], b[0]):
        return None
    verdict = compare(a[1].stage, b[1].stage)
    stages = {a[1].stage, b[1].stage}
    if stages & _OPEN and stages & _HALTED:
        return None
    if stages & _AHEAD and stages & _DONE:
        return None
    return verdict if _names(*a, analysis) & _names(*b, analysis) else None


def _names(index: int, mention: StageMention, analysis: Analysis) -> set[tuple[str, str]]:
    """Return the pairs of content words that are together in the clause of a mention, without measures."""
    text, terms = analysis.texts[index], analysis.terms[index]
    empty = stop_words(analysis.language(index)) | time_names() | measure_words()
    start = max((m.end() for m in _CLAUSE_END.finditer(text, 0, mention.start)), default=0)
    ending = _CLAUSE_END.search(text, mention.end)
    end = ending.start() if ending else len(text)
    places = [
        k for k, (a, b) in enumerate(terms.offsets)
        if start <= a and b <= end and not mention.first <= k <= mention.last
        and terms.words[k] not in empty and not terms.words[k][0].isnumeric()
    ]  # fmt: skip
    return {(terms.stems[i], terms.stems[j]) for i, j in pairwise(places) if j - i <= _GAP}
