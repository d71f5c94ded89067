"""Units of a text → units in which a headline, stamp or dateline is none with the sentence behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import regex

from summarize.language import tables
from summarize.language.furniture import Unit, is_furniture
from summarize.language.headlines import (
    is_credit,
    made_of,
    never_capital,
    opens_with_a_kicker,
    restates,
    third_persons,
)
from summarize.language.lines import Offsets, trim
from summarize.language.tables.printed import Dates, Furniture, Headlines
from summarize.language.tables.speech import Reporting
from summarize.language.tables.written import Calendar, Verbs
from summarize.language.words import primary, stop_words

# Language → how a page prints the day and the time above a text: Tuesday, January 18, 2005, 1:10 PM.

_NUMBERS = r"\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?(?:(?:19|20)\d\d|\d\d)|(?:19|20)\d\d-\d\d-\d\d"
_TIME = r"\d{1,2} ?[:.h] ?\d\d(?: ?[ap]\. ?m\.?| ?[ap]m\b)?"
_SHORT = 3
"""Letters of a word such as "Uhr", behind a time; longer ones are before a day: published."""
_BETWEEN = r"(?: ?[–—|:,@-] ?| )"


@cache
def stamps(code: str) -> regex.Pattern[str] | None:
    """Return how a day is printed above a text, or between a headline and a text.

    Group ``sure``: a time, or a word that introduces the day; without it the day may be one of the sentence.
    """
    words = tables.find(Calendar, code)
    if words is None:
        return None
    known = sorted(tables.get(Dates, code).introducing - stop_words(code))
    introducing = "|".join(word for word in known if len(word) > _SHORT) or "(?!)"
    behind = "|".join(word for word in known if len(word) == _SHORT) or "(?!)"
    zones = "|".join(sorted(z for z in tables.get(Dates, tables.COMMON).zones if len(z) > 1))
    clock = rf"{_TIME}(?-i: (?:{zones}|\p{{Lu}}{{1,4}}T)\b)?(?: (?:{behind})\b)?"
    word = rf"(?P<sure>(?:{introducing})(?: \p{{L}}{{2,4}})?:? )"
    time = rf"(?P<sure>(?:{_BETWEEN}|,? \p{{L}}{{1,3}} ){clock})"
    one = rf"{word}?(?P<sure>{clock},?{_BETWEEN})?(?:{_day(words)},? )?{_date(words)}{time}?"
    more = rf"{_BETWEEN}(?:\p{{L}}+ )?(?:{one}|{word}{clock})"
    return regex.compile(rf"(?i)(?<!\S){one}(?:{more}){{0,2}}{_BETWEEN}?\s?(?-i:(?=[\p{{Lu}}\p{{Pi}}\"]))")


def _day(words: Calendar) -> str:
    return rf"(?:{'|'.join(f'{day}|{day[:3]}[.]?' for name in words.weekdays for day in name.split('|'))})"


def _date(words: Calendar) -> str:
    month = rf"(?:{'|'.join(words.months)})\.?"
    spelled = rf"{month} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}\.? (?:de )?{month}"
    return rf"(?:(?:{spelled})(?:,| de)? (?:19|20)\d\d|{_NUMBERS})"


# Text that opens like a headline, each longer word with a capital → where its first sentence begins.

_SHORTEST = 3
"""Letters of words that may have no capital in a headline."""
_FEWEST = 4
_AHEAD = 6
"""Longer words behind a place, of which most have no capital in a sentence."""
_LONGEST_NAME = 3
"""Words of a name that a sentence opens with."""
_TITLE_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*")


def end_of_title_case(text: str, code: str) -> int | None:
    """Return the offset at which a sentence follows a headline in title case; None where there is none.

    The headline has a verb or a small word with a capital, which no sentence has. The sentence opens with
    an article, a pronoun or a preposition and goes on in small letters, at once if it may.
    """
    words = list(_TITLE_WORD.finditer(text))
    head = _in_title_case(text, words, code)
    small, openers, _ = _words(code)
    found = None
    for k in range(max(_FEWEST, head.signed), head.end):
        word, following = words[k].group(), words[k + 1].group()
        opens = word[0].isupper() and following[0].islower() and word.casefold() in openers
        ahead = [one.group() for one in words[k + 1 :]]
        if opens and words[k - 1].group() not in small and _is_sentence(ahead):
            if _longer(ahead)[0][0].islower():
                return words[k].start()
            found = words[k].start() if found is None else found
    return found


def end_before_name(text: str, code: str, behind: str) -> int | None:
    """Return the offset at which a sentence follows a headline in title case and opens with a name.

    The name is one of two or three words that are in the text ``behind``, or a word of the headline, too.
    """
    words = list(_TITLE_WORD.finditer(text))
    head = _in_title_case(text, words, code)
    if head.end == len(words) - 1:
        return None
    for place in range(max(_FEWEST, head.signed, head.end - _LONGEST_NAME), head.end):
        first, before, length = words[place], words[place - 1], head.end - place
        name = text[first.start() : words[head.end - 1].end()]
        known = name in (behind if length > 1 else text[: first.start()])
        capitals = all(word[0].isupper() for word in (before.group(), *name.split()))
        if known and capitals and "-" not in before.group():
            return first.start() if before.group().casefold() not in made_of(code) else before.start()
    return None


class _TitleCase(NamedTuple):
    """How many words at the beginning of a text may be a headline in title case."""

    end: int
    """Number of the first word that none in title case is, or of the last word."""
    signed: int
    """Number of the word behind the first one that has a capital in headlines alone, or of all words."""


def _in_title_case(text: str, words: Sequence[regex.Match[str]], code: str) -> _TitleCase:
    small, _, signs = _words(code)
    signed = 0
    for k, match in enumerate(words[:-1]):
        word = match.group()
        lower = word.casefold()
        if not word[0].isupper() and len(word) > _SHORTEST and word.isalpha() and lower not in small:
            return _TitleCase(k, signed or len(words))
        if not signed and k > 0 and word[0].isupper() and lower in signs:
            signed = k + 1
        if regex.match(r"[.!?…]\s", text[match.end() : match.end() + 2]):
            return _TitleCase(k + 1, signed or len(words))
    return _TitleCase(len(words) - 1, signed or len(words))


@cache
def _words(code: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return small words, what sentences open with, and what has a capital in headlines alone."""
    verbs = tables.get(Verbs, code)
    small = frozenset(verbs.noun_signs | verbs.small)
    return small, made_of(code) | small, never_capital() | third_persons(code)


