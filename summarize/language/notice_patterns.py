"""How notices around an article open, in all languages, and the words that they are recognized by."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import regex
from msgspec import Struct

from summarize.language import tables
from summarize.language.lines import Sieve
from summarize.language.openings import Openings
from summarize.language.tables.printed import Notices
from summarize.language.tables.speech import Reporting

_NAME = r"(?P<name>\p{Lu}[^:.!?()]{1,80}?)(?:\s?\([^()]{1,40}\))?(?P<colon>\s?:\s|\s?:?$)"


class NoticePatterns(Struct, frozen=True, kw_only=True):
    """Patterns of notices."""

    printed: Openings
    """Of mailings, of reports that unfold, of releases."""
    confidential: Openings
    calls: Openings
    fronted: Openings
    """All of these three."""
    choice: Sieve
    editors: Openings
    writer_is: regex.Pattern[str]
    about_writer: Openings
    about: regex.Pattern[str]
    """A heading above what a firm says of itself: groups ``name`` and ``colon``."""

    legal: Sieve
    mail_words: Sieve
    address: Sieve


class NoticeWords(Struct, frozen=True, kw_only=True):
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
    front = r"[^\p{L}\p{N}#]*+", rf"(?:(?:{heads})\s?[:–-]\s?)?"
    the, writers, is_ = (
        tables.either(parts)
        for parts in ([o.the for o in known], [o.writers for o in known], [o.writer_is for o in known])
    )
    printed = [p for one in known for p in (*one.mailing, *one.unfolding, *one.release)]
    confidential = [p for one in known for p in one.confidential]
    calls = [p for one in known for p in one.calls]
    return NoticePatterns(
        printed=Openings(printed, front=front),
        confidential=Openings(confidential, front=front),
        calls=Openings(calls, front=front),
        fronted=Openings([*printed, *confidential, *calls], front=front),
        choice=Sieve(rf"(?i)(?:{tables.either(one.choices for one in known)}) .{{0,40}}\bcookies?\b"),
        editors=Openings((pattern for one in known for pattern in one.editors), behind=r"\W*$"),
        writer_is=regex.compile(rf"(?i)(?:{the})?(?:{writers})\s(?:{is_})\s"),
        about_writer=Openings(
            (pattern for one in known for pattern in one.about_writer), behind=r"(?:\W*$|\s?:\s)"
        ),
        about=regex.compile(rf"(?i:{tables.either(one.about for one in known)})\s?{_NAME}"),
        legal=Sieve(f"(?i){tables.either(one.legal for one in known)}"),
        mail_words=Sieve(rf"(?i)\b(?:{tables.either(one.mail_words for one in known)})\b"),
        address=Sieve(tables.either(one.address for one in known)),
    )


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
