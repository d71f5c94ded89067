"""Two sentences of the same words → what differs between them, and who changed places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher
from functools import cache
from typing import Literal

from summarize.language import tables
from summarize.language.clashes import Amount, agree
from summarize.language.denials import bits, directions, without_firsts
from summarize.language.signs import Signs, alike, offices
from summarize.language.tables.contrast import Negation, Opposites, Roles
from summarize.language.tables.speech import Reporting, Times
from summarize.language.tables.written import Splitting
from summarize.language.terms import Terms
from summarize.language.words import is_unspaced, time_names, time_units

# Two sentences of nearly the same words → what is in one of them in the place of what.

_FEW, _BEGINNING = 2, 4
"""Words that represent each other; letters that forms of one word begin with."""
MOSTLY = 0.5
"""Share of the words in quotation marks from which a sentence is what somebody says."""
_MOSTLY_EQUAL, _NEARLY_EQUAL = 0.75, 0.85
"""Shares of the words that two sentences have in common and in one order. From the first one on, other
content in one place makes another assertion; where both quote somebody, only from the second one on."""
_MOST_ALIGNED = 400
"""Words; hardly a sentence is as long."""


def by_alignment(a: Signs, b: Signs) -> Literal["figure", "direction", "role", "name", "wording"] | None:
    """Tell sentences of nearly the same words apart by what is in place of what.

    A word that is only moved is deleted here and inserted there; what is replaced on the spot is
    another figure, an opposite, somebody else, or two names that changed places.
    """
    one, two = a.terms, b.terms
    if _figures_reordered(a, b):
        return "figure"
    if max(len(one.stems), len(two.stems)) > _MOST_ALIGNED:
        # Aligning costs the square of their length, and what differs in them is not one thing.
        return None if one.stems == two.stems else "wording"
    matcher = SequenceMatcher(None, one.stems, two.stems, autojunk=False)
    replaced = [(i, j, k, m) for tag, i, j, k, m in matcher.get_opcodes() if tag == "replace"]
    # Days move about in a sentence; that they differ was looked at before.
    names = frozenset(one.names | two.names) - {stem for t in (one, two) for stem in _time_stems(t)}
    known, known_too = _matched(a, b), _matched(b, a)
    ways = sided(a, b), sided(b, a)
    # Pairs of characters are no words.
    equal = 0.0 if any(map(is_unspaced, one.words)) else matcher.ratio()
    quotes = min(a.quoted_share, b.quoted_share) >= MOSTLY
    both_quote = quotes and _may_be_one_speaker(a, b)
    least = _NEARLY_EQUAL if quotes else _MOSTLY_EQUAL
    gone: set[str] = set()
    come: set[str] = set()
    for i, j, k, m in replaced:
        before, after = one.stems[i:j], two.stems[k:m]
        # "A man" and "two men" differ; "in 2009 as" and "a date for" have an article somewhere.
        certain = j - i != m - k
        measures = _measures(one, (i, j), known, certain), _measures(two, (k, m), known_too, certain)
        if all(measures) and measures[0] != measures[1]:
            return "figure"
        if opposed(bits(ways[0][i:j], a.language), bits(ways[1][k:m], b.language)):
            return "direction"
        around = both_quote and a.quoted.isdisjoint(range(i, j)) and b.quoted.isdisjoint(range(k, m))
        # Around what somebody says, who says it was looked at before; the rest is how he is called.
        by_name = not (a.named | b.named).isdisjoint((*before, *after))
        if around and (equal < _NEARLY_EQUAL or (by_name and _calls(a, before) and _calls(b, after))):
            continue
        if differ_both_ways(names.intersection(before), names.intersection(after)):
            swapped = names.intersection(before) & {*two.stems} and names.intersection(after) & {*one.stems}
            return "role" if swapped else "name"
        if _other_content(a, b, (i, j, k, m), all_else_equal=equal >= least):
            return "wording"
        gone.update(before)
        come.update(after)
    # Where prepositions are known, who acts and who is acted on is looked at instead of every name.
    named = gone & come & names and not tables.get(Reporting, a.language).prepositions
    return "role" if named else None


def mostly_equal(a: Signs, b: Signs) -> bool:
    """Whether two sentences have most words, small ones as well, in common and in one order."""
    if b.text < a.text:  # the order of the two changes how they are aligned
        a, b = b, a
    one, two = a.terms.stems, b.terms.stems
    least = _MOSTLY_EQUAL * (len(one) + len(two)) / 2
    if (Counter(one) & Counter(two)).total() < least or max(len(one), len(two)) > _MOST_ALIGNED:
        return False
    if any(map(is_unspaced, a.terms.words)):
        return False
    return SequenceMatcher(None, one, two, autojunk=False).ratio() >= _MOSTLY_EQUAL


def _calls(signs: Signs, stems: Sequence[str]) -> bool:
    """Whether all content of some words is how a sentence calls who speaks."""
    content = frozenset(signs.terms.content).intersection(stems)
    return content <= signs.speaker | _honorifics(signs.language)


def _may_be_one_speaker(a: Signs, b: Signs) -> bool:
    """Whether two are called by one word, or one of them by his name and the other by an office.

    "Judge Astill" and "Judge Reeve" are two, and so are two Jacobs.
    """
    if a.speaker & b.speaker:
        one, two = ((x.speaker & x.named) - _honorifics(x.language) for x in (a, b))
        return not differ_both_ways(one, two)
    return any(
        x.speaker & offices(x.language) and x.speaker.isdisjoint(x.named) and y.speaker & y.named
        for x, y in ((a, b), (b, a))
    )


@cache
def _honorifics(code: str) -> frozenset[str]:
    """Return the short titles before names: mrs, dr."""
    return frozenset(word.casefold() for word in tables.get(Splitting, code).abbreviations if word.isalpha())


def _matched(a: Signs, b: Signs) -> frozenset[int]:
    """Return the words of the amounts that the other sentence has as well."""
    return frozenset(
        i for x in a.amounts if any(agree(x, y) for y in b.amounts) for i in range(x.first, x.end)
    )


def _figures_reordered(a: Signs, b: Signs) -> bool:
    """Whether the same figures are in another order: 2-1 and 1-2, three of these and five of those.

    Where each has its own unit, or the same word behind it, their order says nothing.
    """
    one, two = ([x.value for x in signs.amounts] for signs in (a, b))
    if one == two or sorted(one) != sorted(two):
        return False
    told, told_too = map(_counted, (a, b))
    return len(told) < len(one) or told != told_too


def _counted(signs: Signs) -> set[tuple[float, str | None, str | None]]:
    """Return each figure with its unit and, where others have that too, the word of content behind it."""
    units, content = Counter(x.unit for x in signs.amounts), frozenset(signs.terms.content)
    found: set[tuple[float, str | None, str | None]] = set()
    for x in signs.amounts:
        behind = signs.terms.stems[x.end : x.end + 1]
        word = None if units[x.unit] == 1 else next((stem for stem in behind if stem in content), "")
        found.add((x.value, x.unit, word))
    return found


def written(signs: Signs) -> set[str]:
    """Return the content of a sentence without its numbers; the characters, where words are pairs of them."""
    terms = signs.terms
    numbers = {i for n in terms.numbers for i in range(n.first, n.end)}
    numbers |= {i for x in signs.amounts for i in range(x.first, x.end)}
    gone = {terms.stems[i] for i in numbers}
    return {part for s in terms.content if s not in gone for part in (s if is_unspaced(s) else (s,))}


def _measures(
    terms: Terms,
    words: tuple[int, int],
    known: AbstractSet[int],
    certain: bool,  # noqa: FBT001
) -> set[float | str]:
    """Return what a stretch of words measures beside amounts that agree: numbers, signs, units of time."""
    start, end = words
    units = time_units()
    numbers = (n for n in terms.numbers if n.first < end and start < n.end and n.first not in known)
    values: set[float | str] = {n.value for n in numbers if n.certain or not certain}
    free = (terms.words[i] for i in range(start, end) if i not in known)
    return values | {w for w in free if w in units or not w[-1].isalnum()}


def negates(a: Signs, b: Signs) -> bool:
    """Whether one sentence has a word of the other with a negating prefix, and not the word itself."""
    one, two = frozenset(a.terms.words), frozenset(b.terms.words)
    prefixes = tables.get(Negation, a.language).prefixes
    return any(
        prefix + word in longer and prefix + word not in shorter and word not in longer
        for shorter, longer in ((one, two), (two, one))
        for word in shorter
        if len(word) > 3
        for prefix in prefixes
    )


def _time_stems(terms: Terms) -> list[str]:
    names = time_names()
    return [s for w, s in zip(terms.words, terms.stems, strict=True) if w in names]


def sided(a: Signs, b: Signs) -> Sequence[str]:
    """Return the stems of the first sentence by which it may be opposed to the second.

    "The first title since 1989" is not opposed to "had last won in 1989".
    """
    years = a.first_since
    agree = bool(years) and not b.first_since and years <= {*b.terms.words}
    return without_firsts(a.terms, a.language) if agree else a.terms.stems


def opposed(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether one takes the first side of a pair of opposites, and the other its second."""
    return bool(a[0] & b[1] or a[1] & b[0])


