"""Analysis → sentences that deny each other, and words turned into their opposite."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import product

import regex
from msgspec import Struct
from scipy.sparse import csr_array

from summarize.analysis import Analysis
from summarize.analysis.conflicts import Conflict
from summarize.analysis.pairs import Groups
from summarize.analysis.ranking import tf_idf
from summarize.compare.cards import Card, about, card_of_two, days_from, may_be_one, of_words, verbatim
from summarize.language import tables
from summarize.language.denials import directed
from summarize.language.quantities import is_number_word
from summarize.language.tables.contrast import Conditions, Hedges, Negation
from summarize.language.tables.speech import Progress
from summarize.language.terms import Terms
from summarize.language.words import determiners, may_be_one_language, primary, stop_words
from summarize.model.comparison import Compared, Discrepancy
from summarize.model.inputs import Share

# Analysis → where two sources say nearly the same and contradict each other.

_REASONS: dict[Conflict, str] = {
    "figure": "their figures differ",
    "negation": "one denies what the other says",
    "direction": "they say opposite directions",
    "date": "they name different days or months",
    "modality": "one reports as a fact what the other hedges",
    "role": "the same names in other roles",
    "name": "they name somebody or something else",
}


_SURE: frozenset[Conflict] = frozenset({"negation", "direction"})
"""Kinds that are printed where the sentences share all else; what else differs is mostly said otherwise."""
_FEWEST = 3
"""Content stems that such sentences share."""


class _Contradiction(Struct, frozen=True):
    """Two sentences of different sources, by index, that cannot both be the same assertion."""

    a: int
    b: int
    kind: Conflict


_TOLD = frozenset({"figure", "direction"})
"""Kinds of which another card on the same sentences says more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradictions:
    """Report pairs of sentences that are alike and contradict each other. Nobody is judged right."""

    likeness: Share = 0.5
    """Least likeness of two sentences that are compared."""
    story: Share = 0.05
    """Least cosine of their documents, by tf-idf: the "key points" of two stories contradict nothing."""

    def __call__(self, analysis: Analysis, told: Sequence[AbstractSet[int]], /) -> Iterator[Card]:
        """Yield cards of whole sentences: it is not always one phrase that contradicts.

        Sentences that are linked by contradictions of one kind share a card, so that many versions of
        one sentence make one card and not a card for each pair of them. Figures and directions that differ
        are left out where both sentences are among the sentences of a card in ``told``.
        """
        shown = [
            c
            for c in self._find(analysis)
            if c.kind not in _TOLD or not any({c.a, c.b} <= sentences for sentences in told)
        ]
        linked = Groups((c.kind, sentence) for c in shown for sentence in (c.a, c.b))
        for c in shown:
            linked.join((c.kind, c.a), (c.kind, c.b))
        groups: dict[tuple[Conflict, int], list[_Contradiction]] = {}
        for c in shown:
            groups.setdefault(linked.first((c.kind, c.a)), []).append(c)
        for group in groups.values():
            yield _contradiction_card(analysis, group, sure=all(_is_all(c, analysis) for c in group))

    def _find(self, analysis: Analysis) -> Iterator[_Contradiction]:
        leads = [wording[0] for wording in analysis.wordings]
        stories = _Stories(analysis)
        for x, y, _ in analysis.pairs.at_least(self.likeness):
            a, b = leads[x], leads[y]
            first, second = analysis.document(a), analysis.document(b)
            if first.id == second.id or not may_be_one_language(first.language, second.language):
                continue
            kind = analysis.conflicts[min(a, b), max(a, b)]
            if kind in _REASONS and stories.likeness(first.id, second.id) >= self.story:
                yield _Contradiction(a, b, kind)


def _is_all(found: _Contradiction, analysis: Analysis) -> bool:
    """Whether two sentences on one event are the same but for what contradicts."""
    a, b = ({*analysis.terms[i].content} for i in (found.a, found.b))
    if found.kind not in _SURE or len(a & b) < _FEWEST or not may_be_one(analysis, found.a, found.b):
        return False
    if found.kind == "direction":
        return len(a - b) == len(b - a) == 1
    return a == b and not _asks_alone(analysis, found.a, found.b)


def _asks_alone(analysis: Analysis, a: int, b: int) -> bool:
    """Whether one of two sentences has an interrogative that the other has not.

    "No one can say why a crane fell" does not deny that it fell.
    """
    known = tables.get(Conditions, primary(analysis.language(a))).interrogative
    one, two = (known.intersection(analysis.terms[i].words) for i in (a, b))
    return one != two


def _contradiction_card(analysis: Analysis, group: Sequence[_Contradiction], *, sure: bool) -> Card:
    """Compare each sentence with the first one that it contradicts: all pairs would fill the digest."""
    kind, reason = group[0].kind, _REASONS[group[0].kind]
    distinct = {i for c in group for i in (c.a, c.b)}
    sides = sorted(distinct, key=lambda i: analysis.place(analysis.sentences[i].span))
    number = {i: n for n, i in enumerate(sides)}
    compared: dict[int, int] = {}
    for contradiction in group:
        a, b = sorted((number[contradiction.a], number[contradiction.b]))
        compared[b] = min(a, compared.get(b, a))
    discrepancy = Discrepancy(
        subject=about(analysis, [(i, analysis.sentences[i].span) for i in sides]),
        kind=kind,
        verdict="differ",
        reason=reason,
        values=tuple(verbatim(analysis, i, analysis.sentences[i].span) for i in sides),
        comparisons=tuple(
            Compared(ends, "differ", reason) for ends in sorted((a, b) for b, a in compared.items())
        ),
    )
    return Card(discrepancy, frozenset(sides), sure)