def _is_sentence(words: Sequence[str]) -> bool:
    longer = _longer(words)[:_AHEAD]
    return 2 * sum(word[0].islower() for word in longer) > len(longer)


def _longer(words: Sequence[str]) -> list[str]:
    return [word for word in words if len(word) > _SHORTEST and word.isalpha()]


# Units of a text → units in which a headline, date or dateline is none with the sentence behind it.

_SHORTEST_REST = 30
"""Characters of a sentence behind a headline and a day."""
_LOOKED_AT = 400
"""Characters of a unit in which a headline may end."""
_TOP = 6
"""Units at the top before which a dateline may be, also behind captions."""
_NEXT = 3
"""Units behind the first one that may report again what a headline says."""
_PLACE = (
    r"\p{Lu}[\p{Lu}’'.-]{2,}+(?: \p{Lu}[\p{Lu}’'.-]++){0,3}+"
    r"(?:, (?:\p{Lu}[\p{L}.’'-]*+,? ?+){1,4}(?:\d{1,2})?)?"
)
_AGENCY = r"\([\p{L}][\p{L} /.&-]{1,30}\)"
_TOWN = r"(?:\p{Lu}[\p{L}’'-]++ ?){1,3}(?:, [\p{L}\p{N} .,]{1,30}?)?"
_DATELINE = regex.compile(
    rf"(?:{_PLACE}(?: {_AGENCY} ?-|(?: {_AGENCY})? ?(?:[—–]|--))|{_TOWN} ?{_AGENCY} ?[—–-]+) "
    r"(?=[\p{Lu}\p{Pi}\"])"
)
# Such as "LONDON:" and "DUBAI, United Arab Emirates (AP):".
_COLON = regex.compile(rf"({_PLACE})(?: ?{_AGENCY})? ?: (?=[\p{{Lu}}\p{{Pi}}\"])")
# Such as "London, 3 May -".
_DATED = regex.compile(
    r"(?:\p{Lu}[\p{L}’'-]++ ?){1,3}, (?:\p{Lu}[\p{L}.]+ \d{1,2}|\d{1,2}\.? \p{L}+)"
    rf"(?: {_AGENCY})? ?[—–-]+ (?=[\p{{Lu}}\p{{Pi}}\"])"
)
_CREDIT = regex.compile(r"\([^()]{3,120}\)\s+(?=[\p{Lu}\p{Pi}\"])")
_FILE = regex.compile(r"[\w-]{1,60}\.(?:svg|png|jpe?g|gif|webp)\s+(?=\S)")
_REPORTER = r"(?:an?|our) (?:\p{Ll}+ ){0,2}(?:reporter|correspondent|writer)s?"
_BYLINE = regex.compile(
    rf"(?<=[\p{{L}}\p{{N}}’'”\"] )By (?:(?:\p{{Lu}}[\p{{L}}.’'-]+ ){{2}}(?=[\p{{Lu}}“\"])"
    rf"|{_REPORTER}(?: (?=[\p{{Lu}}“\"])|$))"
)
# By Jane Doe, local democracy reporter: with what he or she is, in front of a sentence.
_SIGNED = regex.compile(
    r"By (?:\p{Lu}[\p{L}.’'-]+ ){1,2}\p{Lu}[\p{L}’'-]+, (?:[\p{L}-]+ ){0,3}"
    r"(?i:reporter|correspondent|editor|writer|columnist)s?\s+(?=[\p{Lu}“\"])"
)
_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}’'.-]*(?<![.'’])")
_RUN = regex.compile(r"(?<=[\p{L}\p{N}’'] )\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*)*")