def differ_both_ways(a: AbstractSet[object], b: AbstractSet[object]) -> bool:
    """Whether each has something that the other has not."""
    return bool(a - b) and bool(b - a)


def _other_content(a: Signs, b: Signs, words: tuple[int, int, int, int], *, all_else_equal: bool) -> bool:
    """Whether some words represent other ones that are no forms or known synonyms of them.

    Where all else is equal, any number of words counts, and so do particles of verbs (on, off); else at most
    two words, one of which may be a verb.
    """
    i, j, k, m = words
    particles = tables.get(Opposites, a.language).particles
    if all_else_equal and {a.terms.words[j - 1], b.terms.words[m - 1]} <= particles:
        return True
    if not all_else_equal and (j - i > _FEW or m - k > _FEW):
        return False
    before, after = _own(a, b, range(i, j)), _own(b, a, range(k, m))
    if not before or not after:
        return False
    if not all_else_equal and not (_may_be_verb(a, before) or _may_be_verb(b, after)):
        return False
    stems = [[signs.terms.stems[x] for x in found] for signs, found in ((a, before), (b, after))]
    return not any(_alike(s, t, a.language) for s in stems[0] for t in stems[1])


def _may_be_verb(signs: Signs, places: Sequence[int]) -> bool:
    """Whether one of some words has the ending of a verb or is where verbs do; others are detail."""
    roles, words = tables.get(Roles, signs.language), signs.terms.words
    endings = inflected(signs.language)
    return endings is None or any(
        endings.search(words[i]) or (i and words[i - 1] in roles.before_verb) for i in places
    )


