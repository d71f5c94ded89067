"""Sentence → the signs that two sentences are compared by: amounts, claims, denials, modality."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

import regex
from msgspec import Struct

from summarize.language import tables
from summarize.language.attribution import speaker_stems
from summarize.language.clashes import YEAR, Amount, amounts
from summarize.language.clauses import Asides, Clauses, Outlook, asides, clauses, outlook
from summarize.language.denials import Denials, Marked, bits, denials, first_since, marked, marks
from summarize.language.leaning import quoted_parts
from summarize.language.questions import Questions, questions
from summarize.language.tables.contrast import Conditions, Hedges, Negation, Quantifiers, Roles
from summarize.language.tables.speech import Reporting, Times
from summarize.language.tenses import Nights, nights
from summarize.language.terms import Terms
from summarize.language.words import primary, stem, stop_words, time_names

# Sentence → what can keep it apart from another one: denials, amounts, conditions, speaker, roles.

_OF = 2
"""Words between a part and its whole: of the."""


@dataclass(frozen=True)
class Signs:
    """What one sentence says in ways that a few words decide; each is read when first asked for."""

    text: str
    terms: Terms
    """Those of ``text``."""
    tag: str | None
    """Its language, BCP 47."""
    year: int | None = None
    """That of its publication."""

    @cached_property
    def language(self) -> str:
        """Primary subtag; empty where it is not known."""
        return primary(self.tag)

    @cached_property
    def denials(self) -> Denials:
        """What it denies, and what it says to have ended."""
        return denials(self.text, self.terms, self.language)

    @cached_property
    def directions(self) -> tuple[int, int]:
        """Two sets of bits: the pairs of opposites whose first side is there, and whose second."""
        return bits(self.terms.stems, self.language)

    @cached_property
    def first_since(self) -> frozenset[str]:
        """The years since which it says that something is the first or the last."""
        return first_since(self.terms, self.language)

    @cached_property
    def hedges(self) -> int:
        """Words and phrases that leave room for doubt."""
        patterns = tables.get(Hedges, self.language).patterns
        return len(self._hedging) + sum(len(p.findall(self._folded)) for p in _patterns(patterns))

    @property
    def hedges_told(self) -> int:
        """The same without the words in what is asked, which is open anyway."""
        return self.hedges - len(self._hedging & self.questions.inside)

    @cached_property
    def guesses(self) -> int:
        """Verbs by which somebody takes something for likely, which a hedge may say as well."""
        guessing = tables.get(Hedges, self.language).guessing
        return sum(word in guessing for word in self.terms.words)

    @cached_property
    def conditional(self) -> bool:
        """Whether something is said on a condition."""
        words = {w for i, w in enumerate(self.terms.words) if i not in self.questions.reported}
        return _conditional(words, self.terms, self._folded, self.language)

    @cached_property
    def questions(self) -> Questions:
        """What it asks."""
        return questions(self.text, self.terms, self.language)

    @cached_property
    def quantifiers(self) -> Mapping[str, int]:
        """How many there are of each class: total, part, most, many, few, only, nearly, excepting."""
        return _quantifiers(self.terms, self.language)

    @cached_property
    def times(self) -> frozenset[str]:
        """Names of days and months, words such as yesterday, and years."""
        years = (word for word in self.terms.words if YEAR.fullmatch(word))
        return time_names().intersection(self.terms.words) | self._may.months | {*years}

    @cached_property
    def nights(self) -> Nights:
        """Evenings and mornings that may be of one night."""
        return nights(self.terms, self.language)

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """Numbers with their units."""
        return amounts(self.terms, self.tag, self.year)

    @cached_property
    def parts(self) -> frozenset[tuple[float, float]]:
        """Numbers of which one is a part of the other: two of the five."""
        return _parts(self.amounts, self.terms, self.language)

    @cached_property
    def speaker(self) -> frozenset[str]:
        """Content stems of who is said to say it; empty where nobody is."""
        return speaker_stems(self.text, self.terms, self.tag)

    @cached_property
    def named(self) -> frozenset[str]:
        """Those of its words that are names, and no word for those who speak: Lund, not Police."""
        return _named(self.terms, self.language)

    @cached_property
    def quoted(self) -> frozenset[int]:
        """The words in quotation marks, by index."""
        return _quoted(self.text, self.terms)

    @property
    def quoted_share(self) -> float:
        """The share of the words in quotation marks."""
        return len(self.quoted) / max(1, len(self.terms.words))

    @cached_property
    def outlook(self) -> Outlook:
        """What it says is to come or is not done yet, and what was done."""
        return outlook(self.text, self.terms, self.language)

    @cached_property
    def clauses(self) -> Clauses:
        """Its verbs of the past, by clause; none in a language whose relative pronouns are not listed."""
        return clauses(self.text, self.terms, self.language)

    @cached_property
    def asides(self) -> Asides:
        """Its content outside of clauses that commas set off, and in them."""
        return asides(self.text, self.terms, self.language)

    @cached_property
    def agent(self) -> tuple[frozenset[str], frozenset[str]] | None:
        """Of a passive: content stems of whom it is done to, and of who does it."""
        return _agent(self.terms, self.language)

    @cached_property
    def _hedging(self) -> frozenset[int]:
        hedges = tables.get(Hedges, self.language).words
        return frozenset(i for i, w in enumerate(self.terms.words) if w in hedges) - self._may.other

    @cached_property
    def _folded(self) -> str:
        return self.text.casefold()

    @cached_property
    def _may(self) -> _May:
        return _may(self.text, self.terms, self.language)


@cache
def _conditions(code: str) -> Marked:
    return Marked.of(tables.get(Conditions, code).phrases, code)


@cache
def has_table(code: str) -> bool:
    """Whether denials are known in a language."""
    negation = tables.get(Negation, code)
    return bool(negation.denying or negation.patterns)


@cache
def alike(code: str) -> tuple[frozenset[str], ...]:
    """Return sets of stems that represent each other: verbs of speech, denials, verbs that end something."""
    saying = frozenset(stem(sorted(tables.get(Reporting, code).saying), code))
    known = marks(code)
    denying, halting = (
        frozenset(p[0] for ps in m.by_first.values() for p in ps if len(p) == 1)
        for m in (known.denying, known.halting)
    )
    ended = frozenset(s for ps in known.ending.by_first.values() for p in ps for s in p)
    return saying, denying, halting | ended


@cache
def media(code: str) -> frozenset[str]:
    """Return stems of words for those who pass on what others say: newspaper."""
    return frozenset(stem(sorted(tables.get(Reporting, code).media), code))


@cache
def offices(code: str) -> frozenset[str]:
    """Return stems of words for those who speak: police, president, spokesman."""
    return frozenset(stem(sorted(tables.get(Reporting, code).speakers), code))


def without_day_parts(signs: Signs) -> tuple[int, int]:
    """Return the directions of a sentence without evening and morning, where both name one night."""
    times, terms = tables.get(Times, signs.language), signs.terms
    parts = times.evening | times.morning
    kept = (s for s, word in zip(terms.stems, terms.words, strict=True) if word not in parts)
    return bits([*kept], signs.language)


def _conditional(words: AbstractSet[str], terms: Terms, text: str, code: str) -> bool:
    conditions = tables.get(Conditions, code)
    if not conditions.words.isdisjoint(words) or _found(conditions.patterns, text):
        return True
    return bool(marked(_conditions(code), terms.stems))


def _quantifiers(terms: Terms, code: str) -> Mapping[str, int]:
    """Count the quantifiers of each class; "some 40 people" and "almost 40" have hedges instead."""
    classes = _classes(code)
    hedging = {number.first - 1 for number in terms.numbers}
    found = (classes[word] for i, word in enumerate(terms.words) if word in classes and i not in hedging)
    counts = Counter(name for names in found for name in names)
    for name, phrases in _limits(code).items():
        counts[name] = len(marked(phrases, terms.words, begins=True) - hedging)
    return counts


@cache
def _limits(code: str) -> Mapping[str, Marked]:
    """Return what keeps a statement from being quite so, and what takes something out of it."""
    listed = tables.get(Quantifiers, code)
    # Without a language words are not stemmed: "near" is not "nearly".
    return {"nearly": Marked.of(listed.nearly, ""), "excepting": Marked.of(listed.excepting, "")}


@cache
def _classes(code: str) -> Mapping[str, tuple[str, ...]]:
    """Return the classes of each quantifier."""
    listed = tables.get(Quantifiers, code)
    classes = {
        "total": listed.total, "part": listed.part, "most": listed.most, "many": listed.many,
        "few": listed.few, "only": listed.only,
    }  # fmt: skip
    words = {word for own in classes.values() for word in own}
    return {word: tuple(name for name, own in classes.items() if word in own) for word in words}


class _May(Struct, frozen=True):
    """English "may" in a sentence: the month where one is named, and the words that are no verb, by index."""

    months: frozenset[str] = frozenset()
    other: frozenset[int] = frozenset()


def _may(text: str, terms: Terms, code: str) -> _May:
    if code != "en" or "may" not in terms.words:
        return _May()
    months, other = frozenset[str](), {i for i, word in enumerate(terms.words) if word == "may"}
    numbers = {i for n in terms.numbers for i in range(n.first, n.end)}
    for i in sorted(other):
        capital = text[terms.offsets[i][0]].isupper()
        after = text[terms.offsets[i + 1][0]].isupper() if i + 1 < len(terms.words) else False
        before = text[terms.offsets[i - 1][0]].isupper() if i else after
        if capital and ({i - 1, i + 1} & numbers or (i and not before)):
            months = frozenset({"may"})
        elif not capital or after or not i:
            # A headline has capitals around the verb; "Theresa May said" has a name.
            other.discard(i)
    return _May(months, frozenset(other))


def _quoted(text: str, terms: Terms) -> frozenset[int]:
    parts = quoted_parts(text)
    if not parts:
        return frozenset()
    starts = [start for start, _ in parts]
    behind = (bisect_right(starts, a) for a, _ in terms.offsets)
    return frozenset(
        i
        for i, ((_, b), k) in enumerate(zip(terms.offsets, behind, strict=True))
        if k and b <= parts[k - 1][1]
    )


def _parts(found: Sequence[Amount], terms: Terms, code: str) -> frozenset[tuple[float, float]]:
    links = tables.get(Quantifiers, code).of
    return frozenset(
        (x.value, y.value)
        for x, y in pairwise(found)
        if 0 < y.first - x.end <= _OF and links.issuperset(terms.words[x.end : y.first])
    )


def _named(terms: Terms, code: str) -> frozenset[str]:
    generic = tables.get(Reporting, code).speakers
    return terms.names - {s for s, w in zip(terms.stems, terms.words, strict=True) if w in generic}


def _agent(terms: Terms, code: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """Read "X was sued by Y": content before the auxiliary, and what follows "by" up to a small word."""
    roles, stops = tables.get(Roles, code), stop_words(code)
    auxiliary = next((i for i, word in enumerate(terms.words) if word in roles.passive), None)
    if auxiliary is None:
        return None
    by = next((i for i in range(auxiliary + 1, len(terms.words)) if terms.words[i] in roles.by), None)
    if by is None or by + 1 in _unbound(terms):
        return None
    agent: list[str] = []
    for word, own in zip(terms.words[by + 1 :], terms.stems[by + 1 :], strict=True):
        if word not in stops:
            agent.append(own)
        elif agent:
            break
    patient = [
        s for s, w in zip(terms.stems[:auxiliary], terms.words[:auxiliary], strict=True) if w not in stops
    ]
    return frozenset(patient), frozenset(agent)


def _unbound(terms: Terms) -> set[int]:
    """Return the words of numbers but for those that count somebody or something: by two men."""
    counts = {q.start for q in terms.quantities if q.unit is None and q.counted}
    numbers = (n for n in terms.numbers if n.certain and terms.offsets[n.first][0] not in counts)
    return {i for n in numbers for i in range(n.first, n.end)}


def _found(patterns: Sequence[str], text: str) -> bool:
    return any(pattern.search(text) for pattern in _patterns(tuple(patterns)))


@cache
def _patterns(patterns: tuple[str, ...]) -> tuple[regex.Pattern[str], ...]:
    return tuple(map(regex.compile, patterns))
