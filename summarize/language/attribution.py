"""Sentence → who is said to say it, in the words that stand there.

Nobody is inferred: a pronoun names nobody, and a speaker of the sentence before does not count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from summarize.language.lexicon import TIME_NAMES
from summarize.language.quotations import quotations
from summarize.language.reporting import (
    ACCORDING,
    ACCORDING_PATTERNS,
    AUXILIARIES,
    CALLING,
    DETERMINERS,
    LINKS,
    NAME_LINKS,
    NOBODY,
    NOT_SAYING,
    PASSIVE,
    PLAIN_SAYING,
    PREPOSITIONS,
    PRONOUNS,
    SAID_THINGS,
    SAYING,
    SPEAKERS,
)
from summarize.language.words import primary, stop_words, word_offsets

Offsets = tuple[int, int]

_NONE: frozenset[str] = frozenset()
_LONGEST = 9
"""Words of a phrase that names somebody."""
_THAT = frozenset("that que dass che dat že iż że что що at att как".split())
_RELATIVE = frozenset("that which who whom whose what".split())
_ADVERB = regex.compile(r"\p{L}{3,}ly")
_QUIET = regex.compile(r"[ \u00a0\u202f]+|[ ]?[-‐‑][ ]?|[’'](?:s)? ?|\. |&| & ")
"""What may stand between two words of one phrase."""
_QUOTE_MARK = regex.compile(r"[“”„«»‹›‘「」『』\"]")


@dataclass(frozen=True, slots=True)
class _Text:
    """A sentence in words: their forms, and what stands between them."""

    text: str
    code: str
    words: tuple[str, ...]
    offsets: tuple[Offsets, ...]
    quoted: tuple[Offsets, ...]

    def capital(self, i: int) -> bool:
        return self.text[self.offsets[i][0]].isupper()

    def gap(self, i: int) -> str:
        """What stands before word ``i``."""
        return self.text[self.offsets[i - 1][1] if i else 0 : self.offsets[i][0]]

    def joined(self, i: int) -> bool:
        """Whether nothing but a space stands between word ``i`` and the one before."""
        gap = self.gap(i)
        if gap[:1] == ".":
            return i > 0 and self.offsets[i - 1][1] - self.offsets[i - 1][0] <= 3 and self.capital(i - 1)
        return i > 0 and _QUIET.fullmatch(gap) is not None

    def is_quoted(self, i: int) -> bool:
        start = self.offsets[i][0]
        return any(a <= start < b for a, b in self.quoted)

    def is_speaker(self, i: int) -> bool:
        return self.words[i] in SPEAKERS.get(self.code, _NONE)

    def is_stop(self, i: int) -> bool:
        return self.words[i] in stop_words(self.code)

    def is_name(self, i: int) -> bool:
        """Whether a word is capitalized for another reason than where it stands."""
        word = self.words[i]
        if self.capital(i) and i + 1 < len(self.words) and self.gap(i + 1) in {"'", "’"}:
            return True
        if not self.capital(i) or word in PRONOUNS or word in DETERMINERS or word in TIME_NAMES:
            return False
        return not (i == 0 and self.is_stop(i))


def claimant(text: str, language: str | None) -> Offsets | None:
    """Return where a sentence names who says it: "according to the police", "X said that"."""
    sentence = _take_apart(text, language)
    found = _according(sentence)
    if found is None:
        verbs = SAYING.get(sentence.code, _NONE)
        places = (i for i in _places(sentence, verbs) if _introduces(sentence, i))
        subjects = (_subject(sentence, i) for i in places if not _in_relative_clause(sentence, i))
        found = next((subject for subject in subjects if subject), None)
    return found or _owner(sentence)


def speaker(text: str, quotation: Offsets | None, language: str | None) -> Offsets | None:
    """Return where a sentence names who speaks the words at ``quotation``, or the sentence if None.

    The subject of the nearest verb of speech: before the quotation, else right behind it.
    """
    sentence = _take_apart(text, language)
    verbs = SAYING.get(sentence.code, _NONE) | CALLING.get(sentence.code, _NONE)
    places = _places(sentence, verbs)
    start, end = quotation or (len(text), len(text))
    before = [i for i in places if sentence.offsets[i][1] <= start]
    after = [i for i in places if sentence.offsets[i][0] >= end]
    for i in [*reversed(before), *after[:1]]:
        found = _subject(sentence, i)
        if found is not None:
            return found
        if i > 0 and sentence.words[i - 1] in PRONOUNS and sentence.joined(i):
            return None
    return _according(sentence)


def _take_apart(text: str, language: str | None) -> _Text:
    offsets = word_offsets(text)
    words = tuple(text[a:b].casefold() for a, b in offsets)
    quoted = tuple((q.start, q.end) for q in quotations(text)) if _QUOTE_MARK.search(text) else ()
    return _Text(text, primary(language), words, offsets, quoted)


def _places(sentence: _Text, words: frozenset[str]) -> list[int]:
    return [i for i, word in enumerate(sentence.words) if word in words and not sentence.is_quoted(i)]


def _introduces(sentence: _Text, i: int) -> bool:
    """Whether a statement follows the verb, or the verb closes one."""
    plain = PLAIN_SAYING.get(sentence.code)
    if plain is None or sentence.words[i] in plain:
        return True
    last = i + 1 >= len(sentence.words)
    following = sentence.text[sentence.offsets[i][1] :] if last else sentence.gap(i + 1)
    if ":" in following or _QUOTE_MARK.search(following):
        return True
    if last:
        return _parenthetic(sentence, i)
    return sentence.words[i + 1] in _THAT or (following.strip() in {",", ""} and _parenthetic(sentence, i))


def _parenthetic(sentence: _Text, i: int) -> bool:
    """Whether a clause such as ", the minister added." ends with the verb."""
    closes = i + 1 >= len(sentence.words) or "," in sentence.gap(i + 1)
    found = _before(sentence, i)
    return (
        closes
        and found is not None
        and found[0] > 0
        and bool(regex.search(r"[,”»\"]", sentence.gap(found[0])))
    )


def _in_relative_clause(sentence: _Text, verb: int) -> bool:
    """Whether the verb belongs to "which they say", "that both leaders say"."""
    found = _before(sentence, verb)
    first = found[0] if found else verb
    while (
        first > 0 and sentence.joined(first) and sentence.words[first - 1] in {"both", "all", "some", "many"}
    ):
        first -= 1
    return first > 0 and sentence.joined(first) and sentence.words[first - 1] in _RELATIVE


def _subject(sentence: _Text, verb: int) -> Offsets | None:
    """Return the subject of a verb: right before it, or right behind it after a comma or quotation."""
    found = _before(sentence, verb)
    if found is None and _opens_inversion(sentence, verb):
        start = _skip_auxiliaries(sentence, verb + 1)
        found = _phrase_from(sentence, start, least=1)
        if found is not None and not _names_somebody(sentence, found):
            found = None
    if found is None:
        return None
    return sentence.offsets[found[0]][0], sentence.offsets[found[1] - 1][1]


def _skip_auxiliaries(sentence: _Text, i: int) -> int:
    while i < len(sentence.words) and sentence.words[i] in AUXILIARIES.get(sentence.code, _NONE):
        i += 1
    return i


def _opens_inversion(sentence: _Text, verb: int) -> bool:
    """Whether "…, said X": the verb follows a comma or a quotation, or German and Slavic word order."""
    if verb + 1 >= len(sentence.words) or not sentence.joined(verb + 1) or sentence.words[verb] == "told":
        return False
    first = verb
    auxiliaries = AUXILIARIES.get(sentence.code, _NONE)
    while first > 0 and sentence.words[first - 1] in auxiliaries and sentence.joined(first):
        first -= 1
    if sentence.words[first - 1] in PRONOUNS and first and sentence.joined(first):
        return False
    if sentence.words[verb] not in SAYING.get(sentence.code, _NONE):
        return False
    return sentence.code != "en" or bool(first and regex.search(r"[,”»\"’?!]", sentence.gap(first)))


def _before(sentence: _Text, verb: int) -> tuple[int, int] | None:
    """Return the half-open range of words that name the subject right before a verb."""
    end = verb
    auxiliaries = AUXILIARIES.get(sentence.code, _NONE)
    while (
        end > 0
        and sentence.joined(end)
        and (
            sentence.words[end - 1] in auxiliaries
            or (sentence.code == "en" and _ADVERB.fullmatch(sentence.words[end - 1]))
        )
    ):
        end -= 1
    if end == 0 or sentence.words[end - 1] in PASSIVE:
        return None
    if not sentence.joined(end):
        return _before_apposition(sentence, end)
    return _phrase_to(sentence, end)


def _before_apposition(sentence: _Text, end: int) -> tuple[int, int] | None:
    """Find X in "X, the minister of trade, said": a name, and a phrase between commas."""
    if sentence.gap(end).strip() != ",":
        return None
    start = end - 1
    while start > 0 and end - start <= _LONGEST and sentence.joined(start):
        start -= 1
    if start == 0 or sentence.gap(start).strip() != "," or end - start > _LONGEST:
        return None
    if not any(sentence.is_speaker(i) for i in range(start, end)):
        return None
    return _phrase_to(sentence, start)


def _phrase_to(sentence: _Text, end: int) -> tuple[int, int] | None:
    """Return the phrase that ends before word ``end`` and names somebody: a name, or a speaker noun."""
    last = end - 1
    if sentence.is_quoted(last) or not (sentence.is_name(last) or sentence.is_speaker(last)):
        return None
    start = last
    while (
        start > 0 and sentence.joined(start) and end - start < _LONGEST and not sentence.is_quoted(start - 1)
    ):
        step = _step_back(sentence, start)
        if step is None:
            break
        start = step
    if sentence.words[last] in NOBODY:
        return None
    governed = start
    while governed > 0 and sentence.joined(governed) and sentence.words[governed - 1] in DETERMINERS:
        governed -= 1
    # "On Monday", "In a letter to the": what a preposition governs is no subject.
    prepositions = PREPOSITIONS.get(sentence.code, _NONE)
    if governed > 0 and sentence.joined(governed) and sentence.words[governed - 1] in prepositions:
        return _governed(sentence, governed, end)
    while start < end and (sentence.words[start] in TIME_NAMES or sentence.words[start] in {"and", "but"}):
        start += 1
    return (start, end) if start < end else None


def _step_back(sentence: _Text, start: int) -> int | None:
    """Return where the phrase begins if the word before belongs to it, or None."""
    i = start - 1
    word = sentence.words[i]
    if word in DETERMINERS and not sentence.is_name(start):
        begins = i == 0 or not sentence.joined(i) or sentence.words[i - 1] not in LINKS
        return i if begins else _over_link(sentence, i)
    if sentence.is_name(i) or sentence.is_speaker(i):
        return i
    if word in LINKS or word in NAME_LINKS:
        return _over_link(sentence, start)
    verbs = SAYING.get(sentence.code, _NONE) | CALLING.get(sentence.code, _NONE)
    plain = (
        not sentence.is_stop(i)
        and word not in verbs
        and word not in PREPOSITIONS.get(sentence.code, _NONE)
        and not sentence.capital(i)
    )
    modifier = plain and word[-2:] not in {"ed", "ng"} and not sentence.is_name(start)
    return i if modifier and sentence.code == "en" else None


def _over_link(sentence: _Text, start: int) -> int | None:
    """Return the head noun of "a spokesman for the ministry", "Charles de Gaulle"."""
    i = start - 1
    while i > 0 and sentence.words[i] in LINKS | NAME_LINKS | DETERMINERS and sentence.joined(i):
        i -= 1
    return i if i < start - 1 and (sentence.is_speaker(i) or sentence.is_name(i)) else None


def _governed(sentence: _Text, start: int, end: int) -> tuple[int, int] | None:
    """Read "Reports from officials", "Officials in Paris"."""
    if start < 2 or not sentence.joined(start - 1):
        return None
    if sentence.words[start - 2] in SAID_THINGS.get(sentence.code, _NONE):
        return start - 2, end
    if not sentence.is_speaker(start - 2):
        return None
    whole = _phrase_to(sentence, start - 1)
    return (whole[0], end) if whole else None


def _phrase_from(sentence: _Text, start: int, *, least: int = 1) -> tuple[int, int] | None:
    """Return the phrase that begins at word ``start``, up to what cannot belong to it."""
    end = start
    while end < len(sentence.words) and end - start < _LONGEST:
        if end > start and not sentence.joined(end):
            break
        word = sentence.words[end]
        linked = end == start or sentence.words[end - 1] in LINKS | NAME_LINKS | DETERMINERS
        article = word in DETERMINERS and not (sentence.capital(end) and end > start)
        link = word in LINKS or word in NAME_LINKS or article
        if article and not linked and word not in LINKS:
            break
        if word in PRONOUNS - DETERMINERS or sentence.is_quoted(end) or (word in PASSIVE and not link):
            break
        if sentence.is_stop(end) and not link and not sentence.is_name(end) and not sentence.is_speaker(end):
            break
        if word in PREPOSITIONS.get(sentence.code, _NONE) and not link:
            break
        end += 1
    while end > start and (
        sentence.words[end - 1] in LINKS | NAME_LINKS | DETERMINERS | TIME_NAMES
        and not sentence.is_speaker(end - 1)
    ):
        end -= 1
    return (start, end) if end - start >= least else None


def _names_somebody(sentence: _Text, found: tuple[int, int]) -> bool:
    return any(sentence.is_name(i) or sentence.is_speaker(i) for i in range(*found))


def _according(sentence: _Text) -> Offsets | None:
    pattern = _pattern(sentence.code)
    match = pattern.search(sentence.text) if pattern else None
    if match is not None and not any(a <= match.start("who") < b for a, b in sentence.quoted):
        return match.span("who")
    for start in _openings(sentence):
        found = _phrase_from(sentence, start)
        found = _trimmed(sentence, found) if found else None
        if found is None or not NOT_SAYING.isdisjoint(sentence.words[slice(*found)]):
            continue
        if sentence.code == "en" or _names_somebody(sentence, found):
            return sentence.offsets[found[0]][0], sentence.offsets[found[1] - 1][1]
    return None


def _trimmed(sentence: _Text, found: tuple[int, int]) -> tuple[int, int] | None:
    """Leave out what may be the next clause already, where no comma says that the phrase ends."""
    start, end = found
    if end < len(sentence.words) and sentence.joined(end):
        while end > start and not (sentence.is_name(end - 1) or sentence.is_speaker(end - 1)):
            end -= 1
    return (start, end) if start < end else None


def _openings(sentence: _Text) -> Iterator[int]:
    """Yield the position behind each "according to"."""
    for phrase in ACCORDING.get(sentence.code, ()):
        parts = tuple(phrase.split())
        for i in range(len(sentence.words) - len(parts)):
            if sentence.words[i : i + len(parts)] == parts and not sentence.is_quoted(i):
                yield i + len(parts)


def _owner(sentence: _Text) -> Offsets | None:
    """Read "the aide's suggestion that", "reports from state media that"."""
    things = SAID_THINGS.get(sentence.code, _NONE)
    for i in _places(sentence, things):
        follows = sentence.words[i + 1 : i + 2]
        if i and regex.fullmatch(r"[’']s? ", sentence.gap(i)) and follows and follows[0] in _THAT:
            found = _phrase_to(sentence, i)
        elif follows and follows[0] in {"from", "by"}:
            found = _phrase_from(sentence, i + 2)
            then = sentence.words[found[1] : found[1] + 1] if found else ()
            found = (
                found if found and then and then[0] in _THAT and _names_somebody(sentence, found) else None
            )
        else:
            continue
        if found is not None:
            return sentence.offsets[found[0]][0], sentence.offsets[found[1] - 1][1]
    return None


@cache
def _pattern(code: str) -> regex.Pattern[str] | None:
    return regex.compile(ACCORDING_PATTERNS[code]) if code in ACCORDING_PATTERNS else None
