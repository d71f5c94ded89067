"""Units of a text → units in which a headline, date or dateline is none with the sentence behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from summarize.language import tables
from summarize.language.captions import is_credit
from summarize.language.furniture import Unit, is_furniture
from summarize.language.headlines import made_of, restates
from summarize.language.lines import Offsets, trim
from summarize.language.stamps import stamps
from summarize.language.tables.printed import Furniture, Headlines
from summarize.language.tables.speech import Reporting
from summarize.language.tables.written import Verbs
from summarize.language.title_case import end_of_title_case
from summarize.language.words import primary

_FEWEST = 4
"""Words of a headline."""
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
_BYLINE = regex.compile(r"(?<=[\p{L}\p{N}’'”\"] )By (?:\p{Lu}[\p{L}.’'-]+ ){2}(?=[\p{Lu}“\"])")
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
            cuts += [at + cut for cut in _ends_of_headline(text[at:], below, code)]
        at = cuts[-1] if cuts else 0
        opens = k < _TOP or text.startswith("(") or unit.offsets[0] == unit.paragraph[0]
        for pattern in (_CREDIT, stamps(code), _FILE, _DATELINE, _DATED, _COLON):
            match = pattern.match(text, at) if pattern and (at or opens) else None
            if match and match.end() < len(text) and _is_in_front(document, match, k):
                at = match.end()
                cuts.append(at)
        credited = None if cuts else _credited().match(text)
        cuts += [credited.end()] if credited else []
        yield from _cut(document, unit, cuts)


def _is_in_front(document: str, match: regex.Match[str], k: int) -> bool:
    """Whether what is in front of unit ``k`` is no part of it: a credit, a place that is no acronym."""
    if match.re is _COLON:
        return k < _TOP and document.count(match[1]) == 1 and not is_furniture(match.group())
    return match.re is not _CREDIT or is_credit(match.group().strip())


@cache
def _credited() -> regex.Pattern[str]:
    """Return the credit of a picture that runs into a sentence: Photo: Jane Doe/Reuters."""
    printed = tables.each(Furniture).values()
    label, agency = tables.either(p.credited for p in printed), tables.either(p.agencies for p in printed)
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


def _ends_of_headline(text: str, below: Sequence[str], code: str) -> list[int]:
    """Return where a headline ends that ran into the first sentence, and where the byline behind it does."""
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
        return [title]
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
    return []


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
