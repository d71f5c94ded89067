"""Sentence → what lies ahead in it and what was done, and what of it is in a clause beside the main one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import pairwise

import regex
from msgspec import Struct

from summarize.language import tables
from summarize.language.dates import calendar
from summarize.language.tables.contrast import Subordination
from summarize.language.tables.speech import Reporting, Unsettled
from summarize.language.tables.written import Calendar, Verbs
from summarize.language.terms import Terms
from summarize.language.words import Offsets

_EDGE_BEFORE, _EDGE_AFTER = r"(?<![\p{L}\p{M}\p{N}])", r"(?![\p{L}\p{M}\p{N}])"


class Outlook(Struct, frozen=True):
    """What a sentence says is to come or is not done yet, and what was done."""

    ahead: bool = False
    done: bool = False
    """In a language without a calendar: that it has no word of a plan."""
    planned: Mapping[str, int] = {}
    """How often each stem is in a stretch that begins with a sign of what is to come: <will be signed>."""
    deeds: Mapping[str, int] = {}
    """How often each stem is a verb of the past, or looks like one: was <signed>."""

    def is_before(self, other: Outlook) -> bool:
        """Whether it only says what is to come, and the other one only what was done."""
        return (self.ahead, self.done, other.ahead, other.done) == (True, False, False, True)

    def plans_what(self, other: Outlook) -> bool:
        """Whether a verb is of what is to come here and of what was done there."""
        return any(
            count > other.planned.get(verb, 0) and other.deeds.get(verb, 0) > self.deeds.get(verb, 0)
            for verb, count in self.planned.items()
        )


def outlook(text: str, terms: Terms, code: str) -> Outlook:
    """Read the verbs of one sentence.

    A verb of speech, which is of the past whatever is said, is no sign that something was done. In a
    language without a calendar, what has no word of a plan was done; without such words nothing is known.
    """
    if tables.find(Calendar, code) is None:
        plans = _plans(code)
        planned = plans is not None and plans.search(text) is not None
        return Outlook(ahead=planned, done=plans is not None and not planned)
    future, past = _outlooks(code)
    stretches = [match.span() for match in future.finditer(text)]
    saying = tables.get(Reporting, code).saying
    found = [match.span() for match in past.finditer(text)]
    # The word right behind "plans to" is no past: to cut. "May have cut" is of the past.
    behind = {end + gap for _, end in stretches for gap in _GAPS}
    places = [
        (a, b) for a, b in found if not _within(stretches, (a, b)) and (a not in behind or " " in text[a:b])
    ]
    done = any(text[a:b].casefold() not in saying for a, b in places)
    offsets = terms.offsets
    # Behind "will", "tried to" or "urged the rebels to" the verbs of the clause are of what is to come.
    relative = tables.get(Subordination, code).relative
    ends = [m.start() for m in _STOPS.finditer(text)]
    ends += [a for (a, _), word in zip(offsets, terms.words, strict=True) if word in relative]
    ends = [*sorted(ends), len(text)]
    ahead = [(a, ends[bisect_left(ends, min(b, len(text)))]) for a, b in stretches]
    to_come = [i for i, place in enumerate(offsets) if _within(ahead, place) and not _within(places, place)]
    # In English, "that it be approved" and "is closed" are no deeds.
    now = [match.end() for match in _present(code).finditer(text)]
    deeds = [i for i, place in enumerate(offsets) if _within(places, place) and place[0] not in now]
    verbs = (Counter(terms.stems[i] for i in of) for of in (to_come, deeds))
    return Outlook(bool(stretches), done, *verbs)


def _within(places: Sequence[Offsets], inner: Offsets) -> bool:
    """Whether a stretch begins in one of some others, which are in order."""
    k = bisect_right(places, inner[0], key=lambda place: place[0]) - 1
    return k >= 0 and inner[0] < places[k][1]


@cache
def _outlooks(code: str) -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    words = calendar(code)
    irregular = "|".join(sorted(tables.get(Verbs, code).past)) or "(?!)"
    both = (f"{words.undone}|{words.future}", f"{words.done}|{words.past}|{irregular}")
    ends = (f"(?:{words.passive})?", "")
    future, past = (
        regex.compile(rf"{_EDGE_BEFORE}(?:{one}){end}{_EDGE_AFTER}", regex.I)
        for one, end in zip(both, ends, strict=True)
    )
    return future, past


@cache
def past_forms(code: str) -> frozenset[str]:
    """Return the words of the past that the calendar of a language lists one by one: was, held."""
    if tables.find(Calendar, code) is None:
        return frozenset()
    return frozenset(word for word in calendar(code).past.split("|") if word.isalpha())


@cache
def _present(code: str) -> regex.Pattern[str]:
    return regex.compile(rf"{_EDGE_BEFORE}(?:{calendar(code).present}) ", regex.I)


@cache
def _plans(code: str) -> regex.Pattern[str] | None:
    plans = tables.get(Unsettled, code).plans
    return regex.compile(rf"{_EDGE_BEFORE}(?:{'|'.join(plans)}){_EDGE_AFTER}", regex.I) if plans else None


_GAPS = (1, 2)
"""Characters between "to" and its verb: a space, and a quotation mark."""

Clauses = tuple[frozenset[str], frozenset[str]]
"""Stems of the verbs of the main clause, and of those in clauses beside it; verbs of speech left out."""
_FEWEST_LETTERS = 5
_NEAR = 3
"""Words behind an auxiliary among which its participle is."""
_SHORTEST_CLAUSE = 2
"""Words behind a relative pronoun before a comma can end its clause."""
_STOPS = regex.compile(r"[,;:—–]")


def clauses(text: str, terms: Terms, code: str) -> Clauses:
    """Read one sentence: "Lund, who was arrested, was charged", "the driver arrested on Monday was charged".

    Nothing is found in a language whose relative pronouns are not listed.
    """
    own = tables.get(Subordination, code)
    if not own.relative:
        return frozenset(), frozenset()
    gaps = [text[a[1] : b[0]] for a, b in pairwise([(0, 0), *terms.offsets])]
    found = [i for i in range(len(terms.words)) if may_be_verb(text, terms, i, code)]
    content = frozenset(terms.content)
    helped = {i: None for i in found if _is_helped(terms, i, content, code)}
    saying = tables.get(Reporting, code).saying
    # "Was confirmed" reports no speech, and an -ing form alone is no finite verb.
    alone = (i for i in found if not (terms.words[i] in saying or terms.words[i].endswith(own.going_on)))
    verbs = sorted({*helped, *alone})
    inside = {*_relative(terms.words, gaps, own)}
    # Inside a part, a participle behind a noun is before the verb: the driver arrested was charged.
    ends = [i for i, w in enumerate(terms.words) if w in own.joining or _STOPS.search(gaps[i])]
    part = [bisect_right(ends, i) for i in range(len(terms.words))]
    last = {part[i]: i for i in helped}
    inside |= {i for i in verbs if i not in helped and i < last.get(part[i], 0)}
    main = frozenset(terms.stems[i] for i in verbs if i not in inside)
    return main, frozenset(terms.stems[i] for i in verbs if i in inside)


def may_be_verb(text: str, terms: Terms, i: int, code: str) -> bool:
    """Whether a word, by index, has the ending of a past or a participle, or is listed as a past."""
    word, own = terms.words[i], tables.get(Subordination, code)
    regular = len(word) >= _FEWEST_LETTERS and word.endswith(tuple(filter(None, (own.past, own.going_on))))
    if not regular and word not in tables.get(Verbs, code).past:
        return False
    determined = bool(i) and terms.words[i - 1] in tables.get(Reporting, code).determiners
    return text[terms.offsets[i][0]].islower() and not determined


def _is_helped(terms: Terms, i: int, content: AbstractSet[str], code: str) -> bool:
    """Whether a verb is behind an auxiliary, with small words between them at most."""
    auxiliaries = tables.get(Verbs, code).auxiliaries
    for k in range(i - 1, max(-1, i - 1 - _NEAR), -1):
        if terms.words[k] in auxiliaries:
            return True
        if terms.stems[k] in content:
            return False
    return False


def _relative(words: Sequence[str], gaps: Sequence[str], own: Subordination) -> Iterator[int]:
    """Yield the words of relative clauses, each up to the next comma."""
    begun = None
    for i, word in enumerate(words):
        if begun is not None and "," in gaps[i] and i - begun > _SHORTEST_CLAUSE:
            begun = None
        if word in own.relative:
            begun = i
        if begun is not None:
            yield i


# Sentence → what of it is in a clause that commas set off, and what is not.

Asides = tuple[frozenset[str], frozenset[str]]
"""Content stems outside of such clauses, and in them."""


def asides(text: str, terms: Terms, code: str) -> Asides:
    """Read one sentence: "Lund, who won in 2022, came in tenth", "the bridge, closed since May, is open".

    What ends a sentence is often its news, so a clause there is not one of these.
    """
    places = _set_off(text, code) if "," in text else []
    aside = [_within(places, offsets) for offsets in terms.offsets]
    content = frozenset(terms.content)
    outside, inside = (
        content.intersection(stem for stem, a in zip(terms.stems, aside, strict=True) if a == which)
        for which in (False, True)
    )
    return outside, inside


def _set_off(text: str, code: str) -> list[Offsets]:
    relative, participle = _set_off_by(code)
    found = [match.span() for match in relative.finditer(text)] if relative else []
    # The comma that ends a clause begins none.
    ends = {end - 1 for _, end in found}
    found += [match.span() for match in participle.finditer(text) if match.start() not in ends]
    return sorted(found)


@cache
def _set_off_by(code: str) -> tuple[regex.Pattern[str] | None, regex.Pattern[str]]:
    own = tables.get(Subordination, code)
    relative = rf",\s(?:{own.set_off})\s[^,;]*,(?=\s)" if own.set_off else None
    participle = regex.compile(rf",\s(?:{own.participles})\s[^,;]*,(?=\s)")
    return regex.compile(relative) if relative else None, participle
