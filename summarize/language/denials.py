"""Sentence → what it denies, and its words that another sentence may turn into their opposite."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

import regex
from msgspec import Struct

from summarize.language import tables
from summarize.language.tables.contrast import Negation, Opposites, Subordination
from summarize.language.tables.speech import Reporting
from summarize.language.terms import Terms
from summarize.language.words import primary, split_words, stem

# Phrases, as stems, and the words of a sentence where they are.


class Marked(Struct, frozen=True):
    """Phrases by their first stem, the longest first."""

    by_first: Mapping[str, Sequence[tuple[str, ...]]]

    @classmethod
    def of(cls, phrases: Iterable[str], language: str) -> Marked:
        """Stem phrases of a language."""
        found: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
        for phrase in phrases:
            stems = tuple(stem(split_words(phrase), language))
            if stems:
                found[stems[0]].add(stems)
        return cls({first: sorted(each, key=lambda p: (-len(p), p)) for first, each in found.items()})


def marked(phrases: Marked, stems: Sequence[str], *, begins: bool = False) -> set[int]:
    """Return the words that belong to any of the phrases, or only the first word of each place."""
    found: set[int] = set()
    end = 0
    for i, first in enumerate(stems):
        if i < end:
            continue
        for phrase in phrases.by_first.get(first, ()):
            if tuple(stems[i : i + len(phrase)]) == phrase:
                end = i + len(phrase)
                found.update(range(i, i + 1 if begins else end))
                break
    return found


# Sentence → what turns it into its opposite: not, refused, has yet to; and what that is about.

_PART_ENDS = regex.compile(r"[,;:—–()]")


class Denials(Struct, frozen=True):
    """What one sentence denies, and what it says to have ended."""

    count: int = 0
    """Words and phrases that turn what is said into its opposite."""
    places: tuple[int, ...] = ()
    """The first word of each, by index; endings and parts of words that deny have no place."""
    cancelled: bool = False
    """Whether each of them has another one in its clause: no one denies."""
    ended: int = 0
    """Those by which something has ended: no longer."""
    halts: int = 0
    """Verbs that end or prevent something, and phrases such as "not only"."""
    about: tuple[frozenset[str], ...] = ()
    """For each denial the content stems of its part of the sentence, commas set parts off; of the whole
    sentence where that part has none but verbs of speech."""
    halted: frozenset[str] = frozenset()
    """The content stems beside the verbs that end or prevent something."""


_MOST_DENIALS = 16
"""Denials whose part of the sentence is read; a sentence with more of them denies no one thing."""


class Marks(Struct, frozen=True):
    """Phrases of a language as stems."""

    denying: Marked
    ending: Marked
    neutral: Marked
    idioms: Marked
    halting: Marked


@cache
def marks(code: str) -> Marks:
    """Return what denies and halts in a language, by its primary subtag."""
    words = tables.get(Negation, code)
    phrases = words.denying, words.ending, words.neutral, words.idioms, words.halting
    return Marks(*(Marked.of(p, code) for p in phrases))


def denials(text: str, terms: Terms, code: str) -> Denials:
    """Read one sentence, whose ``terms`` are those of ``text``, in a language by its primary subtag."""
    known = marks(code)
    stopped = marked(known.halting, terms.stems)
    halting, halted = len(stopped), _beside(terms, stopped)
    # "No fewer than 5" is a hedge.
    idle, numbers = marked(known.neutral, terms.stems), {number.first for number in terms.numbers}
    neutral = sum(i + 1 not in idle and i + 1 not in numbers for i in idle)
    idle |= marked(known.idioms, terms.stems)
    free = [s if i not in idle else "" for i, s in enumerate(terms.stems)]
    places = sorted(_particles(terms, idle, code)) + sorted(marked(known.denying, free, begins=True))
    patterns = sum(len(p.findall(text.casefold())) for p in _patterns(code))
    if not places and not patterns:
        return Denials(halts=halting + neutral, halted=halted)
    whole = frozenset(terms.content)
    starts = part_starts(text, terms)
    about = [_about(terms, starts, place, code) or whole for place in places[:_MOST_DENIALS]]
    about += [whole] * (len(places) - len(about) + patterns)
    ended = len(marked(known.ending, free, begins=True))
    cancelled = not patterns and _cancel_out(clause_starts(text, terms, code), places)
    return Denials(len(about), tuple(places), cancelled, ended, halting + neutral, tuple(about), halted)


def _cancel_out(starts: Sequence[int], places: Sequence[int]) -> bool:
    """Whether each clause has an even number of some words."""
    return all(n % 2 == 0 for n in Counter(bisect_right(starts, place) for place in places).values())


def ends_in_denial(text: str, language: str | None) -> bool:
    """Whether the last word of a text denies what follows: not four, but three."""
    last = text.rstrip().rpartition(" ")[2].casefold()
    return last in tables.get(Negation, primary(language)).words


_NEXT = 3
"""Words of content on each side of a verb among which is what it ends."""


def _beside(terms: Terms, places: set[int]) -> frozenset[str]:
    """Return the content beside some words, without these."""
    if not places:
        return frozenset()
    kept = frozenset(terms.content)
    content = [i for i, stem_ in enumerate(terms.stems) if stem_ in kept and i not in places]
    found: set[int] = set()
    for place in places:
        k = bisect_right(content, place)
        found.update(content[max(0, k - _NEXT) : k + _NEXT])
    return frozenset(terms.stems[i] for i in found)


def _particles(terms: Terms, idle: set[int], code: str) -> Iterator[int]:
    """Yield the words that are a denial by themselves."""
    negation = tables.get(Negation, code)
    free = [i for i in range(len(terms.words)) if i not in idle]
    words = [terms.words[i] for i in free]
    # The word splitter leaves "didn" and "t" of "didn't".
    found = [j for (i, j) in pairwise(free) if terms.words[j] == "t" and terms.words[i].endswith("n")]
    found += [i for i, word in zip(free, words, strict=True) if word in negation.words]
    beside = (i for i, word in zip(free, words, strict=True) if word in negation.beside)
    yield from found or [*beside][:1]


def part_starts(text: str, terms: Terms) -> list[int]:
    """Return the first word of each part of a sentence, which commas and their like set off, ascending."""
    gaps = enumerate(pairwise(terms.offsets), 1)
    return [0, *(i for i, ((_, end), (start, _)) in gaps if _PART_ENDS.search(text, end, start))]


def clause_starts(text: str, terms: Terms, code: str) -> list[int]:
    """Return the first word of each clause, which also begins with what joins two of them, ascending."""
    own = tables.get(Subordination, code)
    joining = own.joining | own.relative
    return sorted({*part_starts(text, terms), *(i for i, word in enumerate(terms.words) if word in joining)})


def part_around(starts: Sequence[int], place: int, size: int) -> tuple[int, int]:
    """Return the half-open range of the part that a word is in, of a sentence of ``size`` words."""
    behind = bisect_right(starts, place)
    return starts[behind - 1], starts[behind] if behind < len(starts) else size


def _about(terms: Terms, starts: Sequence[int], place: int, code: str) -> frozenset[str]:
    """Return the content of the part of a sentence around a word, without that word and verbs of speech."""
    first, last = part_around(starts, place, len(terms.stems))
    part = {terms.stems[i] for i in range(first, last) if i != place} - _speech(code)
    return frozenset(part.intersection(terms.content))


@cache
def _speech(code: str) -> frozenset[str]:
    return frozenset(stem(sorted(tables.get(Reporting, code).saying), code))


@cache
def _patterns(code: str) -> Sequence[regex.Pattern[str]]:
    return [regex.compile(pattern) for pattern in tables.get(Negation, code).patterns]


# Words that say the opposite of each other: rise and fall, win and lose.

Sides = tuple[frozenset[str], frozenset[str]]


@cache
def directions(language: str) -> tuple[Sides, ...]:
    """Return pairs of opposed sets of stems: (rise …, fall …), (win …, lose …) and so on."""
    pairs = tables.get(Opposites, language).pairs
    return tuple((frozenset(stem([*up], language)), frozenset(stem([*down], language))) for up, down in pairs)


@cache
def directed(code: str) -> Mapping[str, tuple[tuple[int, int], ...]]:
    """Return for each stem the pairs of opposites that it is on one side of: their number, and 0 or 1."""
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, (up, down) in enumerate(directions(code)):
        for word in up ^ down:
            found[word].append((number, int(word in down)))
    return {word: tuple(places) for word, places in found.items()}


def first_since(terms: Terms, code: str) -> frozenset[str]:
    """Return the years right behind a word such as "since"."""
    since = tables.get(Opposites, code).since
    behind = (later for word, later in pairwise(terms.words) if word in since)
    return frozenset(word for word in behind if len(word) == 4 and word.isdigit())


def without_firsts(terms: Terms, code: str) -> Sequence[str]:
    """Return the stems, empty those of words such as "first"."""
    firsts = tables.get(Opposites, code).firsts
    return ["" if w in firsts else s for w, s in zip(terms.words, terms.stems, strict=True)]


def bits(stems: Sequence[str], code: str) -> tuple[int, int]:
    """Return the pairs of opposites whose first side alone is among ``stems``, and whose second."""
    sides = _sides(code)
    rises = falls = 0
    for up, down in (sides[word] for word in stems if word in sides):
        rises |= up
        falls |= down
    return rises & ~falls, falls & ~rises


@cache
def _sides(code: str) -> Mapping[str, tuple[int, int]]:
    """Return for each stem the pairs of opposites on whose first side it is, and on whose second."""
    found: defaultdict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for bit, sides in enumerate(directions(code)):
        for side, words in enumerate(sides):
            for word in words:
                up, down = found[word]
                found[word] = (up | (1 - side) << bit, down | side << bit)
    return dict(found)
