"""Analysis → undertakings that the sources report at different stages.

What a stage is said of is read from the words around it. Two stages concern one subject where these
words share rare pairs ("visa-free", "free travel"); people and places that every source names, and
units of measure, say nothing about the subject.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import heapify, heappop, heappush
from itertools import combinations, pairwise

import regex
from msgspec import Struct

from summarize.analysis import Analysis
from summarize.compare.cards import Card, about, may_be_one, verbatim, within
from summarize.language import tables
from summarize.language.progress import StageMention, Verdict, compare
from summarize.language.quantities import is_scale
from summarize.language.signs import offices
from summarize.language.tables.speech import Grammar, Reporting
from summarize.language.tables.speech import Progress as ProgressWords
from summarize.language.terms import Terms
from summarize.language.words import determiners, measure_words, primary, stop_words, time_names, time_units
from summarize.model import Span
from summarize.model.comparison import Compared, Discrepancy, FigureVerdict, Stage, Value
from summarize.model.inputs import OneOrMore

# Two stages → are they surely said of one undertaking, and in conflict?.

_CLAUSE_OR_QUOTE_END = regex.compile(r"[,;:—–()“”\"]")
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
    """Return the pairs of content words that are together in the clause of a mention, without measures.

    In "decreed three days of mourning and suspended the feast" each verb has an object of its own.
    """
    text, terms = analysis.texts[index], analysis.terms[index]
    language = analysis.language(index)
    empty = stop_words(language) | time_names() | time_units() | measure_words()
    start = max((m.end() for m in _CLAUSE_OR_QUOTE_END.finditer(text, 0, mention.start)), default=0)
    ending = _CLAUSE_OR_QUOTE_END.search(text, mention.end)
    end = ending.start() if ending else len(text)
    joined = mention.first > 0 and terms.words[mention.first - 1] in _joining(analysis.language(index))
    places = [
        k for k, (a, b) in enumerate(terms.offsets)
        if start <= a and b <= end and not mention.first <= k <= mention.last
        and terms.words[k] not in empty and not terms.words[k][0].isnumeric()
    ]  # fmt: skip
    behind = [k for k in places if k > mention.last]
    near = behind if joined and behind else places
    pairs = {(terms.stems[i], terms.stems[j]) for i, j in pairwise(near) if j - i <= _GAP}
    # Who does something is not what is done: "the Lee administration suspended", "… has approved".
    return {pair for pair in pairs if offices(primary(language)).isdisjoint(pair)}


@cache
def _joining(language: str | None) -> frozenset[str]:
    return tables.get(ProgressWords, primary(language)).joining


# Analysis → undertakings that one source calls finalized and another one planned.

_CLAUSE_END = regex.compile(r"[,;:—–()]")
_FAR = 10
"""Words that a comma counts for in the distance to a mention."""
_NEAR = 8
"""Words between a mention and the nearest word of its subject."""
_FAR_PAIRS = 4
"""Shared word pairs that suffice far from the mention, if it is the only one in its sentence."""
_COMMON = 0.6
"""Share of the documents; a pair of words in more of them is no subject of its own."""
_FEW_DOCUMENTS = 4
_MOST_HOLDERS = 60
"""A pair of words around more mentions than this distinguishes none of them."""

Pair = tuple[str, str]


class _Candidate(Struct, frozen=True):
    sentence: int
    mention: StageMention
    pairs: Mapping[Pair, int]
    """Pairs of words around the mention, with their distance in words."""
    alone: bool
    """Whether it is the only mention in its sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Report undertakings that independent sources give different stages of. Nobody is judged right."""

    pairs: OneOrMore = 2
    """Least number of rare pairs of words that two mentions of one subject share."""

    def __call__(self, analysis: Analysis, /) -> Iterator[Card]:
        """Yield one card for each undertaking."""
        # What one voice says in the same words is compared once.
        alike: dict[tuple[object, ...], list[_Candidate]] = {}
        for one in _candidates(analysis):
            key = analysis.terms[one.sentence].words, one.mention.first, analysis.voice(one.sentence)
            alike.setdefault(key, []).append(one)
        candidates = [same[0] for same in alike.values()]
        shared = self._alignments(candidates, analysis)
        yield from _differences([*alike.values()], shared, analysis)

    def _alignments(
        self, candidates: Sequence[_Candidate], analysis: Analysis
    ) -> dict[tuple[int, int], frozenset[Pair]]:
        """Return which mentions concern one subject, with the pairs of words that say so."""
        holders: defaultdict[Pair, list[int]] = defaultdict(list)
        for i, candidate in enumerate(candidates):
            for pair in candidate.pairs:
                holders[pair].append(i)
        common = _common(candidates, analysis)
        meeting: defaultdict[tuple[int, int], set[Pair]] = defaultdict(set)
        for pair, found in holders.items():
            if pair not in common and len(found) <= _MOST_HOLDERS:
                for a, b in combinations(found, 2):
                    meeting[a, b].add(pair)
        return {
            ends: frozenset(pairs)
            for ends, pairs in meeting.items()
            if len(pairs) >= self.pairs
            and _tells(pairs, candidates, ends, analysis)
            and all(_of_matter(candidates[i], pairs) for i in ends)
        }


def _of_matter(candidate: _Candidate, pairs: set[Pair]) -> bool:
    """Whether a mention is said of the subject that the pairs identify, and not of something beside it."""
    near = min(candidate.pairs[pair] for pair in pairs) <= _NEAR
    return near or (candidate.alone and len(pairs) >= _FAR_PAIRS)


def _candidates(analysis: Analysis) -> list[_Candidate]:
    found: list[_Candidate] = []
    for i in analysis.prose:
        mentions = analysis.progress[i]
        if mentions:
            found += _matters(analysis, i, mentions)
    return found


def _matters(analysis: Analysis, sentence: int, mentions: Sequence[StageMention]) -> Iterator[_Candidate]:
    """Give each word of a sentence to the nearest mention, and yield what each mention is of."""
    text, terms = analysis.texts[sentence], analysis.terms[sentence]
    places = _places(text, analysis.terms[sentence].offsets)
    language = analysis.language(sentence)
    empty = _empty_words(primary(language))
    said = {i for mention in mentions for i in range(mention.first, mention.last + 1)}
    owned: defaultdict[int, list[int]] = defaultdict(list)
    for i, word in enumerate(terms.words):
        if word in empty or i in said or (len(word) == 1 and word.isalpha() and word.isascii()):
            continue
        distances = [min(abs(places[i] - places[m.first]), abs(places[i] - places[m.last])) for m in mentions]
        owned[min(range(len(mentions)), key=distances.__getitem__)].append(i)
    for k, mention in enumerate(mentions):
        pairs: dict[Pair, int] = {}
        for a, b in pairwise(owned[k]):
            if b - a <= 3 and not _is_measure(terms, a, b, language):
                distance = min(abs(i - j) for i in (a, b) for j in (mention.first, mention.last))
                pair = terms.stems[a], terms.stems[b]
                pairs[pair] = min(distance, pairs.get(pair, distance))
        if pairs:
            yield _Candidate(sentence, mention, pairs, len(mentions) == 1)


def _places(text: str, offsets: Sequence[tuple[int, int]]) -> list[int]:
    """Return the position of each word, with a stretch at every comma."""
    places = [0] * len(offsets)
    for i in range(1, len(offsets)):
        start, end = offsets[i - 1][1], offsets[i][0]
        ends = text[start:end] != " " and _CLAUSE_END.search(text, start, end) is not None
        places[i] = places[i - 1] + 1 + _FAR * ends
    return places


@cache
def _empty_words(code: str) -> frozenset[str]:
    return stop_words(code) | determiners() | tables.get(Reporting, code).prepositions


def _is_measure(terms: Terms, a: int, b: int, language: str | None) -> bool:
    """Whether a pair is of units, scales and dates alone; a figure with its scale is telling."""
    words = terms.words[a], terms.words[b]
    names = time_names()
    if not names.isdisjoint(words):
        return all(word in names or word[:1].isnumeric() for word in words)
    units, measures = time_units(), measure_words()
    return all(is_scale(word, language) or word in units or word in measures for word in words)


def _common(candidates: Sequence[_Candidate], analysis: Analysis) -> frozenset[Pair]:
    """Return pairs that most documents have somewhere: the people and places of the story."""
    documents = len(analysis.documents)
    if documents < _FEW_DOCUMENTS:
        return frozenset()
    wanted = {pair for candidate in candidates for pair in candidate.pairs}
    holders: Counter[Pair] = Counter()
    mine: set[Pair] = set()
    last = ""
    for i in analysis.prose:
        name = analysis.sentences[i].span.document_id
        if name != last:
            holders.update(mine)
            mine, last = set(), name
        mine.update(pair for pair in pairwise(analysis.terms[i].content) if pair in wanted)
    holders.update(mine)
    return frozenset(pair for pair, count in holders.items() if count > _COMMON * documents)


def _tells(
    pairs: set[Pair], candidates: Sequence[_Candidate], ends: tuple[int, int], analysis: Analysis
) -> bool:
    """Whether shared pairs identify a subject: at least three words, not all of them names."""
    sentences = [candidates[i].sentence for i in ends]
    stems = {stem for pair in pairs for stem in pair}
    if tables.get(Grammar, primary(analysis.language(sentences[0]))).capital_nouns:
        return len(stems) >= 3
    names = frozenset[str]().union(*(analysis.terms[i].names for i in sentences))
    return len(stems) >= 3 and not stems <= names


def _differences(
    alike: Sequence[Sequence[_Candidate]],
    shared: Mapping[tuple[int, int], frozenset[Pair]],
    analysis: Analysis,
) -> Iterator[Card]:
    candidates = [same[0] for same in alike]
    for core, others in _stars(shared):
        members = sorted((core, *others))
        verdicts = [
            verdict
            for a, b in combinations(members, 2)
            if analysis.voice(candidates[a].sentence) != analysis.voice(candidates[b].sentence)
            and (verdict := compare(candidates[a].mention.stage, candidates[b].mention.stage)) is not None
        ]
        if not verdicts:
            continue
        sure = {
            i: verdict for i in others
            if (verdict := conflict_of(_place(candidates[core]), _place(candidates[i]), analysis))
        }  # fmt: skip
        kept = sorted((core, *sure)) if sure else members
        found = [*sure.values()] or verdicts
        gravest: Verdict = "differ" if "differ" in found else "qualifier-differs"
        yield _card(analysis, [one for i in kept for one in alike[i]], gravest, sure=bool(sure))


def _place(one: _Candidate) -> tuple[int, StageMention]:
    return one.sentence, one.mention


def _stars(shared: Mapping[tuple[int, int], frozenset[Pair]]) -> list[tuple[int, list[int]]]:
    """Group each mention with those that share its subject; never a chain from one subject to the next."""
    near: defaultdict[int, set[int]] = defaultdict(set)
    for a, b in shared:
        near[a].add(b)
        near[b].add(a)
    stars = []
    waiting = [(-len(found), i) for i, found in near.items()]
    heapify(waiting)
    while waiting:
        size, core = heappop(waiting)
        if len(near.get(core, ())) != -size:
            # It lost neighbours, and waits again with those that it has left.
            continue
        stars.append((core, sorted(near[core])))
        members = {core, *near[core]}
        touched = {i for member in members for i in near[member]} - members
        for i in touched:
            near[i] -= members
            if near[i]:
                heappush(waiting, (-len(near[i]), i))
            else:
                del near[i]
        for member in members:
            del near[member]
    return sorted(stars, key=lambda star: min(star[0], *star[1]))


def _card(analysis: Analysis, members: Sequence[_Candidate], verdict: Verdict, *, sure: bool) -> Card:
    distinct = {(one.sentence, one.mention.start): one for one in reversed(members)}
    ordered = [distinct[key] for key in sorted(distinct, key=lambda k: (*_order(analysis, k[0]), k[1]))]
    stages = [one.mention.stage for one in ordered]
    discrepancy = Discrepancy(
        subject=about(analysis, [(one.sentence, _span(analysis, one)) for one in ordered]),
        kind="status",
        verdict=verdict,
        reason=_listed([*dict.fromkeys(stages)]),
        values=tuple(_value(analysis, one) for one in ordered),
        comparisons=_compared(stages, verdict),
    )
    return Card(discrepancy, frozenset(one.sentence for one in ordered), sure)


def _order(analysis: Analysis, sentence: int) -> tuple[int, int]:
    return analysis.place(analysis.sentences[sentence].span)


def _compared(stages: Sequence[Stage], verdict: FigureVerdict) -> tuple[Compared, ...]:
    """Compare each two stages once, by the first mention of each."""
    first = {stage: number for number, stage in reversed([*enumerate(stages)])}
    return tuple(
        Compared((i, j), verdict, _listed([stages[i], stages[j]]))
        for i, j in combinations(sorted(first.values()), 2)
    )


def _value(analysis: Analysis, one: _Candidate) -> Value:
    return verbatim(analysis, one.sentence, _span(analysis, one), qualifier=one.mention.stage)


def _span(analysis: Analysis, one: _Candidate) -> Span:
    return within(analysis, one.sentence, (one.mention.start, one.mention.end))


def _listed(stages: Sequence[str]) -> str:
    return (
        f"{', '.join(stages[:-1])} in one source and {stages[-1]} in another"
        if len(stages) > 1
        else stages[0]
    )
