"""Unit of text → what it is: prose, headline, fragment or page furniture.

Nothing is deleted here: a unit that is not prose is marked, and the digest lists it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

import regex
from msgspec import Struct

from summarize.language import tables
from summarize.language.headlines import (
    Stopped,
    is_same_line,
    is_standfirst,
    is_stopped_headline,
    is_teaser,
    no_sentences,
    opens_like_a_headline,
    opens_with_a_kicker,
)
from summarize.language.lines import LONGEST_SENTENCE, Offsets, Sieve, ends_with_stop, looks_like_headline
from summarize.language.moments import is_day, is_stamp
from summarize.language.notices import notices
from summarize.language.openings import Openings
from summarize.language.sentences import is_note_mark
from summarize.language.tables.printed import Furniture
from summarize.language.words import primary
from summarize.model import Kind, count_words

_LONGEST_FURNITURE = 30
"""Words; a longer unit that holds such a phrase is an article about it."""
_LONGEST_QUESTION = 14
_LONGEST_LABEL = 5
"""Words of a label that ends with a stop."""
_LONGEST_HEADLINE = 30
_LONGEST_HEADLINE_CHARACTERS = 300
_LONGEST_FURNITURE_CHARACTERS = 1000
_SHORTEST_BOTTOM_HEADLINE = 4
_MOST_ABOVE = 6
"""Units at the top of a document that may be its headline, printed again."""
_FEWEST_BELOW = 4
"""Sentences of a text whose first one may be a headline though it is no line of its own."""
_SHORTEST_UNSTOPPED = 5
"""Words of a line that is prose though it has no stop, among lines that have one."""

# A counter, a date or time alone, a locale ("en_USEnglish"), an address, marks without letters; any length.
_MACHINE = regex.compile(
    r"[\W_]*+|[\W\d_]{1,24}+|[a-z]{2}[_-][A-Z]{2}\w*+|(?:https?://|www\.)\S++|[#@]\w++(?:\s[#@]\w++)*+"
)
_DATELINE_ENDS = ("—", "–", "-", ":")
"""At the end of a dateline."""
_ENDING = regex.compile(r"\w++")
# "Thursday, 27 March 2007", "By Jane Doe", "PARIS, March 3": no headline is so short and so made.
_DATELINE = (
    r"(?:(?:{by})\s\p{{Lu}}|(?:\S+\s+){{0,4}}\S*(?:19|20)\d\d\b\S*\s*"
    r"(?-i:(?:[^\p{{L}}]|\b\p{{Lu}}{{1,5}}\b|\b\p{{Ll}}{{1,2}}\b)*)$)"
)
_BYLINE = regex.compile(
    r"(?:[Bb]y (?:\p{Lu}[\p{L}.’'-]*+,? ?(?:(?:&|\p{Ll}{2,3}) (?=\p{Lu}))?){1,10}|\p{Lu}[\p{Lu} ,-]{2,30}\.)"
)


class Unit(Struct, frozen=True):
    """A sentence, or a line that is none, with the paragraph that it is in."""

    offsets: Offsets
    paragraph: Offsets

    def text(self, document: str) -> str:
        """Return the verbatim text."""
        return document[self.offsets[0] : self.offsets[1]]

    @property
    def alone(self) -> bool:
        """Whether it is all of its paragraph."""
        return self.offsets == self.paragraph


def is_furniture(text: str) -> bool:
    """Whether a unit is something that the page prints around an article."""
    if is_note_mark(text) or _MACHINE.fullmatch(text) or _is_mail_address(text):
        return True
    if len(text) > _LONGEST_FURNITURE_CHARACTERS:
        return False
    if is_stamp(text):
        return True
    words = len(text.split())
    if words <= _LONGEST_FURNITURE and (_openings().opens(text) or _speaking().search(text)):
        return True
    longest = _LONGEST_LABEL if ends_with_stop(text) else _LONGEST_FURNITURE
    return words <= longest and _labels().opens(text)


@cache
def _openings() -> Openings:
    """Return what furniture opens with: a sentence that merely holds such a phrase stays prose."""
    printed = tables.each(Furniture).values()
    credited = tables.either(one.credited for one in printed)
    return _opening((*(pattern for one in printed for pattern in one.openings), rf"(?:{credited})\s?:"))


@cache
def _labels() -> Openings:
    return _opening(pattern for one in tables.each(Furniture).values() for pattern in one.labels)


def _opening(patterns: Iterable[str]) -> Openings:
    return Openings(patterns, front=(r"[^\p{L}\p{N}©]*", ""))


@cache
def _speaking() -> Sieve:
    """Return what makes a unit furniture wherever in it this is."""
    speaking = tables.either(one.anywhere for one in tables.each(Furniture).values())
    return Sieve(f"(?i){speaking}")


@cache
def _credits() -> Sieve:
    """Return how an article says who helped to report, which is part of it, and nothing that it reports."""
    credits_ = tables.either(one.credits for one in tables.each(Furniture).values())
    return Sieve(f"(?i){credits_}")


@cache
def _dateline() -> regex.Pattern[str]:
    words = tables.union(one.by for one in tables.each(Furniture).values())
    return regex.compile(_DATELINE.format(by="|".join(sorted(words))), regex.IGNORECASE)


def _is_mail_address(text: str) -> bool:
    head, _, ending = text.rpartition(".")
    return "@" in head[1:-1] and _ENDING.fullmatch(ending) is not None and len(text.split()) == 1


def _is_credit(text: str) -> bool:
    short = len(text) <= _LONGEST_FURNITURE_CHARACTERS and len(text.split()) <= _LONGEST_FURNITURE
    return short and _credits().search(text) is not None


def classify(
    document: str, units: Sequence[Unit], title: str | None = None, language: str | None = None
) -> list[Kind]:
    """Say what each unit of a document is.

    Furniture is known by its words. Of the rest, a unit with a final stop is prose. A line without
    one is the headline where it is alone at the top (or, if nothing does, alone below the last
    sentence), and otherwise a fragment: a caption, a byline, a sub-heading. In a text that hardly
    uses stops (posts, verse, Thai) every line is prose. A unit of more than 10,000 characters is a fragment.

    Args:
        document: the text that the offsets of the units count in.
        units: its units, in order.
        title: its title where one is stated.
        language: BCP 47, where it is known; finite verbs are known in languages with forms of verbs.

    """
    texts = [unit.text(document) for unit in units]
    furniture = [is_furniture(text) or _is_credit(text) for text in texts]
    for i in notices(texts, [unit.paragraph for unit in units], furniture):
        furniture[i] = True
    stopped = [ends_with_stop(text) for text in texts]
    kinds: list[Kind] = [
        "furniture" if f else "prose" if s and not _BYLINE.fullmatch(text) else "fragment"
        for f, s, text in zip(furniture, stopped, texts, strict=True)
    ]
    plain = [i for i, f in enumerate(furniture) if not f]
    with_stop = sum(len(texts[i]) for i in plain if stopped[i])
    if with_stop < 0.5 * sum(len(texts[i]) for i in plain) and not _one_article(plain, stopped):
        for i in plain:
            if with_stop == 0 or count_words(texts[i]) >= _SHORTEST_UNSTOPPED:
                kinds[i] = "prose"
    for i in plain:
        if len(texts[i]) > LONGEST_SENTENCE:
            kinds[i] = "fragment"
    headline = _headline(units, texts, kinds, language)
    if headline is not None:
        kinds[headline] = "headline"
        _mark_standfirst(texts, kinds, headline + 1)
    _mark_no_sentences(units, texts, kinds, language)
    _mark_repeated(units, texts, kinds, title if headline is None else texts[headline])
    return kinds


def _mark_standfirst(texts: list[str], kinds: list[Kind], at: int) -> None:
    """Mark the short sentence below the headline that a longer one soon below reports again."""
    below = [i for i in range(at + 1, len(texts)) if kinds[i] == "prose"][:_MOST_ABOVE]
    enough = kinds[at : at + 1] == ["prose"] and len(below) >= _FEWEST_BELOW
    if enough and is_standfirst(texts[at], [texts[i] for i in below]):
        kinds[at] = "fragment"


def _mark_no_sentences(
    units: Sequence[Unit], texts: list[str], kinds: list[Kind], language: str | None
) -> None:
    """Mark units with a stop that are captions, headings, teasers or printed again."""
    prose = [i for i, kind in enumerate(kinds) if kind == "prose" and ends_with_stop(texts[i])]
    stopped = [
        Stopped(texts[i], units[i].alone, units[i].offsets[0] == units[i].paragraph[0] and i > 0, behind)
        for i, behind in ((i, texts[i + 1] if i + 1 < len(texts) else "") for i in prose)
    ]
    for k in no_sentences(stopped, language):
        kinds[prose[k]] = "fragment"


def _mark_repeated(units: Sequence[Unit], texts: list[str], kinds: list[Kind], headline: str | None) -> None:
    """Mark the headline where it is printed again as a first line, with prose below it."""
    last = max((i for i, kind in enumerate(kinds) if kind == "prose"), default=0)
    for i in range(min(last, _MOST_ABOVE)):
        if headline and kinds[i] != "furniture" and units[i].alone and is_same_line(texts[i], headline):
            kinds[i] = "headline"


def _one_article(plain: list[int], stopped: list[bool]) -> bool:
    """Whether the text is mostly sentences, though a long line without a stop outweighs them."""
    return sum(stopped[i] for i in plain) > 0.5 * len(plain)


def _headline(units: Sequence[Unit], texts: list[str], kinds: list[Kind], language: str | None) -> int | None:
    """Return the index of the unit that is the headline."""
    code = primary(language)
    content = [i for i, kind in enumerate(kinds) if kind != "furniture" and not is_day(texts[i], code)]
    if len(content) < 2:
        return None
    for i in content:
        headline = units[i].alone and _may_be_headline(texts[i])
        if headline and (kinds[i] != "prose" or _ends_like_a_headline(texts[i])):
            return i
        if headline and i == content[0] and is_stopped_headline(texts[i], f"{texts[content[1]]} "):
            return i
        if i == content[0] and _opens_a_text_without_lines(content, texts, kinds, language):
            return i
        if kinds[i] == "prose":
            break
    last = content[-1]
    below = kinds[content[0]] == "prose" and kinds[last] == "fragment" and units[last].alone
    enough = len(texts[last].split()) >= _SHORTEST_BOTTOM_HEADLINE
    if below and enough and looks_like_headline(texts[last]) and _may_be_headline(texts[last]):
        return last
    return None


def _opens_a_text_without_lines(
    content: list[int], texts: list[str], kinds: list[Kind], language: str | None
) -> bool:
    first, *others = content[:_MOST_ABOVE]
    if not _may_be_headline(texts[first]) or kinds.count("prose") < _FEWEST_BELOW:
        return False
    below = [texts[i] for i in others]
    short = len(texts[first].split()) <= _LONGEST_QUESTION
    text_begins = below[0].endswith(_DATELINE_ENDS) or _BYLINE.fullmatch(below[0]) is not None
    return opens_like_a_headline(texts[first], below) or (
        short and (text_begins or is_teaser(below[0]) or opens_with_a_kicker(texts[first], language))
    )


def _ends_like_a_headline(text: str) -> bool:
    """Whether a line with a stop is a headline: a question, an exclamation, or capitals all along."""
    short = len(text.split()) <= _LONGEST_QUESTION
    capitals = looks_like_headline(text.rstrip(".!? ")) and len(text.split()) >= _SHORTEST_BOTTOM_HEADLINE
    return short and (text.endswith(("?", "!")) or capitals)


def _may_be_headline(text: str) -> bool:
    short = len(text) <= _LONGEST_HEADLINE_CHARACTERS and len(text.split()) <= _LONGEST_HEADLINE
    return short and not text.endswith(_DATELINE_ENDS) and not _dateline().match(text)
