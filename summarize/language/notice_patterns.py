"""How notices around an article open, in all languages, and the words that they are recognized by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import regex

from summarize.language import tables
from summarize.language.lines import Sieve
from summarize.language.tables.printed import Notices
from summarize.language.tables.speech import Reporting

_NAME = r"(?P<name>\p{Lu}[^:.!?()]{1,80}?)(?:\s?\([^()]{1,40}\))?(?P<colon>\s?:\s|\s?:?$)"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticePatterns:
    """Patterns of notices; those of the first group are asked for the beginning of a unit."""

    mailing: regex.Pattern[str]
    confidential: regex.Pattern[str]
    unfolding: regex.Pattern[str]
    release: regex.Pattern[str]
    calls: regex.Pattern[str]
    choice: regex.Pattern[str]
    editors: regex.Pattern[str]
    writer_is: regex.Pattern[str]
    about_writer: regex.Pattern[str]
    about: regex.Pattern[str]
    """A heading above what a firm says of itself: groups ``name`` and ``colon``."""

    legal: Sieve
    mail_words: Sieve
    address: regex.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeWords:
    """Words of notices; tuples hold beginnings of words."""

    cookies: tuple[str, ...]
    consent: dict[str, tuple[str, ...]]
    addressing: frozenset[str]
    roles: tuple[str, ...]
    being: frozenset[str]
    articles: frozenset[str]
    works: frozenset[str]
    works_at: frozenset[str]
    news_of: frozenset[str]
    joining: frozenset[str]
    still_note: frozenset[str]
    particles: frozenset[str]
    firms: tuple[str, ...]
    of_places: frozenset[str]
    """Behind these, what is also a surname is a place: between Ostby and Lund."""
    told: frozenset[str]
    """Verbs by which a sentence says who says it."""


@cache
def notice_patterns() -> NoticePatterns:
    """Return the patterns of notices in all languages."""
    known = tables.each(Notices).values()
    heads = tables.either(one.heads for one in known)
    opening = rf"(?i)[^\p{{L}}\p{{N}}#]*+(?:(?:{heads})\s?[:–-]\s?)?"
    the, writers, is_ = (
        tables.either(parts)
        for parts in ([o.the for o in known], [o.writers for o in known], [o.writer_is for o in known])
    )
    choices = tables.either(one.choices for one in known)
    return NoticePatterns(
        mailing=_any(opening, [one.mailing for one in known]),
        confidential=_any(opening, [one.confidential for one in known]),
        unfolding=_any(opening, [one.unfolding for one in known]),
        release=_any(opening, [one.release for one in known]),
        calls=_any(opening, [one.calls for one in known]),
        choice=regex.compile(rf"(?i)(?:{choices}) .{{0,40}}\bcookies?\b"),
        editors=_any("(?i)", [one.editors for one in known], r"\W*$"),
        writer_is=regex.compile(rf"(?i)(?:{the})?(?:{writers})\s(?:{is_})\s"),
        about_writer=_any("(?i)", [one.about_writer for one in known], r"(?:\W*$|\s?:\s)"),
        about=regex.compile(rf"(?i:{tables.either(one.about for one in known)})\s?{_NAME}"),
        legal=Sieve(_any("(?i)", [one.legal for one in known])),
        mail_words=Sieve(_any(r"(?i)\b", [one.mail_words for one in known], r"\b")),
        address=_any("", [one.address for one in known]),
    )


def _any(before: str, lists: list[tuple[str, ...]], behind: str = "") -> regex.Pattern[str]:
    return regex.compile(f"{before}(?:{tables.either(lists)}){behind}")


@cache
def notice_words() -> NoticeWords:
    """Return the words of notices in all languages."""
    known, reports = tables.each(Notices).values(), tables.each(Reporting).values()
    joining = tables.union(one.and_ for one in known)
    signs = {sign for one in known for sign in one.consent}
    saying = tables.union(one.saying for one in reports)
    return NoticeWords(
        cookies=tuple(word for one in known for word in one.cookies),
        consent={s: _starts(o.consent.get(s, frozenset()) for o in known) for s in sorted(signs)},
        addressing=tables.union(one.addressing for one in known),
        roles=_starts(one.roles for one in known),
        being=tables.union(one.being for one in known),
        articles=tables.union(one.articles for one in known),
        works=tables.union(one.works for one in known),
        works_at=tables.union(one.works_at for one in known),
        news_of=tables.union(one.news_of for one in known),
        joining=joining,
        still_note=tables.union(one.still_note for one in known),
        particles=tables.union(one.particles for one in known),
        firms=_starts(one.firms for one in known),
        of_places=tables.union(one.prepositions for one in reports) | joining,
        told=saying - tables.union(one.other_senses for one in reports),
    )


def _starts(sets: Iterable[frozenset[str]]) -> tuple[str, ...]:
    return tuple(sorted(tables.union(sets)))