@cache
def inflected(code: str) -> re.Pattern[str] | None:
    """Return the endings of the verbs of a language, None where they are not listed."""
    endings = tables.get(Roles, code).inflected
    return re.compile("|".join(endings)) if endings else None


def _own(a: Signs, b: Signs, words: range) -> list[int]:
    """Return the places, among some words of the first sentence, of content that the second has not."""
    content, mine, other = {*a.terms.content}, Counter(a.terms.stems), Counter(b.terms.stems)
    figures = {i for n in a.terms.numbers for i in range(n.first, n.end)}
    figures |= {i for x in a.amounts if x.unit and _measured_too(x, b) for i in range(x.first, x.end)}
    times = tables.get(Times, a.language)
    days = time_names() | times.evening | times.morning
    free = ((i, a.terms.stems[i]) for i in words if i not in figures and a.terms.words[i] not in days)
    return [i for i, stem in free if stem in content and mine[stem] > other[stem]]


def _measured_too(amount: Amount, b: Signs) -> bool:
    return any(other.unit and agree(amount, other) for other in b.amounts)


def _alike(a: str, b: str, code: str) -> bool:
    """Whether two stems are forms of a word, both of speech, both denials, or on one side of opposites."""
    if a[:_BEGINNING] == b[:_BEGINNING] or (min(len(a), len(b)) >= _BEGINNING and (a in b or b in a)):
        return True
    return any({a, b} <= side for side in alike(code)) or any(
        {a, b} <= side for pair in directions(code) for side in pair
    )