def parted(document: str, units: Sequence[Unit], language: str | None) -> Iterator[Unit]:
    """Yield the units, those with a headline, a date, a dateline or a file's name in front in parts.

    What is in front becomes a paragraph of its own. A headline is looked for in the first unit only:
    it is one where a dateline or a byline ends it, or where what follows says the same again.
    """
    code = primary(language)
    for k, unit in enumerate(units):
        text = unit.text(document)
        stamp = stamps(code)
        above = stamp.match(text) if stamp and k < _TOP else None
        cuts = [above.end()] if above else []
        # A text of one sentence is no article.
        if k == 0 and len(units) > 1:
            below = [other.text(document)[:_LOOKED_AT] for other in units[1 : 1 + _NEXT]]
            at = cuts[-1] if cuts else 0
            behind = document[unit.offsets[1] :]
            cuts += [at + cut for cut in _ends_of_headline(text[at:], below, behind, code)]
        at = cuts[-1] if cuts else 0
        opens = k < _TOP or text.startswith("(") or unit.offsets[0] == unit.paragraph[0]
        for pattern in (_SIGNED, _CREDIT, stamp, _FILE, _DATELINE, _DATED, _COLON) if at or opens else ():
            match = pattern.match(text, at) if pattern else None
            if match and match.end() < len(text) and _is_in_front(document, match, k, code):
                at = match.end()
                cuts.append(at)
        credited = None if cuts else _credited().match(text)
        cuts += [credited.end()] if credited else []
        yield from _cut(document, unit, cuts)


def _is_in_front(document: str, match: regex.Match[str], k: int, code: str) -> bool:
    """Whether what is in front of unit ``k`` is no part of it: a credit, a place that is no acronym."""
    if match.re is _COLON:
        named = document.count(match[1]) == 1 and not opens_with_a_kicker(match.group(), code)
        return k < _TOP and named and not is_furniture(match.group())
    return match.re is not _CREDIT or is_credit(match.group().strip())


@cache
def _credited() -> regex.Pattern[str]:
    """Return the credit of a picture that runs into a sentence: Photo: Jane Doe/Reuters."""
    printed = tables.every(Furniture)
    label, agency = tables.any_of(printed.credited), tables.any_of(printed.agencies)
    name = rf"(?:{agency}|\p{{Lu}}[\p{{L}}.’'-]+ \p{{Lu}}[\p{{L}}’'-]+)(?: ?/ ?\p{{L}}+(?: Images| Photo)?)*"
    return regex.compile(rf"(?i:{label}) ?: {name}\.? (?=\p{{Lu}}[\p{{L}}’']* [^:]{{20}})")


