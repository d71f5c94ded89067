"""Analysis → utterances that two sources quote in different words, though most of it is the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from summarize.analysis import Analysis
from summarize.analysis.groups import Groups
from summarize.compare.card import Card, verbatim
from summarize.compare.events import may_be_one
from summarize.compare.spoken import Spoken, are_forms, spoken_in
from summarize.compare.subjects import about
from summarize.language.words import shingles, stop_words
from summarize.model import Span
from summarize.model.comparison import Compared, Discrepancy
from summarize.model.ranges import OneOrMore

_REASON = "quoted in different words"
_SAME = 0.6
"""Least share of the words of the shorter quotation that the other one has in order."""
_TELLING = 3
"""Content words of a run; "this is not the first time that" has hardly any."""
_MOST_HOLDERS = 20
"""A run of words in more quotations than this is a formula."""
_MOST_WORDS = 200
"""Words of a quotation that is compared: aligning costs the square of it."""


@dataclass(frozen=True, slots=True)
class _Passage:
    """Words of a quotation that another one has in other words: half-open, by index."""

    quotation: int
    first: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reworded:
    """Report utterances whose quotations share a long run of words and differ in others."""

    run: OneOrMore = 6
    """Least number of words in a row that both quote, right before or behind what differs."""
    others: OneOrMore = 2
    """Least number of content words on either side that the other quotation has no form of."""

    def __call__(self, analysis: Analysis, /) -> Iterator[Card]:
        """Yield a card for each such passage, with all quotations of it."""
        spoken = [one for one in spoken_in(analysis) if len(one.signs.terms.words) <= _MOST_WORDS]
        passages: dict[int, _Passage] = {}
        linked = Groups(range(len(spoken)))
        for a, b in self._candidates(spoken):
            one, other = spoken[a].wording.sentence, spoken[b].wording.sentence
            if analysis.voice(one) == analysis.voice(other) or not may_be_one(analysis, one, other):
                continue
            found = self._differing(a, b, spoken, analysis)
            if found is not None:
                for passage in found:
                    passages.setdefault(passage.quotation, passage)
                linked.join(a, b)
        groups: defaultdict[int, list[_Passage]] = defaultdict(list)
        for i, passage in passages.items():
            groups[linked.first(i)].append(passage)
        yield from (_card(group, spoken, analysis) for group in groups.values())

    def _candidates(self, spoken: Sequence[Spoken]) -> list[tuple[int, int]]:
        holders: defaultdict[object, list[int]] = defaultdict(list)
        for i, one in enumerate(spoken):
            for key in {*shingles(one.signs.terms.stems, self.run)}:
                holders[key].append(i)
        return sorted(
            {
                (a, b)
                for held in holders.values() if len(held) <= _MOST_HOLDERS
                for a, b in combinations(held, 2) if spoken[a].document != spoken[b].document
            }
        )  # fmt: skip

    def _differing(
        self, a: int, b: int, spoken: Sequence[Spoken], analysis: Analysis
    ) -> tuple[_Passage, _Passage] | None:
        """Return the words that are not the same beside the first long run that is."""
        stems = spoken[a].signs.terms.stems, spoken[b].signs.terms.stems
        blocks = SequenceMatcher(None, *stems, autojunk=False).get_opcodes()
        equal = sum(j - i for tag, i, j, _, _ in blocks if tag == "equal")
        if equal < _SAME * min(map(len, stems)):
            return None
        for k, (tag, i, j, m, n) in enumerate(blocks):
            if tag != "replace":
                continue
            runs = [
                len(self._content(a, (start, end), spoken, analysis))
                for name, start, end, _, _ in blocks[max(0, k - 1) : k + 2]
                if name == "equal" and end - start >= self.run
            ]
            ours, theirs = (
                self._content(a, (i, j), spoken, analysis),
                self._content(b, (m, n), spoken, analysis),
            )
            apart = not any(are_forms(x, y) for x in ours for y in theirs)
            if max(runs, default=0) >= _TELLING and min(len(ours), len(theirs)) >= self.others and apart:
                return _Passage(a, i, j), _Passage(b, m, n)
        return None

    def _content(
        self, a: int, words: tuple[int, int], spoken: Sequence[Spoken], analysis: Analysis
    ) -> list[str]:
        terms, stops = spoken[a].signs.terms, stop_words(analysis.language(spoken[a].wording.sentence))
        return [terms.stems[k] for k in range(*words) if terms.words[k] not in stops]


def _card(group: Sequence[_Passage], spoken: Sequence[Spoken], analysis: Analysis) -> Card:
    values = []
    for passage in group:
        wording, offsets = spoken[passage.quotation].wording, spoken[passage.quotation].signs.terms.offsets
        start, end = offsets[passage.first][0], offsets[passage.end - 1][1]
        span = Span(wording.span.document_id, wording.span.start + start, wording.span.start + end)
        values.append((analysis.place(span), wording.sentence, span))
    values.sort()
    words = [analysis.document(i)[span].casefold() for _, i, span in values]
    firsts = [words.index(word) for word in dict.fromkeys(words)]
    discrepancy = Discrepancy(
        subject=about(analysis, [(i, span) for _, i, span in values]),
        kind="quotation",
        verdict="qualifier-differs",
        reason=_REASON,
        values=tuple(verbatim(analysis, i, span) for _, i, span in values),
        comparisons=tuple(Compared(ends, "qualifier-differs", _REASON) for ends in combinations(firsts, 2)),
    )
    return Card(discrepancy, frozenset(i for _, i, _ in values), sure=True)