# Two sentences of the same words → whether those who act and those who are acted on changed places.

_FEW_MOVED = 0.4


def roles_differ(a: Signs, b: Signs) -> bool:
    """Whether the same words are in another order that changes who does what to whom."""
    return _swapped_in_place(a, b) or _passive(a, b) or _passive(b, a) or _actors_reordered(a, b)


def rotated(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether one sequence is the other with its beginning moved to its end."""
    return len(a) == len(b) and any([*a[k:], *a[:k]] == [*b] for k in range(len(a)))


def characters(signs: Signs) -> list[str]:
    """Return what is written without spaces, character by character; other words are whole."""
    found: list[str] = []
    end = 0
    for word, (start, stop) in zip(signs.terms.words, signs.terms.offsets, strict=True):
        # Pairs of characters overlap: the first one of the second pair is known.
        found += [*word[max(0, end - start) :]] if is_unspaced(word) else [word]
        end = stop
    return found


def _swapped_in_place(a: Signs, b: Signs) -> bool:
    """Whether the same words are in the same order but for a few that changed places, names among them.

    In a script without capitals any word may be a name. Two words that are no names count where something
    of content is between them: the army handed prisoners to the rebels, not the army and the rebels.
    """
    one, two = a.terms, b.terms
    if sorted(one.stems) != sorted(two.stems):
        return False
    moved = [i for i, (x, y) in enumerate(zip(one.stems, two.stems, strict=True)) if x != y]
    if not 0 < len(moved) <= _FEW_MOVED * len(one.stems):
        return False
    stems = {one.stems[i] for i in moved}
    names = one.names | two.names or frozenset(stems)
    between = frozenset(one.content).intersection(one.stems[moved[0] + 1 : moved[-1]])
    return not names.isdisjoint(stems) or (len(moved) == len(stems) == 2 and bool(between))


def _passive(a: Signs, b: Signs) -> bool:
    """Whether ``a`` is a passive, and what it is done by is behind what it is done to in ``b``."""
    if a.agent is None or b.agent is not None:
        return False
    patient, agent = a.agent
    first, second = (_places(b.terms.stems, side) for side in (agent, patient))
    return bool(first and second) and first[0] > second[0]


def _places(stems: Sequence[str], among: AbstractSet[str]) -> list[int]:
    return [i for i, s in enumerate(stems) if s in among]


def _actors_reordered(a: Signs, b: Signs) -> bool:
    """Whether those who may act or be acted on are in another order."""
    if any(map(is_unspaced, a.terms.words)):
        return _exchanged(characters(a), characters(b))
    if (a.agent is None) != (b.agent is None) or not tables.get(Reporting, a.language).prepositions:
        return False
    names = a.terms.names & b.terms.names
    one, two = _actors(a, names), _actors(b, names)
    return [s for s in one if s in two] != [s for s in two if s in one]


def _exchanged(x: Sequence[str], y: Sequence[str]) -> bool:
    """Whether two stretches changed places around what is between them; one that only moved is none."""
    if x == y or Counter(x) != Counter(y):
        return False
    first = next(i for i, (s, t) in enumerate(zip(x, y, strict=True)) if s != t)
    last = next(i for i in range(len(x), 0, -1) if x[i - 1] != y[i - 1])
    return not rotated(x[first:last], y[first:last])


def _actors(signs: Signs, names: AbstractSet[str]) -> list[str]:
    """Return names, and nouns behind an article, that no preposition sets off; speakers and days left out."""
    terms, own = signs.terms, tables.get(Reporting, signs.language)
    prepositions = own.prepositions - tables.get(Roles, signs.language).by
    content, times = frozenset(terms.content), time_names()
    found: dict[str, None] = {}
    apart = determined = False
    for word, stem in zip(terms.words, terms.stems, strict=True):
        if word in prepositions:
            apart = True
        elif stem in content:
            actor = not apart and (determined or stem in names)
            if actor and stem not in signs.speaker and word not in times:
                found.setdefault(stem)
            apart = apart and stem in names
            determined = False
        determined = word in own.determiners or (determined and stem not in content)
    return [*found]