def _cut(document: str, unit: Unit, cuts: Sequence[int]) -> Iterator[Unit]:
    begin, end = unit.offsets
    if not cuts:
        yield unit
        return
    for cut in cuts:
        piece = trim(document, (begin, unit.offsets[0] + cut))
        if piece[0] < piece[1]:
            yield Unit(piece, piece)
        begin = unit.offsets[0] + cut
    rest: Offsets = trim(document, (begin, end))
    if rest[0] < rest[1]:
        yield Unit(rest, (rest[0], max(rest[1], unit.paragraph[1])))


def _ends_of_headline(text: str, below: Sequence[str], behind: str, code: str) -> list[int]:
    """Return where a headline ends that ran into the first sentence, and where the byline behind it does.

    ``below`` are the beginnings of the next units, ``behind`` is all of the text behind this one.
    """
    text = text[:_LOOKED_AT]
    byline = _BYLINE.search(text)
    if byline and _long_enough(text[: byline.start()]):
        return [byline.start(), byline.end()]
    for place in _RUN.finditer(text):
        if _DATELINE.match(text, place.start()) and _long_enough(text[: place.start()]):
            return [place.start()]
    stamp = _stamp(text, code)
    if stamp is not None:
        return [*stamp]
    title = end_of_title_case(text, code)
    if title is not None and _long_enough(text[:title]):
        return [] if opens_with_a_kicker(text, code) else [title]
    small, said = made_of(code), " ".join(below)
    for place in reversed(list(_RUN.finditer(text, overlapped=True))):
        head, rest = text[: place.start()], text[place.start() :]
        words = _WORD.findall(head)
        if not _long_enough(head) or not small.isdisjoint(w.casefold() for w in words):
            continue
        article = place.group().split()[0].casefold() in small
        again = (rest, said) if article else (rest, *below)
        if _begins_a_sentence(place.group(), rest, words, code) and any(restates(head, o) for o in again):
            return [_with_its_office(text, place.start(), code)]
    name = None if opens_with_a_kicker(text, code) else end_before_name(text, code, behind)
    return [] if name is None else [name]


def _stamp(text: str, code: str) -> Offsets | None:
    """Return where the day and the time are printed that end a headline."""
    pattern = stamps(code)
    found = pattern.search(text) if pattern else None
    if found is None or not _long_enough(text[: found.start()]) or len(text) - found.end() < _SHORTEST_REST:
        return None
    words = [word.casefold() for word in _WORD.findall(text[: found.start()])]
    verbs = tables.find(Verbs, code)
    belongs = verbs is None or words[-1] in verbs.noun_signs or not made_of(code).isdisjoint(words)
    if belongs and found["sure"] is None:
        return None
    # "on May 3, 2013, 8:20 am", "Last updated on May 3".
    leads = text[found.start()].islower() or (verbs is not None and words[-1] in verbs.noun_signs)
    start = text.rfind(" ", 0, found.start() - 1) + 1 if leads else found.start()
    return start, found.end()


def _with_its_office(text: str, start: int, code: str) -> int:
    """Return where the name at ``start`` begins with what its bearer is: President Trump."""
    before = text[:start].rsplit(maxsplit=1)[-1]
    office = before[0].isupper() and before.casefold() in tables.get(Reporting, code).speakers
    return start - len(before) - 1 if office else start


def _long_enough(head: str) -> bool:
    words = head.split()
    return len(words) >= _FEWEST and not regex.search(r"[.!?。]\s", head)


def _begins_a_sentence(run: str, rest: str, head: Sequence[str], code: str) -> bool:
    """Whether a run of capitals opens a sentence: an article, or a name of the headline and a verb."""
    first, *more = run.split()
    before = head[-1].casefold()
    if before in tables.get(Reporting, code).saying | tables.get(Verbs, code).noun_signs:
        return False
    if first.casefold() in made_of(code):
        name = more[0] if more else [*rest.split(), "", ""][1]
        return name.casefold() not in tables.get(Headlines, code).named_the
    verb = _WORD.findall(rest[len(run) :][:40])[:1]
    verbs = tables.get(Verbs, code)
    names = {w for w in head[:2] if w[0].isupper()}
    again = not names.isdisjoint(name.rstrip(".,") for name in run.split())
    return again and bool(verb) and verb[0] in verbs.auxiliaries | verbs.past