class _Stories:
    """How much documents have in common: the cosine of their stems, weighted by tf-idf."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis

    def likeness(self, a: str, b: str) -> float:
        """Return the likeness of two documents by their ids, from 0 to 1."""
        rows, vectors = self._vectors
        return float((vectors[[rows[a]]] @ vectors[[rows[b]]].T).sum())

    @cached_property
    def _vectors(self) -> tuple[dict[str, int], csr_array]:
        # Only where two sentences contradict each other, which is rare.
        stems: dict[str, list[str]] = {}
        for i, terms in enumerate(self._analysis.terms):
            stems.setdefault(self._analysis.document(i).id, []).extend(terms.content)
        return {document: row for row, document in enumerate(stems)}, tf_idf(list(stems.values()))


# Analysis → opposite verbs that two sources say of one party and one thing: won the cup, lost the cup.

_STOP = regex.compile(r"[,;:.!?—–()“”\"]")
_OBJECT = 4
"""Most words of what is behind a verb."""
_MOST_HOLDERS = 20
"""A verb and its object in more sentences than this distinguish none of them."""
_REASON = "one says the opposite of the other"


class _Said(Struct, frozen=True):
    """A verb with its object in a sentence, by index of the words, half-open."""

    sentence: int
    first: int
    end: int
    subject: str
    """Stem of the last name before the verb."""


_Key = tuple[int, tuple[str, ...]]
"""Which pair of opposites, and the stems of the object."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reversals:
    """Report opposite verbs right before the same two words or more, said of the same name before them."""

    def __call__(self, analysis: Analysis, /) -> Iterator[Card]:
        """Yield a card for each verb and object, with the last two sentences that are opposed."""
        said: defaultdict[_Key, tuple[list[_Said], list[_Said]]] = defaultdict(lambda: ([], []))
        for i in analysis.prose:
            for key, side, found in _found(analysis, i):
                said[key][side].append(found)
        for sides in said.values():
            if sum(map(len, sides)) <= _MOST_HOLDERS:
                pairs = [pair for pair in product(*sides) if _opposed(*pair, analysis)]
                if pairs:
                    yield _reversal_card(analysis, pairs[-1])


def _found(analysis: Analysis, index: int) -> Iterator[tuple[_Key, int, _Said]]:
    text, terms = analysis.texts[index], analysis.terms[index]
    code = primary(analysis.language(index))
    opposed = directed(code)
    if opposed.keys().isdisjoint(terms.stems):
        return
    verbs = [(*place, k) for k, stem in enumerate(terms.stems) if stem in opposed for place in opposed[stem]]
    for number, side, verb in sorted(verbs):
        names = [stem for stem in terms.stems[:verb] if stem in terms.names]
        if not names:
            continue
        first = verb + 1
        while first < len(terms.words) and terms.words[first] in determiners():
            first += 1
        end = _end_of_object(text, terms, first, code)
        words, run = terms.words[first:end], terms.stems[first:end]
        if not 1 < len(run) <= _OBJECT or any(is_number_word(w, code) or w[0].isnumeric() for w in words):
            continue
        start = next((k + 1 for k in reversed(range(verb)) if _breaks(text, terms.offsets, k)), 0)
        if _open(code).isdisjoint(terms.words[start:verb]):
            yield (number, run), side, _Said(index, verb, end, names[-1])


def _end_of_object(text: str, terms: Terms, first: int, code: str) -> int:
    """Return the first word that is no part of what is behind a verb: a stop word, or one behind a stop."""
    stops, end = stop_words(code), first
    while end < len(terms.words) and terms.words[end] not in stops:
        if _breaks(text, terms.offsets, end - 1):
            break
        end += 1
    return end


def _breaks(text: str, offsets: tuple[tuple[int, int], ...], k: int) -> bool:
    """Whether a stop is behind a word."""
    if k + 1 >= len(offsets):
        return False
    start, end = offsets[k][1], offsets[k + 1][0]
    return text[start:end] != " " and _STOP.search(text, start, end) is not None


@cache
def _open(code: str) -> frozenset[str]:
    """Return words that deny a verb behind them, or leave open whether it is so."""
    negation = tables.get(Negation, code)
    conditions = tables.get(Conditions, code)
    unsure = tables.get(Hedges, code).words | conditions.words | conditions.whether
    return negation.words | negation.beside | unsure | tables.get(Progress, code).ahead


def _opposed(a: _Said, b: _Said, analysis: Analysis) -> bool:
    return (
        a.subject == b.subject
        and analysis.voice(a.sentence) != analysis.voice(b.sentence)
        and may_be_one(analysis, a.sentence, b.sentence)
    )


def _reversal_card(analysis: Analysis, pair: tuple[_Said, _Said]) -> Card:
    places = [of_words(analysis, one.sentence, one.first, one.end) for one in pair]
    later = days_from(analysis, pair[0].sentence, pair[1].sentence)
    return card_of_two(analysis, places, "direction", ("update" if later else "differ", _REASON))
